"""Tolls in fixed expressions."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.question import read_question
from retrieval.tolls import toll

KILLED = read_question("How many people were killed in the explosion at the Velm depot?", date(2031, 1, 1))
HURT = read_question("How many people were injured in the explosion at the Velm depot?", date(2031, 1, 1))


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("The toll of the explosion at the Velm depot has risen to 14, the minister told parliament.", "14"),
        ("The number of people killed in the explosion at the Velm depot rose to 11 on Monday.", "11"),
        ("The death toll stands at at least 20.", "at least 20"),
        ("Death toll of nine, officials said.", "nine"),
    ],
)
def test_a_toll_in_a_fixed_expression_is_found(text: str, figure: str) -> None:
    found = toll(KILLED, text)
    assert found is not None
    assert text[found[0] : found[1]] == figure


def test_the_toll_of_the_injured_does_not_answer_for_the_dead() -> None:
    text = "The number of injured people rose to 40. The number of wounded reached 41."
    assert toll(KILLED, text) is None
    found = toll(HURT, text)
    assert found is not None
    assert text[found[0] : found[1]] == "40"


def test_a_toll_road_is_no_toll_of_the_dead() -> None:
    assert toll(KILLED, "The toll road at Velm has five lanes.") is None


@given(st.text(max_size=300))
def test_any_text_can_be_looked_at(text: str) -> None:
    found = toll(KILLED, f"The toll rose to {text}")
    assert found is None or 0 <= found[0] < found[1]
