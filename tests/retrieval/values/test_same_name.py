"""Names: which are one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.values.name import read_name
from retrieval.values.relation import Relation
from retrieval.values.same_name import relate_names


def related(a: str, b: str, *, spelling: bool = False) -> Relation:
    x, y = read_name(a), read_name(b)
    assert x is not None
    assert y is not None
    there = relate_names(x, y, spelling=spelling)
    assert there is relate_names(y, x, spelling=spelling)
    return there


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Mr. Ostrani", "Karim Dawud al-Ostrani"),
        ("Prime Minister Lena Holt", "Holt"),
        ("Gen. Pavel Druzhin", "Pavel Druzhin"),
        ("Commissioner Druzhin", "Pavel Druzhin"),
        ("engineer Tomas Rebel, 54,", "Tomas Rebel"),
        ("T. Rebel", "Tomas Rebel"),
        ("42nd Brigade", "42nd Mountain Brigade"),
        ("Muhammad Varani", "Mohamed al-Varany"),
        ("Yusuf Qandil", "Youssef Kandil"),
        ("the Northern Harbour Watch", "Northern Harbour Watch"),
        ("NHW", "Northern Harbour Watch"),
        ("the N.H.W.", "NHW"),
        ("Lena Holt's", "Lena Holt"),
        ("José Núñez", "Jose Nunez"),
        ("Mike Holt", "Michael Holt"),
        ("Joe R. Holt", "Joseph Holt"),
        ("Michael Holt III", "Holt"),
        ("Tomas F. Rebel Jr.", "Rebel"),
        ("Velm University", "Velm"),
        ("Operation Long Harvest", "OperationLongHarvest"),
    ],
)
def test_short_forms_titles_spellings_and_acronyms_of_one_name_join(a: str, b: str) -> None:
    assert related(a, b) is Relation.JOINS


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("North Varania", "South Varania"),
        ("Varania", "North Varania"),
        ("Storm 2", "Storm 3"),
        ("Unit IV", "Unit VI"),
        ("Lena Holt", "Anna Holt"),
        ("Hassan Varani", "Hussein Varani"),
        ("Varania", "Bank of Varania"),
        ("Maria Rebel", "Mario Rebel"),
        ("Mike Holt", "Joseph Holt"),
        ("Mike Holt", "Michael Rebel"),
        ("Ada Holt II", "Ada Holt III"),
        ("Great Flood I", "Great Flood II"),
        ("Velm University", "Velm College"),
        ("Lena Holt", "Karim Ostrani"),
    ],
)
def test_other_names_part_whatever_they_share(a: str, b: str) -> None:
    assert related(a, b) is Relation.PARTS


def test_spellings_part_when_the_spelling_is_asked_for() -> None:
    assert related("Stefan Holt", "Stephan Holt") is Relation.JOINS
    assert related("Stefan Holt", "Stephan Holt", spelling=True) is Relation.PARTS
    assert related("Stefan Holt", "Holt", spelling=True) is Relation.JOINS


def test_descriptions_join_by_their_words_and_settle_nothing_beside_a_name() -> None:
    assert related("two harbour divers", "a harbour diver") is Relation.JOINS
    assert related("two harbour divers", "the cook") is Relation.PARTS
    assert related("the cook", "Lena Holt") is Relation.VAGUE


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("the 7th floor", "the ninth floor"),
        ("the third round", "the 5th round"),
        ("the 2nd regiment", "the 11th regiment"),
        ("the 2nd regiment", "11th Regiment"),
        ("the twenty-first floor", "the first floor"),
        ("the 40th lap", "the 88th"),
        ("two divers", "two cooks"),
        ("two divers", "3 divers"),
        ("section 12", "section 21"),
        ("the north gate", "the southern gate"),
    ],
)
def test_descriptions_with_other_figures_or_directions_part(a: str, b: str) -> None:
    assert related(a, b) is Relation.PARTS


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("the 9th floor", "the ninth floor"),
        ("the 21st floor", "the twenty-first floor"),
        ("the 88th", "the eighty-eighth lap"),
        ("the 11th regiment", "11th Regiment"),
        ("two divers", "2 divers"),
        ("the first of two fires", "the first fire"),
        ("the ninth floor", "the floor"),
        ("the diver, 36", "the diver, 37"),
        ("a 36-year-old diver", "a 37-year-old diver"),
        ("the diver, 36", "the second diver"),
        ("the north gate", "the gate"),
    ],
)
def test_descriptions_join_where_no_figure_tells_them_apart(a: str, b: str) -> None:
    assert related(a, b) is Relation.JOINS


@settings(deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_are_compared_alike_in_both_orders(a: str, b: str) -> None:
    x, y = read_name(a), read_name(b)
    if x is not None and y is not None:
        assert relate_names(x, y) is relate_names(y, x)
        assert relate_names(x, x) is Relation.JOINS
