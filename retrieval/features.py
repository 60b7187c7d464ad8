"""What speaks for a claim, as numbers: how it was read, and how its sentence and its article fit the question.

It does not know the other claims (`comparing`), nor what each number weighs (`confidence`).
"""

from dataclasses import replace

from retrieval.age import background, lateness, staleness
from retrieval.answer import NAMED, Kind
from retrieval.asked import Asked
from retrieval.candidates import Candidate
from retrieval.confidence import Features, logit
from retrieval.course import Course
from retrieval.day_fit import DayFit
from retrieval.figures.tolls import toll
from retrieval.nonanswers.nonanswer import shares_little
from retrieval.readers.reader import RAREST, ReadSpan
from retrieval.speech.attribution import attribute
from retrieval.stems import stems_in, words_of
from retrieval.values.counted import NounFit, noun_fit
from retrieval.values.grouping import is_described
from retrieval.values.quantity import Quantity
from retrieval.values.value import QuestionFocus, Value

AROUND_WORDS = 8
FOCUS_WORDS = 3


def features_of(
    asked: Asked, candidate: Candidate, span: ReadSpan, value: Value, told: Course, *, is_other_day: bool
) -> Features:
    """The features of one claim, without those that need the others."""
    return _in_course(asked, candidate, told, _features(asked, candidate, span, value, is_other_day=is_other_day))


def _features(asked: Asked, candidate: Candidate, span: ReadSpan, value: Value, *, is_other_day: bool) -> Features:
    fit, asks_day = candidate.day_fit, bool(asked.days)
    noun = _counted(asked, candidate.text, value)
    is_polarity = float(asked.question.kind is Kind.POLARITY)
    around = asked.weights.share(_stems_around(candidate.text, value.start, value.end))
    if candidate.article.masthead.language not in (None, asked.question.language):
        around = max(around, candidate.in_sentence)  # no words are shared across languages
    return Features(
        answers=logit(span.answers, RAREST) / 6,
        score=max(-1.0, min(1.0, span.score / 12)),
        margin=0.0,
        in_sentence=candidate.in_sentence,
        around=around,
        nearby=candidate.nearby,
        share=candidate.report.share,
        names=candidate.report.names,
        found=candidate.report.score,
        cosine=candidate.report.cosine,
        day_same=float(asks_day and fit is DayFit.SAME),
        day_unknown=float(asks_day and fit is DayFit.UNKNOWN),
        late=lateness(candidate, asked.days),
        undated=float(asks_day and fit is DayFit.UNKNOWN and candidate.article.masthead.published_day is None),
        background=background(candidate, asked.days),
        stale=staleness(candidate, asked.days, asked.as_of),
        noun_same=float(noun in (NounFit.SAME, NounFit.SIMILAR)),
        noun_other=float(noun is NounFit.OTHER),
        focus=float(_at_focus(asked.focus, candidate.text, value)),
        described=float(is_described(value)),
        speaker=float(_speaks(candidate.text, value, candidate.article.masthead.language)),
        polarity=is_polarity,
        polarity_in_sentence=is_polarity * candidate.in_sentence,
        shares_little=is_polarity * shares_little(asked.question, candidate),
        other_day=float(is_other_day),
        opening=float(candidate.number == 0),
        number=float(asked.question.kind is Kind.NUMBER),
        account=float(asked.question.kind is Kind.ACCOUNT),
    )


def _in_course(asked: Asked, candidate: Candidate, told: Course, features: Features) -> Features:
    """The features with what the article has told of the question; across languages hardly a word is the same."""
    number, report = candidate.number, candidate.report
    if candidate.article.masthead.language not in (None, asked.question.language):
        likely = {"lead_words": report.share, "told_words": report.share, "stretch": candidate.nearby}
        return replace(features, lead_names=report.names, told_names=report.names, **likely)
    return replace(
        features,
        lead_names=told.lead_names,
        lead_words=told.lead_words,
        told_names=told.told_names[number],
        since=told.since[number],
        next_names=told.next_names(number),
        stretch=told.stretch[number],
        told_words=told.told_words[number],
    )


def _counted(asked: Asked, text: str, value: Value) -> NounFit:
    """Whether the figure counts what is asked for: a toll does so without its noun."""
    if not isinstance(value.meaning, Quantity):
        return NounFit.UNKNOWN
    stated = toll(asked.question, text)
    if stated is not None and stated[0] < value.end and value.start < stated[1]:
        return NounFit.SAME
    return noun_fit(value.meaning, asked.focus.nouns)


def _stems_around(text: str, start: int, end: int) -> frozenset[str]:
    before, after = words_of(text[:start])[-AROUND_WORDS:], words_of(text[end:])[:AROUND_WORDS]
    return frozenset().union(*(stems_in(word) for word in (*before, *words_of(text[start:end]), *after)))


def _at_focus(focus: QuestionFocus, text: str, value: Value) -> bool:
    """Whether the noun asked for stands in the value or within a few words of it ("the X base", "the town of X")."""
    near = (*words_of(text[: value.start])[-FOCUS_WORDS:], *words_of(text[value.end :])[:FOCUS_WORDS])
    stems = frozenset().union(*(stems_in(word) for word in (*near, *words_of(text[value.start : value.end]))))
    return bool(focus.nouns) and focus.nouns[-1] in stems


def _speaks(text: str, value: Value, language: str | None) -> bool:
    """Whether the value is who says the sentence, not what it says: that answers only "who said"."""
    if value.kind not in NAMED:
        return False
    whole = attribute(text, [], None, language)
    return whole is not None and value.shown in whole.who
