"""Days that belong to another verb than the asked one."""

from pathlib import Path

import pytest

from tests.retrieval.nonanswers.test_nonanswer import read

HURT = "Ada Venn, who was hurt in the Pellin crash last Sunday, died in hospital in Tarn on Monday."
HELD = "Ivo Lenz was remanded in custody at Pellin until 19 March, the clerk said."
TAKEN = "Ivo Lenz was arrested at Pellin on Monday and charged on Tuesday."


@pytest.mark.parametrize(
    ("question", "sentence", "words", "day"),
    [
        ("When did Ada Venn die?", HURT, "last Sunday", ["Monday 3 March 2031"]),
        ("When did Ada Venn die?", HURT, HURT[HURT.index("last") : -1], ["Monday 3 March 2031"]),
        ("When did Ada Venn die?", HURT, "Monday", ["Monday 3 March 2031"]),
        ("When was Ada Venn hurt?", HURT, "last Sunday", ["Sunday 2 March 2031"]),
        ("When was Ivo Lenz charged?", HELD, "19 March", []),
        ("Until when was Ivo Lenz remanded?", HELD, "19 March", ["19 March"]),
        ("When was Ivo Lenz arrested?", TAKEN, "Tuesday", ["Monday 3 March 2031"]),
        ("When was Ivo Lenz held?", "On Monday Ivo Lenz was held at Pellin.", "Monday", ["Monday 3 March 2031"]),
        ("When did the Pellin ferry sink?", "The Pellin ferry sank on Monday at 6:40 p.m.", "6:40 p.m.", ["6:40 p.m."]),
    ],
)
def test_the_day_of_the_asked_verb_wins_over_others(
    tmp_path: Path, question: str, sentence: str, words: str, day: list[str]
) -> None:
    assert read(tmp_path, question, words, sentence) == day
