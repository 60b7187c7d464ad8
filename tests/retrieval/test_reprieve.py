"""Sentences whose given day is another than the asked one, and which may tell of it all the same."""

from datetime import date

import pytest

from index.article import Article, Masthead, Sentence
from index.day import Day, DayFrom, DayMark
from retrieval.questions.question import read_question
from retrieval.reprieve import reprieved

ASKED = Day.of(date(2031, 3, 6))  # a Thursday
WHO = "Who closed the Velm canal on 6 March 2031?"
PLANS = "By when does the council have to close the Velm canal on 6 March 2031?"


def may_tell(
    question: str, text: str, day: Day | None, published: date | None, came_from: DayFrom = DayFrom.SENTENCE
) -> bool:
    mark = DayMark(day, came_from, "words") if day else None
    sentence = Sentence(0, len(text), mark)
    masthead = Masthead(published_day=Day.of(published) if published else None)
    article = Article(1, "a", 1, text, masthead, sentences=(sentence,))
    return reprieved(read_question(question, date(2031, 6, 1)), article, sentence, [ASKED])


LAST_YEAR = Day.year(2030)


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("The council, which had refused last year, closed the canal on March 6.", True),
        ("The council, which had refused last year, closed the canal on 6 March 2031.", True),
        ("The council had refused last year.", False),
        ("The council, which had refused last year, closed the canal on March 9.", False),
        ("It was the longest closure since March 6.", False),
        ("The canal was dug in 2031 and had no lock last year.", False),
    ],
)
def test_a_second_day_in_the_sentence_may_be_the_asked_one(text: str, may: bool) -> None:
    assert may_tell(WHO, text, LAST_YEAR, date(2031, 3, 20)) is may


@pytest.mark.parametrize(
    ("text", "day", "may"),
    [
        ("The toll of the fire rose to 14 on Saturday, the ministry said.", date(2031, 3, 8), True),
        ("Three more deaths brought the number of dead to 14 on Saturday.", date(2031, 3, 8), True),
        ("The death toll stood at 14 on Saturday.", date(2031, 3, 8), True),
        ("Fourteen people were killed on Saturday.", date(2031, 3, 8), False),
        ("The toll of the fire rose to 14 on Tuesday.", date(2031, 3, 4), False),
        ("The toll of the fire rose to 14 in May.", date(2031, 5, 8), False),
    ],
)
def test_a_toll_that_mounts_afterwards_is_still_of_the_asked_day(text: str, day: date, may: bool) -> None:
    question = "How many people were killed in the fire on 6 March 2031?"
    assert may_tell(question, text, Day.of(day), date(2031, 5, 9)) is may


def test_a_border_at_the_asked_day_is_no_second_day() -> None:
    assert not may_tell(WHO, "Ferries have been few since March 6.", LAST_YEAR, date(2031, 3, 20))


@pytest.mark.parametrize(
    ("published", "given", "may"),
    [
        (date(2031, 3, 5), date(2031, 2, 27), True),
        (date(2031, 3, 5), date(2031, 2, 26), False),
        (date(2031, 3, 4), date(2031, 2, 27), False),
        (None, date(2031, 2, 27), False),
    ],
)
def test_a_weekday_of_an_article_of_the_eve_may_be_the_next_one(published: date | None, given: date, may: bool) -> None:
    assert may_tell(WHO, "The canal was closed at 1 a.m. Thursday.", Day.of(given), published) is may


def test_a_deadline_is_told_before_its_day() -> None:
    assert may_tell(PLANS, "The council has until Thursday.", None, date(2031, 3, 3))


def test_what_happened_is_not_told_before_its_day() -> None:
    assert not may_tell(WHO, "The council has until Thursday.", None, date(2031, 3, 3))


@pytest.mark.parametrize(
    ("question", "text", "may"),
    [
        ("Is the vote on 6 March 2031?", "She set the vote for March 6, her office said.", True),
        ("Who will speak on 6 March 2031?", "Ada Venn will speak in the hall on March 6.", True),
        ("Is the vote on 6 March 2031?", "She set the vote for March 9, her office said.", False),
        ("Who spoke on 6 March 2031?", "Ada Venn will speak in the hall on March 6.", False),
    ],
)
def test_what_is_set_for_a_day_is_told_before_it(question: str, text: str, may: bool) -> None:
    assert may_tell(question, text, None, date(2031, 1, 3)) is may


def test_a_deadline_far_ahead_is_another_one() -> None:
    assert not may_tell(PLANS, "The council has until Thursday.", None, date(2030, 3, 3))


@pytest.mark.parametrize("came_from", [DayFrom.CONTEXT, DayFrom.LEAD])
def test_a_day_that_the_sentence_does_not_state_is_not_looked_at_again(came_from: DayFrom) -> None:
    assert not may_tell(WHO, "The council closed the canal on March 6.", LAST_YEAR, date(2031, 3, 20), came_from)
