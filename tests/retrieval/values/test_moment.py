"""Days and times of day as answers."""

from datetime import date

import pytest

from index.day import Day
from retrieval.answer import Kind
from retrieval.values import QuestionFocus, Relation, Value, read_value, relation

_PRINTED = Day.of(date(2031, 5, 16))  # a Friday


def moment(quote: str, question: str = "When was it?", printed: Day | None = _PRINTED) -> Value | None:
    return read_value(Kind.DATE, quote, (0, len(quote)), published=printed, question=QuestionFocus(question))


def related(a: str, b: str) -> Relation:
    x, y = moment(a), moment(b)
    assert x is not None
    assert y is not None
    assert relation(x, y) is relation(y, x)
    return relation(x, y)


WHEN = "At what time was the gate opened?"


def test_a_time_whose_half_of_the_day_is_open_joins_either_and_no_other() -> None:
    assert related("at five past eight", "at 8:05 p.m.") is Relation.JOINS
    assert related("at five past eight", "at 8:05 a.m.") is Relation.JOINS
    assert related("at five past eight", "at 9:05 p.m.") is Relation.PARTS
    assert related("at 8:05 a.m.", "at 8:05 p.m.") is Relation.PARTS
    assert related("at five past eight", "in the evening") is Relation.VAGUE


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("in March 2029", "on 3 March 2029"),
        ("in 2029", "in March 2029"),
        ("on Monday", "on 12 May 2031"),
        ("in September", "in September 2013"),
        ("at 9:50 p.m.", "at about 9:50pm (18:50 GMT)"),
        ("at 18:50 GMT", "at 9:50pm (18:50 GMT)"),
        ("around 9:45 p.m.", "9:50 p.m."),
        ("at 4:12 a.m.", "at 4:15 a.m."),
    ],
)
def test_moments_join_by_their_precision_and_across_zones(a: str, b: str) -> None:
    assert related(a, b) is Relation.JOINS


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("on Monday", "on Thursday"),
        ("in October 2007", "in 2008"),
        ("on 19 March 2029", "on 20 March 2029"),
        ("at 8:07 a.m.", "at 8:07 p.m."),
        ("at 4:12 a.m.", "at 4:21 a.m."),
        ("in September", "in October 2013"),
    ],
)
def test_moments_that_differ_part(a: str, b: str) -> None:
    assert related(a, b) is Relation.PARTS


def test_without_a_publication_day_a_weekday_still_joins_the_same_weekday() -> None:
    bare, dated = moment("on Monday", printed=None), moment("on 12 May 2031")
    assert bare is not None
    assert dated is not None
    assert bare.shown == "Monday"
    assert relation(bare, dated) is Relation.JOINS
