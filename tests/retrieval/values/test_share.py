"""Shares in words, and what only looks like one."""

import pytest

from retrieval.values.number import quantities
from tests.retrieval.values.test_number import one


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("one in five", 0.2),
        ("two-thirds of them", 2 / 3),
        ("exports fell by a tenth.", 0.1),
        ("the herd grew by nearly a third in May", 1 / 3),
        ("the fee was cut by half", 0.5),
        ("growers receive a tenth.", 0.1),
    ],
)
def test_a_part_in_words_is_a_share(text: str, share: float) -> None:
    quantity = one(text)
    assert quantity.unit.measure == "share"
    assert quantity.low == pytest.approx(share)


@pytest.mark.parametrize(
    "text",
    [
        "Two were killed and a third was hurt.",
        "She was hit by a third.",
        "He received a third.",
        "It fell by a quarter past nine.",
        "The toll was raised by a third party.",
    ],
)
def test_a_third_thing_is_no_share(text: str) -> None:
    assert all(s.quantity.unit.measure != "share" for s in quantities(text))
