"""Values of a day that their sentence counts off from its own."""

from pathlib import Path

import pytest

from retrieval.nonanswers.other_day import is_of_the_one_since
from tests.retrieval.nonanswers.test_nonanswer import read

POWER = "Power came back to Pellin on Monday, six days after the flood that killed three people."
AFTER = "The fire came two weeks after three people died in a flood at Pellin."
BACK = "Three families went back to Pellin on Monday, six days after the dam broke."


@pytest.mark.parametrize(
    ("question", "sentence", "is_answer"),
    [
        ("How many people died in the Pellin flood on 3 March 2031?", POWER, False),
        ("How many people died in the Pellin flood in March 2031?", POWER, False),
        ("How many people died in the Pellin flood on 3 March 2031?", POWER.replace("six days", "sıx dayſ"), False),
        ("How many people died in the Pellin flood?", POWER, True),
        ("How many people died in the Pellin flood on 3 March 2031?", AFTER, False),
        ("How many people died in the Pellin flood?", AFTER, True),
        ("How many families went back to Pellin on 3 March 2031?", BACK, True),
    ],
)
def test_what_is_counted_off_is_of_the_day_counted_to(
    tmp_path: Path, question: str, sentence: str, is_answer: bool
) -> None:
    cue = "three" if "three" in sentence else "Three"
    assert bool(read(tmp_path, question, cue, sentence)) is is_answer


SANK = "A ferry sank off Orr on Monday, six months after nine people died in a fire at Velm."
FIRST = "A ferry sank off Orr on Monday, six months after nine people died when another ferry burned."


@pytest.mark.parametrize(
    ("question", "sentence", "is_answer"),
    [
        ("How many people died in the ferry disaster at Orr?", SANK, False),
        ("How many people died in the ferry disaster at Orr?", FIRST, False),
        ("How many people died in the fire at Velm?", SANK, True),
        ("How many people died in the fire?", SANK, True),
        ("How many people died at Orr?", "A pier was sold on Monday, six months after nine people died at Orr.", True),
        (
            "How many people died at Orr?",
            "Two were charged at Orr, a week after the crash that killed nine people.",
            True,
        ),
    ],
)
def test_what_is_counted_from_is_not_the_other_event(
    tmp_path: Path, question: str, sentence: str, is_answer: bool
) -> None:
    assert bool(read(tmp_path, question, "nine", sentence)) is is_answer


WORST = "It is the worst crash in Caldria since 2008, when a bus fell into a gorge at Orsk, killing 40, the mayor said."


@pytest.mark.parametrize(
    ("question", "sentence", "value", "is_last"),
    [
        ("How many died in the crash at Velm?", WORST, "40", True),
        ("Where did the bus crash?", "It was the deadliest since a tram hit a wall at Orsk in 1998.", "Orsk", True),
        ("How many died in the crash of 2008?", WORST, "40", False),
        ("How many died in the crash at Orsk?", WORST, "40", False),
        ("How many died at Velm?", "Nine died at Velm in the worst crash since 2008.", "Nine", False),
        ("How many were hurt?", "It was the first flood since 1999, and 12 people were hurt.", "12", False),
        ("How many were held?", "The gate has been shut since Monday, when nine men were held.", "nine", False),
    ],
)
def test_what_an_event_is_held_against_is_no_answer(question: str, sentence: str, value: str, is_last: bool) -> None:
    assert is_of_the_one_since(question, sentence, sentence.index(value)) is is_last
