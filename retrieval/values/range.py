"""Two figures that state one quantity: "3 to 5", "40-50", "between 3 and 5", "three or four", and scores ("3-1").

It does not know what stands around the two (`measurement`).
"""

from collections.abc import Sequence

from retrieval.values.bare_share import ALTERS, CHANGES
from retrieval.values.bound import Bound
from retrieval.values.label import is_no_quantity, is_ratio
from retrieval.values.noun import noun_after
from retrieval.values.numeral import Numeral, read_numeral
from retrieval.values.quantity import Quantity, Sort
from retrieval.values.tokens import Token
from retrieval.values.unit import MONEY_SIGNS, Unit, to_base

_SPREADS = frozenset("anywhere range ranges ranged ranging".split())
_ALTERS = CHANGES | ALTERS | frozenset("gone going goes doubled doubling tripled quadrupled halved".split())
_HYPHENS = ("-", "–", "—")


def range_end(tokens: Sequence[Token], at: int, first: Numeral) -> Numeral | None:
    """The second figure of a range whose first stands at token `at`; None where there is none."""
    if first.vague or first.after >= len(tokens) or first.low != first.high:
        return None
    link, step = tokens[first.after], first.after + 1
    before = [t.lower for t in tokens[max(0, at - 8) : at]]
    is_from = link.lower == "to" and "from" in before[-3:]
    is_change = is_from and _SPREADS.isdisjoint(before) and not _ALTERS.isdisjoint(before)
    if is_change or (link.lower == "and" and "between" not in before[-3:]):
        return None
    if is_ratio(tokens, first.after):
        return read_numeral(tokens, step)
    if not _links(link):
        return None
    if step < len(tokens) and tokens[step].lower in MONEY_SIGNS:
        step += 1
    second = read_numeral(tokens, step)
    if second is not None and before[-1:] == ["by"] and link.lower == "to" and _is_level(tokens, second, before):
        return None
    if second is None or second.vague or not _follows(link.lower, first, second, is_from=is_from):
        return None
    return None if tokens[step].is_number and is_no_quantity(tokens, step, second) else second


def _is_level(tokens: Sequence[Token], second: Numeral, before: Sequence[str]) -> bool:
    """Whether the second figure is where a change came to, not the end of a range: "rose by two to nine", but "rose by
    8 to 10 per cent"."""
    is_bare = not noun_after(tokens, second.after)[0] and (
        second.after >= len(tokens) or tokens[second.after].lower not in ("%", "per")
    )
    return is_bare and any(word in CHANGES for word in before) and not _VOTES & set(before)


_VOTES = frozenset("vote votes voted ballot".split())
""""The vote went against them by 24 to 21" tells a result."""


def _links(link: Token) -> bool:
    return link.lower in ("to", "and", "or") or (link.written in _HYPHENS and link.glued)


def _follows(link: str, first: Numeral, second: Numeral, *, is_from: bool) -> bool:
    """Whether the second figure may be the end of a range that the first begins."""
    if link == "or" and not first.low < second.low <= first.low + 5:
        return False
    if is_from and second.low < first.low and not second.scaled:  # "from nine to seven years" is no range
        return False
    return link == "to" or link in _HYPHENS or first.low < second.low or second.scaled


def range_of(first: Numeral, last: Numeral, unit: Unit, tokens: Sequence[Token]) -> Quantity:
    """What the two state: a range, or a score."""
    low, high = first.low, last.high
    if last.scaled and not first.scaled and low < high and low * 1000 < high:
        low *= _scale_of(last)
    link = tokens[first.after].lower
    if (
        link == ":"
        or low > high
        or (link in _HYPHENS and unit.measure == "count" and high <= 20 and not noun_after(tokens, last.after)[0])
    ):
        return Quantity(low, high, Bound.EXACT, Unit("score", ""), low, sort=Sort.SCORE)
    return Quantity(to_base(low, unit), to_base(high, unit), Bound.RANGE, unit, low)


def _scale_of(numeral: Numeral) -> float:
    for scale in (1e12, 1e9, 1e6, 1e3):
        if numeral.high >= scale:
            return scale
    return 1.0
