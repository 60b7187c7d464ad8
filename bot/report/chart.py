"""The timeline of an answer as rows of marks for a page: places in per cent of the axis, labels in words.

It does not know how rows were laid out (`bot.timeline`), nor colours or widths: a phone's axis is as good as a desk's.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from bot import words, words_timeline
from bot.report import phrases
from bot.timeline import Mark, Room, Row, Timeline, timeline
from bot.visible import on_one_line
from retrieval.answer import Answer

# A page scrolls; only a picture that nobody could take in is cut.
ROOM = Room(lines=140, lanes=24)
_NEAR_THE_START, _NEAR_THE_END = 0.14, 0.86


@dataclass(frozen=True, slots=True)
class Tick:
    """A label on the axis, and to which side of its line it hangs so that it stays on the page."""

    x: str
    label: str
    anchor: Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Sign:
    """A mark. `x` is None beside the axis; `low` and `high` are the ends of a range."""

    number: int
    card: str
    x: str | None
    low: str | None
    high: str | None
    opens: Literal["up", "down"] | None
    hollow: bool


@dataclass(frozen=True, slots=True)
class Track:
    """One outlet's row. `number` is its position's where the row stands under no heading of one."""

    outlet: str
    when: str
    written: str | None
    numbers: tuple[int, ...]
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading."""

    number: int | None
    title: str | None
    support: str | None
    tracks: tuple[Track, ...]
    left_out: str | None


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything that is drawn, in order."""

    axis: str
    ticks: tuple[Tick, ...]
    groups: tuple[Group, ...]
    undated: bool
    legend: tuple[str, ...]
    summary: str


def chart(answer: Answer) -> Chart | None:
    """None for an answer without positions."""
    if not answer.positions:
        return None
    laid = timeline(answer, ROOM)
    drawn = words_timeline.drawn(laid.articles, laid.outlets)
    by_day = laid.axis == "days"
    return Chart(
        axis=words_timeline.PUBLISHED_AXIS if by_day else words_timeline.figure_axis(laid.unit),
        ticks=tuple(_tick(tick.at, tick.label) for tick in laid.scale.ticks) if laid.scale else (),
        groups=tuple(_groups(laid)),
        undated=by_day and laid.has_undated,
        legend=tuple(_legend(laid)),
        summary=(phrases.CHART_DAYS if by_day else phrases.CHART_FIGURES).format(drawn),
    )


def _tick(at: float, label: str) -> Tick:
    side: Literal["start", "middle", "end"] = "middle"
    if at < _NEAR_THE_START:
        side = "start"
    elif at > _NEAR_THE_END:
        side = "end"
    return Tick(_percent(at), label, side)


def _percent(at: float) -> str:
    return f"{100 * min(1.0, max(0.0, at)):.2f}%"


def _groups(laid: Timeline) -> Iterator[Group]:
    for lane in laid.lanes:
        titled = lane.number is not None
        yield Group(
            number=lane.number,
            title=lane.value if titled else words_timeline.UNDATED if lane.undated else None,
            support=words.support(lane.outlets, lane.origins) if titled else None,
            tracks=tuple(_track(row, told=not titled) for row in lane.rows),
            left_out=words_timeline.MORE_OUTLETS.format(lane.left_out) if lane.left_out else None,
        )


def _track(row: Row, *, told: bool) -> Track:
    when = words_timeline.UNDATED
    if row.first is not None and row.last is not None:
        when = words_timeline.short_moment(row.first, row.last, clock=row.clock)
    return Track(
        outlet=row.outlet or words.OUTLET_UNKNOWN,
        when=f"{when} ({words_timeline.INFERRED})" if row.inferred else when,
        written=on_one_line(row.written) if row.written else None,
        numbers=tuple(dict.fromkeys(mark.number for mark in row.marks)) if told else (),
        signs=tuple(_sign(mark) for mark in row.marks),
    )


def _sign(mark: Mark) -> Sign:
    has_range = mark.low is not None and mark.high is not None
    return Sign(
        number=mark.number,
        card=f"e{mark.item + 1}",
        x=None if mark.at is None else _percent(mark.at),
        low=_percent(mark.low or 0.0) if has_range else None,
        high=_percent(mark.high or 0.0) if has_range else None,
        opens=mark.opens,
        hollow=mark.inferred,
    )


def _legend(laid: Timeline) -> Iterator[str]:
    marks = [mark for row in laid.rows for mark in row.marks]
    if any(mark.inferred for mark in marks):
        yield words_timeline.HOLLOW
    if any(mark.opens for mark in marks):
        yield words_timeline.OPEN_ENDED
    if any(mark.low is not None for mark in marks) and laid.axis == "figures":
        yield words_timeline.RANGED
    if laid.scale is not None and laid.scale.logarithmic:
        yield words_timeline.MULTIPLES
    if laid.left_out:
        yield words_timeline.MORE_POSITIONS.format(laid.left_out)
