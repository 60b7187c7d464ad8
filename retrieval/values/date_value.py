"""The day or the time of day of a span, as an answer to "when", "what time" or "which year".

It does not know whether the moment is the event's.
"""

import re

from index.day import Day
from index.regex import regex
from retrieval.answer import Kind
from retrieval.values.moment import Moment, within
from retrieval.values.value import QuestionFocus, Value
from retrieval.values.when import read_moment
from retrieval.values.written_moment import show_moment

_WHAT = r"\b(?:what|which)(?:(?: is| was|['’]s) the)?"
_ASKS_CLOCK = regex(
    rf"{_WHAT} (?:exact |precise )?(?:time|hour)\b(?! (?:frame|limit|span|zone)\b)|\bby the clock\b", re.IGNORECASE
)
_ASKS_DAY = regex(rf"{_WHAT} (?:exact |precise )?(?:day|date|year|month|week|weekday)\b", re.IGNORECASE)
_ASKS_UNIT = regex(rf"{_WHAT} (?P<unit>month|year)\b", re.IGNORECASE)
_LOOSE_MINUTES = 120  # "in the evening" does not answer "at what time"


def date_value(
    quote: str,
    start: int,
    end: int,
    day: Day | None,
    published: Day | None,
    question: QuestionFocus,
    language: str | None,
) -> Value | None:
    """What the span says; None where it says no time, or none as exact as is asked for."""
    clock, asks_day = bool(_ASKS_CLOCK.search(question.text)), bool(_ASKS_DAY.search(question.text))
    found = read_moment(quote, start, end, published, day=day, language=language, asks_clock=clock)
    if found is None:
        return None
    moment, first, last = found
    if (clock and _is_loose(moment)) or (asks_day and not moment.has_day and not moment.words):
        return None
    unit = _ASKS_UNIT.search(question.text)
    moment = within(moment, unit["unit"].lower()) if unit is not None else moment
    as_written = " ".join(quote[first:last].split())
    shown = as_written if moment.words else show_moment(moment, clock=not asks_day, day=not clock) or as_written
    return Value(Kind.DATE, shown, moment, first, last)


def _is_loose(moment: Moment) -> bool:
    return moment.minutes is None or moment.minutes[1] - moment.minutes[0] > _LOOSE_MINUTES
