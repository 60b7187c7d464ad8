"""A lead in votes is no number of votes."""

from datetime import date

import pytest

from retrieval.figures.margin import is_margin, is_no_lead, is_of_the_losers
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


@pytest.mark.parametrize(
    ("question", "text", "figure", "is_theirs"),
    [
        ("How many voted for the levy?", "The levy was carried by 19 votes to 14.", "14", True),
        ("How many votes did the levy get?", "They voted 19 to 14 in favour of the levy.", "14", True),
        ("How many voted for the levy?", "The levy was carried by 19 votes to 14.", "19", False),
        ("How many voted against the levy?", "The levy was carried by 19 votes to 14.", "14", False),
        ("How many voted for the levy?", "The levy was rejected by 19 votes to 14.", "14", False),
        ("How did they vote on the levy?", "The levy was carried by 19 votes to 14.", "14", False),
    ],
)
def test_who_asks_how_many_voted_for_it_is_not_told_how_many_lost(
    question: str, text: str, figure: str, is_theirs: bool
) -> None:
    assert is_of_the_losers(read_question(question, date(2031, 12, 31)), text, text.index(figure)) == is_theirs


@pytest.mark.parametrize(
    ("text", "figure", "is_none"),
    [
        ("The court declared 204 postal votes void.", "204", True),
        ("With 4,812 votes she was elected.", "4,812", True),
        ("She won by some 40 votes.", "40", False),
        ("A recount has cut her lead from 112 votes to 47.", "112", False),
        ("A recount has cut her lead from 112 votes to 47.", "47", False),
        ("The margin is smaller than was announced: 47 votes.", "47", False),
        ("In the end 47 votes made the difference.", "47", False),
        ("The board backed her by six votes to three.", "six votes to three", False),
    ],
)
def test_what_leads_nobody_is_no_lead(text: str, figure: str, is_none: bool) -> None:
    question = read_question("By how many votes did Ada Venn win?", date(2031, 5, 1))
    start = text.index(figure)
    assert is_no_lead(question, text, start, start + len(figure)) is is_none
