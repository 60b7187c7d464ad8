"""Figures that count something else than is asked."""

from pathlib import Path

import pytest

from tests.retrieval.nonanswers.test_nonanswer import read


def test_bodies_that_were_found_are_not_the_missing(tmp_path: Path) -> None:
    about = "How many people are missing after the fire at the Pellin lighthouse museum?"
    found = "Divers brought out eleven bodies after the fire at the Pellin lighthouse museum; many people are missing."
    assert read(tmp_path / "found", about, "eleven", found) == []
    missing = "After the fire at the Pellin lighthouse museum eleven people are missing, the divers said."
    assert read(tmp_path / "missing", about, "eleven", missing) == ["eleven"]
    killed = "How many people were killed in the fire at the Pellin lighthouse museum?"
    assert read(tmp_path / "killed", killed, "eleven", found) == ["eleven"]
    risen = "The toll of the fire at the Pellin lighthouse museum has risen to 14; many people are missing."
    assert read(tmp_path / "risen", about, "14", risen) == []
    assert read(tmp_path / "toll", killed, "14", risen) == ["14"]


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
    ("question", "figure", "sentences", "says"),
    [
        (
            "How many clerks died in the fire?",
            "Nine",
            ("The fire killed 40.", "It rained.", "Nine were clerks."),
            ["nine"],
        ),
        ("How many clerks died in the fire?", "Nine", ("The fire killed 40.", "It rained.", "Nine were guests."), []),
        (
            "What was the death toll?",
            "nine",
            ("The fire killed 40.", "It rained.", "The ministry says nine."),
            ["nine"],
        ),
        ("What was the death toll?", "nine", ("The fire killed 40.", "It rained.", "The ministry has nine doors."), []),
        (
            "How many children died?",
            "six",
            ("The dead lie there.", "It rained.", "Among the ten are six children."),
            ["six"],
        ),
        ("How many clerks lost a limb?", "Nine", ("Nine lost an arm.",), ["nine"]),
        ("How many people were killed?", "40", ("It was here that 40 guests were found suffocated.",), ["40"]),
        ("How many people were hurt?", "40", ("It was here that 40 guests were found suffocated.",), []),
    ],
)
def test_a_short_count_is_of_the_harm_told_of_farther_back(
    tmp_path: Path, question: str, figure: str, sentences: tuple[str, ...], says: list[str]
) -> None:
    """It was passed over as no toll, for neither it nor the sentence before it tells of harm."""
    about = "A fire broke out in the Pellin lighthouse museum."
    place = question.replace("?", " at the Pellin lighthouse museum?")
    assert read(tmp_path, place, figure, about, *sentences) == says
