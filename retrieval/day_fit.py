"""How a sentence's day stands to the days that are asked about, and when another day does not speak against it.

It knows articles, days and the question's words; it does not know which sentence answers.
"""

from collections.abc import Sequence
from datetime import timedelta
from enum import IntEnum

from index.article import Article, Sentence
from index.day import Day, DayFrom
from retrieval.clues import rules_out
from retrieval.questions.question import Question
from retrieval.reprieve import names_asked_too, reprieved

_DAY = timedelta(days=1)
_FRESH = timedelta(days=21)


class DayFit(IntEnum):
    """How a sentence's day stands to the asked one, better is higher."""

    CONTRADICTS = 0
    UNKNOWN = 1
    WITHIN = 2  # a wider range that holds the asked day
    SAME = 3


def fit_in(question: Question, article: Article, number: int, asked: Sequence[Day], *, names_day: bool) -> DayFit:
    """That of sentence `number` of an article, with all that its article tells; `names_day`: the article has a day that
    is asked for."""
    sentence = article.sentences[number]
    fit = day_fit(sentence, article, asked)
    if fit is DayFit.CONTRADICTS:
        is_open = reprieved(question, article, sentence, asked) or (names_day and _looks_back(sentence, article, asked))
        fit = DayFit.UNKNOWN if is_open else fit
    if fit is DayFit.UNKNOWN and not names_day and _is_told_too_late(sentence, article, asked):
        return DayFit.CONTRADICTS
    is_undated = fit is DayFit.UNKNOWN and article.masthead.published_day is None
    return DayFit.CONTRADICTS if is_undated and rules_out(article, number, asked) else fit


def day_fit(sentence: Sentence, article: Article, asked: Sequence[Day]) -> DayFit:
    """How the sentence's day stands to the best of the asked ones. No asked day: SAME."""
    if not asked:
        return DayFit.SAME
    if sentence.day is not None:
        return max(_fit(sentence.day.day, day) for day in asked)
    published = article.masthead.published_day
    if published is None:
        return DayFit.UNKNOWN
    # Nobody reports, without a day of its own, what happens later.
    possible = any(day.first <= published.last + _DAY for day in asked)
    return DayFit.UNKNOWN if possible else DayFit.CONTRADICTS


def _is_told_too_late(sentence: Sentence, article: Article, asked: Sequence[Day]) -> bool:
    """A sentence that names neither the asked days nor a year of theirs, of an article that came out more than three
    weeks after them and nowhere is of them, tells of something else."""
    published = article.masthead.published_day
    if published is None or any(published.first <= day.last + _FRESH for day in asked):
        return False
    text = article.text[sentence.start : sentence.end]
    if any(str(day.first.year) in text for day in asked):
        return False
    return not names_asked_too(article, sentence, asked)


def _looks_back(sentence: Sentence, article: Article, asked: Sequence[Day]) -> bool:
    """Whether a report from after the asked month or year, which it names, may tell of it in a sentence that has no day
    but the lead's. Of one day it seldom does: reports name the day of another event in passing."""
    published = article.masthead.published_day
    if sentence.day is None or sentence.day.day_from is not DayFrom.LEAD or published is None:
        return False
    return any(not day.is_one_day and day.last < published.first for day in asked)


def _fit(day: Day, asked: Day) -> DayFit:
    if not day.overlaps(asked):
        return DayFit.CONTRADICTS
    return DayFit.SAME if asked.holds(day) else DayFit.WITHIN
