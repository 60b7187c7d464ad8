"""Where the words of a quote stand among those of a text."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.verbatim.matching import MOST_LEFT_OUT, standing
from retrieval.verbatim.wording import Word


def words(said: str) -> tuple[Word, ...]:
    return tuple(Word(each, at, at + 1) for at, each in enumerate(said.split()))


def stretch(said: str, of: str) -> list[tuple[int, int]]:
    """From the first word of each place to behind its last."""
    return [(run[0][0], run[-1][1]) for run in standing([words(each) for each in said.split("…")], words(of))]


@pytest.mark.parametrize(
    ("left_out", "stands"), [(0, True), (MOST_LEFT_OUT, True), (MOST_LEFT_OUT + 1, False), (5 * MOST_LEFT_OUT, False)]
)
def test_so_many_words_may_be_left_out_between_two_parts(left_out: int, *, stands: bool) -> None:
    assert bool(stretch("we shall … leave", "we shall " + "never " * left_out + "leave")) is stands


def test_of_places_that_overlap_the_shortest_counts() -> None:
    assert stretch("a … b", "a a b a b") == [(1, 3), (3, 5)]
    assert stretch("a a", "a a a a a") == [(0, 2), (2, 4)]


@given(st.text(st.sampled_from("abc"), max_size=24), st.text(st.sampled_from("abc…"), min_size=1, max_size=5))
def test_every_place_is_one_and_none_overlaps_another(text: str, quote: str) -> None:
    parts = [words(" ".join(each)) for each in quote.split("…") if each]
    if not parts:
        return
    found = standing(parts, words(" ".join(text)))
    for run in found:
        assert [text[start:end] for start, end in run] == ["".join(word.said for word in part) for part in parts]
    assert all(one[-1][1] <= other[0][0] for one, other in pairwise(found))
    if len(parts) == 1:
        assert bool(found) is ("".join(word.said for word in parts[0]) in text)


@pytest.mark.parametrize("quote", ["we", "we … never", "we … we … never"])
def test_a_word_that_a_long_text_has_everywhere_is_looked_up_at_once(quote: str) -> None:
    started = time.thread_time()
    stretch(quote, "we shall leave " * 40_000)
    assert time.thread_time() - started < 5
