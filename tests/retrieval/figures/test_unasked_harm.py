"""The dead and the hurt do not answer how many were there."""

from datetime import date

import pytest

from retrieval.figures.unasked_harm import counts_the_harmed
from retrieval.questions.question import read_question

ABOARD = "How many people were aboard the ferry?"


def is_harmed(question: str, sentence: str, figure: str) -> bool:
    start = sentence.index(figure)
    return counts_the_harmed(read_question(question, date(2031, 5, 6)), sentence, start, start + len(figure))


@pytest.mark.parametrize(
    ("question", "sentence", "figure"),
    [
        (ABOARD, "The ferry sank on Monday, killing at least 21 of its passengers.", "at least 21"),
        (ABOARD, "Two people were hurt in the crush.", "Two"),
        ("How many workers were in the mill?", "The fire killed nine workers.", "nine"),
        ("How many villagers joined the march?", "Three villagers were wounded.", "Three"),
    ],
)
def test_the_harmed_are_not_all_who_were_there(question: str, sentence: str, figure: str) -> None:
    assert is_harmed(question, sentence, figure)


@pytest.mark.parametrize(
    ("question", "sentence", "figure"),
    [
        (ABOARD, "The ferry sank on Monday, killing all 62 people on board.", "62"),
        (ABOARD, "The ferry had 62 people on board, of whom 21 died.", "62"),
        ("How many people died on the ferry?", "Twenty-one people died.", "Twenty-one"),
        ("How many soldiers were lost at the ford?", "Nine soldiers were killed.", "Nine"),
        ("How many people were treated after the fire?", "Two people were hurt.", "Two"),
        ("How many boats sank?", "Two people were hurt.", "Two"),
    ],
)
def test_where_harm_or_a_thing_is_asked_for_or_everybody_counted_nothing_is_said(
    question: str, sentence: str, figure: str
) -> None:
    assert not is_harmed(question, sentence, figure)
