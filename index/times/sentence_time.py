"""The time that one sentence gives its own event, by its own words.

It looks at one sentence alone: which of its times is the event's, which are the border of a stretch ("since"), the day
of a statement ("said on Monday") or the past of a side remark ("built in 2014"). Whose day a sentence without one
takes is decided in `dating`. The cues are English; a language with a table has its own (`tongues.event_time`).
"""

import re
from collections.abc import Sequence
from datetime import timedelta
from functools import cache

from index.day import Day
from index.regex import regex
from index.times import calendar
from index.times.asides import stands_aside
from index.times.dateline import is_dateline
from index.times.expression import Relation, Timex, TimexKind
from index.times.own_time import SPREAD_DAYS, OwnTime, Status, is_recent
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
    reported = [t for t in days if is_reporting(sentence, t) or (shifted and _is_said_next(sentence, t))]
    says_state = _PERFECT.search(sentence) is not None
    events = [t for t in days if t.day is not None and t not in reported and _names_event(sentence, t)]
    chosen = _main(sentence, events, anchor)
    said = [t for t in reported if not _is_printed(sentence, t)]
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


def is_reporting(sentence: str, timex: Timex, language: str | None = None) -> bool:
    """Whether the time is that of a statement: "said on Monday", "On Monday, the ministry said"."""
    table = tongue(language)
    if table is not None:
        from index.tongues import event_time

        return event_time.is_reporting(table, sentence, timex)
    if is_dateline(sentence, timex) or _is_printed(sentence, timex):
        return True
    before = sentence[max(0, timex.start - 60) : timex.start]
    if _said_before().search(before):
        return True
    if len(before.split()) > 2:
        return False
    after = sentence[timex.end : timex.end + 120]
    verb = _first_verb().search(after)
    return verb is not None and verb["reporting"] is not None


def _is_printed(sentence: str, timex: Timex) -> bool:
    """Whether the time is that of something printed, which tells of days before it: "a caption on Sunday named", "our
    report on Sunday said", "in Sunday's edition"; not "the report on Sunday's fire" nor "a story that began on Sunday".
    """
    if _modifies(sentence, timex):
        return _EDITION.match(sentence, timex.end) is not None
    return (
        _PRINTED.search(sentence[max(0, timex.start - 60) : timex.start]) is not None
        and _PRINT_SAYS.match(sentence, timex.end) is not None
    )


_PRINTED = regex(
    r"\b(?:[Oo]ur (?:\w+ )?report|articles?|story|stories|column|editorial|captions?|headlines?|edition|front page)"
    r"(?:\s(?:(?:that|which)\s)?(?:was\s|were\s)?(?:published|printed|posted|run|ran))?\s(?:(?:late|early)\s)?(?:on|of|in)?\s*$"
)
_PRINT_SAYS = regex(
    r",?\s(?:(?:we|it|which|that)\s)?(?:(?:has|have|had|\w+ly)\s)?"
    r"(?:named|gave|called|described|quoted|attributed|put|mis[a-z]+ed|confused|said|says|stated|reported|wrote|claimed)\b"
)
_EDITION = regex(r"(?:['’]s)?\s(?:[a-z]+\s)?(?:edition|editions|front page|newspaper|paper)\b")


REPORTING = (
    r"(?:said|says|told|tells|added|stated|reported|confirmed|announced|tweeted|wrote|claimed|denied|insisted|"
    r"reiterated|declared|testified|according to|quoted|warned|acknowledged|disclosed|revealed)"
)


@cache
def _said_before() -> re.Pattern[str]:
    audience = (
        r"(?:\s+(?:reporters|journalists|lawmakers|CNN|"
        rf"the(?:\s+{_NO_CLAUSE}[\w.]+){{1,4}}|"
        r"[A-Z][\w.]+(?:\s+[A-Z][\w.]+){0,3}|"
        r"(?:in|at|during|via|from|through|to)\s+(?:an?\s+|the\s+|his\s+|her\s+|its\s+|their\s+)?[\w.'’-]+(?:\s+[\w.'’-]+){0,3}))?"
    )
    someone = rf"(?!of\b|about\b)(?:(?:an?|his|her|its|their)\s+)?(?:{_NO_CLAUSE}[a-z'’-]+\s+){{1,4}}"
    told = rf"(?<!\bbeen )(?<!\bwas )(?<!\bwere )\btold\s+{someone}(?:late\s+|early\s+)?on\s+$"
    words = rf"(?:{_NO_CLAUSE}[\w.'’-]+\s+){{1,6}}"
    published = rf"\b(?:{REPORTING}|say|in|from|by)\s+{words}{_PUBLISHED}\s+(?:late\s+|early\s+)?(?:on\s+)?$"
    return re.compile(rf"\b{REPORTING}{audience}\s*,?\s*(?:late|early|on|in|the)?\s*$|{told}|{published}")


# Words of an audience or a document; with one of these a clause begins, and the day is of what it tells.
_NO_CLAUSE = (
    r"(?!(?:that|who|which|whom|to|he|she|they|it|we|and|but|when|where|after|before|as|if|what|how|why|not|\w+ed|"
    rf"{PAST_FORMS})\b)"
)
_PUBLISHED = (
    r"(?:published|released|issued|filed|posted|printed|unveiled|unsealed|broadcast|aired|circulated|submitted|seen|"
    r"made\spublic)"
)


@cache
def _said_next() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:also\s+|again\s+)?(?:{REPORTING}|{_HELD})\b")


_HELD = (
    r"(?:rejected|dismissed|refuted|affirmed|maintained|asserted|condemned|stressed|noted|conceded|admitted|ruled out)"
)
"""What is said of an earlier day, where one is named; on a day that stands alone a bill may be rejected."""
_HELD_THAT = regex(rf"\b{_HELD}\s+(?:late\s+|early\s+)?(?:on\s+)?$")


def _is_said_next(sentence: str, timex: Timex) -> bool:
    """ "The ministry on Monday said"; not "a man who was shot on Monday told", where the time has a verb of its own.

    Asked only where another time counts from it. Where it stands alone it mostly is the day of the news: taken for the
    statement's everywhere, it cost 24 right claims of 2,740 their day.
    """
    if _HELD_THAT.search(sentence, 0, timex.start) and sentence.startswith(" that ", timex.end):
        return True
    if not _said_next().match(sentence, timex.end):
        return False
    clause = re.split(r"[,;:.–—]\s+", sentence[: timex.start])[-1]
    is_modified = re.search(r"\b(?:who|which|that)\b", clause) or _PARTICIPLE_END.search(clause)
    return not (is_modified or _first_verb().search(clause))


_PARTICIPLE_END = regex(
    r"\b(?:taken|seen|stolen|beaten|driven|chosen|broken|fallen|sunk|sank|sent|caught|bought|sold|lost|built|hurt|set|cut|"
    r"held|made|born|freed|\w+ed)\s+(?:late|early)?\s*(?:on|in|at)?\s*$"
)


@cache
def _first_verb() -> re.Pattern[str]:
    return re.compile(rf"\b(?:(?P<reporting>{REPORTING})|is|are|has|have|{PAST_FORMS}|[a-z]{{3,}}ed)\b")


_DEICTIC = regex(r"today|yesterday|tomorrow|tonight|last\s+night|this\s+\w+|overnight", re.IGNORECASE)


def _is_quoted_deictic(sentence: str, timex: Timex) -> bool:
    """ "Last night" inside a quotation counts from the day of the speech, which we do not know; nor is a day meant by
    "today's young".
    """
    if not _DEICTIC.match(timex.words):
        return False
    if timex.words.lower() == "today" and _modifies(sentence, timex):
        return True  # "today's world" is no day
    before = sentence[: timex.start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _names_event(sentence: str, timex: Timex) -> bool:
    """Whether the time is one that something happened at, not the border of a stretch nor still to come."""
    if looks_forward(sentence, timex.start, timex.end) and not _modifies(sentence, timex):
        return False
    if timex.relation is Relation.UNTIL and timex.kind is TimexKind.DAY and _OPENS_WITH_CLOCK.match(timex.words):
        clause = sentence[: timex.start]  # "leaked until noon on Tuesday", not "will be shut until noon on Tuesday"
        return looks_back(sentence, timex.start, timex.end) and not _LASTING.search(clause)
    if timex.relation in (Relation.SINCE, Relation.UNTIL):
        return False
    if timex.words.lower() == "today" and not _PAST.search(sentence) and not _PERFECT.search(sentence):
        return False  # "today it is one of the largest"
    if timex.relation in (Relation.BEFORE, Relation.AFTER):
        return _modifies(sentence, timex)
    return True


_LASTING = regex(r"\b(?:will|shall|must|would|should|could|may|might|is|are|has|have|to|not)\b")
_OPENS_WITH_CLOCK = regex(r"\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m|\d{1,2}:\d\d|\w+ o['’]clock|noon|mid(?:day|night)", re.I)


def _modifies(sentence: str, timex: Timex) -> bool:
    """ "Thursday's attack" names the event that the sentence tells of, even behind "after"."""
    return sentence[timex.end : timex.end + 2] in ("'s", "’s") or sentence[timex.end - 2 : timex.end] in ("'s", "’s")


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
        before = _said_that().sub(" ", before)
    if re.match(r",\s+(?:was|were|is|has|had|(?!and\b)[a-z]+ed)\b", sentence[timex.end :]):
        return True  # "convicted of it in 1996, was released"
    if len(before) <= 25 and not _SUBORDINATE.search(before):
        return False
    if timex.day is not None and timex.day.is_one_day and timex.has_year and not _SUBORDINATE.search(before[-30:]):
        return False
    if _OF_A_DEED.search(before) or (_is_over(timex) and _PERFECT.search(_MODAL_PERFECT.sub(" ", before))):
        return True
    return bool(_SUBORDINATE.search(before)) or _modifies(sentence, timex) or not _ends_with_verb(before)


def is_told(sentence: str, start: int, end: int) -> bool:
    """Whether the time `sentence[start:end]` is of what somebody says has been: "said that it fell in March"."""
    return _said_that().search(sentence[:start]) is not None and _TO_COME.match(sentence, end) is None


_TO_COME = regex(r"[^;:“”]*\b(?:will|would|could|may|might)\b")


@cache
def _said_that() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{REPORTING})(?:\s[\w.’']+){{0,4}}?\sthat(?=\s(?:(?!(?:will|would|could|should|may|might|if)\b)[^,;:“”\"])*"
        r"(?:\b[io]n\s(?:early\s|late\s)?|\s(?=last\b|earlier\b|\w+\s\w+\sago\b))$)"
    )


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
