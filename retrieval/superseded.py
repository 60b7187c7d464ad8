"""Whether the positions on a figure follow each other: a toll that rises from report to report, a count of the missing
that falls.

It goes by the reports' days and words; it does not know which figure is right.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from index.regex import regex
from retrieval.figures.fate_words import DEAD, HURT, VICTIMS
from retrieval.side import Side, Witness
from retrieval.values.asked import counting_words
from retrieval.values.quantity import Quantity
from retrieval.values.value import QuestionFocus

_CUMULATIVE = regex(
    rf"\b(?:{DEAD}|{HURT}|{VICTIMS}|toll|missing|bodies|lives|"
    r"arrest\w*|detain\w*|infect\w*|cases|displaced|evacuat\w*|homeless|rescued|hospitali[sz]ed|collapsed)\b",
    re.IGNORECASE,
)
# What help and daylight make fewer. The dead never become fewer: a lower count of them is another count.
_DWINDLING = regex(
    r"\b(?:missing|trapped|stranded|unaccounted|cut off|"
    r"without (?:\w+ )?(?:power|electricity|water|heat(?:ing)?|gas))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Course:
    """Positions that supersede each other: their indexes latest first, and whether the figure rises or falls."""

    order: tuple[int, ...]
    rises: bool


def course(sides: Sequence[Side], question: QuestionFocus) -> Course | None:
    """How the figure went on, where it rises or falls strictly with the time of its first reports; else None.

    Only for counts of what can but rise (the dead, the injured) or what dwindles (the missing); a day without a clock
    does not order reports of that day. Where the days do not tell which of two came first, a report does which says
    that the figure rose to the higher one.
    """
    if any(_measure(side) != "count" for side in sides):
        return None
    order = sorted(range(len(sides)), key=lambda i: sides[i].figure)
    upwards = [sides[i] for i in order]
    if any(x.figure >= y.figure for x, y in pairwise(upwards)):
        return None
    if _CUMULATIVE.search(question.text) and _climbs(upwards):
        return Course(tuple(reversed(order)), rises=True)
    if _dwindles(question) and all(_follows(lower, higher) for higher, lower in pairwise(reversed(upwards))):
        return Course(tuple(order), rises=False)
    return None


def _climbs(upwards: Sequence[Side]) -> bool:
    """Whether each figure follows the lower one; where the latest report says that the figure rose to the highest, no
    lower one need be put in order, as long as none is known to be out of it."""
    if all(_rises(x, y) for x, y in pairwise(upwards)):
        return True
    return _is_said_to_rise(upwards[-1]) and not any(
        _follows(lower, higher) for lower, higher in combinations(upwards, 2)
    )


def _dwindles(question: QuestionFocus) -> bool:
    """Whether what is counted becomes fewer: "how many are missing", not "how many of the missing died"."""
    counted = " ".join(counting_words(question.text))
    return _DWINDLING.search(counted) is not None and not _CUMULATIVE.search(_DWINDLING.sub("", counted))


def _rises(lower: Side, higher: Side) -> bool:
    if _follows(higher, lower) or _follows(lower, higher):
        return _follows(higher, lower)
    return _is_said_to_rise(higher)


def _is_said_to_rise(side: Side) -> bool:
    return any(w.risen for w in side.witnesses)


def _follows(late: Side, early: Side) -> bool:
    """Whether the first report of the one is known to be after that of the other."""
    first, then = early.first_report, late.first_report
    return first is not None and then is not None and _is_before(first, then)


def _is_before(a: Witness, b: Witness) -> bool:
    if a.published is None or b.published is None:
        return False
    if a.clock_known and b.clock_known:
        return a.published < b.published
    return a.published.date() < b.published.date()


def _measure(side: Side) -> str:
    meaning = side.anchor.meaning
    return meaning.unit.measure if isinstance(meaning, Quantity) else ""
