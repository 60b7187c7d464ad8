"""What is no longer planned will not be done."""

import pytest

from retrieval.values.given_up import is_given_up
from retrieval.values.polarity import polarity
from retrieval.values.stance import Stance


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Will the port appeal against the fine?", "The port has meanwhile given up its plan to appeal, Venn said."),
        ("Is Ada Venn going to sue the Herald?", "Venn dropped her threat to sue on Friday."),
        ("Did the club sell the pier?", "The club shelved plans to sell the pier."),
    ],
)
def test_a_plan_that_was_given_up_says_no_whatever_the_reader_holds(question: str, sentence: str) -> None:
    """Each was a yes."""
    assert polarity(question, sentence, denies=-5.0).stance is Stance.NO


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Will the port appeal?", "The port has not given up its plan to appeal."),
        ("Will the port appeal?", "The union urged the port to give up its plan to appeal."),
        ("Will the port appeal?", "It was a last-ditch attempt to appeal."),
        ("Will the port appeal?", "The port dropped its plan to rebuild the pier."),
        ("Did the port drop its plan to appeal?", "The port dropped its plan to appeal."),
        ("Who will appeal?", "The port dropped its plan to appeal."),
    ],
)
def test_what_is_kept_wished_or_another_plan_is_no_such_answer(question: str, sentence: str) -> None:
    assert is_given_up(question, sentence) is None
