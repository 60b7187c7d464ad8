"""How far a sentence is a speaker's whose words stand inside it: "The flood, the mayor said, killed 14 people".

It sees where the speaker's words end, not who speaks. English.
"""

import re

from index.regex import regex
from retrieval.grammar import SUBORDINATING
from retrieval.speech.finite import finite_verb
from retrieval.speech.reporting import FILED

_ADVERB = r"(?:(?:also|never|now|still|only|often|always|already|again|not|\w+ly)\s)*"
_VERB = regex(
    rf"{_ADVERB}(?:(?:is|are|was|were|has|have|had|does|did|do|would|could|should|can)n[’']t\b|can(?:no|['’])t\b|won[’']t\b"
    r"|(?:do|must|shall|cannot)\b"
    r"|[a-z]{2,}s\s(?=(?:the|an?|its?|their|his|her|them|him|no|not|all|about|at|in|on|to|from|more|over|up|only|some|"
    r"nearly|\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|[A-Z]\w*)\b))"
)
_ADVERBS = regex(_ADVERB)
# What depends on the words before the speaker: "It is time, the mayor said, to go".
# "killing two", but not "contradicting the ministry", which tells of the speaker.
_DEPENDS = regex(
    r"(?:to|that|because|if|unless|than|rather than|not(?! long\b)|with|without(?! \w+ing\b)|including|being|having|"
    r"killing|injuring|wounding|hurting|leaving|causing|making|bringing|destroying|damaging|forcing|sending|trapping|"
    r"displacing)\b"
)
_FILED = regex(rf"(?:{'|'.join(sorted(FILED))})\b")  # "says his appeal, filed on Tuesday"
_ENDS = regex(
    r";|[”\"]|\s[–—-]+\s|—|,\s(?:and|or|so|yet|but|as|after|before|while|when|which|who|whose|where|according)\b"
)
# "After the mayor said the road was safe, a truck killed 14". Not "as", for "As Venn told AFP, 14 died" is Venn's.
_SUBORDINATE = regex(
    rf"(?:(?:\w+\s){{1,3}}(?=after\b|before\b))?(?:{SUBORDINATING}|if|once|until)\s"
    r"[^,;“\"]*$",
    re.IGNORECASE,
)
_MAIN = regex(
    r",\s(?!(?:and|or|but|nor|who|which|that|according|including|when|as|with|in|on|at|by)\b|\w+ing\b)[^,;“”\"]{2,70}"
)
_COMMA = regex(r",\s$")
_ANY_COMMA = regex(r",[”\"]?\s")
_AFTERWARDS = regex(r"\b(?:after|before|since|until)\s$", re.IGNORECASE)
_AND = regex(r",\sand\s(?!that\b)(?=[^,;“”\"]{2,70})")


def resumed(sentence: str, at: int) -> tuple[int, int] | None:
    """Where the clause runs on that a speaker has cut in two: from `at`, behind the comma that closes their words, to
    its end. None where what follows is another clause."""
    if _COMMA.search(sentence, 0, at) is None:
        return None
    first = _ADVERBS.match(sentence, at)
    is_verb = _VERB.match(sentence, at) or finite_verb(sentence, at) == (first.end() if first else at)
    if _FILED.match(sentence, at) or not (is_verb or _DEPENDS.match(sentence, at)):
        return None
    end = _ENDS.search(sentence, at)
    return at, end.start() if end else len(sentence)


def subordinate(sentence: str, start: int, end: int) -> tuple[int, int] | None:
    """What is told behind a speaker and verb `sentence[start:end]` of a subordinate clause that opens the sentence:
    up to the comma that the main clause follows, or its second half ("left after the mayor said it fell, and 14 died").
    None for any other speaker."""
    if not _SUBORDINATE.fullmatch(sentence, 0, start):
        return _afterwards(sentence, start, end)
    for main in _MAIN.finditer(sentence, end):
        if finite_verb(main[0], 0) < len(main[0]):
            return end, main.start()
    return None


def _afterwards(sentence: str, start: int, end: int) -> tuple[int, int] | None:
    if _AFTERWARDS.search(sentence, 0, start) is None or (joined := _AND.search(sentence, end)) is None:
        return None
    clause = sentence[joined.end() : joined.end() + 70]
    return (end, joined.start()) if finite_verb(clause, 0) < len(clause) else None


def relative(sentence: str, end: int) -> tuple[int, int] | None:
    """What is told behind "the mayor, who said" up to the comma where the mayor's own verb follows."""
    for comma in _ANY_COMMA.finditer(sentence, end):
        first = _ADVERBS.match(sentence, comma.end())
        if finite_verb(sentence, comma.end()) == (first.end() if first else comma.end()):
            return end, comma.start()
    return None
