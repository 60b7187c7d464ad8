"""The buttons under an answer and under the cards that they open.

It does not know what a button does when it is pressed, only what it carries.
"""

from collections.abc import Iterator, Sequence
from itertools import islice

from bot.order import Exhibit, exhibits, reading_order
from bot.telegram import captions
from bot.telegram.callback import Act, Press, encode
from bot.telegram.exhibit import outlet
from bot.telegram.outgoing import Button, Keyboard
from bot.telegram.pages import shortened
from retrieval.answer import Answer, Verdict

# A phone shows about so many units of a button's label: alone in a row, or two in it.
_WIDE, _HALF = 30, 12
_ROWS_WITH_CONTEXT = 3
_ROWS_OF_POSITIONS = 8

Row = tuple[Button, ...]


def pressing(label: str, act: Act, kept: int, item: int | None = None, page: int | None = None) -> Button:
    """A button about a kept answer."""
    return Button(label, data=encode(Press(act, kept, item, page)))


def under_answer(answer: Answer, kept: int) -> Keyboard:
    """Evidence and context of each position, then what concerns the whole answer, then feedback."""
    return tuple(row for row in _rows(answer, kept) if row)


def _rows(answer: Answer, kept: int) -> Iterator[Row]:
    yield from _positions(answer, kept)
    if answer.vague:
        label = captions.BUTTON_VAGUE.format(len(answer.vague))
        yield (pressing(label, Act.EVIDENCE, kept, len(answer.positions)),)
    if not answer.positions:
        yield tuple(_near(answer, kept))
    quoted = {piece.evidence.article for piece in exhibits(answer)}
    watch = pressing(captions.BUTTON_WATCH, Act.WATCH, kept)
    if answer.positions:
        sources = pressing(captions.BUTTON_SOURCES.format(len(quoted)), Act.SOURCES, kept)
        yield (sources, pressing(captions.BUTTON_TIMELINE, Act.TIMELINE, kept), watch)
    else:
        yield (watch,)
    if undated(answer):
        yield (pressing(captions.BUTTON_WHY_UNDATED, Act.WHY_UNDATED, kept),)
    if answer.reading.days is not None:
        yield (pressing(captions.BUTTON_WITHOUT_DAYS, Act.WITHOUT_DAYS, kept),)
    yield tuple(_feedback(answer, kept))


def _positions(answer: Answer, kept: int) -> Iterator[Row]:
    order = reading_order(answer)
    buttons = [_position(answer, kept, number, index) for number, index in enumerate(order, 1)]
    if len(buttons) <= _ROWS_WITH_CONTEXT:
        for opens, index in zip(buttons, order, strict=True):
            first = next(piece.item for piece in exhibits(answer) if piece.position == index)
            yield (opens, pressing(captions.BUTTON_IN_CONTEXT, Act.CONTEXT, kept, first))
        return
    yield from in_rows(buttons[:_ROWS_OF_POSITIONS], 2)
    if len(buttons) > _ROWS_OF_POSITIONS:
        yield (pressing(captions.BUTTON_ALL_POSITIONS.format(len(buttons)), Act.POSITIONS, kept),)


def _position(answer: Answer, kept: int, number: int, index: int) -> Button:
    position = answer.positions[index]
    units = _HALF if len(answer.positions) > _ROWS_WITH_CONTEXT else _WIDE // 2
    label = captions.button_quotes(number, shortened(position.value, units), len(position.evidence))
    return pressing(label, Act.EVIDENCE, kept, index)


def _near(answer: Answer, kept: int) -> Iterator[Button]:
    """The near misses of an unanswered question, each in its article."""
    for number, piece in enumerate(exhibits(answer)[len(answer.vague) :], 1):
        yield pressing(captions.button_context(number), Act.CONTEXT, kept, piece.item)


def _feedback(answer: Answer, kept: int) -> Iterator[Button]:
    if answer.verdict is not Verdict.UNANSWERED:
        yield pressing(captions.BUTTON_RIGHT, Act.RIGHT, kept)
        yield pressing(captions.BUTTON_WRONG_QUOTE, Act.WRONG_QUOTE, kept)
    yield pressing(captions.BUTTON_MISSED_SOURCE, Act.MISSED_SOURCE, kept)


def undated(answer: Answer) -> tuple[Exhibit, ...]:
    """Evidence of positions whose publication day is not stated, or whose event's day is not known though one was
    asked about."""
    asked = answer.reading.days is not None
    return tuple(
        piece
        for piece in exhibits(answer)
        if piece.position is not None
        and (piece.evidence.published_basis != "stated" or (asked and piece.evidence.day is None))
    )


def in_rows(buttons: Sequence[Button], width: int) -> Iterator[Row]:
    """The buttons, `width` in a row."""
    remaining = iter(buttons)
    while row := tuple(islice(remaining, width)):
        yield row


def turning(act: Act, kept: int, item: int | None, page: int, pages: int) -> Iterator[Row]:
    """The row that turns a card's pages; none where there is one page."""
    row = []
    if page > 0:
        row.append(pressing(captions.BUTTON_BEFORE.format(page), act, kept, item, page - 1))
    if page + 1 < pages:
        row.append(pressing(captions.BUTTON_AFTER.format(page + 2), act, kept, item, page + 1))
    if row:
        yield tuple(row)


def publisher(piece: Exhibit) -> Iterator[Row]:
    """The way to the article's own page."""
    from bot.telegram.markup import can_open

    url = piece.evidence.url
    if url is not None and can_open(url):
        yield (Button(shortened(f"{captions.BUTTON_PUBLISHER}: {outlet(piece.evidence)}", 2 * _WIDE), url=url),)
