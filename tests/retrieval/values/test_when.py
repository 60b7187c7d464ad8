"""Moments read from words."""

import pytest

from tests.retrieval.values.test_moment import WHEN, moment


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


def test_words_without_a_time_are_of_the_wrong_kind() -> None:
    assert moment("three men in a van") is None


@pytest.mark.parametrize(
    ("quote", "named"),
    [
        ("in 2029 and on 4 May 2031", "on 4 May 2031"),
        ("on 4 May 2031 and in 2032", "on 4 May 2031"),
        ("in 2029 and at 7:15 p.m. on 4 May 2031", "at 7:15 p.m. on 4 May 2031"),
    ],
)
def test_the_words_of_a_moment_are_those_that_it_was_read_from(quote: str, named: str) -> None:
    value = moment(quote)
    assert value is not None
    assert "4 May 2031" in value.shown
    assert quote[value.start : value.end] in named
    assert "4 May 2031" in quote[value.start : value.end]


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        ("in the 5th century BC", "5th century BC"),
        ("in the 2nd-century B.C.", "2nd-century B.C."),
        ("in 431 BC", "431 BC"),
        ("in the 5th century", "1 January 401 to 31 December 500"),
        ("in the 5th century AD", "1 January 401 to 31 December 500"),
    ],
)
def test_a_century_before_the_calendar_is_no_other(quote: str, shown: str) -> None:
    value = moment(quote)
    assert value is not None
    assert value.shown == shown
