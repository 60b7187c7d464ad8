"""Who stays in a post has not left it."""

import pytest

from retrieval.values.polarity import polarity
from retrieval.values.stance import Stance
from retrieval.values.staying import says_stays


@pytest.mark.parametrize(
    "sentence",
    [
        '"Ms Venn is at her desk and will go on," said a clerk.',
        "Venn, who had staked much on the pier, would respect the vote and remain in office.",
        "She stays in charge.",
        "She refused on Monday to step down.",
    ],
)
def test_who_stays_has_not_resigned(sentence: str) -> None:
    """Each was a yes."""
    assert polarity("Did Ada Venn resign?", sentence, denies=-5.0).stance is Stance.NO


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Did Ada Venn resign?", "Venn will stay in office until May."),
        ("Did Ada Venn resign?", "The union wants her to stay in her post."),
        ("Did Ada Venn resign?", "Venn was at her desk when the pier fell."),
        ("Was Ada Venn arrested?", "She stays in office."),
    ],
)
def test_for_how_long_or_by_whose_wish_is_no_answer(question: str, sentence: str) -> None:
    assert says_stays(question, sentence) is None
