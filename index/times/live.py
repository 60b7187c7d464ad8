"""Live reports: entries that open with a time of day, "17:15 The mayor says", each told in the present of that day.

It knows the shape of an entry alone; which day it was is `dating`'s business.
"""

import re
from collections.abc import Iterable

from index.regex import regex

LEAST_ENTRIES = 3
"""A report with fewer sentences that open so may only be precise."""

_ENTRY = regex(
    r"[\s*_]*(?:[01]?\d|2[0-3])[.:][0-5]\d(?:\s?(?:[AaPp]\.?[Mm]\b\.?|GMT|UTC|BST|E[DS]?T))?[*_]{0,3}[:,]?[*_]{0,3}\s+"
    r"(?:[-–—]\s+)?(?=[“\"‘'(]?[^\W\d_a-z])"
)


def is_live(sentences: Iterable[str]) -> bool:
    """Whether the sentences of an article are those of a live report."""
    return sum(_ENTRY.match(sentence) is not None for sentence in sentences) >= LEAST_ENTRIES


def tells_of_before(sentence: str) -> bool:
    """Whether a sentence of one goes back behind its moment: "he had been seen in Orr"."""
    return _BEFORE.search(sentence) is not None


_BEFORE = regex(r"\b(?:had|earlier|previously|formerly|once)\b", re.IGNORECASE)
