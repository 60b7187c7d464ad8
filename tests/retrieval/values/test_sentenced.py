"""Punishments as answers to whether somebody was convicted or acquitted."""

import pytest

from retrieval.values.polarity import polarity
from retrieval.values.sentenced import of_sentenced
from retrieval.values.stance import Stance


@pytest.mark.parametrize(
    "sentence",
    [
        "Orre was sentenced to six years.",
        "The pilot, Sten Orre, was jailed on Monday.",
        "Captain Ada Venn got nine years and the pilot, Sten Orre, a suspended sentence of five months.",
        "Orre, 51, received a suspended sentence.",
        "He was given four years in prison.",
    ],
)
def test_who_was_given_a_sentence_was_convicted(sentence: str) -> None:
    """Each was a yes to the first question too."""
    assert polarity("Was Sten Orre acquitted?", sentence, denies=-5.0).stance is Stance.NO
    assert polarity("Was Sten Orre convicted?", sentence, denies=5.0).stance is Stance.YES


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Was Sten Orre acquitted?", "Prosecutors had sought a prison sentence for Orre."),
        ("Was Sten Orre acquitted?", "Ada Venn was sentenced to six years."),
        ("Was Sten Orre acquitted?", "Orre would have been sentenced to six years."),
        (
            "Was Sten Orre acquitted?",
            "A court overturned the verdict; Orre was sentenced to six years in 2019.",
        ),
        ("Was Sten Orre convicted of arson?", "Orre was sentenced to six years."),
        ("Did Sten Orre resign?", "Orre was sentenced to six years."),
    ],
)
def test_another_or_none_that_stands_says_nothing(question: str, sentence: str) -> None:
    assert of_sentenced(question, sentence) is None
