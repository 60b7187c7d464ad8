"""Days that belong to another verb than the asked one."""

from pathlib import Path

import pytest

from tests.retrieval.nonanswers.test_nonanswer import read

HURT = "Ada Venn, who was hurt in the Pellin crash last Sunday, died in hospital in Tarn on Monday."
HELD = "Ivo Lenz was remanded in custody at Pellin until 19 March, the clerk said."
TAKEN = "Ivo Lenz was arrested at Pellin on Monday and charged on Tuesday."


@pytest.mark.parametrize(
    ("question", "sentence", "words", "is_answer"),
    [
        ("When did Ada Venn die?", HURT, "last Sunday", False),
        ("When did Ada Venn die?", HURT, "Monday", True),
        ("When was Ada Venn hurt?", HURT, "last Sunday", True),
        ("When was Ivo Lenz charged?", HELD, "19 March", False),
        ("Until when was Ivo Lenz remanded?", HELD, "19 March", True),
        ("When was Ivo Lenz arrested?", TAKEN, "Tuesday", False),
        ("When was Ivo Lenz arrested?", "On Monday Ivo Lenz was arrested at Pellin, police said.", "Monday", True),
        (
            "When did the Pellin ferry sink?",
            "The Pellin ferry sank on Monday, and was found on Tuesday.",
            "Tuesday",
            False,
        ),
    ],
)
def test_a_day_of_another_verb_is_no_answer(
    tmp_path: Path, question: str, sentence: str, words: str, is_answer: bool
) -> None:
    assert bool(read(tmp_path, question, words, sentence)) is is_answer
