"""Which currency a text's words name behind a figure, and whether a figure is a price.

Names of persons ("Rand") are kept out by their capitals.
"""

from collections.abc import Sequence

from index.regex import regex
from retrieval.values.currency_names import DOUBTFUL_NAMES, NAMES, SMALL_NAMES, Currency, currency
from retrieval.values.numeral import NUMERAL_WORDS, number_of_digits
from retrieval.values.tokens import Token

_PEOPLES = ("an", "ese", "ish", "i", "ch", "ss", "sh")
_LONGEST_PEOPLE = 3
_LARGE = frozenset(DOUBTFUL_NAMES) - frozenset("pounds won".split())  # 2,000 pounds are a weight, 2,000 won a case
_SIGNS = "$€£¥"
_SCALES = frozenset("thousand million billion trillion".split())
_BREAKS = "for|off|to|by|in|of|at|on|with|from|against|like|that|as|and|or|than|over|under"
_OBJECT = rf"(?: (?!(?:{_BREAKS})\b)[\w'’]+){{0,3}}"
_PRICED = (
    rf"(?:pa(?:y|ys|id|ying)|costs?|costing|fine[ds]?|fining|charge[sd]?|charging|ow(?:e|ed|es|ing)|earn(?:s|ed|ing)?)"
    rf"{_OBJECT}|"
    rf"(?:price|cost|sum|fine|fee|bid|offer|bail|ransom|salary|wage|fare|reward|debt)(?: (?:of|for|on){_OBJECT})?"
    r" (?:of|was|is|were|to|at|(?:has |had )?reached)|priced at|worth|"
    r"fetch(?:ed|es)?|"
    r"(?:sold|sells?|bought|buys?|auctioned|purchased|acquired|leased|rented|went) (?:\S+ ){0,8}?(?:for|at)"
)
_ROUNDLY = r"(?: (?:about|around|roughly|some|nearly|almost|only|just|over|under|at least|up to|more than|less than))*"
_FIGURES = rf"(?: (?:[\d.,]+|{'|'.join(sorted(NUMERAL_WORDS | _SCALES | {'hundred', 'and', 'a'}))}|-))+"
_PRICE = regex(rf"\b(?:{_PRICED}){_ROUNDLY}{_FIGURES}$")
_FURTHEST = 20
_OF_A_SUM = (["the"], ["its"], ["his"], ["her"], ["their"])  # "four million marks of the ten that it owes"


def currency_at(tokens: Sequence[Token], at: int) -> tuple[Currency | None, int]:
    """The currency that token `at` names, behind a people's name too ("Swedish kronor"), and the token behind it."""
    if at >= len(tokens):
        return None, at
    word, following = tokens[at].lower, tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if word in ("pound", "pounds") and following == "sterling":
        return currency("GBP"), at + 2
    whose, end = _of_people(tokens, at)  # first, for "CFA" alone is a name as well
    if whose is not None:
        return whose, end
    if word in NAMES or (word in SMALL_NAMES and not tokens[at].is_capital):
        return currency(NAMES.get(word) or SMALL_NAMES[word]), at + 1
    if word in DOUBTFUL_NAMES and not tokens[at].is_capital and _is_money(tokens, at):
        return currency(DOUBTFUL_NAMES[word]), at + 1
    return None, at


def _of_people(tokens: Sequence[Token], at: int) -> tuple[Currency | None, int]:
    """Behind a people's or a country's name, of three words at most."""
    end = at
    while end < min(len(tokens), at + _LONGEST_PEOPLE) and tokens[end].is_word and tokens[end].is_capital:
        end += 1
    if end in (at, len(tokens)):
        return None, at
    word, last = tokens[end].lower, tokens[end - 1].lower
    name = NAMES.get(word) or SMALL_NAMES.get(word)
    if name is None and last.endswith(_PEOPLES) and (word != "won" or last == "korean"):
        name = DOUBTFUL_NAMES.get(word)
    people = " ".join(t.written for t in tokens[at:end])
    return (currency(name, people), end + 1) if name is not None else (None, at)


def is_price(tokens: Sequence[Token], at: int) -> bool:
    """Whether the figure before token `at` is paid, charged or asked: "sold for 300", "fined the driver 300"."""
    return _PRICE.search(" ".join(t.lower for t in tokens[max(0, at - _FURTHEST) : at])) is not None


def _is_money(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word is paid ("fined 40 marks"), converted ("40 won ($3)") or too many to be things."""
    following = [t.written for t in tokens[at + 1 : at + 3]]
    if following[:1] == ["of"] and following[1:] not in _OF_A_SUM:  # "30 pounds of butter"
        return False
    if following[:1] == ["("] and (following[1:] == ["US"] or (following[1:] and following[1] in _SIGNS)):
        return True
    figure = tokens[at - 1] if at else None
    is_sum = figure is not None and (figure.lower in _SCALES or _is_sum(number_of_digits(figure.written) or 0))
    return (tokens[at].lower in _LARGE and is_sum) or is_price(tokens, at)


def _is_sum(figure: float) -> bool:
    """Whether it is too large or too fine a figure for things: nobody steals 2,600 crowns or 41.2."""
    return figure >= 1000 or figure % 1 > 0
