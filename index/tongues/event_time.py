"""The time that a sentence in a language with a table gives its own event: the counterpart of `sentence_time`.

It has the cues of the table only, no tenses: these languages tell what happened in the perfect and in the present as
often as in the past. So a sentence without a time of its own is open unless it looks ahead or tells of habits.
"""

import re
from collections.abc import Sequence

from index.day import Day
from index.times import calendar
from index.times.expression import Relation, Timex, TimexKind
from index.times.own_time import SPREAD_DAYS, OwnTime, Status, is_recent
from index.tongues.patterns import clause, habit, said
from index.tongues.times import find, verb_of
from index.tongues.tongue import Tongue, fold

_SAID_BEFORE, _SAID_AFTER = 60, 40  # characters to the verb of reporting


def own_time(table: Tongue, sentence: str, anchor: Day | None) -> OwnTime:
    """As `sentence_time.own_time`."""
    times = find(table, sentence, anchor)
    folded = fold(sentence)
    days = [t for t in times if t.kind is TimexKind.DAY]
    reported = [t for t in days if is_reporting(table, sentence, t)]
    events = [t for t in days if t.day is not None and t not in reported and _names_event(table, folded, t, anchor)]
    chosen = _main(events, anchor)
    said_on = reported[0].day if reported else None
    if chosen:
        day = calendar.hull_of([t.day for t in chosen if t.day])
        return OwnTime(Status.DATED, day, chosen[0].words, recent=is_recent(day, anchor), reported=said_on)
    shifted = [t for t in days if t.shift is not None]
    if shifted:
        return OwnTime(Status.SHIFTED, words=shifted[0].words, shift=shifted[0].shift or 0, reported=said_on)
    return OwnTime(
        _status(table, folded, times, days, reported, events),
        reported=said_on,
        reported_words=reported[0].words if reported else "",
        is_old=any(t.day is not None and not is_recent(t.day, anchor) for t in events),
    )


def is_reporting(table: Tongue, sentence: str, timex: Timex) -> bool:
    """Whether a verb of reporting stands beside the time, in its clause: "sagte am Montag", "am Montag sagte"."""
    folded = fold(sentence)
    left = folded[max(0, timex.start - _SAID_BEFORE) : timex.start]
    left = left[max((m.end() for m in clause(table).finditer(left)), default=0) :]
    if said(table).search(left):
        return True
    right = folded[timex.end : timex.end + _SAID_AFTER]
    border = clause(table).search(right)
    return said(table).search(right[: border.start() if border else len(right)]) is not None


def _names_event(table: Tongue, folded: str, timex: Timex, anchor: Day | None) -> bool:
    if timex.relation is not Relation.AT or timex.vague:
        return False
    if anchor is not None and timex.day is not None and timex.day.first > anchor.last:
        return False  # nobody tells in the past of what is to come
    return verb_of(table, folded, timex.start, timex.end) != "forward"


def _main(events: Sequence[Timex], anchor: Day | None) -> list[Timex]:
    """The times of the main event, to be told as one range; none where that is not plain."""
    recent = [t for t in events if t.day and is_recent(t.day, anchor)]
    if recent:
        return [t for t in recent if t.day and t.day.is_one_day] or recent
    days = [t.day for t in events if t.day]
    if not days:
        return []
    spread = (max(d.last for d in days) - min(d.first for d in days)).days
    stated = len(events) == 1 and events[0].has_year
    return list(events) if stated or spread <= SPREAD_DAYS else []


def _status(
    table: Tongue,
    folded: str,
    times: Sequence[Timex],
    days: Sequence[Timex],
    reported: Sequence[Timex],
    events: Sequence[Timex],
) -> Status:
    """A sentence whose event has no day of its own: may it take another's?"""
    if events:
        return Status.UNSURE
    others = [t for t in days if t not in reported]
    if any(t.relation is not Relation.AT for t in others):
        return Status.BACKGROUND
    if habit(table).search(folded) or any(t.kind is TimexKind.RECURRING for t in times):
        return Status.BACKGROUND
    if others:
        return Status.UNSURE
    told = re.sub(r"[«“„\"][^»”“\"]*[»”“\"]?", lambda quoted: " " * len(quoted[0]), folded)
    return Status.UNSURE if verb_of(table, told, 0, 0) == "forward" else Status.OPEN
