"""When something happened, as an answer: days with their precision and times of day, shown as people write them.

Reading words is `index.timex` and `index.clock`; it knows no event and guesses no year.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from index.clock import DAY_MINUTES, ClockTime, clock_times
from index.day import Day
from index.regex import regex
from index.timex import Timex, TimexKind, find_times
from retrieval.values.content import content_stems
from retrieval.values.relation import Relation

_NEAR_MINUTES, _HALF_DAY = 10, DAY_MINUTES // 2
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = "January February March April May June July August September October November December".split()


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, a time of day, or both. `year_stated` is False when the year was only supposed ("in September").

    `weekday` (Monday is 0), `month` and `month_day` stand for a day that could not be resolved. `minutes` are low and
    high after local midnight, equal for a clock time, of the first half of the day where `half_open` (8:05 of the
    morning or of the evening). `offset`: minutes east of UTC. `words` for what recurs.
    """

    day: Day | None = None
    year_stated: bool = True
    weekday: int | None = None
    month: int | None = None
    month_day: int | None = None
    minutes: tuple[int, int] | None = None
    offset: int | None = None
    words: str = ""
    half_open: bool = False

    @property
    def has_day(self) -> bool:
        """Whether it says anything about the day."""
        return self.day is not None or self.weekday is not None or self.month is not None


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
    starts = [t.start for t in dated[:1]] + [c.start for c in clocks[:1]]
    ends = [t.end for t in dated[:1]] + [c.end for c in clocks[:1]]
    return moment, min([*starts, start]) if not dated else min(starts), max(ends)


def within(moment: Moment, asked: str) -> Moment:
    """The moment as precise as "which month" or "which year" asks (`asked`: "month", "year"): 3 and 9 June are one
    month. Unchanged where it is coarser than that, or where the year is only supposed."""
    day = moment.day
    if day is None or not moment.year_stated:
        return moment
    whole = Day.month(day.first.year, day.first.month) if asked == "month" else Day.year(day.first.year)
    return Moment(whole) if whole.holds(day) else moment


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
        minutes = part_of_day(words)
    if timex is None:
        return Moment(minutes=minutes, offset=offset, half_open=half_open)
    supposed = timex.month is not None and not timex.has_year
    of_day = Moment(timex.day, not supposed, timex.weekday, timex.month, timex.month_day, minutes, offset)
    return replace(of_day, half_open=half_open)


def part_of_day(words: str) -> tuple[int, int] | None:
    """The minutes that "early morning" or "evening" cover; None when it names no part of the day."""
    for pattern, low, high in _PARTS_OF_DAY:
        if re.search(rf"\b(?:{pattern})\b", words, re.IGNORECASE):
            return low, high
    return None


def _recurring(quote: str, times: list[Timex], start: int, end: int) -> tuple[Moment, int, int] | None:
    for timex in times:
        if timex.kind is TimexKind.RECURRING:
            return Moment(words=timex.words.lower()), timex.start, timex.end
    minutes = part_of_day(quote[start:end])
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
    r"(?P<words>\b[\d,.]+(?:\s?(?:-|–|to)\s?[\d,.]+)?\s?(?:BCE|BC|B\.C\.|(?:million |thousand |billion )?years ago))"
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
    return (Moment(words=re.sub(r"\s+", " ", words.lower()).strip()), start, end) if told else None


def relate_moments(a: Moment, b: Moment) -> Relation:
    """Days join by precision, times of day across stated zones; symmetric."""
    if a.words and b.words and re.findall(r"\d+", a.words) != re.findall(r"\d+", b.words):
        return Relation.PARTS
    if a.words and b.words:
        shared = content_stems(a.words) & content_stems(b.words)
        least = min(len(content_stems(a.words)), len(content_stems(b.words)))
        return _join(a.words == b.words or (bool(shared) and len(shared) * 2 >= least))
    if a.words or b.words:
        return Relation.VAGUE
    if a.has_day and b.has_day and not _same_day(a, b):
        return Relation.PARTS
    if a.minutes and b.minutes:
        return _relate_clocks(a, b)
    return Relation.JOINS if a.has_day and b.has_day else Relation.VAGUE


def _join(joins: bool) -> Relation:
    return Relation.JOINS if joins else Relation.PARTS


def _same_day(a: Moment, b: Moment) -> bool:
    if a.day is None or b.day is None:
        return _words_fit(a, b)
    if a.year_stated and b.year_stated:
        return a.day.holds(b.day) or b.day.holds(a.day)
    return _fits_without_year(a.day, b.day)


def _fits_without_year(a: Day, b: Day) -> bool:
    """Whether two days can be one when the year of one is a guess: months and days alone, a bare year fits."""
    for one, other in ((a, b), (b, a)):
        if other == Day.year(other.first.year):
            return one.first.year == other.first.year or one.last.year == other.last.year
    if a.first.month != b.first.month:
        return False
    return not (a.is_one_day and b.is_one_day) or a.first.day == b.first.day


def _words_fit(a: Moment, b: Moment) -> bool:
    """Unresolved words against a day or other words: what both say must agree."""
    pairs = ((_weekday(a), _weekday(b)), (_month(a), _month(b)), (_month_day(a), _month_day(b)))
    stated = [(x, y) for x, y in pairs if x is not None and y is not None]
    return bool(stated) and all(x == y for x, y in stated)


def _weekday(moment: Moment) -> int | None:
    if moment.weekday is not None or moment.day is None:
        return moment.weekday
    return moment.day.first.weekday() if moment.day.is_one_day else None


def _month(moment: Moment) -> int | None:
    if moment.month is not None or moment.day is None:
        return moment.month
    return moment.day.first.month if moment.day.first.month == moment.day.last.month else None


def _month_day(moment: Moment) -> int | None:
    if moment.month_day is not None or moment.day is None:
        return moment.month_day
    return moment.day.first.day if moment.day.is_one_day else None


def _relate_clocks(a: Moment, b: Moment) -> Relation:
    (low, high), (other_low, other_high) = a.minutes or (0, 0), b.minutes or (0, 0)
    if a.offset is not None and b.offset is not None:
        low, high, other_low, other_high = low - a.offset, high - a.offset, other_low - b.offset, other_high - b.offset
    if low == high and other_low == other_high:
        turn = _HALF_DAY if a.half_open or b.half_open else DAY_MINUTES
        apart = abs(low - other_low) % turn
        return _join(min(apart, turn - apart) <= _NEAR_MINUTES)
    if a.half_open or b.half_open:
        return Relation.VAGUE
    fits = low <= other_high and other_low <= high
    return Relation.PARTS if not fits else Relation.JOINS if a.minutes == b.minutes else Relation.VAGUE


_HALF_HOUR, _FARTHEST_ZONE = 30, 14 * 60


def perhaps_one_clock(a: Moment, b: Moment) -> bool:
    """Whether only one of two times of day states a zone, and they lie as far apart as clocks of two zones do: by whole
    or half hours, no more than 14; symmetric."""
    if (a.offset is None) is (b.offset is None) or not (_is_exact(a) and _is_exact(b)):
        return False
    apart = abs(_minutes(a) - _minutes(b))
    if a.day is None or b.day is None:
        apart = min(apart % DAY_MINUTES, DAY_MINUTES - apart % DAY_MINUTES)
    return apart % _HALF_HOUR == 0 and 0 < apart <= _FARTHEST_ZONE


def _is_exact(moment: Moment) -> bool:
    is_one_day = not moment.has_day or (moment.day is not None and moment.day.is_one_day and moment.year_stated)
    return is_one_day and moment.minutes is not None and moment.minutes[0] == moment.minutes[1]


def _minutes(moment: Moment) -> int:
    days = moment.day.first.toordinal() if moment.day is not None else 0
    return days * DAY_MINUTES + (moment.minutes or (0, 0))[0]


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
        return f"{_WEEKDAYS[day.first.weekday()]} {day.first.day} {_MONTHS[day.first.month - 1]} {day.first.year}"
    if day == Day.year(day.first.year):
        return str(day.first.year)
    if day == Day.month(day.first.year, day.first.month):
        return f"{_MONTHS[day.first.month - 1]} {day.first.year}"
    first, last = (f"{_show_short(d.day, d.month)} {d.year}" for d in (day.first, day.last))
    return f"{first} to {last}"


def _show_short(day: int, month: int) -> str:
    return f"{day} {_MONTHS[month - 1]}"


def _show_words(moment: Moment) -> str:
    """What is known without a year."""
    month, month_day = _month(moment), _month_day(moment)
    if month is not None:
        return _show_short(month_day, month) if month_day is not None else _MONTHS[month - 1]
    return _WEEKDAYS[moment.weekday] if moment.weekday is not None else moment.words
