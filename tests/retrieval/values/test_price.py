"""Sums in a currency that no table has, where money is asked for."""

import pytest

from retrieval.answer import Kind
from retrieval.values.read import read_value
from retrieval.values.value import QuestionFocus


def _sum(quote: str, figure: str) -> str | None:
    start = quote.index(figure)
    focus = QuestionFocus("How much money was it?")
    value = read_value(Kind.NUMBER, quote, (start, start + len(figure)), question=focus)
    return value.shown if value is not None else None


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        ("The pirates demanded 3 million ducats for the tanker.", "3 million ducats"),
        ("Depositors withdrew about 1.2 billion ducats in a week.", "about 1.2 billion ducats"),
        ("The auditor put the hole in the fund at 40 million ducats.", "40 million ducats"),
        ("It had losses of 70 million ducats.", "70 million ducats"),
        ("From the vault 300,000 ducats had been stolen.", "300,000 ducats"),
        ("Lomond offered 12 ducats a share for the mill.", "12 ducats"),
    ],
)
def test_a_large_sum_is_money_whatever_its_currency_is_called(quote: str, shown: str) -> None:
    assert _sum(quote, shown.split()[-3] if "illion" in shown else shown) == shown


@pytest.mark.parametrize(
    ("quote", "figure"),
    [
        ("The pirates demanded 30 blankets.", "30 blankets"),
        ("The union wants 3 million beds.", "3 million beds"),
        ("They stole 2 million barrels of crude.", "2 million barrels"),
        ("The company lost 2 million people.", "2 million people"),
    ],
)
def test_things_are_no_sum(quote: str, figure: str) -> None:
    assert _sum(quote, figure) is None
