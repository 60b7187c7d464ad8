"""Times of a race as sport writes them, minutes and seconds with colons: "3:51.26", "2:09:48", "in 14:07".

The same signs tell a time of day elsewhere, so they are read only where such a time is asked for.
"""

from collections.abc import Iterator, Sequence

from index.regex import regex
from retrieval.values.bound import Bound
from retrieval.values.quantity import Quantity
from retrieval.values.stated import Stated
from retrieval.values.unit import UNITS

_WRITTEN = regex(
    r"(?<![\w:.,])(?:(?P<hours>\d{1,2}):)?(?P<minutes>\d{1,2}):(?P<seconds>[0-5]\d(?P<part>[.,]\d{1,3})?)"
    r"(?![\w:]|[.,]\d|\s?[ap]\.?m\b)"
)
_TOOK = regex(
    r"\b(?:in|of|ran|swam|clocked|clocking|posted|posting|time|record|run|'s|’s)\s+(?:an?\s+|the\s+|his\s+|her\s+)?$"
)


def with_race_times(quote: str, stated: Sequence[Stated]) -> tuple[Stated, ...]:
    """The quantities, with the times of a race among them."""
    times = list(_times(quote))
    left = (s for s in stated if not any(s.figure_start < t.end and t.start < s.end for t in times))
    return tuple(sorted((*left, *times), key=lambda s: s.start))


def _times(quote: str) -> Iterator[Stated]:
    for match in _WRITTEN.finditer(quote):
        if not (match["hours"] or match["part"] or _TOOK.search(quote, 0, match.start())):
            continue
        minutes = 60 * int(match["hours"] or 0) + int(match["minutes"])
        seconds = 60 * minutes + float(match["seconds"].replace(",", "."))
        quantity = Quantity(seconds, seconds, Bound.EXACT, UNITS["seconds"], seconds)
        yield Stated(match.start(), match.end(), match.end(), match.start(), quantity)
