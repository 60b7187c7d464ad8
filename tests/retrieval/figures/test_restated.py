"""A figure that is set against the one before it."""

import pytest

from retrieval.figures.restated import restated


def _restated(text: str, first: str) -> str | None:
    found = restated(text, text.index(first) + len(first))
    return None if found is None else text[found[0] : found[1]]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Five people died in Velm, according to the ministry; doctors say nine.", "Five", "nine"),
        ("The riots went on for four nights, though the mayor counts three.", "four", "three"),
        ("The march cost 88 million, the ministry says; the council says it was 103 million.", "88", "103 million"),
        ("Help took 14 minutes to come, but the club insists it was six.", "14", "six"),
        ("Displaced: 135,000 (relief agency); the water board gives 90,000.", "135,000", "90,000"),
    ],
)  # fmt: skip
def test_the_second_figure_is_found(text: str, first: str, second: str) -> None:
    found = _restated(text, first)
    assert found is not None
    assert found.startswith(second)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("In all 44 people died of 1,386 who fell ill; doctors say 71.", "1,386"),
        ("Five people died in Velm; doctors say nine nurses are ill.", "Five"),
        ("The rate was 7.8 percent, after a month which it first estimated was 7.7 percent.", "7.8"),
        ("Five people died, the ministry said.", "Five"),
        ("Five people died and nine were hurt, doctors say.", "Five"),
    ],
)
def test_a_figure_of_something_else_is_none(text: str, first: str) -> None:
    assert _restated(text, first) is None
