"""What an undated article still says against a day: a month or a weekday that the asked day does not have.

Without a publication day "July 16" has no year and "Thursday" no date, but neither can be 5 May 2024, a Sunday. It
knows nothing of articles whose day is known: their sentences carry days.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from index.article import Article
from index.day import Day
from index.times.expression import Relation, Timex
from index.times.timex import find_times

LEAD_SENTENCES = 3
_ANY_WEEK = Day.of(date(2001, 1, 31))  # only to see which weekdays an expression spans


def rules_out(article: Article, number: int, asked: Sequence[Day]) -> bool:
    """Whether the sentence, or else the article's lead, names a month or weekday that no asked day has."""
    language = article.masthead.language
    own = _times(article.words(number), language)
    if own:
        return not any(_fits(own, day) for day in asked)
    lead = article.sentences[:LEAD_SENTENCES]
    told = [t for s in lead for t in _times(article.text[s.start : s.end], language) if t.weekday is not None]
    return bool(told) and not any(_fits(told, day) for day in asked)


@lru_cache(maxsize=1024)
def _times(text: str, language: str | None) -> tuple[Timex, ...]:
    """Kept, for every sentence of an article asks for its lead's."""
    found = find_times(text, _ANY_WEEK, language)
    return tuple(
        t for t in found if t.relation is Relation.AT and (t.weekday is not None or (t.month and not t.has_year))
    )


def _fits(times: Sequence[Timex], asked: Day) -> bool:
    """Whether one of the times can be within the asked days."""
    days = [asked.first + timedelta(days=n) for n in range(min(366, (asked.last - asked.first).days + 1))]
    return any(_can_be(time, day) for time in times for day in days)


def _can_be(time: Timex, day: date) -> bool:
    if time.month is not None:
        return time.month == day.month and time.month_day in (None, day.day)
    if time.day is None:
        return time.weekday == day.weekday()
    spanned = (time.day.last - time.day.first).days + 1
    return any((time.day.first + timedelta(days=n)).weekday() == day.weekday() for n in range(min(7, spanned)))
