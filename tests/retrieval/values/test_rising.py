"""Whether a sentence says that a figure rose or fell to what it states."""

import pytest

from retrieval.values.rising import falls_to, rises_to


@pytest.mark.parametrize(
    "sentence",
    [
        "The toll has risen to 14, the harbour office said.",
        "The number of injured rose on Monday from nine to 14.",
        "The count climbed sharply overnight to 14 after two boats were found.",
        "Three more bodies were found, bringing the number of dead to 14.",
        "The flood's death toll reached 14 on Friday.",
        "Deaths have gone up to 14 in Velm.",
        "Fire toll hits 14",
        "The ministry raised the toll to 14.",
    ],
)
def test_words_before_a_figure_say_that_it_rose_to_it(sentence: str) -> None:
    assert rises_to(sentence, sentence.index("14"))


@pytest.mark.parametrize(
    "sentence",
    [
        "The toll is 14, the harbour office said.",
        "The toll rose to nine; 14 were hurt.",
        "The ferry rose and killed 14 people.",
        "The water rose to the quay and 14 people drowned.",
        "The toll was lowered to 14.",
        "A truck hit 14 people.",
        "Police took 14 people to the number two station.",
    ],
)
def test_a_figure_that_rose_to_nothing_is_not_said_to(sentence: str) -> None:
    assert not rises_to(sentence, sentence.index("14"))


@pytest.mark.parametrize(
    "sentence",
    [
        "The toll was lowered to 14.",
        "The port lowered the toll of the ferry fire from 16 to 14, saying that two had been counted twice.",
        "It revised the number of those ill in Velm down to 14 on Friday.",
        "Two were found alive, bringing the toll down from 16 to 14.",
        "Toll cut to 14",
    ],
)
def test_words_before_a_figure_say_that_it_fell_to_it(sentence: str) -> None:
    assert falls_to(sentence, sentence.index("14"))
    assert not rises_to(sentence, sentence.index("14"))


@pytest.mark.parametrize(
    "sentence", ["The toll rose to 14.", "The wall fell and hurt 14 people.", "It fell to the deck and hurt 14."]
)
def test_a_figure_that_fell_to_nothing_is_not_said_to(sentence: str) -> None:
    assert not falls_to(sentence, sentence.index("14"))
