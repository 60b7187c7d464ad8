"""Fits the claims' networks: small, with much dropout and noise, several averaged, so that they learn no event.

Binary cross-entropy, AdamW with one cycle of the rate (Smith and Topin 2019), as many members as `MEMBERS`, each from
its own seed.

    python -m retrieval.training.networks --first FILE --second FILE --out FILE     the mean of two fits

What ships is such a mean: of a fit on news alone, and of one that also knows what `retrieval.course` says.
"""

import argparse
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from retrieval.confidence import FURTHEST, Features, Networks, read_networks

if TYPE_CHECKING:
    from torch import Tensor

MEMBERS = 8
HIDDEN = 64
DROPOUT = 0.5
NOISE = 0.1  # standard deviations, added to each feature at each step
EPOCHS = 25
BATCH = 256
RATE = 3e-3
DECAY = 0.02
EXPECTED = {"stale": -1.0}
"""Weights of what no set of questions has: an old report counts less where a question is asked as of a later day."""

Floats = NDArray[np.float32]


def fit(features: Floats, right: Floats, counts: Floats) -> Networks:
    """The members' average; `features` of shape (claims, features), `right` 0 or 1, `counts` what each claim counts."""
    import torch

    torch.set_num_threads(1)
    mean, spread = features.mean(0), features.std(0) + 1e-3
    given = torch.from_numpy(np.clip((features - mean) / spread, -FURTHEST, FURTHEST))
    weight, answer = torch.from_numpy(counts), torch.from_numpy(right)
    members = [_member(seed, given, answer, weight) for seed in range(MEMBERS)]
    into, hidden, out, linear, bias = (np.stack([m[part] for m in members]) for part in range(5))
    fitted = Networks(
        mean=mean,
        spread=spread,
        into=np.concatenate(into.transpose(0, 2, 1), axis=1),
        hidden=hidden.reshape(-1),
        out=out.reshape(-1) / np.float32(MEMBERS),
        linear=linear.mean(0),
        bias=float(bias.mean()),
    )
    return with_expected(fitted, features.std(0) == 0)


def with_expected(fitted: Networks, constant: NDArray[np.bool_]) -> Networks:
    """The networks without what they cannot have learned; `constant`, of shape (features,), never varied."""
    expected = np.array([EXPECTED.get(field.name, 0.0) for field in fields(Features)], np.float32)
    return replace(
        fitted,
        mean=np.where(constant, np.float32(0), fitted.mean),
        spread=np.where(constant, np.float32(1), fitted.spread),
        into=np.where(constant[:, None], np.float32(0), fitted.into),
        linear=np.where(constant, expected, fitted.linear),
    )


def mean_of(first: Networks, second: Networks) -> Networks:
    """One whose logits are the mean of the two's. `first` may lack the last features that `second` knows.

    What is measured in the spread of `first` is measured in that of `second` instead; where it would cut off an
    outlier elsewhere (`FURTHEST`), `second` decides.
    """
    known, half = len(first.mean), np.float32(0.5)
    stretch = second.spread[:known] / first.spread
    shift = (second.mean[:known] - first.mean) / first.spread
    into = np.zeros((len(second.mean), first.into.shape[1]), np.float32)
    into[:known] = first.into * stretch[:, None]
    linear = second.linear * half
    linear[:known] += first.linear * stretch * half
    return Networks(
        mean=second.mean,
        spread=second.spread,
        into=np.concatenate([second.into, into], axis=1),
        hidden=np.concatenate([second.hidden, first.hidden + shift @ first.into]),
        out=np.concatenate([second.out, first.out]) * half,
        linear=linear,
        bias=(second.bias + first.bias + float(shift @ first.linear)) / 2,
    )


def _member(seed: int, given: "Tensor", answer: "Tensor", weight: "Tensor") -> tuple[Floats, ...]:
    """One network's weights: into (hidden, features), hidden, out, linear, bias."""
    import torch
    from torch import nn

    torch.manual_seed(seed)
    count, width = given.shape
    first, drop, last, linear = nn.Linear(width, HIDDEN), nn.Dropout(DROPOUT), nn.Linear(HIDDEN, 1), nn.Linear(width, 1)
    nn.init.zeros_(linear.weight)
    parts = nn.ModuleList([first, last, linear])
    steps = EPOCHS * max(1, count // BATCH)
    optimizer = torch.optim.AdamW(parts.parameters(), lr=RATE, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps)
    done = 0
    while done < steps:
        for rows in torch.split(torch.randperm(count), BATCH)[: max(1, count // BATCH)]:
            noisy = given[rows] + NOISE * torch.randn(len(rows), width)
            logit = (last(drop(torch.relu(first(noisy)))) + linear(noisy))[:, 0]
            loss = nn.functional.binary_cross_entropy_with_logits(logit, answer[rows], weight[rows])
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]  # torch's own is untyped
            optimizer.step()
            schedule.step()
            done += 1
    bias = last.bias + linear.bias
    kept = (first.weight, first.bias, last.weight[0], linear.weight[0], bias[0])
    return tuple(part.detach().numpy() for part in kept)


def save(networks: Networks, file: Path) -> None:
    """As `retrieval.confidence.model` reads it."""
    np.savez_compressed(
        file, mean=networks.mean, spread=networks.spread, into=networks.into, hidden=networks.hidden,
        out=networks.out, linear=networks.linear, bias=np.float32(networks.bias),
    )  # fmt: skip


def main() -> None:
    """Write the mean of two files."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--first", type=Path, required=True, help="the one that may know fewer features")
    parser.add_argument("--second", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    save(mean_of(read_networks(given.first), read_networks(given.second)), given.out)


if __name__ == "__main__":
    main()
