"""Which addresses become links, and links that lead to the very words."""

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.links import link_to_words, live_link

PAGE = "https://courier.example/ferry"


@pytest.mark.parametrize(
    "url", [PAGE, "http://courier.example:8080/a?b=c#d", "HTTPS://courier.example/", "https://ко.example/"]
)
def test_a_page_on_the_web_becomes_a_link(url: str) -> None:
    assert live_link(url) == url


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java\nscript:alert(1)",
        " https://courier.example/",
        "data:text/html,<script>",
        "file:///etc/passwd",
        "//courier.example/",
        "https:///nowhere",
        "https://courier.example/\u202etxt.exe",
        'https://courier.example/"onclick="x',
        "https://courier.example@evil.example/",
        "https://[broken/",
        "https://courier.example:99999/",
        "https://courier.example/" + "a" * 2001,
    ],
)
def test_nothing_else_does(url: str | None) -> None:
    assert live_link(url) is None
    assert link_to_words(url, "The lamp went out.", 0, 18) is None


def fragment(text: str, words: str, at: int = 0, url: str = PAGE) -> str:
    start = -1
    for _ in range(at + 1):
        start = text.index(words, start + 1)
    link = link_to_words(url, text, start, start + len(words))
    assert link is not None
    return link.partition(":~:text=")[2]


def test_words_that_stand_once_are_named_alone() -> None:
    assert fragment("The lamp went out. So it was.", "The lamp went out.") == "The%20lamp%20went%20out."


def test_the_signs_of_the_directive_are_encoded() -> None:
    assert (
        fragment("x, well-known & 50% #1: y", "x, well-known & 50% #1:")
        == "x%2C%20well%2Dknown%20%26%2050%25%20%231%3A"
    )


def test_letters_of_any_script_are_encoded_as_utf_8() -> None:
    assert unquote(fragment("قال الربان. Маяк погас.", "قال الربان.")) == "قال الربان."


def test_words_that_stand_twice_are_told_apart_by_what_is_around() -> None:
    text = "Ada said it was out. Ben wept.\n\nLater the old pilot swore it was out. Cato laughed."
    first, second = (fragment(text, "it was out.", at) for at in (0, 1))
    assert first == "Ada%20said-,it%20was%20out.,-Ben%20wept."
    assert second == "old%20pilot%20swore-,it%20was%20out.,-Cato%20laughed."


def test_a_difference_only_of_case_or_space_is_no_difference() -> None:
    assert "-," in fragment("One. IT  WAS OUT. Two it was out.", "it was out.")


def test_a_long_or_broken_quote_is_named_by_its_ends() -> None:
    words = "The first of very many words in a sentence that goes on and on " * 3 + "until it ends at last."
    assert fragment(words, words) == "The%20first%20of%20very%20many,until%20it%20ends%20at%20last."
    assert fragment("He left at noon today.\nThe lamp was dark.", "He left at noon today.\nThe lamp was dark.") == (
        "He%20left%20at%20noon%20today.,The%20lamp%20was%20dark."
    )


def test_as_much_of_a_long_quote_is_named_as_tells_it_from_what_stands_before() -> None:
    words = "The harbour office said on Sunday that the lamp had been out for an hour, " + "and then for another, " * 3
    words += "and nobody knew why it was out for another."
    above = "The harbour office said on Sunday that all was well."
    told = unquote(fragment(f"{above}\n\n{words}", words))
    # Not "The harbour office said on", which stands above too.
    assert told == "The harbour office said on Sunday that the,it was out for another."
    inner = words.replace("and nobody knew", "it was out for another. Nobody knew")
    assert unquote(fragment(inner, inner)).endswith(",why it was out for another.")


def test_a_long_quote_that_opens_like_a_line_above_is_led_to_by_the_words_before() -> None:
    line = "The lamp was out and nobody in the harbour office knew for how long it had been."
    words = f"{line}\nThe pilot said so."
    text = f"Ada swore. {line}\n\nBen wept. {words}"
    assert unquote(fragment(text, words)) == f"Ben wept.-,{line},The pilot said so."


def test_an_address_with_an_anchor_keeps_it() -> None:
    link = link_to_words(f"{PAGE}#night", "It was out.", 0, 11)
    assert link == f"{PAGE}#night:~:text=It%20was%20out."
    again = link_to_words(f"{PAGE}#night:~:text=other", "It was out.", 0, 11)
    assert again == link


@given(st.text(min_size=1, max_size=80), st.data())
def test_a_link_never_holds_a_sign_that_could_break_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    link = link_to_words(PAGE, text, start, end)
    assert link is not None
    assert live_link(link) == link
    assert link.isascii()
