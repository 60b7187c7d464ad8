"""The number of an entry in a list."""

import pytest

from retrieval.values.list_number import behind_list_number, without_list_number


@pytest.mark.parametrize("number", ["4. ", "12) ", "(b) ", " 4. "])
def test_the_number_that_an_entry_opens_with_is_blanked_and_every_place_stays(number: str) -> None:
    text = f"{number}Nine valves stuck."
    assert behind_list_number(text) == len(number)
    assert without_list_number(text) == " " * len(number) + "Nine valves stuck."


@pytest.mark.parametrize("text", ["4 valves stuck.", "4.5 million left.", "Nine valves stuck.", "4. and the rest"])
def test_a_figure_of_the_sentence_is_no_number_of_a_list(text: str) -> None:
    assert without_list_number(text) == text
