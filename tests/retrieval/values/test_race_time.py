"""Times of a race as sport writes them."""

import pytest

from retrieval.values.number import quantities
from retrieval.values.race_time import with_race_times


def seconds(quote: str) -> list[float]:
    return [s.quantity.low for s in with_race_times(quote, quantities(quote)) if s.quantity.unit.measure == "time"]


@pytest.mark.parametrize(
    ("quote", "told"),
    [
        ("Vint ran the 800 metres in 1:58.31.", [118.31]),
        ("Vint won in 2:09:48, a stride ahead.", [7788]),
        ("Her 14:07,2 was a record.", [847.2]),
        ("She finished in 14:07.", [847]),
        ("She swam it in 58.4 seconds.", [58.4]),
    ],
)
def test_minutes_and_seconds_are_read(quote: str, told: list[float]) -> None:
    assert seconds(quote) == pytest.approx(told)


@pytest.mark.parametrize("quote", ["It began at 14:07.", "Gates open 2:09 p.m.", "See verse 3:16.", "On 2:3:4.5.6."])
def test_times_of_day_and_other_figures_are_not(quote: str) -> None:
    assert seconds(quote) == []
