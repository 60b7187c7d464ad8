"""Figures that a sentence states in a fixed expression: "the toll rose to 14", and the like.

They are certain for what they are, whatever the reader holds of them. It does not know whose toll it is.
"""

import math
from collections.abc import Sequence
from dataclasses import replace

from retrieval.answer import Kind
from retrieval.confidence import logit
from retrieval.figures.tolls import toll
from retrieval.questions.question import Question
from retrieval.readers.reader import RAREST, ReadSpan
from retrieval.tongues.tables import wording
from retrieval.tongues.victims import speaks_of_others, victims
from retrieval.windows import Placed

TOLL_SCORE = 4.0
TOLL_ANSWERS = 0.85
"""What a fixed expression of another language is worth, in the reader's units: as much as a plain statement."""
TOLL_LIFT, TOLL_ODDS = 9.0, 2.5
"""What such an expression adds to the reader's score and log odds in English, where it reads them, but less surely than
a plain statement: that it is the toll is certain, whose toll it is the reader tells."""


def with_tolls(question: Question, placed: Placed, spans: Sequence[ReadSpan]) -> tuple[ReadSpan, ...]:
    """The reader's spans, and those of tolls in place of what it read in the same sentence."""
    if question.kind is not Kind.NUMBER:
        return tuple(spans)
    kept = list(spans)
    for number, (start, end) in enumerate(placed.window.sentences):
        text, language = placed.window.text[start:end], placed.article.masthead.language
        if wording(language) is None:
            kept = _of_toll(kept, number, start, toll(question, text))
            continue
        stated = victims(question, text, language)
        if stated is not None or speaks_of_others(question, text, language):
            kept = [span for span in kept if span.sentence != number]
        if stated is not None:
            kept.append(ReadSpan(number, start + stated[0], start + stated[1], TOLL_SCORE, TOLL_ANSWERS))
    return tuple(kept)


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
