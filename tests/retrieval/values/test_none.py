"""Counts of none."""

import pytest

from retrieval.values.number import quantities
from tests.retrieval.values.test_number import one


@pytest.mark.parametrize(
    "text",
    [
        "no gulls",
        "not a single gull",
        "not one gull",
        "Not one of them was a gull.",
        "it ended without a single gull",
    ],
)
def test_a_count_of_none_is_nought(text: str) -> None:
    quantity = one(text)
    assert (quantity.low, quantity.high) == (0, 0)


def test_not_one_but_three_is_three() -> None:
    assert [s.quantity.low for s in quantities("There came not one but three gulls.")][-1] == 3
