"""Whom or what a span names."""

from retrieval.answer import Kind
from retrieval.values.value import Names, Value
from tests.retrieval.values.test_read import read


def test_a_person_is_shown_without_the_titles_in_front() -> None:
    quote = "Ostra Bay acting Gov. Lena Holt said so."
    value = read(Kind.PERSON, quote, "Ostra Bay acting Gov. Lena Holt", "Who said so?")
    assert value is not None
    assert value.shown == "Lena Holt"
    headline = read(Kind.PERSON, "Actress Lena Holt wins Monday.", "Actress Lena Holt", "Who won?")
    assert headline is not None
    assert headline.shown == "Lena Holt"


def test_a_name_inside_a_heading_is_not_grown_to_the_whole_heading() -> None:
    quote = "News Sport Golf Tennis Lena Holt Wins Ostra Cup Weather"
    value = read(Kind.PERSON, quote, "Lena Holt", "Who won?")
    assert value is not None
    assert value.shown == "Lena Holt"


def who(sentence: str, span: str, kind: Kind = Kind.PERSON) -> Value | None:
    return read(kind, sentence, span, "Who was it?")


def test_a_month_or_a_weekday_is_nobody() -> None:
    assert who("He fell ill on 26 February.", "He fell ill on 26 February") is None
    value = who("It was Ada Venn, who fell ill on Friday.", "Ada Venn, who fell ill on Friday")
    assert value is not None
    assert value.shown == "Ada Venn"


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
