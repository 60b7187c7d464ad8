"""What foreign words become in a message."""

import re

import pytest
from hypothesis import given

from bot.telegram.markup import can_open, made_visible, paragraph, quotation, shown, utf16, weight, write
from bot.telegram.outgoing import Block, Look, Words
from tests.bot.telegram.blocks import HOSTILE, blocks, texts
from tests.bot.telegram.parsed import parse, units

SWALLOWED = re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u030a\u0333\u033f\ufeff]")


@given(blocks)
def test_whatever_is_written_telegram_can_parse_to_the_plain_text(given_blocks: list[Block]) -> None:
    written = write(given_blocks)
    assert parse(written.html).text == written.plain
    assert written.utf16 == units(written.plain)


@given(blocks)
def test_a_block_weighs_what_telegram_counts(given_blocks: list[Block]) -> None:
    for block in given_blocks:
        length, entities = weight(block)
        parsed = parse(write([block]).html)
        assert length == units(parsed.text)
        assert entities >= len(parsed.entities)


@given(texts)
def test_no_character_is_left_that_telegram_swallows_or_a_reader_cannot_see(text: str) -> None:
    assert not SWALLOWED.search(shown(text))


@given(texts)
def test_showing_twice_is_showing_once(text: str) -> None:
    assert shown(shown(text)) == shown(text)


@given(texts)
def test_words_of_letters_stay_as_they_are(text: str) -> None:
    letters = "".join(character for character in text if character.isalpha() and character < "\u0300")
    assert shown(letters) == letters


@given(texts)
def test_only_web_addresses_become_links(text: str) -> None:
    parsed = parse(write([paragraph(Words("here", url=text))]).html)
    assert [e.value for e in parsed.entities] == ([text] if can_open(text) else [])


@pytest.mark.parametrize("url", ["javascript:alert(1)", "tg://user?id=1", "https://", "https://a.example/\u202egpj"])
def test_an_address_that_is_no_web_address_is_shown_as_words(url: str) -> None:
    assert write([paragraph(Words("here", url=url))]).html == "here"


def test_a_web_address_becomes_a_link_with_its_signs_kept() -> None:
    written = write([paragraph(Words("Ormby Courier", Look.STRONG, "https://ormby.example/a?b=1&c=2"))])
    assert written.html == '<a href="https://ormby.example/a?b=1&amp;c=2"><b>Ormby Courier</b></a>'


def test_tags_in_an_article_are_words() -> None:
    written = write([quotation("</blockquote><b>fake</b> & co", long=True)])
    assert parse(written.html).of("blockquote") == ["</blockquote><b>fake</b> & co"]
    assert written.html.startswith("<blockquote expandable>")


def test_an_override_is_made_visible_and_said() -> None:
    assert shown("safe\u202egnp.exe") == "safe<U+202E>gnp.exe"
    assert made_visible("safe\u202egnp\u200b\u202e") == ("<U+202E>", "<U+200B>")


def test_signs_that_the_article_itself_writes_are_not_called_hidden() -> None:
    assert made_visible("it says <U+202E> in so many letters") == ()


def test_a_ring_that_telegram_drops_is_kept_with_its_letter() -> None:
    assert shown("A\u030angstro\u0308m") == "Ångstro\u0308m"
    assert shown("q\u030a") == "q<U+030A>"


def test_a_mark_within_a_character_does_not_change_how_it_is_shown() -> None:
    split = quotation("A", Words("\u030angstrom\r", Look.MARK), "\nnext")
    assert write([split]).plain == "Ångstrom\nnext"


def test_white_space_cannot_push_a_forged_message_down() -> None:
    assert shown("word" + "\n \u3000" * 500 + "Rashomon:  all\t\tagree") == "word\n\nRashomon: all agree"


def test_arabic_words_beside_ours_cannot_turn_a_date_around() -> None:
    written = write([paragraph(Words("قناة أورمبي", Look.STRONG), " · 5 May 2031")])
    assert written.plain == "\u2068قناة أورمبي\u2069 · 5 May 2031"


def test_a_quotation_in_arabic_keeps_its_own_direction() -> None:
    assert write([quotation("قال الربان إن العبارة اصطدمت بالمنارة")]).plain[0] == "ق"


@pytest.mark.parametrize("text", [h for h in HOSTILE if "\ud800" not in h])
def test_length_is_counted_in_utf16(text: str) -> None:
    assert utf16(text) == units(text)


def test_a_person_is_mentioned_by_id() -> None:
    assert (
        write([paragraph("Ask ", Words("Anna <3", person=17))]).html == 'Ask <a href="tg://user?id=17">Anna &lt;3</a>'
    )
    assert weight(paragraph(Words("Anna", person=17))) == (4, 1)
