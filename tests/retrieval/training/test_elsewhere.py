"""What it is worth that a claim is told of another event is learned from the claims that were right."""

import numpy as np

from retrieval.training.elsewhere import Held, fit, loss


def drawn(count: int, seed: int) -> list[Held]:
    """Of what is told elsewhere the log odds are 1.5 less than was known, of all others as much as was known."""
    random = np.random.default_rng(seed)
    elsewhere, known = random.uniform(size=count) < 0.2, random.normal(0, 1, count)
    right = random.uniform(size=count) < 1 / (1 + np.exp(1.5 * elsewhere - known))
    return [Held(0, bool(e), float(k), bool(r)) for e, k, r in zip(elsewhere, known, right, strict=True)]


def test_the_weight_comes_back_and_tells_unseen_claims_apart() -> None:
    model, unseen = fit(drawn(20_000, 3)), drawn(4_000, 4)
    assert abs(model.weights[0] + 1.5) < 0.1
    assert abs(model.bias) < 0.1
    assert loss(unseen, model.bias, model.weights[0]) < loss(unseen, model.bias, 0.0)
