import time
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.page.publication import day_of_address, find_dates, read_date

TODAY = date(2031, 5, 10)


@pytest.mark.parametrize(
    ("words", "moment", "day"),
    [
        ("2031-05-04T20:51:07+00:00", "2031-05-04T20:51:07", "2031-05-04"),
        ("2031-05-04T07:05+0000", "2031-05-04T07:05:00", "2031-05-04"),
        ("2031-05-04T23:30:00-04:00", "2031-05-05T03:30:00", "2031-05-04"),
        ("Sun, 04 May 2031 22:30:00 -0400", "2031-05-05T02:30:00", "2031-05-04"),
        ("May 4, 2031 10:30 am ET", "2031-05-04T14:30:00", "2031-05-04"),
        ("January 4, 2031 at 10:30 p.m. ET", "2031-01-05T03:30:00", "2031-01-04"),
        ("4 May 2031, 18:30", "2031-05-04T18:30:00", "2031-05-04"),
        ("le 4 mai 2031 à 18h30", "2031-05-04T18:30:00", "2031-05-04"),
        ("04.05.2031 18:30", "2031-05-04T18:30:00", "2031-05-04"),
        ("1935700000", "2031-05-04T22:26:40", "2031-05-04"),
    ],
)
def test_a_moment_is_read_in_its_own_zone(words: str, moment: str, day: str) -> None:
    found = read_date(words, TODAY).publication
    assert found is not None
    assert found.clock_known
    assert found.moment == datetime.fromisoformat(moment).replace(tzinfo=UTC)
    assert found.day.iso() == day


@pytest.mark.parametrize("words", ["3 KASIM 2030", "3 Kasım 2030", "3 Kasim 2030"])
def test_a_month_with_a_dotless_i_is_read_in_capitals_too(words: str) -> None:
    found = read_date(words, TODAY).publication
    assert found is not None
    assert found.day.iso() == "2030-11-03"


@pytest.mark.parametrize(
    "words",
    [
        "2031-05-04",
        "2031/05/04",
        "20310504",
        "2031-05-04T00:00:00Z",
        "May 4th, 2031",
        "4 May 2031",
        "Sunday, 4. Mai 2031",
        "4 de mayo de 2031",
        "4 мая 2031 г.",
        "2031年5月4日",
        "4.5.2031",
        "May. 4, 2031",
    ],
)
def test_a_bare_date_has_no_clock(words: str) -> None:
    found = read_date(words, TODAY).publication
    assert found is not None
    assert not found.clock_known
    assert found.day.iso() == "2031-05-04"


@pytest.mark.parametrize(
    ("words", "day"), [("7/23/29", "2029-07-23"), ("23/7/2029", "2029-07-23"), ("4/4/29", "2029-04-04")]
)
def test_a_numeric_date_is_read_where_only_one_day_fits(words: str, day: str) -> None:
    found = read_date(words, TODAY).publication
    assert found is not None
    assert found.day.iso() == day


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("12/1", "has no year"),
        ("12/1/29", "could be two different days"),
        ("0001-01-01", "is before 1900"),
        ("2050-01-01", "lies in the future"),
        ("2031-05-13", "lies in the future"),
        ("2031-02-30", "is no day of the calendar"),
        ("2030", "names no day"),
        ("2030-05", "names no day"),
        ("May 2030", "names no day"),
        ("yesterday", "is no date that can be read"),
        ("25:61", "is no date that can be read"),
    ],
)
def test_what_is_wrong_or_unclear_stays_unknown_and_says_why(words: str, why: str) -> None:
    found = read_date(words, TODAY)
    assert found.publication is None
    assert found.why == why


def test_tomorrow_is_believed_because_zones_differ() -> None:
    assert read_date("2031-05-11", TODAY).publication is not None


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://velm.example/2031/05/04/flood", "2031-05-04"),
        ("https://velm.example/news/2031/may/4/flood", "2031-05-04"),
        ("https://velm.example/20310504/flood-1118049093.html", "2031-05-04"),
        ("https://velm.example/flood-2031-05-04.html", "2031-05-04"),
        ("https://velm.example/2031/05/flood", None),
        ("https://velm.example/article/20319999/flood", None),
        ("https://velm.example/2050/05/04/flood", None),
        ("https://velm.example/id-1118049093.html", None),
    ],
)
def test_the_day_of_an_address(url: str, day: str | None) -> None:
    found = day_of_address(url, TODAY)
    assert (found.day.iso() if found else None) == day


@given(st.text(max_size=120))
def test_any_words_are_read_without_an_error(words: str) -> None:
    read_date(words, TODAY)
    at = 0
    for found in find_dates(words, TODAY):
        assert at <= found.start < found.end <= len(words)
        assert (found.publication is None) != (found.why is None)
        at = found.end


@given(st.dates(date(1900, 1, 1), TODAY))
def test_every_day_since_1900_comes_back(day: date) -> None:
    for words in (day.isoformat(), day.strftime("%d %B %Y"), day.strftime("%B %d, %Y"), day.strftime("%d.%m.%Y")):
        found = read_date(words, TODAY).publication
        assert found is not None
        assert found.day.first == day


@pytest.mark.parametrize(
    ("words", "unread"),
    [
        ("2031-05-03T99:00", "there is no such time of day"),
        ("2031-05-03 10:61", "there is no such time of day"),
        ("2031-05-03T10:00:75Z", "there is no such time of day"),
        ("3 May 2031, 13:30 pm", "there is no such time of day"),
        ("20310503T9900", "there is no such time of day"),
        ("2031-05-03T9", "what follows that was not understood"),
        ("2031-05-03 / 2031-05-04", "what follows that was not understood"),
        ("2031-05-03 10:30 IST", "the zone 'IST' is not known, UTC was taken"),
        ("2031-05-03T10:30+99:00", "the zone '+99:00' is not known, UTC was taken"),
    ],
)
def test_what_was_not_understood_beside_the_day_is_said(words: str, unread: str) -> None:
    found = read_date(words, TODAY)
    assert found.publication is not None
    assert (found.publication.day.iso(), found.unread) == ("2031-05-03", unread)


@pytest.mark.parametrize(
    "words",
    [
        "2031-05-03",
        "2031-05-03T10:30",
        "2031-05-03T00:00:00Z",
        "2031-05-03T10:30:00.123456+05:30",
        "Sat, 03 May 2031 10:30:00 GMT",
        "Sat, 3 May 2031 10:30:00 +0000 (UTC)",
        "May 3, 2031 10:30 a.m. ET, London",
        "20310503",
    ],
)
def test_a_date_that_is_understood_whole_has_no_remark(words: str) -> None:
    assert read_date(words, TODAY).unread is None


def test_a_date_before_thousands_of_blanks_takes_no_time() -> None:
    started = time.thread_time()
    found = read_date("3 May 2031" + " " * 100_000 + "x", TODAY).publication
    assert found is not None
    assert found.day.iso() == "2031-05-03"
    assert time.thread_time() - started < 3
