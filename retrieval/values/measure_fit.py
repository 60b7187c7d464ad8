"""Which figures of a sentence are in the measure that is asked for: years, money, a depth, a count.

It does not know which of them the reader meant (`number_value`).
"""

import re
from collections.abc import Sequence

from index.regex import regex
from retrieval.values.asked import asks_magnitude, is_far_unit
from retrieval.values.lapse import tells_when
from retrieval.values.quantity import Quantity, Sort
from retrieval.values.stated import Stated
from retrieval.values.unit import UNITS

OLDEST = 130
"""More is nobody's age where no "years" stands behind it."""
LEAST_SUM = 100
"""Less is no sum of money where no currency stands beside it: of 140 such claims on gold questions none was right."""
STRONGEST = 10


def in_measure(quote: str, stated: Sequence[Stated], question: str, measures: frozenset[str]) -> list[Stated]:
    """The figures that may answer the question, which asks for one of the measures."""
    return [
        s
        for s in _with_units(stated, measures)
        if _fits(s.quantity, measures)
        and not ("time" in measures and tells_when(quote, s, question))
        and not is_far_unit(question, s.quantity.unit)
        and not _is_stretch(quote, s, measures)
        and not (asks_magnitude(question) and not _is_magnitude(quote, s))
        and not (_ASKS_SIZE.search(question) and _is_way(quote, s))
        and not (_ASKS_LENGTH.search(question) and _tells_how_deep(quote, s))
        and not (s.quantity.unit.measure == "time" and _asks_way(question))
    ]


def _with_units(stated: Sequence[Stated], measures: frozenset[str]) -> list[Stated]:
    """The figures, without bare ones where the sentence states one with the asked unit: "3.4" is no depth beside "9
    km". Ages do leave it out ("she was 14, he 32 years old"), and points as a rule.
    """
    units = [s for s in stated if s.quantity.unit.measure.split(":")[0] in measures]
    if "bare" not in measures or measures & {"age", "count"} or not units:
        return list(stated)
    return units


def _fits(quantity: Quantity, measures: frozenset[str]) -> bool:
    if quantity.sort is Sort.ORDINAL and measures:
        return False
    bare = quantity.unit.measure == "count" and not quantity.noun and "bare" in measures
    if bare and (_is_no_age(quantity, measures) or _is_no_sum(quantity, measures)):
        return False
    return (
        bare or not measures or quantity.unit.measure.split(":")[0] in measures or _is_of_an_index(quantity, measures)
    )


def _is_of_an_index(quantity: Quantity, measures: frozenset[str]) -> bool:
    """ "41 points" for how far it fell."""
    return {"length", "points"} <= measures and quantity.noun[-1:] in (("points",), ("point",))


def _is_no_age(quantity: Quantity, measures: frozenset[str]) -> bool:
    return "age" in measures and quantity.figure > OLDEST


def _is_no_sum(quantity: Quantity, measures: frozenset[str]) -> bool:
    return measures == {"money", "bare"} and quantity.figure < LEAST_SUM


def _is_magnitude(quote: str, stated: Stated) -> bool:
    """A bare figure up to ten, in digits but for "magnitude six": no kilometres, no "eleven aftershocks"."""
    is_figure = quote[stated.figure_start].isdigit() or quote[: stated.start].lower().endswith("magnitude ")
    return is_figure and stated.quantity.figure <= STRONGEST


_ASKS_SIZE = regex(
    r"\bhow (?:deep|tall|high|wide)\b|\b(?:depth|height|width) (?:of|is|was)\b|\bwhat (?:depth|height|width)\b",
    re.IGNORECASE,
)
# What follows a way rather than a size: "some two miles east of the lock" is no depth.
_WAY = regex(
    r",?\s+(?:to the\s+|due\s+|further\s+)?(?:(?:north|south)(?:[-\s]?(?:east|west))?|east|west|off|from|away|inland|"
    r"offshore|upstream|downstream|upriver|downriver)(?:ern|wards?)?\b",
    re.IGNORECASE,
)


def _is_way(quote: str, stated: Stated) -> bool:
    return stated.quantity.unit.measure == "length" and _WAY.match(quote, stated.end) is not None


_ASKS_LENGTH = regex(r"\bhow long\b", re.IGNORECASE)
# Where a thing is, not how long: "trapped 90 metres underground", "at a depth of 90 metres".
_FROM_THERE = regex(
    r",?\s+(?:underground|below|beneath|above|under|deep|away|from|off|high|tall|wide|up|down)\b", re.IGNORECASE
)
_SIZE_OF = regex(r"\b(?:depth|height|width|altitude|distance) of\s+(?:[\w-]+\s+)?$", re.IGNORECASE)
_ASKS_WAY = regex(r"\bhow far\b", re.IGNORECASE)
_ASKS_LAG = regex(
    r"\b(?:apart|behind|ahead|advance|back|along|into|drive|flight|walk|delay\w*|late|early|"
    r"by (?:car|bus|train|foot|boat))\b",
    re.IGNORECASE,
)


def _tells_how_deep(quote: str, stated: Stated) -> bool:
    is_elsewhere = _FROM_THERE.match(quote, stated.end) or _SIZE_OF.search(quote, 0, stated.start)
    return stated.quantity.unit.measure == "length" and is_elsewhere is not None


def _asks_way(question: str) -> bool:
    """Whether it asks how far, and not by how much one was behind another."""
    return _ASKS_WAY.search(question) is not None and _ASKS_LAG.search(question) is None


_AGED = regex(r"\b(?:aged?|old|of)\W*$", re.IGNORECASE)


def _is_stretch(quote: str, stated: Stated, measures: frozenset[str]) -> bool:
    """Whether an age is asked for and "five months" lasted; "three months old" is an age, "14 years" may be one."""
    unit = stated.quantity.unit
    short = "age" in measures and unit.measure == "time" and unit.factor < UNITS["year"].factor
    return short and _AGED.search(quote[: stated.start]) is None
