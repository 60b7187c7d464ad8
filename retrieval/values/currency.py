"""Names of currencies: those that are money wherever a figure stands before them, and those that are things as well.

The names are those of ISO 4217 and of currencies that the euro replaced. Currencies of one name ("crown", "franc") are
one to it, for a report seldom says whose; it knows no exchange rates. Names of persons ("Rand") are kept out by their
capitals.
"""

import re
from collections.abc import Sequence

from retrieval.values.numeral import NUMERAL_WORDS, number_of_digits
from retrieval.values.tokens import Token

_OLD_NAMES = {
    "dollar dollars": "USD",
    "euro euros": "EUR",
    "sterling": "GBP",
    "yen": "JPY",
    "yuan renminbi": "CNY",
    "rupee rupees": "INR",
    "rouble roubles ruble rubles": "RUB",
    "dinar dinars": "dinar",
    "shekel shekels": "ILS",
    "lira liras": "TRY",
    "franc francs": "franc",
    "peso pesos": "peso",
    "rial rials": "IRR",
    "riyal riyals": "SAR",
    "hryvnia hryvnias": "UAH",
    "cent cents": "cent",
}
_MORE = {
    "krona kronor kronas krone kroner krones koruna korunas koruny korun krónur": "crown",
    "zloty zlotys zloties zlotych złoty złotych": "PLN",
    "forint forints": "HUF",
    "rand rands": "ZAR",
    "baht bahts": "THB",
    "reais": "BRL",
    "dirham dirhams": "dirham",
    "taka takas": "BDT",
    "pence": "penny",
    "quid": "GBP",
    "lire": "TRY",
    "shilling shillings schilling schillings": "shilling",
    "ringgit ringgits": "MYR",
    "rupiah rupiahs": "IDR",
    "dong dongs": "VND",
    "naira nairas": "NGN",
    "cedi cedis": "GHS",
    "birr birrs": "ETB",
    "kwacha kwachas": "kwacha",
    "kwanza kwanzas": "AOA",
    "pula pulas": "BWP",
    "tenge": "KZT",
    "somoni": "TJS",
    "soum soums": "UZS",
    "lari laris": "GEL",
    "manat manats": "manat",
    "leva": "BGN",
    "denar denars": "MKD",
    "kuna kunas": "HRK",
    "leke": "ALL",
    "riel riels": "KHR",
    "kyat kyats": "MMK",
    "lempira lempiras": "HNL",
    "quetzales": "GTQ",
    "colones": "CRC",
    "cordobas": "NIO",
    "balboas": "PAB",
    "bolivar bolivars bolivares": "VES",
    "guaranies": "PYG",
    "gourde gourdes": "HTG",
    "ariary": "MGA",
    "dalasi dalasis": "GMD",
    "leones": "SLE",
    "metical meticals meticais": "MZN",
    "nakfa nakfas": "ERN",
    "ouguiya ouguiyas": "MRU",
    "tugrik tugriks togrog togrogs": "MNT",
    "vatu": "VUV",
    "kina": "PGK",
    "pataca patacas": "MOP",
    "ngultrum ngultrums": "BTN",
    "rufiyaa": "MVR",
    "emalangeni": "SZL",
    "maloti": "LSL",
    "guilder guilders": "guilder",
    "florins": "AWG",
    "toman tomans": "toman",
    "peseta pesetas": "ESP",
    "drachma drachmas": "GRD",
    "escudo escudos": "escudo",
    "deutschmark deutschmarks deutschemarks": "mark",
    "markka": "mark",
    "bitcoin bitcoins": "BTC",
}
_DOUBTFUL = {
    "crowns": "crown",
    "marks": "mark",
    "pounds": "pound",
    "reals": "BRL",
    "pennies": "penny",
    "bucks": "USD",
    "soles": "PEN",
    "drams": "AMD",
    "soms": "KGS",
    "lei": "leu",
    "lek": "ALL",
    "won": "won",
    "kip": "LAK",
    "afghanis": "AFN",
    "bolivianos": "BOB",
}


def _by_word(table: dict[str, str]) -> dict[str, str]:
    return {word: code for words, code in table.items() for word in words.split()}


NAMES = _by_word(_OLD_NAMES)
"""Money in small letters or capitals."""
SMALL_NAMES = _by_word(_MORE)
"""Money in small letters."""
DOUBTFUL_NAMES = _by_word(_DOUBTFUL)
"""Money where something is paid, things elsewhere."""

_PEOPLES = ("an", "ese", "ish", "i", "ch", "ss", "sh")
_LARGE = frozenset("crowns marks".split())
_SIGNS = "$€£¥"
_SCALES = frozenset("thousand million billion trillion".split())
_BREAKS = "for|off|to|by|in|of|at|on|with|from|against|like|that|as|and|or|than|over|under"
_OBJECT = rf"(?: (?!(?:{_BREAKS})\b)[\w'’]+){{0,3}}"
_PRICED = (
    rf"(?:pa(?:y|ys|id|ying)|costs?|costing|fine[ds]?|fining|charge[sd]?|charging|ow(?:e|ed|es|ing)|earn(?:s|ed|ing)?)"
    rf"{_OBJECT}|"
    r"(?:price|cost|fine|fee|bid|offer|bail|ransom|salary|wage|fare|reward|debt) (?:of|was|is|were)|priced at|worth|"
    r"fetch(?:ed|es)?|"
    r"(?:sold|sells?|bought|buys?|auctioned|purchased|acquired|leased|rented|went) (?:\S+ ){0,8}?(?:for|at)"
)
_ROUNDLY = r"(?: (?:about|around|roughly|some|nearly|almost|only|just|over|under|at least|up to|more than|less than))*"
_FIGURES = rf"(?: (?:[\d.,]+|{'|'.join(sorted(NUMERAL_WORDS | _SCALES | {'hundred', 'and', 'a'}))}|-))+"
_PRICE = re.compile(rf"\b(?:{_PRICED}){_ROUNDLY}{_FIGURES}$")
_FURTHEST = 20


def currency_at(tokens: Sequence[Token], at: int) -> tuple[str | None, int]:
    """The currency that token `at` names, behind a people's name too ("Swedish kronor"), and the token behind it."""
    if at >= len(tokens):
        return None, at
    word = tokens[at].lower
    if word in NAMES or (word in SMALL_NAMES and not tokens[at].is_capital):
        return NAMES.get(word) or SMALL_NAMES[word], at + 1
    if word in DOUBTFUL_NAMES and not tokens[at].is_capital and _is_money(tokens, at):
        return DOUBTFUL_NAMES[word], at + 1
    if tokens[at].is_capital and word.endswith(_PEOPLES) and at + 1 < len(tokens) and not tokens[at + 1].is_capital:
        following = tokens[at + 1].lower
        code = NAMES.get(following) or SMALL_NAMES.get(following) or DOUBTFUL_NAMES.get(following)
        return (code, at + 2) if code is not None and following != "won" else (None, at)
    return None, at


def is_price(tokens: Sequence[Token], at: int) -> bool:
    """Whether the figure before token `at` is paid, charged or asked: "sold for 300", "fined the driver 300"."""
    return _PRICE.search(" ".join(t.lower for t in tokens[max(0, at - _FURTHEST) : at])) is not None


def _is_money(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word is paid ("fined 40 marks"), converted ("40 won ($3)") or too many to be things."""
    following = [t.written for t in tokens[at + 1 : at + 3]]
    if following[:1] == ["of"]:  # "30 pounds of butter"
        return False
    if following[:1] == ["("] and (following[1:] == ["US"] or (following[1:] and following[1] in _SIGNS)):
        return True
    figure = tokens[at - 1] if at else None
    is_sum = figure is not None and (figure.lower in _SCALES or _is_sum(number_of_digits(figure.written) or 0))
    return (tokens[at].lower in _LARGE and is_sum) or is_price(tokens, at)


def _is_sum(figure: float) -> bool:
    """Whether it is too large or too fine a figure for things: nobody steals 46,000 crowns or 41.2."""
    return figure >= 1000 or figure % 1 > 0
