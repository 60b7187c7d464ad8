"""Days and figures on an axis from 0 to 1, with a few round ticks.

It does not know pixels or what is marked on it.
"""

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot import words_timeline

_TICKS = 4
_ROUND = (1, 2, 5)
# Beyond this ratio the small figures of a plain axis could not be told apart.
_LOGARITHMIC_FROM = 25
_PAD = 0.06
_TINY = 1e-12  # nobody reports less; below it the arithmetic of ticks runs out of numbers
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on the axis that has a label."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Scale:
    """From values to places between 0 and 1; `logarithmic` where equal distances are equal ratios."""

    low: float
    high: float
    ticks: tuple[Tick, ...]
    logarithmic: bool = False

    def at(self, value: float) -> float:
        """Where a value stands; within 0 and 1 for everything that the scale was made for."""
        return _place(value, self.low, self.high, logarithmic=self.logarithmic)


def _place(value: float, low: float, high: float, *, logarithmic: bool) -> float:
    if logarithmic:
        value, low, high = math.log10(value), math.log10(low), math.log10(high)
    return (value - low) / (high - low)


def figure_scale(values: Iterable[float]) -> Scale:
    """For at least one figure: from nought where the figures differ much, else from below the least."""
    known = sorted(values)
    least, most = known[0], known[-1]
    if least > _TINY and most / least >= _LOGARITHMIC_FROM:
        return _logarithmic(least, most)
    if 0 <= least <= 0.6 * most and most > _TINY:
        low, high = 0.0, most * (1 + _PAD)
    else:
        pad = (most - least) * _PAD * 2 or max(abs(most) * 0.1, 1.0)
        low, high = least - pad if least else 0.0, most + pad
    step = next(step for step in _steps((high - low) / 1000) if _count(low, high, step) <= _TICKS)
    first = math.ceil(low / step)
    ticks = [(first + n) * step for n in range(_count(low, high, step))]
    return Scale(low, high, tuple(Tick((tick - low) / (high - low), words_timeline.figure(tick)) for tick in ticks))


def _count(low: float, high: float, step: float) -> int:
    return math.floor(high / step) - math.ceil(low / step) + 1


def _steps(least: float) -> Iterator[float]:
    power = math.floor(math.log10(least))
    while True:
        yield from (float(f"{digit}e{power}") for digit in _ROUND)
        power += 1


def _logarithmic(least: float, most: float) -> Scale:
    low, high = least / 1.4, most * 1.4
    powers = range(math.ceil(math.log10(low)), math.floor(math.log10(high)) + 1)
    every = -(-len(powers) // _TICKS)
    ticks = (
        Tick(_place(10.0**p, low, high, logarithmic=True), words_timeline.figure(10.0**p)) for p in powers[::every]
    )
    return Scale(low, high, tuple(ticks), logarithmic=True)


def day_scale(first: datetime, last: datetime) -> Scale:
    """For articles published from `first` to `last`: hours, days, months or years, whichever gives a few ticks."""
    pad = max((last - first) * _PAD, timedelta(hours=6) if last - first < _DAY else timedelta())
    opens, closes = _shifted(first, -pad), _shifted(last, pad)
    low, high = opens.timestamp(), closes.timestamp()
    every = ((list(starts), label, most) for starts, label, most in _calendars(opens, closes))
    starts, label = next((starts, label) for starts, label, most in every if len(starts) <= most)
    # Several hours of one day have no midnight among them: the day itself is the tick.
    starts = starts or [first]
    ticks = ((tick.timestamp() - low) / (high - low) for tick in starts)
    return Scale(low, high, tuple(Tick(at, label(tick)) for at, tick in zip(ticks, starts, strict=True)))


def _shifted(moment: datetime, by: timedelta) -> datetime:
    try:
        return moment + by
    except OverflowError:
        return moment


def _day(moment: datetime) -> str:
    return words_timeline.short_day(moment.date())


def _month(moment: datetime) -> str:
    return words_timeline.short_month(moment.date())


def _year(moment: datetime) -> str:
    return str(moment.year)


_Calendar = tuple[Iterator[datetime], Callable[[datetime], str], int]


def _calendars(opens: datetime, closes: datetime) -> Iterator[_Calendar]:
    """Ticks ever further apart, how they are labelled, and how many such labels have room."""
    span = closes - opens
    for days in (1, 2, 3, 5, 7, 10, 14):
        if span < timedelta(days=days * 2 * _TICKS):
            yield _every_days(opens, closes, days), _day, _TICKS - 1
    for months in (1, 2, 3, 6):
        if span < timedelta(days=months * 62 * _TICKS):
            yield _every_months(opens, closes, months), _month, _TICKS
    years = 1
    while True:
        if span < timedelta(days=years * 366 * 2 * _TICKS):
            yield _every_months(opens, closes, 12 * years), _year, _TICKS + 1
        years *= 2


def _every_days(opens: datetime, closes: datetime, days: int) -> Iterator[datetime]:
    at = datetime(opens.year, opens.month, opens.day, tzinfo=UTC)
    while at <= closes:
        if at >= opens:
            yield at
            at += _DAY * (days - 1)
        at += _DAY


def _every_months(opens: datetime, closes: datetime, months: int) -> Iterator[datetime]:
    month = -(-(opens.year * 12 + opens.month - 1) // months) * months
    while month // 12 <= closes.year and month // 12 < 9999:
        at = datetime(max(1, month // 12), month % 12 + 1, 1, tzinfo=UTC)
        if opens <= at <= closes:
            yield at
        month += months
