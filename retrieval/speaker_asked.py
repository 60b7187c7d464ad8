"""Whose word alone is asked for: "how many were killed, according to the police?".

An outlet is a filter of the search (`reading`); anybody else is held against who the sentences say said it. Where
nobody of that name says anything that answers, all answers stay.
"""

import re
from collections.abc import Sequence

from index.regex import regex
from retrieval.claim import Claim
from retrieval.positions import THRESHOLDS
from retrieval.values.content import content_stems

_ACCORDING = regex(r"\b(?:according to|in the words of|as told by)\s+(?P<who>[^,;:?]+)", re.IGNORECASE)


def heard_from(question: str, found: Sequence[Claim]) -> tuple[Sequence[Claim], str | None]:
    """The claims of the one speaker that the question limits itself to, with his name; else all, with none."""
    asked = _ACCORDING.search(question)
    wanted = content_stems(asked["who"]) if asked is not None else frozenset()
    own = [claim for claim in found if wanted and _is_of(wanted, claim)]
    if asked is None or not any(claim.score >= THRESHOLDS.position for claim in own):
        return found, None
    return own, asked["who"].strip()


def _is_of(wanted: frozenset[str], claim: Claim) -> bool:
    """Whether it is told as the speaker's; "the police still give the number as nine" has no other."""
    told = claim.attribution.who if claim.attribution is not None else claim.candidate.text
    shared = wanted & content_stems(told)
    return shared == wanted or (claim.attribution is not None and len(shared) * 2 >= len(wanted) > 1)
