"""Results told with what was counted: "87 votes to 74", "three sets to one", "61 per cent to 39".

Both figures are one result; told apart, "74" agrees with a report of 88 to 74. It does not know who won.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from index.regex import regex
from retrieval.stems import stem_of
from retrieval.values.bare_share import CHANGES
from retrieval.values.bound import Bound
from retrieval.values.quantity import Quantity, Sort
from retrieval.values.stated import Stated
from retrieval.values.unit import Unit

_COUNTED = frozenset(stem_of(word) for word in "votes seats goals points sets games frames legs ballots".split())
_MARGINS = frozenset("margin lead majority advantage edge win victory defeat vote loss".split())
_TO = regex(r"\s+(?:votes?\s+)?to\s+", re.IGNORECASE)
_WORDS_BEFORE = 8


def with_tallies(text: str, stated: Sequence[Stated]) -> tuple[Stated, ...]:
    """The figures, the two of a result as one."""
    tallies = {a.start: (b.start, _tally(a, b)) for a, b in _results(text, stated)}
    second = {start for start, _ in tallies.values()}
    return tuple(tallies[s.start][1] if s.start in tallies else s for s in stated if s.start not in second)


def _tally(a: Stated, b: Stated) -> Stated:
    quantity = Quantity(
        a.quantity.written, b.quantity.written, Bound.EXACT, Unit("score", ""), a.quantity.written, sort=Sort.SCORE
    )
    return Stated(a.start, b.end, b.end, a.figure_start, quantity)


def _results(text: str, stated: Sequence[Stated]) -> Iterator[tuple[Stated, Stated]]:
    for a, b in pairwise(stated):
        tie = _TO.fullmatch(text, max(a.end, a.noun_end if a.quantity.noun else 0), b.start)
        if tie is not None and _is_result(a.quantity, b.quantity) and not _is_change(text[: a.start]):
            yield a, b


def _is_result(a: Quantity, b: Quantity) -> bool:
    """Whether both count one thing. A share or points to more of them are a range or a level reached ("lost 12 points
    to 340"), not a result."""
    if a.low != a.high or b.low != b.high or Sort.SCORE in (a.sort, b.sort):
        return False
    head = stem_of(b.noun[-1]) if b.noun else ""
    if head and head not in _COUNTED and b.noun[-1] not in _MARGINS:
        return False
    if a.unit.measure == "share":
        whole = a.written + b.written
        return b.unit.measure in ("share", "count") and a.written > b.written and whole <= 100
    counted = stem_of(a.noun[-1]) if a.noun else ""
    if a.unit.measure != "count" or b.unit.measure != "count" or counted not in _COUNTED:
        return False
    return head in ("", counted) and (counted != stem_of("points") or a.low > b.low)


def _is_change(before: str) -> bool:
    """Whether the words before tell of a change or a range: "rose from 12 seats to 19"."""
    words = re.findall(r"[^\W\d_]+", before.lower())[-_WORDS_BEFORE:]
    return "from" in words[-3:] or any(word in CHANGES for word in words)
