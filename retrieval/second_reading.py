"""The surest claims, read once more: each alone, its value marked, with the sentence before it.

The first reading finds words that may answer, this one is asked whether these words do: an answer verifier as in Hu et
al. 2019 (Read + Verify). It learned what the first confidence leaves over; networks weigh what both say.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol, runtime_checkable

from retrieval.answer import Kind
from retrieval.asked import Asked
from retrieval.claim import Claim, surest_first
from retrieval.confidence import AFTER_BOTH, Features, logit, model
from retrieval.readers.reader import Reader
from retrieval.readers.statement import Statement
from retrieval.windows import context

STATEMENTS = 6
"""As many different ones as are read again."""
LEAST = 0.01
RAREST = 0.0005  # of the first confidence's probabilities


@runtime_checkable
class SecondReader(Protocol):
    """Weighs statements. Same question and statement: same weight, whatever the others."""

    def weigh(self, question: str, statements: Sequence[Statement]) -> list[float]:
        """Per statement the log odds that its value answers, beside what is known already; 0 for no opinion."""
        ...


def read_again(asked: Asked, found: Sequence[Claim], reader: Reader) -> list[Claim]:
    """The claims, surest first before and after. Only where `reader` can read again, and only English, the one language
    that ours has learned."""
    if not isinstance(reader, SecondReader) or asked.question.language != "en":
        return list(found)
    told = worth_rereading(found, STATEMENTS)
    weights = reader.weigh(asked.question.text, [stated(same[0]) for same in told])
    weight_of = {id(claim): weight for same, weight in zip(told, weights, strict=True) for claim in same}
    return surest_first([_again(c, weight_of[id(c)]) if id(c) in weight_of else c for c in found])


def worth_rereading(found: Sequence[Claim], most: int) -> list[list[Claim]]:
    """The surest statements with all who print them, `most` at most. `found` is in order."""
    told: dict[tuple[str, int, int], list[Claim]] = {}
    for claim in found:
        start = claim.candidate.sentence.start
        words = (claim.candidate.text, claim.start - start, claim.end - start)
        is_new = len(told) < most and claim.score >= LEAST and claim.candidate.article.masthead.language in (None, "en")
        if words in told or is_new:
            told.setdefault(words, []).append(claim)
    return list(told.values())


def stated(claim: Claim) -> Statement:
    """The claim as it is read again."""
    return Statement(
        context=context(claim.candidate.article),
        before=claim.candidate.before,
        sentence=claim.candidate.text,
        start=claim.start - claim.candidate.sentence.start,
        end=claim.end - claim.candidate.sentence.start,
        stance=claim.value.shown if claim.value.kind is Kind.POLARITY else "",
    )


def _again(claim: Claim, weight: float) -> Claim:
    known = after_both(claim.features, claim.score, weight)
    return replace(claim, features=known, score=model(AFTER_BOTH).probability(known))


def after_both(features: Features, probability: float, weight: float) -> Features:
    """The features with what the readings say: the first one's probability and the second one's log odds."""
    return replace(features, first=logit(probability, RAREST) / 3, second=weight / 3)
