"""Figures of people of every sort."""

from pathlib import Path

import pytest

from tests.retrieval.nonanswers.test_nonanswer import read

ASKED = "How many firefighters were hurt in the blaze at the Pellin lighthouse museum?"


@pytest.mark.parametrize(
    ("question", "figure", "told", "says"),
    [
        (ASKED, "62", "In the blaze at the Pellin lighthouse museum 62 people were hurt.", []),
        (ASKED, "Nine", "Nine were hurt in the blaze at the Pellin lighthouse museum, firefighters said.", ["nine"]),
        (
            ASKED,
            "62",
            "In the blaze at the Pellin lighthouse museum 62 people, all of them firefighters, were hurt.",
            ["62"],
        ),
        (ASKED, "62", "The number of injured in the blaze at the Pellin lighthouse museum rose to 62.", []),
        (
            ASKED.replace("firefighters", "men"),
            "62",
            "In the blaze at the Pellin lighthouse museum 62 people were hurt.",
            ["62"],
        ),
        (
            ASKED.replace("firefighters", "guests"),
            "62",
            "In the blaze at the Pellin lighthouse museum 62 people were hurt.",
            ["62"],
        ),
    ],
)
def test_people_and_tolls_count_no_firefighters(
    tmp_path: Path, question: str, figure: str, told: str, says: list[str]
) -> None:
    assert read(tmp_path, question, figure, told) == says
