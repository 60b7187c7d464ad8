"""What was altered between two texts: nothing is missed, nothing is told that is not so."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.alterations import Alteration, alterations

OLD = "The ferry ran aground off Ormby on Tuesday.\n\nNobody was hurt, the harbour office said.\n\nRepairs take weeks."


def told(old: str, new: str) -> list[tuple[str, str]]:
    return [(old[a.old_start : a.old_end], new[a.new_start : a.new_end]) for a in alterations(old, new)]


def words(text: str) -> list[str]:
    return re.findall(r"\w+(?:['’.,-]\w+)*|[^\w\s]", text)


def test_one_figure_that_was_altered_is_one_alteration() -> None:
    assert told(OLD, OLD.replace("Nobody was", "Two people were")) == [("Nobody was", "Two people were")]
    assert told("about 1,200 people", "about 1,250 people") == [("1,200", "1,250")]


def test_what_went_and_what_came_is_told_with_its_place() -> None:
    assert told(OLD, OLD.replace(" the harbour office said", "")) == [("the harbour office said", "")]
    assert told("It rained. It froze.", "It rained. It snowed. It froze.") == [("", "It snowed.")]


def test_blanks_and_line_ends_are_no_alteration() -> None:
    assert told(OLD, " ".join(OLD.split())) == []


def test_words_that_hardly_anything_parts_are_one_alteration() -> None:
    assert told("two of them died there", "ten of those died there") == [("two of them", "ten of those")]


def test_page_furniture_does_not_count() -> None:
    old, new = "12 shares\nIt rained.", "98 shares\nIt rained."
    assert alterations(old, new, ((0, 9),), ((0, 9),)) == ()
    assert alterations(old, new) != ()


@pytest.mark.parametrize(
    ("masked", "left"),
    [
        (((0, 9),), "It rained. It froze."),
        (((20, 30), (0, 9)), "It rained."),  # in any order
        (((0, 30), (3, 5)), ""),  # one in another
        (((0, 9), (9, 10)), "It rained. It froze."),
        (((3, 9),), "12 It rained. It froze."),
        (((0, 12),), "rained. It froze."),
    ],
)
def test_words_that_begin_in_a_masked_range_are_left_out(masked: tuple[tuple[int, int], ...], left: str) -> None:
    assert alterations("12 shares\nIt rained. It froze.", left, masked) == ()


def test_a_text_of_thousands_of_masked_ranges_is_compared_soon() -> None:
    text = "x y z x y z x y z x y z x y z \n" * 20_000
    masked = [(at, at + 6) for at in range(0, len(text), 31)]
    started = time.thread_time()
    assert alterations(text, f"{text}end", masked, masked) != ()
    assert time.thread_time() - started < 10  # a second; minutes where each word is held against each range


def test_a_text_that_was_written_anew_is_told_soon() -> None:
    old = " ".join(f"a{n}" for n in range(40_000))
    new = " ".join(f"b{n}" for n in range(40_000))
    started = time.thread_time()
    assert alterations(old, new) == (Alteration(0, len(old), 0, len(new)),)
    assert time.thread_time() - started < 5


TEXTS = st.lists(
    st.sampled_from(["ferry", "ran", "two", "2.5", "hurt", ".", ",", "\n", "\n\n", "Ormby's"]), max_size=40
)


@given(TEXTS, TEXTS)
def test_putting_the_alterations_into_the_old_text_gives_the_words_of_the_new_one(
    one: list[str], two: list[str]
) -> None:
    old, new = " ".join(one), " ".join(two)
    pieces, at = [], 0
    for each in alterations(old, new):
        assert at <= each.old_start <= each.old_end
        pieces += [old[at : each.old_start], new[each.new_start : each.new_end]]
        at = each.old_end
    assert words(" ".join([*pieces, old[at:]])) == words(new)


@given(TEXTS)
def test_a_text_is_not_altered_against_itself(one: list[str]) -> None:
    assert alterations(" ".join(one), "\n".join(one)) == ()
