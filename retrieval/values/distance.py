"""How far apart two figures or two times of day are: accounts of one event seldom differ by an order of magnitude.

Symmetric. Whether they are one is `relation`'s.
"""

import math

from index.times.clock import DAY_MINUTES
from retrieval.values.moment import Moment
from retrieval.values.quantity import Quantity, are_comparable
from retrieval.values.value import Meaning

FARTHEST = 3.0
_HOUR, _HALF_DAY = 60, DAY_MINUTES // 2


def distance(a: Meaning, b: Meaning) -> float | None:
    """Of two figures the log of their ratio, each with one added so that none has one; of two times of day the hours
    between them, round the clock. `FARTHEST` at most, and where figures measure different things; None of others."""
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        return _of_figures(a, b)
    if isinstance(a, Moment) and isinstance(b, Moment):
        return _of_times(a, b)
    return None


def _of_figures(a: Quantity, b: Quantity) -> float:
    if not are_comparable(a, b):
        return FARTHEST
    return min(FARTHEST, abs(math.log((abs(a.figure) + 1) / (abs(b.figure) + 1))))


def _of_times(a: Moment, b: Moment) -> float | None:
    same_day = a.day is None or b.day is None or a.day.overlaps(b.day)
    if a.minutes is None or b.minutes is None or not same_day:
        return None
    between = abs(a.minutes[0] - b.minutes[0])
    if a.half_open or b.half_open:
        between %= _HALF_DAY
        return min(FARTHEST, min(between, _HALF_DAY - between) / _HOUR)
    return min(FARTHEST, min(between, DAY_MINUTES - between) / _HOUR)
