"""Fits what it is worth that a claim seems to be told of another event (`retrieval.elsewhere`).

    python -m retrieval.training.elsewhere --set ARCHIVE QUESTIONS [--set ...]

A logistic regression of that one thing over the claims that were read twice and may be shown, with their log odds as an
offset: how sure all others are stays as it is. The log losses printed are cross-validated by event. The readers must
not have learned from these questions.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from index.archive import LocalArchive
from index.encoder import OnnxEncoder, open_encoder
from index.found import Filters
from retrieval.ask import weigh_sentences
from retrieval.claims import claims
from retrieval.confidence import Model, logit
from retrieval.elsewhere import came_too_early, is_told_elsewhere, others_than
from retrieval.gold import read_gold
from retrieval.reader import Reader
from retrieval.readers import load_reader
from retrieval.second_reading import read_again
from retrieval.training.confidence import FOLDS, Floats, event_of, fit_map, fold_of, is_right, texts_of

PRECISION = 1.0
LEAST = 0.15
"""The probability of a claim that may be shown: among those that are not, being told elsewhere says less (-.54)."""


@dataclass(frozen=True, slots=True)
class Held:
    """A claim: whether it seems to be told of another event, its log odds without that, whether it is right."""

    fold: int
    elsewhere: bool
    known: float
    right: bool


def held(place: Path, questions: Path, encoder: OnnxEncoder, reader: Reader) -> Iterator[Held]:
    """The claims of a set that were read twice, may be shown and were judged."""
    archive = LocalArchive.open(place)
    texts = texts_of(archive)
    for gold in read_gold(questions):
        weighed = weigh_sentences(gold.question, archive, encoder, date.today(), Filters())
        articles = {c.article.id: c.article for c in weighed.candidates}.values()
        others = others_than(gold.question, articles)
        fold = fold_of(questions.parent.name, event_of(gold.id))
        for claim in read_again(weighed.asked, claims(weighed.asked, weighed.worth_reading(), reader), reader):
            right = is_right([claim], gold, texts) if claim.features.second and claim.score >= LEAST else None
            if right is not None and not came_too_early(claim, others):
                yield Held(fold, is_told_elsewhere(claim, others), logit(claim.score, rarest=1e-6), right)


def fit(learned: Sequence[Held]) -> Model:
    """The bias, which is dropped, and the weight."""
    elsewhere, known, right = _columns(learned)
    return fit_map(elsewhere[:, None], right, np.zeros(1), PRECISION, known=known)


def loss(judged: Sequence[Held], bias: float, weight: float) -> float:
    """The mean log loss."""
    elsewhere, known, right = _columns(judged)
    odds = known + bias + weight * elsewhere
    return float(np.logaddexp(0, np.where(right > 0, -odds, odds)).mean())


def _columns(claims_held: Sequence[Held]) -> tuple[Floats, Floats, Floats]:
    rows = np.array([(each.elsewhere, each.known, each.right) for each in claims_held], np.float64)
    return rows[:, 0], rows[:, 1], rows[:, 2]


def main() -> None:
    """Print the weight, and the log loss with the bias alone and with both."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", nargs=2, action="append", required=True, metavar=("ARCHIVE", "QUESTIONS"))
    given = parser.parse_args()
    encoder, reader = open_encoder(None), load_reader(None)
    found = [h for place, questions in given.set for h in held(Path(place), Path(questions), encoder, reader)]
    before = after = 0.0
    for fold in range(FOLDS):
        own = [h for h in found if h.fold == fold]
        model = fit([h for h in found if h.fold != fold])
        before += loss(own, model.bias, 0.0) * len(own) if own else 0.0
        after += loss(own, model.bias, model.weights[0]) * len(own) if own else 0.0
    told = sum(h.elsewhere for h in found)
    print(f"{len(found)} claims, {told} told elsewhere, log loss {before / len(found):.4f}, {after / len(found):.4f}")
    print(f"weight {fit(found).weights[0]:.3f}")


if __name__ == "__main__":
    main()
