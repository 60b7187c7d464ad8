"""A message cut into the messages that Telegram takes: between blocks, else at a sentence, a word, a grapheme.

It does not know HTML, and never has to look inside a tag: it cuts words, `markup` writes them afterwards.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from bot.telegram import captions
from bot.telegram.bounds import ENTITIES, MESSAGE_UTF16
from bot.telegram.markup import gap_before, made_harmless, paragraph, shown, utf16, weight
from bot.telegram.outgoing import Block, Message, Paragraph, Words
from bot.visible import on_one_line
from index.regex import regex

_SENTENCE_END = regex(r"[.!?…؟]['\"”’»)\]]*\s+|[。！？]|\n+")
_WORD_END = regex(r"\s+")
# A page may stay this much emptier for the sake of a better border.
_WORTH = 2
_RUNS = ENTITIES // 2 - 2  # a run is at most a look and a link
_ISOLATES = 2


@dataclass(slots=True)
class _Page:
    """The message that is being filled."""

    limit: int
    blocks: list[Block] = field(default_factory=list)
    length: int = 0
    entities: int = 0

    def room(self, block: Block) -> int:
        """How long the next block may be."""
        return self.limit - self.length - (gap_before(block) if self.blocks else 0)

    def fits(self, block: Block) -> bool:
        """Whether it goes in whole."""
        length, entities = weight(block)
        return length <= self.room(block) and self.entities + entities <= ENTITIES

    def put(self, block: Block) -> None:
        length, entities = weight(block)
        self.length += length + (gap_before(block) if self.blocks else 0)
        self.entities += entities
        self.blocks.append(block)


def pages(message: Message, *, first: int = MESSAGE_UTF16) -> tuple[Message, ...]:
    """One message or more, at least one; the keyboard is under the last. `first` limits the first one (a caption).

    Their words in order are the message's words: nothing is added, left out or moved.
    """
    filled: list[_Page] = [_Page(first)]
    for block in filter(_is_seen, map(made_harmless, message.blocks)):
        for piece in _pieces(block, filled[-1]):
            if not filled[-1].fits(piece):
                filled.append(_Page(MESSAGE_UTF16))
            filled[-1].put(piece)
    parts = [Message(tuple(page.blocks)) for page in filled if any(map(_is_seen, page.blocks))]
    if not parts:
        parts = [Message((paragraph(captions.NOTHING_TO_SHOW),))]
    return (*parts[:-1], replace(parts[-1], keyboard=message.keyboard))


def fit_together(blocks: Iterable[Block], limit: int = MESSAGE_UTF16) -> bool:
    """Whether one message can hold them all."""
    page = _Page(limit)
    for block in blocks:
        if not page.fits(block):
            return False
        page.put(block)
    return True


def shortened(text: str, units: int) -> str:
    """`text` on one line, cut behind a word with a sign that says so: for names and titles, never for quotes."""
    line = on_one_line(shown(text[: 4 * units]))
    if utf16(line) <= units and len(text) <= 4 * units:
        return line
    window = _fitting(line, units - len(captions.CUT))
    ends = [found.start() for found in _WORD_END.finditer(line[:window], window // _WORTH)]
    return line[: ends[-1] if ends else _grapheme_border(line, window)] + captions.CUT


def _is_seen(block: Block) -> bool:
    return any(run.text.strip() for run in block.words)


def _pieces(block: Block, page: _Page) -> Iterator[Block]:
    """The block whole where one message can hold it, else in pieces, the first of them for what `page` has left."""
    if page.fits(block) or (page.blocks and _Page(MESSAGE_UTF16).fits(block)):
        yield block
        return
    rest, room = block, page.room(block)
    if page.blocks and (room < MESSAGE_UTF16 // 4 or page.entities > ENTITIES // 2):
        room = MESSAGE_UTF16
    while rest.words:
        piece, rest = _cut(rest, room)
        yield piece
        room = MESSAGE_UTF16


def _cut(block: Block, room: int) -> tuple[Block, Block]:
    """The first piece of at most `room` units, and the rest, which begins on a message of its own."""
    runs = block.words[:_RUNS]
    text = "".join(run.text for run in runs)
    window = _fitting(text, room - _ISOLATES * len(runs))
    at = len(text) if window == len(text) else border(text, window)
    head, tail = _split(runs, at)
    rest = replace(block, words=(*tail, *block.words[_RUNS:]))
    return replace(block, words=head), replace(rest, gap=False) if isinstance(rest, Paragraph) else rest


def _fitting(text: str, units: int) -> int:
    """How many characters have at most `units`."""
    at = min(len(text), units)
    excess = utf16(text[:at]) - units
    while excess > 0:
        at -= max(1, excess // 2)
        excess = utf16(text[:at]) - units
    return at


def border(text: str, window: int) -> int:
    """Where to cut within the first `window` characters: behind a sentence, a word, a grapheme."""
    seen = text[:window]
    for pattern in (_SENTENCE_END, _WORD_END):
        ends = [found.end() for found in pattern.finditer(seen, window // _WORTH)]
        if ends:
            return ends[-1]
    return _grapheme_border(text, window)


def _grapheme_border(text: str, window: int) -> int:
    """The last border between graphemes; inside one where it alone is longer than half the window."""
    import regex

    # One character more: only what follows shows whether the last grapheme ends at `window`.
    ends = (found.end() for found in regex.finditer(r"\X", text[: window + 1]))
    borders = [end for end in ends if window // _WORTH < end <= window]
    return borders[-1] if borders else window


def _split(runs: tuple[Words, ...], at: int) -> tuple[tuple[Words, ...], tuple[Words, ...]]:
    head: list[Words] = []
    tail: list[Words] = []
    for run in runs:
        here, at = min(at, len(run.text)), max(0, at - len(run.text))
        if here:
            head.append(replace(run, text=run.text[:here]))
        if run.text[here:]:
            tail.append(replace(run, text=run.text[here:]))
    return tuple(head), tuple(tail)
