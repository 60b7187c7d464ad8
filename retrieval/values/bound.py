"""Modifiers of figures: "about", "at least", "more than", "or so", and what they make of a figure.

It does not know what is counted, nor which figures join.
"""

from collections.abc import Sequence
from enum import StrEnum

from retrieval.stems import stem_of
from retrieval.values.countries import SMALLER_THAN_A_COUNTRY
from retrieval.values.noun import noun_after
from retrieval.values.numeral import read_numeral
from retrieval.values.tokens import Token
from retrieval.values.unit import unit_at


class Bound(StrEnum):
    """What the words around a figure make of it."""

    EXACT = "exact"
    APPROX = "approx"
    JUST_OVER = "just_over"
    JUST_UNDER = "just_under"
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

    @property
    def is_rough(self) -> bool:
        """Whether the figure is told roughly, on either side or on one."""
        return self in (Bound.APPROX, Bound.JUST_OVER, Bound.JUST_UNDER)


_BEFORE: dict[Bound, str] = {
    Bound.APPROX: (
        "about|around|approximately|roughly|some|nearly|almost|close to|an estimated|a estimated|"
        "estimated|circa|ca|approx|"
        "approx .|~|≈|somewhere around|something like|in the region of|"
        "on the order of|an average of|more or less|c .|nigh on|near|virtually|believed to be|thought to be"
    ),
    Bound.JUST_OVER: "just over|a little over|a little more than|slightly more than|slightly over|a bit more than",
    Bound.JUST_UNDER: "just under|a little under|slightly under|slightly less than|just shy of|just short of",
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
_SAYING_EXACTLY = ("exactly", "precisely", "only", "just", "a total of")
MODIFIERS = "|".join(
    sorted(
        {
            phrase.replace(" ", r"\s")
            for words, bound in _PHRASES.items()
            if (phrase := " ".join(words)).replace(" ", "").isalpha()
            and (bound is not Bound.EXACT or phrase in _SAYING_EXACTLY)
        },
        key=lambda phrase: (-len(phrase), phrase),
    )
)
"""The alternatives of a pattern: what may stand right before a figure and belongs to it."""
_KEPT_OUT = frozenset(("the", "these", "those", "another", "all", "only", "just", "a total of", "a combined"))


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
        if (bound is Bound.EXACT or bound.is_rough) and this is not Bound.EXACT:
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
            return None if phrase == ("over",) and _is_no_bound(tokens, at - 1) else (_PHRASES[phrase], at - length)
    return None


_HANDED = frozenset(
    "hand hands handed handing turn turns turned turning sign signs signed signing knock knocks knocked".split()
)
_TAKE = frozenset("take takes took taken taking".split())
_TAKEN = SMALLER_THAN_A_COUNTRY | frozenset("firm compani bank plant factori farm".split())
_QUARRELS = frozenset(
    "row rows dispute disputes quarrel quarrels feud feuds argument arguments standoff anger outrage fury protest "
    "protests concern concerns control power fears".split()
)


def _is_no_bound(tokens: Sequence[Token], over: int) -> bool:
    """Whether "over" goes with the word before it: "hand over 52", "took over 12 villages", "a row over 40 jobs".

    Verbs as often followed by a bound ("won over 60 seats", "carried over 200 passengers") are left to it.
    """
    before = tokens[over - 1].lower if over else ""
    if before in _HANDED or before in _QUARRELS:
        return True
    figure = read_numeral(tokens, over + 1)
    if figure is None:
        return False
    noun = noun_after(tokens, figure.after)[0] if before in _TAKE else ()
    return bool(noun and stem_of(noun[-1]) in _TAKEN) or _is_during(tokens, over, figure.after)


_SPREAD = frozenset("spread spreads stretched staggered staged scattered fell".split())
_LONGEST_QUANTITY = 5


def _is_during(tokens: Sequence[Token], over: int, after: int) -> bool:
    """Whether something was spread over a time: "ten minutes over three weeks"; not "12 men worked over 40 hours"."""
    unit, _ = unit_at(tokens, after)
    if unit is None or unit.measure != "time" or not over:
        return False
    if tokens[over - 1].lower in _SPREAD:
        return True
    return any(_ends_quantity(tokens, at, over) for at in range(max(0, over - _LONGEST_QUANTITY), over))


def _ends_quantity(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether token `at` begins a figure that ends, with its unit and noun, before token `end`."""
    figure = read_numeral(tokens, at)
    if figure is None or figure.after > end:
        return False
    _, after = unit_at(tokens, figure.after)
    return after == end or noun_after(tokens, after)[1] == tokens[end - 1].end


def _rises(tokens: Sequence[Token], at: int) -> bool:
    """Whether "up" tells of a rise: "went up to 14", "brings the toll up to 14"; no ceiling."""
    return at > 0 and tokens[at - 1].lower in _RISING


_PERHAPS = ("perhaps", "possibly", "maybe", "probably", "if not")
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
    (("at", "least"), Bound.AT_LEAST),
    (("at", "most"), Bound.AT_MOST),
    *(((link, *word.split(), "more"), Bound.AT_LEAST) for link in (",", "or", "and") for word in _PERHAPS),
)
_LONGEST_AFTER = max(len(phrase) for phrase, _ in _AFTER)


def bound_after(tokens: Sequence[Token], at: int) -> tuple[Bound | None, int]:
    """The same for the words behind a figure: "or so", "+", "or more", ", perhaps more", "at least"."""
    words = tuple(t.lower for t in tokens[at : at + _LONGEST_AFTER])
    for phrase, bound in _AFTER:
        end = at + len(phrase)
        if words[: len(phrase)] == phrase and not _bounds_next(tokens, phrase, end):
            return bound, end
    return None, at


def _bounds_next(tokens: Sequence[Token], phrase: tuple[str, ...], end: int) -> bool:
    """Whether the words go with a figure behind them: "hurt ten at least two badly", "ten, perhaps more than 12"."""
    if end >= len(tokens):
        return False
    if phrase[0] == "at":
        return tokens[end].lower in ("a", "an") or read_numeral(tokens, end) is not None
    return len(phrase) > 2 and tokens[end].lower == "than"
