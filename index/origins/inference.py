"""Which day an undated article was published, from the story that it shares with dated ones.

It does not know how neighbours were found; similarity is the caller's. It is slow to believe: two articles on
look-alike events months apart must not date each other, so a weekday that does not fit, or dated articles of two
different weeks, settle nothing.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from index.day import Day
from index.origins.facts import DocumentFrequency, Facts, facts
from index.times import calendar

__all__ = ["DocumentFrequency", "Facts", "Inferred", "StoryView", "facts", "infer_publication"]

STORY_DAYS = 4  # reports of one event are published that close together
LEAST_NAMES = 2  # rare names in common, without which nothing counts
LEAST_POINTS = 7  # of one neighbour among several
LEAST_POINTS_ALONE = 9  # of the only neighbour, or where no weekday is named
RIVAL_SHARE = 0.6  # another week's articles that weigh that much make it undecidable


@dataclass(frozen=True, slots=True)
class StoryView:
    """What inference sees of one article; `similarity` is the cosine to the undated one (ignored on itself)."""

    key: str
    facts: Facts
    published_day: Day | None = None
    similarity: float = 0.0


@dataclass(frozen=True, slots=True)
class Inferred:
    """A publication day and the keys of the dated articles that it was inferred from, in order."""

    published_day: Day
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Support:
    """A dated neighbour that tells the same story: its publication day and how much it shares."""

    key: str
    published: date
    points: int
    weekdays: frozenset[int]  # of the lead, that both name


def infer_publication(undated: StoryView, neighbours: Sequence[StoryView]) -> Inferred | None:
    """The day on which the undated article was published, or None where the neighbours do not settle it.

    The day is the one on which most of those neighbours were published (the latest of equals), but not before the
    weekdays that the undated article names, nor so late that they would be another week's.
    """
    found = [s for n in neighbours if n.key != undated.key and (s := _support(undated.facts, n)) is not None]
    cluster = _cluster(sorted(found, key=lambda s: (s.published, s.key)))
    least = LEAST_POINTS if len(cluster) > 1 and undated.facts.weekdays else LEAST_POINTS_ALONE
    if max((s.points for s in cluster), default=0) < least:
        return None
    day = _publication(undated.facts, cluster)
    return Inferred(Day.of(day), tuple(sorted(s.key for s in cluster))) if day else None


def _support(ours: Facts, neighbour: StoryView) -> _Support | None:
    if neighbour.published_day is None or not neighbour.published_day.is_one_day:
        return None
    theirs = neighbour.facts
    names = len(ours.rarest & theirs.rarest)
    weekdays = frozenset(ours.weekdays) & frozenset(theirs.weekdays)
    if names < LEAST_NAMES or (ours.weekdays and theirs.weekdays and not weekdays):
        return None
    points = (
        min(names, 4)
        + 2 * min(len(ours.numbers & theirs.numbers), 2)
        + 3 * min(len(ours.clocks & theirs.clocks), 1)
        + (2 if weekdays else 0)
        + (2 if neighbour.similarity >= 0.75 else 1 if neighbour.similarity >= 0.6 else 0)
    )
    if points < LEAST_POINTS:
        return None
    return _Support(neighbour.key, neighbour.published_day.first, points, weekdays)


def _cluster(supports: Sequence[_Support]) -> list[_Support]:
    """The weightiest run of supports within `STORY_DAYS`; none where another week's weigh nearly as much."""
    best: list[_Support] = []
    for first in supports:
        run = [s for s in supports if 0 <= (s.published - first.published).days <= STORY_DAYS]
        if _weight(run) > _weight(best):
            best = run
    others = [s for s in supports if s not in best]
    rival = max(
        (_weight([o for o in others if abs((o.published - r.published).days) <= STORY_DAYS]) for r in others), default=0
    )
    return best if rival < RIVAL_SHARE * _weight(best) else []


def _weight(supports: Sequence[_Support]) -> int:
    return sum(s.points for s in supports)


def _publication(ours: Facts, cluster: Sequence[_Support]) -> date | None:
    published = [s.published for s in cluster]
    event = _event_day(cluster)
    if event is None:
        return None if ours.weekdays else _most_common(published)
    earliest = _last_named(ours, event, max(published))
    fit = [day for day in published if earliest <= day < event + timedelta(days=7)]
    return _most_common(fit) if fit else earliest


def _event_day(cluster: Sequence[_Support]) -> date | None:
    """The day that the lead's weekday was, on which the neighbours must agree."""
    days = {calendar.weekday_until(s.published, w) for s in cluster for w in sorted(s.weekdays)[:1]}
    known = [day for day in days if day is not None]
    return known[0] if len(known) == 1 else None


def _last_named(ours: Facts, event: date, latest: date) -> date:
    """The last weekday that the article names after its event: it cannot have been published before that."""
    named = [day for w in ours.later if (day := calendar.weekday_from(event, w)) and (day - event).days <= 3]
    return max([event, *(day for day in named if day <= latest + timedelta(days=1))])


def _most_common(days: Sequence[date]) -> date:
    counts = Counter(days)
    return max(counts, key=lambda day: (counts[day], day))
