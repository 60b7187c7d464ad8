"""Runs of capitalised words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.values.capitals import runs


def test_owner_and_owned_are_two_names() -> None:
    text = "It was Varania’s Hamra base."
    assert [text[a:b] for a, b in runs(text)] == ["Varania", "Hamra"]


@settings(deadline=None)
@given(st.text(max_size=120))
def test_any_text_gives_runs_that_are_slices_in_order(text: str) -> None:
    end = 0
    for start, stop in runs(text):
        assert end <= start < stop <= len(text)
        end = stop


def test_a_name_ends_at_a_full_stop_but_not_at_a_short_form() -> None:
    text = "It was seen in Hamra. But Gov. Holt was in Tarn."
    assert [text[a:b] for a, b in runs(text)] == ["Hamra", "Gov. Holt", "Tarn"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Is Varania ready?", ["Varania"]),
        ("Only The Hamra Singers came.", ["Hamra Singers"]),
        ("Today Hamra mourns.", ["Hamra"]),
        ("He was caught in Varania Monday.", ["Varania"]),
        ("The shops of Hamra shut on Good Friday.", ["Hamra", "Good Friday"]),
        ("The film “Is Varania Burning” won.", ["Is Varania Burning"]),
        ("Is it so?", ["Is"]),
    ],
)
def test_what_opens_a_sentence_or_closes_it_with_a_weekday_is_no_part_of_a_name(text: str, names: list[str]) -> None:
    assert [text[a:b] for a, b in runs(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It began near the sawmill of Three Oaks.", ["Three Oaks"]),
        ("Three Hamra men came.", ["Hamra"]),
        ("They met on the slope of Widow’s Head.", ["Widow’s Head"]),
        ("It was Varania’s Bridge Street depot.", ["Varania", "Bridge Street"]),
        ("They met at the Ferryman’s Arms.", ["Ferryman’s Arms"]),
        ("It was bought at the Friday auction.", []),
        ("In February he fell ill in May.", []),
        ("Our May was seen with June in Tarn.", ["May", "June", "Tarn"]),
    ],
)
def test_number_words_owners_and_months_are_names_where_they_are_a_name_s(text: str, names: list[str]) -> None:
    assert [text[a:b] for a, b in runs(text)] == names
