"""What was altered between two versions of a text, word by word, as slices of both.

It does not know articles; page furniture is left out by whoever names its ranges. Blanks and line ends do not count.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate, islice, takewhile

from index.regex import regex

_TOKEN = regex(r"\w+(?:['’.,-]\w+)*|[^\w\s]")
_SENTENCE_ENDS = frozenset(".!?…。؟")
# Two alterations with so few words between them are one: "two people" for "three men" is no confetti.
_BETWEEN = 1
# Words of one block times words of the other, beyond which it is not compared word by word: a bit of memory for each.
_LARGEST = 400_000_000


@dataclass(frozen=True, slots=True)
class Alteration:
    """`old_text[old_start:old_end]` became `new_text[new_start:new_end]`; one of them may be empty."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int


Masked = Sequence[tuple[int, int]]
Block = tuple[int, int, int, int]  # token numbers: old first, old end, new first, new end


def alterations(old: str, new: str, old_masked: Masked = (), new_masked: Masked = ()) -> tuple[Alteration, ...]:
    """Every alteration, in the order of both texts. Between two of them both texts have the same words."""
    before, after = _lines(old, old_masked), _lines(new, new_masked)
    one, two = [token for line in before for token in line], [token for line in after for token in line]
    blocks = _merged(_slid(list(_blocks(before, after)), one, two))
    return tuple(
        Alteration(*_range(one, first, last, len(old)), *_range(two, new_first, new_last, len(new)))
        for first, last, new_first, new_last in blocks
    )


def _lines(text: str, masked: Masked) -> list[list[_Token]]:
    """The words of each line, outside the masked ranges."""
    ranges = sorted(masked)
    starts, reached = [start for start, _ in ranges], list(accumulate((end for _, end in ranges), max))
    lines: list[list[_Token]] = []
    at = 0
    for line in text.splitlines(keepends=True):
        found = (_Token(match.group(), at + match.start(), at + match.end()) for match in _TOKEN.finditer(line))
        begun = ((token, bisect_right(starts, token.start)) for token in found)
        kept = [token for token, ranges_begun in begun if not ranges_begun or reached[ranges_begun - 1] <= token.start]
        if kept:
            lines.append(kept)
        at += len(line)
    return lines


def _blocks(before: list[list[_Token]], after: list[list[_Token]]) -> Iterator[Block]:
    """Word by word between the first and the last difference; line by line first where that is too much at once."""
    one, two = [token.text for line in before for token in line], [token.text for line in after for token in line]
    first = next((at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    room = min(len(one), len(two)) - first
    same = takewhile(lambda pair: pair[0] == pair[1], zip(reversed(one), reversed(two), strict=False))
    last = sum(1 for _ in islice(same, room))
    middle = first, len(one) - last, first, len(two) - last
    if _size(middle) <= _LARGEST:
        yield from _within(one, two, middle)
        return
    firsts, seconds = _starts(before), _starts(after)
    said, says = [_words(line) for line in before], [_words(line) for line in after]
    for kind, a, b, c, d in SequenceMatcher(None, said, says, autojunk=False).get_opcodes():
        if kind != "equal":
            yield from _within(one, two, (firsts[a], firsts[b], seconds[c], seconds[d]))


def _size(block: Block) -> int:
    first, last, new_first, new_last = block
    return (last - first) * (new_last - new_first)


def _words(line: list[_Token]) -> tuple[str, ...]:
    return tuple(token.text for token in line)


def _starts(lines: list[list[_Token]]) -> list[int]:
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    return starts


def _within(one: list[str], two: list[str], block: Block) -> Iterator[Block]:
    from rapidfuzz.distance import LCSseq

    first, last, new_first, new_last = block
    if _size(block) > _LARGEST:
        yield block
        return
    for each in LCSseq.opcodes(one[first:last], two[new_first:new_last]):
        if each.tag != "equal":
            yield first + each.src_start, first + each.src_end, new_first + each.dest_start, new_first + each.dest_end


def _slid(blocks: list[Block], one: list[_Token], two: list[_Token]) -> list[Block]:
    """Words that only came, or only went, told from where their sentence begins: a text that is told twice over can
    be cut in several places, and "noon. Its owner left." came as ". Its owner left" says nothing to a reader."""
    found: list[Block] = []
    for at, block in enumerate(blocks):
        before = found[-1] if found else (0, 0, 0, 0)
        after = blocks[at + 1] if at + 1 < len(blocks) else (len(one), 0, len(two), 0)
        left = min(block[0] - before[1], block[2] - before[3])
        right = min(after[0] - block[1], after[2] - block[3])
        found.append(_slide(block, left, right, one, two))
    return found


def _slide(block: Block, left: int, right: int, one: list[_Token], two: list[_Token]) -> Block:
    """The block moved so that a sentence ends before it, by `left` or `right` words at most; else as it is."""
    first, last, new_first, new_last = block
    if (first == last) == (new_first == new_last):
        return block
    tokens, start, end = (two, new_first, new_last) if first == last else (one, first, last)
    lowest = 0
    while -lowest < left and tokens[start + lowest - 1].text == tokens[end + lowest - 1].text:
        lowest -= 1
    by, best = lowest, 0
    while True:
        if start + by == 0 or tokens[start + by - 1].text in _SENTENCE_ENDS:
            best = by
        if by >= right or tokens[start + by].text != tokens[end + by].text:
            return first + best, last + best, new_first + best, new_last + best
        by += 1


def _merged(blocks: list[Block]) -> list[Block]:
    """Blocks that touch, or that hardly anything parts, as one."""
    found: list[Block] = []
    for block in blocks:
        if found and 0 <= block[0] - found[-1][1] <= _BETWEEN and 0 <= block[2] - found[-1][3] <= _BETWEEN:
            found[-1] = (found[-1][0], block[1], found[-1][2], block[3])
        else:
            found.append(block)
    return found


def _range(tokens: list[_Token], first: int, last: int, length: int) -> tuple[int, int]:
    """Where tokens stand; for none of them, the place between their neighbours."""
    if first < last:
        return tokens[first].start, tokens[last - 1].end
    at = tokens[first - 1].end if first else (tokens[0].start if tokens else length)
    return at, at
