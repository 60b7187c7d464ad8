"""Times that are measured, not told by the clock."""

import pytest

from retrieval.questions.race import asks_race_time


@pytest.mark.parametrize(
    "asked",
    [
        "What was the winning time in the relay?",
        "In what time did Orla Vint swim the lake?",
        "What was Orla Vint's time in the half-marathon?",
        "What time did Orla Vint run in the 800 at Kessmor?",
        "What time did Vint clock over 5,000 metres?",
        "What time did the Harrow boys swim in the relay?",
    ],
)
def test_how_long_a_race_took_is_asked(asked: str) -> None:
    assert asks_race_time(asked)


@pytest.mark.parametrize(
    "asked",
    [
        "What time did the race start?",
        "What time did Orla Vint run out of the house?",
        "What time did the ferry leave for the island?",
        "At what time did the marathon finish?",
    ],
)
def test_a_time_of_day_is_asked(asked: str) -> None:
    assert not asks_race_time(asked)
