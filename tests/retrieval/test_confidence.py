"""The networks that weigh a claim: what they compute, and what is said where their file is no good."""

import math
from dataclasses import MISSING, astuple, fields, replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from index.errors import UnknownModel
from retrieval import confidence
from retrieval.confidence import AFTER_BOTH, FURTHEST, Features, Networks, model

REQUIRED = sum(field.default is MISSING for field in fields(Features))
PLAIN = Features(*([0.2] * REQUIRED))
WIDTH = len(fields(Features))


def random_networks(members: int = 3, hidden: int = 5) -> Networks:
    draw = np.random.default_rng(5)

    def numbers(*shape: int) -> NDArray[np.float32]:
        return draw.normal(size=shape).astype(np.float32)

    return Networks(
        mean=numbers(WIDTH), spread=np.abs(numbers(WIDTH)) + 0.5, into=numbers(WIDTH, members * hidden),
        hidden=numbers(members * hidden), out=numbers(members * hidden), linear=numbers(WIDTH), bias=-1.5,
    )  # fmt: skip


def test_a_probability_is_the_networks_logit_and_the_linear_parts_together() -> None:
    networks = random_networks()
    given = [
        max(-FURTHEST, min(FURTHEST, (value - float(mean)) / float(spread)))
        for value, mean, spread in zip(astuple(PLAIN), networks.mean, networks.spread, strict=True)
    ]
    logit = networks.bias + sum(g * float(w) for g, w in zip(given, networks.linear, strict=True))
    for unit in range(networks.hidden.size):
        reached = float(networks.hidden[unit]) + sum(g * float(networks.into[i, unit]) for i, g in enumerate(given))
        logit += max(0.0, reached) * float(networks.out[unit])
    assert networks.probability(PLAIN) == pytest.approx(1 / (1 + math.exp(-max(-30.0, min(30.0, logit)))), abs=1e-4)


WELL = replace(PLAIN, answers=0.6, score=0.5, margin=0.0, rank=1.0, best=0.6, echo=0.6, tellers=0.7, same=1.0)
BADLY = replace(PLAIN, answers=-0.8, score=-0.5, margin=-1.0, rank=0.1, best=0.6)


@pytest.mark.parametrize("shipped", [model(), model(AFTER_BOTH)], ids=["first", "after both"])
def test_the_shipped_ones_fit_the_features_and_prefer_what_is_read_well(shipped: Networks) -> None:
    width = len(shipped.mean)
    assert shipped.mean.shape == shipped.spread.shape == shipped.linear.shape == (width,)
    assert shipped.into.shape == (width, shipped.hidden.size)
    assert shipped.probability(replace(WELL, first=0.3)) > 2 * shipped.probability(replace(BADLY, first=-1.0))


def test_only_the_one_after_both_knows_what_a_second_reading_says() -> None:
    before, after = model(), model(AFTER_BOTH)
    yes, no = replace(WELL, second=1.0), replace(WELL, second=-1.0)
    assert before.probability(yes) == before.probability(no)
    assert after.probability(yes) > 1.5 * after.probability(no)
    assert len(after.mean) == WIDTH


@pytest.mark.parametrize("damage", [b"", b"no archive at all", None])
def test_a_damaged_file_is_said_with_what_helps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: bytes | None
) -> None:
    place = tmp_path / "confidence.npz"
    whole = confidence.WEIGHTS.read_bytes()
    place.write_bytes(whole[: len(whole) // 2] if damage is None else damage)
    monkeypatch.setattr(confidence, "WEIGHTS", place)
    with pytest.raises(UnknownModel, match="install the program again"):
        model.__wrapped__()


def test_a_missing_one_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confidence, "WEIGHTS", tmp_path / "none.npz")
    with pytest.raises(UnknownModel, match=r"none\.npz"):
        model.__wrapped__()
