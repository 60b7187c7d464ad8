"""Why a sentence may tell of the asked day though the day it was given is another: a second look, for few sentences.

It does not say that the sentence does; such a sentence counts as one whose day is unknown.
"""

import re
from collections.abc import Sequence
from datetime import timedelta
from functools import lru_cache

from index.article import Article, Sentence
from index.day import Day, DayFrom
from index.regex import regex
from index.times.expression import Relation
from index.times.timex import find_times
from index.tongues.tables import tongue
from retrieval.answer import Kind
from retrieval.questions.question import Question
from retrieval.values.rising import tells_of_mounting

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_PLANNED_WITHIN = timedelta(days=60)
_COUNTED_FOR = timedelta(days=30)
_LOOKS_AHEAD = regex(
    r"\b(?:(?:have|has|had|supposed|going|set|meant) to|due|deadline|(?:by|until|till) when|schedul\w+|"
    r"plan(?:ned|s)?|will|expect\w*|forecast\w*|predict\w*)\b",
    re.IGNORECASE,
)

_IS_SO = regex(r"^(?!.*\b(?:was|were|did|had|has|have)\b).*\b(?:is|are|will|does)\b", re.IGNORECASE)
"""Who asks in the present of a day asks what is set for it: "is the vote on 6 March?"."""


def reprieved(question: Question, article: Article, sentence: Sentence, asked: Sequence[Day]) -> bool:
    """Whether the sentence, whose day contradicts the asked ones, may tell of one of them all the same."""
    if sentence.day is None:
        is_set = _IS_SO.search(question.text) is not None and names_asked_too(article, sentence, asked)
        return is_set or _is_planned(question, article, asked)
    if sentence.day.day_from is not DayFrom.SENTENCE:
        return False
    return (
        _is_next_weekday(article, sentence.day.day, asked)
        or names_asked_too(article, sentence, asked)
        or _counts_on(question, article, sentence, sentence.day.day, asked)
    )


def _is_planned(question: Question, article: Article, asked: Sequence[Day]) -> bool:
    """A question about a plan or a deadline is answered by what was printed before its day."""
    published = article.masthead.published_day
    if published is None or _LOOKS_AHEAD.search(question.text) is None:
        return False
    return any(published.last < day.first <= published.last + _PLANNED_WITHIN for day in asked)


def _is_next_weekday(article: Article, day: Day, asked: Sequence[Day]) -> bool:
    """ "Thursday", in an article of Wednesday that was added to overnight or stands under another clock, is the day
    after. Read as the Thursday before, it is a week before the asked day.
    """
    published = article.masthead.published_day
    if published is None or not published.is_one_day:
        return False
    return any(
        each.is_one_day and each.first == published.last + _DAY and day.last == each.first - _WEEK for each in asked
    )


def _counts_on(question: Question, article: Article, sentence: Sentence, day: Day, asked: Sequence[Day]) -> bool:
    """Whether it tells how far a count had come by a later day: the dead of Sunday's explosion are more on Tuesday."""
    if question.kind is not Kind.NUMBER or not any(each.last < day.first <= each.last + _COUNTED_FOR for each in asked):
        return False
    return tells_of_mounting(article.text[sentence.start : sentence.end])


def names_asked_too(article: Article, sentence: Sentence, asked: Sequence[Day]) -> bool:
    """A sentence of several days was given one of them; another may be the asked one."""
    text = article.text[sentence.start : sentence.end]
    published = article.masthead.published_day
    language = article.masthead.language
    is_named = tongue(language) is not None or any(_names(day).search(text) for day in asked)
    if published is None or not is_named:
        return False
    return any(
        time.day is not None
        and not time.vague
        and time.relation is Relation.AT
        and any(day.holds(time.day) for day in asked)
        for time in find_times(text, published, language)
    )


@lru_cache(maxsize=64)
def _names(day: Day) -> re.Pattern[str]:
    """The year or the month of the day, which a text that names the day has; cheap to look for."""
    month = f"{day.first:%B}"
    return re.compile(rf"\b(?:{month[:3]}[a-z]*|{day.first.year})\b")
