"""Claims into positions: equal values joined, evidence chosen, weak positions left out.

It does not word disagreements and does not know how claims were found.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from retrieval.answer import Kind
from retrieval.claims import Claim
from retrieval.confidence import POSITIONS, Model, PositionFeatures, logit
from retrieval.values.account import Similar
from retrieval.values.grouping import group
from retrieval.values.place import NO_NESTINGS, Nestings
from retrieval.values.value import QuestionFocus


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Probabilities: of a claim to be weighed at all, of a piece of evidence, of the first position and of every
    further one: once something answers, hiding that others say otherwise costs more than a doubtful second position."""

    claim: float
    evidence: float
    position: float
    further: float


THRESHOLDS = Thresholds(0.05, 0.08, 0.25, 0.16)
"""Chosen on 1,265 questions, cross-validated by event, and kept with 3,292; see DECISIONS."""


BESIDE_BEST = 0.25
"""Of the best piece's probability, what any other piece of a position's evidence must have."""


@dataclass(frozen=True, slots=True)
class Grouped:
    """One position: its claims, the best of each article, the surest first; `score` its probability; `denied` are
    the sentences that say it was not so."""

    claims: tuple[Claim, ...]
    features: PositionFeatures
    score: float
    denied: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """Positions by score, what fits several of them, and what fell short (for the nearest miss)."""

    positions: tuple[Grouped, ...]
    vague: tuple[Claim, ...]
    short: tuple[Claim, ...]


def positions(
    claims: Sequence[Claim],
    focus: QuestionFocus,
    *,
    nestings: Nestings = NO_NESTINGS,
    similar: Similar | None = None,
    thresholds: Thresholds = THRESHOLDS,
    model: Model = POSITIONS,
    denies: Callable[[Claim], bool] = lambda _: False,
) -> Outcome:
    """Join the claims and keep the positions, and of them the evidence, that are sure enough. What a claim `denies`
    is weighed with its position, for it is about the same, and does not support it."""
    grouped, vague = grouped_claims(claims, focus, nestings, similar, thresholds.claim, model)
    ranked = sorted(grouped, key=lambda g: (-g.score, g.claims[0].value.key))
    least = [thresholds.position, *[thresholds.further] * len(ranked)]
    sure_enough = [g for g, bound in zip(ranked, least, strict=False) if g.score >= bound]
    stated = sure_enough if focus.several else _without_asides(sure_enough)
    stated = [borne for g in stated if (borne := _without_denials(g, denies, thresholds.position)).claims]
    kept = [_shown(g, thresholds.evidence) for g in stated]
    shown = {id(claim) for g in kept for claim in g.claims}
    sure = [claim for claim in vague if claim.score >= thresholds.position] if kept else []
    short = tuple(claim for claim in claims if id(claim) not in shown)
    return Outcome(tuple(kept), tuple(_best_of_each_article(sure)), short)


_SINGLE = (Kind.PERSON, Kind.ORG, Kind.PLACE, Kind.NAME, Kind.DATE)


def _without_asides(ranked: Sequence[Grouped]) -> list[Grouped]:
    """Without positions that rest on nothing but sentences which say another one more surely.

    "Ada Venn, whose firm is Venn and Sons, said so": one sentence seldom gives two names for one thing. Of figures it
    may ("not seven, as the ministry said, but eleven").
    """
    kept: list[Grouped] = []
    surest: dict[tuple[str, int], float] = {}
    for grouped in ranked:
        places = [(c.candidate.article.key, c.candidate.number) for c in grouped.claims]
        beaten = [surest.get(at, 0.0) > c.score for at, c in zip(places, grouped.claims, strict=True)]
        if kept and grouped.claims[0].value.kind in _SINGLE and all(beaten):
            continue
        kept.append(grouped)
        for at, claim in zip(places, grouped.claims, strict=True):
            surest[at] = max(surest.get(at, 0.0), claim.score)
    return kept


def grouped_claims(
    claims: Sequence[Claim],
    focus: QuestionFocus,
    nestings: Nestings,
    similar: Similar | None,
    least: float,
    model: Model = POSITIONS,
) -> tuple[list[Grouped], list[Claim]]:
    """All groups of equal values with their probability, and the claims that fit several of them."""
    worth = [claim for claim in claims if claim.score >= least]
    groups = group(
        [c.value for c in worth], nestings=nestings, similar=similar, several=focus.several, parts=focus.parts
    )
    members = [_best_of_each_article([worth[i] for i in indexes]) for indexes in groups.positions]
    mass = sum(claim.score for claim in worth)
    best = max((each[0].score for each in members), default=0.0)
    grouped = []
    for each in members:
        features = _features(each, best, mass)
        grouped.append(Grouped(tuple(each), features, model.probability(features)))
    return grouped, [worth[i] for i in groups.vague]


def _features(claims: Sequence[Claim], best: float, mass: float) -> PositionFeatures:
    scores = _independent(claims)
    return PositionFeatures(
        surest=logit(scores[0]),
        together=logit(1 - math.prod(1 - p for p in scores[:3])),
        articles=math.log1p(len(scores)),
        share=sum(scores) / mass,
        behind=scores[0] - best,
        ratio=scores[0] / best,
        best=logit(best),
    )


def _independent(claims: Sequence[Claim]) -> list[float]:
    """The best score of each text, copies counting as one, highest first."""
    by_origin: dict[int, float] = {}
    for claim in claims:
        article = claim.candidate.article
        origin = article.origin if article.origin is not None else -article.id
        by_origin[origin] = max(by_origin.get(origin, 0.0), claim.score)
    return sorted(by_origin.values(), reverse=True)


def _shown(grouped: Grouped, least: float) -> Grouped:
    """The position with the evidence that is sure enough, in itself and beside the best piece."""
    bound = max(least, BESIDE_BEST * grouped.claims[0].score)
    kept = tuple(c for at, c in enumerate(grouped.claims) if at == 0 or c.score >= bound)
    return replace(grouped, claims=kept)


def _without_denials(grouped: Grouped, denies: Callable[[Claim], bool], least: float) -> Grouped:
    denied = tuple(claim for claim in grouped.claims if denies(claim))
    claims = tuple(claim for claim in grouped.claims if claim not in denied)
    return replace(grouped, claims=claims, denied=tuple(claim for claim in denied if claim.score >= least))


def _best_of_each_article(claims: Sequence[Claim]) -> list[Claim]:
    best: dict[str, Claim] = {}
    for claim in sorted(claims, key=lambda c: (-c.score, c.start)):
        best.setdefault(claim.candidate.article.key, claim)
    return sorted(best.values(), key=lambda c: (-c.score, c.candidate.article.key))
