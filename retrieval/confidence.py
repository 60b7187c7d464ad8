"""How sure it is that a sentence states an answer to the question: what reader, words, day and speaker say together.

A logistic regression over a handful of features; `retrieval.training.confidence` fits its weights.
"""

import math
from dataclasses import astuple, dataclass


@dataclass(frozen=True, slots=True)
class Features:
    """What is known of one span; each roughly between -1 and 1, so that weights compare.

    `answers` and `score` are the reader's, `margin` the score below the question's best. Idf-weighted shares of the
    question's words: `in_sentence`, `around` (eight words each side of the span), `nearby` (with the neighbours) and
    `share` (whole article); `names` that of its names in the article. `found` and `cosine` are the article's best
    passage's; `meaning` the cosine of sentence and question. `late` and `background`: how long after the asked day it
    was published, and how long before its publication it happened when no day was asked for, 0 to 1; `stale`: how old
    the report is on the day that the question is asked as of.

    `beside` is how far the reader holds it above the best other value of its article, `tellers` the log of how many
    articles state the value. The others are 0 or 1: `same` that another article states the same value, `opening` that
    it is the article's first sentence, `number` and `account` that such is asked for, `focus` that the noun asked for
    stands at the span, `described` that the span describes where a name is asked for, `speaker` that it is only who
    says the sentence.
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
    background: float
    noun_same: float
    noun_other: float
    focus: float
    described: float
    speaker: float
    polarity: float
    polarity_in_sentence: float
    same: float = 0.0
    opening: float = 0.0
    number: float = 0.0
    account: float = 0.0
    stale: float = 0.0
    beside: float = 0.0
    tellers: float = 0.0


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
    -4.952,
    (
        2.051, 0.686, 0.341, -0.480, 0.121, 0.151, 0.523, 1.096,
        1.989, -0.088, 1.828, 0.150, -0.018, -0.895, -1.032, -0.293,
        0.475, -0.422, 0.121, -1.047, 0.456, -0.158, 0.315, 0.771,
        -0.072, 0.162, 0.338, -1.000, 0.806, -0.645,
    ),
)  # fmt: skip
"""Fitted on 1,265 questions that the reader had not learned from; see DECISIONS for the cross-validated figures."""
POSITIONS = Model(
    -0.582,
    (
        0.480, 0.310, -0.558, 1.627, 0.509, 0.253, 0.046,
    ),
)  # fmt: skip
"""The same for positions, over claims scored by models that had not seen the event."""
