"""How often something happened."""

import pytest

from retrieval.answer import Kind
from retrieval.values import QuestionFocus, read_value
from retrieval.values.bound import Bound
from retrieval.values.occasions import asks_how_often, is_multiple, occasions
from retrieval.values.quantity import Quantity


def counts(text: str) -> list[tuple[str, float, Bound]]:
    return [(text[s.start : s.end], s.quantity.low, s.quantity.bound) for s in occasions(text)]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("He met the envoy twice last year.", [("twice", 2, Bound.EXACT)]),
        ("He met him at least twice, she once.", [("at least twice", 2, Bound.AT_LEAST), ("once", 1, Bound.EXACT)]),
        ("It burned for the third time since May.", [("third time", 3, Bound.EXACT)]),
        ("On Friday she spoke for the 12th time.", [("12th time", 12, Bound.EXACT)]),
        ("All at once the third man left on the 12th.", []),
        ("Three ferries sank.", []),
    ],
)
def test_occasions_are_counted(text: str, stated: list[tuple[str, float, Bound]]) -> None:
    assert counts(text) == stated


def test_only_a_question_that_counts_times_is_answered_by_one() -> None:
    quote, start = "The mayor met the envoy twice in Velm.", len("The mayor met the envoy ")
    span = (start, start + len("twice"))
    often, many = "How many times did they meet?", "How many envoys came?"
    value = read_value(Kind.NUMBER, quote, span, question=QuestionFocus(often, ("time",)))
    assert value is not None
    assert isinstance(value.meaning, Quantity)
    assert (value.shown, value.meaning.figure) == ("twice", 2)
    assert read_value(Kind.NUMBER, quote, span, question=QuestionFocus(many, ("envoy",))) is None
    eleven = read_value(Kind.NUMBER, "Se reunieron once veces.", (14, 18), question=QuestionFocus(often), language="es")
    assert eleven is not None
    assert isinstance(eleven.meaning, Quantity)
    assert eleven.meaning.figure == 11
    assert asks_how_often(often)
    assert not asks_how_often("How many times more than in May was caught?")
    assert not asks_how_often(many)


@pytest.mark.parametrize(
    ("text", "is_more"),
    [
        ("They landed three times as many crabs.", True),
        ("Rent is three times higher than in Velm.", True),
        ("He was fined three times the amount.", True),
        ("Men were three times more likely to sail.", True),
        ("They met three times as guests of the mayor.", False),
        ("She was stopped three times the year before.", False),
        ("It was hit three times more.", False),
    ],
)
def test_a_multiple_counts_no_times(text: str, is_more: bool) -> None:
    start = text.index("three")
    assert is_multiple(text, start + len("three")) is is_more
    assert is_multiple(text, start + len("three times")) is is_more
    value = read_value(Kind.NUMBER, text, (start, start + 11), question=QuestionFocus("How many times?", ("time",)))
    assert (value is None) is is_more
