"""The paragraphs of a text: its lines, those put together that a fixed width broke.

It does not know what they say.
"""

from collections.abc import Sequence
from itertools import pairwise

from index.regex import regex

Range = tuple[int, int]

BREAK = regex(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_BLANK = " \t\u00a0\u2007\u202f\u200b\u200e\u200f\ufeff\u3000"
_WIDTHS = range(40, 131)  # of a text that was broken by hand or by a mail program
_FULL = 0.75  # of the width: a line that is shorter ends its paragraph


def paragraphs(text: str) -> list[Range]:
    """Where they stand, without the blanks around them; no blank ones."""
    spans: list[Range] = []
    at = 0
    for brk in [*BREAK.finditer(text), None]:
        end = brk.start() if brk else len(text)
        spans.append((at, end))
        at = brk.end() if brk else end
    trimmed = [
        (end - len(text[start:end].lstrip(_BLANK)), start + len(text[start:end].rstrip(_BLANK))) for start, end in spans
    ]
    return _unwrapped(trimmed, text)


def _unwrapped(spans: Sequence[Range], text: str) -> list[Range]:
    """Joins lines that a fixed width broke; drops blank ones.

    A text is hard-wrapped where most of its inner lines are of like length and end without an end mark; a line that
    is much shorter than the others ends its paragraph. A block of lines is by itself where most go on in small letters.
    """
    inner = [end - start for (start, end), (after, past) in pairwise(spans) if end > start and past > after]
    width = max(inner, default=0)
    full = [length for length in inner if length >= _FULL * width]
    wrapped = width in _WIDTHS and len(full) >= 3 and len(full) >= 0.6 * len(inner)
    goes_on = set() if wrapped else _wrapped_blocks(spans, text)
    found: list[Range] = []
    is_open = False
    for start, end in spans:
        if end <= start:
            is_open = False
        elif (wrapped and is_open) or start in goes_on:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
        is_open = end > start and end - start >= _FULL * width
    return found


def _wrapped_blocks(spans: Sequence[Range], text: str) -> set[int]:
    """Where the lines begin that go on with the line before, in blocks of lines of like length."""
    found: set[int] = set()
    block: list[Range] = []
    for start, end in (*spans, (0, 0)):
        if end > start:
            block.append((start, end))
            continue
        width = max((end - start for start, end in block), default=0)
        is_full = len(block) > 2 and width in _WIDTHS and all(end - start >= _FULL * width for start, end in block[:-1])
        if is_full and 2 * sum(text[start].islower() for start, _ in block[1:]) >= len(block) - 1:
            found.update(start for start, _ in block[1:])
        block = []
    return found
