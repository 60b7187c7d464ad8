"""Time expressions of a text: where they stand and which days they name.

`find_times` reads each expression against a publication day. It does not know which event a time belongs to (`dating`)
and reads no time of day by itself (`clock`). The rules are our own, after the kinds of TimeML's TIMEX3 (Pustejovsky et
al. 2003), of which we keep what dates a report.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from index.day import Day
from index.times import timex_dates, timex_relative, timex_spans
from index.times.expression import (
    REACH_CHARS,
    Read,
    Relation,
    Rule,
    Timex,
    TimexKind,
    longest_first,
    read_from,
    timex_of,
)
from index.times.tense import looks_forward
from index.times.timex_pattern import has_trigger
from index.tongues.tables import tongue


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
