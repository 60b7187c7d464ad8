"""Children and women that a sentence counts nobody of."""

from pathlib import Path

import pytest

from tests.retrieval.nonanswers.test_nonanswer import read

ASKED = "How many children were killed in the fire at the Pellin lighthouse museum?"
TOLD = "Seventeen guests were killed in the fire at the Pellin lighthouse museum."


@pytest.mark.parametrize(
    ("question", "sentences"),
    [
        (ASKED, (TOLD,)),
        (ASKED, ("It burnt.", "The rain came.", TOLD, "Four children were hurt.")),
        (ASKED.replace("children", "women"), (TOLD,)),
        (
            "How many women were on board the Pellin ferry?",
            ("Seventeen people were on board the Pellin ferry.",),
        ),
    ],
)
def test_a_toll_of_anybody_counts_no_children(tmp_path: Path, question: str, sentences: tuple[str, ...]) -> None:
    assert read(tmp_path, question, "Seventeen", *sentences) == []


@pytest.mark.parametrize(
    ("question", "sentences"),
    [
        (ASKED, ("A school class was in it.", TOLD)),
        (
            ASKED,
            ("Two children were hurt in the fire at the Pellin lighthouse museum.", "It rained.", "It burnt.", TOLD),
        ),
        (ASKED.replace("children", "people"), (TOLD,)),
        (ASKED.replace("children", "clerks"), (TOLD,)),
        (
            ASKED.replace("killed in the fire at", "led through"),
            (TOLD.replace("killed in the fire at", "led through"),),
        ),
    ],
)
def test_it_may_where_children_were_told_of_or_nobody_came_to_harm(
    tmp_path: Path, question: str, sentences: tuple[str, ...]
) -> None:
    assert read(tmp_path, question, "Seventeen", *sentences) == ["seventeen"]
