"""What the words that a language's patterns match mean, held against the publication day.

It does not know languages: the table says which words stand for which day, unit or number.
"""

import re
from collections.abc import Callable
from datetime import date

from index.day import Day
from index.times import calendar
from index.times.expression import Sense, TimexKind
from index.times.timex_dates import FORWARD_DAYS, NEAR_DAYS
from index.tongues.patterns import which
from index.tongues.tongue import Tongue

_UNITS = ("second", "minute", "hour", "day", "week", "weekend", "month", "year", "decade")
Read = Callable[[Tongue, re.Match[str], date | None, str | None], Sense | None]


def sense(table: Tongue, name: str, match: re.Match[str], anchor: date | None, verb: str | None) -> Sense | None:
    """The sense of a match of the pattern `name`; `verb` says where the clause's verb looks: forward, past or None."""
    if name.startswith("shift") and name != "shifted":
        return Sense(shift=int(name.removeprefix("shift")))
    return _READERS[name](table, match, anchor, verb)


def _iso(table: Tongue, match: re.Match[str], anchor: date | None, verb: str | None) -> Sense | None:
    """Day first, as everywhere these languages are written."""
    groups = match.groupdict()
    month, day = int(groups["mn"]), int(groups["d"])
    if groups.get("y") is None:
        return _in_some_year(month, day, day, anchor, verb)
    found = calendar.in_month(int(groups["y"]), month, day)
    return Sense(day=found, has_year=True) if found else None


def _date(table: Tongue, match: re.Match[str], anchor: date | None, verb: str | None) -> Sense | None:
    groups = match.groupdict()
    month = which(match, "m", 12)
    if month is None:
        return None
    day = 1 if groups.get("first") else int(groups["d"])
    last = int(groups["d2"]) if groups.get("d2") else day
    if groups["y"]:
        found = _days(calendar.in_month(int(groups["y"]), month + 1, day), last)
        return Sense(day=found, has_year=True) if found else None
    return _in_some_year(month + 1, day, last, anchor, verb)


def _in_some_year(month: int, day: int, last: int, anchor: date | None, verb: str | None) -> Sense | None:
    if calendar.in_month(2000, month, day) is None or calendar.in_month(2000, month, last) is None:
        return None
    if anchor is None:
        return Sense(month=month, month_day=day)
    back, ahead = calendar.month_until(anchor, month, day), calendar.month_from(anchor, month, day)
    found = ahead if _lies_ahead(anchor, ahead, verb) else back
    return Sense(day=_days(found, last), month=month, month_day=day)


def _lies_ahead(anchor: date, ahead: Day | None, verb: str | None) -> bool:
    if ahead is None:
        return False
    days = (ahead.first - anchor).days
    return days <= FORWARD_DAYS if verb == "forward" else 0 < days <= NEAR_DAYS and verb != "past"


def _days(first: Day | None, last: int) -> Day | None:
    if first is None or first.first.day >= last:
        return first
    end = calendar.in_month(first.first.year, first.first.month, last)
    return Day(first.first, end.first) if end else first


def _month(table: Tongue, match: re.Match[str], anchor: date | None, verb: str | None) -> Sense | None:
    groups = match.groupdict()
    month = which(match, "m", 12)
    if month is None:
        return None
    if groups.get("y"):
        found = calendar.in_month(int(groups["y"]), month + 1, None)
        return Sense(day=found, has_year=True) if found else None
    if anchor is None:
        return Sense(month=month + 1)
    back, ahead = calendar.month_until(anchor, month + 1, None), calendar.month_from(anchor, month + 1, None)
    if groups.get("last") and back and back.first <= anchor <= back.last:
        border = calendar.month_shifted(anchor, -1)
        back = calendar.month_until(border.first, month + 1, None) if border else None
    is_next = bool(groups.get("next"))
    return Sense(day=ahead if is_next or _lies_ahead(anchor, ahead, verb) else back, month=month + 1)


def _year(table: Tongue, match: re.Match[str], anchor: date | None, verb: str | None) -> Sense | None:
    return Sense(day=calendar.in_year(int(match["y"])), has_year=True)


def _years(table: Tongue, match: re.Match[str], anchor: date | None, verb: str | None) -> Sense | None:
    found = calendar.years(int(match["y"]), int(match["y2"]))
    return Sense(day=found, has_year=True) if found else None


def _relative(table: Tongue, match: re.Match[str], anchor: date | None, verb: str | None) -> Sense | None:
    number = which(match, "r", len(table.relative))
    if number is None:
        return None
    meant = table.relative[number]
    if anchor is None:
        return Sense()
    day = calendar.shifted(anchor, meant.days)
    after = calendar.shifted(anchor, meant.days + 1)
    if day is None or after is None:
        return Sense()
    return Sense(day=Day(day, after) if meant.night else Day.of(day))


def _weekday(table: Tongue, match: re.Match[str], anchor: date | None, verb: str | None) -> Sense | None:
    weekday = which(match, "w", 7)
    if weekday is None:
        return None
    groups = match.groupdict()
    if anchor is None:
        return Sense(weekday=weekday)
    return _one(_resolved_weekday(anchor, weekday, groups, verb), weekday)


def _resolved_weekday(anchor: date, weekday: int, groups: dict[str, str | None], verb: str | None) -> date | None:
    """The latest on or before the anchor, unless the words look ahead."""
    if groups.get("next") or groups.get("next2"):
        tomorrow = calendar.shifted(anchor, 1)
        return calendar.weekday_from(tomorrow, weekday) if tomorrow else None
    if groups.get("last") or groups.get("last2"):
        yesterday = calendar.shifted(anchor, -1)
        return calendar.weekday_until(yesterday, weekday) if yesterday else None
    is_this = groups.get("this") or groups.get("this2")
    if verb == "forward" or (is_this and verb is None):
        return calendar.weekday_from(anchor, weekday)
    return calendar.weekday_until(anchor, weekday)


def _one(day: date | None, weekday: int | None = None) -> Sense:
    return Sense(day=Day.of(day) if day else None, weekday=weekday)


def _night(table: Tongue, match: re.Match[str], anchor: date | None, verb: str | None) -> Sense | None:
    """The night to a day ("in der Nacht zum Montag"), or from one ("dans la nuit de dimanche à lundi")."""
    weekday = which(match, "w", 7)
    if weekday is None:
        return None
    if anchor is None:
        return Sense(weekday=weekday)
    begins = table.code in ("fr", "es", "ar")
    first = calendar.weekday_until(anchor, weekday)
    if first is None:
        return Sense(weekday=weekday)
    other = calendar.shifted(first, 1 if begins else -1)
    if other is None:
        return Sense(weekday=weekday)
    return Sense(day=Day(min(first, other), max(first, other)), weekday=min(first, other).weekday())


def _period(table: Tongue, match: re.Match[str], anchor: date | None, verb: str | None) -> Sense | None:
    groups = match.groupdict()
    if anchor is None:
        return Sense(vague=True)
    back = -1 if groups.get("last") else 1 if groups.get("next") else 0
    if groups.get("week"):
        return Sense(day=calendar.week_shifted(anchor, back))
    if groups.get("weekend"):
        back = 0 if back == 0 or (back < 0 and anchor.weekday() >= 5) else back
        return Sense(day=calendar.weekend_shifted(anchor, back))
    if groups.get("month"):
        return Sense(day=calendar.month_shifted(anchor, back))
    return Sense(day=calendar.in_year(anchor.year + back), has_year=True)


def _counted(table: Tongue, match: re.Match[str]) -> tuple[int | None, str]:
    """How many of which unit; None for "several"."""
    groups = match.groupdict()
    for name in _UNITS:
        if groups.get(f"two_{name}"):
            return 2, name
        if groups.get(name):
            number = groups.get("n")
            return (int(number) if number else table.numbers.get(groups.get("nw") or "")), name
    one = groups.get("one") or ""
    name = next((n for n in ("week", "month", "year") if re.fullmatch(table.units[n], one)), "year")
    return 1, name


def _ago(table: Tongue, match: re.Match[str], anchor: date | None, verb: str | None) -> Sense | None:
    count, unit = _counted(table, match)
    if anchor is None or count is None:
        return Sense(vague=True)
    day = calendar.ago(anchor, count, unit)
    return Sense(day=day, vague=day is None)


def _shifted(table: Tongue, match: re.Match[str], anchor: date | None, verb: str | None) -> Sense | None:
    """ "Zwei Tage später" counts from the day spoken of."""
    count, unit = _counted(table, match)
    days = {"day": 1, "week": 7}.get(unit)
    if days is None or count is None:
        return Sense(vague=True)
    return Sense(shift=(-1 if match["earlier"] else 1) * days * count)


def _length(table: Tongue, match: re.Match[str], anchor: date | None, verb: str | None) -> Sense | None:
    count, unit = _counted(table, match)
    return None if count == 1 and unit == "day" else Sense(kind=TimexKind.DURATION)


def _often(table: Tongue, match: re.Match[str], anchor: date | None, verb: str | None) -> Sense | None:
    return Sense(kind=TimexKind.RECURRING)


def _no_day(table: Tongue, match: re.Match[str], anchor: date | None, verb: str | None) -> Sense | None:
    return Sense(vague=True)


def _clock(table: Tongue, match: re.Match[str], anchor: date | None, verb: str | None) -> Sense | None:
    return Sense(kind=TimexKind.CLOCK)


_READERS: dict[str, Read] = {
    "iso": _iso,
    "date": _date,
    "month": _month,
    "year": _year,
    "years": _years,
    "relative": _relative,
    "weekday": _weekday,
    "night": _night,
    "period": _period,
    "ago": _ago,
    "shifted": _shifted,
    "length": _length,
    "often": _often,
    "no_day": _no_day,
    "clock": _clock,
}
