"""Places and what lies in what."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.values.place import NO_NESTINGS, Nestings, Place, nestings, read_place, relate_places
from retrieval.values.relation import Relation


def place(words: str, quote: str | None = None) -> Place:
    quote = quote or words
    start = quote.index(words)
    found = read_place(quote, start, start + len(words))
    assert found is not None
    return found[0]


def related(a: Place, b: Place, facts: Nestings = NO_NESTINGS) -> Relation:
    assert relate_places(a, b, facts) is relate_places(b, a, facts)
    return relate_places(a, b, facts)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Tarn", "the town of Tarn"),
        ("Tarn", "Tarn District"),
        ("Qasr al-Mirr", "Kasr el-Mir"),
        ("Lower Ostra, Varania", "Lower Ostra"),
        ("Lower Ostra, Varania", "Varania"),
    ],
)
def test_one_place_in_other_words_joins(a: str, b: str) -> None:
    assert related(place(a), place(b)) is Relation.JOINS


@pytest.mark.parametrize(
    ("a", "b"), [("Tarn", "Belm"), ("North Ostra", "South Ostra"), ("Tarn Airport", "Belm Airport")]
)
def test_other_places_part(a: str, b: str) -> None:
    assert related(place(a), place(b)) is Relation.PARTS


def test_a_village_joins_the_district_that_a_sentence_puts_it_in() -> None:
    facts = nestings(["The shells fell on Hamra village in the Tarn district.", "Tarn is in northern Varania."])
    assert related(place("Hamra"), place("Tarn"), facts) is Relation.JOINS
    assert related(place("Hamra"), place("Varania"), facts) is Relation.JOINS
    assert related(place("Hamra"), place("Belm"), facts) is Relation.PARTS


@pytest.mark.parametrize(
    "sentence",
    [
        "The fire began in Hamra, Varania.",
        "The fire began in Varania's Hamra district.",
        "The fire began in the Hamra district of Varania.",
        "The fire began at Hamra, a town in southern Varania.",
    ],
)
def test_nesting_is_read_from_the_ways_that_sentences_say_it(sentence: str) -> None:
    assert (("hamra",), ("varania",)) in nestings([sentence])


def test_a_list_of_places_nests_nothing() -> None:
    assert not nestings(["The fire was seen in Hamra, Tarn and Belm."])


def test_a_place_only_named_for_its_direction_is_not_the_answer() -> None:
    quote = "It came from an area north of Belm, in the Tarn district."
    found = place("an area north of Belm, in the Tarn district", quote)
    assert found.inner.words == ("tarn",)


def test_a_weekday_is_no_place_but_what_is_held_on_it() -> None:
    found = place("the Friday auction", "It was bought at the Friday auction.")
    assert (found.inner.described, found.inner.words) == (True, ("friday", "auction"))


@settings(deadline=None)
@given(st.text(max_size=120))
def test_any_text_is_searched_for_what_lies_in_what(text: str) -> None:
    assert all(inner != outer for inner, outer in nestings([text]))
