"""The last clause of a question that says once more what is asked for: "who runs the dam, which company?".

It reads nothing of what stands before.
"""

import re

from index.regex import regex
from retrieval.answer import BEARERS, Kind
from retrieval.questions.nouns import kind_of_nouns
from retrieval.questions.phrase import Asked, focus_of, words_in

_TAIL = regex(
    r"(?:,|\s[-–—])\s+(?:(?:from|in|at|of|by|for)\s+)?(?:how (?:much|many)(?P<many>(?:\s\w+){0,2})|"
    r"what (?:were|was) the (?:figures?|result|score)|"
    r"(?:which|what)(?: (?:exact|sort of|kind of|was the|is the))?\s(?P<noun>(?:(?:[\w-]+) )?[\w-]+)|"
    r"what(?: (?:is|was)|['’]s) (?:the (?P<owner>\w+)['’]s name|the name of the (?P<named>\w+)))\W*$",
    re.IGNORECASE,
)


def by_tail(asked: str) -> Asked | None:
    """A figure, or the body, person or place of a noun; None where there is no such clause."""
    tail = _TAIL.search(asked)
    if tail is None:
        return None
    noun = words_in(tail["noun"] or tail["owner"] or tail["named"] or "")
    if not noun:
        return Kind.NUMBER, focus_of(words_in(tail["many"] or ""))
    kind = kind_of_nouns(noun)
    return (kind, focus_of(noun)) if kind in (*BEARERS, Kind.NUMBER) else None
