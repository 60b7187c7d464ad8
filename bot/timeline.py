"""Who published what when, laid out: an Answer as rows of marks on an axis, for a picture or a report.

Figures stand on an axis of figures, one row an outlet, in the order of publication; names, places and accounts each
have a lane with their outlets on an axis of days. It does not know pixels, colours or letters.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from math import pi
from typing import Literal

from bot.order import Exhibit, exhibits, reading_order
from bot.scale import Scale, day_scale, figure_scale
from index.day import Day
from retrieval.answer import Answer, Evidence, Kind
from retrieval.values.bound import Bound
from retrieval.values.number import quantities
from retrieval.values.quantity import Quantity, Sort


@dataclass(frozen=True, slots=True)
class Room:
    """How much is drawn: so many rows and lane headings together, so many lanes."""

    lines: int
    lanes: int


# What a phone's picture shows in letters that can be read.
PICTURE = Room(lines=24, lanes=10)
# Corners of a position's mark, and how it is turned; 0 corners is a disc.
SHAPES = ((0, 0.0), (4, pi / 4), (4, 0.0), (6, 0.0), (5, 0.0), (3, 0.0), (8, pi / 8), (6, pi / 6))

_FLOORS = (Bound.AT_LEAST, Bound.MORE_THAN)
_CEILINGS = (Bound.AT_MOST, Bound.LESS_THAN)


@dataclass(frozen=True, slots=True)
class Mark:
    """One piece of evidence. `at`, `low` and `high` are places on the axis; `at` is None for an undated article on an
    axis of days. `opens`: the words leave the figure open upward or downward. `number` is the position's."""

    at: float | None
    number: int
    item: int
    low: float | None = None
    high: float | None = None
    opens: Literal["up", "down"] | None = None
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One outlet's marks. `first` and `last` are when its articles were published, `clock` whether to the minute;
    `written` is the figure in its own words."""

    outlet: str | None
    marks: tuple[Mark, ...]
    first: datetime | None = None
    last: datetime | None = None
    clock: bool = False
    inferred: bool = False
    written: str | None = None


@dataclass(frozen=True, slots=True)
class Lane:
    """Rows that belong together: a position, or (without number) articles on the axis of figures. `left_out` counts
    outlets that had no room; `parts` that it cannot be true together with another one."""

    rows: tuple[Row, ...]
    number: int | None = None
    value: str | None = None
    outlets: int = 0
    origins: int = 0
    left_out: int = 0
    parts: bool = False
    undated: bool = False


@dataclass(frozen=True, slots=True)
class Timeline:
    """Everything that is drawn, in order."""

    axis: Literal["days", "figures"]
    scale: Scale | None
    lanes: tuple[Lane, ...]
    unit: str | None = None
    left_out: int = 0
    articles: int = 0
    outlets: int = 0

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows."""
        return tuple(row for lane in self.lanes for row in lane.rows)

    @property
    def has_undated(self) -> bool:
        """Whether any article has no day of publication."""
        return any(row.first is None for row in self.rows)


def timeline(answer: Answer, room: Room = PICTURE) -> Timeline:
    """The positions by outlet over time. Empty for an answer without positions."""
    pieces = [piece for piece in exhibits(answer) if piece.position is not None]
    figures = _figures(answer, pieces) if answer.reading.kind is Kind.NUMBER else None
    laid = _on_figures(answer, pieces, figures, room) if figures else _in_lanes(answer, pieces, room)
    articles = {piece.evidence.article for piece in pieces}
    outlets = {piece.evidence.outlet or piece.evidence.article for piece in pieces}
    return replace(laid, articles=len(articles), outlets=len(outlets))


# When.


@dataclass(frozen=True, slots=True)
class _When:
    """When an article was published: the stretch that its date leaves open."""

    first: datetime
    last: datetime
    clock: bool

    @property
    def middle(self) -> datetime:
        return self.first + (self.last - self.first) / 2


def _when(evidence: Evidence) -> _When | None:
    if evidence.published is None:
        return None
    try:
        if "T" in evidence.published:
            moment = datetime.fromisoformat(evidence.published)
            moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
            return _When(moment.astimezone(UTC), moment.astimezone(UTC), clock=True)
        day = Day.from_iso(evidence.published)
    except (ValueError, OverflowError):
        return None
    opens = datetime.combine(day.first, time(), UTC)
    return _When(opens, datetime.combine(day.last, time(), UTC) + timedelta(hours=23, minutes=59), clock=False)


def in_order_of_publication(evidence: Evidence) -> tuple[bool, datetime, str]:
    """What evidence is sorted by: a bare day stands at its noon, undated articles last."""
    when = _when(evidence)
    return when is None, when.middle if when else datetime.min.replace(tzinfo=UTC), evidence.article


# Lanes.


def _in_lanes(answer: Answer, pieces: Sequence[Exhibit], room: Room) -> Timeline:
    moments = [when for piece in pieces if (when := _when(piece.evidence))]
    scale = day_scale(min(w.first for w in moments), max(w.last for w in moments)) if moments else None
    order = reading_order(answer)
    parting = {index for apart in answer.disagreements for index in apart.positions}
    lanes = [
        Lane(
            tuple(_lane_rows([piece for piece in pieces if piece.position == index], number, scale)),
            number,
            answer.positions[index].value,
            answer.positions[index].outlets,
            answer.positions[index].origins,
            parts=index in parting,
        )
        for number, index in enumerate(order[: room.lanes], 1)
    ]
    return Timeline("days", scale, _with_room(lanes, room.lines), left_out=max(0, len(order) - room.lanes))


def _lane_rows(pieces: Iterable[Exhibit], number: int, scale: Scale | None) -> Iterable[Row]:
    """One row an outlet; articles that name none stay apart, for nobody knows that they are one."""
    by_outlet: dict[str, list[Exhibit]] = {}
    for piece in sorted(pieces, key=lambda piece: in_order_of_publication(piece.evidence)):
        by_outlet.setdefault(piece.evidence.outlet or f"\0{piece.evidence.article}", []).append(piece)
    for own in by_outlet.values():
        marks = tuple(_on_day(piece, number, scale) for piece in own)
        yield _row(own, tuple(dict.fromkeys(marks)))


def _row(own: Sequence[Exhibit], marks: tuple[Mark, ...], written: str | None = None) -> Row:
    known = [when for piece in own if (when := _when(piece.evidence))]
    return Row(
        own[0].evidence.outlet,
        marks,
        min((when.first for when in known), default=None),
        max((when.last for when in known), default=None),
        clock=bool(known) and all(when.clock for when in known),
        inferred=any(piece.evidence.published_basis == "inferred" for piece in own),
        written=written,
    )


def _on_day(piece: Exhibit, number: int, scale: Scale | None) -> Mark:
    when, inferred = _when(piece.evidence), piece.evidence.published_basis == "inferred"
    if when is None or scale is None:
        return Mark(None, number, piece.item, inferred=inferred)
    mark = Mark(scale.at(when.middle.timestamp()), number, piece.item, inferred=inferred)
    if when.last - when.first <= timedelta(days=1):
        return mark
    return replace(mark, low=scale.at(when.first.timestamp()), high=scale.at(when.last.timestamp()))


def _with_room(lanes: Sequence[Lane], lines: int) -> tuple[Lane, ...]:
    """The lanes with so many of their rows that all have room: the longest lane gives way first."""
    kept = [len(lane.rows) for lane in lanes]
    while sum(map(_lines, lanes, kept)) > lines and max(kept) > 1:
        kept[max(range(len(kept)), key=lambda at: (kept[at], at))] -= 1
    return tuple(_kept(lane, rows) for lane, rows in zip(lanes, kept, strict=True))


def _lines(lane: Lane, kept: int) -> int:
    """A heading, the rows, and a line that counts the others; a single other one takes that line itself."""
    return 1 + min(kept + 1, len(lane.rows))


def _kept(lane: Lane, rows: int) -> Lane:
    if rows >= len(lane.rows) - 1:
        return lane
    return replace(lane, rows=lane.rows[:rows], left_out=len(lane.rows) - rows)


# Figures.


@dataclass(frozen=True, slots=True)
class _Figures:
    """What each piece of evidence states, by its number, in one unit."""

    by_item: dict[int, Quantity]
    unit: str
    factor: float


def _figures(answer: Answer, pieces: Sequence[Exhibit]) -> _Figures | None:
    """None where the figures are not of one measure, or some position states none ("not two" has no place there)."""
    if any(parting.kind == "polarity" for parting in answer.disagreements):
        return None
    found: dict[int, Quantity] = {}
    for piece in pieces:
        stated = _stated(piece.evidence)
        if stated is not None:
            found[piece.item] = stated
    for index in range(len(answer.positions)):
        own = [piece.item for piece in pieces if piece.position == index]
        known = next((found[item] for item in own if item in found), None)
        if known is None:
            return None
        found |= {item: known for item in own if item not in found}
    units = {quantity.unit for quantity in found.values()}
    if not found or len({unit.measure for unit in units}) > 1 or _is_affine(units):
        return None
    first = found[min(found)].unit
    return _Figures(found, "" if first.measure == "count" else first.name, first.factor)


def _is_affine(units: Iterable[object]) -> bool:
    """Fahrenheit and Celsius do not share a nought: their figures are not drawn on one axis."""
    return len({unit for unit in units if getattr(unit, "measure", "") in ("temperature", "degrees")}) > 1


def _stated(evidence: Evidence) -> Quantity | None:
    """The figure in the marked words; a score or "several" has no place on an axis."""
    if evidence.span is None:
        return None
    start = evidence.span.start - evidence.quote.start
    end = evidence.span.end - evidence.quote.start
    for stated in quantities(evidence.quote.text):
        if stated.start < end and start < stated.end:
            fits = stated.quantity.sort is not Sort.SCORE and stated.quantity.bound is not Bound.VAGUE
            return stated.quantity if fits else None
    return None


def _on_figures(answer: Answer, pieces: Sequence[Exhibit], figures: _Figures, room: Room) -> Timeline:
    ends = [end / figures.factor for q in figures.by_item.values() for end in (q.low, q.high)]
    scale = figure_scale(ends)
    numbers = {index: number for number, index in enumerate(reading_order(answer), 1)}
    grouped: dict[tuple[object, ...], list[Exhibit]] = {}

    def sorting(piece: Exhibit) -> tuple[bool, datetime, float, str]:
        # Reports of one day without a clock are in no order of time: the figure orders them.
        unknown, moment, article = in_order_of_publication(piece.evidence)
        return unknown, moment, figures.by_item[piece.item].figure, article

    for piece in sorted(pieces, key=sorting):
        when = _when(piece.evidence)
        named = piece.evidence.outlet or piece.evidence.article
        key = (named, piece.position, figures.by_item[piece.item], when.first.date() if when else None)
        grouped.setdefault(key, []).append(piece)
    rows = []
    for own in grouped.values():
        number = numbers[own[0].position or 0]
        mark = _on_axis(own[0], number, figures, scale)
        rows.append(_row(own, (mark,), _written(own[0].evidence)))
    dated = Lane(tuple(row for row in rows if row.first is not None))
    undated = Lane(tuple(row for row in rows if row.first is None), undated=True)
    lanes = _with_room([lane for lane in (dated, undated) if lane.rows], room.lines)
    return Timeline("figures", scale, lanes, figures.unit or None)


def _written(evidence: Evidence) -> str | None:
    return None if evidence.span is None else evidence.span.text


def _on_axis(piece: Exhibit, number: int, figures: _Figures, scale: Scale) -> Mark:
    quantity = figures.by_item[piece.item]
    low, high = scale.at(quantity.low / figures.factor), scale.at(quantity.high / figures.factor)
    opens: Literal["up", "down"] | None = None
    if quantity.bound in _FLOORS:
        opens = "up"
    elif quantity.bound in _CEILINGS:
        opens = "down"
    inferred = piece.evidence.published_basis == "inferred"
    mark = Mark((low + high) / 2, number, piece.item, opens=opens, inferred=inferred)
    return mark if quantity.low == quantity.high else replace(mark, low=low, high=high)
