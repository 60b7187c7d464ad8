"""Two figures that state one quantity."""

import pytest

from tests.retrieval.values.test_number import one


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("between 3 and 5 gulls", 3, 5),
        ("900 to 2,000 gulls", 900, 2000),
        ("40-50 gulls", 40, 50),
        ("three or four gulls", 3, 4),
        ("one or two gulls", 1, 2),
    ],
)
def test_two_figures_are_the_ends_of_one_range(text: str, low: float, high: float) -> None:
    quantity = one(text)
    assert (quantity.low, quantity.high) == (low, high)
