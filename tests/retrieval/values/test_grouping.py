"""Values into positions."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.answer import Kind
from retrieval.values import Groups, QuestionFocus, Value, group, nestings, read_value


def values(kind: Kind, *quotes: str) -> list[Value]:
    found = [read_value(kind, q, (0, len(q)), question=QuestionFocus("What was it?")) for q in quotes]
    assert all(value is not None for value in found)
    return [value for value in found if value is not None]


def as_words(read: list[Value], groups: Groups) -> tuple[set[frozenset[str]], list[str]]:
    positions = {frozenset(read[i].shown for i in position) for position in groups.positions}
    return positions, sorted(read[i].shown for i in groups.vague)


def test_an_approximation_goes_to_the_nearest_exact_figure() -> None:
    read = values(Kind.NUMBER, "138 gulls", "144 gulls", "about 140 gulls")
    assert as_words(read, group(read)) == ({frozenset({"138", "about 140"}), frozenset({"144"})}, [])


def test_a_statement_without_a_number_joins_the_sole_figure_that_it_fits_else_it_is_vague() -> None:
    read = values(Kind.NUMBER, "five rockets", "several rockets")
    assert as_words(read, group(read)) == ({frozenset({"five", "several"})}, [])
    read = values(Kind.NUMBER, "five rockets", "more than five rockets", "several rockets")
    assert as_words(read, group(read)) == ({frozenset({"five"}), frozenset({"more than five"})}, ["several"])


def test_a_statement_without_a_number_that_fits_no_figure_is_a_position() -> None:
    read = values(Kind.NUMBER, "five rockets", "hundreds of rockets")
    assert as_words(read, group(read))[0] == {frozenset({"five"}), frozenset({"hundreds"})}


def test_a_bound_that_states_an_end_of_a_range_joins_it() -> None:
    read = values(Kind.NUMBER, "20 to 25 gulls", "up to 25 gulls", "at least 20 gulls")
    assert as_words(read, group(read)) == ({frozenset({"20 to 25", "up to 25", "at least 20"})}, [])
    read = values(Kind.NUMBER, "20 to 25 gulls", "up to 30 gulls", "more than 25 gulls")
    assert len(as_words(read, group(read))[0]) == 3


def test_a_bound_that_two_figures_meet_is_vague() -> None:
    read = values(Kind.NUMBER, "22 gulls", "24 gulls", "more than 20 gulls")
    assert as_words(read, group(read)) == ({frozenset({"22"}), frozenset({"24"})}, ["more than 20"])


def test_a_surname_that_two_persons_share_is_vague() -> None:
    read = values(Kind.PERSON, "Lena Holt", "Anna Holt", "Ms. Holt")
    assert as_words(read, group(read)) == ({frozenset({"Lena Holt"}), frozenset({"Anna Holt"})}, ["Holt"])


def test_a_list_of_two_holds_each_of_its_names() -> None:
    read = values(Kind.PERSON, "Lena Holt and Karim Ostrani", "Karim Ostrani", "Holt")
    assert len(group(read).positions) == 1


def test_two_villages_of_one_district_part_and_the_district_is_vague() -> None:
    facts = nestings(
        ["They fell on Hamra village in the Tarn district.", "They fell on Belm village in the Tarn district."]
    )
    read = values(Kind.PLACE, "Hamra", "Belm", "Tarn")
    assert as_words(read, group(read, nestings=facts)) == ({frozenset({"Hamra"}), frozenset({"Belm"})}, ["Tarn"])


def test_a_currency_of_several_countries_joins_its_bare_name_and_no_other_countrys() -> None:
    read = values(Kind.NUMBER, "It cost 900 kroner.", "It cost 900 Danish kroner.", "It cost 900 Norwegian kroner.")
    bare, danish, norwegian = read
    assert as_words([bare, danish], group([bare, danish]))[0] == {frozenset({"900 kroner", "900 Danish kroner"})}
    assert len(as_words([danish, norwegian], group([danish, norwegian]))[0]) == 2


def test_dollars_of_another_country_are_no_us_dollars() -> None:
    read = values(Kind.NUMBER, "It cost $900.", "It cost 900 Canadian dollars.", "It cost C$900.", "It cost US$900.")
    assert as_words(read, group(read))[0] == {
        frozenset({"$900", "US$900"}),
        frozenset({"900 Canadian dollars", "C$900"}),
    }


def test_accounts_join_by_meaning_and_part_on_a_denial() -> None:
    read = values(Kind.ACCOUNT, "The boiler blew up.", "An explosion of the heating.", "The boiler did not blow up.")
    groups = group(read, similar=lambda a, b: 0.9)
    assert sorted(map(len, groups.positions)) == [1, 2]


_QUOTES = {
    Kind.NUMBER: (
        "5 gulls|about 5 gulls|more than 5 gulls|6 gulls|half a dozen gulls|several gulls|dozens|138|144|about 140|"
        "more than 120|at least 138|1,000|more than 1,000|about a mile|5 km"
    ),
    Kind.PERSON: (
        "Lena Holt|Anna Holt|Holt|Mr. Holt|the cook|a tall cook|Karim Ostrani and Lena Holt|Kareem al-Ostrani|Ostrany"
    ),
    Kind.PLACE: "Tarn|Hamra, Tarn|Hamra|Tarn District|North Ostra|South Ostra|Ostra|in his boat",
    Kind.DATE: "on Monday|in March 2029|on 3 March 2029|in 2029|at 8 a.m.|early in the morning|at 8:05 a.m.|"
    "at 8:05 p.m.|at five past eight",
    Kind.ACCOUNT: "The boiler blew up.|The boiler did not blow up.|A bomb blew up the boiler.|Gas leaked.",
}


@settings(deadline=None)
@given(st.sampled_from(list(_QUOTES)), st.data(), st.integers(0, 2**16))
def test_positions_do_not_hang_on_the_order_of_the_values(kind: Kind, data: st.DataObject, seed: int) -> None:
    quotes = data.draw(st.lists(st.sampled_from(_QUOTES[kind].split("|")), min_size=1, max_size=10))
    read = values(kind, *quotes)
    shuffled = list(read)
    random.Random(seed).shuffle(shuffled)
    assert _partition(read) == _partition(shuffled)


def _partition(read: list[Value]) -> tuple[list[list[str]], list[str]]:
    groups = group(read)
    counted = sorted(i for p in groups.positions for i in p) + list(groups.vague)
    assert sorted(counted) == list(range(len(read)))
    return sorted(sorted(read[i].shown for i in p) for p in groups.positions), sorted(
        read[i].shown for i in groups.vague
    )


def test_as_many_names_as_the_question_asks_for_are_one_answer() -> None:
    focus = QuestionFocus("Which two bases were hit?")
    read = values(Kind.PLACE, "Hamra", "Belm")
    assert focus.parts == 2
    assert len(group(read, parts=focus.parts).positions) == 1
    assert len(group(read, parts=QuestionFocus("Which base was hit?").parts).positions) == 2


def test_a_list_of_places_holds_each_of_them_in_any_order() -> None:
    read = values(Kind.PLACE, "Hamra and Belm", "Belm and Hamra", "Belm")
    assert len(group(read).positions) == 1


def test_common_nouns_that_a_name_is_asked_for_with_part_and_join_whatever_their_capitals() -> None:
    read = values(Kind.NAME, "Golf", "golf", "Tennis")
    assert as_words(read, group(read))[0] == {frozenset({"Golf", "golf"}), frozenset({"Tennis"})}
