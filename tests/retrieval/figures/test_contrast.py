"""Figures that are given instead of others."""

import pytest

from retrieval.figures.contrast import contests, stated_instead


@pytest.mark.parametrize(
    ("sentence", "rejected", "given"),
    [
        ("The port said that 15 men had drowned off the bar, not 16, after one was found.", "16", "15"),
        ("Four divers, not five, went down.", "five", "Four"),
        ("Not 16 but 15 men drowned.", "16", "15"),
        ("The cut was 4 percent, and not 5 percent, the bank said.", "5 percent", "4 percent"),
    ],
)
def test_the_figure_beside_a_rejected_one_is_given(sentence: str, rejected: str, given: str) -> None:
    start = sentence.index(rejected)
    found = stated_instead(sentence, (start, start + len(rejected)))
    assert found is not None
    assert sentence[slice(*found)] == given
    assert contests(sentence, sentence.index(given))
    assert not contests(sentence, start)


@pytest.mark.parametrize(
    ("sentence", "figure"),
    [
        ("Not less than 10 men drowned, and 12 were hurt.", "10"),
        ("It did not sink 16 boats but hit 15.", "16"),
        ("It sank 12 boats and hit 15, not 16.", "16"),
        ("Four divers, not far from five boats, went down.", "five"),
        ("Not 16 men drowned.", "16"),
    ],
)
def test_a_figure_that_is_not_rejected_beside_one_other_gives_none(sentence: str, figure: str) -> None:
    start = sentence.index(figure)
    assert stated_instead(sentence, (start, start + len(figure))) is None
