"""Counts of none: "no injuries", "nobody", "not a single arrest", "not one boat".

It does not know what "no" says to a yes/no question (`negation`).
"""

from collections.abc import Sequence

from retrieval.values.bound import Bound
from retrieval.values.noun import noun_after
from retrieval.values.quantity import Quantity
from retrieval.values.stated import Stated
from retrieval.values.tokens import Token
from retrieval.values.unit import COUNT

_NOBODY = frozenset("nobody none noone zero".split())
OPENS_NONE = _NOBODY | {"no", "not", "without"}
"""What a count of none begins with."""
_NO_FIGURE = frozenset(
    "more fewer less later longer other one doubt idea matter wonder such way comment need question sign evidence "
    "further reason sense chance indication immediate word information".split()
)
_AFTER_NOT_ONE = frozenset("one but or nor and to who that which , - –".split())


def none_counted(tokens: Sequence[Token], at: int) -> Stated | None:
    """The count of none that token `at` begins, with what there is none of."""
    length = _words_for_none(tokens, at)
    if not length:
        return None
    noun, end = noun_after(tokens, at + length, plural=tokens[at].lower not in ("not", "without"))
    quantity = Quantity(0, 0, Bound.EXACT, COUNT, 0, noun)
    last = tokens[at + length - 1].end
    return Stated(tokens[at].start, last, max(end, last), tokens[at].start, quantity)


def _words_for_none(tokens: Sequence[Token], at: int) -> int:
    """How many words say that there is none; 0 where none do."""
    words = [t.lower for t in tokens[at : at + 3]]
    if words[:2] == ["no", "one"]:
        return 2
    if words[0] in _NOBODY:
        return 1
    if words[0] == "no":
        return int(len(words) > 1 and tokens[at + 1].is_word and words[1] not in _NO_FIGURE)
    if words in (["not", "a", "single"], ["without", "a", "single"]):
        return 3
    return 2 if words[:2] == ["not", "one"] and words[-1] not in _AFTER_NOT_ONE else 0
