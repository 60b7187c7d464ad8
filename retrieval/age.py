"""How far a sentence's days are from the asked ones, or from the day of asking, as shares of what counts.

What that is worth is `confidence`'s business.
"""

import math
from collections.abc import Sequence
from datetime import date, timedelta

from index.day import Day
from retrieval.candidates import Candidate
from retrieval.day_fit import DayFit

_DAY = timedelta(days=1)
_LATE_DAYS = 60


def lateness(candidate: Candidate, asked: Sequence[Day]) -> float:
    """How long after the asked day a sentence without a day was published: 0 within a day, 1 from two months on.

    A report names no day while the day is fresh; the later it is, the likelier it tells of another. 0 where the
    sentence's day is known, where the publication's is not, and when no day was asked for.
    """
    published = candidate.article.masthead.published_day
    if not asked or candidate.day_fit is not DayFit.UNKNOWN or published is None:
        return 0.0
    # None is left where the article is older than the day: such a sentence may look ahead to it.
    delay = min(((published.first - day.last).days for day in asked if published.last >= day.first - _DAY), default=0)
    return min(1.0, math.log1p(max(0, delay - 1)) / math.log1p(_LATE_DAYS))


def background(candidate: Candidate, asked: Sequence[Day]) -> float:
    """How far back a sentence looks: 0 within a month of its publication, 1 from five years on.

    A question without a day asks about the news of the day more often than about its history. 0 when a day was asked
    for, or where either day is unknown.
    """
    published, mark = candidate.article.masthead.published_day, candidate.sentence.day
    if asked or published is None or mark is None:
        return 0.0
    months = max(0, (published.first - mark.day.last).days) / 30
    return min(1.0, math.log1p(max(0.0, months - 1)) / math.log1p(59))


def staleness(candidate: Candidate, asked: Sequence[Day], as_of: date | None) -> float:
    """How old a report is on the day that a question is asked as of: 0 to three days, 1 from a year on.

    Who asks as of a day and names none asks about the news of these days. 0 otherwise, and where the publication's day
    is not known.
    """
    published = candidate.article.masthead.published_day
    if as_of is None or asked or published is None:
        return 0.0
    return min(1.0, math.log1p(max(0, (as_of - published.last).days - 3)) / math.log1p(365))
