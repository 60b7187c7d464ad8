"""Arithmetic on days: which Sunday, which 12 June, how far back is three weeks.

It does not know words; `timex` reads them and asks here. Every function returns None rather than leave the calendar
(year 1 to 9999).
"""

from collections.abc import Sequence
from datetime import date, timedelta

from index.day import Day

SEASONS = ("winter", "spring", "summer", "autumn")  # meteorological, northern half of the earth


def shifted(day: date, days: int) -> date | None:
    """`days` later, or earlier where negative."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def hull(one: Day | None, other: Day | None) -> Day | None:
    """The shortest range that holds both; None where either is unknown."""
    if one is None or other is None:
        return None
    return Day(min(one.first, other.first), max(one.last, other.last))


def hull_of(days: Sequence[Day]) -> Day:
    """The shortest range that holds all of them: one at least."""
    return Day(min(day.first for day in days), max(day.last for day in days))


def around(anchor: date, days: int, slack: int) -> Day | None:
    """`days` later, give or take `slack`."""
    first, last = shifted(anchor, days - slack), shifted(anchor, days + slack)
    return Day(first, last) if first and last else None


def weekday_until(anchor: date, weekday: int) -> date | None:
    """The latest such weekday on or before `anchor` (Monday is 0)."""
    return shifted(anchor, -((anchor.weekday() - weekday) % 7))


def weekday_from(anchor: date, weekday: int) -> date | None:
    """The first such weekday on or after `anchor`."""
    return shifted(anchor, (weekday - anchor.weekday()) % 7)


def in_month(year: int, month: int, day: int | None) -> Day | None:
    """That day, or the whole month where `day` is None; None where there is no such day."""
    try:
        return Day.month(year, month) if day is None else Day.of(date(year, month, day))
    except ValueError:
        return None


def in_year(year: int) -> Day | None:
    """The whole year."""
    return Day.year(year) if 1 <= year <= 9999 else None


def years(first: int, last: int) -> Day | None:
    """From the first day of one year to the last of another."""
    return hull(in_year(first), in_year(last)) if first <= last else None


def month_until(anchor: date, month: int, day: int | None) -> Day | None:
    """The latest such month (or day of it) that has begun by `anchor`; looks back eight years, for 29 February."""
    for year in range(anchor.year, anchor.year - 9, -1):
        found = in_month(year, month, day)
        if found and found.first <= anchor:
            return found
    return None


def month_from(anchor: date, month: int, day: int | None) -> Day | None:
    """The first such month (or day of it) that has not ended before `anchor`."""
    for year in range(anchor.year, anchor.year + 9):
        found = in_month(year, month, day)
        if found and found.last >= anchor:
            return found
    return None


def month_day_until(anchor: date, day: int) -> Day | None:
    """The latest "14th" on or before `anchor`."""
    for back in range(3):
        month = month_shifted(anchor, -back)
        found = in_month(month.first.year, month.first.month, day) if month else None
        if found and found.first <= anchor:
            return found
    return None


def month_shifted(anchor: date, months: int) -> Day | None:
    """The whole month `months` after the anchor's own."""
    year, month = divmod(anchor.year * 12 + anchor.month - 1 + months, 12)
    return in_month(year, month + 1, None)


def week_shifted(anchor: date, weeks: int) -> Day | None:
    """The week (Monday to Sunday) `weeks` after the anchor's own."""
    monday = shifted(anchor, 7 * weeks - anchor.weekday())
    sunday = shifted(monday, 6) if monday else None
    return Day(monday, sunday) if monday and sunday else None


def weekend_shifted(anchor: date, weeks: int) -> Day | None:
    """Saturday and Sunday of that week."""
    week = week_shifted(anchor, weeks)
    return Day(week.last - timedelta(days=1), week.last) if week else None


def ago(anchor: date, count: int, unit: str) -> Day | None:
    """So many units ago, as wide as such words are meant: a week is three days either way."""
    match unit:
        case "second" | "minute":
            return Day.of(anchor)
        case "hour":
            return hull(Day.of(anchor), around(anchor, -((count + 23) // 24), 0))
        case "day" | "night":
            return around(anchor, -count, 0)
        case "week" | "fortnight":
            return around(anchor, -count * (14 if unit == "fortnight" else 7), 3)
        case "weekend":
            return weekend_shifted(anchor, -count)
        case "month":
            return month_shifted(anchor, -count)
        case "year" | "decade":
            return in_year(anchor.year - count * (10 if unit == "decade" else 1))
        case _:
            return None


def season(year: int, name: str) -> Day | None:
    """Three months; a winter is named by the year that it begins in."""
    first = (SEASONS.index(name) * 3 or 12) if name in SEASONS else 0
    start = in_month(year, first, None) if first else None
    end = month_shifted(start.first, 2) if start else None
    return hull(start, end)


def season_until(anchor: date, name: str, *, over: bool = False) -> Day | None:
    """The latest such season that has begun (that is over, where `over`) by `anchor`."""
    for year in (anchor.year, anchor.year - 1, anchor.year - 2):
        found = season(year, name)
        if found and (found.last < anchor if over else found.first <= anchor):
            return found
    return None


def part(day: Day, which: str) -> Day:
    """The early, middle or late third of a range; the range itself for any other word."""
    length = (day.last - day.first).days + 1
    third = timedelta(days=length // 3)
    match which:
        case "early":
            return Day(day.first, max(day.first, day.first + third))
        case "mid" | "middle":
            return Day(day.first + third, max(day.first + third, day.last - third))
        case "late":
            return Day(min(day.last, day.last - third), day.last)
        case _:
            return day


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous computus of 1876)."""
    century, rest = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (year % 19 + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """The nth such weekday of a month; -1 is the last one."""
    days = in_month(year, month, None)
    if days is None:
        return None
    if nth < 0:
        return weekday_until(days.last, weekday)
    first = weekday_from(days.first, weekday)
    return shifted(first, 7 * (nth - 1)) if first else None
