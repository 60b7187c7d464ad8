"""How a sentence's day stands to the asked ones."""

from datetime import date

import pytest

from index.article import Article, Masthead, Sentence
from index.day import Day, DayFrom, DayMark
from retrieval.day_fit import DayFit, day_fit, fit_in
from retrieval.questions.question import read_question

ASKED = Day.of(date(2031, 3, 3))


def placed(day: Day | None, published: Day | None = None) -> tuple[Sentence, Article]:
    mark = DayMark(day, DayFrom.SENTENCE, "words") if day else None
    sentence = Sentence(0, 9, mark)
    masthead = Masthead(published_day=published)
    return sentence, Article(1, "a", 1, "One text.", masthead, sentences=(sentence,))


@pytest.mark.parametrize(
    ("day", "fit"),
    [
        (ASKED, DayFit.SAME),
        (Day.month(2031, 3), DayFit.WITHIN),
        (Day.of(date(2031, 3, 4)), DayFit.CONTRADICTS),
        (Day.month(2031, 4), DayFit.CONTRADICTS),
        (None, DayFit.UNKNOWN),
    ],
)
def test_a_sentences_day_is_held_against_the_asked_one(day: Day | None, fit: DayFit) -> None:
    assert day_fit(*placed(day), [ASKED]) is fit


def test_a_question_of_several_years_takes_the_one_that_fits() -> None:
    assert day_fit(*placed(ASKED), [Day.of(date(2029, 3, 3)), ASKED]) is DayFit.SAME


def test_without_an_asked_day_no_day_contradicts() -> None:
    assert day_fit(*placed(Day.year(1999)), []) is DayFit.SAME


def test_what_was_printed_before_the_day_cannot_tell_of_it() -> None:
    assert day_fit(*placed(None, Day.of(date(2031, 2, 20))), [ASKED]) is DayFit.CONTRADICTS
    assert day_fit(*placed(None, Day.of(date(2031, 3, 2))), [ASKED]) is DayFit.UNKNOWN  # another time zone's third


@pytest.mark.parametrize(
    ("asked", "day_from", "names_day", "fit"),
    [
        (Day.month(2031, 3), DayFrom.LEAD, True, DayFit.UNKNOWN),
        (Day.month(2031, 3), DayFrom.LEAD, False, DayFit.CONTRADICTS),
        (Day.month(2031, 3), DayFrom.SENTENCE, True, DayFit.CONTRADICTS),
        (ASKED, DayFrom.LEAD, True, DayFit.CONTRADICTS),
        (Day.month(2031, 9), DayFrom.LEAD, True, DayFit.CONTRADICTS),
    ],
)
def test_a_later_report_that_names_the_asked_month_may_look_back_in_a_sentence_without_a_day(
    asked: Day, day_from: DayFrom, names_day: bool, fit: DayFit
) -> None:
    june = Day.of(date(2031, 6, 9))
    sentence = Sentence(0, 9, DayMark(june, day_from, "Monday"))
    article = Article(1, "a", 1, "One text.", Masthead(published_day=june), sentences=(sentence,))
    question = read_question("Which tug sank off Pellin?", date(2031, 12, 1))
    assert fit_in(question, article, 0, [asked], names_day=names_day) is fit


def test_a_report_weeks_later_tells_of_the_month_that_its_sentence_names() -> None:
    """It was left out, for none of its sentences was given a day of the month."""
    text = "Nine people drowned off Pellin in April, an inquiry found on Monday."
    june = Day.of(date(2031, 6, 9))
    sentence = Sentence(0, len(text), DayMark(june, DayFrom.SENTENCE, "Monday"))
    article = Article(1, "a", 1, text, Masthead(published_day=june), sentences=(sentence,))
    question = read_question("How many drowned off Pellin?", date(2031, 12, 1))
    assert fit_in(question, article, 0, [Day.month(2031, 4)], names_day=False) is DayFit.UNKNOWN
    assert fit_in(question, article, 0, [Day.month(2031, 3)], names_day=False) is DayFit.CONTRADICTS
