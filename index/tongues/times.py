"""Time expressions of a text in a language with a table: where they stand and which days they name.

The counterpart of `timex.find_times` for languages other than English, and reached through it. What it gives is the
same `Timex`; the words stay those of the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from index.day import Day
from index.regex import regex
from index.times.expression import REACH_CHARS, Relation, Timex, TimexKind, longest_first, read_from, timex_of
from index.tongues.patterns import clause, cues, patterns, relations, trigger, which
from index.tongues.senses import sense
from index.tongues.tongue import Tongue, fold

_VERB_CHARS = 90  # how far from a time expression its verb is looked for
_ENDS = regex(r"[.;!?؟:]")


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    order: int
    name: str
    match: re.Match[str]


def find(table: Tongue, text: str, anchor: Day | None) -> tuple[Timex, ...]:
    """As `timex.find_times`."""
    folded = fold(text)
    if trigger(table).search(folded) is None:
        return ()
    found = (_timex(table, text, folded, each, anchor) for each in longest_first(_matches(table, text, folded)))
    return tuple(_joined(text, [timex for timex in found if timex is not None]))


def verb_of(table: Tongue, folded: str, start: int, end: int) -> str | None:
    """Where the verb nearest to a time looks: "forward", "past", or None where its clause has none."""
    first, last = max(0, start - _VERB_CHARS), min(len(folded), end + _VERB_CHARS)
    first = max((m.end() for m in _ENDS.finditer(folded, first, start)), default=first)
    border = _ENDS.search(folded, end, last)
    last = border.start() if border else last
    found = [m for m in cues(table).finditer(folded, first, last) if m.end() <= start or m.start() >= end]
    left = [m for m in found if m.end() <= start]
    right = [m for m in found if m.start() >= end]
    nearest = left[-1] if left and not _parted(table, folded, left[-1].end(), start) else right[0] if right else None
    nearest = nearest or (left[-1] if left else None)
    return nearest.lastgroup if nearest else None


def _parted(table: Tongue, folded: str, start: int, end: int) -> bool:
    return clause(table).search(folded, start, end) is not None


def _matches(table: Tongue, text: str, folded: str) -> Iterator[_Found]:
    for order, pattern in enumerate(patterns(table)):
        group: str | int = "t" if "t" in pattern.regex.groupindex else 0
        for match in pattern.regex.finditer(folded):
            start, end = match.span(group)
            if pattern.name == "weekday" and _is_name(table, text, match):
                continue
            if pattern.name in ("relative", "no_day") and _is_title(text, start, end):
                continue
            if sense(table, pattern.name, match, None, None) is not None:
                yield _Found(start, end, order, pattern.name, match)


def _is_name(table: Tongue, text: str, match: re.Match[str]) -> bool:
    """Whether a weekday with a capital is a man's name: where weekdays have none, and it opens no sentence."""
    number = which(match, "w", 7)
    start = match.start(f"w{number}") if number is not None else match.start()
    return table.lower_weekdays and text[start].isupper() and start > 0 and text[:start].rstrip()[-1:] not in '.!?:«“"('


def _is_title(text: str, start: int, end: int) -> bool:
    """ "Heute" or "Morgen" with a capital inside a sentence is a noun or the name of a paper."""
    word = text[start:end]
    return word[:1].isupper() and start > 0 and text[:start].rstrip()[-1:] not in '.!?:«“„"(-–—'


def _timex(table: Tongue, text: str, folded: str, each: _Found, anchor: Day | None) -> Timex | None:
    verb = verb_of(table, folded, each.start, each.end)
    meant = read_from(anchor, lambda day: sense(table, each.name, each.match, day, verb))
    return timex_of(text, each.start, each.end, _relation(table, folded, each), meant) if meant else None


def _relation(table: Tongue, folded: str, each: _Found) -> Relation:
    """A border stands before the words, or inside them where the preposition is part of the pattern."""
    before = folded[max(0, each.start - REACH_CHARS) : each.start]
    found = relations(table).search(before)
    if found is None or each.name in ("ago", "length"):
        return Relation.AT
    return Relation(found.lastgroup) if found.lastgroup else Relation.AT


def _joined(text: str, times: list[Timex]) -> Iterator[Timex]:
    """Neighbours that name one day are one expression: "gestern, Montag"."""
    before: Timex | None = None
    for timex in times:
        if before is None:
            before = timex
        elif _are_one(text, before, timex):
            before = _together(text, before, timex)
        else:
            yield before
            before = timex
    if before is not None:
        yield before


def _are_one(text: str, one: Timex, other: Timex) -> bool:
    if text[one.end : other.start].strip(" ,(") or one.end == other.start:
        return False
    if TimexKind.CLOCK in (one.kind, other.kind):
        return {one.kind, other.kind} == {TimexKind.CLOCK, TimexKind.DAY}
    if one.kind is not TimexKind.DAY or other.kind is not TimexKind.DAY or one.vague or other.vague:
        return False
    if one.day is None or other.day is None:
        return (
            one.shift is None and other.shift is None and {one.weekday is None, other.weekday is None} == {True, False}
        )
    return one.day.overlaps(other.day) and other.relation is Relation.AT


def _together(text: str, one: Timex, other: Timex) -> Timex:
    days = [t for t in (one, other) if t.kind is TimexKind.DAY]
    best = min(days, key=lambda t: (t.day is None, (t.day.last - t.day.first).days if t.day else 0))
    weekday = (
        best.weekday if best.weekday is not None else next((t.weekday for t in days if t.weekday is not None), None)
    )
    return replace(
        best, start=one.start, end=other.end, words=text[one.start : other.end], relation=one.relation, weekday=weekday
    )
