"""Figures that the next sentence takes for wrong."""

from pathlib import Path

import pytest

from retrieval.answer import Verdict
from tests.retrieval.newsroom import answer_of, archive_of, report, values

ASKED = "How many barges sank off Pell?"
TOLD = "Two barges sank off Pell on Friday, a pilot said."


@pytest.mark.parametrize(
    "said",
    [
        "The port called that number fantasy.",
        "But the port's spokesman, Tam Kell, disputed that figure.",
        "The port dismissed the figure as “pure invention”.",
    ],
)
def test_a_figure_and_who_disputes_it_are_two_positions(said: str, tmp_path: Path) -> None:
    with archive_of(tmp_path / "archive", [report("courier", f"{TOLD} {said}")]) as archive:
        answer = answer_of(archive, ASKED, "Two")
    assert answer.verdict is Verdict.DISPUTED
    assert values(answer) == ["two", said.rstrip(".")]
    assert [piece.quote.text for piece in answer.positions[1].evidence] == [f"{TOLD} {said}"]
    assert [parting.kind for parting in answer.disagreements] == ["polarity"]


@pytest.mark.parametrize(
    "said",
    [
        "The port called that number shocking.",
        "The port did not dispute that figure.",
        "The port disputed the claim that it had slept.",
        "Three sailed on. The port disputed that figure.",
    ],
)
def test_what_disputes_no_figure_denies_none(said: str, tmp_path: Path) -> None:
    with archive_of(tmp_path / "archive", [report("courier", f"{TOLD} {said}")]) as archive:
        answer = answer_of(archive, ASKED, "Two")
    assert values(answer) == ["two"]


def test_of_two_figures_nobody_knows_which_is_disputed(tmp_path: Path) -> None:
    told = "Two barges and nine boats sank off Pell on Friday, a pilot said. The port disputed that figure."
    with archive_of(tmp_path / "archive", [report("courier", told)]) as archive:
        answer = answer_of(archive, ASKED, "Two")
    assert values(answer) == ["two"]
