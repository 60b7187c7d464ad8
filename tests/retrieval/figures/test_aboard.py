"""Figures of a part of those aboard, and of the treated."""

import pytest

from retrieval.figures.aboard import counts_a_part
from retrieval.questions.question import read_question
from tests.retrieval.newsroom import TODAY

ALL = "How many people were aboard the ferry that sank off Velm?"
DEAD = "How many people were killed in the mill?"
TREATED = "Nineteen people were treated for smoke."


def is_part(sentence: str, figure: str, question: str = ALL) -> bool:
    start = sentence.index(figure)
    return counts_a_part(read_question(question, TODAY), sentence, start, start + len(figure))


@pytest.mark.parametrize("figure", ["57", "five"])
def test_passengers_or_crew_are_not_all_who_were_aboard(figure: str) -> None:
    both = "The ferry left with 57 passengers and five crew."
    assert is_part(both, figure)
    assert not is_part(both, figure, "How many crew were aboard the ferry?")
    assert not is_part("The ferry left with 57 people and five cars.", figure)


def test_the_treated_are_hurt_and_not_dead() -> None:
    assert is_part(TREATED, "Nineteen", DEAD)
    assert is_part("The blast left 12 hospitalised.", "12", DEAD)
    assert is_part("Four of them remain on the ward.", "Four", DEAD)
    assert is_part("Seven patients are in intensive care.", "Seven", DEAD)
    assert not is_part(TREATED, "Nineteen", "How many people were hurt in the mill?")
    assert not is_part("Nineteen people were killed.", "Nineteen", DEAD)


def test_who_was_inside_is_not_dead() -> None:
    assert is_part("Six people are understood to have been in the house.", "Six", DEAD)
    assert is_part("Nine were inside the market when it fell.", "Nine", DEAD)
    assert not is_part("Six people were in the house that burnt and died.", "Six", DEAD)
    assert not is_part("Six people were found dead in the house.", "Six", DEAD)
