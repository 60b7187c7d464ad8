"""The days that a question names."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.day import Day
from retrieval.questions.days import AskedDays, read_days

FRIDAY = date(2031, 5, 16)


def read(question: str) -> AskedDays:
    asked = read_days(question, FRIDAY)
    assert asked is not None
    return asked


@pytest.mark.parametrize(
    ("question", "first", "last", "words"),
    [
        ("how many died on 21 April 2024?", "2024-04-21", "2024-04-21", "21 April 2024"),
        ("how many died in January 2018?", "2018-01-01", "2018-01-31", "January 2018"),
        ("who struck last sunday?", "2031-05-11", "2031-05-11", "last sunday"),
        ("what burned this week?", "2031-05-12", "2031-05-18", "this week"),
        ("what burned yesterday?", "2031-05-15", "2031-05-15", "yesterday"),
        ("how long did the 2012 strike last?", "2012-01-01", "2012-12-31", "2012"),
        ("how long did it last in 1987?", "1987-01-01", "1987-12-31", "1987"),
        ("port strike 2012?", "2012-01-01", "2012-12-31", "2012"),
        ("who died between 3 may and 5 may 2018?", "2018-05-03", "2018-05-05", "3 may and 5 may 2018"),
        ("who fled between may and july 2018?", "2018-05-01", "2018-07-31", "may and july 2018"),
        ("who spoke at the May 3, 2018 protests?", "2018-05-03", "2018-05-03", "May 3, 2018"),
        ("how many attacks since 7 October 2030?", "2030-10-07", "2031-05-16", "7 October 2030"),
        ("who was freed before the December 2014 raid?", "2014-12-01", "2014-12-31", "December 2014"),
        ("toll of the fire, 16 December 2014?", "2014-12-16", "2014-12-16", "16 December 2014"),
        ("who marched on Tuesday night, 16 December 2014?", "2014-12-16", "2014-12-16", "16 December 2014"),
        ("how many had fled by 16 December 2014?", "2014-10-17", "2014-12-16", "16 December 2014"),
        ("had anyone fled as of 16 December 2014?", "2014-10-17", "2014-12-16", "16 December 2014"),
    ],
)
def test_days_with_a_year_or_counted_from_the_asking(question: str, first: str, last: str, words: str) -> None:
    asked = read(question)
    assert (asked.first.isoformat(), asked.last.isoformat(), asked.words, asked.has_year) == (first, last, words, True)


@pytest.mark.parametrize(
    ("as_of", "question", "first"),
    [
        (date(2031, 11, 24), "how many fell on the ice this winter?", "2030-12-01"),
        (date(2031, 4, 3), "what burned this summer?", "2030-06-01"),
        (date(2032, 1, 15), "how many fell on the ice this winter?", "2031-12-01"),
        (date(2032, 1, 15), "how many will fall ill this winter?", "2031-12-01"),
        (date(2031, 11, 24), "how much snow will fall this winter?", "2031-12-01"),
        (date(2031, 11, 24), "what burned this summer?", "2031-06-01"),
        (date(2031, 11, 24), "what is planned for next winter?", "2032-12-01"),
    ],
)
def test_this_winter_beside_the_past_is_the_latest_that_has_begun(as_of: date, question: str, first: str) -> None:
    asked = read_days(question, as_of)
    assert asked is not None
    assert asked.first.isoformat() == first


def test_the_last_year_of_something_is_not_the_year_before() -> None:
    assert read_days("what was the last year that the mill ran?", FRIDAY) is None
    assert read("how many mills shut in the last year?").first == date(2030, 1, 1)


@pytest.mark.parametrize("figure", ["3.6 billion offer", "5.5 percent offer", "12 that were bid", "3,000 crowns bid"])
def test_a_figure_behind_the_is_no_day(figure: str) -> None:
    assert read_days(f"how did the board vote on the {figure}?", FRIDAY) is None
    assert read("how did the board vote on the 14th?").words == "the 14th"


@pytest.mark.parametrize(
    ("question", "month", "day", "words"),
    [
        ("which bridge fell on 21 April?", 4, 21, "21 April"),
        ("which bridge fell on april 21st?", 4, 21, "april 21st"),
        ("which bridge fell on the 5th of may?", 5, 5, "the 5th of may"),
        ("which bridge fell on 29 February?", 2, 29, "29 February"),
    ],
)
def test_a_day_without_a_year_means_any_year(question: str, month: int, day: int, words: str) -> None:
    asked = read(question)
    assert not asked.has_year
    assert asked.words.removeprefix("the ") == words.removeprefix("the ")
    assert (asked.first.month, asked.first.day) == (month, day)
    assert asked.first <= FRIDAY


def test_a_range_without_a_year_is_read() -> None:
    asked = read("what was hit between 3 and 5 May?")
    assert (asked.first, asked.last, asked.has_year) == (date(2031, 5, 3), date(2031, 5, 5), False)


@pytest.mark.parametrize(
    "question",
    [
        "who met hours before the vote?",
        "it was the deadliest since when?",
        "may they march in the sun?",
        "what did police say before 5 May?",
        "how many of 2000 workers left?",
        "what happened the day before?",
        "how old is the 8-month-old girl?",
        "who was on flight 1804?",
        "which bridge was shut overnight?",
        "had the council refused a dam before 2014?",
        "",
    ],
)
def test_questions_that_name_no_day(question: str) -> None:
    assert read_days(question, FRIDAY) is None


@given(st.text(max_size=150), st.dates(min_value=date(2, 1, 1)))
def test_any_question_is_read_and_its_words_are_a_slice(question: str, as_of: date) -> None:
    asked = read_days(question, as_of)
    if asked is not None:
        assert question[asked.start : asked.end] == asked.words
        assert asked.first <= asked.last


_WORDS = [
    "on",
    "21",
    "april",
    "May",
    "2016",
    "between",
    "3",
    "and",
    "5",
    "to",
    "since",
    "last",
    "sunday",
    "the",
    "before",
]


@given(st.lists(st.sampled_from(_WORDS), max_size=10).map(" ".join), st.dates(min_value=date(2, 1, 1)))
def test_any_heap_of_time_words_is_read(question: str, as_of: date) -> None:
    asked = read_days(question, as_of)
    if asked is not None:
        assert question[asked.start : asked.end] == asked.words
        assert asked.first <= asked.last


@pytest.mark.parametrize(
    ("question", "month", "wrong"),
    [
        ("who died on 31 April 2024?", "2024-04", "31 April 2024"),
        ("who died on 31 Aprıl 2024?", "2024-04", "31 Aprıl 2024"),
        ("who died on 31 KASIM 2024?", "2024-11", "31 KASIM 2024"),
        ("who died on 31st of april?", "2031-04", "31st of april"),
        ("who died on February 30th, 2025?", "2025-02", "February 30th, 2025"),
        ("29 February 2023 fire", "2023-02", "29 February 2023"),
        ("who died on 31 Feb", "2031-02", "31 Feb"),
        ("who died on 2024-04-31?", "2024-04", "2024-04-31"),
        ("who died on 4/31/2024?", "2024-04", "4/31/2024"),
        ("who died on 31.4.2024?", "2024-04", "31.4.2024"),
        ("who died between 28 and 31 April 2024?", "2024-04", "31 April 2024"),
        ("who died 30-31 April?", "2031-04", "31 April"),
        ("who died in Sept. 31?", "2030-09", "Sept. 31"),
    ],
)
def test_a_day_that_no_calendar_has_is_its_month_and_is_told(question: str, month: str, wrong: str) -> None:
    asked = read(question)
    assert Day(asked.first, asked.last).iso() == month
    assert asked.misdated == wrong
    assert asked.words == question[asked.start : asked.end]
    assert asked.words.endswith(wrong)


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Wie viele starben am 31. April 2024?", "de"),
        ("Combien de morts le 31 avril 2024 ?", "fr"),
        ("¿Cuántos murieron el 31 de abril de 2024?", "es"),
        ("Сколько погибло 31 апреля 2024 года?", "ru"),
        ("Скільки загинуло 31 квітня 2024 року?", "uk"),
        ("كم قتل في 31 أبريل 2024؟", "ar"),
    ],
)
def test_a_day_that_no_calendar_has_is_told_in_other_languages(question: str, language: str) -> None:
    asked = read_days(question, FRIDAY, language)
    assert asked is not None
    assert (Day(asked.first, asked.last).iso(), asked.misdated) == ("2024-04", asked.words)


@pytest.mark.parametrize(
    "question",
    [
        "how 35 may have died on 3 May",
        "how many of the 35 march victims spoke on 3 May",
        "in April 31 people were killed, where?",
        "who died on 31 March 2024?",
        "who died on 29 February?",
        "what cost $31 sep?",
    ],
)
def test_a_number_that_is_no_day_is_no_wrong_one(question: str) -> None:
    asked = read_days(question, FRIDAY)
    assert asked is None or asked.misdated is None


def test_another_day_that_is_asked_stays_the_asked_one() -> None:
    asked = read("what was said on 21 April 2024 of the vote of 31 September?")
    assert (asked.words, asked.misdated) == ("21 April 2024", "31 September")


@given(st.text(alphabet="0123456789 .,/-ApriljuneSeptFb", max_size=60))
def test_no_digits_and_months_break_the_reading_of_days(text: str) -> None:
    asked = read_days(text, FRIDAY)
    assert asked is None or asked.words == text[asked.start : asked.end]


@pytest.mark.parametrize(
    ("question", "as_of", "days"),
    [
        ("what will open in February?", date(2031, 5, 6), "2031-02"),
        ("will it open next February?", date(2031, 2, 10), "2031-02"),
        ("what will be closed from 30 December to 2 January?", date(2031, 5, 6), "2030-12-30/2031-01-02"),
    ],
)
def test_a_stretch_that_lies_ahead_is_asked_of_as_the_latest_that_has_begun(
    question: str, as_of: date, days: str
) -> None:
    asked = read_days(question, as_of)
    assert asked is not None
    assert Day(asked.first, asked.last).iso() == days


@pytest.mark.parametrize(
    ("question", "days"),
    [
        ("what burned on 3 May or 9 May 2031?", "2031-05-03/2031-05-09"),
        ("what burned between May 2022 and April 2031?", "2022-05-01/2031-04-30"),
        ("what burned in May 2020 and April 2031?", "2031-04"),
    ],
)
def test_two_days_are_one_range_unless_many_years_lie_between(question: str, days: str) -> None:
    asked = read_days(question, FRIDAY)
    assert asked is not None
    assert Day(asked.first, asked.last).iso() == days
