"""Which day or time of day a span means, as exactly as it is asked for."""

import pytest

from retrieval.values import Relation, relation
from tests.retrieval.values.test_moment import WHEN, moment


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        ("“It was 1:40, I looked at the kettle.”", "1:40"),
        ("The office clock showed 8:52 when the gate was opened.", "8:52"),
        ("It was opened at ten minutes to ten.", "9:50"),
        ("It was opened at quarter to two by his watch.", "1:45"),
        ("The dial showed a quarter to one.", "12:45"),
    ],
)
def test_where_the_hour_is_asked_for_a_time_needs_nothing_before_it(quote: str, shown: str) -> None:
    value = moment(quote, WHEN)
    assert value is not None
    assert value.shown == shown


def test_where_the_day_is_asked_for_figures_with_a_colon_are_no_time() -> None:
    assert moment("They lost 3:16.", "When did they lose?") is None


def test_a_question_for_the_hour_wants_a_clock_and_one_for_the_day_a_day() -> None:
    assert moment("It fell on Monday.", "At what time did it fall?") is None
    assert moment("It fell on Monday.", "What was the exact time of its fall?") is None
    assert moment("It fell on Monday.", "When, by the clock, did it fall?") is None
    assert moment("It fell at 8:07 a.m.", "On which day did it fall?") is None
    both = moment("It fell at 8:07 a.m. on Monday.", "On which day did it fall?")
    assert both is not None
    assert both.shown == "Monday 12 May 2031"


@pytest.mark.parametrize(
    ("quote", "question", "shown"),
    [
        ("It fell on 3 March 2029.", "In which month did it fall?", "March 2029"),
        ("It fell on 3 March 2029.", "What year was it that it fell?", "2029"),
        ("It fell in March 2029.", "Which year did it fall in?", "2029"),
        ("It fell in 2029.", "In which month did it fall?", "2029"),
        ("It fell on 3 March 2029.", "On which day did it fall?", "Saturday 3 March 2029"),
    ],
)
def test_a_month_or_a_year_is_answered_as_precisely_as_it_is_asked(quote: str, question: str, shown: str) -> None:
    value = moment(quote, question)
    assert value is not None
    assert value.shown == shown


def test_two_days_of_one_month_are_one_answer_to_which_month() -> None:
    asked = "In which month did it fall?"
    third, ninth = moment("It fell on 3 March 2029.", asked), moment("It fell on 9 March 2029.", asked)
    assert third is not None
    assert ninth is not None
    assert relation(third, ninth) is Relation.JOINS
