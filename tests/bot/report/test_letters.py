"""Foreign text on a page: it stays text, stays whole, and hides nothing."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.report.letters import foreign, shown
from bot.visible import visible


class Parsed(HTMLParser):
    """Text and tags as a browser has them."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.tags: list[str] = []
        self.feed(html)
        self.close()

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)


PRINTABLE = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Cn"], include_characters="\n\t"))


@given(PRINTABLE)
def test_what_a_browser_has_of_it_is_the_text(text: str) -> None:
    parsed = Parsed(str(shown(text)))
    assert parsed.text == text
    assert set(parsed.tags) <= {"span"}


@given(st.text(alphabet=st.sampled_from("<>&\"'/abcsript\u202e\u200b\x00\r\n\ud800")))
def test_no_text_becomes_a_tag(text: str) -> None:
    page = str(shown(text)) + str(foreign(text))
    assert set(Parsed(page).tags) <= {"span", "bdi"}
    assert "\x00" not in page
    page.encode()


@given(st.text(alphabet=st.sampled_from("a\u202e\u200b\u2066\u00ad\ufeff\x1b")))
def test_every_hidden_character_has_its_sign(text: str) -> None:
    hidden = [sign for sign in text if visible(sign) != sign]
    assert str(shown(text)).count("data-sign=") == len(hidden)


@pytest.mark.parametrize("word", ["نمی\u200cخواهم", "می\u200cرود", "क\u094d\u200dष", "👩\u200d🚒"])
def test_joiners_that_spell_a_word_are_left_alone(word: str) -> None:
    assert str(shown(word)) == word


@pytest.mark.parametrize("word", ["Or\u200cmby", "Or\u200dmby", "\u200cOrmby", "Ormby\u200d", "Ormby\u200e"])
def test_joiners_and_marks_that_spell_nothing_are_seen(word: str) -> None:
    assert str(shown(word)).count("data-sign=") == 1


def test_a_direction_mark_among_right_to_left_letters_is_left_alone() -> None:
    assert str(shown("العبارة \u200f(غانت)\u200e")) == "العبارة \u200f(غانت)\u200e"


def test_an_override_keeps_to_its_own_box() -> None:
    assert str(shown("a\u202eb")) == 'a<span class="unseen" data-sign="U+202E">\u202e</span>b'
