"""Fits the two models of `retrieval.confidence` on gold questions, and says how well they do on events unseen.

    python -m retrieval.training.confidence --set ARCHIVE QUESTIONS WEIGHT [--set ...]

A set's weight says how much one of its questions counts. The claims' model is a few small networks
(`retrieval.training.networks`), the positions' a maximum a posteriori logistic regression: a Gaussian prior around
weights that were written down before any fitting.
Everything printed is cross-validated in five parts: models never see questions of the event they are measured on. The
reader must not have learned from these questions, or it would be trusted too much.
"""

import argparse
import hashlib
import itertools
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import astuple, dataclass, fields, replace
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.archive import LocalArchive
from index.embedding.encoder import OnnxEncoder, open_encoder
from index.found import Filters
from retrieval.answer import SCHEMA, Answer, Position, Reading, Took
from retrieval.ask import Weighed, joining, weigh_sentences
from retrieval.citing import cited
from retrieval.claim import Claim, surest_first
from retrieval.claims import claims
from retrieval.compose import compose
from retrieval.confidence import WEIGHTS, Features, Model, Networks, PositionFeatures, Scorer
from retrieval.evaluate import Judged, figures, judge, judgeable, matched, supports
from retrieval.gold import GoldQuestion, read_gold
from retrieval.positions import THRESHOLDS, Thresholds, grouped_claims, positions
from retrieval.readers.choosing import load_reader
from retrieval.training.networks import fit, save
from retrieval.values.precision import shown_value

Floats = NDArray[np.float64]

POSITION_PRIOR = PositionFeatures(surest=0.6, together=0.6, articles=0.2, share=0.6, behind=0.4, ratio=0.6, best=0.0)
POSITION_PRECISION = 4.0
LEAST = 0.05
FOLDS = 5
UNSCORED = Model(0.0, tuple(0.0 for _ in fields(Features)))
"""Stands for the networks while the claims are read: those that ship may know other features."""
GRID = tuple(itertools.product((0.045, 0.08, 0.12), (0.25, 0.3), (0.0, 0.06, 0.09)))
"""Of evidence, of the first position, and how much less a further one needs."""


@dataclass(frozen=True, slots=True)
class Read:
    """A gold question with its claims (unscored) and which of them are right (None: nobody judged it)."""

    gold: GoldQuestion
    weighed: Weighed
    claims: tuple[Claim, ...]
    right: tuple[bool | None, ...]
    texts: Mapping[str, str]
    origin: str
    weight: float

    @property
    def event(self) -> str:
        """The event it asks about."""
        return event_of(self.gold.id)

    def judged(self) -> dict[tuple[int, int, int], bool | None]:
        """Which claims are right, by article and span."""
        return {(c.candidate.article.id, c.start, c.end): x for c, x in zip(self.claims, self.right, strict=True)}

    @property
    def fold(self) -> int:
        """Which part of the cross-validation measures it."""
        return fold_of(self.origin, self.event)


def event_of(number: str) -> str:
    """What a question is about: its id without "-q7", else the id's first word, "un" for unanswerable aside."""
    numbered = re.fullmatch(r"(.+)-q\d+", number)
    words = number.split("-")
    return numbered[1] if numbered else words[1] if words[0] == "un" and len(words) > 1 else words[0]


def fold_of(origin: str, event: str) -> int:
    """Which part of the cross-validation an event of a set is in."""
    return hashlib.sha256(f"{origin}:{event}".encode()).digest()[0] % FOLDS


def fit_map(
    features: Floats,
    right: Floats,
    prior: Floats,
    precision: float,
    counts: Floats | None = None,
    known: Floats | None = None,
) -> Model:
    """Newton's method on the penalised likelihood; `features` of shape (examples, weights), `counts` how much each
    example counts, `known` the log odds that each has already. The bias is free."""
    counts = np.ones(len(features)) if counts is None else counts
    known = np.zeros(len(features)) if known is None else known
    with_one = np.hstack([np.ones((len(features), 1)), features])
    centre = np.concatenate([[0.0], prior])
    penalty = np.diag([1e-6] + [precision] * len(prior))
    weights = centre.copy()
    mean = float(np.average(right, weights=counts))
    weights[0] = np.log(mean / (1 - mean)) - (features @ prior + known).mean()
    for _ in range(200):
        probability = 1 / (1 + np.exp(-np.clip(with_one @ weights + known, -30, 30)))
        gradient = with_one.T @ (counts * (probability - right)) + penalty @ (weights - centre)
        curvature = (with_one * (counts * probability * (1 - probability))[:, None]).T @ with_one + penalty
        step = np.linalg.solve(curvature, gradient)
        weights = weights - step / max(1.0, float(np.abs(step).max()))  # far from the optimum Newton overshoots
        if np.abs(step).max() < 1e-7:
            break
    return Model(float(weights[0]), tuple(float(w) for w in weights[1:]))


def read_all(place: Path, questions: Path, weight: float, encoder: OnnxEncoder, today: date) -> list[Read]:
    """A set's questions with everything up to the confidence, which does not depend on it."""
    reader, archive = load_reader(None), LocalArchive.open(place)
    texts = texts_of(archive)
    read = []
    for gold in read_gold(questions):
        weighed = weigh_sentences(gold.question, archive, encoder, today, Filters())
        found = claims(weighed.asked, weighed.worth_reading(), reader, UNSCORED)
        right = tuple(is_right([c], gold, texts) for c in found)
        read.append(Read(gold, weighed, tuple(found), right, texts, questions.parent.name, weight))
    return read


def texts_of(archive: LocalArchive) -> dict[str, str]:
    """Every stored text by key."""
    keys = archive.keys()
    return {key: archive.article(key).text for key in keys}


def is_right(claims: Sequence[Claim], gold: GoldQuestion, texts: Mapping[str, str]) -> bool | None:
    """Whether a position of these claims states a gold position on right evidence; None where nobody judged it."""
    evidence = tuple(cited(c).evidence("o1") for c in claims)
    values = [c.value for c in claims]
    value = shown_value(values)
    also = tuple(sorted({v.shown for v in values}))
    match = matched(Position(value=value, also=also, outlets=1, origins=1, evidence=evidence), gold, texts)
    judged = judgeable(evidence, match, gold)
    if match is None or not any(supports(e, match, gold, texts) for e in judged[:2]):
        return False if judged else None
    return gold.kind != "polarity" or match.value.lower().startswith("yes") is (value == "yes")


def scored(read: Read, model: Scorer) -> list[Claim]:
    """The claims under a model, the surest first."""
    return surest_first([replace(c, score=model.probability(c.features)) for c in read.claims])


def fit_claims(reads: Sequence[Read]) -> Networks:
    """The claims' model."""
    judged = [(c, x, r.weight**0.5) for r in reads for c, x in zip(r.claims, r.right, strict=True) if x is not None]
    features = np.array([astuple(c.features) for c, _, _ in judged], dtype=np.float32)
    right = np.array([x for _, x, _ in judged], dtype=np.float32)
    return fit(features, right, np.array([weight for _, _, weight in judged], dtype=np.float32))


def fit_positions(reads: Sequence[Read], weighed: Callable[[Read], Sequence[Claim]], encoder: OnnxEncoder) -> Model:
    """The positions' model; `weighed` gives a question's claims, the surest first, scored without its event."""
    features, right, counts = [], [], []
    for read in reads:
        asked = read.weighed.asked
        near, alike = joining(read.weighed, encoder)
        grouped, _ = grouped_claims(weighed(read), asked.focus, near, alike, LEAST)
        for each in grouped:
            if (judged := is_right(each.claims, read.gold, read.texts)) is not None:
                features.append(astuple(each.features))
                right.append(judged)
                counts.append(read.weight)
    prior = np.array(astuple(POSITION_PRIOR))
    return fit_map(np.array(features), np.array(right, dtype=np.float64), prior, POSITION_PRECISION, np.array(counts))


def answer(
    read: Read, weighed: Sequence[Claim], position_model: Model, thresholds: Thresholds, encoder: OnnxEncoder
) -> Answer:
    """What would have been answered; `weighed` are the question's claims, the surest first."""
    asked = read.weighed.asked
    near, alike = joining(read.weighed, encoder)
    outcome = positions(
        weighed,
        asked.focus,
        nestings=near,
        similar=alike,
        thresholds=thresholds,
        model=position_model,
    )
    composed = compose(asked.question.kind, outcome, asked.focus, read.weighed.candidates, asked.days)
    return Answer(
        schema=SCHEMA,
        question=read.gold.question,
        reading=Reading(kind=asked.question.kind),
        verdict=composed.verdict,
        positions=composed.positions,
        disagreements=composed.disagreements,
        took_ms=Took(total=0, search=0, read=0),
    )


def line(judged: Sequence[Judged]) -> str:
    """The figures in one line."""
    f = figures(judged)
    return (
        f"verdict {f.verdict_accuracy} positions {f.position_f1} (P {f.position_precision} R {f.position_recall}) "
        f"first {f.first_position_right} disputed {f.disputed_f1} abstain P {f.abstain_precision} R {f.abstain_recall} "
        f"citations {f.citation_precision} forbidden {f.forbidden_citations}"
    )


def main() -> None:
    """Fit, print the figures over a grid of thresholds and the constants."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", nargs=3, action="append", required=True, metavar=("ARCHIVE", "QUESTIONS", "WEIGHT"))
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    given = parser.parse_args()
    encoder = open_encoder(None)
    report(read_sets(given.set, encoder), encoder, given.out)


def read_sets(sets: Sequence[tuple[str, str, str]], encoder: OnnxEncoder) -> list[Read]:
    """Every question of every set: archive, questions and weight each."""
    return [
        read
        for place, questions, weight in sets
        for read in read_all(Path(place), Path(questions), float(weight), encoder, date.today())
    ]


def cross_fitted(reads: Sequence[Read]) -> dict[int, Networks]:
    """For each part of the questions the claims' model that was fitted without it."""
    return {fold: fit_claims([r for r in reads if r.fold != fold]) for fold in range(FOLDS)}


def report(reads: Sequence[Read], encoder: OnnxEncoder, out: Path) -> None:
    """Cross-validate by event, then fit on everything; the claims' networks go to `out`."""
    models = cross_fitted(reads)
    report_answers(reads, lambda read: scored(read, models[read.fold]), encoder)
    save(fit_claims(reads), out)


def report_answers(reads: Sequence[Read], weighed: Callable[[Read], Sequence[Claim]], encoder: OnnxEncoder) -> None:
    """What would have been answered over a grid of thresholds, cross-validated, and the positions' model."""
    models = {fold: fit_positions([r for r in reads if r.fold != fold], weighed, encoder) for fold in range(FOLDS)}
    for evidence, position, less in GRID:
        thresholds = Thresholds(THRESHOLDS.claim, evidence, position, position - less)
        print(f"evidence {evidence} position {position} further {position - less:.2f}")
        for origin in dict.fromkeys(r.origin for r in reads):
            judged = [
                judge(r.gold, answer(r, weighed(r), models[r.fold], thresholds, encoder), r.texts)
                for r in reads
                if r.origin == origin
            ]
            print(f"  {origin}: {line(judged)}")
    show("POSITIONS", fit_positions(reads, weighed, encoder), [f.name for f in fields(PositionFeatures)])


def show(name: str, model: Model, names: Sequence[str]) -> None:
    """The constants as they stand in `retrieval.confidence`."""
    print(f"{name} = Model({model.bias:.3f}, ({', '.join(f'{w:.3f}' for w in model.weights)}))")
    print("  " + " ".join(f"{n} {w:.2f}" for n, w in zip(names, model.weights, strict=True)))


if __name__ == "__main__":
    main()
