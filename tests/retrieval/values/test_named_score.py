"""Results with the sides' names between."""

import pytest

from retrieval.answer import Kind
from retrieval.values.named_score import with_named_scores
from retrieval.values.number import quantities
from tests.retrieval.values.test_read import read

ASKED = "What was the score of the cup final between Velm and Torv Rovers?"


@pytest.mark.parametrize(
    ("sentence", "words", "shown"),
    [
        ("Velm 3 Torv Rovers 2, after extra time.", "3 Torv Rovers 2", "3-2"),
        ("It ended Torv Rovers 0, Velm 1 on Sunday.", "Torv Rovers 0, Velm 1", "0-1"),
    ],
)
def test_a_result_is_read_where_a_score_is_asked_for(sentence: str, words: str, shown: str) -> None:
    """They answered nothing."""
    value = read(Kind.NUMBER, sentence, words, ASKED, ())
    assert value is not None
    assert value.shown == shown


@pytest.mark.parametrize(
    "sentence",
    [
        "Karrow 3 Belm 2.",  # neither is asked about
        "Velm 31, Karrow 19, Torv 7.",  # a count of more than two
        "Velm was shelled between May 5 and June 9.",
    ],
)
def test_other_figures_behind_names_are_none(sentence: str) -> None:
    assert with_named_scores(sentence, quantities(sentence), ASKED) == quantities(sentence)
