"""What a terminal would obey or hide is shown instead."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.visible import LONGEST_MESSAGE, on_a_short_line, on_one_line, visible, visible_lines

INKLESS = frozenset(
    chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) in ("Cc", "Cf", "Zl", "Zp", "Cs")
)
ANY_TEXT = st.text(alphabet=st.one_of(st.characters(), st.sampled_from(sorted(INKLESS))))


def test_every_character_that_unicode_calls_control_or_format_is_shown() -> None:
    assert [hex(ord(c)) for c in INKLESS if INKLESS & set(visible(c))] == []


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("\x1b[31mred\x07", "␛[31mred␇"),
        ("abc\u202edcba", "abc<U+202E>dcba"),
        ("Bel\u200bto", "Bel<U+200B>to"),
        ("\x7f\x9b", "␡<U+009B>"),
        ("\U000e0041tag", "<U+E0041>tag"),
        ("a\r\nb", "a␍␊b"),
    ],
)
def test_a_hostile_character_becomes_a_sign(hostile: str, shown: str) -> None:
    assert visible(hostile) == shown


@pytest.mark.parametrize("plain", ["Łódź, São Tomé", "مرحبا بالعالم", "第三次 9:50", "👍🏽 ❤️", "“quoted” — it’s"])
def test_ordinary_writing_of_any_script_is_left_alone(plain: str) -> None:
    assert visible(plain) == plain


@given(ANY_TEXT)
def test_nothing_that_a_terminal_obeys_is_left(text: str) -> None:
    assert not INKLESS & set(visible(text))
    assert not INKLESS & set(on_one_line(text))
    assert not (INKLESS - {"\n", "\t"}) & set(visible_lines(text))


@given(ANY_TEXT)
def test_showing_twice_changes_nothing_more(text: str) -> None:
    assert visible(visible(text)) == visible(text)
    assert on_one_line(on_one_line(text)) == on_one_line(text)


@given(ANY_TEXT)
def test_an_article_keeps_its_lines(text: str) -> None:
    assert visible_lines(text).count("\n") == text.count("\n")


@given(ANY_TEXT, st.integers(0, 2_000))
def test_a_long_message_keeps_its_ends(text: str, more: int) -> None:
    message = f"begins {text}{'x' * more} ends"
    short = on_a_short_line(message)
    assert len(short) <= LONGEST_MESSAGE
    assert short == on_one_line(message) or (short.startswith("begins ") and short.endswith(" ends"))
