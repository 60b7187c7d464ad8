"""The days that a question asks about, read from its words.

It does not know which years an archive covers: a day without a year is left for whoever does.
"""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from index.day import Day
from index.regex import regex
from index.times import calendar
from index.times.expression import Relation, Timex, TimexKind
from index.times.timewords import AMBIGUOUS_MONTHS, ENGLISH, WEEKDAY_NAMES, spellings
from index.times.timex import find_times
from retrieval.questions.misdate import Misdate, misdate

BY_REACH = timedelta(days=60)
"""How far back "by 5 May" and "as of 5 May" reach: what had happened by then mostly happened in the weeks before."""
PAIR_DAYS = 3660  # "between May 2022 and May 2031" and the like; two days further apart are two matters


@dataclass(frozen=True, slots=True)
class AskedDays:
    """The days a question asks about, and where it says so: `question[start:end] == words`.

    Without a year (`has_year` False) `first` and `last` are the latest such days on or before the asking; any year
    may be meant. `misdated` are the words of a day that no calendar has; where it is what is asked, its month is read.
    """

    first: date
    last: date
    words: str
    start: int
    end: int
    has_year: bool
    misdated: str | None = None


def read_days(question: str, as_of: date, language: str = "en") -> AskedDays | None:
    """The days that `question`, asked on `as_of`, names its event by; None where it names none.

    Of several the most exact counts, then the first; two with "and", "or", "to" or a dash between them are one range,
    all days between included. A bare border ("before 5 May", "hours before") names no day; "by 5 May" and "as of 5 May"
    are the weeks up to it.
    """
    written = _capitalised(question) if language == "en" else question
    times = _without_their_weekdays(find_times(written, Day.of(as_of), language))
    asked = [a for t in times if (a := _asked(written, t, as_of)) is not None]
    wrong = misdate(question)
    if wrong is not None:
        asked = sorted([*_beside(wrong, asked), _its_month(question, wrong, as_of)], key=lambda a: a.start)
    asked = _joined(question, asked) or _bare_year(question)
    chosen = min(asked, key=lambda a: ((a.last - a.first).days, a.start), default=None)
    return chosen and replace(chosen, misdated=question[wrong.day_start : wrong.end] if wrong else None)


def _beside(wrong: Misdate, asked: Sequence[AskedDays]) -> list[AskedDays]:
    """What was read of other words than those of the day that is none."""
    return [a for a in asked if a.end <= wrong.start or a.start >= wrong.end]


def _its_month(question: str, wrong: Misdate, as_of: date) -> AskedDays:
    month = calendar.in_month(wrong.year, wrong.month, None) if wrong.year else None
    month = month or calendar.month_until(as_of, wrong.month, None) or Day.of(as_of)
    words = question[wrong.start : wrong.end]
    return AskedDays(month.first, month.last, words, wrong.start, wrong.end, wrong.year is not None)


def _without_their_weekdays(times: Sequence[Timex]) -> list[Timex]:
    """ "Tuesday night, 3 May 2031": beside a date a weekday says nothing of its own."""
    dated = any(t.has_year or t.month is not None for t in times)
    return [t for t in times if not (dated and t.weekday is not None and t.month is None)]


def _asked(question: str, timex: Timex, as_of: date) -> AskedDays | None:
    if timex.kind is not TimexKind.DAY or timex.day is None or timex.vague or timex.shift is not None:
        return None
    names_event, before = _names_event(question, timex), question[: timex.start].rstrip().lower()
    if timex.relation is Relation.BEFORE and not names_event:
        return None
    if _FINAL.fullmatch(timex.words) and re.search(r"(?:\b(?:was|is|were)|['’]s)$", before):
        return None
    if timex.words.lower() == "overnight":  # the night of the event, whenever that was
        return None
    first, last = timex.day.first, timex.day.last
    has_year = timex.has_year or timex.month is None
    if not has_year and first > as_of:
        first, last = _latest(first, last, as_of)
    is_open = timex.relation is Relation.SINCE or before.endswith("after")
    if is_open and not names_event and first <= as_of:
        last = max(last, as_of)
    if re.search(r"\b(?:by|as of)$", before) and first == last:
        first = max(first, date.min + BY_REACH) - BY_REACH
    return AskedDays(first, last, question[timex.start : timex.end], timex.start, timex.end, has_year)


_FINAL = regex(r"the last (?:day|week|month|year)", re.IGNORECASE)
""" "The last year that it was asked" is not the year before this one; "in the last year" is."""


def _names_event(question: str, timex: Timex) -> bool:
    """ "Before the May 2029 vote": the day is the vote's."""
    before = question[: timex.start].rstrip().lower()
    after = question[timex.end :]
    return bool(re.match(r"['’]s\b", after)) or (before.endswith("the") and bool(re.match(r"\s+[^\W\d]", after)))


def _joined(question: str, asked: Sequence[AskedDays]) -> list[AskedDays]:
    """Neighbours with "and", "or", "to" or a dash between them become one range."""
    result: list[AskedDays] = []
    for one in asked:
        last = result[-1] if result else None
        if last and _is_pair(question, last, one):
            first, end = min(last.first, one.first), max(last.last, one.last)
            if not last.has_year and one.has_year:  # "from 3 May to 5 May 2018"
                first, end = _in_year_of(last.first, one.first), one.last
            has_year = last.has_year or one.has_year
            result[-1] = AskedDays(first, end, question[last.start : one.end], last.start, one.end, has_year)
        else:
            result.append(one)
    # In the question's own letters: they were read from its capitalised words.
    return [replace(a, words=question[a.start : a.end]) for a in result]


def _is_pair(question: str, one: AskedDays, other: AskedDays) -> bool:
    between = question[one.end : other.start].strip().lower()
    if between not in ("and", "to", "until", "through", "till", "-", "–", "or"):
        return False
    return not (one.has_year and other.has_year) or abs((other.last - one.first).days) <= PAIR_DAYS


def _latest(first: date, last: date, as_of: date) -> tuple[date, date]:
    """The latest such days that have begun. Not each end by itself: the latest 29 February is years back."""
    begun = _in_year_of(first, as_of)
    year = begun.year + last.year - first.year
    return begun, last.replace(year=year, day=min(last.day, monthrange(year, last.month)[1]))


def _in_year_of(day: date, other: date) -> date:
    """The latest such day on or before `other`."""
    for year in range(other.year, other.year - 9, -1):
        try:
            moved = day.replace(year=year)
        except ValueError:
            continue
        if moved <= other:
            return moved
    return other


def _bare_year(question: str) -> list[AskedDays]:
    """ "torv strike 2031": a year alone at either end of the question."""
    found = re.search(
        r"(?:^(?P<first>(?:19|20)\d\d)(?=\s+[^\W\d])|(?<=[^\W\d]\s)(?P<last>(?:19|20)\d\d)(?=\s*\W*$))", question
    )
    if found is None or re.search(
        r"\b(?:before|by|until|till|than|after)\s+$", question[: found.start()], re.IGNORECASE
    ):
        return []
    year = Day.year(int(found[0]))
    return [AskedDays(year.first, year.last, found[0], found.start(), found.end(), has_year=True)]


_FULL_DATE = regex(r"[^\W\d]\.? \d{1,2}(?:st|nd|rd|th)?, (?:19|20)\d\d [a-z]")


@cache
def _careless() -> re.Pattern[str]:
    """Names of months and weekdays in any case; those that are other words too only where a date is plain."""
    months = spellings(ENGLISH.months)
    clear = "|".join([m for m in months if m.casefold() not in AMBIGUOUS_MONTHS] + [*WEEKDAY_NAMES])
    unclear = "|".join(m for m in months if m.casefold() in AMBIGUOUS_MONTHS)
    before = r"(?:\d|\d(?:st|nd|rd|th)|of|in|last|next|this|since|early|late|mid|during|between)"
    return re.compile(
        rf"\b(?:(?P<clear>{clear})(?=s?\b)|(?<=\s)(?P<dated>{unclear})(?=\.?\s\d)|"
        rf"{before}[\s-](?P<after>{unclear})\b)|^(?P<start>{unclear})(?=\s\d)",
        re.IGNORECASE,
    )


def _capitalised(question: str) -> str:
    """The question with its months and weekdays written as in print, every offset unchanged; so is what a date with its
    year stands before, lest the year be taken to count that ("the May 3, 2031 protests")."""
    letters = list(question)
    careless = [match.start(match.lastgroup or 0) for match in _careless().finditer(question)]
    for start in [*careless, *(match.end() - 1 for match in _FULL_DATE.finditer(question))]:
        upper = letters[start].upper()
        if len(upper) == 1:
            letters[start] = upper
    return "".join(letters)
