"""Names of currencies: those that are money wherever a figure stands before them, and those that are things as well.

The names are those of ISO 4217 and of currencies that the euro replaced. A name that several countries have for their
money is in small letters here ("crown"); whose it is, "Swedish kronor" says and most reports do not. It knows no
exchange rates.
"""

from dataclasses import dataclass

_OLD_NAMES = {
    "dollar dollars": "dollar",
    "euro euros": "EUR",
    "sterling": "GBP",
    "yen": "JPY",
    "yuan renminbi": "CNY",
    "rupee rupees": "rupee",
    "rouble roubles ruble rubles": "rouble",
    "dinar dinars": "dinar",
    "shekel shekels": "ILS",
    "lira liras": "lira",
    "franc francs": "franc",
    "cfa fcfa": "CFA franc",
    "peso pesos": "peso",
    "rial rials": "rial",
    "riyal riyals": "riyal",
    "hryvnia hryvnias hryvnya hryvnyas hryvna": "UAH",
    "cent cents": "cent",
}
_MORE = {
    "krona kronor kronas krone kroner krones koruna korunas koruny korun króna krónas krónur": "crown",
    "zloty zlotys zloties zlotych złoty złotych": "PLN",
    "forint forints": "HUF",
    "rand rands": "ZAR",
    "baht bahts": "THB",
    "reais": "BRL",
    "dirham dirhams": "dirham",
    "taka takas": "BDT",
    "pence": "penny",
    "quid": "GBP",
    "greenback greenbacks": "dollar",
    "lire": "lira",
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
    "somoni somonis": "TJS",
    "som soms": "KGS",
    "soum soums so'm soʻm": "UZS",
    "lari laris": "GEL",
    "manat manats": "manat",
    "leva levs": "BGN",
    "denar denars": "MKD",
    "kuna kunas": "HRK",
    "leke": "ALL",
    "riel riels": "KHR",
    "kyat kyats": "MMK",
    "lempira lempiras": "HNL",
    "quetzales": "GTQ",
    "colones colón": "CRC",
    "cordobas córdobas": "NIO",
    "balboas": "PAB",
    "bolivar bolivars bolivares bolívar bolívares": "VES",
    "guarani guaranis guaranies guaraní guaraníes": "PYG",
    "gourde gourdes": "HTG",
    "ariary": "MGA",
    "dalasi dalasis": "GMD",
    "leone leones": "SLE",
    "metical meticals meticais": "MZN",
    "nakfa nakfas": "ERN",
    "ouguiya ouguiyas": "MRU",
    "tugrik tugriks togrog togrogs": "MNT",
    "vatu": "VUV",
    "kina": "PGK",
    "pataca patacas": "MOP",
    "ngultrum ngultrums": "BTN",
    "rufiyaa": "MVR",
    "lilangeni emalangeni": "SZL",
    "loti maloti": "LSL",
    "dobra dobras": "STN",
    "tala": "WST",
    "pa'anga paanga": "TOP",
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
    "bucks": "dollar",
    "soles": "PEN",
    "dram drams": "AMD",
    "lei": "leu",
    "quetzal quetzals": "GTQ",
    "lek": "ALL",
    "won": "won",
    "kip kips": "LAK",
    "afghani afghanis": "AFN",
    "bolivianos": "BOB",
}


@dataclass(frozen=True, slots=True)
class Currency:
    """`code` is of one country's money where that is known, `shared` the name that others have for theirs."""

    code: str
    shared: str = ""


_OF = {
    ("dollar", ""): "USD",  # other countries' reports say whose dollars they mean
    ("dollar", "American"): "USD",
    ("dollar", "US"): "USD",
    ("dollar", "Canadian"): "CAD",
    ("dollar", "Australian"): "AUD",
    ("dollar", "New Zealand"): "NZD",
    ("dollar", "Hong Kong"): "HKD",
    ("dollar", "Singapore"): "SGD",
    ("dollar", "Singaporean"): "SGD",
    ("dollar", "Taiwan"): "TWD",
    ("dollar", "Taiwanese"): "TWD",
    ("dollar", "Jamaican"): "JMD",
    ("pound", "British"): "GBP",
    ("rupee", "Indian"): "INR",
    ("rouble", "Russian"): "RUB",
    ("lira", "Turkish"): "TRY",
    ("peso", "Mexican"): "MXN",
    ("won", "South Korean"): "KRW",
    ("franc", "CFA"): "CFA franc",
}
_SHARED = {code: name for (name, _), code in _OF.items()}
_BEFORE_DOLLAR_SIGN = {
    "us": "USD",
    "a": "AUD",
    "au": "AUD",
    "c": "CAD",
    "ca": "CAD",
    "hk": "HKD",
    "nz": "NZD",
    "s": "SGD",
    "sg": "SGD",
    "nt": "TWD",
    "j": "JMD",
    "mx": "MXN",
    "r": "BRL",
}


def currency(name: str, people: str = "") -> Currency:
    """What a name of the tables stands for behind a people's name ("Swedish", "New Zealand"), or a code for itself."""
    if not name.islower():
        return Currency(name, _SHARED.get(name, ""))
    return Currency(_OF.get((name, people)) or f"{people} {name}".lstrip(), name)


def dollar_sign(prefix: str) -> Currency:
    """Of the letters before the sign: "C$40", "US$40"."""
    return currency(_BEFORE_DOLLAR_SIGN.get(prefix.lower(), "USD"))


def _by_word(table: dict[str, str]) -> dict[str, str]:
    return {word: code for words, code in table.items() for word in words.split()}


NAMES = _by_word(_OLD_NAMES)
"""Money in small letters or capitals."""
SMALL_NAMES = _by_word(_MORE)
"""Money in small letters."""
DOUBTFUL_NAMES = _by_word(_DOUBTFUL)
"""Money where something is paid, things elsewhere."""
