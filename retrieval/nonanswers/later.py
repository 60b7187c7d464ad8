"""What was done later than it might have been: "did not ring until noon" denies nothing but the time before noon.

English. It says neither yes nor no to whether it was done, nor to whether anything else was.
"""

import re

from index.regex import regex

_NOT_UNTIL = regex(r"\b(?:did|was|were|had)(?:\s+not|n['’]t)\b[^.;,]{1,60}?\buntil\b", re.IGNORECASE)
_NEGATION = regex(
    r"\b(?:no|not|never|none|nobody|nothing|neither|nor|without|cannot|den(?:y|ied|ies))\b|n['’]t\b", re.IGNORECASE
)


_BORDER = regex(r";|,\s+(?:and|but)\b", re.IGNORECASE)


def denies_only_until(sentence: str) -> bool:
    """Whether the sentence denies something of the past up to a time, and states nothing before it that may answer."""
    found = _NOT_UNTIL.search(sentence)
    if found is None or _BORDER.search(sentence, 0, found.start()):
        return False
    return len(_NEGATION.findall(sentence)) == len(_NEGATION.findall(found.group()))
