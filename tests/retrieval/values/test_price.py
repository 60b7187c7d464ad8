"""Sums in a currency that no table has, where money is asked for."""

import pytest

from retrieval.answer import Kind
from retrieval.values.number import quantities
from retrieval.values.price import with_prices
from retrieval.values.quantity import relate_quantities
from retrieval.values.read import read_value
from retrieval.values.relation import Relation
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
        ("The damage amounts to 1.2 billion tolu.", "1.2 billion tolu"),
        ("Fine: 84 million tolu, under appeal.", "84 million tolu"),
        ("Divers found 900,000 bezis in banknotes under the floor.", "900,000 bezis"),
        ("They had received two million bezis, she said.", "two million bezis"),
        ("The court cut the fine on Lomond from 20 million bezis.", "20 million bezis"),
        ("A berth on the raft cost 40 tolu last year.", "40 tolu"),
        ("The price of a berth was 4,500 ducats.", "4,500 ducats"),
        ("He was fined 300 Vellish ducats.", "300 Vellish ducats"),
        ("They face a 300-ducat fine.", "300-ducat"),
        ("The duty rose by nine ducats a litre.", "nine ducats"),
        ("On its last day Lomond traded at 5.90 ducats.", "5.90 ducats"),
        ("A sum of 50,000 ducats is offered for news of him.", "50,000 ducats"),
        ("He named the sum as well: 180 million ducats, in small notes.", "180 million ducats"),
        ("Savings of up to 250,000 ducats are insured.", "up to 250,000 ducats"),
        ("The bridge will cost 900 million won.", "900 million won"),
    ],
)
def test_a_large_sum_is_money_whatever_its_currency_is_called(quote: str, shown: str) -> None:
    assert _sum(quote, shown) == shown


@pytest.mark.parametrize(
    ("quote", "figure"),
    [
        ("The pirates demanded 30 blankets.", "30 blankets"),
        ("The union wants 3 million beds.", "3 million beds"),
        ("They stole 2 million barrels of crude.", "2 million barrels"),
        ("The company lost 2 million people.", "2 million people"),
        ("The mill cost 300 jobs.", "300 jobs"),
        ("It paid 300 extra helpers.", "300 extra helpers"),
        ("It asked for 300,000 sacks of rye.", "300,000 sacks"),
        ("The raft carried 1,200 cattle.", "1,200 cattle"),
        ("The fine came after 200,000 fish died.", "200,000 fish"),
    ],
)
def test_things_are_no_sum(quote: str, figure: str) -> None:
    assert _sum(quote, figure) is None


def test_sums_in_a_currency_that_no_table_has_join_as_others_do() -> None:
    a, b, bare, other = (
        next(s.quantity for s in with_prices(quote, quantities(quote)))
        for quote in (
            "It cost 1.2 billion tolu.",
            "It cost 1,200 million tolu.",
            "It cost 1.2 billion.",
            "It cost 3 bezis.",
        )
    )
    assert relate_quantities(a, b) is relate_quantities(a, bare) is Relation.JOINS
    assert relate_quantities(a, other) is Relation.PARTS


@pytest.mark.parametrize(
    ("asked", "quote", "figure", "shown"),
    [
        ("How many men were abused?", "It agreed to pay 3 million tolu to men who were abused.", "3 million", None),
        ("How many tolu did it pay?", "It agreed to pay 3 million tolu.", "3 million", "3 million"),
        ("How many nurses did it pay?", "It paid nine nurses.", "nine", "nine"),
    ],
)
def test_a_sum_counts_nothing_but_itself(asked: str, quote: str, figure: str, shown: str | None) -> None:
    start = quote.index(figure)
    value = read_value(Kind.NUMBER, quote, (start, start + len(figure)), question=QuestionFocus(asked))
    assert (value.shown if value is not None else None) == shown


def test_a_sum_of_last_year_is_bare() -> None:
    assert _sum("The budget was 1.2 million last year.", "1.2 million") == "1.2 million"
