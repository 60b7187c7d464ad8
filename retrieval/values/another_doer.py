"""Where a sentence expressly speaks of another person: "The other, Sten Hale, admitted it" to "Did Venn admit it?".

It reads English; that another name alone is another person it does not say, for a company's spokesman speaks for it.
"""

from index.regex import regex
from retrieval.values.content import content_stems
from retrieval.values.proposition import Proposition

_OTHER = regex(
    r"\b(?:[Tt]he (?:other|second|third|younger|elder|latter)|[Aa](?:nother| second| third))(?:\s+[a-z]+)?,\s+"
    r"(?:[a-z]+\s+)?[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*(?:,[^,]{1,30})?,\s"
)


def tells_of_another(question: str, sentence: str) -> bool:
    """Whether "the other" is named and does it, and nobody who is asked about is."""
    asked = Proposition.read(question).names
    return bool(asked) and _OTHER.search(sentence) is not None and not asked & content_stems(sentence)
