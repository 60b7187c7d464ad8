"""Fits what it is worth that a claim seems to be told of another event (`retrieval.elsewhere`).

    python -m retrieval.training.elsewhere --set ARCHIVE QUESTIONS [--set ...]

A logistic regression of that one thing over the claims that were read twice and may be shown, with their log odds as an
offset: how sure all others are stays as it is. The log losses printed are cross-validated by event. The readers must
not have learned from these questions.
"""

import argparse
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from index.archive import LocalArchive
from index.embedding.encoder import OnnxEncoder, open_encoder
from index.found import Filters
from retrieval.ask import weigh_sentences
from retrieval.claims import claims
from retrieval.confidence import logit
from retrieval.elsewhere import came_too_early, is_told_elsewhere, others_than
from retrieval.gold import read_gold
from retrieval.readers.choosing import load_reader
from retrieval.readers.reader import Reader
from retrieval.second_reading import read_again
from retrieval.training.confidence import FOLDS, event_of, fold_of, is_right, texts_of
from retrieval.training.offset import Judged, fit, loss

PRECISION = 1.0
LEAST = 0.15
"""The probability of a claim that may be shown: among those that are not, being told elsewhere says less (-.54)."""


def held(place: Path, questions: Path, encoder: OnnxEncoder, reader: Reader) -> Iterator[Judged]:
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
                yield Judged(fold, float(is_told_elsewhere(claim, others)), logit(claim.score, rarest=1e-6), right)


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
        model = fit([h for h in found if h.fold != fold], PRECISION)
        before += loss(own, model.bias, 0.0) * len(own) if own else 0.0
        after += loss(own, model.bias, model.weights[0]) * len(own) if own else 0.0
    told, losses = sum(h.feature for h in found), (before / len(found), after / len(found))
    print(f"{len(found)} claims, {told:.0f} told elsewhere, log loss {losses[0]:.4f}, {losses[1]:.4f}")
    print(f"weight {fit(found, PRECISION).weights[0]:.3f}")


if __name__ == "__main__":
    main()
