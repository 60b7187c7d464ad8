"""Arithmetic on days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.day import Day
from index.times import calendar

DAYS = st.dates(min_value=date(2, 1, 1), max_value=date(9998, 1, 1))


@given(DAYS, st.integers(0, 6))
def test_the_latest_weekday_is_at_most_six_days_back(anchor: date, weekday: int) -> None:
    found = calendar.weekday_until(anchor, weekday)
    assert found is not None
    assert found.weekday() == weekday
    assert 0 <= (anchor - found).days <= 6


@given(DAYS, st.integers(1, 12), st.one_of(st.none(), st.integers(1, 31)))
def test_the_latest_month_day_has_begun_and_the_next_has_not_ended(anchor: date, month: int, day: int | None) -> None:
    back, ahead = calendar.month_until(anchor, month, day), calendar.month_from(anchor, month, day)
    assert back is None or back.first <= anchor
    assert ahead is None or ahead.last >= anchor
    if day is None or day <= 28:
        assert back is not None or anchor.year < 10


@given(DAYS, st.integers(-5000, 5000))
def test_months_shift_there_and_back(anchor: date, months: int) -> None:
    there = calendar.month_shifted(anchor, months)
    if there is not None:
        back = calendar.month_shifted(there.first, -months)
        assert back is not None
        assert back.first <= anchor <= back.last


@pytest.mark.parametrize(
    ("year", "day"), [(1961, date(1961, 4, 2)), (2000, date(2000, 4, 23)), (2024, date(2024, 3, 31))]
)
def test_easter_falls_where_the_church_says(year: int, day: date) -> None:
    assert calendar.easter(year) == day


def test_a_leap_day_is_looked_for_in_leap_years() -> None:
    assert calendar.month_until(date(2023, 5, 1), 2, 29) == Day.of(date(2020, 2, 29))


def test_the_edge_of_the_calendar_gives_none_and_raises_nothing() -> None:
    assert calendar.shifted(date(9999, 12, 31), 1) is None
    assert calendar.weekday_until(date(1, 1, 1), 6) is None
    assert calendar.week_shifted(date(1, 1, 1), -1) is None
    assert calendar.month_shifted(date(1, 1, 1), -1) is None


def test_a_winter_begins_in_december_of_its_year() -> None:
    assert calendar.season(2023, "winter") == Day(date(2023, 12, 1), date(2024, 2, 29))


def test_the_fourth_thursday_and_the_last_monday_are_found() -> None:
    assert calendar.nth_weekday(2022, 11, 3, 4) == date(2022, 11, 24)
    assert calendar.nth_weekday(2022, 5, 0, -1) == date(2022, 5, 30)
