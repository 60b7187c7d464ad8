"""A sentence that states a value, with how sure it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.answer import Attribution
from retrieval.candidates import Candidate
from retrieval.confidence import Features
from retrieval.values.value import Value


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence that states a value. `start` and `end` of the span count in the whole article, code points."""

    candidate: Candidate
    start: int
    end: int
    value: Value
    attribution: Attribution | None
    features: Features
    score: float


def surest_first(weighed: Sequence[Claim]) -> list[Claim]:
    """In the order that positions are made in."""
    return sorted(weighed, key=lambda c: (-c.score, c.candidate.article.key, c.start, c.end))
