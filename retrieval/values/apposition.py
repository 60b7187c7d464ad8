"""Names that a sentence tells as a person's: "the director, Ada Venn, was stopped", "Venn, 61, left".

English; of a name alone it says nothing.
"""

import re

from index.regex import regex
from retrieval.values.name import HONORIFICS

_THINGS_TOO = frozenset("state federal district county city foreign resident home health energy interior".split())
_ROLE = regex(
    rf"\b(?:{'|'.join(sorted(HONORIFICS - _THINGS_TOO, key=len, reverse=True))})(?:\s+of\s+[^,;.]{{1,40}})?,\s*$",
    re.IGNORECASE,
)
_KIN = regex(
    r"\b(?:wife|husband|widow|widower|son|daughter|brother|sister|mother|father|uncle|aunt|cousin|nephew|niece|fiancée?)"
    r",?\s+$",
    re.IGNORECASE,
)
_AGE = regex(r",\s+(?:aged\s+)?[1-9]\d(?=[,;)]|\.(?!\d))")
_ORIGIN = regex(r"['’]s?\b|\S*-(?:born|based)\b")


def is_told_as_a_person(sentence: str, start: int, end: int) -> bool:
    """Whether a role stands before the name `sentence[start:end]` (code points), with a comma, or whose kin it is, or
    an age behind it."""
    if not sentence[start : start + 1].isupper() or _ORIGIN.search(sentence, start, end + 2):
        return False
    is_called = _ROLE.search(sentence, 0, start) or _KIN.search(sentence, 0, start)
    return is_called is not None or _AGE.match(sentence, end) is not None
