"""What a rival figure's distance is worth is learned from the rivals that were right."""

import numpy as np

from retrieval.training.rivals import Rival, fit, loss


def drawn(count: int, seed: int) -> list[Rival]:
    """Right the oftener the nearer, whatever was known: by log odds 1 less 2 for each step."""
    random = np.random.default_rng(seed)
    apart, known = random.uniform(0, 3, count), random.normal(-1, 1, count)
    right = random.uniform(size=count) < 1 / (1 + np.exp(-(known + 1 - 2 * apart)))
    return [Rival(0, float(a), float(k), bool(r)) for a, k, r in zip(apart, known, right, strict=True)]


def test_the_weights_come_back() -> None:
    second, apart = fit(drawn(20_000, 3))
    assert abs(second - 1) < 0.15
    assert abs(apart + 2) < 0.15


def test_unseen_rivals_are_told_apart_better_with_them() -> None:
    weights, unseen = fit(drawn(2_000, 3)), drawn(2_000, 4)
    assert loss(unseen, weights) < 0.8 * loss(unseen, (0.0, 0.0))
