"""What is only suspected or feared: "Venn suspects that the mate slept" does not say that he did.

It reads English; a question that asks of suspicions is left alone.
"""

from index.regex import regex
from retrieval.values.content import content_stems
from retrieval.values.proposition import Proposition

_SUSPECTS = regex(
    r"(?<![Tt]he )(?<!\b[Aa] )(?<!\b[Nn]o )\b(?:suspect(?:s|ed|ing)?|fear(?:s|ed|ing)?)\s+"
    r"(?:that\s|(?=(?:the|an?|he|she|they|it|his|her|its|their)\s|[A-Z]))"
)
_ASKS = regex(r"(?i)\b(?:suspe|suspic|fear)")


def is_only_suspected(question: str, sentence: str) -> bool:
    """Whether all that the sentence has of what is asked, names aside, stands behind such a verb."""
    found = _SUSPECTS.search(sentence)
    if found is None or _ASKS.search(question):
        return False
    asked = Proposition.read(question).stems
    return not asked & content_stems(sentence[: found.start()]) and bool(asked & content_stems(sentence[found.end() :]))
