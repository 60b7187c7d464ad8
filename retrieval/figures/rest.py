"""Figures that count those besides others: "the pilot and three others were killed" is no three.

English; it adds nothing up, for a sum would be no source's words.
"""

import re

from index.regex import regex
from retrieval.figures.fate_words import DEAD, HURT
from retrieval.values.bound import MODIFIERS
from retrieval.values.numeral import NUMERAL_WORDS

LOOK_BACK = 120  # code points
_OTHERS = regex(r"\s+(?:others?|more)\b", re.IGNORECASE)
_AND = regex(
    rf"(?P<before>.*?),?\s+(?:and|with|plus|besides)\s+(?:(?:{MODIFIERS})\s+)?$",
    re.IGNORECASE | re.DOTALL,
)
_NAMED = regex(
    r"(?:\b[A-Z][\w’'.-]*|"
    r"\b(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Aa]n?|[A-Z][\w’'.-]*['’]s?)\s+(?:[\w’'.-]+\s+){0,4}?[\w’'-]+)"
    r"(?:,[^,;.]{1,60})?,?$"
)
_DID_OR_SUFFERED = regex(
    rf"\b(?:{DEAD}|{HURT}|arrest\w*|detain\w*|missing|rescued|was|were|is|are|had|has|have)\b",
    re.IGNORECASE,
)
_ASKS_REST = regex(
    r"\b(?:others?|else|besides|apart from|aside from|in addition|excluding|not counting|as well as)\b", re.IGNORECASE
)


def counts_the_rest(question: str, sentence: str, start: int, end: int) -> bool:
    """Whether the figure `sentence[start:end]` (code points) leaves out one who is named right before it and suffered
    the same, and the question asks for all."""
    if _OTHERS.match(sentence, end) is None or _ASKS_REST.search(question):
        return False
    tied = _AND.fullmatch(sentence[max(0, start - LOOK_BACK) : start])
    if tied is None or _NAMED.search(tied["before"]) is None:
        return False
    return not _counts(tied["before"]) and not _has_a_verb_of_its_own(tied["before"], sentence[end:])


def _counts(before: str) -> bool:
    """Whether a figure is what the others are besides: "two men and three others"."""
    last = re.split(r"[,;]", before)[-1].split()[-4:]
    return any(word.lower() in NUMERAL_WORDS - {"a", "an"} or word[:1].isdigit() for word in last)


def _has_a_verb_of_its_own(before: str, after: str) -> bool:
    """Whether two things are told: "killed the pilot and three others were hurt", not "the pilot and three others"."""
    own = re.match(r"\s+(?:others?|more)\b[^,;.]{0,40}?\b(?:was|were|is|are|had|has|have)\s+\w+", after)
    return own is not None and _DID_OR_SUFFERED.search(before) is not None
