"""Fits what it is worth how far a rival figure is from the first (`retrieval.values.distance`).

    python -m retrieval.training.rivals --set ARCHIVE QUESTIONS [--set ...]

A logistic regression of two weights, `second_figure` and `apart`, with what the positions' model says without them as
an offset: the other weights, and so every other position, stay as they are. The figures printed are cross-validated by
event. The readers must not have learned from these questions.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import numpy as np

from index.archive import LocalArchive
from index.encoder import OnnxEncoder, open_encoder
from index.found import Filters
from retrieval.ask import claims_of, joining, told_accounts, weigh_sentences
from retrieval.confidence import POSITIONS, PositionFeatures, logit
from retrieval.gold import read_gold
from retrieval.positions import THRESHOLDS, grouped_claims
from retrieval.reader import Reader
from retrieval.readers import load_reader
from retrieval.training.confidence import FOLDS, Floats, event_of, fit_map, fold_of, is_right, texts_of

WITHOUT = replace(POSITIONS, weights=(*POSITIONS.weights[:-2], 0.0, 0.0))
PRECISION = 1e-3
STRICTER = 0.5
"""Taken from the first weight: as many rival figures are shown as without it, the nearer ones of them."""


@dataclass(frozen=True, slots=True)
class Rival:
    """A figure or time of day behind the best: how far from it, the log odds without that, whether it is right."""

    fold: int
    apart: float
    known: float
    right: bool


def rivals(place: Path, questions: Path, encoder: OnnxEncoder, reader: Reader) -> Iterator[Rival]:
    """Those of a set that were judged."""
    archive = LocalArchive.open(place)
    texts = texts_of(archive)
    for gold in read_gold(questions):
        weighed = weigh_sentences(gold.question, archive, encoder, date.today(), Filters())
        found = claims_of(weighed, reader)
        near, alike = joining(weighed, encoder, told_accounts(found))
        grouped, _ = grouped_claims(found, weighed.asked.focus, near, alike, THRESHOLDS.claim)
        for each in grouped:
            right = is_right(each.claims, gold, texts) if each.features.second_figure else None
            if right is not None:
                fold = fold_of(questions.parent.name, event_of(gold.id))
                yield Rival(fold, each.features.apart, _known(each.features), right)


def _known(features: PositionFeatures) -> float:
    return logit(WITHOUT.probability(features), rarest=1e-6)


def fit(learned: Sequence[Rival]) -> tuple[float, float]:
    """The weights of `second_figure`, which all of them have, and of `apart`."""
    apart, known, right = _columns(learned)
    model = fit_map(apart[:, None], right, np.zeros(1), PRECISION, known=known)
    return model.bias, model.weights[0]


def loss(judged: Sequence[Rival], weights: tuple[float, float]) -> float:
    """The mean log loss."""
    apart, known, right = _columns(judged)
    odds = known + weights[0] + weights[1] * apart
    return float(np.logaddexp(0, np.where(right > 0, -odds, odds)).mean())


def _columns(rivals: Sequence[Rival]) -> tuple[Floats, Floats, Floats]:
    rows = np.array([(each.apart, each.known, each.right) for each in rivals], np.float64)
    return rows[:, 0], rows[:, 1], rows[:, 2]


def main() -> None:
    """Print the weights and the log loss without and with them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", nargs=2, action="append", required=True, metavar=("ARCHIVE", "QUESTIONS"))
    given = parser.parse_args()
    encoder, reader = open_encoder(None), load_reader(None)
    found = [r for place, questions in given.set for r in rivals(Path(place), Path(questions), encoder, reader)]
    folds = [[r for r in found if r.fold == fold] for fold in range(FOLDS)]
    fitted = [fit([r for r in found if r.fold != fold]) for fold in range(FOLDS)]
    pairs = [(own, weights) for own, weights in zip(folds, fitted, strict=True) if own]
    after = sum(loss(own, weights) * len(own) for own, weights in pairs) / len(found)
    second, apart = fit(found)
    print(f"{len(found)} rival figures, log loss {loss(found, (0.0, 0.0)):.4f}, now {after:.4f}")
    print(f"second_figure {second - STRICTER:.3f} ({second:.3f} before {STRICTER} is taken off) apart {apart:.3f}")


if __name__ == "__main__":
    main()
