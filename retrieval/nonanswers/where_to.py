"""Places that something left, where the question asks where it went: "moved from Tarn"; and those where it was only
heard, felt or seen: "heard as far away as Tarn".

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
_NOTICED = r"\b(?:heard|felt|seen|visible|audible|smell(?:ed|ing)?|smelt|shak(?:en|ing)|rattl(?:ed|ing))\b"
_AS_FAR_AS = regex(rf"{_NOTICED}[^,.;:]{{0,40}}?\bas far (?:[a-z]+ )?as\s+(?:the\s+)?$", re.IGNORECASE)
_ASKS_HOW_FAR = regex(rf"\b(?:far|hear|feel|see|smell)\b|{_NOTICED}", re.IGNORECASE)


def is_where_from(question: str, text: str, start: int) -> bool:
    """Whether the place that begins at `start` (code points) is the one left, and the question asks for the other."""
    return _ASKS_WHERE_TO.search(question) is not None and _LEFT.search(text, max(0, start - _REACH), start) is not None


def is_how_far(question: str, text: str, start: int) -> bool:
    """Whether it was only heard, felt or seen as far as the place that begins at `start`, and the question asks
    where it was."""
    return _AS_FAR_AS.search(text, 0, start) is not None and _ASKS_HOW_FAR.search(question) is None
