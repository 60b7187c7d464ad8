"""Two figures that state one quantity."""

import pytest

from retrieval.values.number import quantities
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


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The toll rose by three to nine.", [3, 9]),
        ("Claims fell by 3,000 to 217,000 last week.", [3000, 217000]),
        ("Fares rose by 8 to 10 per cent a year.", [8]),
        ("It would cut demand by 30 to 40 boats.", [30]),
        ("They won by three to four seats.", [3]),
        ("The vote went against Velm by 24 to 21.", [24]),
        ("The price of a net had gone up from 20 to 40 crowns.", [20, 40]),
        ("The crews doubled, from 90 to 180.", [90, 180]),
        ("Fares increased, anywhere from 11 to 23 per cent.", [11]),
    ],
)
def test_what_a_figure_rose_by_and_came_to_are_two(text: str, figures: list[float]) -> None:
    """They were one range, and 3 to 9 people dead."""
    assert [each.quantity.written for each in quantities(text)] == figures
