"""Reports of days months apart are not counted as bearing each other out."""

from datetime import date, timedelta

import pytest

from index.article import Article, Masthead, Sentence
from index.day import Day, DayFrom, DayMark
from retrieval.answer import Kind
from retrieval.apart import Event, events
from retrieval.citing import Cited
from tests.retrieval.newsroom import candidate

QUESTION = "How many people were killed in the flood at Pellin?"
MARCH, NEXT_DAY, LATER = Day.of(date(2031, 3, 3)), Day.of(date(2031, 3, 4)), Day.of(date(2031, 9, 9))


def piece(
    key: str,
    day: Day | None,
    score: float = 0.6,
    *,
    day_from: DayFrom = DayFrom.SENTENCE,
    story: int | None = None,
) -> Cited:
    text = f"Crews of {key} said that eleven people were killed."
    mark = DayMark(day, day_from, "on that day") if day else None
    article = Article(
        sum(map(ord, key)), key, 1, text, Masthead(outlet=key), story=story, sentences=(Sentence(0, len(text), mark),)
    )
    return Cited(candidate(article), None, None, score)


def found(*pieces: Cited, origins: str = "", kind: Kind = Kind.NUMBER, question: str = QUESTION) -> tuple[Event, ...]:
    return events(kind, question, pieces, list(origins or "abcdefgh"[: len(pieces)]))


def test_two_floods_half_a_year_apart_are_two_events_with_the_origins_of_each() -> None:
    told = found(piece("x", LATER), piece("y", MARCH), piece("z", NEXT_DAY))
    assert told == (
        Event(Day(MARCH.first, NEXT_DAY.first), frozenset("bc")),
        Event(LATER, frozenset("a")),
    )


@pytest.mark.parametrize("days", [(MARCH, NEXT_DAY), (MARCH, None), (MARCH, Day.of(date(2031, 4, 2)))])
def test_days_without_months_between_them_are_one(days: tuple[Day, Day | None]) -> None:
    assert found(*(piece(f"p{at}", day) for at, day in enumerate(days))) == ()


def test_a_report_between_or_a_wide_day_joins_them() -> None:
    steps = [Day.of(MARCH.first + timedelta(days=28 * step)) for step in range(7)]
    assert found(*(piece(f"p{at}", day) for at, day in enumerate(steps))) == ()
    assert found(piece("x", MARCH), piece("y", LATER), piece("z", Day.year(2031))) == ()


def test_a_day_that_the_words_do_not_name_or_a_doubtful_piece_makes_no_event() -> None:
    assert found(piece("x", MARCH), piece("y", LATER, day_from=DayFrom.LEAD)) == ()
    assert found(piece("x", MARCH), piece("y", LATER, 0.2)) == ()


def test_one_origin_or_one_story_in_both_is_one_event_recalled() -> None:
    assert found(piece("x", MARCH), piece("y", LATER), origins="aa") == ()
    assert found(piece("x", MARCH, story=7), piece("y", LATER, story=7)) == ()
    assert found(piece("x", MARCH, story=7), piece("y", LATER, story=8)) != ()


def test_what_does_not_happen_on_a_day_has_no_events() -> None:
    pair = (piece("x", MARCH), piece("y", LATER))
    assert found(*pair, question="How many people live in Pellin?") == ()
    assert found(*pair, kind=Kind.PERSON) == ()


def test_a_report_without_a_day_is_no_event_of_its_own() -> None:
    pieces = (piece("x", MARCH), piece("y", LATER), piece("z", None))
    told = events(Kind.NUMBER, QUESTION, pieces, ["a", "b", "c"])
    assert len(told) == 2


def test_the_order_of_the_pieces_does_not_matter() -> None:
    pieces = [piece("x", LATER), piece("y", MARCH), piece("z", NEXT_DAY)]
    assert events(Kind.NUMBER, QUESTION, [*pieces[1:], pieces[0]], ["b", "c", "a"]) == found(*pieces)
