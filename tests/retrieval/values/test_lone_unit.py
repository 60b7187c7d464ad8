"""Units that only an article counts."""

import pytest

from retrieval.values.number import quantities
from tests.retrieval.values.test_number import one


@pytest.mark.parametrize(
    ("text", "metres"),
    [
        ("about a mile", 1609.344),
        ("half a mile", 804.672),
        ("another mile", 1609.344),
        ("a mile of road", 1609.344),
    ],
)
def test_an_article_counts_a_unit(text: str, metres: float) -> None:
    quantity = one(text)
    assert quantity.unit.measure == "length"
    assert quantity.low == pytest.approx(metres)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("a truce after a week of talks", 7),
        ("it ended a day of mourning", 1),
        ("they spent a week", 7),
        ("the weeklong trip", 7),
        ("a day-long strike", 1),
        ("a two-week-long trip", 14),
        ("only a day", 1),
        ("another week", 7),
    ],
)
def test_a_time_that_something_fills_is_counted(text: str, days: int) -> None:
    quantity = one(text)
    assert quantity.unit.measure == "time"
    assert quantity.low == pytest.approx(days * 86400)


@pytest.mark.parametrize("text", ["a day in the life", "twice a week on the coast", "the dollars a day of the crew"])
def test_a_rate_and_any_day_are_no_time(text: str) -> None:
    assert not [stated for stated in quantities(text) if stated.quantity.unit.measure == "time"]
