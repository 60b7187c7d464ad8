"""Sentences cut into what a reader reads at once, and what is quoted of them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article, Masthead, Sentence
from index.day import Day
from index.sentences import split
from retrieval.windows import CHARS, SENTENCES, Placed, context, leans, quoted, windows
from tests.retrieval.newsroom import candidate


def article_of(*sentences: str, id_: int = 1, between: str = " ", title: str | None = None) -> Article:
    ranges: list[Sentence] = []
    text = ""
    for sentence in sentences:
        text += between if text else ""
        ranges.append(Sentence(len(text), len(text) + len(sentence)))
        text += sentence
    masthead = Masthead(title=title, published_day=Day.of(date(2031, 3, 4)))
    return Article(id_, f"a{id_}", 1, text, masthead, sentences=tuple(ranges))


def cut(article: Article, *numbers: int) -> list[Placed]:
    return windows([candidate(article, number) for number in numbers])


HARBOUR = article_of("The crane fell.", "He jumped clear.", "Rain came.", "Ships left.", "Gulls cried.")


def test_neighbours_are_read_together() -> None:
    (placed,) = cut(HARBOUR, 3, 2)
    assert placed.numbers == (2, 3)
    assert placed.window.text == "Rain came. Ships left."


def test_no_window_holds_more_than_a_few_sentences() -> None:
    assert [len(p.numbers) for p in cut(HARBOUR, 0, 1, 2, 3, 4)] == [SENTENCES, 5 - SENTENCES]


def test_a_long_sentence_is_a_window_of_its_own() -> None:
    long = article_of("A " + "very " * (CHARS // 5) + "long day.", "Rain came.")
    assert [p.numbers for p in cut(long, 0, 1)] == [(0,), (1,)]


def test_a_sentence_that_leans_on_the_one_before_brings_it_along() -> None:
    (placed,) = cut(HARBOUR, 1)
    assert placed.numbers == (0, 1)


def test_nothing_that_stands_between_two_sentences_is_read_or_quoted_with_them() -> None:
    torn = article_of("The crane fell.", "He jumped clear.", between=" [Share this] ")
    assert [p.numbers for p in cut(torn, 0, 1)] == [(0,), (1,)]
    start, end = quoted(torn, 1)
    assert torn.text[start:end] == "He jumped clear."


def test_a_quote_is_one_sentence_or_two_where_one_cannot_stand_alone() -> None:
    assert leans(HARBOUR, 1)
    assert not leans(HARBOUR, 2)
    start, end = quoted(HARBOUR, 1)
    assert HARBOUR.text[start:end] == "The crane fell. He jumped clear."
    start, end = quoted(HARBOUR, 2)
    assert HARBOUR.text[start:end] == "Rain came."


@pytest.mark.parametrize(
    ("sentence", "is_leaning"),
    [
        ("The attack killed two.", True),
        ("The attack on Monday killed two.", True),
        ("The attack on Velm killed two.", False),
        ("The number rose to nine.", True),
        ("The number of dead rose to nine.", False),
        ("The ministry in Orsk agreed.", False),
    ],
)
def test_what_names_its_event_itself_does_not_lean(sentence: str, is_leaning: bool) -> None:
    assert leans(article_of("Rain came.", sentence), 1) is is_leaning


def test_what_is_taken_back_and_what_sets_it_right_are_read_and_quoted_together() -> None:
    told, right = "An earlier version of this story gave the berths as 12.", "Nine berths were let."
    corrected = article_of("The quay was sold.", told, right, "Rain came.")
    assert [p.numbers for p in cut(corrected, 2)] == [(1, 2)]
    for number in (1, 2):
        start, end = quoted(corrected, number)
        assert corrected.text[start:end] == f"{told} {right}"


def test_what_sets_right_is_not_parted_from_what_is_taken_back() -> None:
    told, right = "This story originally misstated the number of berths.", "Nine berths were let."
    corrected = article_of("Rain came.", "Gulls cried.", told, right, told, right)
    assert [p.numbers for p in cut(corrected, *range(6))] == [(0, 1), (2, 3), (4, 5)]


def test_a_correction_too_long_to_be_quoted_together_is_quoted_alone() -> None:
    right = "Nine " + "very " * (CHARS // 5) + "small berths were let."
    corrected = article_of("An earlier version of this story gave the berths as 12.", right)
    assert [quoted(corrected, n) for n in (0, 1)] == [(s.start, s.end) for s in corrected.sentences]


def test_the_first_sentence_has_nothing_to_lean_on() -> None:
    opening = article_of("He jumped clear.", "Rain came.")
    assert quoted(opening, 0) == (0, len("He jumped clear."))


def test_windows_stand_in_the_order_of_their_articles_best_candidates() -> None:
    other = article_of("A barge sank.", "Nobody drowned.", id_=2)
    placed = windows([candidate(other, 0), candidate(HARBOUR, 4), candidate(other, 1)])
    assert [p.article.key for p in placed] == ["a2", "a1"]


def test_context_is_title_and_day_and_only_those_that_are_known() -> None:
    assert context(article_of("Rain came.", title="Storm at the quay.")) == "Storm at the quay. 4 March 2031"
    assert context(Article(1, "a", 1, "", Masthead())) == ""


@st.composite
def articles(draw: st.DrawFn) -> Article:
    text = draw(st.text("aH .\n!?“”🚢é", min_size=1, max_size=200))
    return Article(1, "a", 1, text, Masthead(), sentences=split(text, ()))


@given(articles(), st.data())
def test_every_chosen_sentence_is_in_one_window_and_every_window_is_a_slice(
    article: Article, data: st.DataObject
) -> None:
    numbered = st.sampled_from(range(len(article.sentences))) if article.sentences else st.nothing()
    chosen = data.draw(st.lists(numbered, unique=True))
    placed = cut(article, *chosen)
    numbers = [number for each in placed for number in each.numbers]
    assert len(numbers) == len(set(numbers))
    assert set(chosen) <= set(numbers)
    for each in placed:
        assert article.text[each.start : each.start + len(each.window.text)] == each.window.text
        for number, (start, end) in zip(each.numbers, each.window.sentences, strict=True):
            sentence = article.sentences[number]
            assert (each.start + start, each.start + end) == (sentence.start, sentence.end)
    for number in range(len(article.sentences)):
        start, end = quoted(article, number)
        assert start <= article.sentences[number].start < article.sentences[number].end == end
