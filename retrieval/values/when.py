"""The moment that the words of a quote name: a day, a time of day, what recurs, or a time that is told and not dated.

Reading words is `index.times.timex` and `index.times.clock`; it knows no event and guesses no year.
"""

import re
from dataclasses import replace
from datetime import date

from index.day import Day
from index.regex import regex
from index.times.clock import ClockTime, clock_times
from index.times.expression import Timex, TimexKind
from index.times.timex import find_times
from retrieval.values.moment import Moment

_PARTS_OF_DAY: tuple[tuple[str, int, int], ...] = (
    (r"early (?:in the )?morning|early hours|before dawn|pre-?dawn|dawn", 180, 480),
    (r"late (?:in the )?morning", 600, 720),
    (r"morning", 300, 720),
    (r"early afternoon", 720, 900),
    (r"late afternoon", 900, 1080),
    (r"afternoon", 720, 1080),
    (r"late (?:in the )?evening|late at night", 1200, 1439),
    (r"evening", 1020, 1380),
    (r"overnight|night", 1080, 1439),
)


def read_moment(
    quote: str,
    start: int,
    end: int,
    published: Day | None,
    *,
    day: Day | None = None,
    language: str | None = None,
    asks_clock: bool = False,
) -> tuple[Moment, int, int] | None:
    """The moment that the words at `start` to `end` name, and the words themselves; None when they name none.

    `published` is the day to resolve weekdays against, `day` the sentence's, for a day that the words leave open;
    `asks_clock` where the hour is asked for.
    """
    quote = _with_colons(quote)
    times = [t for t in _times_near(quote, start, end, published, language) if t.start < end and start < t.end]
    clock_day = day.first if day is not None and day.is_one_day else None
    clocks = [c for c in clock_times(quote, clock_day) if c.start < end and start < c.end]
    dated = [t for t in times if t.kind is TimexKind.DAY and not t.vague and _says_day(t)]
    if asks_clock and not clocks and (bare := _bare_clock(quote, start, end)) is not None:
        return bare
    if not dated and not clocks:
        return _recurring(quote, times, start, end) or _bare_year(quote, start, end) or _told(quote, start, end)
    best = min(dated, key=_precision) if dated else None
    moment = _of(best, clocks[0] if clocks else None, quote[start:end])
    named: list[Timex | ClockTime] = [each for each in (best, *clocks[:1]) if each is not None]
    first = min(each.start for each in named)
    return moment, first if dated else min(first, start), max(each.end for each in named)


_REACH = 80


def _times_near(quote: str, start: int, end: int, published: Day | None, language: str | None) -> list[Timex]:
    """Time expressions around the span: those of a whole long sentence take ten times as long to find."""
    first, last = max(0, start - _REACH), min(len(quote), end + _REACH)
    while first > 0 and quote[first - 1].isalnum():
        first -= 1
    while last < len(quote) and quote[last].isalnum():
        last += 1
    found = find_times(quote[first:last], published, language)
    return [replace(t, start=t.start + first, end=t.end + first) for t in found]


def _says_day(timex: Timex) -> bool:
    return timex.day is not None or timex.weekday is not None or timex.month is not None


def _precision(timex: Timex) -> tuple[int, int]:
    """Most precise first, then leftmost."""
    if timex.day is None:
        return (400 if timex.month_day is None else 2), timex.start
    return (timex.day.last - timex.day.first).days, timex.start


def _of(timex: Timex | None, clock: ClockTime | None, words: str) -> Moment:
    minutes, offset = (None, None) if clock is None else ((clock.minutes, clock.minutes), clock.utc_offset)
    half_open = clock is not None and clock.half_open
    if clock is None:
        minutes = _part_of_day(words)
    if timex is None:
        return Moment(minutes=minutes, offset=offset, half_open=half_open)
    supposed = timex.month is not None and not timex.has_year
    of_day = Moment(timex.day, not supposed, timex.weekday, timex.month, timex.month_day, minutes, offset)
    return replace(of_day, half_open=half_open)


def _part_of_day(words: str) -> tuple[int, int] | None:
    """The minutes that "early morning" or "evening" cover; None when it names no part of the day."""
    for pattern, low, high in _PARTS_OF_DAY:
        if re.search(rf"\b(?:{pattern})\b", words, re.IGNORECASE):
            return low, high
    return None


def _recurring(quote: str, times: list[Timex], start: int, end: int) -> tuple[Moment, int, int] | None:
    for timex in times:
        if timex.kind is TimexKind.RECURRING:
            return Moment(words=timex.words.lower()), timex.start, timex.end
    minutes = _part_of_day(quote[start:end])
    return (Moment(minutes=minutes), start, end) if minutes else None


_DOTTED = regex(
    r"(?P<before>\b(?:at|until|till|since|by|before|after|about|around|between|from)\s+(?:(?:about|around|exactly|precisely)\s+)?)"
    r"(?P<hour>1?\d|2[0-3])\.(?P<minute>[0-5]\d)"
    r"(?=\s*$|[.,;)](?!\d)|\s(?:on|when|as|and|to|after|before|this|that|yesterday|in|at|by|with|the|an?|his|her|he|she|it|they|two|local|"
    r"GMT|UTC)\b)",
    re.IGNORECASE,
)
_NOON = 12
_BARE = regex(r"(?<![\d:.,])(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?![:.]?\d)")


def _with_colons(quote: str) -> str:
    """ "Was opened at 7.52": a time where one is asked for; "at 7.52 percent" is none. No letter is moved."""
    return _DOTTED.sub(r"\g<before>\g<hour>:\g<minute>", quote)


def _bare_clock(quote: str, start: int, end: int) -> tuple[Moment, int, int] | None:
    """ "The office clock showed 8:52": a verse or a score elsewhere, and a time where the hour is asked for."""
    found = next((m for m in _BARE.finditer(quote, max(0, start - 4)) if start < m.end() and m.start() < end), None)
    if found is None:
        return None
    hour = int(found["hour"])
    minutes = hour * 60 + int(found["minute"])
    half_open = found["hour"][0] != "0" and hour <= _NOON
    return Moment(minutes=(minutes, minutes), half_open=half_open), found.start(), found.end()


_YEARS = regex(
    r"(?P<words>\b[\d,.]+(?:\s?(?:-|–|to)\s?[\d,.]+)?\s?(?:BCE|BC|B\.C\.|(?:million |thousand |billion )?years ago)"
    r"|\b\d{1,2}(?:st|nd|rd|th)[\s-]century\s(?:BCE|BC|B\.C\.))"
    r"|\b(?P<century>\d{1,2})(?:st|nd|rd|th)[\s-]century\b"
    r"|\b(?P<year>1[0-9]\d\d|20\d\d)(?P<decade>['’]?s\b)?|\b(?P<early>[1-9]\d{2})\s?(?:AD|CE|A\.D\.)"
)


def _bare_year(quote: str, start: int, end: int) -> tuple[Moment, int, int] | None:
    """A year that stands alone ("1972.", "476 AD"), or words for one that no calendar holds ("431 BC")."""
    found = _YEARS.search(quote, start, min(len(quote), end + 12))
    if found is None or found.start() >= end:
        return None
    if found["words"]:
        return Moment(words=found["words"].lower()), found.start(), found.end()
    if found["century"]:
        last = min(99, int(found["century"])) * 100
        return Moment(Day(date(max(1, last - 99), 1, 1), date(last or 100, 12, 31))), found.start(), found.end()
    year = int(found["year"] or found["early"])
    if found["decade"]:
        first = year - year % 10
        last = first + (99 if first % 100 == 0 else 9)
        return Moment(Day(date(first, 1, 1), date(last, 12, 31))), found.start(), found.end()
    return Moment(Day.year(year)), found.start(), found.end()


_TELLS_WHEN = regex(
    r"\W*(?:(?:just|shortly|soon|not long|immediately|two|three|a few|several|hours|days|weeks|months|years|"
    r"minutes|\d+)\s){0,3}(?:before|after|when|while|during|prior to|following|within|until|since|as soon as|"
    r"at the (?:time|end|start|beginning|height)|yesterday|today|tomorrow|tonight|last|next|this|early|late|"
    r"earlier|later)\b",
    re.IGNORECASE,
)


def _told(quote: str, start: int, end: int) -> tuple[Moment, int, int] | None:
    """A time that is told and not dated: "after the match", "when the bridge gave way"."""
    words = quote[start:end]
    told = _TELLS_WHEN.match(words) and len(words.split()) > 1
    return (Moment(words=" ".join(words.lower().split())), start, end) if told else None
