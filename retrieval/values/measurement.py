"""A figure with all that belongs to it: currency sign, second figure, unit, modifiers and the noun that is counted.

It does not know which figures are none (`label`), nor shares and units without a figure (`share`, `lone_unit`).
"""

from collections.abc import Sequence
from dataclasses import replace

from retrieval.values.bound import Bound, bound_after, bound_before
from retrieval.values.currency_names import currency, dollar_sign
from retrieval.values.noun import noun_after
from retrieval.values.numeral import Numeral
from retrieval.values.quantity import Quantity, Sort
from retrieval.values.range import range_end, range_of
from retrieval.values.stated import Stated
from retrieval.values.tokens import Token
from retrieval.values.unit import COUNT, MONEY_SIGNS, MONEY_WORDS, UNITS, Unit, money, to_base, unit_at


def measured(tokens: Sequence[Token], at: int, numeral: Numeral) -> tuple[Stated, int]:
    """The quantity that the numeral at token `at` begins, and the token behind it."""
    paid_in, first = _sign_before(tokens, at)
    bound, start = bound_before(tokens, first)
    second = range_end(tokens, at, numeral)
    last = second if second is not None else numeral
    ordinal = _is_ordinal(tokens, last.after)
    after = last.after + ordinal
    unit, after = (paid_in, _past_dollar_word(tokens, after)) if paid_in else _unit(tokens, at, after)
    right, after = bound_after(tokens, after)
    unit, after = (unit, after) if unit else _unit(tokens, at, after)
    quantity = _quantity(numeral, last, unit or COUNT, right or bound, tokens)
    quantity = replace(quantity, sort=Sort.ORDINAL) if ordinal else quantity
    noun, noun_end = _counted(tokens, after, numeral, quantity)
    end = tokens[after - 1].end
    if bound is Bound.EXACT and second is not None and first > 0 and tokens[first - 1].lower == "between":
        start = first - 1
    stated = Stated(tokens[start].start, end, max(end, noun_end), tokens[first].start, replace(quantity, noun=noun))
    return stated, after


def _is_ordinal(tokens: Sequence[Token], after: int) -> bool:
    return after < len(tokens) and tokens[after].glued and tokens[after].lower in ("st", "nd", "rd", "th")


def _counted(tokens: Sequence[Token], after: int, numeral: Numeral, quantity: Quantity) -> tuple[tuple[str, ...], int]:
    """The noun behind a count or a share and where it ends, past the "of" of "dozens of boats"."""
    if quantity.unit.measure not in ("count", "share"):
        return (), 0
    of = after + 1 if after < len(tokens) and tokens[after].lower == "of" and numeral.vague else after
    return noun_after(tokens, of, plural=numeral.low != 1)


def _sign_before(tokens: Sequence[Token], at: int) -> tuple[Unit | None, int]:
    """The currency sign before the figure and the token that the amount begins with."""
    if not at or tokens[at - 1].lower not in MONEY_SIGNS:
        return None, at
    sign, first = tokens[at - 1].lower, at - 1
    if sign == "$" and first and tokens[first].glued and tokens[first - 1].is_word:
        return money(dollar_sign(tokens[first - 1].written)), first - 1
    return money(currency(MONEY_SIGNS[sign])), first


def _past_dollar_word(tokens: Sequence[Token], after: int) -> int:
    return after + 1 if after < len(tokens) and tokens[after].lower in MONEY_WORDS else after


def _unit(tokens: Sequence[Token], at: int, after: int) -> tuple[Unit | None, int]:
    """The unit at token `after`, past a hyphen ("19-day"), and the token behind it."""
    unit, end = unit_at(tokens, after)
    if unit is None and after + 1 < len(tokens) and tokens[after].written in "-–" and tokens[after].glued:
        unit, end = unit_at(tokens, after + 1)
        if unit is not None and [t.lower for t in tokens[end : end + 2]] == ["-", "old"]:
            return Unit("age", unit.name, unit.factor / UNITS["year"].factor), end + 2
    if unit is None and _is_age(tokens, at, after):
        return Unit("age", "year"), after
    return (unit, end) if unit is not None else (None, after)


_OLDEST = 115
_SOMEBODY = ("who", "he", "she")


def _is_age(tokens: Sequence[Token], at: int, after: int) -> bool:
    """ "Name, 36, of": a figure between commas behind a name; "aged 36"; "who was four and"."""
    before = tokens[at - 1].lower if at else ""
    if before in ("aged", "age"):
        return True
    if before in ("is", "was") and at > 1 and tokens[at - 2].lower in _SOMEBODY:
        return after >= len(tokens) or tokens[after].written in ",.;" or tokens[after].lower in ("and", "when")
    closes = after >= len(tokens) or tokens[after].written in ",).;"
    opens = before in (",", "(") and at > 1 and tokens[at - 2].is_capital
    figure = tokens[at].written
    return closes and opens and figure.isdecimal() and int(figure[:4]) <= _OLDEST


def _quantity(first: Numeral, last: Numeral, unit: Unit, bound: Bound, tokens: Sequence[Token]) -> Quantity:
    if first.vague:
        return Quantity(first.low, last.high, Bound.VAGUE, unit, first.low)
    if first is not last:
        return range_of(first, last, unit, tokens)
    low, high = first.low, first.high
    loose = low != high
    bound = Bound.APPROX if loose and bound is Bound.EXACT else bound
    return Quantity(to_base(low, unit), to_base(high, unit), bound, unit, (low + high) / 2)
