"""Which figure of a sentence a span means, and how it is shown."""

import pytest

from retrieval.answer import Kind
from retrieval.values.grouping import relation
from retrieval.values.quantity import Quantity
from retrieval.values.relation import Relation
from tests.retrieval.values.test_read import read


@pytest.mark.parametrize(
    ("quote", "words", "shown"),
    [
        ("Seven guards were hurt.", "Seven", "seven"),
        ("QASR (Wire) - At least seven guards were hurt.", "seven", "at least seven"),
        ("“Seven guards were hurt,” she said.", "Seven", "seven"),
        ("It burned down. Twenty-five guards were hurt.", "Twenty-five", "twenty-five"),
        ("Police said seven guards were hurt.", "seven", "seven"),
        ("The band Seven had 7 guards hurt.", "7", "7"),
    ],
)
def test_a_figure_that_begins_its_sentence_is_written_as_within_one(quote: str, words: str, shown: str) -> None:
    value = read(Kind.NUMBER, quote, words, "How many guards were hurt?", ("guard",))
    assert value is not None
    assert value.shown == shown
    assert quote[value.start : value.end].casefold() == shown


def test_of_several_figures_in_the_span_the_one_of_the_asked_noun_is_taken() -> None:
    quote = "Nine pupils and one teacher were rescued."
    value = read(Kind.NUMBER, quote, "Nine pupils and one teacher", "How many teachers were rescued?", ("teacher",))
    assert value is not None
    assert value.shown == "one"


@pytest.mark.parametrize(
    ("question", "quote", "span", "shown"),
    [
        ("How many wells ran dry?", "It lost nine of 12 wells.", "nine of 12 wells", "nine"),
        ("How many wells ran dry?", "It lost nine of its 12 wells.", "nine of its 12 wells", "nine"),
        ("How many wells ran dry?", "It lost 40 wells out of 90.", "40 wells out of 90", "40"),
        ("How many wells were lost?", "It lost nine of 12 wells.", "12", None),
        ("How many wells were lost?", "It lost 40 out of a total of 90 wells.", "90", None),
        ("Out of how many wells did some run dry?", "It lost nine of 12 wells.", "12", "12"),
        ("How many wells does it have?", "It lost nine of its 12 wells.", "12 wells", "12"),
        ("How many wells ran dry?", "One of nine wells ran dry.", "nine", "nine"),
        ("How many wells ran dry?", "Two of the nine dry wells were refilled.", "Two of the nine dry wells", "nine"),
        ("How many wells ran dry?", "A third of 90 wells ran dry.", "90 wells", "90"),
    ],
)
def test_of_a_part_and_its_whole_the_part_is_told_unless_the_whole_is_asked(
    question: str, quote: str, span: str, shown: str | None
) -> None:
    value = read(Kind.NUMBER, quote, span, question, ("well",))
    assert (value.shown if value is not None else None) == shown


@pytest.mark.parametrize(
    ("quote", "words", "shown"),
    [
        ("The guild kept its oath by 171 votes to 168.", "168", "171 votes to 168"),
        ("Orsk won by three sets to one on Sunday.", "three sets to one", "three sets to one"),
        ("She beat him by 52 per cent to 48.", "48", "52 per cent to 48"),
        ("She holds a 52 percent to 43 percent lead.", "43 percent", "52 percent to 43 percent"),
        ("The greens rose from 12 seats to 19.", "19", "19"),
        ("He gave 40 votes to 12 rivals.", "40", "40"),
        ("The index lost 12 points to 340.", "340", "340"),
        ("Bread will cost 20 percent to 25 percent more.", "20 percent", "20 percent"),
    ],
)
def test_a_result_told_with_what_was_counted_is_one_value(quote: str, words: str, shown: str) -> None:
    asked = read(Kind.NUMBER, quote, words, "By what margin?")
    assert asked is not None
    assert asked.shown == shown


def test_either_figure_of_a_result_answers_how_many() -> None:
    quote = "The guild kept its oath by 171 votes to 168."
    value = read(Kind.NUMBER, quote, "171 votes", "How many votes were for it?", ("vote",))
    assert value is not None
    assert value.shown == "171"


def test_a_result_answers_by_how_many_votes() -> None:
    quote = "The guild kept its oath by 171 votes to 168."
    value = read(Kind.NUMBER, quote, "171", "By how many votes did it keep its oath?", ("vote",))
    assert value is not None
    assert value.shown == "171 votes to 168"


def test_different_results_part_and_one_result_written_two_ways_joins() -> None:
    first = read(Kind.NUMBER, "It passed by 171 votes to 168.", "171", "By what margin?")
    second = read(Kind.NUMBER, "It passed by 172 votes to 168.", "168", "By what margin?")
    third = read(Kind.NUMBER, "It passed 171-168.", "171-168", "By what margin?")
    assert first is not None
    assert second is not None
    assert third is not None
    assert relation(first, second) is Relation.PARTS
    assert relation(first, third) is Relation.JOINS


@pytest.mark.parametrize(
    ("question", "span", "shown"),
    [
        ("How long did the choir sing?", "19 hours over four days", "19 hours"),
        ("How long did the choir sing?", "four days", None),
        ("Over how many days did the choir sing?", "over four days", "four days"),
    ],
)
def test_what_a_time_was_spread_over_is_not_how_long_it_was(question: str, span: str, shown: str | None) -> None:
    value = read(Kind.NUMBER, "The choir sang 19 hours over four days.", span, question)
    assert (value.shown if value is not None else None) == shown


def test_a_part_of_something_else_than_asked_takes_no_noun() -> None:
    value = read(Kind.NUMBER, "It lost nine of 12 wells.", "nine", "How many wells were dug?", ("well",))
    assert value is not None
    assert isinstance(value.meaning, Quantity)
    assert value.meaning.noun == ()


def test_a_part_counts_what_stands_behind_its_whole() -> None:
    value = read(Kind.NUMBER, "It lost nine of 12 wells.", "nine", "How many wells were lost?", ("well",))
    assert value is not None
    assert isinstance(value.meaning, Quantity)
    assert value.meaning.noun == ("wells",)


@pytest.mark.parametrize(
    ("question", "span", "shown"),
    [
        ("What was the magnitude of the slide?", "magnitude at 3.4 and the depth at 90 metres", "3.4"),
        ("What was the depth of the slide?", "magnitude at 3.4 and the depth at 90 metres", "90 metres"),
        ("What was the magnitude of the slide?", "90 metres", None),
    ],
)
def test_the_figure_behind_the_asked_noun_is_taken(question: str, span: str, shown: str | None) -> None:
    quote = "The institute put the magnitude at 3.4 and the depth at 90 metres."
    value = read(Kind.NUMBER, quote, span, question)
    assert (value.shown if value is not None else None) == shown


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        ("A total of 412 moths came.", "412"),
        ("A combined 412 moths came.", "412"),
        ("A total of at least 412 moths came.", "at least 412"),
        ("Exactly 412 moths came.", "exactly 412"),
        ("Some 412, perhaps more, came.", "some 412, perhaps more"),
    ],
)
def test_a_total_is_shown_as_its_figure(quote: str, shown: str) -> None:
    value = read(Kind.NUMBER, quote, "412", "How many moths came?", ("moth",))
    assert value is not None
    assert value.shown == shown


def test_of_two_figures_behind_no_asked_noun_the_longer_in_the_span_is_taken() -> None:
    quote = "The budget and the grant came to 40 crowns and 1,200 crowns."
    value = read(Kind.NUMBER, quote, "40 crowns and 1,200 crowns", "What was paid?")
    assert value is not None
    assert value.shown == "1,200 crowns"


def test_of_what_a_toll_rose_by_and_came_to_the_latter_answers() -> None:
    quote = "The death toll rose by three to nine."
    value = read(Kind.NUMBER, quote, "three to nine", "How many people died?", ("people",))
    assert value is not None
    assert value.shown == "nine"
