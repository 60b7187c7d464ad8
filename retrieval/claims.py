"""Sentences into claims: what the reader found in them, as values, each with how sure it is.

It does not join claims (`positions` does).
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from index.day import Day
from index.sentence_time import is_reporting
from index.timex import Timex, find_times
from index.tongues.tables import tongue
from retrieval.answer import Attribution, Kind
from retrieval.attribution import LOOK_BACK, attribute
from retrieval.candidates import Candidate, DayFit, Weights, background, lateness, shares_names, staleness
from retrieval.comparing import Meanings, compared
from retrieval.confidence import Features, Scorer, model
from retrieval.question import Question
from retrieval.reader import Reader, ReadSpan
from retrieval.stems import stems_in, words_of
from retrieval.tolls import toll
from retrieval.tongues.tables import wording
from retrieval.tongues.victims import speaks_of_others, victims
from retrieval.values.place import Place
from retrieval.values.quantity import Quantity
from retrieval.values.read import NounFit, noun_fit, read_value
from retrieval.values.value import Names, QuestionFocus, Value
from retrieval.windows import Placed, windows

AROUND_WORDS = 8
LEAST_SHARED = 0.25
"""Share of the question's words that a sentence must have to say yes or no to it."""
FOCUS_WORDS = 3


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


def claims(
    asked: Asked, chosen: Sequence[Candidate], reader: Reader, meanings: Meanings, scorer: Scorer | None = None
) -> list[Claim]:
    """Every value that the chosen sentences state, the surest first; one sentence may state two."""
    placed = windows(chosen)
    read = reader.read(asked.question.without_days, [p.window for p in placed])
    by_place = {(c.article.id, c.number): c for c in chosen}
    read = [_with_tolls(asked.question, each, spans) for each, spans in zip(placed, read, strict=True)]
    found = [
        claim
        for each, spans in zip(placed, read, strict=True)
        for candidate, span in _spans(asked, each, spans, by_place)
        if (claim := _claim(asked, candidate, each, span)) is not None
    ]
    found, scorer = compared(_without_doubles(found), meanings), scorer or model()
    weighed = [replace(c, score=scorer.probability(c.features)) for c in found]
    return sorted(weighed, key=lambda c: (-c.score, c.candidate.article.key, c.start, c.end))


TOLL_SCORE = 4.0
TOLL_ANSWERS = 0.85
"""What a fixed expression is worth, in the reader's units: as much as a plain statement that it reads well."""


def _with_tolls(question: Question, placed: Placed, spans: Sequence[ReadSpan]) -> tuple[ReadSpan, ...]:
    """The reader's spans, and those of tolls in place of what it read in the same sentence."""
    if question.kind is not Kind.NUMBER:
        return tuple(spans)
    kept = list(spans)
    for number, (start, end) in enumerate(placed.window.sentences):
        text, language = placed.window.text[start:end], placed.article.masthead.language
        stated = toll(question, text) if wording(language) is None else victims(question, text, language)
        if stated is not None or speaks_of_others(question, text, language):
            kept = [span for span in kept if span.sentence != number]
        if stated is not None:
            kept.append(ReadSpan(number, start + stated[0], start + stated[1], TOLL_SCORE, TOLL_ANSWERS))
    return tuple(kept)


def _spans(
    asked: Asked, placed: Placed, spans: Sequence[ReadSpan], by_place: dict[tuple[int, int], Candidate]
) -> list[tuple[Candidate, ReadSpan]]:
    """Spans of the chosen sentences; of an account or a yes or no a sentence gives one. Context gives none."""
    whole = asked.question.kind in (Kind.POLARITY, Kind.ACCOUNT)
    seen: set[int] = set()
    kept = []
    for span in spans:
        candidate = by_place.get((placed.article.id, placed.numbers[span.sentence]))
        if candidate is not None and not (whole and span.sentence in seen):
            seen.add(span.sentence)
            kept.append((candidate, span))
    return kept


def _claim(asked: Asked, candidate: Candidate, placed: Placed, span: ReadSpan) -> Claim | None:
    article, sentence = candidate.article, candidate.sentence
    offset = sentence.start - placed.start
    value = read_value(
        asked.question.kind,
        candidate.text,
        _whole_words(candidate.text, span.start - offset, span.end - offset),
        day=sentence.day.day if sentence.day else None,
        published=article.masthead.published_day,
        question=asked.focus,
        denies=span.denies,
        language=article.masthead.language,
    )
    if value is None or _is_no_answer(asked, candidate, value):
        return None
    said = _attribution(candidate, (value.start, value.end))
    features = _features(asked, candidate, span, value)
    return Claim(candidate, sentence.start + value.start, sentence.start + value.end, value, said, features, 0.0)


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without halves of words: a reader's tokens may be pieces of them."""
    while 0 < start < len(text) and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while 0 < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def _is_no_answer(asked: Asked, candidate: Candidate, value: Value) -> bool:
    return (
        _is_asked_itself(asked.question, value)
        or _is_of_another_day(asked, candidate, value)
        or _names_nothing_asked(asked.question, candidate)
        or (value.kind in _NAMED and value.shown.lower() in _PRONOUNS)
        or (value.kind is Kind.POLARITY and candidate.in_sentence < LEAST_SHARED)
        or (value.kind is Kind.PERSON and _AT.search(candidate.text, 0, value.start) is not None)
        or (value.kind is Kind.PLACE and _is_nationality(candidate.text, value))
        or (value.kind in (Kind.PERSON, Kind.ORG) and _is_in_dateline(candidate.text, value))
        or (_ASKS_SINCE.search(asked.question.text) is not None and not _SINCE.search(candidate.text, 0, value.start))
    )


def _is_nationality(text: str, value: Value) -> bool:
    """Whether a place is only an adjective: "Orskan officials"."""
    return _NATIONALITY.fullmatch(value.shown) is not None and re.match(r"\s+[a-z]", text[value.end :]) is not None


def _is_in_dateline(text: str, value: Value) -> bool:
    """Whether it stands where a report says from where it comes: "TORV, Caldria - The mayor ..."."""
    line = _DATELINE.match(text)
    return line is not None and value.end <= line.end()


_DATELINE = re.compile(r"[^\W\d_a-z]{2}[^a-z\n]{1,40}?(?:,[^\n–—-]{1,40})?(?:\([^)\n]{1,40}\)\s*)?[–—-]{1,2}\s")
_SAID = re.compile(
    r"\b(?:said|says|told|added|announced|reported|confirmed|wrote|tweeted)\s+(?:\S+\s+){0,3}?(?:on\s+|late\s+|early\s+)*$"
)
_NATIONALITY = re.compile(r"\w+(?:an|ish|ese|i)")
_ASKS_SINCE = re.compile(r"\bsince (?:when|what|which)\b|\bsince when\b", re.IGNORECASE)
_SINCE = re.compile(r"\bsince\s+(?:\S+\s+){0,3}$", re.IGNORECASE)
_PRONOUNS = frozenset(
    "he she they it him her them his hers their theirs its this that these those who one "
    "people person persons others someone somebody everyone".split()
)
_AT = re.compile(r"\b(?:in|at|near|outside|inside|around|across)\s+(?:the\s+)?$")  # where, not who
_NAMED = (Kind.PLACE, Kind.PERSON, Kind.ORG, Kind.NAME)


def _is_asked_itself(question: Question, value: Value) -> bool:
    """Whether the value only says what the question said: nobody asks for the name that he gives."""
    if question.kind not in _NAMED or question.alternatives:
        return False
    asked = {stem.stem for stem in question.words}
    said = [word for word in words_of(value.shown) if word[:1].isalnum()]
    return all(stems_in(word) <= asked for word in said)


def _names_nothing_asked(question: Question, candidate: Candidate) -> bool:
    """Whether an article in another language has none of the question's names, though it would write them alike."""
    article = candidate.article
    is_other = article.masthead.language not in (None, question.language)
    return is_other and candidate.report.names == 0.0 and shares_names(question.language, article)


def _is_of_another_day(asked: Asked, candidate: Candidate, value: Value) -> bool:
    """Whether the time that stands nearest to the value, in the sentence, is not the asked one.

    A sentence has one day, of its main event; "the worst since May, when a flood killed 17" speaks of two.
    """
    if not asked.days or asked.question.kind is Kind.DATE:
        return False
    text, masthead = candidate.text, candidate.article.masthead
    times = [
        t
        for t in find_times(text, masthead.published_day, masthead.language)
        if t.day is not None and not _is_said_on(text, t, masthead.language)
    ]
    if not times:
        return False
    nearest = min(times, key=lambda t: (_gap(candidate.text, t, value), t.start))
    return nearest.day is not None and not any(nearest.day.overlaps(day) for day in asked.days)


def _is_said_on(text: str, time: Timex, language: str | None) -> bool:
    """Whether it is the day of a statement."""
    if tongue(language) is not None:
        return is_reporting(text, time, language)
    return _SAID.search(text, 0, time.start) is not None


def _gap(text: str, time: Timex, value: Value) -> int:
    """Characters between a time and a value; a comma or semicolon between them counts for forty."""
    between = text[time.end : value.start] if time.end <= value.start else text[value.end : time.start]
    return len(between) + 40 * sum(between.count(mark) for mark in ",;")


def _attribution(candidate: Candidate, span: tuple[int, int]) -> Attribution | None:
    article, number = candidate.article, candidate.number
    before = [article.text[s.start : s.end] for s in article.sentences[max(0, number - LOOK_BACK) : number]]
    return attribute(candidate.text, before, span, article.masthead.language)


def _features(asked: Asked, candidate: Candidate, span: ReadSpan, value: Value) -> Features:
    fit, asks_day = candidate.day_fit, bool(asked.days)
    noun = noun_fit(value.meaning, asked.focus.nouns) if isinstance(value.meaning, Quantity) else NounFit.UNKNOWN
    clipped = min(max(span.answers, 0.002), 0.998)
    is_polarity = float(asked.question.kind is Kind.POLARITY)
    around = asked.weights.share(_stems_around(candidate.text, value.start, value.end))
    if candidate.article.masthead.language not in (None, asked.question.language):
        around = max(around, candidate.in_sentence)  # no words are shared across languages
    return Features(
        answers=math.log(clipped / (1 - clipped)) / 6,
        score=max(-1.0, min(1.0, span.score / 12)),
        margin=0.0,
        in_sentence=candidate.in_sentence,
        around=around,
        nearby=candidate.nearby,
        share=candidate.report.share,
        names=candidate.report.names,
        found=candidate.report.score,
        cosine=candidate.report.cosine,
        meaning=0.0,
        day_same=float(asks_day and fit is DayFit.SAME),
        day_unknown=float(asks_day and fit is DayFit.UNKNOWN),
        late=lateness(candidate, asked.days),
        undated=float(asks_day and fit is DayFit.UNKNOWN and candidate.article.masthead.published_day is None),
        background=background(candidate, asked.days),
        stale=staleness(candidate, asked.days, asked.as_of),
        noun_same=float(noun in (NounFit.SAME, NounFit.SIMILAR)),
        noun_other=float(noun is NounFit.OTHER),
        focus=float(_at_focus(asked.focus, candidate.text, value)),
        described=float(_describes(value)),
        speaker=float(_speaks(candidate.text, value, candidate.article.masthead.language)),
        polarity=is_polarity,
        polarity_in_sentence=is_polarity * candidate.in_sentence,
        opening=float(candidate.number == 0),
        number=float(asked.question.kind is Kind.NUMBER),
        account=float(asked.question.kind is Kind.ACCOUNT),
    )


def _stems_around(text: str, start: int, end: int) -> frozenset[str]:
    before, after = words_of(text[:start])[-AROUND_WORDS:], words_of(text[end:])[:AROUND_WORDS]
    return frozenset().union(*(stems_in(word) for word in (*before, *words_of(text[start:end]), *after)))


def _at_focus(focus: QuestionFocus, text: str, value: Value) -> bool:
    """Whether the noun asked for stands in the value or within a few words of it ("the X base", "the town of X")."""
    near = (*words_of(text[: value.start])[-FOCUS_WORDS:], *words_of(text[value.end :])[:FOCUS_WORDS])
    stems = frozenset().union(*(stems_in(word) for word in (*near, *words_of(text[value.start : value.end]))))
    return bool(focus.nouns) and focus.nouns[-1] in stems


def _describes(value: Value) -> bool:
    """Whether it is a description ("the gunman") where a name is asked for."""
    meaning = value.meaning
    if isinstance(meaning, Names):
        return meaning.items[0].described
    return isinstance(meaning, Place) and meaning.inner.described


def _speaks(text: str, value: Value, language: str | None) -> bool:
    """Whether the value is who says the sentence, not what it says: that answers only "who said"."""
    if value.kind not in _NAMED:
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
