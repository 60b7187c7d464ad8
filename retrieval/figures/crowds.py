"""Figures that are told as the size of a crowd: "the turnout was about 2,600".

English; it does not know whose crowd it was.
"""

import re

from index.regex import regex
from retrieval.values.bound import MODIFIERS
from retrieval.values.rising import REACHED

_ROUGHLY = rf"(?:(?:{MODIFIERS})\s+)*"
_OF_CROWD = regex(
    r"\b(?:crowd|turn-?out|attendance|number of (?:marchers|protest[eo]rs|demonstrators|participants|spectators))"
    rf"\b[^,.;:]{{0,30}}?\b(?:at|of|was|to|{REACHED})\s+{_ROUGHLY}$",
    re.IGNORECASE,
)
LOOK_BACK = 80  # code points


def is_crowd(text: str, start: int) -> bool:
    """Whether the figure at `start` (code points) is told as the size of a crowd, whatever is asked."""
    return _OF_CROWD.search(text[max(0, start - LOOK_BACK) : start]) is not None
