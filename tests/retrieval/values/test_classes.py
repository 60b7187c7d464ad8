"""Figures that count another class of things than the asked one."""

import pytest

from retrieval.stems import stem_of
from retrieval.values.classes import is_of_another_class
from retrieval.values.number import quantities


def is_other(asked: str, text: str) -> bool:
    return is_of_another_class(quantities(text)[0].quantity, tuple(stem_of(word) for word in asked.split()))


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("seats", "The hall was filled by 4,000 people."),
        ("people", "It ran over three towns."),
        ("miners", "Nine lorries were waiting."),
        ("children", "Some 300 parents stood on the steps."),
        ("shots", "Two students were hurt."),
        ("houses", "They sank nine boats."),
        ("civilians", "It killed five soldiers."),
        ("officers", "Eleven protesters were hurt."),
        ("children", "Two policemen died."),
        ("soldiers", "It left five dead attackers."),
        ("rebels", "It killed nine soldiers."),
        ("shares", "It employs 4,000 people."),
        ("times", "Three men were held."),
    ],
)
def test_people_and_things_and_things_of_two_classes_are_told_apart(asked: str, text: str) -> None:
    assert is_other(asked, text)


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("people", "There were 40 passengers."),
        ("soldiers", "Nine men died."),
        ("civilians", "Nine women died."),
        ("homes", "It burnt nine houses."),
        ("drones", "They shot down nine missiles."),
        ("people", "There were nine accidents."),
        ("members", "Nine states have joined."),
        ("aircraft", "Eleven fighters burnt."),
        ("missiles", "They fired 25 weapons."),
        ("people", "There were 40."),
        ("boats", "It is 40 miles long."),
        ("times", "He was hit by four bullets."),
        ("times", "She wrote nine letters."),
    ],
)
def test_what_may_be_the_same_or_is_on_no_list_is_let_through(asked: str, text: str) -> None:
    assert not is_other(asked, text)
