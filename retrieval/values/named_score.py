"""Results with the sides' names between: "Velm 3 Torv 2" is a score of 3-2.

Read only where a score is asked for, of either side by name; it is no result of an election, where more than two may
stand.
"""

from collections.abc import Iterator, Sequence

from index.regex import regex
from retrieval.values.bound import Bound
from retrieval.values.quantity import Quantity, Sort
from retrieval.values.stated import Stated
from retrieval.values.unit import Unit

_NAME = r"[A-Z][\w’'-]+(?: (?:of |de )?[A-Z][\w’'-]+){0,2}"
_RESULT = regex(
    rf"(?<![\w-])(?<!\d )(?<!\d, )(?<!\d and )(?P<one>{_NAME}) (?P<first>\d{{1,3}}),? "
    rf"(?P<other>{_NAME}) (?P<second>\d{{1,3}})(?![\w-]|[.:]\d|,? (?:and )?{_NAME} \d)"
)
_WORD = regex(r"[\w’'-]+")


def with_named_scores(quote: str, stated: Sequence[Stated], question: str) -> tuple[Stated, ...]:
    """The quantities, with such results among them."""
    scores = list(_scores(quote, frozenset(_WORD.findall(question))))
    left = (s for s in stated if not any(s.figure_start < score.end and score.start < s.end for score in scores))
    return tuple(sorted((*left, *scores), key=lambda s: s.start))


def _scores(quote: str, asked: frozenset[str]) -> Iterator[Stated]:
    for found in _RESULT.finditer(quote):
        if all(asked.isdisjoint(found[side].split()) for side in ("one", "other")):
            continue
        first, second = float(found["first"]), float(found["second"])
        quantity = Quantity(first, second, Bound.EXACT, Unit("score", ""), first, sort=Sort.SCORE)
        shown = f"{found['first']}-{found['second']}"
        start, end = found.start("first"), found.end()
        yield Stated(start, end, end, start, quantity, shown)
