"""Of copies of one text, the one that a reader is shown."""

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import permutations

import pytest

from index.article import Article, Basis, Masthead, Sentence
from index.day import Day
from retrieval.answer import Attribution
from retrieval.citing import Cited
from retrieval.leading import AS_SURE, led
from tests.retrieval.newsroom import candidate

TEXT = "The coast guard said on Tuesday that eleven sailors were rescued off the bar at Pellin."


def piece(
    key: str,
    score: float = 0.8,
    *,
    outlet: str | None = None,
    wire: str | None = None,
    day: int | None = 4,
    hour: int | None = None,
    basis: Basis = Basis.STATED,
    text: int = 1,
    said: Attribution | None = None,
    words: str = TEXT,
) -> Cited:
    masthead = Masthead(
        outlet=outlet or f"{key} post",
        wire=wire,
        published_day=Day.of(date(2031, 3, day)) if day else None,
        published=datetime(2031, 3, day, hour, tzinfo=UTC) if day and hour is not None else None,
        clock_known=hour is not None,
    )
    article = Article(
        sum(map(ord, key)), key, 1, words, masthead, basis, origin=text, sentences=(Sentence(0, len(words)),)
    )
    return Cited(candidate(article), None, said, score)


def order(*pieces: Cited, origins: str = "") -> str:
    labels = list(origins) or ["o"] * len(pieces)
    return "".join(pieces[at].article.key for at in led(pieces, labels))


def test_the_agencys_own_text_is_shown_before_papers_that_printed_it_earlier() -> None:
    a, b = piece("a", 0.9, wire="Reuters", day=3), piece("b", 0.85, wire="Reuters", day=3)
    own = piece("r", 0.8, outlet="Reuters", wire="Reuters", day=4)
    assert order(a, b, own) == "rab"


def test_an_agency_that_credits_another_is_a_paper_like_others() -> None:
    assert order(piece("a", 0.9, wire="AP", day=3), piece("r", outlet="Reuters", wire="AP", day=4)) == "ar"


def test_the_earliest_is_shown_by_its_day_then_its_clock() -> None:
    assert order(piece("a", 0.9, day=5), piece("b", day=4), piece("c", day=6)) == "bac"
    assert order(piece("a", 0.9, hour=9), piece("b", hour=7), piece("c", hour=8)) == "bac"


def test_a_day_without_a_clock_or_an_inferred_one_is_not_taken_for_the_earliest() -> None:
    assert order(piece("a", 0.9, hour=9), piece("b")) == "ab"
    assert order(piece("a", 0.9, day=5), piece("b", day=4, basis=Basis.INFERRED)) == "ab"
    assert order(piece("a", 0.9, day=None), piece("b", day=4)) == "ba"


def test_of_copies_that_came_out_together_the_surest_is_shown() -> None:
    assert order(piece("z", 0.9), piece("a", 0.8)) == "za"


@pytest.mark.parametrize(("share", "expected"), [(AS_SURE + 0.01, "ba"), (AS_SURE - 0.01, "ab")])
def test_a_copy_that_is_clearly_less_sure_is_not_shown_first(share: float, expected: str) -> None:
    assert order(piece("a", 0.8, day=5), piece("b", 0.8 * share, day=4)) == expected


def test_one_persons_word_or_one_outlets_is_no_copy() -> None:
    said = Attribution(who="Mayor Lena Varro", anonymous=False)
    a = piece("a", 0.9, day=5, said=said, text=1, words="Lena Varro spoke of eleven sailors.")
    b = piece("b", 0.9, day=4, said=said, text=2, words="Eleven, said Varro, the mayor.")
    assert order(a, b) == "ab"
    gull = [replace(each, attribution=None) for each in (a, b)]
    assert order(*gull) == "ab"


def test_origins_keep_their_places_and_their_other_copies_the_order_of_scores() -> None:
    pieces = [
        piece("a", 0.9, day=6, text=1),
        piece("x", 0.88, day=6, text=2),
        piece("b", 0.87, day=5, text=1),
        piece("y", 0.86, day=5, text=2),
        piece("c", 0.85, day=4, text=1),
    ]
    assert order(*pieces, origins="opopo") == "cayxb"


def test_nothing_is_lost_or_doubled_whatever_the_order() -> None:
    for pieces in permutations([piece("a", day=4), piece("b", day=3), piece("c", text=2), piece("d", day=None)]):
        assert sorted(led(pieces, ["o1", "o1", "o2", "o1"])) == [0, 1, 2, 3]
