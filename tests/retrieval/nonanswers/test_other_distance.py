"""Races over another distance."""

import pytest

from retrieval.nonanswers.other_distance import is_of_another_distance

WHO = "Who won the 1500 metres at Kessmor?"


@pytest.mark.parametrize(
    "sentence",
    ["Orla Vint won the 100 metres in 11.02 seconds.", "Gold over 800m went to Vint.", "She took the 10,000 m title."],
)
def test_another_distance_is_another_race(sentence: str) -> None:
    assert is_of_another_distance(WHO, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Orla Vint won the 1,500 metres.",
        "Vint won over 1500 m and the 800 metres.",
        "Vint went ahead with 600 metres left.",
        "The wind was 2 metres per second.",
        "Vint won the mile.",
    ],
)
def test_the_same_distance_or_none_is_not(sentence: str) -> None:
    assert not is_of_another_distance(WHO, sentence)


def test_a_length_of_something_else_is_no_race() -> None:
    assert not is_of_another_distance("Who won the bid for the 90 km pipeline?", "Harrow won the 120 km pipeline.")
    assert not is_of_another_distance("Who fled the 30 miles?", "They walked the 12 miles.")
