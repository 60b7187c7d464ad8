"""Tolls in fixed expressions."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.figures.tolls import is_toll, toll, toll_of
from retrieval.questions.question import read_question

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


@pytest.mark.parametrize(
    ("asked", "text", "figure"),
    [
        ("How many nurses went on strike in Velm?", "The board put the number of strikers at about 750.", "about 750"),
        ("How many students protested?", "The rector put the number of protesters at 200.", "200"),
        ("How many people voted?", "The number of voters was 28,000.", "28,000"),
        ("How many people were kidnapped?", "The number of kidnappers was nine.", None),
        ("How many nurses stayed away from work?", "The number of workers was 900.", None),
        ("How many of the nurses marched?", "The number of marchers was 900.", None),
        ("How many nurses resigned?", "The number of strikers was 900.", None),
    ],
)
def test_the_number_of_those_who_do_it_is_stated_so(asked: str, text: str, figure: str | None) -> None:
    found = toll(read_question(asked, date(2031, 1, 1)), text)
    assert (found and text[found[0] : found[1]]) == figure


def test_the_toll_of_the_injured_does_not_answer_for_the_dead() -> None:
    text = "The number of injured people rose to 40. The number of wounded reached 41."
    assert toll(KILLED, text) is None
    found = toll(HURT, text)
    assert found is not None
    assert text[found[0] : found[1]] == "40"


@pytest.mark.parametrize(
    "asked",
    [
        "How many were killed at the Velm depot?",
        "How many victims did the explosion kill?",
        "What is the death toll?",
        "How high is the death toll of the explosion?",
        "What was the number of dead?",
        "Velm depot explosion death toll",
        "Visitors aside, how many people have died at the Velm depot?",
        "How many people does the ministry say were killed?",
    ],
)
def test_a_toll_answers_who_counts_people(asked: str) -> None:
    assert toll(read_question(asked, date(2031, 1, 1)), "The death toll has reached 14.") is not None


@pytest.mark.parametrize(
    "asked",
    [
        "How much did the depot pay the widows of the dead?",
        "How old were the dead?",
        "What share of the dead were clerks?",
        "How many clerks were killed at the Velm depot?",
        "How many of the dead were clerks?",
        "How many sheds burned in the explosion that killed the clerks?",
        "How many people left Velm after the dead were buried?",
        "What reward was set on the men who killed the clerk?",
    ],
)
def test_a_toll_does_not_answer_whatever_mentions_the_dead(asked: str) -> None:
    assert toll(read_question(asked, date(2031, 1, 1)), "The death toll has reached 14.") is None


def test_who_was_hurt_where_others_died_is_told_by_the_count_of_the_hurt() -> None:
    hurt = read_question("How many people were hurt in the explosion that killed the clerks?", date(2031, 1, 1))
    assert toll(hurt, "The death toll has reached 14.") is None
    assert toll(hurt, "The number of injured has reached 30.") is not None


def test_a_toll_road_is_no_toll_of_the_dead() -> None:
    assert toll(KILLED, "The toll road at Velm has five lanes.") is None


@given(st.text(max_size=300))
def test_any_text_can_be_looked_at(text: str) -> None:
    found = toll(KILLED, f"The toll rose to {text}")
    assert found is None or 0 <= found[0] < found[1]


@pytest.mark.parametrize(
    ("text", "figure", "of"),
    [
        ("The toll of the landslide rose to at least 14.", "at least 14", "dead"),
        ("The toll of the landslide rose to at least 14.", "14", "dead"),
        ("The number of people killed is now nearly forty-one.", "nearly forty-one", "dead"),
        ("The number of injured stood at just over 200.", "just over 200", "hurt"),
        ("The toll of the landslide topped 300.", "300", "dead"),
        ("The number of the wounded has hit forty.", "forty", "hurt"),
    ],
)
def test_a_figure_is_a_toll_with_its_modifiers_and_without(text: str, figure: str, of: str) -> None:
    assert toll_of(text, text.index(figure)) == of
    assert is_toll(text, text.index(figure))


def test_a_figure_beside_a_toll_is_none() -> None:
    text = "At least nine boats were out when the toll rose to 14, and 30 came back."
    assert not is_toll(text, text.index("At least nine"))
    assert not is_toll(text, text.index("30"))
