"""What the program took a question to ask of this archive: days given their years, outlets made filters.

The `Reading` is echoed to the user; `held_against` is what sentences' days are compared with.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from index.day import Day
from index.found import Filters
from index.regex import regex
from index.times.timewords import FULL_WEEKDAY
from retrieval.answer import Days, Reading
from retrieval.archive import Archive
from retrieval.questions.days import AskedDays
from retrieval.questions.question import Question


def asked_days(question: Question, archive: Archive) -> tuple[Day, ...]:
    """The days that the question may mean, earliest first: one, or one for each year that the archive covers.

    Empty when it names none, or a weekday or "this winter" that is long past the archive's end. A day that no year of
    the archive has is read in the nearest year to it.
    """
    asked = question.days
    if asked is None or _is_any(asked, archive):
        return ()
    if asked.has_year:
        return (Day(asked.first, asked.last),)
    years = archive.years_with(asked.first.month, asked.first.day if asked.first == asked.last else None)
    options = [moved for year in years if (moved := _in_year(asked, year)) is not None]
    return tuple(options) or (_nearest_to(asked, archive),)


_RECURS = regex(
    rf"{FULL_WEEKDAY}(?: (?:morning|afternoon|evening|night))?|"
    r"this (?P<season>winter|spring|summer|autumn|fall)",
    re.IGNORECASE,
)
_PAST_THE_END = timedelta(days=14)


def _is_any(asked: AskedDays, archive: Archive) -> bool:
    """Whether "on Monday" or "this winter" cannot mean the last one: who asks an archive that ended weeks ago means one
    of its."""
    if _RECURS.fullmatch(asked.words) is None:
        return False
    last = archive.coverage().last
    return last is not None and asked.first - last > _PAST_THE_END


_ROUGH = regex(r"\b(?:this|last|past|previous|recent|earlier|current|coming|next|ago)\b", re.IGNORECASE)
_WEEK = timedelta(days=7)


def held_against(question: Question, days: tuple[Day, ...]) -> tuple[Day, ...]:
    """What sentences' days are held against: the asked ones, a roughly meant stretch with a week on either side.

    "This week" is said on its first day and on its last, and of what began the week before; "9 October" is not.
    """
    if question.days is None or not _is_rough(question):
        return days
    return tuple(day if day.is_one_day else Day(day.first - _WEEK, day.last + _WEEK) for day in days)


def _is_rough(question: Question) -> bool:
    words = question.days.words if question.days else ""
    if question.language != "en":  # no figure and no name of a month: "letzte Woche"
        return not re.search(r"\d", words) and question.days is not None and question.days.has_year
    return _ROUGH.search(words) is not None


def _nearest_to(asked: AskedDays, archive: Archive) -> Day:
    """The day in the year that brings it nearest to what the archive covers; of two the later."""
    coverage = archive.coverage()
    if coverage.first is None or coverage.last is None:
        return Day(asked.first, asked.last)
    covered = Day(coverage.first, coverage.last)
    years = range(covered.first.year - 1, covered.last.year + 2)
    options = [moved for year in years if (moved := _in_year(asked, year)) is not None]
    return min(options, key=lambda day: (_apart(day, covered), -day.first.toordinal()))


def _apart(a: Day, b: Day) -> int:
    return max((a.first - b.last).days, (b.first - a.last).days, 0)


def _in_year(asked: AskedDays, year: int) -> Day | None:
    if Day(asked.first, asked.last) == Day.month(asked.first.year, asked.first.month):
        return Day.month(year, asked.first.month)  # February ends as its year says
    try:
        first = asked.first.replace(year=year)
        last = asked.last.replace(year=year + (asked.last.year - asked.first.year))
    except ValueError:  # 29 February
        return None
    return Day(first, last)


def echo(question: Question, days: tuple[Day, ...], filters: Filters, archive: Archive) -> Reading:
    """The reading as the user is shown it."""
    return Reading(
        kind=question.kind,
        days=_echo_days(question, days, archive),
        filters=_echo_filters(filters),
        language=None if question.language == "en" else question.language,
    )


def _echo_days(question: Question, days: tuple[Day, ...], archive: Archive) -> Days | None:
    asked = question.days
    if asked is not None and (last := archive.coverage().last) is not None and _is_any(asked, archive):
        season = _RECURS.fullmatch(asked.words)
        which = f"{season['season']} of any year" if season and season["season"] else f"{asked.words} of any week"
        any_of_them = f"{which}, for the archive ends on {say(Day.of(last))}"
        return Days(first=asked.first, last=asked.last, words=asked.words, note=any_of_them)
    if asked is None or not days:
        return None
    read = None if asked.has_year else _year_note(asked, days, archive)
    note = read if asked.misdated is None else f"there is no {asked.misdated}; {read or f'read as {say(days[0])}'}"
    return Days(first=days[0].first, last=days[-1].last, words=asked.words, note=note)


def _year_note(asked: AskedDays, days: tuple[Day, ...], archive: Archive) -> str:
    is_month = asked.misdated is not None and asked.words.endswith(asked.misdated)
    plain = f"{asked.first:%B}" if is_month else re.sub(r"^(?:on|in)\s+", "", asked.words)
    one_day = asked.first == asked.last
    if not archive.years_with(asked.first.month, asked.first.day if one_day else None):
        return f"the archive has no {plain}; read as {say(days[0])}"
    if len(days) == 1:
        return f"{say(days[0])}, the only {plain} the archive covers"
    return f"{plain} of any year; the archive covers {', '.join(str(day.first.year) for day in days)}"


def _echo_filters(filters: Filters) -> dict[str, str]:
    named = {"since": filters.since, "until": filters.until, "as_of": filters.as_of}
    named_text = {"outlet": filters.outlet, "language": filters.language}
    return {name: value.isoformat() for name, value in named.items() if value} | {
        name: value for name, value in named_text.items() if value
    }


def say(day: Day) -> str:
    """A day as people write it: "9 October 2031", "October 2031", "2031", "3 to 5 May 2031"."""
    if day.is_one_day:
        return f"{day.first.day} {day.first:%B %Y}"
    if day == Day.year(day.first.year):
        return str(day.first.year)
    if day == Day.month(day.first.year, day.first.month):
        return f"{day.first:%B %Y}"
    if (day.first.year, day.first.month) == (day.last.year, day.last.month):
        return f"{day.first.day} to {day.last.day} {day.last:%B %Y}"
    return f"{day.first.day} {day.first:%B %Y} to {day.last.day} {day.last:%B %Y}"


OUTLET_CHARS = 200  # no name of an outlet is longer
_BEFORE_SPEAKER = regex(
    r"\b(?:(?:according to|reported by|in the words of)|(?P<asks>did|does|do))\s+(?:the\s+)?(?=\S)", re.I
)
_SPEAKS = regex(r"\s+(?:say|report|write|claim)\b", re.I)


def with_named_outlet(question: Question, archive: Archive, filters: Filters) -> Filters:
    """The filters with the outlet that the question names as the speaker ("according to", "what did ... report"); one
    that they name already as the archive writes it, with its "The" or without."""
    if filters.outlet is not None:
        return _as_written(filters, filters.outlet, archive.outlets())
    names = list(_speakers(question.text))
    if not names:
        return filters
    written: dict[str, str] = {}
    for outlet in sorted(archive.outlets(), key=_longest_first):
        written.setdefault(bare_name(outlet), outlet)
    found = [written[name] for name in names if name in written]
    return replace(filters, outlet=min(found, key=_longest_first)) if found else filters


def _longest_first(outlet: str) -> tuple[int, str]:
    return -len(outlet), outlet


def _speakers(text: str) -> Iterator[str]:
    """Whatever may be a speaker's name in the question, in small letters: every run of words after "according to", and
    between "did" and "say"."""
    for before in _BEFORE_SPEAKER.finditer(text):
        start = before.end()
        for end in range(start + 1, min(len(text), start + OUTLET_CHARS) + 1):
            is_whole = end == len(text) or not (_is_word(text[end - 1]) and _is_word(text[end]))
            if is_whole and (not before["asks"] or _SPEAKS.match(text, end)):
                yield text[start:end].casefold()


def _is_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def _as_written(filters: Filters, wanted: str, outlets: Sequence[str]) -> Filters:
    if wanted.strip().casefold() in {outlet.casefold() for outlet in outlets}:
        return filters  # case is the archive's business
    return replace(filters, outlet=next((o for o in outlets if bare_name(o) == bare_name(wanted)), wanted))


def bare_name(outlet: str) -> str:
    """An outlet's name as names are compared: in small letters, without the "The" before it."""
    return outlet.strip().casefold().removeprefix("the ")
