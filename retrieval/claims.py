"""Sentences into claims: what the reader found in them, as values, each with how sure it is.

It does not join claims (`positions` does).
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from index.day import Day
from retrieval.answer import NAMED, Attribution, Kind
from retrieval.attribution import LOOK_AHEAD, LOOK_BACK, attribute
from retrieval.candidates import Candidate, DayFit, Shares, Weights, background, lateness, staleness
from retrieval.comparing import stood_beside
from retrieval.confidence import Features, Scorer, logit, model
from retrieval.course import Course, course
from retrieval.crowds import crowd
from retrieval.nonanswer import is_no_answer, shares_little
from retrieval.other_day import other_time
from retrieval.question import Question
from retrieval.reader import Reader, ReadSpan
from retrieval.stems import stems_in, words_of
from retrieval.tolls import toll
from retrieval.tongues.tables import wording
from retrieval.tongues.victims import speaks_of_others, victims
from retrieval.values.counted import NounFit, noun_fit
from retrieval.values.grouping import is_described
from retrieval.values.quantity import Quantity
from retrieval.values.read import read_value
from retrieval.values.value import QuestionFocus, Value
from retrieval.windows import Placed, by_words, windows

AROUND_WORDS = 8
FOCUS_WORDS = 3
RAREST = 0.002  # of the reader's probabilities


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence that states a value. `start` and `end` of the span count in the whole article, code points."""

    candidate: Candidate
    start: int
    end: int
    value: Value
    attribution: Attribution | None
    features: Features
    score: float


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what its words weigh and what its values need; `as_of` where it is asked as on another day."""

    question: Question
    focus: QuestionFocus
    days: tuple[Day, ...]
    weights: Weights
    as_of: date | None = None


def claims(asked: Asked, chosen: Sequence[Candidate], reader: Reader, scorer: Scorer | None = None) -> list[Claim]:
    """Every value that the chosen sentences state, the surest first; one sentence may state two."""
    copies = by_words(chosen)
    placed = windows([same[0] for same in copies])
    read = reader.read(asked.question.without_days, [p.window for p in placed])
    read = [_with_tolls(asked.question, each, spans) for each, spans in zip(placed, read, strict=True)]
    by_place = {(same[0].article.id, same[0].number): same for same in copies}
    shares = Shares(asked.weights)
    courses = {number: course(article, shares) for number, article in {c.article.id: c.article for c in chosen}.items()}
    found = [
        claim
        for each, spans in zip(placed, read, strict=True)
        for same, span in _spans(asked, each, spans, by_place)
        for candidate in same
        if (claim := _claim(asked, candidate, span, courses[candidate.article.id])) is not None
    ]
    scorer = scorer or model()
    found = stood_beside(_without_doubles(found))
    weighed = [replace(c, score=scorer.probability(c.features)) for c in found]
    return surest_first(weighed)


def surest_first(weighed: Sequence[Claim]) -> list[Claim]:
    """In the order that positions are made in."""
    return sorted(weighed, key=lambda c: (-c.score, c.candidate.article.key, c.start, c.end))


TOLL_SCORE = 4.0
TOLL_ANSWERS = 0.85
"""What a fixed expression of another language is worth, in the reader's units: as much as a plain statement."""
TOLL_LIFT, TOLL_ODDS = 9.0, 2.5
"""What such an expression adds to the reader's score and log odds in English, where it reads them, but less surely than
a plain statement: that it is the toll is certain, whose toll it is the reader tells."""


def _with_tolls(question: Question, placed: Placed, spans: Sequence[ReadSpan]) -> tuple[ReadSpan, ...]:
    """The reader's spans, and those of tolls in place of what it read in the same sentence."""
    if question.kind is not Kind.NUMBER:
        return tuple(spans)
    kept = list(spans)
    for number, (start, end) in enumerate(placed.window.sentences):
        text, language = placed.window.text[start:end], placed.article.masthead.language
        if wording(language) is None:
            kept = _of_toll(kept, number, start, _counted_outright(question, text))
            continue
        stated = victims(question, text, language)
        if stated is not None or speaks_of_others(question, text, language):
            kept = [span for span in kept if span.sentence != number]
        if stated is not None:
            kept.append(ReadSpan(number, start + stated[0], start + stated[1], TOLL_SCORE, TOLL_ANSWERS))
    return tuple(kept)


def _counted_outright(question: Question, text: str) -> tuple[int, int] | None:
    """The toll or the crowd that is asked for, where the sentence states it in a fixed expression."""
    return toll(question, text) or crowd(question, text)


def _of_toll(spans: list[ReadSpan], number: int, start: int, stated: tuple[int, int] | None) -> list[ReadSpan]:
    """Of a sentence that states a toll, the reading of the toll alone, held for more."""
    if stated is None:
        return spans
    first, last = start + stated[0], start + stated[1]
    return [
        _lifted(span) if span.sentence == number else span
        for span in spans
        if span.sentence != number or (span.start < last and first < span.end)
    ]


def _lifted(span: ReadSpan) -> ReadSpan:
    odds = logit(span.answers, RAREST) + TOLL_ODDS
    return replace(span, score=span.score + TOLL_LIFT, answers=1 / (1 + math.exp(-odds)))


def _spans(
    asked: Asked,
    placed: Placed,
    spans: Sequence[ReadSpan],
    by_place: Mapping[tuple[int, int], Sequence[Candidate]],
) -> list[tuple[Sequence[Candidate], ReadSpan]]:
    """Spans of the chosen sentences, counted in the sentence, each with all who say it; of an account or a yes or no a
    sentence gives one. Context gives none."""
    whole = asked.question.kind in (Kind.POLARITY, Kind.ACCOUNT)
    seen: set[int] = set()
    kept = []
    for span in spans:
        same = by_place.get((placed.article.id, placed.numbers[span.sentence]))
        if same is not None and not (whole and span.sentence in seen):
            seen.add(span.sentence)
            offset = same[0].sentence.start - placed.start
            kept.append((same, replace(span, start=span.start - offset, end=span.end - offset)))
    return kept


def _claim(asked: Asked, candidate: Candidate, span: ReadSpan, told: Course) -> Claim | None:
    """What the sentence states in the span, which counts in it."""
    article, sentence = candidate.article, candidate.sentence
    value = read_value(
        asked.question.kind,
        candidate.text,
        _whole_words(candidate.text, span.start, span.end),
        day=sentence.day.day if sentence.day else None,
        published=article.masthead.published_day,
        question=asked.focus,
        denies=span.denies,
        language=article.masthead.language,
    )
    if value is None:
        return None
    other = other_time(asked.question, asked.days, candidate, value)
    if is_no_answer(asked.question, candidate, value, other):
        return None
    said = attribution_of(candidate, (value.start, value.end))
    features = _in_course(
        asked, candidate, told, _features(asked, candidate, span, value, is_other_day=other is not None)
    )
    return Claim(candidate, sentence.start + value.start, sentence.start + value.end, value, said, features, 0.0)


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without halves of words: a reader's tokens may be pieces of them."""
    while 0 < start < len(text) and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while 0 < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def attribution_of(candidate: Candidate, span: tuple[int, int]) -> Attribution | None:
    """Who says what the words of the sentence say."""
    article, number = candidate.article, candidate.number
    before = [article.text[s.start : s.end] for s in article.sentences[max(0, number - LOOK_BACK) : number]]
    after = [article.text[s.start : s.end] for s in article.sentences[number + 1 : number + 1 + LOOK_AHEAD]]
    return attribute(candidate.text, before, span, article.masthead.language, after=after)


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
    stated = _counted_outright(asked.question, text)
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


def _without_doubles(found: Sequence[Claim]) -> list[Claim]:
    """Of two spans of a sentence that were widened to one value, the surer."""
    best: dict[tuple[int, int, int], Claim] = {}
    for claim in found:
        place = (claim.candidate.article.id, claim.start, claim.end)
        if place not in best or best[place].features.answers < claim.features.answers:
            best[place] = claim
    return list(best.values())
