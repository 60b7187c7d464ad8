"""Gives every sentence its day: its own, that of the sentence before about the same event, or the lead event's.

It never invents one: where neither words nor neighbours settle it, the day stays None. It knows one article; a day
from the story that articles share comes in through the publication day (`inference`).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import dropwhile, takewhile

from index.article import Masthead, Sentence
from index.day import Day, DayFrom, DayMark
from index.language import small_words
from index.quoted import is_quoted
from index.regex import regex
from index.times.live import is_live, tells_of_before
from index.times.own_time import BETWEEN, SPREAD_DAYS, OwnTime, Status
from index.times.said_time import REPORTING, is_told
from index.times.sentence_time import is_caption, own_time
from index.tongues.tables import tongue
from index.tongues.tongue import fold

LEAD_SENTENCES = 6  # how far down the lead event's day may stand
LEAD_CHARS = 1200
OPENING_SENTENCES = 2
BACK_SENTENCES = 1  # how far before it the lead event's day reaches
STATEMENT_DAYS = 3  # but not to a statement that is made later than that
EXACT_DAYS = 2  # a night, a weekend; what is wider does not say when the news was
FRESH_DAYS = 1  # a statement that young is taken to speak of its own day where nothing else is named
TOPIC_SENTENCES = 3
MIN_SHARED = 2  # stems that two sentences about one event have in common
MIN_SENTENCE_CHARS = 30  # shorter ones are headlines, datelines, debris


@dataclass(frozen=True, slots=True)
class _View:
    """A sentence with what dating needs of it. `opens` marks the first sentence of a paragraph, `only_speaks` one that
    points to the speaker before it, not to the event ("He said"), `is_quoted` a day that stands inside quotation marks
    or, if it is no news, in what somebody says that has been.
    """

    words: str
    own: OwnTime
    stems: frozenset[str]
    opens: bool
    points_back: bool
    only_speaks: bool
    is_quoted: bool


def date_sentences(
    sentences: Sequence[Sentence],
    text: str,
    anchor: Day | None,
    title: str | None,
    language: str | None = None,
) -> tuple[Sentence, ...]:
    """The same sentences with their days, in order.

    `anchor` is the publication day, None where unknown: then only days that the text states in full are known.
    `title` helps to tell which sentences speak of the lead event; `language` is the article's.
    """
    views = _views(sentences, text, anchor, language)
    lead, reach = _lead(views, anchor)
    topic = _topic(views, title, language)
    marks: list[DayMark | None] = []
    following = _Following(None, is_background=False)
    is_of_one_day = lead is not None and lead.day == anchor and is_live(view.words for view in views)
    for number, view in enumerate(views):
        if lead and _is_news(view) and view.own.day and len(view.stems & topic) >= MIN_SHARED:
            lead = _wider(lead, view.own.day, view.own.all_words)
        mark, following = _mark(view, anchor, lead if number >= reach else None, topic, following)
        if number < reach and view.own.status is Status.OPEN and mark and mark.day_from is DayFrom.SENTENCE:
            mark = None  # its statement's day, and the event's is told further down
        marks.append(lead if mark is None and is_of_one_day and _is_present(view) else mark)
    return tuple(replace(sentence, day=mark) for sentence, mark in zip(sentences, marks, strict=True))


def dated(sentences: Sequence[Sentence], text: str, masthead: Masthead) -> tuple[Sentence, ...]:
    """`date_sentences` by what the masthead says of the article."""
    return date_sentences(sentences, text, masthead.published_day, masthead.title, masthead.language)


@dataclass(frozen=True, slots=True)
class _Following:
    """What the sentences so far hand on: the day last spoken of, and whether they had turned to the background."""

    mark: DayMark | None
    is_background: bool
    stems: frozenset[str] = frozenset()


def _views(sentences: Sequence[Sentence], text: str, anchor: Day | None, language: str | None) -> list[_View]:
    return [
        _view(sentence, text, anchor, sentences[at - 1] if at else None, language)
        for at, sentence in enumerate(sentences)
    ]


def _view(sentence: Sentence, text: str, anchor: Day | None, before: Sentence | None, language: str | None) -> _View:
    words = text[sentence.start : sentence.end]
    gap = text[before.end : sentence.start] if before else "\n"
    speaks = tongue(language) is None and _ONLY_SPEAKS.match(words) is not None
    back = not speaks and _points_back(words, language)
    own = own_time(words, anchor, language)
    at = words.find(own.words)
    told = own.day is not None and not own.recent and is_told(words, at, at + len(own.words))
    quoted = told or (own.day is not None and is_quoted(text, sentence.start + at))
    return _View(words, own, stems(words, language), "\n" in gap, back, speaks, quoted)


def _points_back(words: str, language: str | None) -> bool:
    """Whether a sentence opens by pointing to the one before it."""
    table = tongue(language)
    if table is None:
        return _GOES_ON.match(words) is not None
    from index.tongues.patterns import goes_on

    return goes_on(table).match(fold(words)) is not None


def _lead(views: Sequence[_View], anchor: Day | None) -> tuple[DayMark | None, int]:
    """The hull of the recent days in the first sentences that name any, no wider than a week, and the number of the
    first sentence that it reaches: what opens an article is not of a day that stands only further down.

    What somebody is quoted as saying may have days of its own ("I met her brother on Sunday"): they are taken only
    where no other day is named and the article does not open with a statement of its day.
    """
    chars = seen = 0
    marks: list[tuple[int, DayMark]] = []
    quoted: list[tuple[int, DayMark]] = []
    for number, view in enumerate(views):
        if len(view.words) >= MIN_SENTENCE_CHARS:
            seen, chars = seen + 1, chars + len(view.words)
        if _is_news(view) and view.own.day:
            mark = DayMark(view.own.day, DayFrom.LEAD, view.own.all_words)
            (quoted if view.is_quoted else marks).append((number, mark))
        if seen >= LEAD_SENTENCES or chars >= LEAD_CHARS:
            break
    if not _exact(marks) and not _opens_with_statement(views, anchor):
        marks = quoted
    exact = _exact(marks)
    if not exact:
        return None, 0
    named, lead = exact[0]
    for _, mark in exact[1:]:
        lead = _wider(lead, mark.day, mark.words)
    reach = max(0, named - BACK_SENTENCES)
    return lead, named if _is_told_later(views[reach].own, lead, anchor) else reach


def _is_told_later(own: OwnTime, lead: DayMark, anchor: Day | None) -> bool:
    """ "Three have died, the office said on Tuesday": they did not all on the day that the first of them fell ill."""
    is_statement = own.status is Status.OPEN and own.reported_words != ""
    return is_statement and anchor is not None and (anchor.last - lead.day.last).days > STATEMENT_DAYS


def _exact(marks: Sequence[tuple[int, DayMark]]) -> list[tuple[int, DayMark]]:
    return [(n, m) for n, m in marks if (m.day.last - m.day.first).days <= EXACT_DAYS]


def _opens_with_statement(views: Sequence[_View], anchor: Day | None) -> bool:
    told = [v.own for v in views if len(v.words) >= MIN_SENTENCE_CHARS][:OPENING_SENTENCES]
    return any(own.reported is not None and _is_fresh(own.reported, anchor) for own in told)


def _is_news(view: _View) -> bool:
    return view.own.recent and not is_caption(view.words)


def _wider(mark: DayMark, day: Day, words: str) -> DayMark:
    """The mark with that day in its range and its words beside its own, unless it would become too wide to mean
    anything."""
    wider = Day(min(mark.day.first, day.first), max(mark.day.last, day.last))
    if wider == mark.day or (wider.last - wider.first).days > SPREAD_DAYS:
        return mark
    return replace(mark, day=wider, words=f"{mark.words}{BETWEEN}{words}")


def _topic(views: Sequence[_View], title: str | None, language: str | None) -> frozenset[str]:
    """Stems of the title and the first news, up to where the article turns to the background."""
    told = [v for v in views if len(v.words) >= MIN_SENTENCE_CHARS and not is_caption(v.words)]
    news = list(takewhile(lambda v: not _is_past(v.own), dropwhile(lambda v: _is_past(v.own), told)))
    return frozenset().union(stems(title or "", language), *(v.stems for v in news[:TOPIC_SENTENCES]))


def _is_present(view: _View) -> bool:
    """Whether a live report tells it of the day it is made on: "17:15 The toll has risen"."""
    is_open = view.own.status in (Status.OPEN, Status.UNSURE) and not view.own.is_old
    return is_open and not tells_of_before(view.words)


def _is_past(own: OwnTime) -> bool:
    return own.status is Status.BACKGROUND or own.is_old or (own.status is Status.DATED and not own.recent)


def _mark(
    view: _View, anchor: Day | None, lead: DayMark | None, topic: frozenset[str], following: _Following
) -> tuple[DayMark | None, _Following]:
    own = view.own
    if own.status is Status.DATED and own.day:
        mark = DayMark(own.day, DayFrom.SENTENCE, own.all_words)
        if view.is_quoted and not own.recent:
            return mark, following  # what somebody remembers aloud is no turn of the report
        return mark, _Following(mark, is_background=not own.recent, stems=view.stems)
    if own.status is Status.SHIFTED:
        said = DayMark(own.reported, DayFrom.SENTENCE, own.reported_words) if own.reported else None
        shifted = _shifted(own, said or following.mark or lead, anchor)
        return shifted, replace(following, mark=shifted or following.mark, stems=view.stems)
    if own.status is Status.BACKGROUND:
        return None, _Following(None, is_background=True, stems=view.stems)
    if own.status is Status.UNSURE:
        return None, _Following(None, is_background=True, stems=view.stems) if own.is_old else following
    if lead is None and own.reported and _is_fresh(own.reported, anchor):
        return DayMark(own.reported, DayFrom.SENTENCE, own.reported_words), following
    return _inherited(view, lead, topic, following)


def _is_fresh(day: Day, anchor: Day | None) -> bool:
    return anchor is not None and day.is_one_day and 0 <= (anchor.last - day.first).days <= FRESH_DAYS


def _shifted(own: OwnTime, base: DayMark | None, anchor: Day | None) -> DayMark | None:
    """ "Two days earlier" counts from a day spoken of, if that is one day (a night counts as its evening). What has
    happened did not happen after the publication."""
    if base is None or (base.day.last - base.day.first).days > 1:
        return None
    try:
        day = base.day.first + timedelta(days=own.shift)
    except OverflowError:
        return None
    if anchor is not None and day > anchor.last and not own.looks_ahead:
        return None
    return DayMark(Day.of(day), DayFrom.SENTENCE, own.words)


def _inherited(
    view: _View, lead: DayMark | None, topic: frozenset[str], following: _Following
) -> tuple[DayMark | None, _Following]:
    """An open sentence goes on with the one before it, or comes back to the lead event, or stays undated."""
    about_lead, about_before = len(view.stems & topic), len(view.stems & following.stems)
    points_back, goes_on = view.points_back, view.points_back or not view.opens
    further = replace(following, stems=following.stems | view.stems)
    if following.is_background and about_lead < MIN_SHARED + about_before:
        if points_back or (goes_on and about_before):
            return _context(following), further
        if about_lead <= MIN_SHARED:
            return None, following
    spoken = None if following.is_background else following.mark
    if spoken and goes_on and not (lead and spoken.day.overlaps(lead.day)) and about_before >= about_lead - 1:
        return _context(following), further
    if lead is None:
        return None, following
    if spoken and (points_back or (goes_on and about_before)) and lead.day.holds(spoken.day):
        return _context(following), further
    if about_lead or goes_on or view.only_speaks:
        return lead, _Following(None, is_background=False, stems=view.stems)
    return None, following


def _context(following: _Following) -> DayMark | None:
    return replace(following.mark, day_from=DayFrom.CONTEXT) if following.mark else None


_GOES_ON = regex(
    r"[“\"‘']?(?:He|She|They|It|His|Her|Their|Its|This|That|These|Those|Both|Then|Later|Shortly|Moments|Minutes|Hours|"
    r"Afterward|Afterwards|There|At the time|In retaliation|In response|After that|Following that|The (?:two|three|"
    r"four|victim|victims|attacker|attackers|gunman|suspect|man|woman|blast|attack|incident|strike|explosion))\b"
)
# "He said that ..." points to who spoke, not to what the sentence before tells.
_ONLY_SPEAKS = regex(rf"(?:He|She|They|It)(?:\s(?:also|later|then|has|had|\w+ly))*\s{REPORTING}\b")
_WORD = regex(r"[^\W\d_]{4,}")
_STOP = frozenset(
    "said says also that this with from have were been they their there which about after before would could when "
    "where while into over more than some other people told according news reported report official officials "
    "between under until against because among during through only first last year years week month monday tuesday "
    "wednesday thursday friday saturday sunday time".split()
)


def stems(text: str, language: str | None = None) -> frozenset[str]:
    """First six letters of the words that carry meaning, lower case: enough to see a topic that sentences share."""
    stop = _STOP if tongue(language) is None else small_words(language)
    return frozenset(word[:6] for word in (m[0].casefold() for m in _WORD.finditer(text)) if word not in stop)
