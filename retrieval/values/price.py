"""Figures of a sentence that are a price in a currency that no table has.

It does not know whether the price is the asked one.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from index.regex import regex
from retrieval.questions.nouns import kind_of_nouns
from retrieval.values.bound import MODIFIERS, Bound
from retrieval.values.counted import counts_known
from retrieval.values.currency import is_price
from retrieval.values.currency_names import DOUBTFUL_NAMES, currency
from retrieval.values.noun import is_plural
from retrieval.values.quantity import Sort
from retrieval.values.stated import Stated
from retrieval.values.tokens import Token, tokens_of
from retrieval.values.unit import MONEY_SIGNS, MONEY_WORDS, Unit, money

_OF_THINGS = regex(r"\s+of\s+(?!(?:the|its|his|her|their|which)\b)")


def with_prices(quote: str, stated: Sequence[Stated], counted: str = "") -> tuple[Stated, ...]:
    """The figures, those with the noun behind them as their currency that are what is paid: "sold for 300 ducats". Not
    with a noun that the question `counted` names: "how many ducats" asks for those."""
    asked = counted.lower()
    priced = (s if counts_known(s.quantity) else _as_price(quote, s) for s in stated)
    return tuple(s if asked and p.quantity.unit.name in asked else p for s, p in zip(stated, priced, strict=True))


def _as_price(quote: str, stated: Stated) -> Stated:
    quantity = stated.quantity
    if quantity.unit.measure != "count" or quantity.bound is Bound.VAGUE or quantity.sort is not Sort.CARDINAL:
        return stated
    name = _currency_name(quote, stated)
    if name is None or quote[name.end :].lstrip()[:1] in MONEY_SIGNS or _OF_THINGS.match(quote, name.end):
        return stated  # "paid two growers $300", "asked for 40 bags of rice"
    before = [token for token in tokens_of(quote) if token.start < stated.end]
    if not is_price(before, len(before)) and not _is_sum(quote, stated, name):
        return stated
    return replace(stated, end=name.end, noun_end=name.end, quantity=replace(quantity, unit=_unit(name.lower), noun=()))


def _unit(name: str) -> Unit:
    known = DOUBTFUL_NAMES.get(name)
    return money(currency(known)) if known else Unit(f"money:{name.removesuffix('s')}", name)


_LONGEST_PEOPLE = 2
_SHORTEST_NAME = 3
# English words that may follow a figure and are neither what is counted nor what it is paid in.
_NO_NAME = regex(
    r"\w+(?:ly|al|ed|ing|ic|ive|able|ous|ful|less|front|ward)|extra|total|net|gross|strong|worth|cash|plus|short|each|"
    r"overall|large|big|small|new|old|public|private|state|full|square|cubic|fish|livestock|poultry|cavalry|infantry|clergy"
)


def _currency_name(quote: str, stated: Stated) -> Token | None:
    """The word behind the figure, and behind a people's name there, that may be a currency: no plain English noun, nor
    one that a plural goes on from ("300 extra beds")."""
    following = [replace(t, start=t.start + stated.end, end=t.end + stated.end) for t in tokens_of(quote[stated.end :])]
    while following[:1] and following[0].written in "-–" and following[0].start == stated.end:
        following = following[1:]
    people = list(takewhile(lambda t: t.is_word and t.is_capital, following[:_LONGEST_PEOPLE]))
    name = following[len(people)] if len(following) > len(people) else None
    noun = stated.quantity.noun
    if name is None or name.lower not in noun or name.is_capital or len(name.written) < _SHORTEST_NAME:
        return None
    is_phrase = noun[-1] != name.lower and is_plural(noun[-1])
    is_english = _NO_NAME.fullmatch(name.lower) or name.lower in MONEY_WORDS or kind_of_nouns((name.lower,)) is not None
    return None if is_phrase or is_english else name


# What is done with large sums, and what they are the amounts of.
_MOVED = (
    r"(?:demand|offer|deposit|invest|borrow|lend|donat|launder|embezzl|extort|sav|rais|pledg|ow|receiv|total|spar)"
    r"(?:e|ed|es|ing|led|s)?|"
    r"ask(?:ed|s|ing)? for|len[dt]|spen[dt](?:s|ing)?|(?:pull|put|hand|pa)(?:ed|s|ing|y|id)? (?:out|up|over|back|in)|"
    r"t(?:ake|akes|ook|aken|aking) out|withdr[ae]w(?:n|s|ing)?|st[eo]l(?:e|en|eaing)|"
    r"(?:amount|come|add|cut|reduc|lower|rais|increas)(?:s|es|ed|ing)? (?:up )?to"
)
_AMOUNTS = (
    r"(?:sum|loss|losses|shortfall|hole|gap|profits?|debts?|bribes?|loan|deal|damages?|claims?|ransom|bail|cost|costs|"
    r"price|value|company|offer|bid|total)"
)
_PAYMENTS = (
    r"(?:fines?|ransom|bail|bribes?|debts?|rewards?|penalt(?:y|ies)|compensation|budget|damages?|loans?|costs?|bills?|sum|"
    r"savings|deposits|loot|duty|tax)"
)
_SUM = regex(
    rf"\b(?:{_MOVED}|(?:put|puts|value[ds]?|estimate[ds]?|reckon(?:ed|s)?) (?:[^\W\d]\S* ){{1,10}}at|"
    rf"{_AMOUNTS} (?:of|is|was|were|at|to)|{_PAYMENTS}[^.;:\d]{{0,60}}?(?::|\b(?:of|is|was|were|at|to|from|by))|"
    r"insured for|covered for)"
    rf"(?: (?:{MODIFIERS}|another|a further))*"
    r"\s+$",
    re.IGNORECASE,
)
_IS_MOVED = regex(
    r"\s+(?:(?:had|have|has|was|were|is|are)(?: been)?|being)\s+(?:paid|withdrawn|stolen|spent|lent|borrowed|raised|"
    r"invested|deposited|laundered|donated|(?:pulled|taken|handed) (?:out|over))\b|"
    r"\s+in (?:cash|(?:bank)?notes|coins|debts?|bribes|damages|fines|compensation|aid)\b",
    re.IGNORECASE,
)
_EACH = regex(
    r"\s+(?:(?:an?|per|each|for (?:an?|each)|(?:on|for) every)\s+(?:share|litre|liter|gallon|barrel|kilo(?:gram)?|"
    r"tonne|ton|head|seat|night)|fines?|ransom|rewards?|bribes?|fees?|fares?|bail|debts?)\b",
    re.IGNORECASE,
)
_LEAST_SUM = 100_000


def _is_sum(quote: str, stated: Stated, name: Token) -> bool:
    """Whether so much is more than anybody counts in things, and said of money ("demanded 3 million ducats"), or no
    count at all ("5.90 ducats"), or what a share or a litre is bought for, or a fine ("a 300-ducat fine").

    What does not end like an English plural counts no things.
    """
    if _EACH.match(quote, name.end) or stated.quantity.low % 1:
        return True
    if stated.quantity.low < _LEAST_SUM:
        return False
    is_said = _SUM.search(quote, 0, stated.start) or _IS_MOVED.match(quote, name.end)
    return is_said is not None or not (name.lower.endswith("s") or is_plural(name.lower))
