"""Times that tell when, where it is asked how long something took."""

import pytest

from retrieval.answer import Kind
from retrieval.values.read import read_value
from retrieval.values.value import QuestionFocus


def _answers(question: str, quote: str, figure: str) -> bool:
    start = quote.index(figure)
    return read_value(Kind.NUMBER, quote, (start, start + len(figure)), question=QuestionFocus(question)) is not None


@pytest.mark.parametrize(
    ("quote", "figure"),
    [
        ("They met on Friday, eight days after the flood.", "eight days"),
        ("The mayor resigned three weeks later.", "three weeks"),
        ("The mill had burned down two years ago.", "two years"),
        ("It was the first strike in 25 years.", "25 years"),
    ],
)
def test_what_lies_between_two_things_is_not_how_long_one_took(quote: str, figure: str) -> None:
    assert not _answers("How many days did the strike last?", quote, figure)


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("How long after the flood did they meet?", "They met on Friday, eight days after the flood."),
        ("For how many days was the lock shut?", "The lock was shut for eight days after the flood."),
        ("How many days did the strike last?", "The strike lasted eight days."),
    ],
)
def test_what_is_asked_answers(question: str, quote: str) -> None:
    assert _answers(question, quote, "eight days")
