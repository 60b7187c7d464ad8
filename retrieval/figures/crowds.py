"""Sentences that state how many came in a fixed expression: "the turnout was about 2,600", "nine hundred had marched".

As with tolls, a reader trained on plain questions passes these over, and the expression itself says what is counted;
whose crowd it was the reader tells.
"""

import re

from index.regex import regex
from retrieval.questions.question import Question
from retrieval.values.bound import MODIFIERS
from retrieval.values.number import quantities
from retrieval.values.rising import REACHED

_ASKS = regex(
    r"\bhow many (?:[\w-]+ ){0,3}?(?:march(?:ed)?|took part|take part|taken part|attend(?:ed)?|gather(?:ed)?|"
    r"turn(?:ed)? out|protest(?:ed)?|rall(?:y|ied)|demonstrat(?:e|ed)|join(?:ed)?)\b|"
    r"\b(?:what|how (?:big|large)) was the (?:crowd|turnout|attendance)\b|\bcrowd size\b|"
    r"\bsize of the (?:crowd|march|protest|demonstration|rally)\b",
    re.IGNORECASE,
)
_ROUGHLY = rf"(?:(?:{MODIFIERS})\s+)*"
_CROWD = r"crowd|turn-?out|attendance|number of (?:marchers|protest[eo]rs|demonstrators|participants|spectators"
_AT = rf"\b[^,.;:]{{0,30}}?\b(?:at|of|was|to|{REACHED})\s+{_ROUGHLY}$"
_BEFORE = regex(rf"\b(?:{_CROWD}|people)){_AT}", re.IGNORECASE)
_OF_CROWD = regex(rf"\b(?:{_CROWD})){_AT}", re.IGNORECASE)
_AFTER = regex(
    r"(?:\s+(?:people|persons|protest[eo]rs|demonstrators|marchers|supporters|fans|spectators|workers|students))?"
    r"(?:\s+(?:had|have))?\s+(?:taken part|took part|turned out|attended|marched|gathered|demonstrated|rallied|"
    r"protested|joined the (?:march|protest|rally|demonstration))\b",
    re.IGNORECASE,
)
LOOK_BACK = 80  # code points


def is_crowd(text: str, start: int) -> bool:
    """Whether the figure at `start` (code points) is told as the size of a crowd, whatever is asked."""
    return _OF_CROWD.search(text[max(0, start - LOOK_BACK) : start]) is not None


def crowd(question: Question, text: str) -> tuple[int, int] | None:
    """Where the sentence states the crowd that is asked for, half-open, code points; None where it does not."""
    if _ASKS.search(question.text) is None:
        return None
    for stated in quantities(text):
        before = text[max(0, stated.start - LOOK_BACK) : stated.start]
        counts = stated.quantity.unit.measure == "count"
        if counts and (_BEFORE.search(before) or _AFTER.match(text, stated.end)):
            return stated.start, stated.end
    return None
