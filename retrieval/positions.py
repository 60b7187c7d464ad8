"""Claims into positions: equal values joined, evidence chosen and counted by origins, weak positions left out.

It does not word disagreements and does not know how claims were found.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.answer import Kind
from retrieval.claims import Claim
from retrieval.values.account import Similar
from retrieval.values.grouping import group
from retrieval.values.place import NO_NESTINGS, Nestings
from retrieval.values.value import QuestionFocus


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What it takes to be shown, as probabilities: a piece of evidence, a position, and a position beside the best one
    (a share of the best one's)."""

    evidence: float
    position: float
    beside_best: float


THRESHOLDS = Thresholds(0.3, 0.5, 0.55)
"""Chosen on the development questions, cross-validated by event; see DECISIONS."""


@dataclass(frozen=True, slots=True)
class Grouped:
    """One position: its claims, the best of each article, the surest first; `score` its probability."""

    claims: tuple[Claim, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """Positions by score, what fits several of them, and what fell short (for the nearest miss)."""

    positions: tuple[Grouped, ...]
    vague: tuple[Claim, ...]
    short: tuple[Claim, ...]


def positions(
    kind: Kind,
    claims: Sequence[Claim],
    focus: QuestionFocus,
    *,
    nestings: Nestings = NO_NESTINGS,
    similar: Similar | None = None,
    thresholds: Thresholds = THRESHOLDS,
) -> Outcome:
    """Join the claims that are sure enough and keep the positions that are."""
    sure = [claim for claim in claims if claim.score >= thresholds.evidence]
    groups = group([c.value for c in sure], nestings=nestings, similar=similar, several=focus.several)
    grouped = [_grouped([sure[i] for i in indexes]) for indexes in groups.positions]
    best = max((g.score for g in grouped), default=0.0)
    least = max(thresholds.position, thresholds.beside_best * best)
    kept = tuple(sorted((g for g in grouped if g.score >= least), key=lambda g: (-g.score, g.claims[0].value.key)))
    shown = {id(claim) for g in kept for claim in g.claims}
    vague = [sure[i] for i in groups.vague if sure[i].score >= thresholds.position] if kept else []
    short = tuple(claim for claim in claims if id(claim) not in shown)
    return Outcome(kept, tuple(_best_of_each_article(vague)), short)


def _grouped(claims: Sequence[Claim]) -> Grouped:
    """The best claim of each article; independent articles add to the probability, copies do not."""
    kept = _best_of_each_article(claims)
    by_origin: dict[int, float] = {}
    for claim in kept:
        article = claim.candidate.article
        origin = article.origin if article.origin is not None else -article.id
        by_origin[origin] = max(by_origin.get(origin, 0.0), claim.score)
    top = sorted(by_origin.values(), reverse=True)
    # Reports of one event err together: a second origin counts a third, and no more than three count.
    doubt = math.prod((1 - p) ** (1.0 if rank == 0 else 1 / 3) for rank, p in enumerate(top[:3]))
    return Grouped(tuple(kept), 1 - doubt)


def _best_of_each_article(claims: Sequence[Claim]) -> list[Claim]:
    best: dict[str, Claim] = {}
    for claim in sorted(claims, key=lambda c: (-c.score, c.start)):
        best.setdefault(claim.candidate.article.key, claim)
    return sorted(best.values(), key=lambda c: (-c.score, c.candidate.article.key))
