"""A plan that was given up: "Venn has dropped her plan to appeal" says no to "Will Venn appeal?".

It reads English; a question that asks whether something was given up is left alone.
"""

import re

from index.regex import regex
from retrieval.stems import stem_of
from retrieval.values.content import content_stems
from retrieval.values.negation import NEGATIVE

_DROPS = (
    r"(?:(?:give|gives|giving|gave|given) up|abandon(?:s|ed|ing)?|drop(?:s|ped|ping)?|shelv(?:es|ed|ing)|"
    r"scrap(?:s|ped|ping)?|ditch(?:es|ed|ing)?|withdr(?:ew|aws?|awn)|call(?:s|ed|ing)? off|cancel(?:s|l?ed|l?ing)?)"
)
_PLAN = (
    r"(?:plans?|bids?|attempts?|efforts?|intentions?|ideas?|proposals?|threats?|fights?|hopes?|applications?|requests?)"
)
_GIVEN_UP = regex(
    rf"(?<![\w-]){_DROPS}\s+(?:on\s+)?(?:(?:any|all|an?|the|its|his|her|their|such|these|those|earlier|[\w-]+['’]s?)\s+){{0,3}}"
    rf"(?:[\w-]+\s+)?{_PLAN}\s+(?:to|of|for)\s+(?:(?:the|an?|its|his|her|their|\w+ly)\s+)*(?P<deed>\w+)",
    re.IGNORECASE,
)
_ASKS = regex(r"^\W*(?:will|would|is|are|was|were|did|does|do|has|have|had)\b", re.IGNORECASE)
_IN_DOUBT = regex(
    r"\b(?:if|unless|whether|urg\w*|demand\w*|call\w*|should|could|may|might|must|refus\w*|to)\s+(?:\w+\s+){0,4}$"
)


def is_given_up(question: str, sentence: str) -> tuple[int, int] | None:
    """The words that say so of the asked deed (code points); None where none do."""
    found = _GIVEN_UP.search(sentence) if _ASKS.match(question) else None
    asked = content_stems(question)
    if found is None or stem_of(found["deed"].lower()) not in asked or re.search(rf"\b{_DROPS}\b", question, re.I):
        return None
    before = sentence[: found.start()]
    return None if NEGATIVE.search(before[-40:]) or _IN_DOUBT.search(before) else found.span()
