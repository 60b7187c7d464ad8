"""What somebody only asked for, where it is asked what somebody got or paid: "the union wants nine percent" is no rise.
And what somebody got, where it is asked what was asked for.

English, by form; it does not know who asked.
"""

import re

from index.regex import regex

_WANTED = regex(
    r"\b(?:demand(?:s|ed|ing)?|ask(?:s|ed|ing)? (?:\w+ )?for|want(?:s|ed)?|seek(?:s|ing)?|sought|call(?:s|ed|ing)? for|"
    r"(?:not|n[’']t) (?:accept|take|settle for) less than)\s+(?:[^\s,;.]+\s+){0,4}$",
    re.IGNORECASE,
)
_ASKS_GOT = regex(
    r"\bhow much (?:was|were|did|is|are)\b.*\b(?:paid|pay|get|got|receive|fined?|cost|earn|win)\b|"
    r"\bdid\b.*\b(?:get|receive|win|pay|agree|accept)\b|\bw(?:as|ere)\b.*\b(?:sentenced|given|fined|paid|awarded)\b|"
    r"\b(?:agreed|imposed?|settled)\b",
    re.IGNORECASE,
)
_ASKS_WANTED = regex(
    r"\b(?:demand|ask|want|seek|sought|call|claim|requir|request|ransom|insist|order|offer|propos|prosecut)",
    re.IGNORECASE,
)


def is_only_demanded(question: str, text: str, start: int) -> bool:
    """Whether the figure at `start` (code points) is what somebody asked for, and the question asks what was got."""
    if _ASKS_GOT.search(question) is None or _ASKS_WANTED.search(question) is not None:
        return False
    return _WANTED.search(text, 0, start) is not None


_ASKS_DEMAND = regex(
    r"\b(?:how (?:much|many)|what (?:sum|share|sentence|fine|rise|increase|percentage|term))\b.*\b(?:want(?:s|ed|ing)?|"
    r"demand(?:s|ed|ing)?|(?:ask(?:s|ed|ing)?|call(?:s|ed|ing)?) for|seek(?:s|ing)?|sought|claim(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
_GOT = regex(
    r"\b(?:receiv\w+|agree\w*|offer\w*|settle\w*|accept\w*|awarded|paid|grant\w*|will get|got|sentenced|given|gave|"
    r"handed)\b[^,;.]{0,40}$",
    re.IGNORECASE,
)
_TELLS_DEMAND = regex(
    r"\b(?:want|demand|ask|seek|sought|claim|call|request|insist|requir|push|prosecut|sue|ransom|need|propos|urg)",
    re.IGNORECASE,
)


def is_only_got(question: str, text: str, start: int) -> bool:
    """Whether the figure at `start` is what somebody got, in a sentence that tells of no demand, and the question asks
    what was demanded."""
    if _ASKS_DEMAND.search(question) is None or _TELLS_DEMAND.search(text) is not None:
        return False
    return _GOT.search(text, 0, start) is not None
