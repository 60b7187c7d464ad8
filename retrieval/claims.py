"""Sentences into claims: what the reader found in them, as values, each with how sure it is.

It does not join claims (`positions` does).
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from retrieval.answer import Attribution, Kind
from retrieval.asked import Asked
from retrieval.candidates import Candidate
from retrieval.claim import Claim, surest_first
from retrieval.comparing import stood_beside
from retrieval.confidence import Scorer, model
from retrieval.course import Course, course
from retrieval.features import features_of
from retrieval.figures.outright import with_tolls
from retrieval.figures.paired import own_instead
from retrieval.nonanswers.nonanswer import is_no_answer
from retrieval.nonanswers.other_day import is_counted_from, other_time
from retrieval.readers.reader import Reader, ReadSpan
from retrieval.speech.attribution import LOOK_AHEAD, attribute
from retrieval.speech.lookback import LOOK_BACK
from retrieval.values.read import read_value
from retrieval.values.rebuffed import rebuff
from retrieval.weighing import Shares
from retrieval.windows import Placed, by_words, windows


def claims(asked: Asked, chosen: Sequence[Candidate], reader: Reader, scorer: Scorer | None = None) -> list[Claim]:
    """Every value that the chosen sentences state, the surest first; one sentence may state two."""
    copies = by_words(chosen)
    placed = windows([same[0] for same in copies])
    read = reader.read(asked.question.without_days, [p.window for p in placed])
    read = [with_tolls(asked.question, each, spans) for each, spans in zip(placed, read, strict=True)]
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
            span = replace(span, start=span.start - offset, end=span.end - offset)
            kept.append((same, span))
            if (other := _beside(asked, same[0], span)) is not None:
                kept.append((same, other))
    return kept


def _beside(asked: Asked, candidate: Candidate, span: ReadSpan) -> ReadSpan | None:
    """What the sentence states beside what the reader found in it, and as surely: another figure, or its denial."""
    if candidate.article.masthead.language not in (None, "en"):
        return None
    if asked.question.kind is Kind.NUMBER:
        return _given(asked, candidate, span)
    denial = rebuff(candidate.text) if asked.question.kind is Kind.POLARITY else None
    if denial is None or denial.words[0] <= span.start:
        return None
    return replace(span, start=denial.words[0], end=denial.words[1])


def _given(asked: Asked, candidate: Candidate, span: ReadSpan) -> ReadSpan | None:
    """Of "nine years for Venn and six for Kell" Kell's where it is asked for: it answers as surely."""
    given = own_instead(asked.question, candidate.text, (span.start, span.end))
    return None if given is None else replace(span, start=given[0], end=given[1])


def _claim(asked: Asked, candidate: Candidate, span: ReadSpan, told: Course) -> Claim | None:
    """What the sentence states in the span, which counts in it."""
    article, sentence = candidate.article, candidate.sentence
    words = _whole_words(candidate.text, span.start, span.end)
    value = read_value(
        asked.question.kind,
        candidate.text,
        words,
        day=sentence.day.day if sentence.day else None,
        published=article.masthead.published_day,
        question=asked.focus,
        denies=span.denies,
        language=article.masthead.language,
    )
    if value is None:
        return None
    other = other_time(asked.question, asked.days, candidate, value)
    if is_counted_from(asked.question, asked.days, candidate, value) or is_no_answer(
        asked.question, candidate, value, other
    ):
        return None
    said = attribution_of(candidate, (value.start, value.end))
    features = features_of(asked, candidate, span, value, told, is_other_day=other is not None)
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


def _without_doubles(found: Sequence[Claim]) -> list[Claim]:
    """Of two spans of a sentence that were widened to one value, the surer."""
    best: dict[tuple[int, int, int], Claim] = {}
    for claim in found:
        place = (claim.candidate.article.id, claim.start, claim.end)
        if place not in best or best[place].features.answers < claim.features.answers:
            best[place] = claim
    return list(best.values())
