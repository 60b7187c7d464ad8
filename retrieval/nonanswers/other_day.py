"""Whether the time that a value stands beside in its sentence is another than the asked one.

A sentence has one day, of its main event; it may tell of a second. It does not know what the reader holds of the value.
"""

import re
from collections.abc import Sequence
from datetime import timedelta

from index.day import Day
from index.regex import folded, regex
from index.times.expression import Timex
from index.times.said_time import is_reporting
from index.times.timewords import NUMBERS
from index.times.timex import find_times
from index.times.timex_pattern import either
from index.tongues.tables import tongue
from retrieval.answer import Kind
from retrieval.candidates import Candidate
from retrieval.elsewhere import names_in
from retrieval.questions.question import Question
from retrieval.values.value import Value

_SAID = regex(
    r"\b(?:said|says|told|added|announced|reported|confirmed|wrote|tweeted)\s+(?:\S+\s+){0,3}?(?:on\s+|late\s+|early\s+)*$"
)
_SINCE_THEN = regex(r"\bsince\s+(?:late\s+|early\s+|mid-?\s*|at least\s+)?$", re.IGNORECASE)
_WHEN = regex(r"\s*,?\s*(?:when|in which)\b")


def other_time(question: Question, days: Sequence[Day], candidate: Candidate, value: Value) -> Timex | None:
    """The time nearest to the value, in its sentence, where it is none of the asked days.

    A sentence has one day, of its main event; "the worst since May, when a flood killed 17" speaks of two. It is no
    proof: "said that 61 had drowned since the ferry opened two years ago" answers for the day it was said.
    """
    if not days or question.kind is Kind.DATE:
        return None
    text, masthead = candidate.text, candidate.article.masthead
    times = [
        t
        for t in find_times(text, masthead.published_day, masthead.language)
        if t.day is not None and not _is_said_on(text, t, masthead.language) and not _goes_on(text, t)
    ]
    nearest = min(times, key=lambda t: (_gap(text, t, value), t.start), default=None)
    is_other = nearest is not None and nearest.day is not None and not any(nearest.day.overlaps(day) for day in days)
    return nearest if is_other else None


def tells_when_else(text: str, other: Timex | None, value: Value) -> bool:
    """Whether the sentence says outright that the value is of that time: "in May, when a flood killed 17"."""
    return other is not None and other.end <= value.start and _WHEN.match(text, other.end) is not None


_MOST = (
    r"(?:worst|first|only|last|most|least|(?:larg|bigg|deadli|bloodi|high|low|strong|heavi|hott|cold|wett|dri|long|short|"
    r"clos|fierc|sever|great|small|fast|hard|busi|grav)(?:e)?st)"
)
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_SO_FAR = r"(?:[^,;:]|,\s(?=(?!(?:bring|rais|tak|push)ing\b)\w+ing\b|wh\w+\b)|(?<=\d),(?=\d))*"
_HELD_AGAINST = regex(
    rf"\b{_MOST}\b[^;:]{{0,120}}?\bsince\s(?P<told>(?:[^,;:]{{0,60}}?\b)?{_YEAR},\s(?:when|in which|where)\b{_SO_FAR}"
    rf"|[^,;:]{{3,90}}?\b{_YEAR.replace('year', 'end')}(?=\W*$|[,;:]))",
    re.IGNORECASE,
)


def is_of_the_one_since(question: str, sentence: str, start: int) -> bool:
    """Whether what begins at `start` (code points) is told of an earlier one that this is held against, and the
    question names neither its year nor anything else of it."""
    since = _HELD_AGAINST.search(sentence)
    if since is None or not since.start("told") <= start < since.end("told"):
        return False
    year = since["year"] or since["end"]
    return year not in question and "since" not in question.lower() and not names_in(since["told"]) & names_in(question)


_LAPSE = regex(
    rf"\b(?P<count>\d{{1,3}}|an?|the|{either(tuple(NUMBERS))})\s(?P<unit>day|night|week|month|year)s?\s(?P<way>after|before)\s"
    r"[^,;:.]{0,120}$",
    re.IGNORECASE,
)
_UNIT_DAYS = {"day": (1, 0), "night": (1, 0), "week": (7, 3), "month": (30, 15), "year": (365, 180)}
"""How many days each is, and how many more or less may be meant."""


def is_counted_from(question: Question, days: Sequence[Day], candidate: Candidate, value: Value) -> bool:
    """Whether the value is told of what the sentence counts its own day from, and what is asked is something else."""
    if value.kind is Kind.DATE or (lapse := _LAPSE.search(candidate.text, 0, value.start)) is None:
        return False
    return _is_of_days_before(days, candidate, lapse) or _is_of_another(question.text, candidate, lapse)


def _is_of_days_before(days: Sequence[Day], candidate: Candidate, lapse: re.Match[str]) -> bool:
    """Whether the day, counted from the sentence's own or else the report's, is none of the asked ones: the three of
    "restored on Wednesday, six days after the flood that killed three", asked of a Wednesday."""
    mark = candidate.sentence.day
    own = mark.day if mark is not None else candidate.article.masthead.published_day
    if not days or own is None:
        return False
    count = NUMBERS.get(folded(lapse["count"]), 1) if not lapse["count"].isdigit() else int(lapse["count"])
    length, slack = _UNIT_DAYS[folded(lapse["unit"])]
    shift = timedelta(days=count * length * (-1 if folded(lapse["way"]) == "after" else 1))
    around = timedelta(days=slack)
    try:
        told = Day(own.first + shift - around, own.last + shift + around)
    except OverflowError:
        return False
    return not any(told.overlaps(day) for day in days)


_ANOTHER = regex(r"\b(?:another|an earlier|an? (?:similar|previous))\b", re.IGNORECASE)


def _is_of_another(question: str, candidate: Candidate, lapse: re.Match[str]) -> bool:
    """Whether another event is counted from: the nine of "the ferry sank at Orr, six months after nine people died at
    Velm", asked of Orr."""
    asked = names_in(question)
    clause = candidate.text[lapse.end("way") :]
    main = names_in(f"{candidate.text[: lapse.start()]}. {candidate.article.masthead.title or ''}")
    told = names_in(f"after {clause}")
    is_another = bool(told - main) or _ANOTHER.search(clause) is not None
    return is_another and folded(lapse["way"]) == "after" and not told & asked and bool(main & asked)


def _goes_on(text: str, time: Timex) -> bool:
    """Whether it only says since when something holds, "has fought since 2019"; "since May, when" tells of May."""
    return _SINCE_THEN.search(text, 0, time.start) is not None and _WHEN.match(text, time.end) is None


def _is_said_on(text: str, time: Timex, language: str | None) -> bool:
    """Whether it is the day of a statement."""
    if tongue(language) is not None:
        return is_reporting(text, time, language)
    return _SAID.search(text, 0, time.start) is not None


def _gap(text: str, time: Timex, value: Value) -> int:
    """Characters between a time and a value; a comma or semicolon between them counts for forty."""
    between = text[time.end : value.start] if time.end <= value.start else text[value.end : time.start]
    return len(between) + 40 * sum(between.count(mark) for mark in ",;")
