"""What somebody was convicted, cleared or accused of says nothing of another charge: "convicted of fraud" says neither
yes nor no to "Was Venn convicted of bribery?".

English; a sentence that names the asked charge anywhere is left to other rules.
"""

import re

from index.regex import regex
from retrieval.values.content import content_stems

_CHARGED = regex(
    r"\b(?:convicted|guilty|acquitted|cleared|exonerated|charged|accused|indicted)\b(?:\s+(?!of\b|with\b)[\w’'-]+){0,4}?"
    r"\s+(?:of|with)\s+(?P<what>[^.;:?]+)",
    re.IGNORECASE,
)


def tells_of_another_charge(question: str, sentence: str) -> bool:
    """Whether the question asks about one charge, and the sentence names others and nothing of that one."""
    asked = _CHARGED.search(question)
    if asked is None or not (charge := content_stems(asked["what"])):
        return False
    return _CHARGED.search(sentence) is not None and not charge & content_stems(sentence)
