"""When something happened, as an answer: days with their precision and times of day, and which of them are one.

It does not know the words for it: `when` reads them and `written_moment` writes them.
"""

import re
from dataclasses import dataclass

from index.day import Day
from index.times.clock import DAY_MINUTES
from retrieval.values.content import content_stems
from retrieval.values.relation import Relation, joined_if

_NEAR_MINUTES, _HALF_DAY = 10, DAY_MINUTES // 2
_ROUND_MINUTES = 5
"""Who says 4:12 means the minute; only a round time may be another's, told roughly."""


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

    @property
    def known_weekday(self) -> int | None:
        """The weekday, of its day where no words give it."""
        if self.weekday is not None or self.day is None:
            return self.weekday
        return self.day.first.weekday() if self.day.is_one_day else None

    @property
    def known_month(self) -> int | None:
        """The month, of its day where no words give it."""
        if self.month is not None or self.day is None:
            return self.month
        return self.day.first.month if self.day.first.month == self.day.last.month else None

    @property
    def known_month_day(self) -> int | None:
        """The day of the month, of its day where no words give it."""
        if self.month_day is not None or self.day is None:
            return self.month_day
        return self.day.first.day if self.day.is_one_day else None


def within(moment: Moment, asked: str) -> Moment:
    """The moment as precise as "which month" or "which year" asks (`asked`: "month", "year"): 3 and 9 June are one
    month. Unchanged where it is coarser than that, or where the year is only supposed."""
    day = moment.day
    if day is None or not moment.year_stated:
        return moment
    whole = Day.month(day.first.year, day.first.month) if asked == "month" else Day.year(day.first.year)
    return Moment(whole) if whole.holds(day) else moment


def relate_moments(a: Moment, b: Moment) -> Relation:
    """Days join by precision, times of day across stated zones; symmetric."""
    if a.words and b.words and re.findall(r"\d+", a.words) != re.findall(r"\d+", b.words):
        return Relation.PARTS
    if a.words and b.words:
        shared = content_stems(a.words) & content_stems(b.words)
        least = min(len(content_stems(a.words)), len(content_stems(b.words)))
        return joined_if(a.words == b.words or (bool(shared) and len(shared) * 2 >= least))
    if a.words or b.words:
        return Relation.VAGUE
    if a.has_day and b.has_day and not _same_day(a, b):
        return Relation.PARTS
    if a.minutes and b.minutes:
        return _relate_clocks(a, b)
    return Relation.JOINS if a.has_day and b.has_day else Relation.VAGUE


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
    pairs = (
        (a.known_weekday, b.known_weekday),
        (a.known_month, b.known_month),
        (a.known_month_day, b.known_month_day),
    )
    stated = [(x, y) for x, y in pairs if x is not None and y is not None]
    return bool(stated) and all(x == y for x, y in stated)


def _relate_clocks(a: Moment, b: Moment) -> Relation:
    (low, high), (other_low, other_high) = a.minutes or (0, 0), b.minutes or (0, 0)
    if a.offset is not None and b.offset is not None:
        low, high, other_low, other_high = low - a.offset, high - a.offset, other_low - b.offset, other_high - b.offset
    if low == high and other_low == other_high:
        turn = _HALF_DAY if a.half_open or b.half_open else DAY_MINUTES
        apart = abs(low - other_low) % turn
        to_the_minute = all(minutes % _ROUND_MINUTES for minutes in (low, other_low))
        return joined_if(min(apart, turn - apart) <= (0 if to_the_minute else _NEAR_MINUTES))
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
