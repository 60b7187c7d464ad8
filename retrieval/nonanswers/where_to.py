"""Places that something left, where the question asks where it went: "moved from Tarn".

English, and one sentence. That it left the place asked from is the question's own matter.
"""

import re

from index.regex import regex

_ASKS_WHERE_TO = regex(
    r"^\W*(?:to|into) (?:which|what|whose)\b|\bwhere\b.*\bto\W*$|"
    r"^\W*(?:which|what)\b.*\b(?:move|go|travel|flee|fly|return|moved|sent|taken|transferred|flown|brought|deported|"
    r"extradited|relocated) to\W*$",
    re.IGNORECASE,
)
_LEFT = regex(r"\b(?:from|out of|left|leaving|departed)\s+(?:the\s+)?(?:[a-z-]+\s+(?:of|in)\s+)?$", re.IGNORECASE)
_REACH = 40


def is_where_from(question: str, text: str, start: int) -> bool:
    """Whether the place that begins at `start` (code points) is the one left, and the question asks for the other."""
    return _ASKS_WHERE_TO.search(question) is not None and _LEFT.search(text, max(0, start - _REACH), start) is not None
