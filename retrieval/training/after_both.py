"""Fit the networks that weigh a claim after both readings, and the positions' model over what they say.

    python -m retrieval.training.after_both --set ARCHIVE QUESTIONS WEIGHT --halves FILE FILE --out FILE

`--halves` are second readers that learned from either half of the events (`retrieval.training.rereading --half`): each
is asked about the other half, so that the networks know what an opinion is worth on events that were not learned.
What is printed is cross-validated by event.
"""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from pathlib import Path

import numpy as np
import torch

from index.embedding.encoder import open_encoder
from retrieval.claim import Claim, surest_first
from retrieval.confidence import Networks, Scorer
from retrieval.second_reading import STATEMENTS, after_both, worth_rereading
from retrieval.training.confidence import FOLDS, Read, cross_fitted, read_sets, report_answers, scored
from retrieval.training.networks import fit, save
from retrieval.training.rereading import half_of, inputs_of
from retrieval.training.statement_model import StatementModel, load_statement_model, padded


@dataclass(frozen=True, slots=True)
class Reread:
    """A question's claims after the first reading, the surest first, with the features that a second one adds."""

    read: Read
    claims: tuple[Claim, ...]
    again: frozenset[int]
    """Which of them were read again, by index."""

    def after(self, model: Scorer) -> list[Claim]:
        """The claims under a model of both readings, the surest first."""
        return surest_first(
            [
                replace(claim, score=model.probability(claim.features)) if number in self.again else claim
                for number, claim in enumerate(self.claims)
            ]
        )


def reread(reads: Sequence[Read], first: Mapping[int, Scorer], halves: Sequence[StatementModel]) -> Iterator[Reread]:
    """Every question, read again by the second reader that did not learn from its event."""
    for read in reads:
        found = scored(read, first[read.fold])
        told = worth_rereading(found, STATEMENTS)
        with torch.no_grad():
            model = halves[1 - half_of(read.event)]
            weights = model(*padded(inputs_of(read, told)).all()).tolist() if told else []
        weight_of = {id(claim): weight for same, weight in zip(told, weights, strict=True) for claim in same}
        known = tuple(
            replace(c, features=after_both(c.features, c.score, weight_of[id(c)])) if id(c) in weight_of else c
            for c in found
        )
        yield Reread(read, known, frozenset(n for n, c in enumerate(found) if id(c) in weight_of))


def fitted(again: Sequence[Reread]) -> Networks:
    """The networks, on every judged claim that was read again."""
    features, right, counts = [], [], []
    for each in again:
        judged = each.read.judged()
        for claim in (each.claims[number] for number in sorted(each.again)):
            if (is_right := judged[claim.candidate.article.id, claim.start, claim.end]) is not None:
                features.append(astuple(claim.features))
                right.append(is_right)
                counts.append(each.read.weight**0.5)
    return fit(*(np.array(column, np.float32) for column in (features, right, counts)))


def main() -> None:
    """Fit, print what would have been answered, write the networks."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", nargs=3, action="append", required=True, metavar=("ARCHIVE", "QUESTIONS", "WEIGHT"))
    parser.add_argument("--halves", nargs=2, type=Path, required=True, help="learned from half 0, from half 1")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    encoder = open_encoder(None)
    reads = read_sets(options.set, encoder)
    again = list(reread(reads, cross_fitted(reads), [load_statement_model(path) for path in options.halves]))
    models = {fold: fitted([each for each in again if each.read.fold != fold]) for fold in range(FOLDS)}
    by_id = {each.read.gold.id: each for each in again}
    report_answers(reads, lambda read: by_id[read.gold.id].after(models[read.fold]), encoder)
    save(fitted(again), options.out)


if __name__ == "__main__":
    main()
