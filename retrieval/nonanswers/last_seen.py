"""Where somebody was last seen, where the question asks where they were found, and the other way round.

English, and one sentence up to the place.
"""

import re

from index.regex import regex

_ASKS_WHERE = regex(r"\b(?:where|(?:what|which) (?:place|town|village|city|street|part))\b", re.IGNORECASE)
_LOST = r"(?:last (?:seen|heard|spotted|known)|disappear(?:ed)?|vanish(?:ed)?|missing)"
_FOUND = r"(?:f(?:ou|i)nd|discover(?:ed)?|located?|recover(?:ed)?|turn(?:ed)? up)"
_ASKS_LOST, _ASKS_FOUND = (regex(rf"\b{word}\b", re.IGNORECASE) for word in (_LOST, _FOUND))
_WAS_LOST, _WAS_FOUND = (regex(rf"\b{word}\b[^,;.]*$", re.IGNORECASE) for word in (_LOST, _FOUND))


def is_where_else(question: str, text: str, start: int) -> bool:
    """Whether the place that begins at `start` (code points) is the one that is not asked for."""
    if _ASKS_WHERE.search(question) is None:
        return False
    was_lost, was_found = _WAS_LOST.search(text, 0, start), _WAS_FOUND.search(text, 0, start)
    if _ASKS_FOUND.search(question):
        return was_lost is not None and was_found is None
    return _ASKS_LOST.search(question) is not None and was_found is not None and was_lost is None
