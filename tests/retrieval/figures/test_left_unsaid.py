"""Sentences that leave unsaid what happened to whom."""

import pytest

from retrieval.figures.left_unsaid import figure_leaves_it_unsaid, leaves_it_unsaid
from retrieval.questions.question import read_question
from tests.retrieval.newsroom import TODAY


def is_unsaid(question: str, sentence: str, figure: str) -> bool:
    start = sentence.index(figure)
    return figure_leaves_it_unsaid(read_question(question, TODAY), sentence, start, start + len(figure))


@pytest.mark.parametrize(
    ("question", "sentence", "figure"),
    [
        ("How many died?", "The ministry says nine.", "nine"),
        ("How many died?", "The council has acknowledged only eight.", "eight"),
        ("How many died?", "Her office put the number at 40.", "40"),
        ("How many clerks died?", "Nine were clerks, among them the bookkeeper.", "Nine"),
        ("How many children died?", "Five of them were under ten.", "Five"),
        ("How many children died?", "Among the twenty-one are six children.", "six"),
        ("How many children died?", "Earlier reports of six children were wrong.", "six"),
    ],
)
def test_a_figure_alone_or_of_the_sort_asked_for_leaves_it_unsaid(question: str, sentence: str, figure: str) -> None:
    assert is_unsaid(question, sentence, figure)


@pytest.mark.parametrize(
    ("question", "sentence", "figure"),
    [
        ("How many died?", "The ministry says nine roads are shut.", "nine"),
        ("How many died?", "It left at nine.", "nine"),
        ("How many clerks died?", "Nine were guests.", "Nine"),
        ("How many children died?", "Among the twenty-one are six children.", "twenty-one"),
    ],
)
def test_a_figure_with_more_said_of_it_does_not(question: str, sentence: str, figure: str) -> None:
    assert not is_unsaid(question, sentence, figure)


@pytest.mark.parametrize(
    ("sentence", "is_so"),
    [
        ("Nobody was.", True),
        ("“He was not,” the harbour master said.", True),
        ("Among them is the old warden of the tower.", True),
        ("He was not in the harbour.", False),
        ("The keeper is among friends.", False),
    ],
)
def test_a_short_answer_leaves_unsaid_to_what(sentence: str, *, is_so: bool) -> None:
    assert leaves_it_unsaid(sentence) is is_so
