"""From words on printed pages to paragraphs in reading order: columns, running heads, words cut at line ends.

It knows where words stand and how large they are, nothing of PDF. It changes no word but one that was cut in two at the
end of a line, and those are counted.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import pairwise
from statistics import median

from index.regex import regex

_GUTTER = 0.6  # of a line's height: justified lines have wider blanks, but never one below the other
_WIDE_GUTTER = 1.2
_BREAK = 0.4  # of a line's height: another part of the page
_APART = 0.25  # of a line's height, beyond the usual distance of two lines: a new paragraph
_INDENT = 0.7  # of a line's height
_SHORT = 0.12  # of a column's width: a line that ends this early ends its paragraph
_COLUMN_WORDS = 2.2  # a line of a column has so many words on average; less is a table, which is read along its rows
_GUTTERS = 9  # of a page are looked at, the widest first: ten columns is what the broadest newspapers have
_DEEPEST = 40  # parts within parts: no page has half of it, but a hostile one could have any number
_EDGE = 0.1  # of a page's height, above and below: where running heads and page numbers stand
_SAME_SIZE = 1.15
_ENDS = regex(r"[.!?…:;][\"'”’»)\]]*$")
_WORD = regex(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST_PART = regex(r"(?<![^\W\d_])([^\W\d_]+)[-\u2010\u00ad]$")
_LONGEST_PART = 100  # letters; a paragraph is not searched from its beginning for every line that joins it
_FIRST_PART = regex(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its box; `top` < `bottom`, counted from the page's upper edge."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """Of its line."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Page:
    """The words of a page in any order, and its height."""

    words: tuple[Word, ...]
    height: float


@dataclass(frozen=True, slots=True)
class _Line(Word):
    """The words of one, as one."""


@dataclass(frozen=True, slots=True)
class Laid:
    """Paragraphs in reading order, and how many words were put together that were cut at the end of a line."""

    paragraphs: tuple[str, ...]
    mended: int


def lay(pages: Sequence[Page]) -> Laid:
    """The paragraphs of printed pages, without what repeats at their edges."""
    heads = _running_heads(pages)
    blocks: list[list[_Line]] = []
    for page in pages:
        words = [word for word in page.words if word.text.strip()]
        kept = [line for line in _lines(words) if not _is_head(line, page, heads)]
        boxes = {(line.top, line.left) for line in kept}
        inside = [word for line in _grouped(words) if (line[0].top, line[0].left) in boxes for word in line]
        for column in _cut(inside):
            blocks += _paragraphs(_lines(column))
    return _joined(_across(blocks))


def _grouped(words: Sequence[Word]) -> list[list[Word]]:
    """Words line by line: those whose middle lies within the line at hand."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda each: ((each.top + each.bottom) / 2, each.left)):
        middle = (word.top + word.bottom) / 2
        if lines and lines[-1][0].top <= middle <= lines[-1][0].bottom:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda each: each.left) for line in lines]


def _lines(words: Sequence[Word]) -> list[_Line]:
    return [
        _Line(
            " ".join(word.text for word in line),
            line[0].left,
            line[0].top,
            max(word.right for word in line),
            max(word.bottom for word in line),
        )
        for line in _grouped(words)
    ]


def _running_heads(pages: Sequence[Page]) -> frozenset[str]:
    """What stands at the edge of several pages, whatever its numbers."""
    seen = Counter(
        place for page in pages for place in {_plain(line.text) for line in _lines(page.words) if _at_edge(line, page)}
    )
    needed = max(2, min(3, len(pages)))
    return frozenset(text for text, count in seen.items() if count >= needed or (count == 2 and len(pages) <= 3))


def _is_head(line: _Line, page: Page, heads: frozenset[str]) -> bool:
    return _at_edge(line, page) and (
        _plain(line.text) in heads or re.fullmatch(r"\W*\d{1,4}\W*", line.text) is not None
    )


def _at_edge(line: _Line, page: Page) -> bool:
    return line.bottom < _EDGE * page.height or line.top > (1 - _EDGE) * page.height


def _plain(text: str) -> str:
    return re.sub(r"\d+", "0", " ".join(text.split()).casefold())


def _cut(words: Sequence[Word], depth: int = 0) -> Iterator[list[Word]]:
    """Parts of a page in reading order: cut between columns where there are any, else between blocks, and so on."""
    if not words:
        return
    if depth > _DEEPEST:
        yield list(words)
        return
    height = median(word.height for word in words)
    gutter = _widest(((word.left, word.right) for word in words), _GUTTER * height, words)
    if gutter is not None:
        yield from _cut([word for word in words if word.right <= gutter], depth + 1)
        yield from _cut([word for word in words if word.right > gutter], depth + 1)
        return
    gap = _widest(((word.top, word.bottom) for word in words), _BREAK * height, None)
    if gap is not None:
        above, below = [w for w in words if w.bottom <= gap], [w for w in words if w.bottom > gap]
        parts = [*_cut(above, depth + 1), *_cut(below, depth + 1)]
        # Where neither part had columns the cut was between two paragraphs of one column: their lines stay together.
        yield from parts if len(parts) > 2 else [list(words)]
        return
    yield list(words)


def _widest(spans: Iterable[tuple[float, float]], least: float, columns_of: Sequence[Word] | None) -> float | None:
    """The middle of the widest gap that no span covers; with `columns_of`, only one that has columns beside it."""
    gaps: list[tuple[float, float]] = []
    edge: float | None = None
    for start, end in sorted(spans):
        if edge is not None and start - edge >= least:
            gaps.append((start - edge, (start + edge) / 2))
        edge = end if edge is None else max(edge, end)
    widest = nlargest(_GUTTERS, gaps)
    if columns_of is None:
        return widest[0][1] if widest else None
    return next((middle for width, middle in widest if _has_columns(columns_of, middle, width)), None)


def _has_columns(words: Sequence[Word], gutter: float, width: float) -> bool:
    """Whether there is a column of running words on either side; a narrow gutter has to hold for more lines."""
    needed = 3 if width >= _WIDE_GUTTER * words[0].height else 6
    sides = [w for w in words if w.right <= gutter], [w for w in words if w.right > gutter]
    if any(len(side) < needed * _COLUMN_WORDS for side in sides):
        return False
    lines = [_grouped(side) for side in sides]
    return all(len(each) >= needed and sum(map(len, each)) / len(each) >= _COLUMN_WORDS for each in lines)


def _paragraphs(lines: Sequence[_Line]) -> list[list[_Line]]:
    """The lines of one column, cut where a paragraph ends."""
    if not lines:
        return []
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    steps = [below.top - above.top for above, below in pairwise(lines)]
    usual = median(steps) if steps else 0.0
    found = [[lines[0]]]
    for above, below in pairwise(lines):
        height = min(above.height, below.height)
        is_apart = below.top - above.top > usual + _APART * height
        is_indented = below.left - left > _INDENT * height and above.left - left <= _INDENT * height
        is_last = right - above.right > _SHORT * (right - left) and _ENDS.search(above.text) is not None
        is_other_size = not 1 / _SAME_SIZE < above.height / below.height < _SAME_SIZE
        if is_apart or is_indented or is_last or is_other_size:
            found.append([])
        found[-1].append(below)
    return found


def _across(blocks: Sequence[list[_Line]]) -> list[list[_Line]]:
    """Paragraphs that go on in the next column or on the next page, put together."""
    found: list[list[_Line]] = []
    for block in blocks:
        if found and _goes_on(found[-1][-1], block[0]):
            found[-1].extend(block)
        else:
            found.append(list(block))
    return found


def _goes_on(above: _Line, below: _Line) -> bool:
    """Whether a line in another place goes on with the sentence: nothing ended, and it begins in the middle."""
    is_elsewhere = below.top <= above.top or below.left > above.right
    is_same_size = 1 / _SAME_SIZE < above.height / below.height < _SAME_SIZE
    starts_inside = below.text[0].islower() or _LAST_PART.search(above.text) is not None
    return is_elsewhere and is_same_size and not _ENDS.search(above.text) and (starts_inside or len(above.text) > 25)


def _joined(paragraphs: Sequence[Sequence[_Line]]) -> Laid:
    known = Counter(
        word.casefold()
        for lines in paragraphs
        for line in lines
        for word in _WORD.findall(_LAST_PART.sub("", line.text))
    )
    mended = 0
    texts = []
    for lines in paragraphs:
        text = lines[0].text
        for line in lines[1:]:
            join = _mend(text, line.text, known)
            mended += join is not None
            text = f"{text} {line.text}" if join is None else join
        texts.append(text.replace("\u00ad", ""))
    return Laid(tuple(texts), mended)


def _mend(above: str, below: str, known: Counter[str]) -> str | None:
    """Two lines as one where a word is cut between them; None where none is.

    A hyphen stays where the pages write the word with one elsewhere, where its halves are words of their own, and
    before a capital or a figure.
    """
    if not above.endswith(("-", "\u2010", "\u00ad")):
        return None
    if above.endswith("\u00ad"):
        return above[:-1] + below
    first, second = _LAST_PART.search(above, max(0, len(above) - _LONGEST_PART)), _FIRST_PART.match(below)
    if first is None or second is None:
        return above + below if first is not None or re.search(r"\d[-\u2010]$", above[-2:]) else None
    one, two = first.group(1).casefold(), second.group().casefold()
    with_hyphen, without = known[f"{one}-{two}"], known[one + two]
    has_own_halves = known[one] > 0 and known[two] > 0 and len(one) > 2
    keeps = second.group()[0].isupper() or with_hyphen > without or (not without and has_own_halves)
    return above + below if keeps else above[:-1] + below
