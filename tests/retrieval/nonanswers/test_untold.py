"""Yes and no from sentences that tell nothing of the asked act."""

from pathlib import Path

import pytest

from tests.retrieval.nonanswers.test_nonanswer import read

ABOUT = "Ada Venn of the Pellin lighthouse museum spoke in Velm on Monday."


@pytest.mark.parametrize(
    ("question", "sentence", "cue"),
    [
        ("Did Ada Venn resign from the Pellin museum?", "Ada Venn of the Pellin museum said she had a cold.", "cold"),
        ("Was Ada Venn of the Pellin museum arrested?", "Ada Venn of the Pellin museum sold 17 lamps.", "17 lamps"),
        ("Was Ada Venn of the Pellin museum acquitted?", "The Pellin museum cost Ada Venn a barn.", "barn"),
        ("Did Ada Venn warn the Pellin museum?", "It finds fault with Ada Venn of the Pellin museum too.", "fault"),
        ("Did Ada Venn resign from the Pellin museum?", "Ada Venn of the Pellin museum denied this.", "denied"),
        ("Did Ada Venn of the Pellin museum go free?", "Ada Venn of the Pellin museum was deeply sorry.", "sorry"),
        ("Did Venn's government fall over the Pellin museum?", "Venn denied it over the Pellin museum.", "denied"),
    ],
)
def test_a_sentence_without_the_act_is_neither_yes_nor_no(
    tmp_path: Path, question: str, sentence: str, cue: str
) -> None:
    """Each answered."""
    assert read(tmp_path, question, cue, ABOUT, sentence) == []


@pytest.mark.parametrize(
    ("question", "before", "sentence", "cue", "says"),
    [
        (
            "Did Ada Venn resign from the Pellin museum?",
            "Rumours said that Ada Venn had left her post at the Pellin museum.",
            "Ada Venn of the Pellin museum denied this.",
            "denied this",
            "no",
        ),
        (
            "Did Ada Venn resign from the Pellin museum?",
            "Everybody at the Pellin museum waited.",
            "Then Ada Venn gave up her office at the Pellin museum.",
            "gave up her office",
            "yes",
        ),
        (
            "Did Ada Venn resign from the Pellin museum because of the flood?",
            "Ada Venn resigned.",
            "The Pellin museum was too wet for Ada Venn.",
            "too wet",
            "yes",
        ),
        (
            "Was the lamp of the Pellin museum captured on film?",
            "The Pellin museum has a lamp.",
            "The lamp of the Pellin museum is seen in a film.",
            "seen in a film",
            "yes",
        ),
    ],
)
def test_what_tells_of_it_or_points_back_to_it_answers(
    tmp_path: Path, question: str, before: str, sentence: str, cue: str, says: str
) -> None:
    assert read(tmp_path, question, cue, before, sentence) == [says]
