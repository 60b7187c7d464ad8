"""How often something happened: "twice", "at least once", "for the third time"; not how much more, "twice as many".

For questions that count times; it reads English and does not know what happened.
"""

import re
from collections.abc import Iterator, Sequence

from index.regex import regex
from index.times.timewords import ORDINALS
from retrieval.values.bound import Bound, bound_before
from retrieval.values.quantity import Quantity
from retrieval.values.stated import Stated
from retrieval.values.tokens import Token, tokens_of
from retrieval.values.unit import COUNT

_TIMES = {"once": 1.0, "twice": 2.0, "thrice": 3.0}
_LAST_NTH = 10  # "the eleventh time" is read from its figure, "11th", alone
_MORE = (
    r"(?:as (?:many|much|few|often|likely|\w+ as)|(?:more|less|fewer) (?:\w+ )?(?:than|likely)|\w{2,}er than|"
    r"(?:higher|larger|greater|bigger|lower)|"
    r"(?:the|its|their) (?:usual |national |normal )?(?:size|number|rate|amount|price|level|average|figure|value|"
    r"weight|length|cost|limit|norm|population|distance|speed|volume|total)s?)\b"
)
_ASKS = regex(rf"\bhow (?:many times|often)\b(?! {_MORE})|\bnumber of times\b", re.IGNORECASE)
_MULTIPLE = regex(rf"(?:\s+times)?\s+{_MORE}", re.IGNORECASE)


def asks_how_often(question: str) -> bool:
    """Whether the question counts times."""
    return _ASKS.search(question) is not None


def is_multiple(text: str, end: int) -> bool:
    """Whether the figure that ends at `end` (in code points, with or without its "times") says how much more."""
    return _MULTIPLE.match(text, end) is not None


def occasions(text: str) -> tuple[Stated, ...]:
    """Every such count, left to right."""
    return tuple(_all(tokens_of(text)))


def _all(tokens: Sequence[Token]) -> Iterator[Stated]:
    for at, token in enumerate(tokens):
        before = tokens[at - 1].lower if at else ""
        if token.lower in _TIMES and before != "at":  # "all at once"
            bound, first = bound_before(tokens, at)
            yield _stated(tokens[first], token, token, _TIMES[token.lower], bound)
        nth, last = _nth(tokens, at)
        if nth and last < len(tokens) and tokens[last].lower == "time":
            yield _stated(token, token, tokens[last], nth, Bound.EXACT)


def _nth(tokens: Sequence[Token], at: int) -> tuple[float, int]:
    """What the ordinal at token `at` says (0 for none), and the token behind it."""
    written, is_suffixed = tokens[at].written, at + 1 < len(tokens) and tokens[at + 1].glued
    if written.isdecimal() and is_suffixed and tokens[at + 1].lower in ("st", "nd", "rd", "th"):
        return float(written), at + 2
    nth = ORDINALS.get(tokens[at].lower, 0)
    return (float(nth) if nth <= _LAST_NTH else 0.0), at + 1


def _stated(first: Token, figure: Token, last: Token, times: float, bound: Bound) -> Stated:
    quantity = Quantity(times, times, bound, COUNT, times, ("times",))
    return Stated(first.start, last.end, last.end, figure.start, quantity)
