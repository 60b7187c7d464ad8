"""The claims' networks learn what no linear model can, and come back from their file as they were."""

import math
from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from retrieval import confidence
from retrieval.confidence import Features, Networks, model
from retrieval.training import networks

WIDTH = len(fields(Features))


@pytest.fixture(scope="module")
def learned() -> tuple[Networks, NDArray[np.float32]]:
    """Right where the signs of two features differ."""
    drawn = np.random.default_rng(3).normal(size=(3_000, WIDTH)).astype(np.float32)
    right = (drawn[:, 0] * drawn[:, 1] < 0).astype(np.float32)
    return networks.fit(drawn, right, np.ones(len(drawn), np.float32)), drawn


def test_either_but_not_both_is_learned(learned: tuple[Networks, NDArray[np.float32]]) -> None:
    found, _ = learned
    base = np.zeros(WIDTH, np.float32)

    def held(first: float, second: float) -> float:
        base[:2] = first, second
        return found.probability(Features(*(float(value) for value in base)))

    assert min(held(1.5, -1.5), held(-1.5, 1.5)) > 0.6
    assert max(held(1.5, 1.5), held(-1.5, -1.5)) < 0.4


def test_it_comes_back_as_it_was_saved(
    learned: tuple[Networks, NDArray[np.float32]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found, drawn = learned
    networks.save(found, tmp_path / "kept.npz")
    monkeypatch.setattr(confidence, "WEIGHTS", tmp_path / "kept.npz")
    again = model.__wrapped__()
    for row in drawn[:20]:
        given = Features(*(float(value) for value in row))
        assert again.probability(given) == pytest.approx(found.probability(given), abs=1e-6)


def test_what_never_varied_has_the_expected_weight_and_no_other(learned: tuple[Networks, NDArray[np.float32]]) -> None:
    _, drawn = learned
    names = [field.name for field in fields(Features)]
    held = drawn[:400].copy()
    held[:, [names.index("stale"), names.index("opening")]] = 0.0
    found = networks.fit(held, (held[:, 0] > 0).astype(np.float32), np.ones(len(held), np.float32))
    plain = Features(*(0.0 for _ in names))

    def logit(features: Features) -> float:
        return math.log(found.probability(features) / (1 - found.probability(features)))

    assert logit(replace(plain, stale=1.0)) - logit(plain) == pytest.approx(networks.EXPECTED["stale"], abs=1e-3)
    assert logit(replace(plain, opening=1.0)) == pytest.approx(logit(plain), abs=1e-3)


def test_a_mean_of_two_holds_what_lies_between_them(learned: tuple[Networks, NDArray[np.float32]]) -> None:
    second, drawn = learned
    made = np.random.default_rng(4)
    parts = [made.normal(size=size).astype(np.float32) for size in (9, (9, 5), 5, 5, 9)]
    mean, into, hidden, out, linear = parts
    first = Networks(mean, np.full(9, 2, np.float32), into, hidden, out, linear, bias=-0.3)
    both = networks.mean_of(first, second)
    for row in drawn[:20].clip(-1, 1):  # nothing that is cut off
        given = Features(*(float(value) for value in row))
        alone = _logit(first, row[:9])
        assert _logit(both, row) == pytest.approx((alone + _logit(second, row)) / 2, abs=1e-4)
        assert both.probability(given) == pytest.approx(1 / (1 + math.exp(-_logit(both, row))), abs=1e-5)


def _logit(found: Networks, row: NDArray[np.float32]) -> float:
    given = (row - found.mean) / found.spread
    return found.bias + float(np.maximum(given @ found.into + found.hidden, 0) @ found.out + given @ found.linear)
