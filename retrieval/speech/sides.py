"""Which sides of a sentence are a speaker's: what stands before their name, behind their verb, or both.

It is given the speaker and the verb; it does not know which verbs report. English.
"""

import re
from dataclasses import dataclass

from index.regex import regex
from retrieval.grammar import SUBORDINATING
from retrieval.speech import extent, telling
from retrieval.speech.finite import finite_verb
from retrieval.speech.speaker import Speaker

ENDS_CONTENT = ',”"’?!»'
_AS = regex(r"(?<![a-z] )\b[Aa]s\s+$")  # "As Venn noted, ...", "..., as Venn noted"
# "By a bullet as the crowd says, by a fall as the guards say"; nobody's are "as rich as he says" and the like.
_AS_WITHIN = regex(
    r"(?<=[\w’'] )(?!(?:but|and|yet|or|that|just|because|name|named|known|identified|described|posing)\b)[a-z][\w’'-]*"
    r"\s(?P<as>as)\s+$"
)
_STILL_SAY = frozenset("say says claim claims insist insists maintain maintains allege alleges".split())
_MEASURED = regex(r"\b(?:as|so|such|same|much|many|far|nearly|almost|just)\b[^,;:]*$")
# "It did not begin in May, as Venn has claimed": which of the two they said is not clear.
_DENIED = regex(
    r"\b(?:not|never|no|nor|den(?:y|ies|ied)|refuted?|cannot|rather than|contrary)\b|n[’']t\b", re.IGNORECASE
)
_AS_CLOSED = regex(r"(?:\s(?:on|in|at|last|this|earlier|\w+day)\b[^,;“\"]{0,50})?\s*(?:,|[.]?$)")
OPENS_QUOTE = regex(r"[^“\"”]{0,60}[,:.] ?[“\"]")
_NOTHING_AFTER = regex(
    r"\s*(?:[.!?][”\"’)]*\s*$|$|,\s|;)"
    r"|\s+(?:on|late|early|last|in|at|outside|inside|near|before|following|during|via|to|by|from|when|while|after|as|of|about|this|\w+day|yesterday|today|earlier|"
    r"later)\b[^,.;“\"]{0,70}(?:[.!?][”\"’)]*\s*$|$|,\s|;)"
)
# "..., the ministry said, accusing the guards": they go on.
_AND_ADDS = regex(
    r"(?:\s[^,;:“\"]{1,40})?,\s(?:accusing|adding|blaming|warning|insisting|stressing|noting|claiming|calling|denying|"
    r"confirming|promising|vowing|urging|saying)\b"
)
LEAD_IN = regex(
    r"\s*(?!only\b)(?:in|on|at|by|after|before|following|during|when|while|as|asked|questioned|speaking|despite|since|until|from|"
    r"however|meanwhile|also|still|then|later|earlier|instead|moreover|for|with|according|late|early|last|this|\w+day|"
    r"\w+ly|responding|referring|citing|two|three|hours|days|minutes)\b",
    re.IGNORECASE,
)
# Words of lead-ins that a clause may open with as well; behind "in" and "on" a verb is mostly a participle.
_MAY_OPEN = regex(
    r"\s*(?:at (?:least|most)|two|three|this|last|early|late|later|earlier|also|still|then|\w+day|\w+ly)\b",
    re.IGNORECASE,
)
_SUBORDINATE = regex(
    rf"\s*(?:{SUBORDINATING}|as|if|once|until|despite|asked|following|with)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sides:
    """What is theirs of a sentence; `part` of what stands behind the verb, else before it, where that is not all."""

    left: bool
    right: bool
    part: tuple[int, int] | None


def sides_of(sentence: str, verb: re.Match[str], who: Speaker, *, is_relative: bool) -> Sides | None:
    """What is theirs around a speaker and their verb; None where nothing is told."""
    is_closed = _AS_CLOSED.match(sentence, verb.end()) is not None
    bare = _AS_WITHIN.search(sentence, 0, who.start) if is_closed and verb[0] in _STILL_SAY else None
    if bare and sentence[who.end : verb.start()].isspace() and "," not in sentence[who.start : who.end]:
        return _sides_within(sentence, bare.start("as"))
    aside = _AS.search(sentence, 0, who.start) if is_closed else None
    left = _content_left(sentence, who.start) if aside is None else _left_of_aside(sentence, aside.start())
    closes = left and _NOTHING_AFTER.match(sentence, verb.end()) is not None
    if not telling.tells(sentence, verb, who, closes=closes, postposed=closes or aside is not None):
        return None
    goes_on = not closes or bool(OPENS_QUOTE.match(sentence, verb.end()) or _AND_ADDS.match(sentence, verb.end()))
    part = None if goes_on or is_relative else resumed(sentence, verb.end())
    left = left and (closes or not telling.has_clause(sentence, verb, who))
    if not left:
        within = extent.relative(sentence, verb.end()) if is_relative else None
        part = within or extent.subordinate(sentence, who.start, verb.end())
    return Sides(left, goes_on or not left or part is not None, part)


def _sides_within(sentence: str, start: int) -> Sides | None:
    """What stands before "as X said", from the last comma on, and never what follows."""
    is_theirs = not (_MEASURED.search(sentence, 0, start) or _DENIED.search(sentence, 0, start))
    first = max(sentence.rfind(mark, 0, start) for mark in ",;:") + 1
    return Sides(left=True, right=False, part=(first, start)) if is_theirs else None


def _left_of_aside(sentence: str, start: int) -> bool:
    """Whether what stands before "as X said" is theirs: not of "to the point that, as X said, ..."."""
    is_theirs = not sentence[:start].endswith("that, ") and _DENIED.search(sentence, 0, start) is None
    return is_theirs and _content_left(sentence, start)


def resumed(sentence: str, end: int) -> tuple[int, int] | None:
    """Where the clause runs on that the words up to `end` and their day or place interrupt."""
    closed = _NOTHING_AFTER.match(sentence, end)
    return extent.resumed(sentence, closed.end()) if closed else None


def sides_around(sentence: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether what stands before `start` and behind `end` is told by who is named between."""
    left = _content_left(sentence, start)
    return left, not (left and _NOTHING_AFTER.match(sentence, end))


def _content_left(sentence: str, who_start: int) -> bool:
    """Whether what stands before the speaker is told by them, rather than "On Monday," or nothing."""
    left = sentence[:who_start].rstrip()
    if not left or left[-1] not in ENDS_CONTENT:
        return False
    if any(mark in left for mark in '“"”'):
        return True
    last = left.rstrip(",").rpartition("; ")[2]
    if _SUBORDINATE.match(last) and "," not in last:
        return False
    words = len(last.split())
    return words > 1 and not (words <= 9 and LEAD_IN.match(last) and not _tells_something(last))


def _tells_something(words: str) -> bool:
    """Whether a clause that opens as a lead-in goes on to a verb: "two people died", "at least 30 were hurt"."""
    return _MAY_OPEN.match(words) is not None and finite_verb(words, 0) < len(words)
