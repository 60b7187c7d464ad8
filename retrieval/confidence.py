"""How sure it is that a sentence states an answer to the question: what the reader, the words and the day say together.

A logistic regression over a handful of features; its weights are fitted by `retrieval.training.confidence`.
"""

import math
from dataclasses import astuple, dataclass

from retrieval.candidates import Candidate, DayFit
from retrieval.reader import ReadSpan
from retrieval.values.quantity import Quantity
from retrieval.values.read import NounFit, noun_fit
from retrieval.values.value import Value


@dataclass(frozen=True, slots=True)
class Features:
    """What is known of one span; each roughly between -1 and 1, so that weights compare."""

    answers: float
    score: float
    in_sentence: float
    nearby: float
    share: float
    names: float
    found: float
    cosine: float
    day_same: float
    day_unknown: float
    stale: float
    noun_same: float
    noun_other: float
    second: float


@dataclass(frozen=True, slots=True)
class Model:
    """Weights in the order of `Features`."""

    bias: float
    weights: tuple[float, ...]

    def probability(self, features: Features) -> float:
        """The probability, 0 to 1, that the span is a right answer with right evidence."""
        logit = self.bias + sum(w * f for w, f in zip(self.weights, astuple(features), strict=True))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))


def features_of(
    candidate: Candidate,
    span: ReadSpan,
    value: Value,
    *,
    focus: tuple[str, ...],
    asks_day: bool,
    stale: bool,
    rank: int,
) -> Features:
    """`asks_day`: the question names a day; `rank` 0 for the sentence's best span."""
    fit = candidate.day_fit
    noun = noun_fit(value.meaning, focus) if isinstance(value.meaning, Quantity) else NounFit.UNKNOWN
    clipped = min(max(span.answers, 0.002), 0.998)
    return Features(
        math.log(clipped / (1 - clipped)) / 6,
        max(-1.0, min(1.0, span.score / 12)),
        candidate.in_sentence,
        candidate.nearby,
        candidate.report.share,
        candidate.report.names,
        candidate.report.score,
        candidate.report.cosine,
        float(asks_day and fit is DayFit.SAME),
        float(asks_day and fit is DayFit.UNKNOWN),
        float(stale),
        float(noun in (NounFit.SAME, NounFit.SIMILAR)),
        float(noun is NounFit.OTHER),
        float(rank > 0),
    )


MODEL = Model(-3.0, (2.0, 1.5, 1.0, 0.5, 1.0, 1.0, 0.5, 1.0, 0.5, 0.0, -0.5, 0.5, -1.0, -0.5))
"""Fitted on the development questions, cross-validated by event; see DECISIONS."""
