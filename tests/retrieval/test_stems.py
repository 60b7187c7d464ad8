"""Words compared by their stems."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.stems import content_words, stem_of, stems_in, words_of


@pytest.mark.parametrize(
    ("one", "other"),
    [("rockets", "Rocket"), ("ferry", "ferries"), ("mayor’s", "mayor"), ("crews'", "crew"), ("1,200", "1200")],
)
def test_forms_of_one_word_have_one_stem(one: str, other: str) -> None:
    assert stem_of(one) == stem_of(other)


@pytest.mark.parametrize(("one", "other"), [("14", "140"), ("harbour", "harvest"), ("3.5", "35")])
def test_other_words_have_other_stems(one: str, other: str) -> None:
    assert stem_of(one) != stem_of(other)


def test_content_words_leave_out_what_carries_no_meaning_and_keep_each_stem_once() -> None:
    words = content_words("How many of the ferries sank, and which ferry was it?")
    assert [stem.word for stem in words] == ["ferries", "sank"]


def test_figures_are_content_however_short() -> None:
    assert [stem.word for stem in content_words("a 5 b")] == ["5"]


def test_a_clock_and_a_figure_with_separators_stay_whole() -> None:
    assert words_of("at 21:50, some 1,200.") == ["at", "21:50", "some", "1,200"]


@given(st.text(max_size=60))
def test_every_content_word_stands_in_the_text_and_its_stem_among_the_stems(text: str) -> None:
    for stem in content_words(text):
        assert stem.word in text
        assert stem.stem in stems_in(text)
