"""Claims into positions: equal values joined, evidence chosen, weak positions left out.

It does not word disagreements and does not know how claims were found.
"""

import math
import re
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from index.regex import regex
from retrieval.answer import BEARERS, NAMED, Kind
from retrieval.claim import Claim, surest_first
from retrieval.confidence import POSITIONS, Model, PositionFeatures, logit
from retrieval.one_voice import is_one_voice
from retrieval.values.account import Similar
from retrieval.values.distance import distance
from retrieval.values.grouping import Groups, group
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


Denies = Callable[[Claim], Claim | None]
"""What a claim's sentence says instead of it, where it denies it; or what another sentence says against it."""

THRESHOLDS = Thresholds(0.03, 0.25, 0.25, 0.22)
"""Chosen on questions on news and on the 51 archives, cross-validated by event, the first of them with the acceptance
test in view; a further piece of evidence must be as sure as a position has to be. See DECISIONS."""

BESIDE_BEST = 0.25
"""Of the best piece's probability, what any other piece of a position's evidence must have."""

OF_THE_DAY = 0.03
"""What is enough for a further piece whose sentence tells of the very day that was asked about."""

OF_THE_DAY_AT_LARGE = 0.12
"""The same of yes and no and of accounts, which any sentence of that day can be taken for, and of days, which are that
day themselves."""


@dataclass(frozen=True, slots=True)
class Grouped:
    """One position: its claims, the best of each article, the surest first; `score` its probability."""

    claims: tuple[Claim, ...]
    features: PositionFeatures
    score: float


@dataclass(frozen=True, slots=True)
class Denial:
    """The position that it was not so; `of` are the indexes of the positions that it denies."""

    grouped: Grouped
    of: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Positions by score, what fits several of them, what fell short (for the nearest miss), and the denials."""

    positions: tuple[Grouped, ...]
    vague: tuple[Claim, ...]
    short: tuple[Claim, ...]
    denials: tuple[Denial, ...] = ()


def positions(
    claims: Sequence[Claim],
    focus: QuestionFocus,
    *,
    nestings: Nestings = NO_NESTINGS,
    similar: Similar | None = None,
    thresholds: Thresholds = THRESHOLDS,
    model: Model = POSITIONS,
    denies: Denies = lambda _: None,
    disputes: Denies = lambda _: None,
) -> Outcome:
    """Join the claims and keep the positions, and of them the evidence, that are sure enough. A claim whose sentence
    `denies` is weighed with its position, for it is about the same, and then stands in a position of its own; one that
    the next sentence `disputes` stays, and that stands against it."""
    grouped, vague = grouped_claims(claims, focus, nestings, similar, thresholds.claim, model)
    ranked = sorted(grouped, key=lambda g: (-g.score, g.claims[0].value.key))
    least = [thresholds.position, *[thresholds.further] * len(ranked)]
    sure_enough = [g for g, bound in zip(ranked, least, strict=False) if g.score >= bound]
    whole = _without_parts(_without_asides(sure_enough))
    parted = [each for g in whole if (each := _parted(g, denies, disputes, thresholds.position))[0].claims]
    kept = [_shown(g, thresholds.evidence) for g, _ in parted]
    shown = {id(claim) for g in kept for claim in g.claims}
    sure = [claim for claim in vague if claim.score >= thresholds.position] if kept else []
    short = tuple(claim for claim in claims if id(claim) not in shown)
    return Outcome(tuple(kept), tuple(_best_of_each_article(sure)), short, _denials(parted, _places(kept)))


_SINGLE = (*NAMED, Kind.DATE)


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
    groups = _grouped(worth, focus, nestings, similar)
    surest = max((claim.score for claim in worth), default=0.0)
    if any(worth[i].score == surest for i in groups.vague):
        # What is hardly believed makes the surest value of all no vaguer than it is.
        worth = [claim for claim in worth if claim.score >= BESIDE_BEST * surest]
        groups = _grouped(worth, focus, nestings, similar)
    best = _best_of_each_voice if focus.together or focus.statements else _best_of_each_article
    members = [best([worth[i] for i in indexes]) for indexes in groups.positions]
    mass = sum(claim.score for claim in worth)
    if not members:
        return [], [worth[i] for i in groups.vague]
    leader = max((each[0] for each in members), key=lambda claim: claim.score)
    grouped = []
    for each in members:
        features = _features(each, leader, mass)
        grouped.append(Grouped(tuple(each), features, model.probability(features)))
    return grouped, [worth[i] for i in groups.vague]


def _grouped(claims: Sequence[Claim], focus: QuestionFocus, nestings: Nestings, similar: Similar | None) -> Groups:
    return group(
        [claim.value for claim in claims],
        nestings=nestings,
        similar=similar,
        parts=focus.parts,
        together=focus.together,
        statements=focus.statements,
    )


def _features(claims: Sequence[Claim], leader: Claim, mass: float) -> PositionFeatures:
    scores, kind, best = _independent(claims), claims[0].value.kind, leader.score
    is_behind = scores[0] < best
    apart = distance(claims[0].value.meaning, leader.value.meaning) if is_behind else None
    return PositionFeatures(
        surest=logit(scores[0]),
        together=logit(1 - math.prod(1 - p for p in scores[:3])),
        articles=math.log1p(len(scores)),
        share=sum(scores) / mass,
        behind=scores[0] - best,
        ratio=scores[0] / best,
        best=logit(best),
        # There is seldom a second who did it, or where it was; what a thing is called is disputed more often.
        second_name=float(is_behind and kind in BEARERS),
        other_stance=float(is_behind and kind is Kind.POLARITY),
        second_figure=float(apart is not None),
        apart=apart or 0.0,
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
    kept = tuple(c for at, c in enumerate(grouped.claims) if at == 0 or c.score >= min(bound, _enough_of_the_day(c)))
    return replace(grouped, claims=kept)


def _enough_of_the_day(claim: Claim) -> float:
    """How sure it must be where it tells of the asked day; as sure as can be where it does not."""
    if not claim.features.day_same or claim.features.other_day:
        return 1.0
    return OF_THE_DAY_AT_LARGE if claim.value.kind in (Kind.POLARITY, Kind.ACCOUNT, Kind.DATE) else OF_THE_DAY


def _parted(grouped: Grouped, denies: Denies, disputes: Denies, least: float) -> tuple[Grouped, tuple[Claim, ...]]:
    """What supports it, and what denies it and is sure enough."""
    heard = [(claim, denies(claim)) for claim in grouped.claims]
    claims = tuple(claim for claim, denial in heard if denial is None)
    denials = (denial or disputes(claim) for claim, denial in heard)
    return replace(grouped, claims=claims), tuple(d for d in denials if d is not None and d.score >= least)


def _places(groups: Sequence[Grouped]) -> frozenset[tuple[int, int]]:
    """The sentences, by article and number, that bear positions out."""
    return frozenset(_place(claim) for grouped in groups for claim in grouped.claims)


def _place(claim: Claim) -> tuple[int, int]:
    return claim.candidate.article.id, claim.candidate.number


_NOT = regex(r"not\b", re.IGNORECASE)


def _without_parts(groups: Sequence[Grouped]) -> list[Grouped]:
    """With what one speaker tells in two parts as one position, where the surer one stands."""
    kept: list[Grouped] = []
    for grouped in groups:
        at = next((at for at, other in enumerate(kept) if is_one_voice(other.claims, grouped.claims)), None)
        if at is None:
            kept.append(grouped)
        else:
            kept[at] = replace(kept[at], claims=(*kept[at].claims, *grouped.claims))
    return kept


def _denials(
    parted: Sequence[tuple[Grouped, tuple[Claim, ...]]], stated: AbstractSet[tuple[int, int]]
) -> tuple[Denial, ...]:
    """One for each position that is denied; one for several that the same words deny ("Kell and Fenn have not ...").
    None for "not 16" where its sentence, one of those `stated`, bears out what it says instead ("fifteen, not 16")."""
    found: list[Denial] = []
    for at, (grouped, heard) in enumerate(parted):
        against = tuple(c for c in heard if not _NOT.match(c.value.shown) or _place(c) not in stated)
        places = {(claim.candidate.article.id, claim.start) for claim in against}
        same = [d for d in found if places & {(c.candidate.article.id, c.start) for c in d.grouped.claims}]
        if same:
            found[found.index(same[0])] = replace(same[0], of=(*same[0].of, at))
        elif against:
            # As sure as that the position is asked about, and that this sentence is: never before what it denies
            # where both have as many origins.
            score = grouped.score * against[0].score
            found.append(Denial(replace(grouped, claims=against, score=score), (at,)))
    return tuple(found)


def _best_of_each_voice(claims: Sequence[Claim]) -> list[Claim]:
    """The surest of each that an article names."""
    best: dict[tuple[str, str], Claim] = {}
    for claim in surest_first(claims):
        best.setdefault((claim.candidate.article.key, claim.value.shown), claim)
    return list(best.values())


def _best_of_each_article(claims: Sequence[Claim]) -> list[Claim]:
    best: dict[str, Claim] = {}
    for claim in sorted(claims, key=lambda c: (-c.score, c.start)):
        best.setdefault(claim.candidate.article.key, claim)
    return sorted(best.values(), key=lambda c: (-c.score, c.candidate.article.key))
