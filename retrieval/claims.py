"""Sentences into claims: what the reader found in them, as values, each with how sure it is.

It does not join claims (`positions` does).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from index.day import Day
from retrieval.answer import Kind
from retrieval.candidates import Candidate, is_stale
from retrieval.confidence import MODEL, Features, Model, features_of
from retrieval.question import Question
from retrieval.reader import Reader, ReadSpan
from retrieval.values.read import read_value
from retrieval.values.value import QuestionFocus, Value
from retrieval.windows import Placed, windows


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence that states a value. `start` and `end` of the span count in the whole article, code points."""

    candidate: Candidate
    start: int
    end: int
    value: Value
    features: Features
    score: float


def claims(
    question: Question,
    focus: QuestionFocus,
    days: Sequence[Day],
    chosen: Sequence[Candidate],
    reader: Reader,
    model: Model = MODEL,
) -> list[Claim]:
    """Every value that the chosen sentences state, the surest first; one sentence may state two."""
    placed = windows(chosen)
    read = reader.read(question.text, [p.window for p in placed])
    by_place = {(c.article.id, c.number): c for c in chosen}
    found: list[Claim] = []
    for each, spans in zip(placed, read, strict=True):
        for rank, candidate, span in _ranked(each, spans, by_place):
            claim = _claim(question, focus, days, candidate, each, span, rank, model)
            if claim is not None:
                found.append(claim)
    return sorted(_without_doubles(found), key=lambda c: (-c.score, c.candidate.article.key, c.start, c.end))


def _ranked(
    placed: Placed, spans: Sequence[ReadSpan], by_place: dict[tuple[int, int], Candidate]
) -> list[tuple[int, Candidate, ReadSpan]]:
    """Spans of the chosen sentences with their rank within the sentence; sentences read as context are left out."""
    seen: dict[int, int] = {}
    ranked = []
    for span in spans:
        candidate = by_place.get((placed.article.id, placed.numbers[span.sentence]))
        if candidate is not None:
            rank = seen.get(span.sentence, 0)
            seen[span.sentence] = rank + 1
            ranked.append((rank, candidate, span))
    return ranked


def _claim(
    question: Question,
    focus: QuestionFocus,
    days: Sequence[Day],
    candidate: Candidate,
    placed: Placed,
    span: ReadSpan,
    rank: int,
    model: Model,
) -> Claim | None:
    if rank and question.kind in (Kind.POLARITY, Kind.ACCOUNT):
        return None
    article, sentence = candidate.article, candidate.sentence
    offset = sentence.start - placed.start
    inside = (span.start - offset, span.end - offset)
    value = read_value(
        question.kind,
        candidate.text,
        inside,
        day=sentence.day.day if sentence.day else None,
        published=article.masthead.published_day,
        question=focus,
    )
    if value is None:
        return None
    features = features_of(
        candidate, span, value, focus=focus.nouns, asks_day=bool(days), stale=is_stale(article, days), rank=rank
    )
    start, end = sentence.start + value.start, sentence.start + value.end
    return Claim(candidate, start, end, value, features, model.probability(features))


def _without_doubles(found: Sequence[Claim]) -> list[Claim]:
    """Of two spans of a sentence that were widened to one value, the surer."""
    best: dict[tuple[int, int, int], Claim] = {}
    for claim in found:
        place = (claim.candidate.article.id, claim.start, claim.end)
        if place not in best or best[place].score < claim.score:
            best[place] = claim
    return list(best.values())
