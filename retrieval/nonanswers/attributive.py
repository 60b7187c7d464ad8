"""Names that only say whose a thing is, or where: "U.S. officials", and "the town of Torv" where no place is asked for.
And those of bodies that a sentence puts nothing at: "misled Congress" is not where.

English, rules of one noun phrase. Names of peoples ("Ostrian officials") are `nationality`'s business.
"""

import re

from index.regex import regex
from retrieval.values.misfit import is_put_at
from retrieval.values.name import names_a_body
from retrieval.values.nationality import ends_phrase

_STATE = regex(r"U\.S\.?(?:A\.?)?|USA?|U\.K\.?|UK|U\.N\.?|UN|EU")
_HYPHEN = regex(r"-[a-z]")
_SORTS = (
    "town city village county province hamlet suburb municipality district state island region settlement community"
).split()
_IN_PLACE = regex(rf"\b(?:{'|'.join(_SORTS)}) of\s+(?:the )?$", re.IGNORECASE)
_ASKS_PLACE = regex(rf"\b(?:where|place|area|location|cities|communities|{'|'.join(_SORTS)})", re.IGNORECASE)


def is_attributive(question: str, text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` (code points) is such a name, in answer to a question after a name."""
    if _STATE.fullmatch(text, start, end) is not None:
        return _HYPHEN.match(text, end) is not None or not ends_phrase(text, end)
    return _IN_PLACE.search(text, 0, start) is not None and _ASKS_PLACE.search(question) is None


_ASSEMBLY = regex(r"(?:the )?(?:Congress|Senate)$")
_INSIDE = regex(r"\b(?:in|at|inside|outside|near) (?:the )?$", re.IGNORECASE)


def is_no_whereabouts(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` is a body, in answer to a question after a place, and nothing is said to be there."""
    words = text[start:end]
    if _ASSEMBLY.match(words) is not None:
        return _INSIDE.search(text, 0, start) is None
    return names_a_body(words) and not is_put_at(text, start)
