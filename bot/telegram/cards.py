"""An Answer as one message: what was asked, whether sources part, and each position with its strongest quote.

It does not know HTML or buttons' effects. Where one message cannot hold every quote, the longest are left to a button;
no quote is ever shortened.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from bot import terminal
from bot.order import exhibits, number_of, reading_order, weak_matches
from bot.telegram import captions
from bot.telegram.buttons import under_answer
from bot.telegram.exhibit import TITLE_UNITS, exhibited, outlet, published, source
from bot.telegram.markup import paragraph, weight
from bot.telegram.outgoing import Block, Look, Message, Paragraph, Words
from bot.telegram.pages import fit_together, shortened
from retrieval.answer import Answer, Disagreement, Evidence, Position

_QUESTION_UNITS = 500
_READING_UNITS = 400
_VALUE_UNITS = 160
_PARTING_UNITS = 400
_FORM_UNITS = 60
_FORMS = 4
_OUTLETS = 4


class Detail(IntEnum):
    """How much of a position is shown."""

    LINE = 0
    BRIEF = 1
    FULL = 2


@dataclass(slots=True)
class _Item:
    """A position or near miss, at every detail, and the one that there is room for; `weight` is that of all of it."""

    forms: dict[Detail, tuple[Block, ...]]
    detail: Detail = Detail.FULL
    weight: int = field(init=False)

    def __post_init__(self) -> None:
        self.weight = sum(weight(block)[0] for block in self.forms[Detail.FULL])

    @property
    def blocks(self) -> tuple[Block, ...]:
        return self.forms[self.detail]


@dataclass(slots=True)
class _Card:
    """What stands above, between and below."""

    head: tuple[Block, ...]
    items: list[_Item] = field(default_factory=list)
    foot: tuple[Block, ...] = ()
    left_out: int = 0

    @property
    def blocks(self) -> tuple[Block, ...]:
        more = (paragraph(captions.more_positions(self.left_out), gap=True),) if self.left_out else ()
        return (*self.head, *(block for item in self.items for block in item.blocks), *more, *self.foot)

    def lower(self) -> None:
        """Give up the longest quote; when none is left the last details, then the last positions."""
        full = [item for item in self.items if item.detail is Detail.FULL]
        if full:
            max(full, key=lambda item: item.weight).detail = Detail.BRIEF
            return
        brief = [item for item in self.items if item.detail is Detail.BRIEF]
        if brief:
            brief[-1].detail = Detail.LINE
        else:
            self.items.pop()
            self.left_out += 1


def answer_card(answer: Answer, kept: int, notes: Sequence[Block] = ()) -> Message:
    """The whole answer in one message; `kept` is the answer's id in the history, which its buttons carry. `notes` stand
    below the question: what else has to be said of it."""
    card = _Card((*question_lines(answer), *notes, *verdict_lines(answer)))
    if answer.positions:
        card.items = [_position(answer, number, at) for number, at in enumerate(reading_order(answer), 1)]
        if answer.vague:
            card.foot = (paragraph(Words(captions.vaguer(len(answer.vague)), Look.FAINT), gap=True),)
    else:
        card.head += (paragraph(missed(answer)),)
        near = exhibits(answer)[len(answer.vague) :]
        card.items = [_near_miss(piece.evidence, number) for number, piece in enumerate(near, 1)]
    while not fit_together(card.blocks):
        card.lower()
    return Message(card.blocks, under_answer(answer, kept))


def question_lines(answer: Answer) -> Iterator[Paragraph]:
    """The question and how it was read."""
    yield paragraph(Words(shortened(answer.question, _QUESTION_UNITS), Look.STRONG))
    reading = answer.reading
    told = [captions.KINDS[reading.kind.value]]
    if reading.days is not None:
        told.append(reading.days.note or captions.asked_days(reading.days.first, reading.days.last))
    told += [captions.limit(name, value) for name, value in reading.filters.items()]
    if reading.part is not None:
        told.append(captions.asked_by(reading.part))
    told += [captions.respelt(each.asked, each.read, also=each.also) for each in reading.respelt]
    if reading.whose is not None:
        told.append(captions.asked_whose(reading.whose.says, reading.whose.question))
    yield paragraph(Words(shortened(f"{captions.READ_AS} {' · '.join(told)}", _READING_UNITS), Look.FAINT))


def verdict_lines(answer: Answer) -> Iterator[Paragraph]:
    """A mark, the verdict, and a line for each set of positions that part."""
    verdict = answer.verdict.value
    name, meaning = captions.verdict(verdict, answer.reading)
    yield paragraph(Words(f"{captions.MARKS[verdict]} {name}", Look.STRONG), f": {meaning}", gap=True)
    for parting in answer.disagreements:
        yield paragraph(_parting(answer, parting))
    if weak := weak_matches(answer):
        told = captions.weak(weak, len(answer.positions))
        yield paragraph(shortened(f"{captions.WEAK_MARK} {told}", _PARTING_UNITS))


def _parting(answer: Answer, parting: Disagreement) -> str:
    if len(parting.words) <= _PARTING_UNITS:
        return shortened(parting.words, _PARTING_UNITS)
    numbers = tuple(number_of(answer, position) for position in parting.positions)
    return shortened(captions.parting_in_short(numbers, captions.PARTINGS[parting.kind]), _PARTING_UNITS)


def _position(answer: Answer, number: int, index: int) -> _Item:
    position = answer.positions[index]
    strongest = position.evidence[0]
    full = _heading(answer, number, index, has_quote=True)
    others = tuple(_others(position))
    line = _heading(answer, number, index, has_quote=False)
    elsewhere = paragraph(captions.quote_elsewhere(len(strongest.quote.text), number))
    return _Item(
        {
            Detail.FULL: (*full, *exhibited(strongest), *others),
            Detail.BRIEF: (*line, source(strongest), elsewhere),
            Detail.LINE: line,
        }
    )


def _heading(answer: Answer, number: int, index: int, *, has_quote: bool) -> tuple[Paragraph, ...]:
    """The value, its support, and other forms of it. A value as long as a quote is pointed at, not repeated."""
    position = answer.positions[index]
    value = shortened(position.value, _VALUE_UNITS)
    if has_quote and len(position.value) > _VALUE_UNITS:
        value = captions.MARKED_WORDS
    told = f" ({captions.support(position.outlets, position.origins, position.match)}){_when(answer, index)}"
    lines = [paragraph(Words(f"{number}. "), Words(value, Look.STRONG), told, gap=True)]
    if position.also and has_quote:
        forms = tuple(shortened(form, _FORM_UNITS) for form in position.also[:_FORMS])
        more = max(0, len(position.also) - _FORMS)
        told = captions.also(forms, more, answer.reading)
        lines.append(paragraph(Words(told, Look.FAINT)))
    if position.events:
        lines.append(paragraph(shortened(captions.apart(position.events), _PARTING_UNITS)))
    return tuple(lines)


def _when(answer: Answer, index: int) -> str:
    """Of a figure that rises or falls: whether it is the latest."""
    for parting in answer.disagreements:
        if parting.kind == "superseded" and index in parting.positions:
            return f" · {captions.LATEST if parting.positions[0] == index else captions.EARLIER}"
    return ""


def _others(position: Position) -> Iterator[Paragraph]:
    first = outlet(position.evidence[0])
    named = [name for name in dict.fromkeys(map(outlet, position.evidence)) if name != first]
    if named:
        told = captions.also_in(tuple(named[:_OUTLETS]), max(0, len(named) - _OUTLETS))
        yield paragraph(Words(told, Look.FAINT))


def missed(answer: Answer) -> str:
    """What an unanswered question is told about the nearest report."""
    return shortened(terminal.missed(answer), _PARTING_UNITS)


def _near_miss(evidence: Evidence, number: int) -> _Item:
    label = paragraph(
        f"{number}. ", Words(shortened(evidence.title or captions.NO_TITLE, TITLE_UNITS), Look.FAINT), gap=True
    )
    elsewhere = paragraph(captions.quote_in_context(len(evidence.quote.text), number))
    line = paragraph(f"{number}. ", Words(outlet(evidence)), gap=True)
    return _Item(
        {
            Detail.FULL: (label, *exhibited(evidence, near=True)),
            Detail.BRIEF: (label, source(evidence), elsewhere),
            Detail.LINE: (line,),
        }
    )


def quote_card(answer: Answer, item: int) -> Message:
    """One verified quote to share in any chat, with the question that it answers, and whether others say otherwise:
    whoever reads it there sees no other quote."""
    piece = exhibits(answer)[item]
    asked = tuple(question_lines(answer))
    head = (*(asked if answer.reading.filters else asked[:1]), *verdict_lines(answer))
    blocks = (*head, *exhibited(piece.evidence, near=piece.evidence.span is None, title=True))
    if fit_together(blocks):
        return Message(blocks)
    return Message((*head, source(piece.evidence), paragraph(published(piece.evidence))))


def failure_card(line: str) -> Message:
    """An error's one line."""
    return Message((paragraph(Words(captions.FAILED, Look.STRONG), f": {shortened(line, _QUESTION_UNITS)}"),))
