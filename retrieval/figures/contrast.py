"""A figure that is set against another: "fifteen died, not 16" states fifteen, "not 16 but fifteen" too.

English, within one sentence that states two figures of a measure and no third; it does not know who said 16.
"""

import re

from index.regex import regex
from retrieval.values.number import quantities
from retrieval.values.stated import Stated

Span = tuple[int, int]

_NOT = regex(r"(?:,|\s[–—-]|\(|^)\s*(?:and\s+)?not\s+(?:(?:the|some|about)\s+)?$", re.IGNORECASE)
_NOT_BUT = regex(r"\bnot\s+(?:(?:the|some|about)\s+)?$", re.IGNORECASE)
_BUT = regex(r"[^.;:]{0,30}?,?\s+but\s+(?:only\s+|rather\s+)?$", re.IGNORECASE)
_BORDER = regex(r"[;:“”\"]|\b(?:but|while|whereas|although|though)\b", re.IGNORECASE)


def stated_instead(text: str, span: Span, language: str | None = None) -> Span | None:
    """Where the figure stands (code points) that the sentence gives instead of the one in `span`; None for a figure
    that it does not reject, or rejects beside no other one or several."""
    if language not in (None, "en"):
        return None
    all_stated = quantities(text)
    rejected = next((each for each in all_stated if span[0] <= each.figure_start < span[1]), None)
    if rejected is None:
        return None
    others = [each for each in all_stated if each is not rejected and _is_of_one_sort(each, rejected)]
    found = [each for each in others if _is_for(text, each, rejected)]
    return (found[0].start, found[0].end) if len(found) == 1 else None


def contests(text: str, figure: int) -> bool:
    """Whether the figure that starts at `figure` (code points) is given instead of another."""
    given = (stated_instead(text, (each.figure_start, each.end)) for each in quantities(text))
    return any(span[0] <= figure < span[1] for span in given if span is not None)


def _is_of_one_sort(a: Stated, b: Stated) -> bool:
    x, y = a.quantity, b.quantity
    return x.unit.measure == y.unit.measure and (not x.noun or not y.noun or x.noun[-1] == y.noun[-1])


def _is_for(text: str, given: Stated, rejected: Stated) -> bool:
    """ "N people died, not M", or "not M but N"."""
    if given.end <= rejected.figure_start:
        between = text[given.end : rejected.start]
        return bool(_NOT.search(between + " ")) and not _BORDER.search(between)
    return bool(_NOT_BUT.search(text, 0, rejected.start)) and bool(_BUT.fullmatch(text, rejected.end, given.start))
