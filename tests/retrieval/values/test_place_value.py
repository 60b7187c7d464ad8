"""Which place a span means."""

import pytest

from retrieval.answer import Kind
from retrieval.stems import stem_of
from tests.retrieval.values.test_read import read


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("Gov. Lena Holt spoke in Tarn.", "Gov. Lena Holt"),
        ("Ostrian officials spoke in Tarn.", "Ostrian"),
        ("The rockets fell on Tarn.", "The rockets"),
        ("The US said rockets fell on Tarn.", "US"),
        ("It was hit on the day of the vote.", "the day of the vote"),
        ("It was brought up at 10:15 this morning.", "10:15 this morning"),
        ("He was sent down for three years in prison.", "three years in prison"),
    ],
)
def test_titles_nationalities_and_things_are_no_places(quote: str, words: str) -> None:
    assert read(Kind.PLACE, quote, words, "Which town did the ferry from Belm reach?", ("town",)) is None


@pytest.mark.parametrize(
    ("question", "noun", "shown"),
    [
        ("On which avenue was she found?", "avenue", "Kell Street"),
        ("In which hotel was she found?", "hotel", "Kell Hotel"),
        ("In which quarter was she found?", "quarter", "Kell Hotel"),
    ],
)
def test_a_hotel_is_no_avenue_nor_an_avenue_a_hotel(question: str, noun: str, shown: str) -> None:
    quote = "They found her at the Kell Hotel, off Kell Street."
    stem = (stem_of(noun),)
    values = [read(Kind.PLACE, quote, words, question, stem) for words in ("Kell Hotel", "Kell Street")]
    assert shown in [value.shown for value in values if value]
    assert len([value for value in values if value]) == (2 if noun == "quarter" else 1)


@pytest.mark.parametrize(
    ("quote", "words", "shown"),
    [
        ("Mayor Lena Holt of Tarn spoke.", "Tarn", "Tarn"),
        ("She was asleep in her car.", "her car", "her car"),
        ("It fell on Qasr al-Mirr, Varania.", "Qasr al-Mirr, Varania", "Qasr al-Mirr"),
    ],
)
def test_a_place_is_read_whatever_stands_around_it(quote: str, words: str, shown: str) -> None:
    value = read(Kind.PLACE, quote, words, "Where was it?")
    assert value is not None
    assert value.shown == shown
