"""A quantity and DESIGN's rules for which figures join; symmetric, and without any text.

It does not know where a figure stood or what was asked.
"""

from dataclasses import dataclass
from enum import StrEnum

from retrieval.values.bound import Bound
from retrieval.values.relation import Relation, joined_if
from retrieval.values.unit import Unit, may_be_one

TOLERANCE = 0.05
_ROUGHLY = 0.5  # of a unit, where a time is told roughly: "nearly three weeks" of 18 days
_FLOORS = {Bound.AT_LEAST, Bound.MORE_THAN}
_CEILINGS = {Bound.AT_MOST, Bound.LESS_THAN}


class Sort(StrEnum):
    """What kind of figure it is."""

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    SCORE = "score"


@dataclass(frozen=True, slots=True)
class Quantity:
    """`low` to `high` in the measure's base unit; equal for a single figure. A score is low-high as won and lost.

    `written` is the figure as it stands, before unit conversion ("5" of "5 km"). `noun` are the lower-case words
    from the figure to the head of what is counted, () where it stands alone. `rest` is what of it a smaller unit states
    ("and 40 seconds").
    """

    low: float
    high: float
    bound: Bound
    unit: Unit
    written: float
    noun: tuple[str, ...] = ()
    sort: Sort = Sort.CARDINAL
    rest: float = 0.0

    @property
    def figure(self) -> float:
        """The one figure that it is keyed by; the middle of a loose one."""
        return (self.low + self.high) / 2


def relate_quantities(a: Quantity, b: Quantity) -> Relation:
    """DESIGN's rules for figures; symmetric."""
    if not are_comparable(a, b):
        return Relation.PARTS
    if a.sort is Sort.SCORE:
        return joined_if((a.low, a.high) == (b.low, b.high))
    if Bound.VAGUE in (a.bound, b.bound):
        return Relation.VAGUE if a.low <= b.high and b.low <= a.high else Relation.PARTS
    if _close(a.low, b.low, 1e-9) and _close(a.high, b.high, 1e-9):
        return _same_figure(a, b)
    if _is_an_end_of(a, b) or _is_an_end_of(b, a):
        return Relation.JOINS
    if a.bound.is_strict or b.bound.is_strict:
        strict, other = (a, b) if a.bound.is_strict else (b, a)
        return joined_if(
            (other.bound is Bound.EXACT or other.bound.is_rough)
            and (_just_beyond(strict, other) or _within_unit(strict, other))
        )
    return joined_if(
        _about(a, b) or _about(b, a) or _near(a, b) or _near(b, a) or _leaves_rest_out(a, b) or _leaves_rest_out(b, a)
    )


def are_comparable(a: Quantity, b: Quantity) -> bool:
    """Whether they are of one sort and measure the same, or one of them may have left its measure out."""
    return a.sort is b.sort and _may_measure_the_same(a, b)


def _may_measure_the_same(a: Quantity, b: Quantity) -> bool:
    if may_be_one(a.unit, b.unit):
        return a.unit.measure != "degrees"
    measures = {a.unit.measure, b.unit.measure}
    if measures == {"age", "time"}:
        return False
    if "temperature" in measures and "degrees" in measures:
        return True
    # "200 million" beside "$200 million": a headline leaves the currency or the unit out, with no noun of its own.
    bare = a if a.unit.measure == "count" else b if b.unit.measure == "count" else None
    return bare is not None and not bare.noun and "score" not in measures


def _same_figure(a: Quantity, b: Quantity) -> Relation:
    if a.bound is b.bound or not (a.bound.is_strict or b.bound.is_strict):
        return Relation.JOINS
    if {a.bound, b.bound} & _FLOORS and {a.bound, b.bound} & _CEILINGS:
        return Relation.PARTS
    return joined_if(min(a.written, b.written) >= 1000)


def _is_an_end_of(bound: Quantity, whole: Quantity) -> bool:
    """ "Up to 25" beside "20 to 25", and "at least 20"."""
    if whole.bound is not Bound.RANGE:
        return False
    end = whole.high if bound.bound in _CEILINGS else whole.low if bound.bound in _FLOORS else None
    return end is not None and _close(bound.low, end, 1e-9)


def _just_beyond(strict: Quantity, other: Quantity) -> bool:
    n, m = strict.low, other.figure
    return n < m <= 1.25 * n if strict.bound is Bound.MORE_THAN else 0.8 * n <= m < n


def _within_unit(strict: Quantity, other: Quantity) -> bool:
    """ "More than two weeks" beside "18 days", and beside "nearly three weeks": a time is told in whole units."""
    unit = strict.unit.factor
    is_finer = other.unit.factor < unit or (other.unit.factor == unit and other.bound.is_rough)
    if strict.unit.measure != "time" or other.unit.measure != "time" or not is_finer:
        return False
    low, high = (strict.low, strict.low + unit) if strict.bound is Bound.MORE_THAN else (strict.low - unit, strict.low)
    return low < other.figure <= high


def _about(loose: Quantity, figure: Quantity) -> bool:
    """ "Nearly three weeks" beside "18 days": within half a unit of what is told roughly."""
    if loose.unit.measure != "time" or figure.unit.measure != "time" or loose.unit.factor <= figure.unit.factor:
        return False
    if not loose.bound.is_rough or figure.bound is not Bound.EXACT or not _is_on_its_side(loose, figure):
        return False
    return abs(loose.figure - figure.figure) <= _ROUGHLY * loose.unit.factor


def _near(loose: Quantity, figure: Quantity) -> bool:
    """Whether an approximation, a loose word, a narrow range or a converted figure holds the exact one."""
    if figure.bound is not Bound.EXACT and not (loose.bound is Bound.APPROX and loose.low < loose.high):
        return False
    if not (figure.bound is Bound.EXACT or figure.bound.is_rough) or not _is_on_its_side(loose, figure):
        return False
    if loose.low < loose.high:
        narrow = loose.bound is not Bound.RANGE or loose.high <= 1.25 * loose.low or loose.high - loose.low <= 2
        return narrow and loose.low <= figure.low and figure.high <= loose.high
    converted = loose.unit.name != figure.unit.name and loose.unit.measure == figure.unit.measure
    return (loose.bound.is_rough or converted) and _close(loose.low, figure.low, TOLERANCE)


def _is_on_its_side(loose: Quantity, figure: Quantity) -> bool:
    """ "Just under 140" holds 136 and not 144."""
    if loose.bound is Bound.JUST_UNDER:
        return figure.figure <= loose.figure
    return loose.bound is not Bound.JUST_OVER or figure.figure >= loose.figure


def _leaves_rest_out(short: Quantity, whole: Quantity) -> bool:
    """ "Eight minutes" beside "eight minutes and 46 seconds"."""
    return bool(whole.rest) and not short.rest and _close(short.low, whole.low - whole.rest, 1e-9)


def _close(a: float, b: float, share: float) -> bool:
    return abs(a - b) <= share * max(abs(a), abs(b)) + 1e-12
