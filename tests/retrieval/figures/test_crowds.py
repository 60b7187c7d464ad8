"""Sentences that state how many came."""

from datetime import date

import pytest

from retrieval.figures.crowds import crowd
from retrieval.questions.question import read_question

MARCHED = "How many people marched in Velm on Sunday?"


def stated(sentence: str, question: str = MARCHED) -> str | None:
    span = crowd(read_question(question, date(2031, 5, 6)), sentence)
    return sentence[slice(*span)] if span else None


@pytest.mark.parametrize(
    ("sentence", "figure"),
    [
        ("Police put the crowd at 18,000.", "18,000"),
        ("The union said that 60,000 had taken part.", "60,000"),
        ("Some 9,000 people turned out, the mayor said.", "Some 9,000"),
        ("The harbour office estimated the number of marchers at about 700.", "about 700"),
        ("A crowd of 4,000 filled the square.", "4,000"),
        ("Police put the number of arrests at 18.", None),
        ("Nine were hurt when the crowd ran.", None),
        ("The march set off at 11.", None),
    ],
)
def test_the_expression_says_that_a_crowd_is_counted(sentence: str, figure: str | None) -> None:
    assert stated(sentence) == figure


def test_who_asks_for_something_else_is_told_no_crowd() -> None:
    assert stated("Police put the crowd at 18,000.", "How many people were hurt at the march?") is None
    assert stated("Attendance was 18,000.", "What was the attendance on Sunday?") == "18,000"
