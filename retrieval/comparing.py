"""How each claim of a question stands beside the others: the features that need all of them.

A sentence that is right is seldom right by itself: it is read better than its neighbours, told again elsewhere, and
its article names more of what was asked than the others do. Every comparison is within one question.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from retrieval.claim import Claim
from retrieval.confidence import Features
from retrieval.values.grouping import relation
from retrieval.values.relation import Relation
from retrieval.values.value import Value

RELATED = 16
"""Values that are held against each other for being one: spellings of a name, "at least" a figure and the figure."""


def stood_beside(found: Sequence[Claim]) -> list[Claim]:
    """The claims, in the same order, with the features that need all of them."""
    if not found:
        return []
    field = _field(found)
    return [replace(c, features=_beside(c, field)) for c in found]


_HIGHEST = ("score", "answers", "in_sentence", "names", "found", "cosine", "lead_names", "lead_words")


@dataclass(frozen=True, slots=True)
class _Field:
    """All claims of a question: who states what, and the highest of each feature that is compared with it."""

    by_value: Mapping[object, list[Claim]]
    joining: Mapping[object, frozenset[object]]  # keys of the other values that join each
    by_article: Mapping[str, list[Claim]]
    highest: Mapping[str, float]
    keys: Mapping[int, object]  # by identity: the key of the claim's value, which takes long to make
    places: Mapping[int, int]  # by identity: 0 for the claim that the reader holds most of
    count: int


def _field(found: Sequence[Claim]) -> _Field:
    by_value: dict[object, list[Claim]] = defaultdict(list)
    by_article: dict[str, list[Claim]] = defaultdict(list)
    keys = {id(claim): claim.value.key for claim in found}
    for claim in found:
        by_value[keys[id(claim)]].append(claim)
        by_article[claim.candidate.article.key].append(claim)
    ranked = sorted(found, key=lambda c: (-c.features.answers, c.candidate.article.key, c.start, c.end))
    highest = {name: max(getattr(c.features, name) for c in found) for name in _HIGHEST}
    places = {id(claim): place for place, claim in enumerate(ranked)}
    joining = _joining({keys[id(claim)]: claim.value for claim in ranked})
    return _Field(by_value, joining, by_article, highest, keys, places, len(found))


def _joining(ranked: Mapping[object, Value]) -> dict[object, frozenset[object]]:
    """Which values, by their keys, join without being equal, among those that the reader holds most of."""
    joining: dict[object, set[object]] = {key: set() for key in ranked}
    for (a, first), (b, second) in combinations(list(ranked.items())[:RELATED], 2):
        if relation(first, second) is Relation.JOINS:
            joining[a].add(b)
            joining[b].add(a)
    return {key: frozenset(keys) for key, keys in joining.items()}


def _beside(claim: Claim, field: _Field) -> Features:
    candidate, features, highest = claim.candidate, claim.features, field.highest
    own, value = field.by_article[candidate.article.key], field.keys[id(claim)]
    others = [c.features.answers for c in own if field.keys[id(c)] != value]
    elsewhere = [c for c in field.by_value[value] if c.candidate.article.key != candidate.article.key]
    told = [c.features.answers for c in elsewhere]
    related = field.joining[value]
    kin = [c for key in related for c in field.by_value[key] if c.candidate.article.key != candidate.article.key]
    tellers = 1 + len({c.candidate.article.key for c in elsewhere})
    return replace(
        features,
        margin=features.score - highest["score"],
        same=float(tellers > 1),
        tellers=math.log(tellers),
        beside=max(-1.0, min(1.0, features.answers - max(others, default=-1.0))),
        rank=1 / (1 + field.places[id(claim)]),
        best=highest["answers"],
        echo=max(told, default=0.0),
        echoes=min(sum(told), 2.0),
        kin=max((c.features.answers for c in kin), default=-1.0),
        depth=math.log1p(candidate.number) / 3,
        length=math.log1p(len(candidate.text)) / 5 - 1,
        extent=math.log1p(claim.end - claim.start) / 4,
        rivals=math.log1p(field.count) / 4,
        siblings=math.log1p(len(own)) / 3,
        siblings_best=max(c.features.answers for c in own),
        names_behind=features.names - highest["names"],
        found_behind=features.found - highest["found"],
        cosine_behind=features.cosine - highest["cosine"],
        in_sentence_behind=features.in_sentence - highest["in_sentence"],
        lead_names_behind=features.lead_names - highest["lead_names"],
        lead_words_behind=features.lead_words - highest["lead_words"],
    )
