"""Counts, sizes and days as people write them.

It does not know what they are of.
"""

from datetime import date, datetime

from index.day import Day
from index.times.timewords import MONTH_NAMES, WEEKDAY_NAMES


def count(number: int, singular: str, plural: str | None = None) -> str:
    """ "1 outlet", "2 outlets", "1,200 outlets"."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def size_in_words(size: int) -> str:
    """ "12 kB", "3.4 MB", "1,234.5 MB"."""
    return f"{size / 1e6:,.1f} MB" if size >= 1e6 else f"{max(1, round(size / 1e3)):,} kB"


def day_in_words(day: date) -> str:
    """ "Sunday 12 October 2031": the weekday lets a reader check "on Sunday" at a glance."""
    return f"{WEEKDAY_NAMES[day.weekday()]} {plain_day(day)}"


def plain_day(day: date) -> str:
    """ "12 October 2031"."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def days_in_words(iso: str) -> str:
    """An event's day as an Answer writes it (2024-04-21, 2024-04, 2024, first/last) in words; else as it is."""
    try:
        day = Day.from_iso(iso)
    except ValueError:
        return iso
    if day.is_one_day:
        return day_in_words(day.first)
    if day == Day.year(day.first.year):
        return str(day.first.year)
    if day == Day.month(day.first.year, day.first.month):
        return f"{MONTH_NAMES[day.first.month - 1]} {day.first.year}"
    return from_to(day.first, day.last)


def from_to(first: date, last: date) -> str:
    """ "9 to 10 March 2025", "28 March to 2 April 2025", "30 December 2024 to 2 January 2025"."""
    if first.year != last.year:
        return f"{plain_day(first)} to {plain_day(last)}"
    if first.month != last.month:
        return f"{first.day} {MONTH_NAMES[first.month - 1]} to {plain_day(last)}"
    return f"{first.day} to {plain_day(last)}"


def moment_in_words(published: str) -> str:
    """A publication date as an Answer writes it: a bare day, or a day and a UTC time."""
    if "T" not in published:
        return days_in_words(published)
    try:
        moment = datetime.fromisoformat(published)
    except ValueError:
        return published
    return f"{day_in_words(moment.date())}, {moment:%H:%M} UTC"
