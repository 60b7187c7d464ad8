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


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        ("The gate was opened at 7.52.", "7:52"),
        ("The gate was opened at about 21.15, she said.", "9:15 p.m."),
        ("At 4.15 the gate was opened.", "4:15"),
        ("It was opened at 7.52 on Monday evening.", "7:52 p.m."),
        ("Between 9.15 and 10.45 p.m. the gate was opened.", "9:15 p.m."),
        ("The index closed at 7.52 marks.", None),
        ("The river rose by 4.15 metres.", None),
    ],
)
def test_a_time_with_a_point_is_one_where_something_happens_at_it(quote: str, shown: str | None) -> None:
    value = moment(quote, WHEN)
    assert (value and value.shown) == shown


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        ("The lorry was hired on Monday.", "Monday 12 May 2031"),
        ("It fell on 3 March 2029.", "Saturday 3 March 2029"),
        ("It fell in March 2029.", "March 2029"),
        ("It dates from 1727.", "1727"),
        ("It fell at 9:50pm (18:50 GMT).", "9:50 p.m. (18:50 UTC)"),
        ("It fell at 8:07 a.m.", "8:07 a.m."),
        ("It fell at five past eight.", "8:05"),
        ("It fell at 12:25 by the clock.", "12:25"),
        ("It fell at 9:21 on Tuesday evening.", "9:21 p.m., Tuesday 13 May 2031"),
    ],
)
def test_moments_are_shown_as_people_write_them(quote: str, shown: str) -> None:
    value = moment(quote)
    assert value is not None
    assert value.shown == shown


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
        ("in September", "in October 2013"),
    ],
)
def test_moments_that_differ_part(a: str, b: str) -> None:
    assert related(a, b) is Relation.PARTS


def test_words_without_a_time_are_of_the_wrong_kind() -> None:
    assert moment("three men in a van") is None


def test_without_a_publication_day_a_weekday_still_joins_the_same_weekday() -> None:
    bare, dated = moment("on Monday", printed=None), moment("on 12 May 2031")
    assert bare is not None
    assert dated is not None
    assert bare.shown == "Monday"
    assert relation(bare, dated) is Relation.JOINS
