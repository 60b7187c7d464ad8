"""Counts, sizes and days as people write them."""

import pytest

from bot.written import count, days_in_words, moment_in_words, size_in_words


@pytest.mark.parametrize(
    ("iso", "told"),
    [
        ("2031-05-04", "Sunday 4 May 2031"),
        ("2031-05", "May 2031"),
        ("2031", "2031"),
        ("2031-05-04/2031-05-06", "4 to 6 May 2031"),
        ("2031-05-30/2031-06-02", "30 May to 2 June 2031"),
        ("2031-12-30/2032-01-02", "30 December 2031 to 2 January 2032"),
        ("some day", "some day"),
    ],
)
def test_a_day_is_told_no_more_precisely_than_it_is_known(iso: str, told: str) -> None:
    assert days_in_words(iso) == told


@pytest.mark.parametrize(
    ("published", "told"),
    [("2031-05-04", "Sunday 4 May 2031"), ("2031-05-04T23:05:00Z", "Sunday 4 May 2031, 23:05 UTC"), ("?T", "?T")],
)
def test_a_publication_is_told_with_its_clock_only_where_it_has_one(published: str, told: str) -> None:
    assert moment_in_words(published) == told


@pytest.mark.parametrize(
    ("number", "told"), [(0, "0 outlets"), (1, "1 outlet"), (2, "2 outlets"), (1200, "1,200 outlets")]
)
def test_one_is_singular_and_all_else_plural(number: int, told: str) -> None:
    assert count(number, "outlet") == told


@pytest.mark.parametrize(
    ("size", "told"),
    [(3, "1 kB"), (41_020, "41 kB"), (999_400, "999 kB"), (1_234_567, "1.2 MB"), (2_500_000_000, "2,500.0 MB")],
)
def test_a_size_is_never_nothing(size: int, told: str) -> None:
    assert size_in_words(size) == told
