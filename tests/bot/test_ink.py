"""Wrapping and colour."""

import re

from hypothesis import given
from hypothesis import strategies as st

from bot.ink import Line, Paper, Run, Style, cells, paint

RUNS = st.lists(
    st.builds(Run, st.text(alphabet="abcde 漢é\u0301", max_size=30), st.sampled_from(Style)), max_size=6
).map(tuple)
ANSI = re.compile(r"\x1b\[[0-9;]*m")


def test_a_line_that_is_to_be_copied_is_never_broken() -> None:
    line = Line((Run("rashomon show 'ferry-1@1:100-181'"),), 0, 2, whole=True)
    assert paint([line], Paper(12)) == "rashomon show 'ferry-1@1:100-181'\n"


def test_a_pipe_gets_one_line_with_every_character_and_no_colour() -> None:
    line = Line((Run("the  ferry\nsank ", Style.MARK), Run("twice")), indent=3)
    assert paint([line], Paper()) == "   the  ferry\nsank twice\n"


def test_a_terminal_wraps_between_words_and_hangs_what_follows() -> None:
    line = Line((Run("one two three four"),), indent=2, hang=4)
    assert paint([line], Paper(11)) == "  one two\n    three\n    four\n"


def test_a_highlight_is_one_stretch_even_across_words() -> None:
    line = Line((Run("at "), Run("the old mill", Style.MARK), Run(" today")))
    assert paint([line], Paper(60, colour=True)) == "at \x1b[1;4mthe old mill\x1b[0m today\n"


def test_a_wide_character_takes_two_columns_and_an_accent_none() -> None:
    assert (cells("abc"), cells("漢字"), cells("e\u0301")) == (3, 4, 1)


def test_a_word_longer_than_the_line_is_not_broken() -> None:
    assert paint([Line((Run("see " + "x" * 40),))], Paper(20)) == "see\n" + "x" * 40 + "\n"


@given(RUNS, st.integers(8, 40))
def test_wrapping_loses_no_word(runs: tuple[Run, ...], columns: int) -> None:
    before = "".join(run.text for run in runs).split()
    assert paint([Line(runs, 1, 2)], Paper(columns)).split() == before


@given(RUNS, st.integers(8, 40))
def test_no_line_is_wider_than_the_terminal_unless_one_word_is(runs: tuple[Run, ...], columns: int) -> None:
    for row in paint([Line(runs, 1, 2)], Paper(columns)).splitlines():
        assert cells(row.rstrip()) <= columns or len(row.split()) == 1


@given(RUNS, st.integers(8, 40))
def test_colour_changes_nothing_but_colour(runs: tuple[Run, ...], columns: int) -> None:
    plain = paint([Line(runs, 1, 2)], Paper(columns))
    assert ANSI.sub("", paint([Line(runs, 1, 2)], Paper(columns, colour=True))) == plain


def test_a_lead_stands_before_every_row() -> None:
    line = Line((Run("one two three"),), 2, 2, "| ")
    assert paint([line], Paper(11)) == "  | one two\n  | three\n"
    assert paint([line], Paper()) == "  | one two three\n"
