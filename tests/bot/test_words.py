"""What the program says, word for word."""

from datetime import date

import pytest

from bot import words, words_archive, words_timeline


def test_the_span_of_an_archive_of_one_day_is_that_day() -> None:
    assert words_archive.days_between(date(2031, 5, 4), date(2031, 5, 4)) == "Sunday 4 May 2031"


def test_an_add_s_summary_leaves_out_what_did_not_happen() -> None:
    assert words_archive.added(3, 0, 0, 0) == "3 added"
    assert words_archive.added(1, 2, 3, 4) == "1 added, 2 updated, 3 skipped (already in), 4 refused"
    assert words_archive.added_details(0, 0, 0) == []


@pytest.mark.parametrize(
    ("who", "anonymous", "via", "told"),
    [
        ("the pilot", False, None, "the pilot"),
        ("a pilot", True, "Belt Wire", "a pilot, unnamed, through Belt Wire"),
        ("An unnamed pilot", True, None, "An unnamed pilot"),
    ],
)
def test_a_speaker_is_called_unnamed_once(who: str, anonymous: bool, via: str | None, told: str) -> None:
    assert words.said_by(who, anonymous, via) == told


def test_a_day_reads_well_after_for() -> None:
    assert words.nearest_miss("on 5 May", "2031-05-04") == (
        "Nothing for 5 May; the closest report is of Sunday 4 May 2031."
    )


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("since", date(2031, 5, 3), "published since 3 May 2031"),
        ("as_of", "2031-05-03", "asked as on 3 May 2031"),
        ("language", "de", "language German"),
        ("outlet", "Ormby Courier", "outlet Ormby Courier"),
        ("until", "some day", "published until some day"),
    ],
)
def test_a_limit_is_told_in_words(name: str, value: object, told: str) -> None:
    assert words.limit(name, value) == told


@pytest.mark.parametrize(
    ("unit", "told"), [(None, "the figure stated"), ("yard", "yards"), ("foot", "feet"), ("USD", "in USD")]
)
def test_an_axis_says_what_it_counts_in(unit: str | None, told: str) -> None:
    assert words_timeline.figure_axis(unit) == told


def test_one_more_origin_says_it_and_two_say_it() -> None:
    assert [words.more_origins(number) for number in (1, 2)] == ["1 more origin says this", "2 more origins say this"]


def test_a_language_is_told_by_name_with_the_code_that_the_option_takes() -> None:
    assert [words.language(code) for code in ("de", "xx")] == ["German (de)", "xx"]
