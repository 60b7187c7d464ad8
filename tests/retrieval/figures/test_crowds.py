"""Figures told as the size of a crowd."""

import pytest

from retrieval.figures.crowds import is_crowd


@pytest.mark.parametrize(
    ("sentence", "figure"),
    [
        ("Police put the crowd at 18,000.", "18,000"),
        ("The harbour office estimated the number of marchers at about 700.", "about 700"),
        ("A crowd of 4,000 filled the square.", "4,000"),
    ],
)
def test_the_expression_says_that_a_crowd_is_counted(sentence: str, figure: str) -> None:
    assert is_crowd(sentence, sentence.index(figure))


@pytest.mark.parametrize(
    ("sentence", "figure"),
    [
        ("Police put the number of arrests at 18.", "18"),
        ("When the crowd ran, nine were hurt.", "nine"),
        ("The union said that 60,000 had taken part.", "60,000"),
    ],
)
def test_other_figures_are_no_crowd(sentence: str, figure: str) -> None:
    assert not is_crowd(sentence, sentence.index(figure))
