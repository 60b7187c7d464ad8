"""An article's text cut into paragraphs and bits, so that the quotes can be highlighted where they stand.

Every character of a stretch is in exactly one bit, or is one of the line breaks between the paragraphs. It does not
know HTML.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Marked:
    """A quote that stands at `quote`; `spans` are the words in it that answer; `anchor` names it on the page."""

    anchor: str
    quote: Stretch
    spans: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True)
class Bit:
    """Words that look alike. `opens` and `closes` are the anchors of quotes that begin or end with it."""

    text: str
    quoted: bool = False
    answers: bool = False
    faint: bool = False
    opens: tuple[str, ...] = ()
    closes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A stretch of the text: its paragraphs, an empty one for each empty line; `left_out` characters stand before."""

    paragraphs: tuple[tuple[Bit, ...], ...]
    left_out: int = 0


@dataclass(slots=True)
class _Cut:
    text: str
    marked: Sequence[Marked]
    furniture: Sequence[Stretch]
    borders: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        edges = {edge for one in self.marked for stretch in (one.quote, *one.spans) for edge in stretch}
        self.borders = sorted(edges.union(*self.furniture))


def excerpts(
    text: str, marked: Sequence[Marked], furniture: Sequence[Stretch] = (), around: int | None = None
) -> tuple[Excerpt, ...]:
    """The whole text, or with `around` only what stands so near to a quote. `furniture` is sorted and disjoint."""
    cut = _Cut(text, marked, furniture)
    found, before = [], 0
    for start, end in _stretches(text, marked, around):
        found.append(Excerpt(tuple(_paragraphs(cut, start, end)), start - before))
        before = end
    return tuple(found)


def _stretches(text: str, marked: Sequence[Marked], around: int | None) -> Iterator[Stretch]:
    if around is None:
        yield 0, len(text)
        return
    last: Stretch | None = None
    for start, end in sorted(one.quote for one in marked):
        opens, closes = _line_start(text, max(0, start - around), start), _line_end(text, end, end + around)
        if last is not None and opens <= last[1]:
            last = last[0], max(last[1], closes)
            continue
        if last is not None:
            yield last
        last = opens, closes
    if last is not None:
        yield last


def _line_start(text: str, at: int, quote: int) -> int:
    """The next beginning of a line, else of a word, not behind the quote's."""
    found = text.find("\n", at, quote) + 1 or text.find(" ", at, quote) + 1
    return found if at and found else at


def _line_end(text: str, quote: int, at: int) -> int:
    """The last end of a line, else of a word, not before the quote's."""
    if at >= len(text):
        return len(text)
    line = text.rfind("\n", quote, at)
    found = line if line >= 0 else text.rfind(" ", quote, at)
    return found if found >= 0 else at


def _paragraphs(cut: _Cut, start: int, end: int) -> Iterator[tuple[Bit, ...]]:
    at = start
    while at <= end:
        stop = cut.text.find("\n", at, end)
        stop = end if stop < 0 else stop
        yield tuple(_bits(cut, at, stop))
        at = stop + 1


def _bits(cut: _Cut, start: int, end: int) -> Iterator[Bit]:
    if start == end:
        return
    inside = cut.borders[bisect_right(cut.borders, start) : bisect_left(cut.borders, end)]
    for a, b in pairwise([start, *inside, end]):
        own = [one for one in cut.marked if one.quote[0] <= a < one.quote[1]]
        yield Bit(
            cut.text[a:b],
            quoted=bool(own),
            answers=any(first <= a < last for one in own for first, last in one.spans),
            faint=_is_furniture(cut.furniture, a),
            opens=tuple(one.anchor for one in own if _begins(cut.text, one.quote[0]) == a),
            closes=tuple(one.anchor for one in own if _ends(cut.text, one.quote[1]) == b),
        )


def _begins(text: str, at: int) -> int:
    """Where a quote's first words are: not on the line break before them."""
    while text[at : at + 1] == "\n":
        at += 1
    return at


def _ends(text: str, at: int) -> int:
    while text[at - 1 : at] == "\n":
        at -= 1
    return at


def _is_furniture(furniture: Sequence[Stretch], at: int) -> bool:
    place = bisect_right(furniture, (at, len(furniture) and furniture[-1][1] + 1))
    return place > 0 and furniture[place - 1][0] <= at < furniture[place - 1][1]
