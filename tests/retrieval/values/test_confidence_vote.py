"""Motions that were defeated or carried, and what that says of a government."""

import pytest

from retrieval.values.confidence_vote import of_confidence_vote
from retrieval.values.polarity import polarity
from retrieval.values.stance import Stance

DEFEATED = "The motion was defeated by 61 votes to 40."
CARRIED = "The no-confidence motion against the premier was carried on Monday."


@pytest.mark.parametrize(
    ("question", "sentence", "stance"),
    [
        ("Did Premier Venn lose the confidence vote?", DEFEATED, Stance.NO),
        ("Did Premier Venn survive the no-confidence vote?", DEFEATED, Stance.YES),
        ("Did Venn's government fall?", DEFEATED, Stance.NO),
        ("Did Premier Venn survive the motion of no confidence?", CARRIED, Stance.NO),
        ("Has the Venn government fallen?", CARRIED, Stance.YES),
        ("Did Premier Venn lose the confidence vote?", "Venn on Monday survived a motion of no confidence.", Stance.NO),
        ("Did Venn's government fall?", "The premier, Ada Venn, lost a vote of confidence on Monday.", Stance.YES),
    ],
)
def test_who_is_voted_on_survives_a_defeated_motion(question: str, sentence: str, stance: Stance) -> None:
    """ "Was defeated" was a yes to whether the premier lost."""
    assert polarity(question, sentence, denies=0.0).stance is stance


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Was the motion defeated?", DEFEATED),
        ("Did the wall fall?", DEFEATED),
        ("Did Venn's government fall?", "If the motion was carried, it would fall."),
        ("Did Venn's government fall?", "The dam failed."),
    ],
)
def test_other_questions_and_votes_are_left_alone(question: str, sentence: str) -> None:
    assert of_confidence_vote(question, sentence) is None
