"""Copies: found after the edits that desks make, not claimed for two reports of one event."""

import random
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.day import Day
from index.origins.copies import TextView, are_copies, view_of
from index.origins.fingerprint import FEWEST, MOST, bands, overlap, shingles, words_of

WORDS = [f"word{n}" for n in range(3000)]


def prose(words: int, seed: int) -> list[str]:
    return random.Random(seed).choices(WORDS, k=words)


def view(words: list[str], day: int | None = None, wire: str | None = None) -> TextView:
    return view_of(words, Day.of(date(2021, 3, day)) if day else None, wire)


STORY = prose(500, 1)


@pytest.mark.parametrize(
    "edited",
    [
        STORY,
        prose(12, 2) + STORY,  # another headline and byline
        STORY[:180],  # the tail cut
        prose(60, 3) + STORY[:250],  # a local paragraph before, the tail cut
        STORY[:150] + prose(80, 4) + STORY[150:],  # one in the middle
        [word if n % 14 else "other" for n, word in enumerate(STORY)],  # light editing
    ],
)
def test_a_copy_is_found_after_a_desk_edited_it(edited: list[str]) -> None:
    assert are_copies(view(STORY, 3), view(edited, 4))
    assert set(bands(view(STORY).text)) & set(bands(view(edited).text))


def test_two_reports_that_share_a_long_quote_are_no_copies() -> None:
    quote = prose(90, 5)
    a = prose(200, 6) + quote + prose(100, 7)
    b = prose(90, 8) + quote + prose(150, 9)
    assert not are_copies(view(a, 3), view(b, 3))


def test_a_shared_background_section_is_no_copy() -> None:
    background = prose(400, 10)
    assert not are_copies(view(prose(150, 11) + background, 3), view(prose(150, 12) + background, 3))


def test_a_piece_of_a_round_up_is_no_copy_of_it() -> None:
    assert not are_copies(view(STORY[:60], 3), view(prose(200, 13) + STORY[:60] + prose(900, 14), 3))


def test_the_same_lead_months_later_is_no_copy_unless_all_of_it_is() -> None:
    half = STORY[:260] + prose(200, 15)
    assert are_copies(view(STORY, 3), view(half, 4))
    assert not are_copies(view(STORY, 3), view(half, 25))
    assert are_copies(view(STORY, 3), view(STORY, 25))


def test_two_cuts_of_one_wire_story_need_less_in_common() -> None:
    a, b = prose(60, 16) + STORY[:120] + prose(120, 17), STORY[:130] + prose(170, 18)
    assert not are_copies(view(a, 3), view(b, 3))
    assert are_copies(view(a, 3, "Reuters"), view(b, 3, "Reuters"))
    assert not are_copies(view(a, 3, "Reuters"), view(b, 3, "AFP"))


def test_texts_without_words_are_no_copies() -> None:
    assert not are_copies(view([]), view([]))
    assert bands(shingles([])) == []


def test_fingerprints_are_the_same_on_every_machine() -> None:
    assert bands(shingles(words_of("The harbour of Orlen’s old town was closed."))) == FROZEN


def test_signed_bands_fit_sqlite() -> None:
    assert all(-(2**63) <= band < 2**63 for band in bands(shingles(prose(4000, 19))))


FROZEN = [8379843234304738882, -8447590107588407613, -5766132767217856855, -1640579082207639769]


@given(st.lists(st.sampled_from(WORDS[:40]), max_size=300), st.lists(st.sampled_from(WORDS[:40]), max_size=300))
@settings(max_examples=100, deadline=None)
def test_overlap_is_what_sets_say(a: list[str], b: list[str]) -> None:
    x, y = shingles(a), shingles(b)
    found = overlap(x, y)
    assert found == overlap(y, x)
    common = len(set(x.tolist()) & set(y.tolist()))
    smaller, larger = sorted((len(x), len(y)))
    assert (found.of_smaller, found.of_larger) == ((common / smaller, common / larger) if smaller else (0, 0))
    assert 0 <= found.of_larger <= found.of_smaller <= 1
    assert min(len(x), FEWEST) <= len(bands(x)) <= MOST
    assert np.all(x[:-1] < x[1:])


@given(st.lists(st.sampled_from(WORDS[:40]), max_size=200), st.lists(st.sampled_from(WORDS[:40]), max_size=200))
@settings(max_examples=100, deadline=None)
def test_being_copies_is_symmetric(a: list[str], b: list[str]) -> None:
    assert are_copies(view(a), view(b)) == are_copies(view(b), view(a))
