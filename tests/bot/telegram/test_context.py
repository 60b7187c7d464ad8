"""A quote's surroundings, cut to what one message holds."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.telegram.context import WINDOW_UTF16, window_words, windows
from bot.telegram.markup import shown, utf16
from bot.telegram.outgoing import Look
from tests.bot.telegram.blocks import long_texts

SENTENCE = "The ferry Ansgar left Ormby at dusk with the tide. "


@given(long_texts, st.integers(0), st.integers(1))
@settings(deadline=None)
def test_every_character_is_in_one_window_and_every_window_in_one_message(text: str, start: int, length: int) -> None:
    start %= len(text)
    quote = (start, min(len(text), start + 1 + length % len(text)))
    cut = windows(text, quote)
    assert [end for _, end in cut.stretches[:-1]] == [start for start, _ in cut.stretches[1:]]
    assert (cut.stretches[0][0], cut.stretches[-1][1]) == (0, len(text))
    assert all(0 < utf16(shown(text[a:b])) <= WINDOW_UTF16 or not shown(text[a:b]) for a, b in cut.stretches)
    opens, closes = cut.stretches[cut.first]
    assert opens <= quote[0] < closes
    said = [run.text for window in cut.stretches for run in window_words(text, window, quote)]
    assert "".join(said) == text


def test_the_quote_has_words_before_and_behind_it() -> None:
    text = SENTENCE * 60 + "It struck the light. " + SENTENCE * 60
    start = text.index("It struck")
    cut = windows(text, (start, start + 20))
    opens, closes = cut.stretches[cut.first]
    assert start - opens > 400
    assert closes - start - 20 > 400
    assert text[opens:].startswith("The ferry")
    assert all(text[at:].startswith(("The ferry", "It struck")) for _, at in pairwise(sum(cut.stretches, ())[::2]))


def test_a_quote_longer_than_a_window_begins_in_the_first_one_shown() -> None:
    text = SENTENCE * 10 + "x" * 9000 + SENTENCE
    cut = windows(text, (len(SENTENCE) * 10, len(SENTENCE) * 10 + 9000))
    opens, closes = cut.stretches[cut.first]
    assert opens <= len(SENTENCE) * 10 < closes


def test_a_text_of_hidden_characters_does_not_burst_a_message() -> None:
    text = "\u200b" * 5000
    assert all(utf16(shown(text[a:b])) <= WINDOW_UTF16 for a, b in windows(text, (10, 20)).stretches)


def test_the_quote_is_marked_and_the_pages_furniture_faint() -> None:
    text = "Menu. It struck the light. Share."
    runs = window_words(text, (0, len(text)), (6, 26), furniture=((0, 5), (27, 33)))
    assert [(run.text, run.look) for run in runs] == [
        ("Menu.", Look.FAINT),
        (" ", Look.PLAIN),
        ("It struck the light.", Look.MARK),
        (" ", Look.PLAIN),
        ("Share.", Look.FAINT),
    ]
