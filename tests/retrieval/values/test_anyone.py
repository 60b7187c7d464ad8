"""Whether anybody did it."""

import pytest

from retrieval.values.anyone import denies_for_one
from retrieval.values.polarity import polarity
from retrieval.values.stance import Stance

_CLAIMED = "Has any group claimed the blast?"


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (_CLAIMED, "The Ostra Front denied responsibility for the blast."),
        (_CLAIMED, "The Ostra Front has denied any part in it."),
        ("Has anyone confessed to the theft?", "Venn has denied stealing the boat."),
        ("Did anybody cut the cable?", "The owner denied that he had cut the cable."),
    ],
)
def test_one_who_denies_it_speaks_for_no_others(question: str, sentence: str) -> None:
    """Each was a no."""
    assert denies_for_one(question, sentence)
    assert polarity(question, sentence, denies=5.0).stance is Stance.UNCLEAR


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (_CLAIMED, "No group has claimed the blast."),
        (_CLAIMED, "All known groups denied responsibility for the blast."),
        ("Has anyone confessed to the theft?", "No one has confessed."),
        ("Was anyone hurt?", "The ministry denied that anyone had been hurt."),
        ("Did anyone die?", "The ministry denied that anyone had died."),
        ("Did the Ostra Front claim the blast?", "The Ostra Front denied responsibility for the blast."),
    ],
)
def test_who_speaks_of_all_or_is_asked_after_says_no(question: str, sentence: str) -> None:
    assert not denies_for_one(question, sentence)
    assert polarity(question, sentence).stance is Stance.NO
