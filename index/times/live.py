"""Live reports: entries that open with a time of day, "17:15 The mayor says", each told in the present of that day.

It knows how an entry opens and no more; which day it was is `dating`'s business.
"""

import re
from collections.abc import Iterable

from index.regex import regex
from index.times.stamp import behind_stamp

LEAST_ENTRIES = 3
"""A report with fewer sentences that open so may only be precise."""


def is_live(sentences: Iterable[str]) -> bool:
    """Whether the sentences of an article are those of a live report."""
    return sum(behind_stamp(sentence) > 0 for sentence in sentences) >= LEAST_ENTRIES


def tells_of_before(sentence: str) -> bool:
    """Whether a sentence of one goes back behind its moment: "he had been seen in Orr"."""
    return _BEFORE.search(sentence) is not None


_BEFORE = regex(r"\b(?:had|earlier|previously|formerly|once)\b", re.IGNORECASE)
