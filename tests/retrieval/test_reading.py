"""What a question is taken to ask of an archive: its days with their years, and what is echoed of it."""

import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.archive import LocalArchive
from index.day import Day
from index.found import Filters
from retrieval.answer import Reading
from retrieval.questions.question import read_question
from retrieval.reading import asked_days, echo, held_against, say, with_named_outlet
from tests.retrieval.newsroom import TODAY, archive_of, report


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalArchive]:
    articles = [
        report("old", "A barge sank off Pellin on 3 March 2029, the coast guard said.", day="2029-03-04"),
        report("new", "A barge sank off Pellin on 3 March 2031, the coast guard said.", day="2031-03-04"),
        report("autumn", "A crane fell at Pellin on 9 October 2030, the coast guard said.", day="2030-10-10"),
    ]
    with archive_of(tmp_path_factory.mktemp("reading") / "archive", articles) as archive:
        yield archive


def days_of(text: str, archive: LocalArchive) -> tuple[Day, ...]:
    return asked_days(read_question(text, TODAY), archive)


def echoed(text: str, archive: LocalArchive, filters: Filters | None = None) -> Reading:
    question = read_question(text, TODAY)
    return echo(question, asked_days(question, archive), filters or Filters(), archive)


def test_a_question_without_a_day_asks_about_none(archive: LocalArchive) -> None:
    assert days_of("What sank off Pellin?", archive) == ()
    assert echoed("What sank off Pellin?", archive).days is None


def test_a_day_with_a_year_is_that_day_alone(archive: LocalArchive) -> None:
    assert days_of("What sank on 3 March 2029?", archive) == (Day.of(date(2029, 3, 3)),)


def test_a_day_without_a_year_is_that_day_of_every_year_the_archive_covers(archive: LocalArchive) -> None:
    assert days_of("What sank on 3 March?", archive) == (Day.of(date(2029, 3, 3)), Day.of(date(2031, 3, 3)))


def test_a_weekday_alone_long_after_the_archives_end_is_that_of_any_week(archive: LocalArchive) -> None:
    assert days_of("What sank on Monday?", archive) == ()
    days = echoed("What sank on Monday night?", archive).days
    assert days is not None
    assert days.note == "Monday night of any week, for the archive ends on 4 March 2031"
    assert days_of("What sank yesterday?", archive) != ()


def test_a_season_long_after_the_archives_end_is_that_of_any_year(archive: LocalArchive) -> None:
    question = read_question("What sank this summer?", date(2032, 9, 1))
    assert asked_days(question, archive) == ()
    days = echo(question, (), Filters(), archive).days
    assert days is not None
    assert days.note == "summer of any year, for the archive ends on 4 March 2031"
    winter = read_question("What sank this winter?", date(2031, 3, 9))
    assert asked_days(winter, archive) == (Day(date(2030, 12, 1), date(2031, 2, 28)),)


def test_a_weekday_alone_is_the_last_one_where_the_archive_goes_on(archive: LocalArchive) -> None:
    question = read_question("What sank on Monday?", date(2031, 3, 6))
    assert asked_days(question, archive) == (Day.of(date(2031, 3, 3)),)


def test_several_years_are_said_in_a_note(archive: LocalArchive) -> None:
    days = echoed("What sank on 3 March?", archive).days
    assert days is not None
    assert (days.first, days.last) == (date(2029, 3, 3), date(2031, 3, 3))
    assert days.note is not None
    assert "2029" in days.note
    assert "2031" in days.note


def test_the_only_year_of_a_day_is_said_in_a_note(archive: LocalArchive) -> None:
    days = echoed("What fell on 9 October?", archive).days
    assert days is not None
    assert (days.first, days.last, days.words) == (date(2030, 10, 9), date(2030, 10, 9), "9 October")
    assert days.note is not None
    assert "9 October 2030" in days.note


def test_a_day_that_no_article_has_says_so_and_is_the_last_such_day_the_archive_covers(archive: LocalArchive) -> None:
    days = echoed("What fell on 5 August?", archive).days
    assert days is not None
    assert days.first == days.last == date(2030, 8, 5)
    assert days.note is not None
    assert "no 5 August" in days.note


@pytest.mark.parametrize(
    ("question", "note"),
    [
        ("What sank on 31 April 2029?", "there is no 31 April 2029; read as April 2029"),
        (
            "What fell on 31 September?",
            "there is no 31 September; the archive has no September; read as September 2030",
        ),
        ("What sank on 30 February?", "there is no 30 February; the archive has no February; read as February 2031"),
        (
            "What sank on 3 March 2029, before 31 November?",
            "there is no 31 November; read as 3 March 2029",
        ),
    ],
)
def test_a_day_that_no_calendar_has_is_said_in_a_note(question: str, note: str, archive: LocalArchive) -> None:
    days = echoed(question, archive).days
    assert days is not None
    assert days.note == note


def test_february_of_any_year_has_all_its_days(tmp_path: Path) -> None:
    leap = report("leap", "A mast broke off Pellin on 29 February 2028, the coast guard said.", day="2028-03-01")
    with archive_of(tmp_path / "archive", [leap]) as archive:
        assert days_of("What broke in February?", archive) == (Day.month(2028, 2),)


def test_the_twenty_ninth_of_february_does_not_break_years_without_one(archive: LocalArchive) -> None:
    assert all(day.first.month == 2 for day in days_of("What fell on 29 February?", archive))


def test_filters_are_echoed_by_name(archive: LocalArchive) -> None:
    filters = Filters(since=date(2031, 1, 1), as_of=date(2031, 6, 1), outlet="Old Herald")
    assert echoed("What sank?", archive, filters).filters == {
        "since": "2031-01-01",
        "as_of": "2031-06-01",
        "outlet": "Old Herald",
    }


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (Day.of(date(2031, 3, 3)), "3 March 2031"),
        (Day.month(2031, 3), "March 2031"),
        (Day.year(2031), "2031"),
        (Day(date(2031, 3, 3), date(2031, 3, 5)), "3 to 5 March 2031"),
        (Day(date(2031, 3, 30), date(2031, 4, 2)), "30 March 2031 to 2 April 2031"),
    ],
)
def test_days_are_said_as_people_write_them(day: Day, words: str) -> None:
    assert say(day) == words


@given(st.dates(date(1990, 1, 1), date(2030, 12, 31)))
def test_the_words_of_a_day_ask_for_that_day(day: date) -> None:
    read = read_question(f"What sank off Pellin on {say(Day.of(day))}?", day + timedelta(days=40)).days
    assert read is not None
    assert (read.first, read.last, read.has_year) == (day, day, True)


def test_a_roughly_meant_stretch_is_held_a_week_wider_on_either_side(archive: LocalArchive) -> None:
    rough = read_question("What sank this week?", date(2031, 3, 5))
    exact = read_question("What sank on 3 March 2031?", date(2031, 3, 5))
    week = asked_days(rough, archive)
    assert [(d.first - w.first).days for d, w in zip(week, held_against(rough, week), strict=True)] == [7]
    assert [(w.last - d.last).days for d, w in zip(week, held_against(rough, week), strict=True)] == [7]
    assert held_against(exact, asked_days(exact, archive)) == (Day.of(date(2031, 3, 3)),)


def test_the_outlet_that_a_question_names_as_the_speaker_is_a_filter(archive: LocalArchive) -> None:
    outlet = archive.outlets()[0]
    for text in (f"What sank according to {outlet}?", f"What did the {outlet} report about the barge?"):
        assert with_named_outlet(read_question(text, TODAY), archive, Filters()).outlet == outlet
    about = read_question(f"Who bought the {outlet}?", TODAY)
    assert with_named_outlet(about, archive, Filters()) == Filters()
    with_article = Filters(outlet=f"the {outlet}")
    assert with_named_outlet(about, archive, with_article).outlet == outlet
    given = Filters(outlet="Another")
    assert with_named_outlet(read_question(f"What sank according to {outlet}?", TODAY), archive, given) == given


class Outlets:
    """An archive as far as its outlets go."""

    def __init__(self, *names: str) -> None:
        self._names = names

    def outlets(self) -> tuple[str, ...]:
        return self._names


def named_slowly(text: str, names: Sequence[str]) -> str | None:
    """An expression for each outlet, as it once was."""
    for name in sorted(names, key=lambda each: (-len(each), each)):
        bare = re.escape(name.casefold().removeprefix("the "))
        named = rf"\b(?:according to|reported by|in the words of)\s+(?:the\s+)?{bare}\b"
        if re.search(rf"{named}|\b(?:did|does|do)\s+(?:the\s+)?{bare}\s+(?:say|report|write|claim)\b", text, re.I):
            return name
    return None


NAMES = ("The Gull", "Gull", "Gull Post", "Velm & Kell", "kell.example", "Post of Velm", "Día")
WORDS = (
    "according",
    "to",
    "reported by",
    "in the words of",
    "did",
    "the",
    "The",
    "say",
    "report",
    "gulls",
    "of",
    *NAMES,
)


@given(st.lists(st.sampled_from(WORDS), max_size=12))
def test_an_outlet_is_found_in_the_question_as_each_was_looked_for(words: list[str]) -> None:
    text = " ".join(words)
    question = replace(read_question("What sank?", TODAY), text=text)
    found = with_named_outlet(question, Outlets(*NAMES), Filters())  # type: ignore[arg-type]  # asked for outlets alone
    assert found.outlet == named_slowly(text, NAMES)


def test_five_thousand_outlets_cost_a_question_no_more_than_a_few_looks() -> None:
    question = read_question("According to the mayor, how many were hurt?", TODAY)
    many = Outlets(*(f"Outlet Number {n}" for n in range(5_000)))
    began = time.thread_time()
    with_named_outlet(question, many, Filters())  # type: ignore[arg-type]  # asked for outlets alone
    one_way = time.thread_time() - began
    began = time.thread_time()
    named_slowly(question.text, many.outlets()[:500])
    assert one_way < time.thread_time() - began
