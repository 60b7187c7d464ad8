"""Figures of a sentence where money is asked for: a price in a currency that no table has, and parts that are no price.

It does not know whether the price is the asked one.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from retrieval.values.bound import Bound
from retrieval.values.counted import counts_known
from retrieval.values.currency import is_price
from retrieval.values.noun import is_plural
from retrieval.values.number import Stated
from retrieval.values.tokens import tokens_of
from retrieval.values.unit import MONEY_SIGNS, MONEY_WORDS, Unit

_OF_MANY = re.compile(r"\s+of\s+(?:its|the|their|his|her|our|my|these|those|all)\b")


def with_prices(quote: str, stated: Sequence[Stated]) -> tuple[Stated, ...]:
    """The figures, those with the noun behind them as their currency that are what is paid: "sold for 300 ducats"."""
    return tuple(s if counts_known(s.quantity) else _as_price(quote, s) for s in stated)


def is_part(quote: str, stated: Stated) -> bool:
    """ "2,600 of its members": so many of other things, whatever the figure leaves unsaid."""
    quantity = stated.quantity
    return quantity.unit.measure == "count" and not quantity.noun and bool(_OF_MANY.match(quote, stated.end))


def _as_price(quote: str, stated: Stated) -> Stated:
    quantity = stated.quantity
    if quantity.unit.measure != "count" or len(quantity.noun) != 1 or not _is_unknown_plural(quantity.noun[0]):
        return stated
    if quantity.bound is Bound.VAGUE:
        return stated
    if quote[stated.noun_end :].lstrip()[:1] in MONEY_SIGNS:  # "paid two growers $300"
        return stated
    before = [token for token in tokens_of(quote) if token.start < stated.end]
    if not is_price(before, len(before)):
        return stated
    name = quantity.noun[0]
    return replace(stated, end=stated.noun_end, quantity=replace(quantity, unit=Unit(f"money:{name}", name), noun=()))


def _is_unknown_plural(noun: str) -> bool:
    return is_plural(noun) and noun not in MONEY_WORDS
