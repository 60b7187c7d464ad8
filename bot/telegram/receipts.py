"""What a person is told of what was sent in: a receipt for each article, refusals in a line each, undoing.

It does not know how an article is added.
"""

from collections.abc import Iterator
from shlex import quote

from bot.telegram import captions, phrases
from bot.telegram.callback import Act, Press, encode
from bot.telegram.clerk import Entry, Outcome
from bot.telegram.markup import paragraph
from bot.telegram.outgoing import Block, Button, Keyboard, Look, Message, Words
from bot.telegram.pages import shortened

_KEY_UNITS, _TITLE_UNITS, _LINE_UNITS = 120, 200, 300
ENTRIES_SHOWN = 8


def receipt(outcome: Outcome, submission: int) -> Message:
    """Everything that came of a parcel; an undo button where something new went in."""
    blocks: list[Block] = []
    for entry in outcome.entries[:ENTRIES_SHOWN]:
        blocks += _entry(entry, first=not blocks)
    if outcome.refused:
        blocks.append(paragraph(Words(phrases.TAKE_FAILED, Look.STRONG), gap=bool(blocks)))
        blocks += [paragraph(shortened(line, _LINE_UNITS)) for line in outcome.refused[:ENTRIES_SHOWN]]
    undo: Keyboard = ()
    if any(entry.is_new for entry in outcome.entries):
        undo = ((Button(phrases.BUTTON_UNDO, data=encode(Press(Act.UNDO_ADDING, submission))),),)
    return Message(tuple(blocks), undo)


def _entry(entry: Entry, *, first: bool) -> Iterator[Block]:
    key = shortened(entry.key, _KEY_UNITS)
    head = phrases.TAKEN_KNOWN if entry.was_known else phrases.TAKEN_NEW if entry.is_new else phrases.TAKEN_UPDATED
    yield paragraph(Words(head, Look.STRONG), gap=not first)
    if entry.title:
        yield paragraph(shortened(entry.title, _TITLE_UNITS))
    outlet = shortened(entry.outlet, _KEY_UNITS) if entry.outlet else captions.OUTLET_UNKNOWN
    when = captions.published(entry.basis, entry.published, entry.published_from)
    yield paragraph(Words(outlet, Look.STRONG), f" · {phrases.taken_published(shortened(when, _LINE_UNITS))}")
    version = f" · {phrases.taken_version(entry.version)}" if entry.version > 1 else ""
    yield paragraph(phrases.TAKEN_KEY, Words(key, Look.CODE), version)
    if entry.copies:
        copies = tuple(shortened(copy, _KEY_UNITS) for copy in entry.copies)
        yield paragraph(phrases.taken_copies(copies, entry.more_copies))
    if entry.published is None:
        yield paragraph(Words(phrases.TAKEN_NO_DATE.format(quote(key)), Look.FAINT))
    if entry.outlet is None:
        yield paragraph(Words(phrases.TAKEN_NO_OUTLET.format(quote(key)), Look.FAINT))


def offer(submission: int) -> Message:
    """A short text that may be either."""
    return Message(
        (paragraph(phrases.TAKE_OFFER),),
        (
            (
                Button(phrases.BUTTON_TAKE, data=encode(Press(Act.TAKE, submission, 0))),
                Button(phrases.BUTTON_ASK, data=encode(Press(Act.TAKE, submission, 1))),
            ),
        ),
    )


def undone(outcome: Outcome) -> Message:
    """After an undo."""
    lines = []
    if outcome.removed:
        lines.append(phrases.removed(_short(outcome.removed)))
    if outcome.kept_back:
        lines.append(phrases.not_removed(_short(outcome.kept_back)))
    return Message(tuple(paragraph(line) for line in lines or [phrases.UNDONE_NOTHING]))


def told(line: str) -> Message:
    """One line."""
    return Message((paragraph(line),))


def _short(keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(shortened(key, _KEY_UNITS) for key in keys)
