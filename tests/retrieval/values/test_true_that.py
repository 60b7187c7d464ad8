"""Questions put as "Is it true that ...?"."""

import pytest

from retrieval.values.polarity import polarity
from retrieval.values.stance import Stance
from retrieval.values.true_that import asked_straight


@pytest.mark.parametrize(
    ("question", "straight"),
    [
        ("Is it true that the side doors were locked?", "were the side doors locked?"),
        ("is it true the mayor left", "has the mayor left?"),
        ("Were the side doors locked?", "Were the side doors locked?"),
        ("Is the rumour true?", "Is the rumour true?"),
    ],
)
def test_it_is_asked_straight(question: str, straight: str) -> None:
    assert asked_straight(question) == straight


def test_the_opposite_says_no_to_it_too() -> None:
    assert polarity("Is it true that the side doors were locked?", "Every door was open.").stance is Stance.NO
