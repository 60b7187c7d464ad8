"""From the words of a quote to a value, or to None where the words are of the wrong kind.

It does not decide whether the sentence speaks of the asked event.
"""

from index.day import Day
from index.times.expression import TimexKind
from index.times.timex import find_times
from retrieval.answer import Kind
from retrieval.values.account import behind_label, read_account, told_from
from retrieval.values.capitals import runs
from retrieval.values.date_value import date_value
from retrieval.values.name_value import name_value
from retrieval.values.number import quantities
from retrieval.values.number_value import number_value
from retrieval.values.place_value import place_value
from retrieval.values.polarity import polarity
from retrieval.values.stance import Stance
from retrieval.values.value import QuestionFocus, Value

Span = tuple[int, int]


def read_value(
    kind: Kind,
    quote: str,
    span: Span,
    *,
    day: Day | None = None,
    published: Day | None = None,
    question: QuestionFocus,
    denies: float | None = None,
    language: str | None = None,
) -> Value | None:
    """What the span of the quote says, as an answer of this kind; None when it is of the wrong kind.

    `day` is the sentence's own day, `published` the publication day that weekdays are resolved against, `denies` a
    reader's log odds that the span says no to a yes/no question, `language` the quote's (ISO 639-1).
    """
    start, end = max(0, min(span[0], len(quote))), max(0, min(span[1], len(quote)))
    if kind is Kind.POLARITY:
        return _polarity(quote, (start, end), question, denies, language)
    if start >= end:
        return None
    if kind is Kind.NUMBER:
        return number_value(quote, start, end, question, language)
    if kind is Kind.DATE:
        return date_value(quote, start, end, day, published, question, language)
    if kind is Kind.PLACE:
        return place_value(quote, start, end, question)
    if kind is Kind.ACCOUNT:
        return _account(quote, start, end, question)
    return name_value(kind, quote, start, end, question)


def candidates(kind: Kind, quote: str) -> tuple[Span, ...]:
    """All spans of a sentence that could be an answer of this kind, left to right."""
    if kind is Kind.NUMBER:
        return tuple((s.start, s.end) for s in quantities(quote))
    if kind is Kind.DATE:
        return _times(quote)
    if kind in (Kind.POLARITY, Kind.ACCOUNT):
        return ((0, len(quote)),) if quote.strip() else ()
    return tuple(runs(quote))


def _times(quote: str) -> tuple[Span, ...]:
    kinds = (TimexKind.DAY, TimexKind.CLOCK)
    return tuple((t.start, t.end) for t in find_times(quote, None) if t.kind in kinds and not t.vague)


def _polarity(
    quote: str, span: Span, question: QuestionFocus, denies: float | None, language: str | None
) -> Value | None:
    found = polarity(question.text, quote, span if span[0] < span[1] else None, denies, language)
    if found.stance is Stance.UNCLEAR:
        return None
    start, end = found.cue or (span if span[0] < span[1] else (0, len(quote)))
    return Value(Kind.POLARITY, found.stance.value, found, min(start, span[0]), max(end, span[1]))


_TELLING_WORDS = 3


def _account(quote: str, start: int, end: int, question: QuestionFocus) -> Value | None:
    found = read_account(quote, start, end, question.text)
    if found is None:
        return None
    account, first, last = found
    start = max(told_from(quote, start, end), min(behind_label(quote), end))
    # A word or two ("himself") tell nothing without their clause.
    shown = quote[start:end] if len(quote[start:end].split()) >= _TELLING_WORDS else account.words
    return Value(Kind.ACCOUNT, " ".join(shown.split()), account, first, last)
