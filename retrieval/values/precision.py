"""Which of several values says most: exact figures before rounded ones, full names before short, days before years.

It does not know which values join (`grouping`).
"""

from collections import Counter
from collections.abc import Sequence

from retrieval.values.account import Account
from retrieval.values.bound import Bound
from retrieval.values.moment import Moment
from retrieval.values.place import Place
from retrieval.values.quantity import Quantity
from retrieval.values.value import Names, Value


def by_precision(value: Value) -> tuple[float, float, tuple[str, ...]]:
    """Most precise first: exact figures, full names, single days."""
    meaning = value.meaning
    if isinstance(meaning, Quantity):
        return _QUANTITY_ORDER[meaning.bound] + (0.5 if meaning.low != meaning.high else 0.0), meaning.low, value.key
    if isinstance(meaning, Names):
        words = [len(item.words) for item in meaning.items]
        return float(meaning.items[0].described), -float(len(words) * 100 + sum(words)), value.key
    if isinstance(meaning, Place):
        return float(meaning.inner.described), -float(len(meaning.inner.words) * 10 + len(meaning.outers)), value.key
    if isinstance(meaning, Moment):
        return _moment_order(meaning), 0.0, value.key
    if isinstance(meaning, Account):
        return 0.0, -float(len(meaning.stems)), value.key
    return 0.0, 0.0, value.key


_QUANTITY_ORDER = {
    Bound.EXACT: 0,
    Bound.RANGE: 1,
    Bound.AT_LEAST: 2,
    Bound.AT_MOST: 2,
    Bound.APPROX: 3,
    Bound.JUST_OVER: 3,
    Bound.JUST_UNDER: 3,
    Bound.MORE_THAN: 5,
    Bound.LESS_THAN: 5,
    Bound.VAGUE: 9,
}


def _moment_order(moment: Moment) -> float:
    half = 0.1 * moment.half_open
    if moment.day is None:
        return 500.0 if moment.minutes is None else 0.5 + half
    days = (moment.day.last - moment.day.first).days
    return days + (0.0 if moment.minutes else 0.2) + (0.0 if moment.year_stated else 0.3) + half


def shown_value(values: Sequence[Value]) -> str:
    """How a position is written: its most precise value, of equals the most frequent, of those the first in order.

    "More than 40" that joined 43 is not shown for it: its own figure is one that no source counts. Nor is a range for
    the figure in it.
    """
    if not values:
        raise ValueError("a position has at least one value")
    counts = Counter(value.shown for value in values)
    return min(values, key=lambda v: (*_shown_order(v), _is_told_exactly(v, values), -counts[v.shown], v.key)).shown


def _is_told_exactly(value: Value, values: Sequence[Value]) -> bool:
    """Whether it is a range and one of the values a figure in it: the estimate that the range is the margin of."""
    span = value.meaning
    return (
        isinstance(span, Quantity)
        and span.bound is Bound.RANGE
        and any(
            isinstance(one.meaning, Quantity)
            and one.meaning.bound is Bound.EXACT
            and span.low <= one.meaning.low <= span.high
            for one in values
        )
    )


def _shown_order(value: Value) -> tuple[float, float]:
    first, second, _ = by_precision(value)
    if isinstance(value.meaning, Quantity):
        return (2.0 if value.meaning.bound is Bound.VAGUE else float(value.meaning.bound.is_strict)), 0.0
    return first, second if not isinstance(value.meaning, Account) else len(value.shown)
