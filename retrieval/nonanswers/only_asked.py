"""Who is only asked about, or will not say who it was, is not who is asked for: "asked about Venn, he shrugged", "Venn
would not say who broke the truce". Nor does a figure answer that a sentence only asks about.

Fixed expressions of reports, in English.
"""

import re

from index.regex import regex

_PUT = regex(
    r"\b(?:asked|questioned|pressed)\s+(?:[^\s,;:]+\s+){0,6}?(?:whether|if)\b[^,;:“”\"]*$",
    re.IGNORECASE,
)
_ASKS_ASKING = regex(r"\b(?:ask(?:ed|s|ing)?|question(?:ed|s|ing)|press(?:ed|es|ing))\b", re.IGNORECASE)
_ASKED_ABOUT = regex(r"\bask(?:ed|s|ing)?\s+(?:about|whether|if)\s+(?:the\s+)?$", re.IGNORECASE)
_WILL_NOT_SAY = regex(
    r"[^.;:“”\"]{0,60}?(?:\bnot\s+|n['’]t\s+|\b(?:declin|refus)\w+\s+to\s+)"
    r"(?:say|know|name|tell|be drawn(?: on)?|comment on|speculate(?: on| about)?)\s+(?:who|which)\b",
    re.IGNORECASE,
)
_ASKS_SPEECH = regex(r"\b(?:sa(?:y|ys|id)|tell|told|know|knew|ask\w*|refus\w+|declin\w+|comment\w*)\b", re.IGNORECASE)


def is_only_asked(question: str, text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` (code points) is such a one, and nobody's asking or silence is asked about."""
    if _ASKED_ABOUT.search(text, 0, start):
        return True
    return _WILL_NOT_SAY.match(text, end) is not None and _ASKS_SPEECH.search(question) is None


def stands_in_a_question(question: str, text: str, start: int) -> bool:
    """Whether what starts at `start` (code points) is only asked in the sentence: "asked if 40 had died"."""
    return _PUT.search(text, 0, start) is not None and _ASKS_ASKING.search(question) is None
