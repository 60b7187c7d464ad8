"""Times of day and their zones."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.times.clock import DAY_MINUTES, ClockTime, clock_times


def only(text: str, day: date | None = None) -> ClockTime:
    found = clock_times(text, day)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "half_open"),
    [
        ("the roof fell at 5:20", True),
        ("the roof fell at half past six", True),
        ("the roof fell at ten o'clock", True),
        ("On Friday evening, at 8:05, the roof fell", False),
        ("the roof fell at 05:20", False),
        ("the roof fell at 17:20", False),
        ("10:20 The roof has fallen", False),
        ("it was 5:20 UTC", False),
        ("at 5:20 p.m. the roof fell", False),
        ("at half past six in the evening", False),
        ("at noon the roof fell", False),
    ],
)
def test_a_time_of_which_half_of_the_day_is_told_or_left_open(text: str, half_open: bool) -> None:
    assert only(text).half_open is half_open


def test_a_time_of_24_hours_beside_it_tells_the_half_of_the_day() -> None:
    assert [c.half_open for c in clock_times("from 9:40 to 14:10")] == [False, False]
    assert [c.half_open for c in clock_times("at 9:40 (07:40 GMT)")] == [False, False]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("between 12:20 and 12:55 a.m.", 20, 55),
        ("from 9:15 to 10:45 p.m.", 21 * 60 + 15, 22 * 60 + 45),
        ("from 11:30 to 1:15 p.m.", 11 * 60 + 30, 13 * 60 + 15),
        ("from 9:15 to 10:45 in the evening", 21 * 60 + 15, 22 * 60 + 45),
    ],
)
def test_the_end_of_a_stretch_tells_the_half_of_the_day_it_began_in(text: str, first: int, last: int) -> None:
    assert [(c.minutes, c.half_open) for c in clock_times(text)] == [(first, False), (last, False)]


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("at 9:50 p.m. the roof fell", 21 * 60 + 50),
        ("at 9.50pm the roof fell", 21 * 60 + 50),
        ("at 21:50 the roof fell", 21 * 60 + 50),
        ("at 4 a.m. the roof fell", 4 * 60),
        ("at 12:05 am the roof fell", 5),
        ("at 12 p.m. the roof fell", 12 * 60),
        ("around noon the roof fell", 12 * 60),
        ("shortly before midnight the roof fell", 0),
        ("at ten o'clock in the evening the roof fell", 22 * 60),
        ("at 7:05 the roof fell", 7 * 60 + 5),
        ("it was 7:05 in the evening", 19 * 60 + 5),
        ("the roof fell, 2:40 in the morning", 2 * 60 + 40),
        ("the roof fell at half past six", 6 * 60 + 30),
        ("half past six in the evening", 18 * 60 + 30),
        ("a quarter past five in the afternoon", 17 * 60 + 15),
        ("twenty-five past two, the roof fell", 2 * 60 + 25),
        ("it was ten to four, and dark", 3 * 60 + 50),
        ("it fell at a quarter to one.", 45),
        ("five to one in the morning", 55),
        ("at twelve o'clock at night", 0),
        ("at eleven o'clock at night", 23 * 60),
        ("it was 20:30 in the evening", 20 * 60 + 30),
        ("at 13:05 in the afternoon", 13 * 60 + 5),
        ("Half past six in the morning", 6 * 60 + 30),
        ("A quarter to nine at night", 20 * 60 + 45),
        ("Twenty-five past two, the roof fell", 2 * 60 + 25),
        ("at ten o'clock on Thursday night", 22 * 60),
        ("at 9:21 on Friday evening", 21 * 60 + 21),
        ("at 21:21 on Friday evening", 21 * 60 + 21),
        ("at half past four yesterday afternoon", 16 * 60 + 30),
        ("at 9:21 on Friday the evening train left", 9 * 60 + 21),
        ("at 8:20 on Friday evening", 20 * 60 + 20),
        ("at ten o'clock on the Sunday night", 22 * 60),
        ("ten to seven yesterday morning", 6 * 60 + 50),
        ("at half past two that afternoon", 14 * 60 + 30),
        ("at 20:20 on Friday evening", 20 * 60 + 20),
        ("the sluice was opened at a quarter past midnight", 15),
        ("at ten minutes past noon the roof fell", 12 * 60 + 10),
        ("at a quarter to midnight the roof fell", 23 * 60 + 45),
        ("at ten minutes to midnight the roof fell", 23 * 60 + 50),
        ("they sang from ten to midnight", 0),
        ("they put it at ten minutes to ten.", 9 * 60 + 50),
        ("they came at four in the morning", 4 * 60),
        ("around 9 in the evening the roof fell", 21 * 60),
        ("he stayed until about ten on Sunday evening", 22 * 60),
        ("eight minutes past six, the roof fell", 6 * 60 + 8),
        ("Twenty-five minutes past two, the roof fell", 2 * 60 + 25),
        ("at half-past six", 6 * 60 + 30),
        ("at quarter to two by his watch the roof fell", 60 + 45),
        ("the clock showed a quarter to one.", 45),
    ],
)
def test_times_of_day_are_read(text: str, minutes: int) -> None:
    assert only(text).minutes == minutes


@pytest.mark.parametrize(
    "text",
    [
        "they won 3:16",
        "a 7:30 ratio",
        "chapter 3:2",
        "$9.50 a pound",
        "14:75 it was",
        "9 points",
        "ten to twelve people",
        "they lost five to three",
        "gave a quarter to one of them",
        "at five to ten people a boat",
        "won 7:2 in the final",
        "half to three quarters",
        "cut the wait from ten minutes to five.",
        "it takes five minutes to one of the gates",
        "they lost 3:16",
        "killed four in the morning",
        "killed four on Friday night",
        "they were at two at the evening show",
        "ninety minutes past two",
    ],
)
def test_scores_verses_and_prices_are_no_times(text: str) -> None:
    assert clock_times(text) == ()


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("at 1430 GMT", 14 * 60 + 30),
        ("at 4 a.m. EDT", 8 * 60),
        ("at 10:00 UTC+3", 7 * 60),
        ("at 6 p.m. Moscow time", 15 * 60),
        ("at 18:50 GMT", 18 * 60 + 50),
        ("at 1 a.m. CET", 0),
    ],
)
def test_a_stated_zone_gives_the_time_in_utc(text: str, utc: int) -> None:
    assert only(text).utc_minutes == utc


def test_a_time_given_twice_tells_the_local_offset() -> None:
    local, stated = clock_times("It fell at about 9:50pm (18:50 GMT), the mayor said.")
    assert (local.utc_offset, local.utc_minutes) == (180, stated.utc_minutes)


def test_eastern_time_follows_the_season_and_is_unknown_without_a_day() -> None:
    assert only("at 2:50 p.m. Eastern time", date(2031, 7, 1)).utc_offset == -240
    assert only("at 2:50 p.m. ET", date(2031, 1, 1)).utc_offset == -300
    assert only("at 2:50 p.m. ET").utc_offset is None


def test_no_zone_is_guessed() -> None:
    assert only("at 9:50 p.m. local time").utc_offset is None


@given(st.text(max_size=120))
def test_any_text_is_read_and_every_time_is_a_slice(text: str) -> None:
    for found in clock_times(text):
        assert text[found.start : found.end] == found.words
        assert 0 <= found.minutes < DAY_MINUTES


@given(st.integers(0, 23), st.integers(0, 59))
def test_the_two_ways_of_writing_a_time_agree(hour: int, minute: int) -> None:
    half = "p.m." if hour >= 12 else "a.m."
    assert (
        only(f"at {hour:02d}:{minute:02d} it fell").minutes == only(f"at {hour % 12 or 12}:{minute:02d} {half}").minutes
    )
