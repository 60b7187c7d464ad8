"""Units that only an article counts."""

import pytest

from tests.retrieval.values.test_number import one


@pytest.mark.parametrize(
    ("text", "metres"),
    [
        ("about a mile", 1609.344),
        ("half a mile", 804.672),
    ],
)
def test_an_article_counts_a_unit(text: str, metres: float) -> None:
    quantity = one(text)
    assert quantity.unit.measure == "length"
    assert quantity.low == pytest.approx(metres)
