"""A text is cut without losing a character, and each quote is marked where it stands."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.report.marking import Bit, Excerpt, Marked, excerpts

TEXTS = st.text(alphabet="ab \n.", min_size=1, max_size=60)


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Marked], list[tuple[int, int]]]:
    """A text, quotes of it that begin and end with a letter and may overlap, furniture that does not."""
    text = draw(TEXTS)
    letters = [at for at, sign in enumerate(text) if sign not in " \n"]
    quotes = []
    if letters:
        for at in range(draw(st.integers(0, 4))):
            start, last = sorted((draw(st.sampled_from(letters)), draw(st.sampled_from(letters))))
            quotes.append(Marked(f"q{at}", (start, last + 1), ((start, start + 1),)))
    edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=6)))
    furniture = list(pairwise(edges))[::2]
    return text, quotes, furniture


def bits(found: tuple[Excerpt, ...]) -> list[Bit]:
    return [bit for excerpt in found for paragraph in excerpt.paragraphs for bit in paragraph]


def text_of(excerpt: Excerpt) -> str:
    return "\n".join("".join(bit.text for bit in paragraph) for paragraph in excerpt.paragraphs)


@given(marked_texts())
def test_the_paragraphs_joined_are_the_text(case: tuple[str, list[Marked], list[tuple[int, int]]]) -> None:
    text, quotes, furniture = case
    (whole,) = excerpts(text, quotes, furniture)
    assert text_of(whole) == text
    assert whole.left_out == 0


@given(marked_texts())
def test_what_is_marked_is_what_is_quoted_and_what_is_faint_is_furniture(
    case: tuple[str, list[Marked], list[tuple[int, int]]],
) -> None:
    text, quotes, furniture = case
    at = 0
    for bit in bits(excerpts(text, quotes, furniture)):
        at = text.index(bit.text, at)
        for place in range(at, at + len(bit.text)):
            assert bit.quoted == any(q.quote[0] <= place < q.quote[1] for q in quotes)
            assert bit.answers == any(a <= place < b for q in quotes for a, b in q.spans)
            assert bit.faint == any(a <= place < b for a, b in furniture)
        at += len(bit.text)
        while text[at : at + 1] == "\n":
            at += 1


@given(marked_texts())
def test_every_quote_opens_once_and_closes_once(case: tuple[str, list[Marked], list[tuple[int, int]]]) -> None:
    text, quotes, furniture = case
    found = bits(excerpts(text, quotes, furniture))
    assert sorted(anchor for bit in found for anchor in bit.opens) == sorted(q.anchor for q in quotes)
    assert sorted(anchor for bit in found for anchor in bit.closes) == sorted(q.anchor for q in quotes)


@given(marked_texts(), st.integers(0, 12))
def test_of_a_long_text_every_quote_is_left_whole(
    case: tuple[str, list[Marked], list[tuple[int, int]]], around: int
) -> None:
    text, quotes, furniture = case
    found = excerpts(text, quotes, furniture, around)
    assert sorted(anchor for bit in bits(found) for anchor in bit.opens) == sorted(q.anchor for q in quotes)
    at = 0
    for excerpt in found:
        at += excerpt.left_out
        shown = text_of(excerpt)
        assert text[at : at + len(shown)] == shown
        at += len(shown)
    assert all(any(q.quote[0] >= start and q.quote[1] <= end for start, end in _places(found)) for q in quotes)


def _places(found: tuple[Excerpt, ...]) -> list[tuple[int, int]]:
    places, at = [], 0
    for excerpt in found:
        start = at + excerpt.left_out
        at = start + len(text_of(excerpt))
        places.append((start, at))
    return places


def test_a_quote_over_two_paragraphs_opens_in_the_first_and_closes_in_the_second() -> None:
    first, _, second = excerpts("One lamp.\n\nTwo lamps. Three.", [Marked("q1", (0, 21))])[0].paragraphs
    assert [(bit.text, bit.opens, bit.closes) for bit in first] == [("One lamp.", ("q1",), ())]
    assert [(bit.text, bit.opens, bit.closes) for bit in second] == [("Two lamps.", (), ("q1",)), (" Three.", (), ())]


@pytest.mark.parametrize("around", [None, 3])
def test_a_text_without_quotes_is_shown_only_whole(around: int | None) -> None:
    assert len(excerpts("No lamps.", [], (), around)) == (1 if around is None else 0)
