"""Whether the positions on a figure follow each other: a toll that rises from report to report, or is said to have been
lowered, a count of the missing that falls.

It goes by the reports' days and words; it does not know which figure is right.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cmp_to_key
from itertools import combinations, pairwise
from typing import Literal

from index.regex import regex
from retrieval.figures.fate_words import DEAD, HURT, VICTIMS
from retrieval.side import Side, Witness
from retrieval.values.asked import counting_words
from retrieval.values.quantity import Quantity
from retrieval.values.value import QuestionFocus

_CUMULATIVE = regex(
    rf"\b(?:{DEAD}|{HURT}|{VICTIMS}|toll|missing|bodies|lives|arrest\w*|detain\w*|infect\w*|cases|ill|sickened|displaced|"
    r"evacuat\w*|homeless|rescued|hospitali[sz]ed|collapsed)\b",
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
    """Positions that supersede each other: their indexes latest first, and which way the figure goes."""

    order: tuple[int, ...]
    way: Literal["rises", "falls", "changes"]


def course(sides: Sequence[Side], question: QuestionFocus) -> Course | None:
    """How the figure went on, where it rises or falls strictly with the time of its first reports; else None.

    Only for counts of what can but rise (the dead, the injured) or what dwindles (the missing), or is said to have been
    lowered; a day without a clock does not order reports of that day. Where the days do not tell which of two came
    first, a report does which says that the figure rose or was lowered to its own.
    """
    if any(_measure(side) != "count" for side in sides):
        return None
    order = sorted(range(len(sides)), key=lambda i: sides[i].figure)
    upwards = [sides[i] for i in order]
    if any(x.figure >= y.figure for x, y in pairwise(upwards)):
        return None
    adds_up = _CUMULATIVE.search(question.text) is not None
    if adds_up and _climbs(upwards):
        return Course(tuple(reversed(order)), "rises")
    if _dwindles(question) and all(_follows(lower, higher) for higher, lower in pairwise(reversed(upwards))):
        return Course(tuple(order), "falls")
    return _as_told(sides, adds_up=adds_up)


def _as_told(sides: Sequence[Side], *, adds_up: bool) -> Course | None:
    """In order of time, where every fall is told as one, and every rise is told or of what adds up."""

    def compare(one: int, other: int) -> int:
        return _is_after(sides[other], sides[one]) - _is_after(sides[one], sides[other])

    order = sorted(range(len(sides)), key=cmp_to_key(compare))
    steps = [(sides[late], sides[early]) for late, early in pairwise(order)]
    falls = [late.figure < early.figure for late, early in steps]
    for fall, (late, early) in zip(falls, steps, strict=True):
        if not _is_after(late, early) or not (_is_said_to_fall(late) if fall else adds_up or _is_said_to_rise(late)):
            return None
    return Course(tuple(order), "falls" if all(falls) else "changes") if any(falls) else None


def _is_after(late: Side, early: Side) -> bool:
    """Whether one came after the other, by the days, else by the words; a toll that is lowered had risen before."""
    if _follows(late, early) or _follows(early, late):
        return _follows(late, early)
    if late.figure < early.figure:
        return _is_said_to_fall(late)
    return _is_said_to_rise(late) and not _is_said_to_fall(early)


def _climbs(upwards: Sequence[Side]) -> bool:
    """Whether each figure follows the lower one; where the latest report says that the figure rose to the highest, no
    lower one need be put in order, as long as none is known to be out of it."""
    if all(_is_after(higher, lower) for lower, higher in pairwise(upwards)):
        return True
    return _is_said_to_rise(upwards[-1]) and not any(
        _follows(lower, higher) or _is_said_to_fall(lower) for lower, higher in combinations(upwards, 2)
    )


def _dwindles(question: QuestionFocus) -> bool:
    """Whether what is counted becomes fewer: "how many are missing", not "how many of the missing died"."""
    counted = " ".join(counting_words(question.text))
    return _DWINDLING.search(counted) is not None and not _CUMULATIVE.search(_DWINDLING.sub("", counted))


def _is_said_to_rise(side: Side) -> bool:
    return any(w.risen for w in side.witnesses)


def _is_said_to_fall(side: Side) -> bool:
    return any(w.fallen for w in side.witnesses)


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
