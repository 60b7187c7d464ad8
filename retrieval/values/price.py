"""Figures of a sentence where money is asked for: a price in a currency that no table has, and parts that are no price.

It does not know whether the price is the asked one.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.regex import regex
from retrieval.values.bound import Bound
from retrieval.values.counted import counts_known
from retrieval.values.currency import is_price
from retrieval.values.noun import is_plural
from retrieval.values.number import Stated
from retrieval.values.tokens import tokens_of
from retrieval.values.unit import MONEY_SIGNS, MONEY_WORDS, Unit

_OF_MANY = regex(r"\s+of\s+(?:its|the|their|his|her|our|my|these|those|all)\b")


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
    if not is_price(before, len(before)) and not _is_sum(quote, stated):
        return stated
    name = quantity.noun[0]
    return replace(stated, end=stated.noun_end, quantity=replace(quantity, unit=Unit(f"money:{name}", name), noun=()))


# What is done with large sums, and what they are the amounts of.
_MOVED = (
    r"(?:demand|offer|deposit|invest|borrow|lend|donat|launder|embezzl|extort|sav|rais|pledg|ow)(?:e|ed|es|ing|s)?|"
    r"ask(?:ed|s|ing)? for|len[dt]|spen[dt](?:s|ing)?|(?:pull|put|hand|pa)(?:ed|s|ing|y|id)? (?:out|up|over|back|in)|"
    r"t(?:ake|akes|ook|aken|aking) out|withdr[ae]w(?:n|s|ing)?|st[eo]l(?:e|en|eaing)"
)
_AMOUNTS = (
    r"(?:sum|loss|losses|shortfall|hole|gap|profits?|debts?|bribes?|loan|deal|damages?|claims?|ransom|bail|cost|costs|"
    r"price|value|company|offer|bid|total)"
)
_SUM = regex(
    rf"\b(?:{_MOVED}|(?:put|puts|value[ds]?|estimate[ds]?|reckon(?:ed|s)?) (?:[^\W\d]\S* ){{1,10}}at|"
    rf"{_AMOUNTS} (?:of|is|was|were|at|to)|insured for|covered for)"
    r"(?: (?:about|around|roughly|some|nearly|almost|only|just|over|at least|up to|more than|less than|another|"
    r"a further))*"
    r"\s+$",
    re.IGNORECASE,
)
_IS_MOVED = regex(
    r"\s+(?:(?:had|have|has|was|were|is|are)(?: been)?|being)\s+(?:paid|withdrawn|stolen|spent|lent|borrowed|raised|"
    r"invested|deposited|laundered|donated|(?:pulled|taken|handed) (?:out|over))\b|"
    r"\s+in (?:cash|debts?|bribes|damages)\b",
    re.IGNORECASE,
)
_EACH = regex(r"\s+(?:a|per)\s+share\b", re.IGNORECASE)
_LEAST_SUM = 100_000


def _is_sum(quote: str, stated: Stated) -> bool:
    """Whether so much is more than anybody counts in things, and said of money: "demanded 3 million ducats"; or what a
    share is bought for. "3 million barrels of oil" is no sum."""
    if _EACH.match(quote, stated.noun_end):
        return True
    is_large = stated.quantity.low >= _LEAST_SUM and re.match(r"\s+of\b", quote[stated.noun_end :]) is None
    is_said = _SUM.search(quote, 0, stated.start) or _IS_MOVED.match(quote, stated.noun_end)
    return is_large and is_said is not None


def _is_unknown_plural(noun: str) -> bool:
    return is_plural(noun) and noun not in MONEY_WORDS
