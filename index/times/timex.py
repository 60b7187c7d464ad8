"""Time expressions of a text: where they stand and which days they name.

`find_times` reads each expression against a publication day. It does not know which event a time belongs to (`dating`)
and reads no time of day by itself (`clock`). The rules are our own, after the kinds of TimeML's TIMEX3 (Pustejovsky et
al. 2003), of which we keep what dates a report.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache
from typing import Protocol, TypeVar

from index.day import Day
from index.times import calendar
from index.times.tense import looks_forward
from index.times.timex_pattern import has_trigger
from index.tongues.tables import tongue

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


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    end: int
    order: int
    match: re.Match[str]
    read: Read


def find_times(text: str, anchor: Day | None, language: str | None = None) -> tuple[Timex, ...]:
    """Time expressions of `text` in order, none overlapping, resolved against the publication day `anchor`.

    `language` is the article's (ISO 639-1); English rules read what has no table of its own (`tongues`).

    Without an anchor only what names its year has a day. An anchor longer than a day gives days as wide as it makes
    them.
    """
    table = tongue(language)
    if table is not None:
        from index.tongues import times

        return times.find(table, text, anchor)
    if not has_trigger(text):
        return ()
    found = (_timex(text, candidate, anchor) for candidate in _chosen(text))
    return _with_clocks(text, [timex for timex in found if timex is not None])


def _with_clocks(text: str, times: list[Timex]) -> tuple[Timex, ...]:
    """A time of day and the day right after it are one expression: "9 a.m. Tuesday".

    What is over before 9 a.m. on Tuesday, or begins after it, is still of that Tuesday.
    """
    result: list[Timex] = []
    for timex in times:
        before = result[-1] if result else None
        if (
            before is not None
            and before.kind is TimexKind.CLOCK
            and timex.kind is TimexKind.DAY
            and text[before.end : timex.start].strip(" ,") in ("", "on", "local time", "local time on")
        ):
            start = result.pop().start
            timex = replace(timex, start=start, words=text[start : timex.end], relation=_of_the_day(text, before))
        result.append(timex)
    return tuple(result)


def _of_the_day(text: str, clock: Timex) -> Relation:
    """How a sentence hangs on the day of `clock`; "from 6 a.m. on Tuesday" opens a stretch, perhaps one to come."""
    opens = re.search(r"\b(?:from|starting|beginning)\s+(?:about|around|at)?\s*$", text[: clock.start], re.IGNORECASE)
    return Relation.AT if clock.relation in (Relation.BEFORE, Relation.AFTER) and not opens else clock.relation


@cache
def _rules() -> tuple[Rule, ...]:
    from index.times import timex_dates, timex_relative, timex_spans

    return (*timex_dates.rules(), *timex_relative.rules(), *timex_spans.rules())


def _candidates(text: str) -> Iterator[_Candidate]:
    for order, rule in enumerate(_rules()):
        group: str | int = "t" if "t" in rule.pattern.groupindex else 0
        for match in rule.pattern.finditer(text):
            start, end = match.span(group)
            if rule.read(match, None, False) is not None:
                yield _Candidate(start, end, order, match, rule.read)


# A sentence is read when it gets its day, again when its story is looked for, and again when a question weighs it.
@lru_cache(maxsize=4_096)
def _chosen(text: str) -> tuple[_Candidate, ...]:
    return tuple(longest_first(_candidates(text)))


def _timex(text: str, candidate: _Candidate, anchor: Day | None) -> Timex | None:
    start, end = candidate.start, candidate.end
    forward = looks_forward(text, start, end)
    sense = read_from(anchor, lambda day: candidate.read(candidate.match, day, forward))
    return timex_of(text, start, end, _relation(text, start), sense) if sense else None


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


@cache
def _prepositions() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?P<since>since)|(?P<until>until|till|through|up to)|(?P<before>before|prior to|ahead of)|"
        r"(?P<after>after|following|as of|from|starting|beginning))\s+"
        r"(?:about|around|at least|early|late|mid|the|at|on|in|last|this)?\s*$",
        re.IGNORECASE,
    )


def _relation(text: str, start: int) -> Relation:
    found = _prepositions().search(text[max(0, start - REACH_CHARS) : start])
    return Relation(found.lastgroup) if found and found.lastgroup else Relation.AT
