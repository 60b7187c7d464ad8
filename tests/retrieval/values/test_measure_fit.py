"""Figures held against the measure that is asked for."""

import pytest

from retrieval.answer import Kind
from tests.retrieval.values.test_read import read


@pytest.mark.parametrize(
    ("question", "quote", "words"),
    [
        (
            "By how many points did she win?",
            "She won by less than 3 percentage points.",
            "less than 3 percentage points",
        ),
        ("By how many per cent was the krone down?", "It had lost 12 percent by noon.", "12 percent"),
        ("How far did shares fall?", "Shares dropped 8 percent in Velm.", "8 percent"),
        ("How far down was the index?", "The index closed 58 points down.", "58"),
        ("What was the monthly rate of inflation?", "Prices rose by 2.1 percent in May.", "2.1 percent"),
        ("To what hourly rate was pay lifted?", "Pay was lifted to $9.40 an hour.", "$9.40"),
        ("How much did the mill cost?", "The mill was sold for 300,000 dornas in May.", "300,000 dornas"),
        ("How much was the baker fined?", "They fined the baker 40 dornas.", "40 dornas"),
        ("How many crowns were stolen?", "Two thieves took three crowns.", "three"),
        ("How much is Lomond paying per share?", "Lomond offers 41.20 crowns for each share.", "41.20 crowns"),
    ],
)
def test_a_figure_in_the_asked_measure_is_read(question: str, quote: str, words: str) -> None:
    value = read(Kind.NUMBER, quote, words, question)
    assert value is not None
    assert value.shown == words


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("How many guards were hurt?", "80 percent"),
        ("How many guards were hurt?", "$3 million"),
        ("How many guards were hurt?", "54"),
        ("How old was the guard?", "seven"),
        ("What share of guards was hurt?", "seven"),
        ("How much did the base cost?", "80 percent"),
        ("How far from the base was it?", "$3 million"),
    ],
)
def test_a_figure_of_another_measure_than_asked_is_no_value(question: str, words: str) -> None:
    quote = "It cost $3 million, 80 percent of it borrowed, said Ana Grell, 54, and seven guards were hurt."
    assert read(Kind.NUMBER, quote, words, question) is None


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("The mill sold 900 sacks.", "900"),
        ("The town paid for 30 beds.", "30"),
        ("The closure cost 300 jobs.", "300"),
        ("The town paid two growers $300 each.", "two"),
        ("They sold four of its chairs.", "four"),
    ],
)
def test_where_money_is_asked_for_things_are_none(quote: str, words: str) -> None:
    assert read(Kind.NUMBER, quote, words, "How much did it cost?") is None


@pytest.mark.parametrize(
    ("quote", "words", "shown"),
    [
        ("It is five months since Ada Venn left.", "five months", None),
        ("Ada Venn waited for nine hours.", "nine hours", None),
        ("The baby, aged five months, was unhurt.", "five months", "five months"),
        ("The baby is five months old.", "five months", "five months old"),
        ("The mill was 14 years in use.", "14 years", "14 years"),
    ],
)
def test_what_lasted_less_than_a_year_is_no_age(quote: str, words: str, shown: str | None) -> None:
    value = read(Kind.NUMBER, quote, words, "How old is it?")
    assert (value and value.shown) == shown


@pytest.mark.parametrize(
    ("question", "quote", "words", "shown"),
    [
        ("How deep was the shaft?", "Shaft by shaft the 3.4 slide went 90 metres down.", "90 metres", "90 metres"),
        ("What was the depth of the slide?", "It measured 3.4 at 90 metres.", "3.4", None),
        ("What was the turnout?", "The turnout was 61.", "61", "61"),
        ("What was the turnout?", "The 34 turned out at 61 per cent.", "34", None),
        ("To how many years was it cut?", "His ban was cut from seven years to five.", "five", "five years"),
        ("How old was the diver?", "The diver is 54, with 12 years at sea.", "54", "54"),
        ("By how many points did it fall?", "It fell 340 points, or 2 percent.", "340", "340"),
    ],
)
def test_a_bare_figure_is_no_answer_beside_one_of_the_asked_measure(
    question: str, quote: str, words: str, shown: str | None
) -> None:
    value = read(Kind.NUMBER, quote, words, question)
    assert (value.shown if value is not None else None) == shown


@pytest.mark.parametrize(
    ("question", "quote", "words", "shown"),
    [
        ("How deep is the ravine?", "The ravine is about six miles north-west of the mill.", "six miles", None),
        ("How high is the mast?", "The mast stands 40 metres from the quay.", "40 metres", None),
        ("How deep is the ravine?", "It lies 64 metres below the mill, six miles off.", "64 metres", "64 metres"),
        ("How high was the duty?", "The duty was 25 percent.", "25 percent", "25 percent"),
        ("How far is the ravine?", "The ravine is six miles north of the mill.", "six miles", "six miles"),
    ],
)
def test_how_far_away_it_is_is_not_how_deep_or_high_it_is(
    question: str, quote: str, words: str, shown: str | None
) -> None:
    value = read(Kind.NUMBER, quote, words, question)
    assert (value.shown if value is not None else None) == shown


@pytest.mark.parametrize(
    ("question", "quote", "words", "shown"),
    [
        ("How strong was the quake?", "A quake of magnitude 6.2 was felt 90 kilometres away.", "90 kilometres", None),
        ("How strong was the quake?", "A quake of magnitude 6.2 was felt 90 kilometres away.", "6.2", "6.2"),
        ("Magnitude of the aftershock?", "Eleven aftershocks were counted.", "Eleven", None),
        ("Magnitude of the aftershock?", "There was an aftershock of magnitude five.", "five", "five"),
        ("How deep is the wreck?", "It sank to the bottom within 25 minutes.", "25 minutes", None),
    ],
)
def test_the_strength_of_an_earthquake_is_a_bare_figure_and_depth_no_time(
    question: str, quote: str, words: str, shown: str | None
) -> None:
    value = read(Kind.NUMBER, quote, words, question)
    assert (value.shown if value else None) == shown


@pytest.mark.parametrize(
    ("question", "words", "shown"),
    [
        ("What pay rise did the glaziers demand?", "3,400", None),
        ("What pay rise did the glaziers demand?", "40-12", None),
        ("What rise in wages did the glaziers demand?", "8 percent", "8 percent"),
        ("How big a pay rise did the glaziers demand?", "$2", "$2"),
        ("What rise in members did the guild report?", "3,400", "3,400"),
    ],
)
def test_a_rise_in_what_is_paid_is_a_share_or_a_sum(question: str, words: str, shown: str | None) -> None:
    quote = "By a vote of 40-12 the 3,400 glaziers demanded 8 percent, or $2 an hour."
    value = read(Kind.NUMBER, quote, words, question)
    assert (value.shown if value is not None else None) == shown


def test_how_long_ago_the_last_one_was_is_not_how_long_it_took() -> None:
    quote = "It was the first walkout in 25 years, after a 19-day one."
    question = "How long did the walkout last?"
    assert read(Kind.NUMBER, quote, "25 years", question) is None
    value = read(Kind.NUMBER, quote, "19-day", question)
    assert value is not None
    assert value.shown == "19-day"


@pytest.mark.parametrize(
    ("question", "quote", "words", "shown"),
    [
        ("How long were the divers below?", "The divers were trapped 90 metres underground.", "90 metres", None),
        ("How long is the tunnel?", "It lies at a depth of 90 metres.", "90 metres", None),
        ("How long is the tunnel?", "The tunnel is 90 metres long.", "90 metres", "90 metres"),
        ("How far down were the divers?", "The divers were there for 19 hours.", "19 hours", None),
        ("How far apart were the two blasts?", "The blasts came 40 seconds apart.", "40 seconds", "40 seconds"),
    ],
)
def test_where_something_lies_is_not_how_long_it_is_nor_a_time_how_far(
    question: str, quote: str, words: str, shown: str | None
) -> None:
    value = read(Kind.NUMBER, quote, words, question)
    assert (value.shown if value is not None else None) == shown
