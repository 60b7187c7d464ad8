"""Shares in words: "two-thirds", "a quarter of", "half the staff", "one in five", "four out of five".

Percentages are figures with a unit (`measurement`); fractions of what goes without saying are `bare_share`.
"""

from collections.abc import Sequence

from retrieval.values.bare_share import is_bare_share
from retrieval.values.bound import Bound, bound_before
from retrieval.values.numeral import read_numeral
from retrieval.values.quantity import Quantity
from retrieval.values.stated import Stated
from retrieval.values.tokens import Token
from retrieval.values.unit import UNITS, Unit

_PARTS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "thirds": 3,
    "quarter": 4,
    "quarters": 4,
    "fourths": 4,
    "fifth": 5,
    "fifths": 5,
    "sixths": 6,
    "tenth": 10,
    "tenths": 10,
}
_NUMERATORS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "seven": 7, "nine": 9}
_SHARE = Unit("share", "fraction")


def share_of(tokens: Sequence[Token], at: int) -> tuple[Stated, int] | None:
    """The share that token `at` begins, and the token behind it."""
    words = [t.lower for t in tokens[at : at + 5]]
    if words[0] == "half" and len(words) > 1 and words[1] in ("of", "the", "its", "their", "his", "her", "all"):
        return _share(tokens, at, at + 1, 0.5)
    if words[0] in _NUMERATORS and len(words) > 1:
        step = 2 if words[1] == "-" and len(words) > 2 else 1
        top, part = _NUMERATORS[words[0]], words[step]
        following = words[step + 1] if len(words) > step + 1 else ""
        if part in _PARTS and ((part.endswith("s") and top > 1) or following == "of" or (step == 2 and top == 1)):
            if following == "of" and tokens[at + step + 2 : at + step + 3] and words[step + 2 : step + 3] == ["a"]:
                return None
            return _share(tokens, at, at + step + 1, top / _PARTS[part])
    bare = 1 if words[0] == "half" else 2 if words[0] in ("a", "one") else 0
    if bare and len(words) >= bare and words[bare - 1] in _PARTS and is_bare_share(tokens, at, at + bare):
        return _share(tokens, at, at + bare, 1 / _PARTS[words[bare - 1]])
    return _one_in(tokens, at)


def _one_in(tokens: Sequence[Token], at: int) -> tuple[Stated, int] | None:
    top = read_numeral(tokens, at)
    if top is None or top.vague or top.scaled or not 0 < top.low <= 10:
        return None
    words = [t.lower for t in tokens[top.after : top.after + 2]]
    skip = 2 if words == ["out", "of"] else 1 if words[:1] in (["in"], ["in"]) else 0
    bottom = read_numeral(tokens, top.after + skip) if skip else None
    if bottom is None or bottom.vague or not top.low < bottom.low <= 1000 or bottom.low % 1:
        return None
    after = tokens[bottom.after].lower if bottom.after < len(tokens) else ""
    if after in UNITS and UNITS[after].measure == "time":
        return None
    return _share(tokens, at, bottom.after, top.low / bottom.low)


def _share(tokens: Sequence[Token], at: int, after: int, value: float) -> tuple[Stated, int]:
    bound, start = bound_before(tokens, at)
    bound = Bound.APPROX if bound is Bound.EXACT else bound
    end = tokens[after - 1].end
    quantity = Quantity(value, value, bound, _SHARE, value * 100)
    return Stated(tokens[start].start, end, end, tokens[at].start, quantity), after
