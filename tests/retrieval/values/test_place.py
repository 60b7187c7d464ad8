"""Places and what lies in what."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.values.place import NO_NESTINGS, Nestings, Place, nestings, read_place, relate_places, runs
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
    nestings([text])


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
        ("It was bought at the Friday auction.", []),
        ("In February he fell ill in May.", []),
        ("Our May was seen with June in Tarn.", ["May", "June", "Tarn"]),
    ],
)
def test_number_words_owners_and_months_are_names_where_they_are_a_name_s(text: str, names: list[str]) -> None:
    assert [text[a:b] for a, b in runs(text)] == names


def test_a_weekday_is_no_place_but_what_is_held_on_it() -> None:
    found = place("the Friday auction", "It was bought at the Friday auction.")
    assert (found.inner.described, found.inner.words) == (True, ("friday", "auction"))
