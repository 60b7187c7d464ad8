"""Undated articles and the stories that date them."""

from collections.abc import Callable, Sequence
from datetime import date

import pytest

from index.day import Day
from index.origins.facts import Facts, facts
from index.origins.inference import StoryView, infer_publication
from index.sentences import split

SUNDAY, MONDAY, TUESDAY = date(2031, 5, 11), date(2031, 5, 12), date(2031, 5, 13)
SHARED = frozenset({"orel", "tarn", "ambrin", "lenz"})
OURS = Facts(rarest=SHARED, numbers=frozenset({"4 people"}), weekdays=(6,), later=(6,))


def dated(
    key: str, published: date, names: frozenset[str] = SHARED, weekdays: tuple[int, ...] = (6,), similarity: float = 0.8
) -> StoryView:
    told = Facts(rarest=names, numbers=frozenset({"4 people"}), weekdays=weekdays)
    return StoryView(key, told, Day.of(published), similarity)


def test_the_story_dates_the_article_and_says_by_which() -> None:
    inferred = infer_publication(StoryView("new", OURS), [dated("b", MONDAY), dated("a", MONDAY)])
    assert inferred is not None
    assert (inferred.published_day, inferred.keys) == (Day.of(MONDAY), ("a", "b"))


def test_it_is_not_published_before_a_weekday_that_it_names() -> None:
    ours = Facts(rarest=SHARED, numbers=OURS.numbers, weekdays=(6,), later=(6, 0))
    inferred = infer_publication(StoryView("new", ours), [dated("a", SUNDAY), dated("b", SUNDAY)])
    assert inferred is not None
    assert inferred.published_day == Day.of(MONDAY)


def test_a_weekday_that_does_not_fit_settles_nothing() -> None:
    assert infer_publication(StoryView("new", OURS), [dated("a", MONDAY, weekdays=(2,))]) is None


def test_look_alikes_of_two_seasons_settle_nothing() -> None:
    neighbours = [dated("a", MONDAY), dated("b", date(2031, 10, 20))]
    assert infer_publication(StoryView("new", OURS), neighbours) is None


def test_an_event_like_it_without_its_names_settles_nothing() -> None:
    stranger = dated("a", MONDAY, names=frozenset({"orel", "quist", "maro"}))
    assert infer_publication(StoryView("new", OURS), [stranger]) is None


def test_undated_and_roughly_dated_neighbours_do_not_count() -> None:
    undated = StoryView("a", OURS, None, 0.9)
    rough = StoryView("b", OURS, Day.month(2031, 5), 0.9)
    assert infer_publication(StoryView("new", OURS), [undated, rough]) is None


def test_an_article_does_not_date_itself() -> None:
    assert infer_publication(StoryView("new", OURS), [dated("new", MONDAY)]) is None


@pytest.mark.parametrize("turn", [1, 2])
def test_the_order_of_the_neighbours_does_not_matter(turn: int) -> None:
    neighbours = [dated("a", SUNDAY), dated("b", MONDAY), dated("c", TUESDAY)]
    turned = neighbours[turn:] + neighbours[:turn]
    view = StoryView("new", OURS)
    assert infer_publication(view, turned) == infer_publication(view, neighbours)


def counting(common: Sequence[str]) -> Callable[[Sequence[str]], Sequence[int]]:
    return lambda names: [1000 if name in common else 3 for name in names]


def test_facts_are_the_particulars_of_the_news() -> None:
    text = (
        "A bridge over the Orel in Tarn fell at 9:50 p.m. on Sunday, killing four people. "
        "Mayor Ivo Lenz of Tarn said on Monday that 12 divers searched the river near Vesmark."
    )
    found = facts(text, split(text, ()), counting(["vesmark"]), 400)
    assert {"orel", "tarn", "lenz"} <= found.names
    assert found.rarest <= found.names
    assert "vesmark" not in found.names
    assert found.numbers == {"4 people", "12 divers"}
    assert found.clocks == {21 * 60 + 50}
    assert (found.weekdays, found.later) == ((6,), (6, 0))


def test_months_weekdays_and_openings_are_no_names() -> None:
    text = "Rescuers came in May. The river rose on Friday. “Nobody was hurt,” he said in Tarn."
    assert facts(text, split(text, ()), counting([]), 400).names == {"tarn"}


def test_a_counted_word_with_a_letter_of_another_alphabet_is_its_figure() -> None:
    text = "The flood took sıx boats."
    assert facts(text, split(text, ()), counting([]), 400).numbers == {"6 boats"}
