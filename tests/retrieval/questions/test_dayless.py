"""A question without its date is the same question, of any day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.questions.dayless import without_days
from retrieval.questions.days import read_days

TODAY = date(2031, 5, 6)


@pytest.mark.parametrize(
    ("question", "bare"),
    [
        ("Which depot burned on 21 April?", "Which depot burned?"),
        ("On 3 May 2031, how many boats were lost?", "how many boats were lost?"),
        ("How many were hurt in the 3 May fire at Ormby?", "How many were hurt in the fire at Ormby?"),
        ("Who ordered yesterday's strike on Ormby?", "Who ordered the strike on Ormby?"),
        ("What burned in Ormby in April 2031?", "What burned in Ormby?"),
        ("Where did the Gannet sink last Sunday?", "Where did the Gannet sink?"),
        ("What happened in Ormby between 3 May and 5 May?", "What happened in Ormby?"),
        ("Where did the Gannet sink?", "Where did the Gannet sink?"),
    ],
)
def test_the_day_goes_and_the_question_stays(question: str, bare: str) -> None:
    assert without_days(question, TODAY) == bare


def test_a_question_that_is_only_a_day_leaves_nothing() -> None:
    assert without_days("on 3 May?", TODAY) == ""


@given(st.text(max_size=200))
def test_any_text_is_taken_and_grows_no_longer(text: str) -> None:
    assert len(without_days(text, TODAY)) <= len(text) + 8


@given(st.sampled_from(["on 3 May", "in April 2031", "last Sunday", "on 2031-04-03"]), st.integers(0, 4))
def test_no_day_is_left_wherever_it_stood(words: str, at: int) -> None:
    parts = ["Where", "did", "the", "ferry", "sink?"]
    question = " ".join([*parts[:at], words, *parts[at:]])
    assert read_days(without_days(question, TODAY), TODAY) is None
