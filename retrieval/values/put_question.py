"""Where a sentence first says what was asked: "Asked if the gate was locked, she said: ...".

What follows answers it, or does not; the question itself says neither yes nor no. It reads English.
"""

import re

from index.regex import regex
from retrieval.values.content import content_stems

_PUT = regex(
    r"(?:^|,)(?P<words>\W*(?:when (?:he was |she was |they were )?)?(?:asked|questioned|pressed)\s+"
    r"(?:[^\s,;:]+\s+){0,6}?(?:whether|if)\b[^,;:“”\"]*[,:])",
    re.IGNORECASE,
)
_SAYS = regex(
    r"\b(?:yes|no|never|nobody|none|not at all|of course|den(?:y|ied|ies)|confirm(?:ed|s)|rejected)\b|"
    r"\b(?:he|she|it|they|we)\s+(?:did|do|does|had|has|have|was|were|is|are|would|will)(?:\s+not|n['’]t)?\W*$|"
    r"\bI\s+(?:did|do|had|have|was|am|would|will)(?:\s+not|n['’]t)?\W*$",
    re.IGNORECASE,
)
_NAME = regex(r"\b[A-Z]\w*")


def without_put_question(sentence: str) -> str:
    """The sentence with a question that is put in it blanked out, where what follows answers; else as it is."""
    put = _PUT.search(sentence)
    if put is None:
        return sentence
    answer = sentence[put.end() :]
    shared = content_stems(_NAME.sub("", answer)) & content_stems(_NAME.sub("", put["words"]))
    if not shared and not _SAYS.search(answer):
        return sentence
    return sentence[: put.start("words")] + " " * len(put["words"]) + answer
