"""Figures that count something else than is asked."""

from pathlib import Path

import pytest

from tests.retrieval.nonanswers.test_nonanswer import read


def test_who_counts_the_dead_or_hurt_is_told_no_crowd(tmp_path: Path) -> None:
    asked = "How many people were hurt at the opening of the Pellin lighthouse museum?"
    crowd = "Police put the crowd at the opening of the Pellin lighthouse museum at 22,000 people."
    assert read(tmp_path / "crowd", asked, "22,000", crowd) == []
    assert read(tmp_path / "many", asked.replace("were hurt", "came"), "22,000", crowd) == ["22,000"]
    harmed = "After a stampede at the opening of the Pellin lighthouse museum 40 people were in hospital."
    assert read(tmp_path / "harmed", asked, "40", harmed) == ["40"]


def test_who_counts_the_arrested_is_told_no_crowd(tmp_path: Path) -> None:
    asked = "How many people were arrested at the opening of the Pellin lighthouse museum?"
    crowd = "At the opening of the Pellin lighthouse museum police put the number of demonstrators at 6,000."
    assert read(tmp_path / "crowd", asked, "6,000", crowd) == []
    came = "How many people demonstrated at the opening of the Pellin lighthouse museum?"
    assert read(tmp_path / "came", came, "6,000", crowd) == ["6,000"]


def test_an_age_counts_nobody_whatever_became_of_who_is_so_old(tmp_path: Path) -> None:
    asked = "How old was Ada Venn, who died after she was held at the Pellin lighthouse museum?"
    told = "Held at the Pellin lighthouse museum was Ada Venn - the 23-year-old student freed this summer."
    assert read(tmp_path / "age", asked, "23-year-old", told) == ["23-year-old"]


def test_how_many_something_killed_is_told_no_crowd(tmp_path: Path) -> None:
    crowd = "Police put the crowd at the opening of the Pellin lighthouse museum at 22,000 people."
    asked = "How many people did the Pellin lighthouse museum kill?"
    assert read(tmp_path / "kill", asked, "22,000", crowd) == []


@pytest.mark.parametrize(
    ("asked", "figure", "told", "says"),
    [
        ("How many clerks lost a limb", "Nine", "Nine lost an arm.", ["nine"]),
        ("How many people were killed", "40", "It was here that 40 guests were found suffocated.", ["40"]),
        ("How many people were hurt", "40", "It was here that 40 guests were found suffocated.", []),
    ],
)
def test_words_for_harm_are_many(tmp_path: Path, asked: str, figure: str, told: str, says: list[str]) -> None:
    about = "A fire broke out in the Pellin lighthouse museum."
    assert read(tmp_path, f"{asked} at the Pellin lighthouse museum?", figure, about, told) == says
