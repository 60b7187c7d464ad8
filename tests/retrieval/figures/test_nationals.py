"""Figures of another people."""

import pytest

from retrieval.figures.nationals import counts_another_people


def _is_other(question: str, sentence: str, figure: str) -> bool:
    return counts_another_people(question, sentence, sentence.index(figure) + len(figure))


@pytest.mark.parametrize(
    ("question", "sentence", "figure"),
    [
        ("Orskan deaths in the fighting of May?", "The strikes killed 161 Velmians and five Orskans.", "161"),
        ("How many Orskans were freed?", "Orsk freed five Velmian prisoners.", "five"),
        ("Number of Orskan soldiers lost at the pass?", "Three Velmian border guards fell.", "Three"),
    ],
)
def test_another_people_is_no_answer(question: str, sentence: str, figure: str) -> None:
    assert _is_other(question, sentence, figure)


@pytest.mark.parametrize(
    ("question", "sentence", "figure"),
    [
        ("Orskan deaths in the fighting of May?", "The strikes killed 161 Velmians and five Orskans.", "five"),
        ("How many Orskans were freed?", "Velm freed five prisoners.", "five"),
        ("How many Orskan soldiers are to stay?", "He keeps 5,500 troops in Velmian towns.", "5,500"),
        ("How many soldiers fell?", "Three Velmians fell.", "Three"),
    ],
)
def test_the_same_or_no_people_is_let_through(question: str, sentence: str, figure: str) -> None:
    assert not _is_other(question, sentence, figure)
