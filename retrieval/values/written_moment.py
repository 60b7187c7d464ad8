"""How a moment is written: "Tuesday 4 March 2031", "March 2031", "7:15 p.m. (17:15 UTC)".

English alone. It does not know which part of it was asked for.
"""

from index.day import Day
from index.times import calendar
from index.times.clock import DAY_MINUTES
from index.times.timewords import MONTH_NAMES, WEEKDAY_NAMES
from retrieval.values.moment import Moment


def show_moment(moment: Moment, *, clock: bool = True, day: bool = True) -> str:
    """ "Tuesday 4 March 2031", "March 2031", "7:15 p.m. (17:15 UTC)"; the parts that are asked for."""
    parts = []
    if clock and moment.minutes is not None and moment.minutes[0] == moment.minutes[1]:
        parts.append(_show_clock(moment.minutes[0], moment.offset, half_open=moment.half_open))
    if (day or not parts) and moment.has_day:
        parts.append(_show_day(moment))
    return ", ".join(parts) or moment.words


def _show_clock(minutes: int, offset: int | None, *, half_open: bool) -> str:
    hour, minute = divmod(minutes % DAY_MINUTES, 60)
    half = "" if half_open else " a.m." if hour < 12 else " p.m."
    local = f"{(hour - 1) % 12 + 1}:{minute:02d}{half}"
    if offset is None:
        return local
    utc_hour, utc_minute = divmod((minutes - offset) % DAY_MINUTES, 60)
    return f"{local} ({utc_hour:02d}:{utc_minute:02d} UTC)"


def _show_day(moment: Moment) -> str:
    day = moment.day
    if day is None or not moment.year_stated:
        return _show_words(moment)
    if day.is_one_day:
        return f"{WEEKDAY_NAMES[day.first.weekday()]} {_show_short(day.first.day, day.first.month)} {day.first.year}"
    if day == Day.year(day.first.year):
        return str(day.first.year)
    if day == Day.month(day.first.year, day.first.month):
        return f"{MONTH_NAMES[day.first.month - 1]} {day.first.year}"
    if (rough := _show_part(day)) is not None:
        return rough
    first, last = (f"{_show_short(d.day, d.month)} {d.year}" for d in (day.first, day.last))
    return f"{first} to {last}"


def _show_part(day: Day) -> str | None:
    """ "Late 2031" as such: no source names the 1 September that it is held to begin on."""
    year = day.first.year
    month = Day.month(year, day.first.month)
    for part, written in (("early", "early "), ("mid", "mid-"), ("late", "late ")):
        if day == calendar.part(Day.year(year), part):
            return f"{written}{year}"
        if day == calendar.part(month, part):
            return f"{written}{MONTH_NAMES[month.first.month - 1]} {year}"
    return None


def _show_short(day: int, month: int) -> str:
    return f"{day} {MONTH_NAMES[month - 1]}"


def _show_words(moment: Moment) -> str:
    """What is known without a year."""
    month, month_day = moment.known_month, moment.known_month_day
    if month is not None:
        return _show_short(month_day, month) if month_day is not None else MONTH_NAMES[month - 1]
    return WEEKDAY_NAMES[moment.weekday] if moment.weekday is not None else moment.words
