"""A motion against a government that is defeated is one that it survived, and one that is carried brings it down.

It reads English, and takes "the motion" for the one that is asked after.
"""

import re

from index.regex import regex
from retrieval.values.stance import Stance

_MOTION = r"(?:vote|motion|confidence|no-confidence|censure|impeachment)"
_ASKS_SURVIVED = regex(rf"^\W*(?:did|has|have|had)\s+[^?]*?\bsurvived?\b[^?]*\b{_MOTION}\b", re.IGNORECASE)
_ASKS_FELL = regex(
    rf"^\W*(?:did|has|have|had)\s+[^?]*?\b(?:los[et]\b[^?]*\b{_MOTION}\b|(?:government|cabinet|coalition)\s+(?:fall|fallen)\b)",
    re.IGNORECASE,
)
_VOTED_ON = (
    r"\b(?:(?:the|an?|that|its|their|this)\s+(?:[\w-]+\s+){0,2}?(?:motion|no-confidence vote|vote of no confidence)"
    r"(?:\s+of\s+(?:no[ -]confidence|censure))?)"
)
_BY = r"(?:\s+(?:against|in|brought|tabled|by)\s+[^.;:,“”\"]{1,60}?)?\s+"
_DEFEATED = regex(
    rf"{_VOTED_ON}{_BY}(?:(?:was|were|has been|had been)\s+(?:\w+ly\s+)?(?:defeated|rejected|voted down|thrown out)|"
    r"failed|fell short)\b|\bsurviv(?:ed|es|ing)\s+(?:an?|the|its|his|her)\s+(?:[\w-]+\s+){0,2}?(?:vote|motion)\b",
    re.IGNORECASE,
)
_CARRIED = regex(
    rf"{_VOTED_ON}{_BY}(?:(?:was|were|has been|had been)\s+(?:\w+ly\s+)?(?:passed|carried|adopted|approved)|passed|"
    r"succeeded)\b|\b(?:lost|loses|losing)\s+(?:an?|the)\s+(?:vote of confidence|(?:no-)?confidence vote)\b",
    re.IGNORECASE,
)
_IN_DOUBT = regex(
    r"\b(?:not|never|if|whether|would|could|may|might|den(?:y|ied|ies)|earlier|previous)\b|n['’]t\b", re.IGNORECASE
)


def of_confidence_vote(question: str, sentence: str) -> tuple[Stance, tuple[int, int]] | None:
    """The stance, and the words that decide it (code points); None where no such vote is told of."""
    survived = _ASKS_SURVIVED.match(question) is not None
    if not survived and _ASKS_FELL.match(question) is None:
        return None
    for pattern, is_defeated in ((_DEFEATED, True), (_CARRIED, False)):
        found = pattern.search(sentence)
        if found and not _IN_DOUBT.search(sentence):
            return Stance.YES if is_defeated is survived else Stance.NO, found.span()
    return None
