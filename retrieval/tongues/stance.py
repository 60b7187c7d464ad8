"""Whether a sentence in a language with a table states or denies what a yes/no question asks.

It knows verbs of denial and negations, not their scope: a sentence with either says no, unless it has both.
"""

import re
from functools import cache

from index.tongues.tongue import fold
from retrieval.tongues.wording import Wording

_NEAR = 90  # characters around the answer's words where a negation counts


def denial(table: Wording, sentence: str, span: tuple[int, int] | None) -> tuple[int, int] | None:
    """Where the sentence denies, half-open; None where it states."""
    folded = fold(sentence)
    first, last = (max(0, span[0] - _NEAR), min(len(sentence), span[1] + _NEAR)) if span else (0, len(sentence))
    denied = _denies(table).search(folded)
    negated = _negates(table).search(folded, first, last)
    if denied and negated and not denied.start() <= negated.start() < denied.end():
        return None  # "bestritt nicht"
    found = denied or negated
    return found.span() if found else None


@cache
def _denies(table: Wording) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)[وف]?(?:{table.denies})(?!\w)")


@cache
def _negates(table: Wording) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)[وف]?(?:{table.negates})(?!\w)")
