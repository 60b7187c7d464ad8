"""Figures that leave their unit to another figure of the sentence."""

import pytest

from retrieval.answer import Kind
from retrieval.values.quantity import Quantity
from retrieval.values.read import read_value
from retrieval.values.value import QuestionFocus, Value


def _read(question: str, quote: str, words: str) -> Value | None:
    start = quote.index(words)
    span = start, start + len(words)
    return read_value(Kind.NUMBER, quote, span, question=QuestionFocus(question))


@pytest.mark.parametrize(
    ("question", "quote", "words", "shown", "low"),
    [
        ("How fast was the raft?", "It passed at 18 knots and had slowed to 7.", "7", "7 knots", 7 * 0.514444),
        ("How fast was the raft?", "It slowed from 18 to 7 knots.", "18", "18 knots", 18 * 0.514444),
        ("How long did it take?", "It took 40 minutes, down from 55.", "55", "55 minutes", 3300),
        ("How long did it take?", "The wait was 40 minutes, later cut to 15.", "15", "15 minutes", 900),
        (
            "How much came?",
            "Only 1.6 billion of the 22 billion euros promised came.",
            "1.6",
            "1.6 billion euros",
            1.6e9,
        ),
        ("How much did he owe?", "He repaid four million euros of the ten he owed.", "ten", "ten million euros", 10e6),
        ("How much was paid?", "They paid $3 million, of which 900,000 was lent.", "900,000", "$900,000", 900_000),
        ("How much was the fine?", "It rose from 2 million tolu to 3.", "3", "3 million tolu", 3e6),
    ],
)
def test_a_bare_figure_has_the_unit_of_the_one_it_is_set_against(
    question: str, quote: str, words: str, shown: str, low: float
) -> None:
    value = _read(question, quote, words)
    assert value is not None
    assert isinstance(value.meaning, Quantity)
    assert (value.shown, value.meaning.low) == (shown, pytest.approx(low))


@pytest.mark.parametrize(
    ("question", "quote", "words"),
    [
        ("How fast was the raft?", "It did 18 knots with 7 aboard.", "7"),
        ("How long did it take?", "It took 40 minutes to free 15 of them.", "15"),
        ("How long did the show run?", "They saw two of the 30-minute shows.", "two"),
    ],
)
def test_a_figure_that_counts_something_else_takes_no_unit(question: str, quote: str, words: str) -> None:
    assert _read(question, quote, words) is None


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("How long is the sentence?", "nine years"),
        ("What was the original sentence?", "twelve years"),
    ],
)
def test_of_a_change_the_new_figure_answers_unless_the_old_is_asked_for(question: str, shown: str) -> None:
    value = _read(question, "The judge cut it from twelve years in prison to nine.", "twelve years in prison to nine")
    assert value is not None
    assert value.shown == shown


@pytest.mark.parametrize(
    ("question", "shown"), [("How long is the sentence?", "12 years"), ("By how much was it lengthened?", "two years")]
)
def test_of_a_step_what_it_comes_to_answers_unless_the_step_is_asked_for(question: str, shown: str) -> None:
    value = _read(question, "The court lengthened it by two years, to 12.", "two years, to 12")
    assert value is not None
    assert value.shown == shown


def test_by_a_month_is_a_time() -> None:
    value = _read("By how long was the closure extended?", "The closure was extended by a month.", "a month")
    assert value is not None
    assert value.shown == "a month"
