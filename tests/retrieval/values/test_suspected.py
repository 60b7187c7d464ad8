"""What is only suspected."""

import pytest

from retrieval.values.polarity import polarity
from retrieval.values.stance import Stance
from retrieval.values.suspected import is_only_suspected


@pytest.mark.parametrize(
    "sentence",
    [
        "Orre suspects that the mate fell asleep.",
        "Police suspected the mate had fallen asleep.",
        "The owners fear that the mate fell asleep, Orre said.",
    ],
)
def test_a_suspicion_is_neither_yes_nor_no(sentence: str) -> None:
    """Each was a yes."""
    assert polarity("Did the mate of the Lively fall asleep?", sentence, denies=-5.0).stance is Stance.UNCLEAR


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Did Orre suspect the mate?", "Orre suspects that the mate fell asleep."),
        ("Did the mate fall asleep?", "The mate fell asleep, and Orre suspects that he had drunk."),
        ("Was the mate arrested?", "The suspect, the mate of the Lively, was arrested."),
    ],
)
def test_what_is_said_beside_a_suspicion_counts(question: str, sentence: str) -> None:
    assert not is_only_suspected(question, sentence)
