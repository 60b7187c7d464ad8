"""Units that only an article counts, or nothing: "half a mile", "about an hour", "a week of talks", "a weeklong trip".

It does not know figures; "500 a day" is a rate and no day.
"""

from collections.abc import Sequence

from retrieval.values.bound import Bound, bound_before
from retrieval.values.numeral import read_numeral
from retrieval.values.quantity import Quantity
from retrieval.values.stated import Stated
from retrieval.values.tokens import Token
from retrieval.values.unit import MONEY_WORDS, UNITS, Unit, to_base

_SINGLES: tuple[tuple[tuple[str, ...], float], ...] = (
    (("a", "quarter", "of", "a"), 0.25),
    (("half", "a"), 0.5),
    (("half", "an"), 0.5),
    (("a", "half"), 0.5),
    (("a", "half", "-"), 0.5),
    (("another",), 1),
    (("a",), 1),
    (("an",), 1),
)
_BEFORE_SINGLE = frozenset(
    "by for after within lasted lasting took last lasts takes taking spent only just barely".split()
)


def lone_unit(tokens: Sequence[Token], at: int) -> tuple[Stated, int] | None:
    """The measure that the article at token `at` begins, and the token behind it."""
    counted = _counted(tuple(t.lower for t in tokens[at : at + 5]))
    if counted is None:
        return _long(tokens, at)
    length, value, unit = counted
    bound, start = bound_before(tokens, at)
    before = tokens[at - 1].lower if at else ""
    is_more = tokens[at].lower == "another"
    measures = (
        is_more or start < at or value < 1 or before in _BEFORE_SINGLE or _is_filled(tokens, at, at + length, unit)
    )
    if not measures or unit.measure not in ("length", "time", "mass", "area"):
        return None
    figure = to_base(value, unit)
    end = tokens[at + length - 1].end
    stated = Stated(tokens[start].start, end, end, tokens[at].start, Quantity(figure, figure, bound, unit, value))
    return stated, at + length


_AS_LONG = frozenset("hour day week month year decade".split())
LAST_LONG = _AS_LONG | {f"{unit}long" for unit in _AS_LONG}
"""The words that begin "a weeklong trip" and "a week-long trip"."""


def _long(tokens: Sequence[Token], at: int) -> tuple[Stated, int] | None:
    """ "A weeklong trip", "week-long"; not "a two-week-long trip", which has its figure."""
    word = tokens[at].lower
    parted = [t.lower for t in tokens[at + 1 : at + 3]] == ["-", "long"]
    name, end = (word, at + 3) if parted else (word.removesuffix("long"), at + 1)
    is_counted = at > 0 and tokens[at - 1].glued
    if name not in _AS_LONG or (name == word and not parted) or is_counted:
        return None
    unit = UNITS[name]
    quantity = Quantity(to_base(1, unit), to_base(1, unit), Bound.EXACT, unit, 1)
    last = tokens[end - 1].end
    return Stated(tokens[at].start, last, last, tokens[at].start, quantity), end


def _is_filled(tokens: Sequence[Token], at: int, after: int, unit: Unit) -> bool:
    """ "A week of talks", "a foot of rain"; not "500 a day of them"."""
    is_rate = at > 0 and (read_numeral(tokens, at - 1) is not None or tokens[at - 1].lower in MONEY_WORDS)
    return unit.measure in ("time", "length") and not is_rate and after < len(tokens) and tokens[after].lower == "of"


def _counted(words: tuple[str, ...]) -> tuple[int, float, Unit] | None:
    """How many words it is, how many of the unit, and the unit."""
    for phrase, value in _SINGLES:
        if words[: len(phrase)] == phrase and len(words) > len(phrase) and words[len(phrase)] in UNITS:
            return len(phrase) + 1, value, UNITS[words[len(phrase)]]
    return None
