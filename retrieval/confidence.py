"""How sure it is that a sentence states an answer to the question: what reader, words, day and speaker say together.

A logistic regression over a handful of features; `retrieval.training.confidence` fits its weights.
"""

import math
from dataclasses import astuple, dataclass


@dataclass(frozen=True, slots=True)
class Features:
    """What is known of one span; each roughly between -1 and 1, so that weights compare.

    `answers` and `score` are the reader's, `margin` the score below the question's best; `in_sentence`, `around` (eight
    words each side of the span), `nearby` and `share` (whole article) the idf-weighted shares of the question's words;
    `names` that of its names in the article; `found` and `cosine` the article's best passage's; `meaning` the cosine of
    sentence and question. The others are 0 or 1; `focus` that the noun asked for stands at the span, `described` that
    the span describes where a name is asked for, `speaker` that it is only who says the sentence.
    """

    answers: float
    score: float
    margin: float
    in_sentence: float
    around: float
    nearby: float
    share: float
    names: float
    found: float
    cosine: float
    meaning: float
    day_same: float
    day_unknown: float
    late: float
    undated: float
    noun_same: float
    noun_other: float
    focus: float
    described: float
    speaker: float
    polarity: float
    polarity_in_sentence: float


@dataclass(frozen=True, slots=True)
class PositionFeatures:
    """What is known of one position: `surest` and `together` the logits of its best claim and of its best three taken
    as independent, `articles` log of one more than the texts that state it, `share` of all claims' probability,
    `behind` and `ratio` its best claim against the question's best, whose logit is `best`."""

    surest: float
    together: float
    articles: float
    share: float
    behind: float
    ratio: float
    best: float


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic regression: weights in the order of the features' fields."""

    bias: float
    weights: tuple[float, ...]

    def probability(self, features: Features | PositionFeatures) -> float:
        """The probability, 0 to 1, that it is a right answer on right evidence."""
        logit = self.bias + sum(w * f for w, f in zip(self.weights, astuple(features), strict=True))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))


def logit(probability: float) -> float:
    """Log odds, clipped at 2 and 98 %."""
    clipped = min(max(probability, 0.02), 0.98)
    return math.log(clipped / (1 - clipped))


MODEL = Model(
    -4.064,
    (
        1.626, 0.948, 1.374, 0.300, 0.244, -0.293, 0.108, 1.702,
        0.355, 0.275, 1.290, 0.076, -0.304, -0.946, -1.500, 0.891,
        -1.136, 0.653, -0.850, -0.653, 0.370, 0.887,
    ),
)  # fmt: skip
"""Fitted on the development questions; see DECISIONS for the figures, cross-validated by event."""
POSITIONS = Model(
    -0.913,
    (
        0.722, 0.372, 0.093, 0.764, 0.627, 0.732, -0.258,
    ),
)  # fmt: skip
"""The same for positions, over claims scored by models that had not seen the event."""
