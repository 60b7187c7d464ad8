"""Statements of one speaker in one article: parts of one answer, unless one takes the other back.

Of accounts ("We ran. The roof fell in, she said"), and of days on which the same happened again ("in March and again in
July"). It does not know what others say.
"""

import re
from collections.abc import Sequence

from index.regex import regex
from retrieval.claim import Claim
from retrieval.values.account import Account, contradict
from retrieval.values.moment import Moment

_AGAIN = regex(r"\b(?:again|twice|(?:a|the) (?:second|third|further) time)\b", re.IGNORECASE)


def is_one_voice(first: Sequence[Claim], second: Sequence[Claim]) -> bool:
    """Whether all of the second position is told by who tells the first, in the same articles, beside it."""
    return all(any(_beside(told, one) for one in first) for told in second)


def _beside(a: Claim, b: Claim) -> bool:
    who = (claim.attribution.who if claim.attribution else None for claim in (a, b))
    if a.candidate.article.key != b.candidate.article.key or len(set(who)) > 1:
        return False
    x, y = a.value.meaning, b.value.meaning
    if isinstance(x, Account) and isinstance(y, Account):
        return not contradict(x, y)
    if isinstance(x, Moment) and isinstance(y, Moment):
        return any(_AGAIN.search(claim.candidate.text) for claim in (a, b))
    return False
