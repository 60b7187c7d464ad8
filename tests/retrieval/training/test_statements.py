"""Sentence pairs as yes/no questions."""

import pytest

from retrieval.training.statements import as_question, asked


@pytest.mark.parametrize(
    ("statement", "question"),
    [
        ("The bridge was closed.", "Was the bridge closed?"),
        ("Orvale has not won a match.", "Has Orvale won a match?"),
        ("They left early.", None),
    ],
)
def test_a_statement_becomes_a_question_or_nothing(statement: str, question: str | None) -> None:
    assert as_question(statement) == question


def test_a_contradicted_statement_is_answered_with_no() -> None:
    (example,) = asked("The bridge was open all day.", "The bridge was closed all day.", "contradiction", "pairs")
    assert example.denied == (True,)
    assert example.text[slice(*example.answers[0])] == "was open all day"


def test_a_neutral_pair_answers_nothing() -> None:
    (example,) = asked("The bridge was open.", "The bridge was painted.", "neutral", "pairs")
    assert (example.answers, example.denied) == ((), ())
