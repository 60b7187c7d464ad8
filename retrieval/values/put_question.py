"""Where a sentence says what was asked before it is answered: "Asked if the gate was locked, she said: ...".

The question itself says neither yes nor no, nor anything else. What follows answers it, and a bare "no" answers nothing
but it. It reads English.
"""

import re

from index.regex import regex
from retrieval.values.content import content_stems
from retrieval.values.scope import by_rules
from retrieval.values.stance import Polarity, Stance

Span = tuple[int, int]

HALF = 0.5  # of a question's own words, in the one that is put: both ask the same

_ASKED = r"(?:asked|questioned|pressed)\s+(?:[^\s,;:]+\s+){0,6}?(?:whether|if)\b[^,;:“”\"]*"
_PUT = regex(
    rf"(?:^|,)(?P<first>\W*(?:when (?:he was |she was |they were )?)?{_ASKED}[,:])"
    rf"|(?<!\w)(?P<last>(?:,\s|when\s)(?:(?:he|she|they|it|being)\s)?(?:(?:was|were)\s)?{_ASKED})$",
    re.IGNORECASE,
)
_SAYS = regex(
    r"\b(?:yes|no|never|nobody|none|not at all|of course|den(?:y|ied|ies)|confirm(?:ed|s)|rejected)\b|"
    r"\b(?:he|she|it|they|we)\s+(?:did|do|does|had|has|have|was|were|is|are|would|will)(?:\s+not|n['’]t)?\W*$|"
    r"\bI\s+(?:did|do|had|have|was|am|would|will)(?:\s+not|n['’]t)?\W*$",
    re.IGNORECASE,
)
_NAME = regex(r"\b[A-Z]\w*")


def put_question(sentence: str) -> Span | None:
    """Where a question stands that the sentence says was put (code points); None where none does."""
    found = _PUT.search(sentence)
    if found is None:
        return None
    return found.span("first" if found["first"] else "last")


def without(sentence: str, put: Span) -> str:
    """The sentence with a question that is put in it blanked out."""
    return sentence[: put[0]] + " " * (put[1] - put[0]) + sentence[put[1] :]


def bare_reply(question: str, sentence: str, put: Span) -> Polarity | None:
    """What a reply says that tells nothing itself ("No", "she had not"): to the question that was put, and where that
    is not the asked one, or nothing answers, it is unclear. None for a reply that tells something."""
    asked, reply = sentence[slice(*put)], without(sentence, put)
    if _own(reply) & (_own(asked) | _own(question)):
        return None
    if not _SAYS.search(reply) or len(_own(question) & _own(asked)) < HALF * len(_own(question)):
        return Polarity(Stance.UNCLEAR, None, 1.0)
    return by_rules(question, reply, None)


def _own(text: str) -> frozenset[str]:
    """Stems of the words that are no names."""
    return content_stems(_NAME.sub("", text))
