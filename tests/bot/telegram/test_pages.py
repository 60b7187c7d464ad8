"""Messages that are longer than Telegram takes."""

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.telegram.bounds import CAPTION_UTF16, ENTITIES, MESSAGE_UTF16
from bot.telegram.markup import made_harmless, paragraph, quotation, shown, write
from bot.telegram.outgoing import Block, Button, Look, Message, Words
from bot.telegram.pages import pages
from tests.bot.telegram.blocks import blocks, texts
from tests.bot.telegram.parsed import parse, units

KEYBOARD = ((Button("more", data="1s1.."),),)


def bare(message: Message) -> str:
    """The words alone, in order."""
    return "".join(run.text for block in message.blocks for run in made_harmless(block).words)


def squeezed(text: str) -> str:
    return "".join(text.split())


@given(blocks, st.sampled_from((CAPTION_UTF16, MESSAGE_UTF16)))
@settings(max_examples=150, deadline=None)
def test_every_page_is_within_limits_and_together_they_give_the_words_back(
    given_blocks: list[Block], first: int
) -> None:
    whole = Message(tuple(given_blocks), KEYBOARD)
    parts = pages(whole, first=first)
    limits = [first, *[MESSAGE_UTF16] * (len(parts) - 1)]
    for part, limit in zip(parts, limits, strict=True):
        parsed = parse(write(part.blocks).html)
        assert 0 < units(parsed.text.strip()) <= units(parsed.text) <= limit
        assert len(parsed.entities) <= ENTITIES
    if squeezed(bare(whole)):
        assert squeezed("".join(map(bare, parts))) == squeezed(bare(whole))
    assert [part.keyboard for part in parts] == [()] * (len(parts) - 1) + [KEYBOARD]


@given(texts.filter(str.strip), st.integers(1, 60_000))
@settings(max_examples=60, deadline=None)
def test_one_long_text_loses_nothing_but_white_space_at_the_borders(text: str, length: int) -> None:
    long = "x" + (text * (length // len(text) + 1))[:length]
    parts = pages(Message((quotation(long),)))
    assert "".join(map(bare, parts)).split() == shown(long).split()


def test_a_message_that_fits_is_one_message() -> None:
    assert len(pages(Message((paragraph("x" * MESSAGE_UTF16),)))) == 1


def test_letters_outside_the_basic_plane_count_twice() -> None:
    assert len(pages(Message((paragraph("𝒳" * (MESSAGE_UTF16 // 2)),)))) == 1
    assert len(pages(Message((paragraph("𝒳" * (MESSAGE_UTF16 // 2 + 1)),)))) == 2


def test_it_is_split_between_blocks_where_that_can_be() -> None:
    blocks = tuple(quotation(letter * 1500) for letter in "abcde")
    assert [bare(part)[:1] + bare(part)[-1:] for part in pages(Message(blocks))] == ["ab", "cd", "ee"]


def test_a_block_that_is_too_long_is_cut_behind_a_sentence() -> None:
    sentence = "The ferry Ansgar struck the light at Ormby, the pilot said. "
    parts = pages(Message((quotation(sentence * 100),)))
    assert [bare(part).rstrip()[-5:] for part in parts] == ["said."] * len(parts)


def test_without_sentences_it_is_cut_between_words() -> None:
    parts = pages(Message((paragraph("lighthouse " * 1000),)))
    assert {word for part in parts for word in bare(part).split()} == {"lighthouse"}


def test_a_word_of_100_kilobytes_is_cut() -> None:
    parts = pages(Message((paragraph("w" * 100_000),)))
    assert len(parts) == -(-100_000 // MESSAGE_UTF16)


@pytest.mark.parametrize("grapheme", ["é", "🇸🇪", "👍🏽", "각", "🏳️", "क्षि"])
def test_no_grapheme_is_cut(grapheme: str) -> None:
    parts = pages(Message((paragraph("x" + grapheme * 5000),)))
    found = [cluster for part in parts for cluster in regex.findall(r"\X", bare(part))]
    assert set(found) == {"x", grapheme}


def test_a_letter_with_ten_thousand_accents_is_cut_all_the_same() -> None:
    text = "a" + "\u0301" * 10_000
    assert "".join(map(bare, pages(Message((paragraph(text),))))) == text


def test_no_more_than_telegrams_hundred_entities_go_into_one_message() -> None:
    runs = tuple(Words("w ", Look.STRONG, "https://ormby.example") for _ in range(300))
    parts = pages(Message((paragraph(*runs),)))
    assert max(len(parse(write(part.blocks).html).entities) for part in parts) <= ENTITIES
    assert sum(len(parse(write(part.blocks).html).of("bold")) for part in parts) == 300


def test_a_caption_that_is_too_long_goes_on_in_a_message() -> None:
    parts = pages(Message((paragraph("lighthouse " * 120),)), first=CAPTION_UTF16)
    assert len(parts) == 2
    assert units(write(parts[0].blocks).plain) <= CAPTION_UTF16


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u3000"])
def test_a_message_without_words_still_says_something(text: str) -> None:
    (only,) = pages(Message((paragraph(text),), KEYBOARD))
    assert bare(only).strip()
    assert only.keyboard == KEYBOARD
