"""One more feature is learned beside what is known."""

import numpy as np
import pytest

from retrieval.training.elsewhere import PRECISION as OF_ELSEWHERE
from retrieval.training.offset import Judged, fit, loss
from retrieval.training.rivals import PRECISION as OF_RIVALS


def drawn(count: int, seed: int) -> list[Judged]:
    """Right by log odds 1 less 2 for each step of the feature, whatever was known."""
    random = np.random.default_rng(seed)
    feature, known = random.uniform(0, 3, count), random.normal(-1, 1, count)
    right = random.uniform(size=count) < 1 / (1 + np.exp(-(known + 1 - 2 * feature)))
    return [Judged(0, float(f), float(k), bool(r)) for f, k, r in zip(feature, known, right, strict=True)]


@pytest.mark.parametrize("precision", [OF_ELSEWHERE, OF_RIVALS])
def test_bias_and_weight_come_back_and_tell_unseen_ones_apart(precision: float) -> None:
    model = fit(drawn(20_000, 3), precision)
    assert abs(model.bias - 1) < 0.15
    assert abs(model.weights[0] + 2) < 0.15
    unseen = drawn(4_000, 4)
    assert loss(unseen, model.bias, model.weights[0]) < 0.8 * loss(unseen, 0.0, 0.0)


@pytest.mark.parametrize("precision", [OF_ELSEWHERE, OF_RIVALS])
def test_a_thing_that_holds_of_few_is_worth_what_it_says(precision: float) -> None:
    random = np.random.default_rng(3)
    told, known = random.uniform(size=20_000) < 0.2, random.normal(0, 1, 20_000)
    right = random.uniform(size=20_000) < 1 / (1 + np.exp(1.5 * told - known))
    model = fit([Judged(0, float(t), float(k), bool(r)) for t, k, r in zip(told, known, right, strict=True)], precision)
    assert abs(model.weights[0] + 1.5) < 0.1
    assert abs(model.bias) < 0.1
