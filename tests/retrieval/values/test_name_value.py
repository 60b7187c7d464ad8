"""Whom or what a span names."""

import pytest

from retrieval.answer import Kind
from retrieval.values.value import Names, Value
from tests.retrieval.values.test_read import read


def test_a_person_is_shown_without_the_titles_in_front() -> None:
    quote = "Ostra Bay acting Gov. Lena Holt said so."
    value = read(Kind.PERSON, quote, "Ostra Bay acting Gov. Lena Holt", "Who said so?")
    assert value is not None
    assert value.shown == "Lena Holt"
    before = read(Kind.PERSON, "Harbour Secretary Lena Holt said so.", "Harbour Secretary Lena Holt", "Who said so?")
    assert before is not None
    assert before.shown == "Lena Holt"
    headline = read(Kind.PERSON, "Actress Lena Holt wins Monday.", "Actress Lena Holt", "Who won?")
    assert headline is not None
    assert headline.shown == "Lena Holt"


def test_a_name_inside_a_heading_is_not_grown_to_the_whole_heading() -> None:
    quote = "News Sport Golf Tennis Lena Holt Wins Ostra Cup Weather"
    value = read(Kind.PERSON, quote, "Lena Holt", "Who won?")
    assert value is not None
    assert value.shown == "Lena Holt"


def test_whose_reporter_it_is_is_no_part_of_the_name() -> None:
    value = read(Kind.PERSON, "The Velm Courier's Ada Venn reported it.", "The Velm Courier's Ada Venn", "Who did?")
    assert value is not None
    assert value.shown == "Ada Venn"


@pytest.mark.parametrize(
    ("sentence", "span", "shown"),
    [
        ("In Orn v. Velm, the court struck down a law.", "Orn v. Velm, the court struck down a law", "Orn v. Velm"),
        (
            "She wrote The Crane, the Pier and the Sea.",
            "The Crane, the Pier and the Sea",
            "Crane, the Pier and the Sea",
        ),
    ],
)
def test_a_name_ends_before_the_clause_behind_it(sentence: str, span: str, shown: str) -> None:
    """A case was called with all that the court did in it."""
    value = read(Kind.NAME, sentence, span, "Which case, or which book, was it?")
    assert value is not None
    assert value.shown == shown


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("The fort houses the 42nd Mountain Brigade.", "42nd Mountain Brigade"),
        ("The fort houses the Mountain Brigade.", "Mountain Brigade"),
    ],
)
def test_which_of_its_kind_a_body_is_belongs_to_its_name(sentence: str, shown: str) -> None:
    value = read(Kind.ORG, sentence, "Mountain Brigade", "Which brigade is it?")
    assert value is not None
    assert value.shown == shown


def who(sentence: str, span: str, kind: Kind = Kind.PERSON) -> Value | None:
    return read(kind, sentence, span, "Who was it?")


def test_a_month_or_a_weekday_is_nobody() -> None:
    assert who("He fell ill on 26 February.", "He fell ill on 26 February") is None
    value = who("It was Ada Venn, who fell ill on Friday.", "Ada Venn, who fell ill on Friday")
    assert value is not None
    assert value.shown == "Ada Venn"


def test_where_somebody_is_from_is_no_part_of_the_name_but_a_duchess_is_of_a_place() -> None:
    from_home, of_place = (
        who("It was Ada Venn of Kell.", "Ada Venn of Kell"),
        who("It was Ada Duchess of Kell.", "Ada Duchess of Kell"),
    )
    assert from_home is not None
    assert of_place is not None
    assert isinstance(from_home.meaning, Names)
    assert isinstance(of_place.meaning, Names)
    assert (from_home.shown, from_home.meaning.items[0].words) == ("Ada Venn of Kell", ("ada", "venn"))
    assert "kell" in of_place.meaning.items[0].words


@pytest.mark.parametrize(
    ("question", "sentence", "name", "shown"),
    [
        ("Who followed Venn at the port?", "Ada Venn left the port in May.", "Ada Venn", None),
        ("Who followed Venn at the port?", "Tam Orrel took over from Venn.", "Tam Orrel", "Tam Orrel"),
        ("Who followed Captain Venn?", "Ada Venn left the port in May.", "Ada Venn", None),
        ("Who hid Tam Venn at the port?", "Ada Venn left the port in May.", "Ada Venn", "Ada Venn"),
        ("Who is Venn's sister?", "Ada Venn left the port in May.", "Ada Venn", "Ada Venn"),
        ("Who is Venn?", "Ada Venn runs the port.", "Ada Venn", "Ada Venn"),
        ("Which clerk from Velm won?", "It was Tam Orrel of Velm.", "Tam Orrel of Velm", "Tam Orrel of Velm"),
    ],
)
def test_who_is_in_the_question_by_surname_is_no_answer(
    question: str, sentence: str, name: str, shown: str | None
) -> None:
    value = read(Kind.PERSON, sentence, name, question)
    assert (value.shown if value is not None else None) == shown


@pytest.mark.parametrize(
    ("sentence", "span", "shown"),
    [
        ("A man called us from the boat.", "us", None),
        ("I ask you to stop.", "I", None),
        ("We do not expect Orrel to help.", "We do not expect Orrel", None),
        ("The writer was He Vennkui.", "He Vennkui", "He Vennkui"),
        ("The US built it.", "US", "US"),
    ],
)
def test_who_speaks_of_himself_is_named_nowhere(sentence: str, span: str, shown: str | None) -> None:
    value = who(sentence, span, Kind.ORG)
    assert (value.shown if value is not None else None) == shown


def test_what_has_a_verb_is_nobody() -> None:
    assert who("Some 900 candidates in the town were affected.", "candidates in the town were affected") is None
    assert who("Some 900 candidates in the town were affected.", "candidates in the town") is not None


def test_a_day_that_stands_alone_and_who_tells_of_it_are_nobody() -> None:
    sentence = "The first patient fell ill on 2 June, according to Dr Ada Venn."
    assert who(sentence, "2 June") is None
    value = who(sentence, "The first patient fell ill on 2 June, according to Dr Ada Venn")
    assert value is not None
    assert isinstance(value.meaning, Names)
    assert value.meaning.items[0].described
    told = who("The cook, Ada Venn, according to the police.", "Ada Venn, according to the police")
    assert told is not None
    assert told.shown == "Ada Venn"


def test_a_word_that_only_opens_a_sentence_makes_no_name() -> None:
    value = who("Our ferret says so.", "Our ferret")
    assert value is not None
    assert isinstance(value.meaning, Names)
    assert value.meaning.items[0].described
