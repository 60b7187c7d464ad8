"""Figures that are dealt out one after the other, and to whom: "nine years, the pilot, Tam Kell, four", "nine years for
Venn and four for Kell".

English, by form; it does not know who is asked about.
"""

import re

from index.regex import regex

_CAPITALS = r"[A-Z][\w’'.-]*(?:\s+(?:of\s+|the\s+)?[A-Z][\w’'.-]*){0,5}"
_NO_ROLE = r"in|at|near|on|for|under|over|inside|and|but|while"
_BEHIND = regex(
    r"(?:\s+(?:in (?:prison|jail)|people|dead|wounded|injured))?\s+(?:(?:for|in|at|near|from|to|against|by)\s+"
    rf"(?P<owner>(?:the\s+)?(?:[a-z][\w’'-]+\s+){{0,2}}?{_CAPITALS})|"
    r"by\s+(?P<doer>(?:the\s+)?[a-z][\w’'-]+(?:\s+(?!and\b)[a-z][\w’'-]+){0,2}))"
)
# Between two figures nothing but who gets the second: "and the pilot, Ada Venn, a suspended sentence of".
_BETWEEN = regex(
    r"(?:\s+(?:in|of|per|a|and)\s+(?:the\s+)?[\w.]+(?:\s+[a-z]+)?|\s+[a-z]+)?"
    r"(?:[,;:–—]|\s(?:and|while|but|with)\b)\s*(?:(?:and|while|but|then|ahead of|followed by|with)\s+)*"
    rf"(?P<owner>(?:(?!(?:{_NO_ROLE})\b)(?:[a-z][\w’'-]*\s+|[\w’'-]+,\s+)){{0,5}}?{_CAPITALS}(?:\s+(?!\w+ing\b)[a-z]+)?)"
    r"[,:]?\s*(?:(?:got|won|[a-z]+ed|with|on|at|to|by|of|only|just|a|sentence)\s+)*\(?"
)
_TOLD_OTHERWISE = regex(
    r"\b(?:was|were|is|are|had|has|have|will|would|sa(?:id|ys)|who|which|that|when|after|before|than|more|less|fewer|"
    r"from|until|since|not|or|as|if|including|among|them|those|others?)\b",
    re.IGNORECASE,
)
_THEN = regex(r"\s*(?:,|;|,?\s+and|,?\s+but|\s+while)\s+(?:only\s+|just\s+)?", re.IGNORECASE)


def owner_behind(quote: str, end: int) -> str | None:
    """To whom the figure is dealt that ends at `end` (code points), where he stands behind it."""
    found = _BEHIND.match(quote, end)
    return (found["owner"] or found["doer"]) if found is not None else None


def owner_between(between: str) -> str | None:
    """To whom the second of two figures is dealt, where only he stands between them."""
    found = None if _TOLD_OTHERWISE.search(between) else _BETWEEN.fullmatch(between)
    return found["owner"] if found is not None else None


def are_dealt(quote: str, end: int, start: int, end_of_second: int) -> bool:
    """Whether two figures are dealt out, the one that ends at `end` and the one from `start` on."""
    if owner_between(quote[end:start]) is not None:
        return True
    first = _BEHIND.match(quote, end)
    return (
        first is not None
        and owner_behind(quote, end_of_second) is not None
        and _THEN.fullmatch(quote, first.end(), start) is not None
    )
