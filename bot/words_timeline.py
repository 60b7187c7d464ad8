"""Every word on a timeline: in a chat's picture and in a report.

Fixed templates only; it does not know how they are drawn.
"""

from datetime import date, datetime

from bot.written import count
from index.times.timewords import MONTH_NAMES

UNDATED = "undated"
INFERRED = "inferred"
PUBLISHED_AXIS = "day of publication"
FIGURE_AXIS = "the figure stated"
HOLLOW = "hollow: publication day inferred"
OPEN_ENDED = "arrow: the words leave it open"
RANGED = "bar: from one figure to another"
MULTIPLES = "axis: 10, 100 and 1,000 are equally far apart"
MORE_OUTLETS = "and {} more"
MORE_POSITIONS = "and {} more, not drawn"
OUTLET_NUMBER = "outlet {}"
POSITION_NUMBER = "position {}"


_UNITS = {
    "foot": "feet",
    "square foot": "square feet",
    "cubic foot": "cubic feet",
    "inch": "inches",
    "century": "centuries",
    "nautical": "nautical miles",
    "metre per second": "metres per second",
    "mph": "miles per hour",
    "kph": "kilometres per hour",
    "celsius": "degrees Celsius",
    "fahrenheit": "degrees Fahrenheit",
    "percent": "percent",
    "points": "points",
    "degrees": "degrees",
    "fraction": FIGURE_AXIS,
}


def figure_axis(unit: str | None) -> str:
    """What an axis of figures counts in: "yards", "in USD"."""
    if unit is None:
        return FIGURE_AXIS
    return f"in {unit}" if unit.isupper() else _UNITS.get(unit, f"{unit}s")


def short_day(day: date) -> str:
    """ "9 Mar 2025"."""
    return f"{day.day} {MONTH_NAMES[day.month - 1][:3]} {day.year}"


def short_month(day: date) -> str:
    """ "Mar 2025"."""
    return f"{MONTH_NAMES[day.month - 1][:3]} {day.year}"


def short_moment(first: datetime, last: datetime, *, clock: bool) -> str:
    """When one or several articles were published: "9 Mar 2025, 14:30 UTC", "9 Mar 2025 to 2 Apr 2025"."""
    if first.date() != last.date():
        return f"{short_day(first.date())} to {short_day(last.date())}"
    return f"{short_day(first.date())}, {first:%H:%M} UTC" if clock and first == last else short_day(first.date())


def figure(value: float) -> str:
    """A figure on an axis: "1,200", "0.5", "2.5 million"."""
    for size, name in ((1e12, " trillion"), (1e9, " billion"), (1e6, " million")):
        if abs(value) >= size:
            return f"{value / size:,.10g}{name}"
    return f"{value:,.10g}"


def drawn(articles: int, outlets: int) -> str:
    """What a timeline counts."""
    return f"{count(articles, 'article')} from {count(outlets, 'outlet')}"
