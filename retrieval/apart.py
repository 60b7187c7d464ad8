"""Whether the reports behind one figure tell of days months apart, and so perhaps of several events.

Only of figures of what happened: that two reports of a minister's name lie months apart says nothing. It parts no
position and takes no side: a day may be misread, and an event be recalled; a reader is shown the days.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from index.day import Day, DayFrom
from index.regex import regex
from retrieval.answer import Kind
from retrieval.citing import Cited
from retrieval.positions import THRESHOLDS

MONTHS_APART = timedelta(days=30)
"""Longer without a report between than a toll is followed: of 71 gold questions of three archives no position has a gap
of more than 16 days; among answers to questions that name no event, gaps begin at 93 days."""

_HAPPENED = regex(r"\b(?:was|were|did|died|had|has|have)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Event:
    """Reports of neighbouring days, and the days that their own words name."""

    day: Day
    origins: frozenset[str]


def events(kind: Kind, question: str, evidence: Sequence[Cited], origins: Sequence[str]) -> tuple[Event, ...]:
    """The events that one position's reports may tell of, earliest first; none where they may tell of one.

    `origins` are those of the evidence, piece by piece.
    """
    if kind is not Kind.NUMBER or not _HAPPENED.search(question):
        return ()
    found = [_event(pieces) for pieces in _neighbours(evidence, origins)]
    sure = [each for each in found if each is not None]
    return tuple(event for event, _ in sure) if len(sure) > 1 and not _are_tied(sure) else ()


def _neighbours(evidence: Sequence[Cited], origins: Sequence[str]) -> list[list[tuple[Cited, str]]]:
    """Dated pieces with no months between one and the next, by day."""
    dated = [(each.day, each, origin) for each, origin in zip(evidence, origins, strict=True) if each.day is not None]
    result: list[list[tuple[Cited, str]]] = []
    until = None
    for day, each, origin in sorted(dated, key=lambda d: (d[0], d[1].article.key)):
        if until is None or day.first - until > MONTHS_APART:
            result.append([])
        result[-1].append((each, origin))
        until = max(until or day.last, day.last)
    return result


def _event(pieces: Sequence[tuple[Cited, str]]) -> tuple[Event, frozenset[int]] | None:
    """With its stories; None where no piece that could be a position of its own names the day in its own words."""
    named = [each.day for each, _ in pieces if _is_sure(each) and each.day is not None]
    if not named:
        return None
    day = Day(min(d.first for d in named), max(d.last for d in named))
    stories = frozenset(each.article.story for each, _ in pieces if each.article.story is not None)
    return Event(day, frozenset(origin for _, origin in pieces)), stories


def _is_sure(piece: Cited) -> bool:
    mark = piece.candidate.sentence.day
    return (
        mark is not None
        and mark.day_from is DayFrom.SENTENCE
        and mark.day.last - mark.day.first <= MONTHS_APART
        and piece.score >= THRESHOLDS.position
    )


def _are_tied(found: Sequence[tuple[Event, frozenset[int]]]) -> bool:
    """One origin or one story in two of them: an event that is recalled."""
    tied = any(
        a.origins & b.origins or a_stories & b_stories
        for at, (a, a_stories) in enumerate(found)
        for b, b_stories in found[at + 1 :]
    )
    return bool(tied)
