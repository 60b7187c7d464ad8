"""A lead in votes is no number of votes."""

from datetime import date

import pytest

from retrieval.figures.margin import is_margin
from retrieval.questions.question import read_question

GOT = "How many votes did Ada Venn get in Orlen?"


def is_lead(question: str, text: str, figure: str) -> bool:
    start = text.index(figure)
    return is_margin(read_question(question, date(2031, 5, 1)), text, start, start + len(figure))


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Ada Venn won Orlen by 12 votes.", "12"),
        ("She came out 31 votes ahead of the mayor.", "31"),
        ("Recount after a 31-vote finish in Orlen", "31"),
        ("She lost by just nine votes.", "nine"),
    ],
)
def test_a_lead_does_not_say_how_many_votes_there_were(text: str, figure: str) -> None:
    assert is_lead(GOT, text, figure)


@pytest.mark.parametrize(
    ("question", "text", "figure"),
    [
        (GOT, "Ada Venn got 4,012 votes in Orlen.", "4,012"),
        (GOT, "She was elected by 19 votes to 14.", "19"),
        ("By how many votes did Ada Venn win?", "Ada Venn won by 12 votes.", "12"),
        ("How many votes ahead was Ada Venn?", "She was 31 votes ahead.", "31"),
        ("How many boats sank?", "Ada Venn won by 12 votes.", "12"),
    ],
)
def test_votes_results_and_questions_for_the_lead_are_left_alone(question: str, text: str, figure: str) -> None:
    assert not is_lead(question, text, figure)
