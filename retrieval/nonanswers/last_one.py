"""Sentences on the one before the asked one: "The last walkout, in 2016, lasted nine days."

English, by its opening; it does not know what became of either.
"""

import re

from index.regex import regex
from retrieval.values.content import content_stems

_LAST = regex(
    r"\W*(?:the|its|their|a)\s+(?:last|previous|most recent|earlier|similar)\s+(?P<what>(?:[\w-]+\s+){0,2}?[\w-]+)"
    r"(?=[\s,])[^.;,]{0,40},?\s+(?:in|of|back in)\s+(?:\w+\s+)?(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_ASKS_LAST = regex(r"\b(?:last(?!\W*$)|previous|recent|earlier|similar|before|ago)\b", re.IGNORECASE)


def tells_of_the_last_one(question: str, sentence: str) -> bool:
    """Whether it tells of an earlier one of what is asked about, in a year that the question does not name."""
    last = _LAST.match(sentence)
    if last is None or last["year"] in question or _ASKS_LAST.search(question):
        return False
    return bool(content_stems(last["what"]) & content_stems(question))
