"""Moments as people write them."""

import pytest

from tests.retrieval.values.test_moment import moment


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        ("The lorry was hired on Monday.", "Monday 12 May 2031"),
        ("It fell on 3 March 2029.", "Saturday 3 March 2029"),
        ("It fell in March 2029.", "March 2029"),
        ("It dates from 1727.", "1727"),
        ("It fell in late 2029.", "late 2029"),
        ("It stood until the end of 2029.", "late 2029"),
        ("It fell in mid-March 2029.", "mid-March 2029"),
        ("It fell between 3 and 9 March 2029.", "3 March 2029 to 9 March 2029"),
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
