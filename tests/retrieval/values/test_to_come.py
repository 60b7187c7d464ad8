"""What is still to come."""

import pytest

from retrieval.values.polarity import polarity
from retrieval.values.stance import Stance


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Was the fish hall open?", "The owner said that the hall would open in May."),
        ("Was the fish hall open?", "The firm has been there since 1951 and would reopen, he said."),
        ("Did the bishop resign?", "The bishop will soon resign, she said."),
        ("Was the law passed?", "The law would be passed within three years, she promised."),
    ],
)
@pytest.mark.parametrize("denies", [None, -7.0])
def test_what_will_be_says_nothing_of_what_was(question: str, sentence: str, denies: float | None) -> None:
    """Each was a yes."""
    assert polarity(question, sentence, denies=denies).stance is Stance.UNCLEAR


def test_what_nobody_will_do_is_a_no() -> None:
    assert polarity("Did any saver lose money?", "No saver will lose a coin, he said.").stance is Stance.NO


def test_who_would_not_refused() -> None:
    assert polarity("Did the bishop resign?", "The bishop would not resign.").stance is Stance.NO


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Did the bishop resign?", "The bishop resigned and will leave in May."),
        ("Did the bishop say that she would resign?", "The bishop said that she would resign."),
        ("Will the bishop resign?", "The bishop will resign."),
        ("Was the fish hall open?", "The hall was open, and would open again in May."),
        ("Did the bishop say she'd resign?", "The bishop said that she would resign."),
        ("Did the bishop agree to open the crypt?", "The bishop said that she would open the crypt."),
        ("Was the bishop willing to speak?", "The bishop would be willing to speak, she said."),
    ],
)
def test_what_was_or_is_asked_as_a_plan_is_still_a_yes(question: str, sentence: str) -> None:
    assert polarity(question, sentence).stance is Stance.YES
