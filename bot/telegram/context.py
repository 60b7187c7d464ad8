"""A quote's surroundings: an article's text in windows, one message each, one of them made around the quote.

It does not know who is quoted or why. Every character of the text is in exactly one window, in order.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.telegram.markup import shown, utf16
from bot.telegram.outgoing import Look, Words
from bot.telegram.pages import border

WINDOW_UTF16 = 2400
_BEFORE, _AFTER = 900, 1100

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Windows:
    """The windows in order, and the number of the one where the quote begins."""

    stretches: tuple[Stretch, ...]
    first: int


def windows(text: str, quote: Stretch) -> Windows:
    """Cut around the quote first, so that it is read in the middle; then what is before and behind."""
    start, end = quote
    opens = _opening(text, start)
    closes = end + border(text[end:], min(_AFTER, len(text) - end)) if len(text) - end > _AFTER else len(text)
    before, around = list(_cut(text, 0, opens)), list(_cut(text, opens, closes))
    first = next(at for at, (_, until) in enumerate(around) if until > start)
    return Windows((*before, *around, *_cut(text, closes, len(text))), len(before) + first)


def _opening(text: str, start: int) -> int:
    """Where the quote's window begins: at a line's or sentence's start, else a word's, not too far before it."""
    least = max(0, start - _BEFORE)
    if least == 0:
        return 0
    behind = text[least:start]
    for mark in ("\n", ". "):
        found = behind.find(mark)
        if found >= 0:
            return least + found + len(mark)
    return least + behind.find(" ") + 1


def _cut(text: str, start: int, end: int) -> Iterator[Stretch]:
    while start < end:
        length = min(WINDOW_UTF16, end - start)
        # Hidden characters are written as up to nine signs each.
        while (written := utf16(shown(text[start : start + length]))) > WINDOW_UTF16:
            length = max(1, min(length - 1, length * WINDOW_UTF16 // written))
        at = length if start + length == end else border(text[start:end], length)
        yield start, start + at
        start += at


def window_words(text: str, window: Stretch, quote: Stretch, furniture: tuple[Stretch, ...] = ()) -> tuple[Words, ...]:
    """The window's words: the quote marked, the page's furniture faint."""
    start, end = window
    edges = {start, end, *quote, *(edge for stretch in furniture for edge in stretch)}
    inside = sorted(edge for edge in edges if start <= edge <= end)
    runs: list[Words] = []
    for a, b in pairwise(inside):
        look = _look(a, quote, furniture)
        if runs and runs[-1].look is look:
            runs[-1] = Words(runs[-1].text + text[a:b], look)
        else:
            runs.append(Words(text[a:b], look))
    return tuple(runs)


def trimmed(runs: tuple[Words, ...]) -> tuple[Words, ...]:
    """The runs without white space at their ends, which would be empty lines in a quotation."""
    kept = list(runs)
    while kept and not kept[0].text.strip():
        kept.pop(0)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        kept[0] = replace(kept[0], text=kept[0].text.lstrip())
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return tuple(kept)


def _look(at: int, quote: Stretch, furniture: tuple[Stretch, ...]) -> Look:
    if quote[0] <= at < quote[1]:
        return Look.MARK
    return Look.FAINT if any(a <= at < b for a, b in furniture) else Look.PLAIN
