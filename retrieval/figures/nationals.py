"""Figures of another people than the asked one: "161 Velmians" are no Orskan deaths.

English, by the endings of what peoples are called; it has no list of countries.
"""

import re

from index.regex import regex

_COUNTED = regex(r"\b(?:how many|number of)\s+(?:of the\s+)?(?P<words>(?:[\w’'-]+\s+){0,3})", re.IGNORECASE)
_OPENING = regex(r"^\W*(?P<words>(?:[\w’'-]+\s+){0,2})")
_PEOPLE = regex(r"\b[A-Z][a-z’'-]+(?:ians?|eans?|ans?|is?|ese|ish)\b")
_BEHIND = regex(
    r"\s+(?:(?!(?:in|of|at|from|to|for|out|on|by|with|near|than)\b)[a-z-]+\s+){0,2}?(?P<people>[A-Z][\w’'-]+)"
)
_SAME_LETTERS = 4


def counts_another_people(question: str, sentence: str, end: int) -> bool:
    """Whether the question counts people of one nation, and the figure that ends at `end` (code points) others."""
    found = _COUNTED.search(question) or _OPENING.search(question)
    asked = [word.lower()[:_SAME_LETTERS] for word in _PEOPLE.findall(found["words"])] if found else []
    counted = _BEHIND.match(sentence, end) if asked else None
    if counted is None or _PEOPLE.fullmatch(counted["people"]) is None:
        return False
    return counted["people"].lower()[:_SAME_LETTERS] not in asked
