"""Misspelt words of a question, read as words of what was found."""

import pytest

from retrieval.questions.respelling import Respelling, respellings, respelt
from retrieval.vocabulary import is_english

FOUND = (
    "Fire at the Pellinmoor warehouse",
    "People fled when the warehouse in Pellinmoor burned. Ada Quillen was fired.",
)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Pelinmoor", "Pellinmoor"),
        ("pelinmoor", "Pellinmoor"),
        ("Pellnimoor", "Pellinmoor"),
        ("wharehouse", "warehouse"),
        ("poeple", "People"),
        ("Quilen", "Quillen"),
    ],
)
def test_a_word_that_is_nearly_one_of_theirs_is_read_as_it(typed: str, read: str) -> None:
    assert respellings([typed], FOUND, is_english) == (Respelling(typed, read),)


@pytest.mark.parametrize(
    "typed",
    [
        "fined",  # a word of English is no misspelling of "fired"
        "Tellinmoor",  # people seldom mistake the first letter
        "Quln",  # too short to tell
        "Pellingmooors",  # farther than two letters
        "warehouses",  # another form of a word that is there
        "Pellinmoor2",
        "tornado",
    ],
)
def test_any_other_word_stays(typed: str) -> None:
    assert respellings([typed], FOUND, is_english) == ()


def test_of_two_as_near_neither_is_meant() -> None:
    assert respellings(["Quilten"], ("Quilken and Quilben fled.",), is_english) == ()


def test_only_whole_words_are_replaced() -> None:
    read = (Respelling("Kesmor", "Kessmor"),)
    assert respelt("dead in Kesmor? Kesmor's Kesmoran fire", read) == "dead in Kessmor? Kessmor's Kesmoran fire"


@pytest.mark.parametrize(
    ("typed", "read"), [("Djorem", "Jorrem"), ("djorem", "Jorrem"), ("Zhavlik", "Javlik"), ("Qesura", "Kessoura")]
)
def test_a_name_spelt_by_another_ear_is_read_as_theirs(typed: str, read: str) -> None:
    texts = ("Fire in Jorrem. Javlik and Kessoura, they said, were quiet.",)
    assert respellings([typed], texts, is_english) == (Respelling(typed, read),)


def test_of_two_that_sound_alike_the_one_told_more_is_meant_and_of_two_as_far_neither() -> None:
    assert respellings(["Mariyel"], ("Maryel fled. Mariel and Maryel wept.",), is_english)[0].read == "Maryel"
    assert respellings(["Havolik"], ("Hevolik fled. Havulik wept.",), is_english) == ()


def test_a_word_in_small_letters_that_sounds_like_no_name_stays() -> None:
    assert respellings(["ferried"], ("FIRED! Vint was fired, and a ferry left.",), is_english) == ()
