"""Times that tell when something happened and not how long it took: "the first in 25 years", "two days later".

It reads English.
"""

import re

from index.regex import regex
from retrieval.values.stated import Stated

_SUPERLATIVE = regex(
    r"\b(?:first|only|\w{3,}est|worst|best|most \w+|time)\b[^.;]{0,50}\b(?:in|for|within)\s*$", re.IGNORECASE
)
_APART = regex(r"\s+(?:after|before|ago|later|earlier)\b", re.IGNORECASE)
_LASTS = regex(r"\b(?:for|of|within)\s+$", re.IGNORECASE)
# What may be answered by the time between two things.
_ASKS_APART = regex(
    r"\b(?:after|before|ago|later|earlier|since|until|till|past|beyond|ahead|late|early|delay\w*|elapse\w*|pass\w*|"
    r"between|from|into|how long (?:had|has|have)|how old|age)\b",
    re.IGNORECASE,
)
_LOOK_BACK = 80


def tells_when(quote: str, stated: Stated, question: str) -> bool:
    """Whether a time beside the question for one is how long ago, or how far apart, something was."""
    if stated.quantity.unit.measure != "time":
        return False
    before = quote[max(0, stated.start - _LOOK_BACK) : stated.start]
    if _SUPERLATIVE.search(before):
        return True
    apart = _APART.match(quote, stated.end) is not None and _LASTS.search(before) is None
    return apart and _ASKS_APART.search(question) is None
