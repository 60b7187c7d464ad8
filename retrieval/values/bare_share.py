"""Fractions of what goes without saying: "rose by a third", "those who left receive a tenth."

Most words for parts are ordinals as well ("the first fell, then a third"), so it takes a change, or what is had.
"""

from collections.abc import Sequence

from retrieval.values.bound import bound_before
from retrieval.values.tokens import Token

CHANGES = frozenset(
    "rose rise rises risen rising fell fall falls fallen grew grow grown increased increase increasing dropped drop "
    "cut raised raise went go climbed climb jumped jump changed change moved revised upgraded".split()
)
ALTERS = CHANGES - frozenset("went go moved changed change".split()) | frozenset(
    "shrank shrink shrinks shrunk reduced reduce reduces lowered lower declined decline declines cuts raises climbs "
    "jumps drops grows increases up down swelled slumped plunged tumbled shortened lengthened trimmed".split()
)
_HAS = frozenset("receive receives received own owns owned keep keeps kept hold holds held pay pays paid".split())
_CLOSING = frozenset(".,;:)!?")
_GOING_ON = frozenset("in on from since over to last this after compared and but between during while within".split())
_WORDS_BEFORE = 5


def is_bare_share(tokens: Sequence[Token], at: int, after: int) -> bool:
    """Whether the part of tokens `at` to `after` is a share of its own: behind "by" and a change, or at the end of what
    is had; there "third" may be the third thing."""
    closes = after >= len(tokens) or tokens[after].written in _CLOSING
    _, start = bound_before(tokens, at)
    before = [t.lower for t in tokens[max(0, start - _WORDS_BEFORE - 1) : start]]
    if before[-1:] == ["by"]:
        return bool(ALTERS & frozenset(before)) and (closes or tokens[after].lower in _GOING_ON)
    return closes and bool(before) and before[-1] in _HAS and tokens[after - 1].lower != "third"
