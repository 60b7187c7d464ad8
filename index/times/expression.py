"""A time expression as the rules of every language make it: its kind, what it means, how its sentence hangs on it.

It knows no words of any language.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Protocol, TypeVar

from index.day import Day
from index.times import calendar

REACH_CHARS = 24  # how far before an expression its preposition is looked for


class TimexKind(StrEnum):
    """What sort of time it is."""

    DAY = "day"  # a day or a longer stretch of the calendar
    CLOCK = "clock"  # a time of day
    DURATION = "duration"  # how long
    RECURRING = "recurring"  # how often


class Relation(StrEnum):
    """How the sentence hangs on the time: since, until, before and after name a border, not the day of an event."""

    AT = "at"
    SINCE = "since"
    UNTIL = "until"
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Sense:
    """What an expression means. `day` is None where the text alone does not say it.

    `weekday` (Monday is 0), `month` and `month_day` are the expression's own words, kept where no day could be
    resolved. `shift` counts days from the day that the text was speaking of ("two days earlier": -2, "that day": 0).
    `vague`: no day can be made of it ("in recent weeks").
    """

    kind: TimexKind = TimexKind.DAY
    day: Day | None = None
    weekday: int | None = None
    month: int | None = None
    month_day: int | None = None
    shift: int | None = None
    vague: bool = False
    has_year: bool = False


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression: `text[start:end] == words`. The other fields are `Sense`'s."""

    start: int
    end: int
    words: str
    kind: TimexKind
    day: Day | None
    relation: Relation = Relation.AT
    weekday: int | None = None
    month: int | None = None
    month_day: int | None = None
    shift: int | None = None
    vague: bool = False
    has_year: bool = False


Read = Callable[[re.Match[str], date | None, bool], Sense | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern (its group `t`, else all of it, is the expression) and how it is read; None from `read` is no time."""

    pattern: re.Pattern[str]
    read: Read


class Placed(Protocol):
    """What a rule matched: `order` is the rule's."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...

    @property
    def order(self) -> int: ...


P = TypeVar("P", bound=Placed)


def longest_first(found: Iterable[P]) -> list[P]:
    """Where expressions overlap the longest stays, then the first, then the earlier rule."""
    chosen: list[P] = []
    for each in sorted(found, key=lambda f: (f.start, -f.end, f.order)):
        if not chosen or each.start >= chosen[-1].end:
            chosen.append(each)
        elif each.end - each.start > chosen[-1].end - chosen[-1].start:
            chosen[-1] = each
    return chosen


def read_from(anchor: Day | None, read: Callable[[date | None], Sense | None]) -> Sense | None:
    """What an expression means, read from the anchor's first day and its last: the days between are all possible."""
    if anchor is None:
        return read(None)
    first = read(anchor.first)
    if anchor.is_one_day or first is None:
        return first
    last = read(anchor.last)
    return replace(first, day=calendar.hull(first.day, last.day)) if last else None


def timex_of(text: str, start: int, end: int, relation: Relation, sense: Sense) -> Timex:
    """The expression that stands at `text[start:end]`."""
    return Timex(
        start,
        end,
        text[start:end],
        sense.kind,
        sense.day,
        relation,
        sense.weekday,
        sense.month,
        sense.month_day,
        sense.shift,
        sense.vague,
        sense.has_year,
    )
