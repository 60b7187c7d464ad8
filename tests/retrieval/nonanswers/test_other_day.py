"""Values of a day that their sentence counts off from its own."""

from pathlib import Path

import pytest

from tests.retrieval.nonanswers.test_nonanswer import read

POWER = "Power came back to Pellin on Monday, six days after the flood that killed three people."
BACK = "Three families went back to Pellin on Monday, six days after the dam broke."


@pytest.mark.parametrize(
    ("question", "sentence", "is_answer"),
    [
        ("How many people died in the Pellin flood on 3 March 2031?", POWER, False),
        ("How many people died in the Pellin flood in March 2031?", POWER, False),
        ("How many people died in the Pellin flood on 3 March 2031?", POWER.replace("six days", "sıx dayſ"), False),
        ("How many people died in the Pellin flood?", POWER, True),
        ("How many families went back to Pellin on 3 March 2031?", BACK, True),
    ],
)
def test_what_is_counted_off_is_of_the_day_counted_to(
    tmp_path: Path, question: str, sentence: str, is_answer: bool
) -> None:
    cue = "three" if "three" in sentence else "Three"
    assert bool(read(tmp_path, question, cue, sentence)) is is_answer
