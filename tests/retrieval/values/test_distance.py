"""How far apart figures and times of day are."""

import math

import pytest

from retrieval.answer import Kind
from retrieval.values.distance import FARTHEST, distance
from retrieval.values.read import read_value
from retrieval.values.value import Meaning, QuestionFocus


def meaning(kind: Kind, text: str) -> Meaning:
    value = read_value(kind, text, (0, len(text)), day=None, published=None, question=QuestionFocus(""))
    assert value is not None
    return value.meaning


def number(text: str) -> Meaning:
    return meaning(Kind.NUMBER, text)


def moment(text: str) -> Meaning:
    return meaning(Kind.DATE, text)


def test_of_figures_it_is_the_log_of_their_ratio() -> None:
    assert distance(number("29 sailors"), number("14 sailors")) == pytest.approx(math.log(2))
    assert distance(number("14 sailors"), number("29 sailors")) == pytest.approx(math.log(2))
    assert distance(number("14 sailors"), number("14 sailors")) == 0


def test_none_is_as_near_to_one_as_one_to_three() -> None:
    assert distance(number("0 sailors"), number("1 sailor")) == pytest.approx(math.log(2))


def test_far_is_far() -> None:
    assert distance(number("3 sailors"), number("90,000 sailors")) == FARTHEST
    assert distance(number("3 kilometres"), number("3 hours")) == FARTHEST


def test_of_times_of_day_it_is_the_hours_between_them_round_the_clock() -> None:
    assert distance(moment("9:30 p.m."), moment("10 p.m.")) == pytest.approx(0.5)
    assert distance(moment("11:45 p.m."), moment("12:15 a.m.")) == pytest.approx(0.5)
    assert distance(moment("4 a.m."), moment("1 p.m.")) == FARTHEST


def test_of_other_values_there_is_none() -> None:
    assert distance(moment("3 March 2031"), moment("4 March 2031")) is None
    assert distance(number("3 sailors"), moment("3 March 2031")) is None
    assert distance(meaning(Kind.PERSON, "Ada Venn"), meaning(Kind.PERSON, "Jon Kell")) is None
