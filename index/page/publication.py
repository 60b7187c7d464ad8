"""The moment that printed words, an address or a feed's field name as the publication.

It reads what is written and refuses to guess: a date that could be two days, or none, stays unknown with the reason.
Which words of a page are its date is decided in `masthead`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from index.day import Day
from index.limits import DAYS_AHEAD, OLDEST_YEAR
from index.regex import regex
from index.times.monthnames import MONTHS, month_of


@dataclass(frozen=True, slots=True)
class Publication:
    """A moment in UTC and the day it was in the zone of the words; without a clock, midnight of that day."""

    moment: datetime
    day: Day
    clock_known: bool


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """Date words `text[start:end]` and what they mean; `why` says in a few words why they mean nothing certain, and
    `unread` what beside a certain day was not understood."""

    start: int
    end: int
    publication: Publication | None
    why: str | None = None
    unread: str | None = None


# Abbreviations that stand for one zone wherever news prints them; "IST" and "AST" stand for several and are left out.
_OFFSET_HOURS = {
    "z": 0.0,
    "utc": 0.0,
    "gmt": 0.0,
    "est": -5.0,
    "edt": -4.0,
    "cdt": -5.0,
    "mst": -7.0,
    "mdt": -6.0,
    "pst": -8.0,
    "pdt": -7.0,
    "bst": 1.0,
    "cet": 1.0,
    "cest": 2.0,
    "eet": 2.0,
    "eest": 3.0,
    "msk": 3.0,
    "jst": 9.0,
    "kst": 9.0,
    "sgt": 8.0,
    "hkt": 8.0,
    "aest": 10.0,
    "aedt": 11.0,
}
_ZONE_NAMES = {
    "et": "America/New_York",
    "ct": "America/Chicago",
    "mt": "America/Denver",
    "pt": "America/Los_Angeles",
    "eastern": "America/New_York",
}
_ZONE = r"(?P<zone>(?:UTC|GMT)?[+-]\d{1,2}(?::?\d\d)?(?!\d)|Z\b|\(?(?:[A-Z]{2,4})\b\)?|Eastern\b)"
_CLOCK = (
    r"(?P<hour>\d{1,2})[:.h](?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d+)?)?"
    rf"\s?(?P<half>[AaPp]\.?\s?[Mm]\b\.?)?\s?{_ZONE}?"
)
_ISO = (
    r"(?P<year>\d{4})(?P<sign>[-/.])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})"
    rf"(?:(?:T|,?\s+|\s-\s){_CLOCK})?(?!\d)"
)
_CJK = rf"(?P<year>\d{{4}})\s?[年년]\s?(?P<month>\d{{1,2}})\s?[月월]\s?(?P<day>\d{{1,2}})\s?[日일](?:\s*{_CLOCK})?"
_NUMERIC = (
    rf"(?P<one>\d{{1,2}})(?P<sign>[/.-])(?P<two>\d{{1,2}})(?P=sign)(?P<year>\d{{4}}|\d\d)(?!\d)(?:,?\s+{_CLOCK})?"
)
_NO_YEAR = r"(?P<one>\d{1,2})[/.](?P<two>\d{1,2})"
_AFTER = rf"(?:\s*(?:(?:,|\bat|\bà|\bum|\bв|\bo|—|–|-|\||•|·)\s*)?{_CLOCK})?"
_URL_DAY = regex(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<sign>[/-])(?P<month>\d{1,2}|[a-z]{3,9})(?P=sign)(?P<day>\d{1,2})(?=[/_.-]|$)"
)
_URL_RUN = regex(r"(?<![\d.])(?P<year>(?:19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?=[/_-]|$)")
_EPOCH = regex(r"\d{10}(?:\d{3})?(?:\.\d+)?")
_RUN = regex(r"(?P<year>(?:19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?:T(?P<hour>\d\d)(?P<minute>\d\d)\d*Z?)?")


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    names = "|".join(sorted((re.escape(name) for name in MONTHS), key=lambda name: (-len(name), name)))
    month = rf"(?P<name>{names})\b\.?"
    day_first = (
        r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?\s?(?:of\s|de\s|-\s?)?"
        rf"{month},?\s?(?:de\s|del\s|-\s?)?(?P<year>\d{{4}}){_AFTER}"
    )
    month_first = rf"(?<!\w){month}\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s?|\s)(?P<year>\d{{4}})(?!\d){_AFTER}"
    return tuple(
        re.compile(rf"(?<![\w/.-]){form}" if form is not month_first else form, re.IGNORECASE)
        for form in (_ISO, _CJK, day_first, month_first, _NUMERIC)
    )


def find_dates(text: str, today: date) -> Iterator[PrintedDate]:
    """Every date with a year in `text`, in order, none overlapping another."""
    found = [match for pattern in _patterns() for match in pattern.finditer(text)]
    at = 0
    for match in sorted(found, key=lambda match: (match.start(), -match.end())):
        if match.start() >= at:
            at = match.end()
            yield _read(match, today)


def read_date(words: str, today: date) -> PrintedDate:
    """What a field that should hold a date says: the first date in it, a run of digits, or a count of seconds."""
    first = next(find_dates(words, today), None)
    if first is not None:
        # Digits that follow are a time or another date; words that do are a weekday or a city.
        is_more = first.publication and not first.unread and re.search(r"\d", words[first.end :])
        return replace(first, unread="what follows that was not understood") if is_more else first
    bare = words.strip()
    if _EPOCH.fullmatch(bare):
        seconds = float(bare[:10])
        return _checked(0, len(words), datetime.fromtimestamp(seconds, UTC), True, today)
    run = _RUN.fullmatch(bare)
    if run:
        return _read(run, today)
    if re.fullmatch(_NO_YEAR, bare):
        return PrintedDate(0, len(words), None, "has no year")
    if re.fullmatch(r"\d{4}(?:-\d\d)?|[^\W\d_]+ \d{4}", bare):
        return PrintedDate(0, len(words), None, "names no day")
    return PrintedDate(0, len(words), None, "is no date that can be read")


def day_of_address(url: str, today: date) -> Publication | None:
    """The day that an article's address carries ("/2031/05/04/", "/2031/may/4/", "/20310504/")."""
    path = re.sub(r"^[a-z]+://[^/]*", "", url.casefold())
    for pattern in (_URL_DAY, _URL_RUN):
        for match in pattern.finditer(path):
            found = _read(match, today)
            if found.publication:
                return found.publication
    return None


def _read(match: re.Match[str], today: date) -> PrintedDate:
    parts = match.groupdict()
    year = _full_year(parts["year"], today)
    if parts.get("one"):
        pair = _month_and_day(int(parts["one"]), int(parts["two"]), parts["sign"])
        if pair is None:
            return PrintedDate(match.start(), match.end(), None, "could be two different days")
        month, day = pair
    else:
        name = parts.get("name") or parts["month"]
        month, day = (int(name) if name.isdigit() else month_of(name) or 0), int(parts["day"])
    clock = _clock(parts)
    try:
        moment = datetime(year, month, day, *(clock or (0, 0, 0)))
    except ValueError:
        return PrintedDate(match.start(), match.end(), None, "is no day of the calendar")
    unread = "there is no such time of day" if clock is None and parts.get("hour") else None
    if clock == (0, 0, 0) and parts.get("second"):
        clock = None  # midnight to the second is how machines write a bare date
    if clock is not None:
        zone = _zone(parts.get("zone"))
        unread = None if zone else f"the zone {parts['zone']!r} is not known, UTC was taken"
        moment = moment.replace(tzinfo=zone or UTC)
    return replace(_checked(match.start(), match.end(), moment, clock is not None, today), unread=unread)


def _checked(start: int, end: int, moment: datetime, clock_known: bool, today: date) -> PrintedDate:
    """The date, if a newspaper can have been published then."""
    local = moment.date()
    if local.year < OLDEST_YEAR:
        return PrintedDate(start, end, None, f"is before {OLDEST_YEAR}")
    if local > today + timedelta(days=DAYS_AHEAD):
        return PrintedDate(start, end, None, "lies in the future")
    utc = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    return PrintedDate(start, end, Publication(utc, Day.of(local), clock_known))


def _full_year(words: str, today: date) -> int:
    if len(words) == 4:
        return int(words)
    century = today.year // 100 * 100
    return century + int(words) if century + int(words) <= today.year + 1 else century - 100 + int(words)


def _month_and_day(one: int, two: int, sign: str) -> tuple[int, int] | None:
    """Month and day of a numeric date; None where both orders are days. With full stops the day is always first."""
    if sign == "." or (one > 12 and two <= 12):
        return two, one
    if two > 12 or one == two:
        return one, two
    return None


def _clock(parts: dict[str, str | None]) -> tuple[int, int, int] | None:
    if parts.get("hour") is None:
        return None
    hour, minute, second = (int(parts.get(name) or 0) for name in ("hour", "minute", "second"))
    half = (parts.get("half") or "").casefold()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return (hour, minute, min(second, 59)) if hour < 24 and minute < 60 and second <= 60 else None


def _zone(words: str | None) -> tzinfo | None:
    """The zone that is named, UTC where none is; None for one that is not known, or that several places share."""
    name = (words or "utc").strip("() ").casefold()
    offset = re.fullmatch(r"(?:utc|gmt)?([+-])(\d{1,2}):?(\d\d)?", name)
    if offset:
        minutes = int(offset[2]) * 60 + int(offset[3] or 0)
        return timezone(timedelta(minutes=-minutes if offset[1] == "-" else minutes)) if minutes < 1440 else None
    if name in _OFFSET_HOURS:
        return timezone(timedelta(hours=_OFFSET_HOURS[name]))
    try:
        return ZoneInfo(_ZONE_NAMES[name]) if name in _ZONE_NAMES else None
    except ZoneInfoNotFoundError:
        return None
