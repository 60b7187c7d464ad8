"""Fits what it is worth how far a rival figure is from the first (`retrieval.values.distance`).

    python -m retrieval.training.rivals --set ARCHIVE QUESTIONS [--set ...]

A logistic regression of two weights, `second_figure` and `apart`, with what the positions' model says without them as
an offset: the other weights, and so every other position, stay as they are. The figures printed are cross-validated by
event. The readers must not have learned from these questions.
"""

import argparse
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from index.archive import LocalArchive
from index.embedding.encoder import OnnxEncoder, open_encoder
from index.found import Filters
from retrieval.ask import claims_of, joining, told_accounts, weigh_sentences
from retrieval.confidence import POSITIONS, PositionFeatures, logit
from retrieval.gold import read_gold
from retrieval.positions import THRESHOLDS, grouped_claims
from retrieval.readers.choosing import load_reader
from retrieval.readers.reader import Reader
from retrieval.training.confidence import FOLDS, event_of, fold_of, is_right, texts_of
from retrieval.training.offset import Judged, fit, loss

WITHOUT = replace(POSITIONS, weights=(*POSITIONS.weights[:-2], 0.0, 0.0))
PRECISION = 1e-3
STRICTER = 0.5
"""Taken from the first weight: as many rival figures are shown as without it, the nearer ones of them."""


def rivals(place: Path, questions: Path, encoder: OnnxEncoder, reader: Reader) -> Iterator[Judged]:
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
                yield Judged(fold, each.features.apart, _known(each.features), right)


def _known(features: PositionFeatures) -> float:
    return logit(WITHOUT.probability(features), rarest=1e-6)


def main() -> None:
    """Print the weights and the log loss without and with them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", nargs=2, action="append", required=True, metavar=("ARCHIVE", "QUESTIONS"))
    given = parser.parse_args()
    encoder, reader = open_encoder(None), load_reader(None)
    found = [r for place, questions in given.set for r in rivals(Path(place), Path(questions), encoder, reader)]
    folds = [[r for r in found if r.fold == fold] for fold in range(FOLDS)]
    fitted = [fit([r for r in found if r.fold != fold], PRECISION) for fold in range(FOLDS)]
    pairs = [(own, model) for own, model in zip(folds, fitted, strict=True) if own]
    after = sum(loss(own, model.bias, model.weights[0]) * len(own) for own, model in pairs) / len(found)
    model = fit(found, PRECISION)
    second, apart = model.bias, model.weights[0]
    print(f"{len(found)} rival figures, log loss {loss(found, 0.0, 0.0):.4f}, now {after:.4f}")
    print(f"second_figure {second - STRICTER:.3f} ({second:.3f} before {STRICTER} is taken off) apart {apart:.3f}")


if __name__ == "__main__":
    main()
