"""Figures that count those besides others: "the pilot and three others were killed" is no three, and "five more bodies
were found" is no five.

English; it adds nothing up, for a sum would be no source's words.
"""

import re

from index.regex import regex
from retrieval.figures.fate_words import DEAD, HURT
from retrieval.figures.fates import told_fates
from retrieval.values.bound import MODIFIERS
from retrieval.values.number import quantities
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


_FURTHER = regex(r"\s+(?:more|additional|further|extra)\s+(?!than\b)(?-i:[a-z])(?![^.;]{0,60}\bthan\b)", re.IGNORECASE)
_ANOTHER = regex(r"\b(?:another|an?\s+(?:additional|further|extra))\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_ASKS_FURTHER = regex(r"\b(?:more|another|additional|further|extra)\b", re.IGNORECASE)


def counts_further(question: str, sentence: str, start: int, end: int, before: str = "") -> bool:
    """Whether the figure counts those who came to others that an earlier report told of, and the question asks for all.

    Where another count stands before it in the sentence, or in the one `before`, it may be of something else: "ten were
    killed and another 32 hurt".
    """
    if _ASKS_FURTHER.search(question) or _ASKS_REST.search(question):
        return False
    counts = [s for s in quantities(sentence) if s.quantity.unit.measure == "count"]
    figure = next((s for s in counts if s.start < end and start < s.end), None)
    if figure is None or figure is not counts[0]:
        return False
    if _FURTHER.match(sentence, figure.end) is not None:
        return True
    if _ANOTHER.search(sentence, 0, figure.figure_start) is None:
        return False
    suffered = told_fates(sentence, figure.start, figure.end)
    suffered_before = frozenset[str]().union(*(told_fates(before, s.start, s.end) for s in quantities(before)))
    return not suffered or not suffered_before or bool(suffered & suffered_before)


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
