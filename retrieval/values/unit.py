"""Units of measure and money: what a word after a figure measures, and how much of the base unit it is.

Factors are the international definitions (yard and pound agreement of 1959; US gallon); a month is a twelfth of a year
of 365.25 days. Temperatures are affine and handled by `to_base`. It does not know exchange rates: currencies part.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.values.currency import currency_at
from retrieval.values.currency_names import NAMES, SMALL_NAMES, Currency, currency
from retrieval.values.tokens import Token


@dataclass(frozen=True, slots=True)
class Unit:
    """`name` as compared with other units of one `measure`, `factor` in the measure's base unit; of money `shared` is
    the name that other countries have for theirs ("crown")."""

    measure: str
    name: str
    factor: float = 1.0
    shared: str = ""


COUNT = Unit("count", "")
"""Of what is counted rather than measured."""


def may_be_one(a: Unit, b: Unit) -> bool:
    """Whether figures in both can be compared: one measure, or money of which only one says whose it is; symmetric."""
    if a.measure == b.measure:
        return True
    return a.shared == b.shared != "" and f"money:{a.shared}" in (a.measure, b.measure)


def money(of: Currency) -> Unit:
    """The unit of a currency."""
    return Unit(f"money:{of.code}", of.code, shared=of.shared)


def _spread(measure: str, table: dict[str, float]) -> dict[str, Unit]:
    """Every word of "word other-word": factor, as one unit named by its first word."""
    return {word: Unit(measure, words.split()[0], factor) for words, factor in table.items() for word in words.split()}


_DAY = 86_400.0
_YEAR = 365.25 * _DAY
UNITS: dict[str, Unit] = (
    _spread(
        "length",
        {
            "millimetre millimetres millimeter millimeters mm": 0.001,
            "centimetre centimetres centimeter centimeters cm": 0.01,
            "metre metres meter meters m": 1,
            "kilometre kilometres kilometer kilometers km kms kilometre's": 1000,
            "mile miles": 1609.344,
            "yard yards yd yds": 0.9144,
            "foot feet ft": 0.3048,
            "inch inches": 0.0254,
        },
    )
    | _spread(
        "time",
        {
            "second seconds sec secs": 1,
            "minute minutes min mins": 60,
            "hour hours hr hrs": 3600,
            "day days": _DAY,
            "week weeks": 7 * _DAY,
            "fortnight fortnights": 14 * _DAY,
            "month months": _YEAR / 12,
            "year years yr yrs": _YEAR,
            "decade decades": 10 * _YEAR,
            "century centuries": 100 * _YEAR,
        },
    )
    | _spread(
        "mass",
        {
            "gram grams gramme grammes g": 0.001,
            "kilogram kilograms kilogramme kilogrammes kg kgs kilo kilos": 1,
            "pound pounds lb lbs": 0.45359237,
            "ounce ounces oz": 0.028349523125,
            "ton tons": 907.18474,
            "tonne tonnes": 1000,
        },
    )
    | _spread(
        "area",
        {"hectare hectares ha": 10_000, "acre acres": 4046.8564224},
    )
    | _spread(
        "volume",
        {"litre litres liter liters": 1, "gallon gallons": 3.785411784, "barrel barrels": 158.987294928},
    )
    | _spread("speed", {"mph": 0.44704, "kph kmh": 1 / 3.6, "knot knots": 0.514444})
    | _spread("energy", {"kilowatt kilowatts kw": 1, "megawatt megawatts mw": 1000, "gigawatt gigawatts gw": 1e6})
)

# Several words; tried before the single ones.
PHRASES: dict[tuple[str, ...], Unit] = {
    ("per", "cent"): Unit("share", "percent", 0.01),
    ("percentage", "points"): Unit("points", "points"),
    ("percentage", "point"): Unit("points", "points"),
    ("percentage", "-", "points"): Unit("points", "points"),
    ("percentage", "-", "point"): Unit("points", "points"),
    ("miles", "per", "hour"): Unit("speed", "mph", 0.44704),
    ("miles", "an", "hour"): Unit("speed", "mph", 0.44704),
    ("kilometers", "per", "hour"): Unit("speed", "kph", 1 / 3.6),
    ("kilometres", "per", "hour"): Unit("speed", "kph", 1 / 3.6),
    ("kilometers", "an", "hour"): Unit("speed", "kph", 1 / 3.6),
    ("kilometres", "an", "hour"): Unit("speed", "kph", 1 / 3.6),
    ("km", "/", "h"): Unit("speed", "kph", 1 / 3.6),
    ("metres", "per", "second"): Unit("speed", "metre per second"),
    ("meters", "per", "second"): Unit("speed", "metre per second"),
    ("metres", "a", "second"): Unit("speed", "metre per second"),
    ("meters", "a", "second"): Unit("speed", "metre per second"),
    ("m", "/", "s"): Unit("speed", "metre per second"),
    ("nautical", "miles"): Unit("length", "nautical", 1852),
    ("square", "miles"): Unit("area", "square mile", 2_589_988.110336),
    ("square", "kilometers"): Unit("area", "square kilometre", 1e6),
    ("square", "kilometres"): Unit("area", "square kilometre", 1e6),
    ("cubic", "meters"): Unit("volume", "cubic metre", 1000),
    ("cubic", "metres"): Unit("volume", "cubic metre", 1000),
    ("cubic", "feet"): Unit("volume", "cubic foot", 28.316846592),
    ("square", "feet"): Unit("area", "square foot", 0.09290304),
    ("square", "meters"): Unit("area", "square metre", 1),
    ("square", "metres"): Unit("area", "square metre", 1),
    ("degrees", "celsius"): Unit("temperature", "celsius"),
    ("degrees", "fahrenheit"): Unit("temperature", "fahrenheit"),
    ("degrees", "c"): Unit("temperature", "celsius"),
    ("degrees", "f"): Unit("temperature", "fahrenheit"),
    ("°", "c"): Unit("temperature", "celsius"),
    ("°", "f"): Unit("temperature", "fahrenheit"),
    ("years", "old"): Unit("age", "year"),
    ("years", "of", "age"): Unit("age", "year"),
    ("year", "-", "old"): Unit("age", "year"),
    ("months", "old"): Unit("age", "month", 1 / 12),
    ("month", "-", "old"): Unit("age", "month", 1 / 12),
    ("us", "dollars"): money(currency("USD")),
    ("u", ".", "s", ".", "dollars"): money(currency("USD")),
}
UNITS |= {
    "%": Unit("share", "percent", 0.01),
    "percent": Unit("share", "percent", 0.01),
    "pct": Unit("share", "percent", 0.01),
    "degrees": Unit("degrees", "degrees"),
    "degree": Unit("degrees", "degrees"),
}
MONEY_WORDS = NAMES | SMALL_NAMES
MONEY_SIGNS = {
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "₽": "RUB",
    "₪": "ILS",
    "₩": "KRW",
    "₺": "TRY",
    "₴": "UAH",
    "usd": "USD",
    "eur": "EUR",
    "gbp": "GBP",
    "rs": "rupee",
}


def to_base(figure: float, unit: Unit) -> float:
    """The figure in its measure's base unit (temperatures in degrees Celsius)."""
    if unit.name == "fahrenheit":
        return (figure - 32) / 1.8
    return figure * unit.factor


def unit_at(tokens: Sequence[Token], at: int) -> tuple[Unit | None, int]:
    """The unit that begins at token `at` and the token behind it; None when none does."""
    words = tuple(t.lower for t in tokens[at : at + 5])
    for phrase, unit in PHRASES.items():
        if words[: len(phrase)] == phrase:
            return unit, at + len(phrase)
    if not words:
        return None, at
    word = words[0]
    paid_in, end = currency_at(tokens, at)
    if paid_in is not None:
        return money(paid_in), end
    if word in UNITS and not (len(word) == 1 and word.isalpha() and not tokens[at].glued and word != "m"):
        return UNITS[word], at + 1
    return None, at
