"""Denials that hold only up to a time."""

import pytest

from retrieval.nonanswers.later import denies_only_until


@pytest.mark.parametrize(
    "sentence",
    ["The mill did not ring for help until noon.", "The siren wasn’t heard in Velm until the next day."],
)
def test_what_was_not_done_until_a_time_was_done(sentence: str) -> None:
    assert denies_only_until(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The mill did not ring for help.",
        "The mill will not ring until noon.",
        "The mill did not ring until noon, and nobody came.",
        "The siren was heard until noon.",
        "The siren had been taken down, and the mill did not ring until noon.",
    ],
)
def test_other_denials_stay_what_they_are(sentence: str) -> None:
    assert not denies_only_until(sentence)
