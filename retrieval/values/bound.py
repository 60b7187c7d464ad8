"""Modifiers of figures: "about", "at least", "more than", "or so", and what they make of a figure."""

from collections.abc import Sequence
from enum import StrEnum

from retrieval.values.tokens import Token


class Bound(StrEnum):
    """What the words around a figure make of it."""

    EXACT = "exact"
    APPROX = "approx"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    RANGE = "range"
    VAGUE = "vague"

    @property
    def is_strict(self) -> bool:
        """Whether the figure itself is excluded."""
        return self in (Bound.MORE_THAN, Bound.LESS_THAN)


_BEFORE: dict[Bound, str] = {
    Bound.APPROX: (
        "about|around|approximately|roughly|some|nearly|almost|close to|an estimated|a estimated|"
        "estimated|circa|ca|approx|"
        "approx .|~|≈|just over|just under|a little over|a little more than|slightly more than|slightly over|"
        "slightly under|a bit more than|just shy of|just short of|somewhere around|something like|in the region of|"
        "on the order of|an average of|more or less|c .|nigh on|near|virtually|believed to be|thought to be"
    ),
    Bound.AT_LEAST: (
        "at least|no fewer than|no less than|not less than|not fewer than|as few as|as little as|a minimum of|≥|minimum"
    ),
    Bound.MORE_THAN: (
        "more than|over|upwards of|upward of|in excess of|well over|far more than|well above|above|north "
        "of|greater than|"
        "exceeding|>|much more than|many more than|easily more than|beyond|way over|way more than"
    ),
    Bound.AT_MOST: "up to|as many as|as much as|no more than|not more than|at most|a maximum of|≤|maximum",
    Bound.LESS_THAN: "fewer than|less than|under|below|well under|<|well below|far fewer than|far less than",
    Bound.EXACT: "exactly|precisely|only|just|a total of|a combined|another|an additional|all|these|those|the",
}
_PHRASES: dict[tuple[str, ...], Bound] = {
    tuple(phrase.split()): bound for bound, phrases in _BEFORE.items() for phrase in phrases.split("|")
}
_LONGEST = max(len(phrase) for phrase in _PHRASES)
_KEPT_OUT = frozenset("the these those another all only just".split())


def bound_before(tokens: Sequence[Token], at: int) -> tuple[Bound, int]:
    """What the words before token `at` say, and the token that they begin with (`at` when they say nothing).

    Of several ("at least about 40") a bound goes before an approximation.
    """
    bound, start = Bound.EXACT, at
    while start:
        found = _ending_at(tokens, start)
        if found is None:
            break
        this, begin = found
        if this is Bound.EXACT and start == at and " ".join(t.lower for t in tokens[begin:start]) in _KEPT_OUT:
            break
        if this is Bound.EXACT and bound is not Bound.EXACT:
            break
        if bound in (Bound.EXACT, Bound.APPROX) and this is not Bound.EXACT:
            bound = this
        start = begin
    return bound, start


_RISING = frozenset(
    "went gone rose risen climbed jumped revised adjusted toll number total count figure".split()
)  # not "shot up to 14 people", not "fines go up to 500"


def _ending_at(tokens: Sequence[Token], at: int) -> tuple[Bound, int] | None:
    for length in range(min(_LONGEST, at), 0, -1):
        phrase = tuple(t.lower for t in tokens[at - length : at])
        if phrase in _PHRASES and not (phrase == ("up", "to") and _rises(tokens, at - length)):
            return _PHRASES[phrase], at - length
    return None


def _rises(tokens: Sequence[Token], at: int) -> bool:
    """Whether "up" tells of a rise: "went up to 14", "brings the toll up to 14"; no ceiling."""
    return at > 0 and tokens[at - 1].lower in _RISING


_AFTER: tuple[tuple[tuple[str, ...], Bound], ...] = (
    (("or", "more"), Bound.AT_LEAST),
    (("or", "so"), Bound.APPROX),
    (("or", "older"), Bound.AT_LEAST),
    (("and", "older"), Bound.AT_LEAST),
    (("or", "above"), Bound.AT_LEAST),
    (("and", "up"), Bound.AT_LEAST),
    (("or", "younger"), Bound.AT_MOST),
    (("or", "fewer"), Bound.AT_MOST),
    (("or", "less"), Bound.AT_MOST),
    (("or", "thereabouts"), Bound.APPROX),
    (("-", "odd"), Bound.APPROX),
    (("-", "plus"), Bound.AT_LEAST),
    (("plus",), Bound.AT_LEAST),
    (("+",), Bound.AT_LEAST),
)


def bound_after(tokens: Sequence[Token], at: int) -> tuple[Bound | None, int]:
    """The same for the words behind a figure: "or so", "+", "or more"."""
    words = tuple(t.lower for t in tokens[at : at + 2])
    for phrase, bound in _AFTER:
        if words[: len(phrase)] == phrase:
            return bound, at + len(phrase)
    return None, at
