"""A logistic regression of one more feature, with what is known without it as an offset: all else stays as it is."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from retrieval.confidence import Model
from retrieval.training.confidence import Floats, fit_map


@dataclass(frozen=True, slots=True)
class Judged:
    """What was judged: its fold, the feature, the log odds without it, whether it is right."""

    fold: int
    feature: float
    known: float
    right: bool


def fit(learned: Sequence[Judged], precision: float) -> Model:
    """The bias and the weight, under a prior of that `precision` around 0 for the weight."""
    feature, known, right = _columns(learned)
    return fit_map(feature[:, None], right, np.zeros(1), precision, known=known)


def loss(judged: Sequence[Judged], bias: float, weight: float) -> float:
    """The mean log loss (nats)."""
    feature, known, right = _columns(judged)
    odds = known + bias + weight * feature
    return float(np.logaddexp(0, np.where(right > 0, -odds, odds)).mean())


def _columns(judged: Sequence[Judged]) -> tuple[Floats, Floats, Floats]:
    rows = np.array([(each.feature, each.known, each.right) for each in judged], np.float64)
    return rows[:, 0], rows[:, 1], rows[:, 2]
