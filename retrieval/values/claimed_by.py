"""Where another says that they did it: "the Orsk Brigade has claimed responsibility" to "Did the Front do it?".

It reads English; that another name alone is another doer it does not say.
"""

import re

from index.regex import regex
from retrieval.values.content import content_stems
from retrieval.values.proposition import Proposition

_ASKS_WHO_DID = regex(
    r"^\W*(?:did|has|have|had|was|were|is|are)\s+(?:the\s+)?(?:[a-z]+\s+){0,2}(?-i:[A-Z])[\w’'-]+(?:\s+(?-i:[A-Z])[\w’'-]+)*\s+"
    r"(?:carr(?:y|ied) out|stage|launch|plant|lay|laid|set|bomb|attack|kill|shoot|shot|shell|fire|blow|hit|strike|"
    r"kidnap|abduct|commit|behind|responsible)",
    re.IGNORECASE,
)
_CLAIMS = regex(
    r"(?P<who>[A-Z][\w’'-]+[^.;:]{0,80}?)\s+(?:has |have |had |later |also )*(?:claimed|claims?|admitted|took|taken)\s+"
    r"(?:\w+\s+)?responsibility\b"
)


def is_claimed_by_another(question: str, sentence: str) -> bool:
    """Whether it is asked if somebody did it, and another who is named says that they did."""
    asked = Proposition.read(question).names
    if not asked or asked & content_stems(sentence):
        return False
    return _ASKS_WHO_DID.match(question) is not None and _CLAIMS.search(sentence) is not None
