"""The time that one sentence gives its own event, by its own words.

It looks at one sentence alone: which of its times is the event's, which are the border of a stretch ("since"), the day
of a statement ("said on Monday") or the past of a side remark ("built in 2014"). Whose day a sentence without one
takes is decided in `dating`. The cues are English; a language with a table has its own (`tongues.event_time`).
"""

import re
from collections.abc import Sequence
from datetime import timedelta

from index.day import Day
from index.regex import regex
from index.times import calendar
from index.times.asides import stands_aside
from index.times.dateline import is_dateline
from index.times.expression import Relation, Timex, TimexKind
from index.times.own_time import SPREAD_DAYS, OwnTime, Status, is_recent
from index.times.said_time import REPORTING, is_printed, is_reporting, is_said_next, is_told, modifies, said_that
from index.times.tense import PAST_FORMS, PAST_ONLY, looks_back, looks_forward
from index.times.timex import find_times
from index.tongues.tables import tongue


def own_time(sentence: str, anchor: Day | None, language: str | None = None) -> OwnTime:
    """Read one sentence of an article in `language`, published on `anchor` (None where that is unknown)."""
    table = tongue(language)
    if table is not None:
        from index.tongues import event_time

        return event_time.own_time(table, sentence, anchor)
    times = [t for t in find_times(sentence, anchor) if not stands_aside(sentence, t, anchor)]
    days = [t for t in times if t.kind is TimexKind.DAY]
    spoken = [t for t in days if _is_quoted_deictic(sentence, t)]
    days = [t for t in days if t not in spoken]
    shifted = [t for t in days if t.shift is not None]
    reported = [t for t in days if is_reporting(sentence, t) or (shifted and is_said_next(sentence, t))]
    says_state = _PERFECT.search(sentence) is not None
    events = [t for t in days if t.day is not None and t not in reported and _names_event(sentence, t)]
    chosen = _main(sentence, events, anchor)
    said = [t for t in reported if not is_printed(sentence, t)]
    said_on = said[0].day if said and not says_state else None
    if chosen:
        day = calendar.hull_of([_widened(t) for t in chosen])
        also = tuple(dict.fromkeys(t.words for t in chosen[1:] if t.day != chosen[0].day))
        return OwnTime(Status.DATED, day, chosen[0].words, recent=is_recent(day, anchor), reported=said_on, also=also)
    if shifted:
        told = [t.day for t in reported if not is_dateline(sentence, t)]
        return OwnTime(
            Status.SHIFTED,
            words=shifted[0].words,
            shift=shifted[0].shift or 0,
            reported=told[0] if told else None,
            looks_ahead=looks_forward(sentence, shifted[0].start, shifted[0].end),
        )
    status = Status.UNSURE if spoken else _status(sentence, times, days, reported, events)
    return OwnTime(
        status,
        reported=said_on,
        reported_words=said[0].words if said else "",
        is_old=any(t.day is not None and not is_recent(t.day, anchor) for t in events),
    )


def is_caption(sentence: str) -> bool:
    """Whether it is a picture's caption or credit: its day is the picture's, not the news'."""
    return _CAPTION.search(sentence) is not None


_CAPTION = regex(
    r"\b(?:[Cc]aption|Getty|AP Photo|Photo(?:graph)? (?:by|courtesy)|[Pp]ictured|FILE|[Ff]ile photo|screenshot|"
    r"in this (?:\w+ )?(?:photo|image|picture|handout|frame)|Handout|EPA|REUTERS)\b"
)


_DEICTIC = regex(r"today|yesterday|tomorrow|tonight|last\s+night|this\s+\w+|overnight", re.IGNORECASE)


def _is_quoted_deictic(sentence: str, timex: Timex) -> bool:
    """ "Last night" inside a quotation counts from the day of the speech, which we do not know; nor is a day meant by
    "today's young".
    """
    if not _DEICTIC.match(timex.words):
        return False
    if timex.words.lower() == "today" and modifies(sentence, timex):
        return True  # "today's world" is no day
    before = sentence[: timex.start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _names_event(sentence: str, timex: Timex) -> bool:
    """Whether the time is one that something happened at, not the border of a stretch nor still to come."""
    if looks_forward(sentence, timex.start, timex.end) and not modifies(sentence, timex):
        return False
    if timex.relation is Relation.UNTIL and timex.kind is TimexKind.DAY and _OPENS_WITH_CLOCK.match(timex.words):
        clause = sentence[: timex.start]  # "leaked until noon on Tuesday", not "will be shut until noon on Tuesday"
        return looks_back(sentence, timex.start, timex.end) and not _LASTING.search(clause)
    if timex.relation in (Relation.SINCE, Relation.UNTIL):
        return False
    if timex.words.lower() == "today" and not _PAST.search(sentence) and not _PERFECT.search(sentence):
        return False  # "today it is one of the largest"
    if timex.relation in (Relation.BEFORE, Relation.AFTER):
        return modifies(sentence, timex)
    return True


_LASTING = regex(r"\b(?:will|shall|must|would|should|could|may|might|is|are|has|have|to|not)\b")
_OPENS_WITH_CLOCK = regex(r"\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m|\d{1,2}:\d\d|\w+ o['’]clock|noon|mid(?:day|night)", re.I)


def _main(sentence: str, events: Sequence[Timex], anchor: Day | None) -> list[Timex]:
    """The times of the main event, to be told as one range; none where that is not plain."""
    recent = [t for t in events if t.day and is_recent(t.day, anchor)]
    if recent:
        exact = [t for t in recent if t.day and t.day.is_one_day] or recent
        return [t for t in exact if not _BEFORE_CLAUSE.search(sentence[: t.start])]
    old = [t for t in events if not _is_side_remark(sentence, t)]
    days = [t.day for t in old if t.day]
    if not days or len(old) < len(events):
        return []
    spread = (max(d.last for d in days) - min(d.first for d in days)).days
    return old if len(old) == 1 or spread <= SPREAD_DAYS else []


# "Before dawn on Tuesday" is a time of Tuesday, "before the vote on Tuesday" of some day before.
_PART = (
    r"(?:dawn|daybreak|daylight|sunrise|first light|breakfast|lunch|lunchtime|dusk|dark|darkness fell|nightfall|sunset)"
)
_COURT = (
    r"(?:(?:an?|the|his|her|their)\s)?(?:[\w-]+\s){0,2}(?:courts?|judges?|magistrates?|tribunal|jury|inquest|committee|panel|"
    r"commission|parliament|crowds?|cameras?)\b"
)
_BEFORE_CLAUSE = regex(
    rf"\b(?:before|until|ahead of)\s(?!{_COURT})(?!{_PART}\s+(?:(?:early|late)\s+)?(?:on\s+)?$)[^,;]{{3,80}}$"
)
_SUBORDINATE = regex(
    r"\b(?:which|who|whom|whose|where|when|that|after|because|while|although|though|than|including|like|such as|"
    r"founded|created|built|established|launched|elected|appointed|born|dating|signed|introduced|compared)\b|[–—(]|--"
)


def _is_side_remark(sentence: str, timex: Timex) -> bool:
    """Whether an old time stands in a clause of its own: "the coalition, created in 2014"; not in what is said."""
    before = sentence[: timex.start]
    if is_told(sentence, timex.start, timex.end):
        before = said_that().sub(" ", before)
    if re.match(r",\s+(?:was|were|is|has|had|(?!and\b)[a-z]+ed)\b", sentence[timex.end :]):
        return True  # "convicted of it in 1996, was released"
    if len(before) <= 25 and not _SUBORDINATE.search(before):
        return False
    if timex.day is not None and timex.day.is_one_day and timex.has_year and not _SUBORDINATE.search(before[-30:]):
        return False
    if _OF_A_DEED.search(before) or (_is_over(timex) and _PERFECT.search(_MODAL_PERFECT.sub(" ", before))):
        return True
    return bool(_SUBORDINATE.search(before)) or modifies(sentence, timex) or not _ends_with_verb(before)


_OF_A_DEED = regex(
    r"\b(?:for|(?:accus|convict|acquit|suspect|guilt|clear|charge)\w*\sof)\s(?:having\s)?"
    r"(?!(?:no|any|some|every)thing\b|evening\b|morning\b|spring\b|king\b)[a-z]{2,}ing\b[^,;:]*$"
)
"""Behind it the time is the deed's: "jailed for burning a mill in 2014". Nor has what "has been fined" a past time."""
_MODAL_PERFECT = regex(r"\b(?:would|should|could|might|must|may)(?:\snot|n['’]t)?\shave\b|“[^”]*”?|\"[^\"]*\"?")


def _is_over(timex: Timex) -> bool:
    """Whether it is a stretch that ended before today: what has been so "this year" may be so of it."""
    is_one_day = timex.day is not None and timex.day.is_one_day
    return not is_one_day and re.match(r"(?:the\s)?(?:this|past)\b", timex.words, re.IGNORECASE) is None


def _ends_with_verb(before: str) -> bool:
    """Whether the clause up to the time has a verb of the past for the time to hang on; saying is no such verb."""
    return re.search(rf"\b(?:(?!(?:said|told|spoke|wrote)\b)(?:{PAST_FORMS})|[a-z]{{3,}}ed)\b", before) is not None


def _widened(timex: Timex) -> Day:
    """A night belongs to two days of the calendar."""
    if timex.day is None:
        raise ValueError("a time without a day has no width")
    if timex.day.is_one_day and re.search(r"\bnight\b|\bmidnight\b|\btonight\b", timex.words, re.IGNORECASE):
        if timex.words.lower().startswith("early"):
            return timex.day
        return Day(timex.day.first, timex.day.last + timedelta(days=1))
    return timex.day


_HABIT = regex(
    r"\b(?:often|usually|regularly|frequently|typically|routinely|generally|historically|previously|formerly|"
    r"used to|in the past|over the years|for (?:years|decades|months|centuries)|once (?:was|were|had)|"
    r"(?:past|last|recent|previous) (?:\w+ )?(?:years|decades|months|weeks)|years ago|decades|traditionally)\b",
    re.IGNORECASE,
)
_SUPERLATIVE = regex(r"\b(?:first|last|deadliest|worst|biggest|largest|highest|most|only|such)\b", re.IGNORECASE)
_QUOTED = regex(r"“[^”]*”?|\"[^\"]*\"?")
# Of participles only those that seldom are ones: "has kept" and "will be heard" tell of no past.
_PAST = regex(
    rf"\b(?:{PAST_ONLY}|said|told|killed|died|left|struck|hit|shot|made|found|held|got|led|met|lost|won|sent|put|set|fled|"
    r"[a-z]{3,}ed)\b"
)
_PERFECT = regex(
    r"\b(?:has|have)\s+(?:\w+ly\s+|not\s+|also\s+|since\s+|long\s+|now\s+)?(?:been|had|become|\w+ed|\w+en|made|done)\b"
)
_PLUPERFECT = regex(r"\bhad\s+(?:\w+ly\s+|not\s+|also\s+|never\s+)?(?:been|\w+ed|\w+en|made|done|taken|held|had)\b")
_PRESENT = regex(r"\b(?:is|are|has|have|does|do|says|remains?|includes?|makes?)\b")
_SAYING = regex(rf"\b{REPORTING}\b")


def _status(
    sentence: str, times: Sequence[Timex], days: Sequence[Timex], reported: Sequence[Timex], events: Sequence[Timex]
) -> Status:
    """A sentence whose event has no day of its own: may it take another's?"""
    if events:
        return Status.UNSURE
    others = [t for t in days if t not in reported]
    borders = [t for t in others if t.relation is not Relation.AT]
    if borders and not _SUPERLATIVE.search(sentence[: borders[0].start]):
        return Status.BACKGROUND
    if _HABIT.search(sentence) or any(t.kind is TimexKind.RECURRING for t in times):
        return Status.BACKGROUND
    if [t for t in others if t not in borders and not _is_now(t)]:
        return Status.UNSURE
    return _by_tense(sentence)


def _is_now(timex: Timex) -> bool:
    return timex.words.lower() in ("now", "currently", "right now")


def _by_tense(sentence: str) -> Status:
    told = _QUOTED.sub(" ", sentence)
    if _PERFECT.search(told) and not _SAYING.search(told):
        return Status.UNSURE
    if _PLUPERFECT.search(told) and not _SAYING.search(told):
        return Status.UNSURE
    is_headline = sentence[-1:] not in ".!?”\"'’)" and not _PRESENT.search(told)
    return Status.OPEN if is_headline or _PAST.search(told) or _PAST.search(sentence) else Status.UNSURE
