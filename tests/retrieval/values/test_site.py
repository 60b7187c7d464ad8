"""What stands behind the name of a place."""

import pytest

from retrieval.answer import Kind
from retrieval.values import QuestionFocus, Relation, Value, read_value, relation


def where(sentence: str, span: str, question: str = "Where was it?", nouns: tuple[str, ...] = ()) -> Value | None:
    start = sentence.index(span)
    return read_value(Kind.PLACE, sentence, (start, start + len(span)), question=QuestionFocus(question, nouns))


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("She was held at Tarn airport on Monday.", "Tarn airport"),
        ("It lay on Tarn beach, and burned.", "Tarn beach"),
        ("He died near the Tarn bridge.", "Tarn bridge"),
        ("A body was found in the Tarn canal on Monday.", "Tarn canal"),
        ("It landed at Tarn international airport.", "Tarn international airport"),
        ("It fell on the Tarn district at noon.", "Tarn"),
        ("Nobody told Tarn airport officials of it.", "Tarn"),
        ("It was seen from Tarn yesterday.", "Tarn"),
    ],
)
def test_an_airport_or_a_beach_is_shown_with_the_name_that_it_has(sentence: str, shown: str) -> None:
    value = where(sentence, "Tarn")
    assert value is not None
    assert value.shown == shown


def test_the_noun_that_is_asked_for_is_not_said_again() -> None:
    value = where("It struck the Tarn base on Monday.", "Tarn", "Which base did it strike?", ("base",))
    assert value is not None
    assert value.shown == "Tarn"


def test_an_airport_of_the_town_that_the_question_names_is_an_answer() -> None:
    asked = "Where in Tarn was she held?"
    value = where("She was held at Tarn airport.", "Tarn", asked)
    assert value is not None
    assert value.shown == "Tarn airport"


def test_it_joins_its_town_and_its_capitals_and_no_other() -> None:
    small, town = where("She was held at Tarn airport.", "Tarn"), where("She was held in Tarn.", "Tarn")
    capitals = where("She was held at Tarn Airport.", "Tarn Airport")
    other = where("She was held at Belm airport.", "Belm")
    assert small is not None
    assert town is not None
    assert capitals is not None
    assert other is not None
    assert relation(small, town) is Relation.JOINS
    assert relation(small, capitals) is Relation.JOINS
    assert relation(small, other) is Relation.PARTS
