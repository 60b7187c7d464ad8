"""What is still to come: "said that the hall would open in May" does not say that it was open.

It reads English; a question that asks of plans is left alone.
"""

import re

from index.regex import regex
from retrieval.stems import stem_of, words_of
from retrieval.values.content import content_stems
from retrieval.values.proposition import Proposition
from retrieval.values.wanted import deeds_asked

_ASKS_FACT = regex(
    r"^\W*(?:was|were|did|has|have|had|is|are)\b"
    r"(?!.*(?:\b(?:will|would|shall|going to|agree[ds]?|plan(?:s|ned|ning)?|inten[dt]\w*|prefer\w*|promis\w+)\b|"
    r"['’](?:d|ll)\b))",
    re.IGNORECASE,
)
_WILL = regex(
    r"\b(?:will|would|shall)\s+(?!not\b)(?!(?:be\s+)?(?:willing|ready|prepared|prefer)\b)"
    r"(?:(?:also|soon|be|\w+ly)\s+)*(?P<deed>\w+)",
    re.IGNORECASE,
)
"""Who "would not" refused, and who "would be willing" is."""
_NOBODY = regex(r"\b(?:no|nobody|no one|none|neither|nor|never)\b[^.;:“”\"]*$", re.IGNORECASE)
"""Before a "will": what nobody will do."""


def is_to_come(question: str, sentence: str) -> bool:
    """Whether the asked deed, or all that the sentence has of what is asked, stands behind "will" or "would" alone."""
    if _ASKS_FACT.match(question) is None:
        return False
    deeds = [
        stem_of(found["deed"]) for found in _WILL.finditer(sentence) if not _NOBODY.search(sentence, 0, found.start())
    ]
    asked = set(deeds) & deeds_asked(question).keys()
    if asked and any([stem_of(word) for word in words_of(sentence)].count(deed) == 1 for deed in asked):
        return True
    told = content_stems(sentence) & Proposition.read(question).stems
    return bool(told) and told <= set(deeds)
