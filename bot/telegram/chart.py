"""The timeline as a picture for a phone: 1080 pixels wide, large letters, paper of its own in light and dark apps.

It does not know how the rows were laid out (`bot.timeline`). Positions differ by number and shape first, colour last.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import cos, pi, sin

from bot.telegram import captions
from bot.telegram.cards import question_lines, verdict_lines
from bot.telegram.lettering import Lettering, Written
from bot.telegram.markup import paragraph
from bot.telegram.outgoing import Look, Message, Words
from bot.telegram.sheet import Place, Sheet
from bot.timeline import SHAPES, Lane, Mark, Row, Timeline, timeline
from retrieval.answer import Answer

WIDTH = 1080
# What a chat shows without cropping it: from 4:3 to 4:5; only many rows make it higher.
_LEAST_HEIGHT, _HEIGHT = 810, 1350
_MARGIN = 48.0
_AXIS_LEFT, _AXIS_RIGHT = 470.0, 1020.0
_UNDATED_COLUMN = 130.0
_ROW_LEAST, _ROW_MOST = 72.0, 112.0
_HEADING = 1.15  # of a row
_FOOT, _FOOT_LINE = 76.0, 34.0
_ABOVE_FROM = 90.0  # rows as high as this have room for words above a mark
_RADIUS = 21.0
_ARROW = 62.0

_PAPER, _BAND, _INK, _FAINT, _GRID = "#fbfaf6", "#f0eee6", "#191c20", "#59626b", "#d5d2c8"
_DISPUTE = "#a32a1d"
# Each has a contrast of at least 5 to 1 with the paper and with white digits.
_COLOURS = ("#a3391f", "#1d5a93", "#6f5400", "#5a378b", "#0f6650", "#97305f", "#47555f", "#7d4410")


@dataclass(frozen=True, slots=True)
class Drawn:
    """The PNG, and names that it shows by number because no font has their letters."""

    png: bytes
    beside: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class _Chart:
    """What is being drawn, on what, and where the axis of days ends."""

    laid: Timeline
    sheet: Sheet
    letters: Lettering
    row: float
    axis_end: float
    numbers: dict[str, int] = field(default_factory=dict)

    def x(self, at: float) -> float:
        return _AXIS_LEFT + at * (self.axis_end - _AXIS_LEFT)


def picture(answer: Answer) -> tuple[bytes, Message] | None:
    """The picture with its caption; None for an answer without positions."""
    if not answer.positions:
        return None
    drawn = draw(answer)
    blocks = [*list(question_lines(answer))[:1], *verdict_lines(answer)]
    if drawn.beside:
        blocks.append(paragraph(Words(captions.LETTERS_NOT_DRAWN, Look.FAINT), gap=True))
        blocks += [paragraph(captions.named_beside(label, name)) for label, name in drawn.beside]
    return drawn.png, Message(tuple(blocks))


def draw(answer: Answer) -> Drawn:
    """The timeline of an answer with positions. Same answer and fonts: same bytes."""
    laid, letters = timeline(answer), Lettering()
    question = letters.lines(answer.question, 42, WIDTH - 2 * _MARGIN, 3)
    top = 84.0 + 52 * len(question) + 110
    lines = sum(_lines(lane) for lane in laid.lanes)
    legend = _legend(laid)
    foot = _FOOT + _FOOT_LINE * len(legend)
    row = min(_ROW_MOST, max(_ROW_LEAST, (_HEIGHT - top - foot) / lines))
    height = max(_LEAST_HEIGHT, round(top + row * lines + foot))
    chart = _Chart(laid, Sheet(WIDTH, height, _PAPER), letters, row, _AXIS_RIGHT)
    if laid.axis == "days" and laid.has_undated:
        chart.axis_end = _AXIS_RIGHT - _UNDATED_COLUMN
    _head(chart, answer, question)
    bottom = top + row * lines
    _axis(chart, top, bottom)
    _body(chart, top)
    for at, line in enumerate(legend, 1):
        told = letters.line(line, 24, WIDTH - 2 * _MARGIN)
        chart.sheet.text((_MARGIN, bottom + 46 + _FOOT_LINE * at), told, _FAINT)
    return Drawn(chart.sheet.png(), tuple(letters.beside.items()))


def _lines(lane: Lane) -> float:
    return len(lane.rows) + _HEADING * _has_heading(lane) + (lane.left_out > 0)


def _has_heading(lane: Lane) -> bool:
    return lane.number is not None or lane.undated


def _head(chart: _Chart, answer: Answer, question: list[Written]) -> None:
    y = 84.0
    for line in question:
        chart.sheet.text((_MARGIN, y), line, _INK)
        y += 52
    name, meaning = captions.verdict(answer.verdict.value, answer.reading)
    disputed = bool(answer.disagreements)
    told = chart.letters.line(f"{captions.MARKS[answer.verdict.value]} {name}", 32, 500, bold=True)
    chart.sheet.text((_MARGIN, y + 6), told, _DISPUTE if disputed else _INK)
    rest = chart.letters.line(meaning, 27, WIDTH - 2 * _MARGIN - told.width - 20)
    chart.sheet.text((_MARGIN + told.width + 20, y + 6), rest, _FAINT)
    counted = chart.letters.line(captions.drawn(chart.laid.articles, chart.laid.outlets), 26, WIDTH - 2 * _MARGIN)
    chart.sheet.text((_MARGIN, y + 48), counted, _FAINT)


def _axis(chart: _Chart, top: float, bottom: float) -> None:
    """Grid, ticks and what the axis measures."""
    laid, sheet = chart.laid, chart.sheet
    sheet.line([(_AXIS_LEFT, bottom), (chart.axis_end, bottom)], _FAINT, 2)
    last = -1000.0
    for tick in laid.scale.ticks if laid.scale else ():
        x = chart.x(tick.at)
        label = chart.letters.line(tick.label, 25, 260)
        centre = min(max(x, _AXIS_LEFT + label.width / 2 - 40), WIDTH - 20 - label.width / 2)
        sheet.line([(x, top), (x, bottom)], _GRID, 2, layer=0)
        if centre - label.width / 2 > last + 14:
            sheet.line([(x, bottom), (x, bottom + 10)], _FAINT, 2)
            sheet.text((centre, bottom + 40), label, _INK, align="center")
            last = centre + label.width / 2
    if laid.axis == "days" and laid.has_undated:
        x = _AXIS_RIGHT - _UNDATED_COLUMN / 2
        sheet.area(_box(chart.axis_end + 22, top, _AXIS_RIGHT + 22, bottom), _BAND, _BAND)
        sheet.text((x + 22, bottom + 40), chart.letters.line(captions.UNDATED, 25, 200), _INK, align="center")
    told = captions.PUBLISHED_AXIS if laid.axis == "days" else captions.figure_axis(laid.unit)
    if laid.scale is not None:
        label = chart.letters.line(told, 25, 400)
        sheet.text((_MARGIN, bottom + 40), label, _FAINT)


def _box(left: float, top: float, right: float, bottom: float) -> list[Place]:
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def _body(chart: _Chart, top: float) -> None:
    y = top
    for at, lane in enumerate(chart.laid.lanes):
        if _has_heading(lane):
            _heading(chart, lane, y, parted=at > 0 and lane.parts and chart.laid.lanes[at - 1].parts)
            y += _HEADING * chart.row
        for row in lane.rows:
            _row(chart, row, y + chart.row / 2)
            y += chart.row
        if lane.left_out:
            told = chart.letters.line(captions.MORE_OUTLETS.format(lane.left_out), 25, 380)
            chart.sheet.text((_MARGIN, y + chart.row / 2 + 9), told, _FAINT)
            y += chart.row


def _heading(chart: _Chart, lane: Lane, y: float, *, parted: bool) -> None:
    """The position in large letters across the sheet, over a band that parts it from the one before."""
    height = _HEADING * chart.row
    chart.sheet.area(_box(0, y + 4, WIDTH, y + height - 6), _BAND, _BAND, layer=1)
    middle = y + height / 2
    if lane.number is None:
        title = chart.letters.line(captions.UNDATED, 31, 600, bold=True)
        chart.sheet.text((_MARGIN, middle + 10), title, _INK)
        return
    if parted:
        sign = chart.letters.line(captions.PARTING_MARK, 40, 60, bold=True)
        chart.sheet.text((WIDTH - _MARGIN, middle + 13), sign, _DISPUTE, align="right")
    _symbol(chart, (_MARGIN + _RADIUS, middle), lane.number, hollow=False)
    support = chart.letters.line(captions.support(lane.outlets, lane.origins), 24, 330)
    left = _MARGIN + 2 * _RADIUS + 18
    end = WIDTH - _MARGIN - 60 - support.width - 24
    otherwise = captions.POSITION_NUMBER.format(lane.number)
    value = chart.letters.lines(lane.value or "", 32, end - left, 1, otherwise=otherwise)
    if value[0].text.endswith(captions.CUT):
        value = chart.letters.lines(lane.value or "", 26, end - left, 2, otherwise=otherwise)
    for at, title in enumerate(value):
        chart.sheet.text((left, middle + 11 + 34 * (at - (len(value) - 1) / 2)), title, _INK)
    chart.sheet.text((WIDTH - _MARGIN - 60, middle + 9), support, _FAINT, align="right")


def _row(chart: _Chart, row: Row, middle: float) -> None:
    sheet, width = chart.sheet, _AXIS_LEFT - _MARGIN - 34
    name = row.outlet or captions.OUTLET_UNKNOWN
    number = chart.numbers.setdefault(name, len(chart.numbers) + 1)
    outlet = chart.letters.line(name, 30, width, bold=True, otherwise=captions.OUTLET_NUMBER.format(number))
    sheet.text((_MARGIN, middle - 4), outlet, _INK)
    sheet.text((_MARGIN, middle + 28), chart.letters.line(_when(row), 25, width), _FAINT)
    sheet.line([(_AXIS_LEFT, middle), (chart.axis_end, middle)], _GRID, 1.5)
    for mark in row.marks:
        _mark(chart, row, mark, middle)


def _when(row: Row) -> str:
    if row.first is None or row.last is None:
        return captions.UNDATED
    told = captions.short_moment(row.first, row.last, clock=row.clock)
    return f"{told} ({captions.INFERRED})" if row.inferred else told


def _mark(chart: _Chart, row: Row, mark: Mark, y: float) -> None:
    sheet, colour = chart.sheet, _COLOURS[(mark.number - 1) % len(_COLOURS)]
    if mark.at is None:
        _symbol(chart, (_AXIS_RIGHT - _UNDATED_COLUMN / 2 + 22, y), mark.number, hollow=mark.inferred)
        return
    x = chart.x(mark.at)
    left, right = x - _RADIUS, x + _RADIUS
    if mark.low is not None and mark.high is not None:
        sheet.line([(chart.x(mark.low), y), (chart.x(mark.high), y)], colour, 12, layer=2)
        left, right = min(left, chart.x(mark.low)), max(right, chart.x(mark.high))
    if mark.opens is not None:
        tip = x + _ARROW if mark.opens == "up" else x - _ARROW
        back = tip - 16 if mark.opens == "up" else tip + 16
        sheet.line([(x, y), (tip, y)], colour, 5, layer=2)
        sheet.line([(back, y - 12), (tip, y), (back, y + 12)], colour, 5, layer=2)
        left, right = min(left, tip), max(right, tip)
    _symbol(chart, (x, y), mark.number, hollow=mark.inferred)
    if row.written is not None:
        _written(chart, row.written, (x, y), (left, right), mark.number)


def _written(chart: _Chart, text: str, at: Place, taken: tuple[float, float], number: int) -> None:
    """The figure in its own words: beside its mark where there is room, else above it."""
    (x, y), (left, right) = at, taken
    room_right, room_left = WIDTH - 24 - right - 14, left - 14 - _AXIS_LEFT
    otherwise = captions.POSITION_NUMBER.format(number)
    whole = chart.letters.line(text, 28, WIDTH - 24 - _AXIS_LEFT, bold=True, otherwise=otherwise)
    if whole.width > max(room_right, room_left) and chart.row >= _ABOVE_FROM:
        centre = min(max(x, _AXIS_LEFT + whole.width / 2), WIDTH - 24 - whole.width / 2)
        _words_on_paper(chart, (centre - whole.width / 2, y - _RADIUS - 10), whole)
        return
    line = chart.letters.line(text, 28, max(room_right, room_left), bold=True, otherwise=otherwise)
    start = right + 14 if line.width <= room_right else left - 14 - line.width
    _words_on_paper(chart, (start, y + 10), line)


def _words_on_paper(chart: _Chart, at: Place, line: Written) -> None:
    """Without the grid behind them: its line through their middle would strike them out."""
    x, y = at
    chart.sheet.area(_box(x - 6, y - 28, x + line.width + 6, y + 9), _PAPER, _PAPER, layer=1)
    chart.sheet.text(at, line, _INK)


def _symbol(chart: _Chart, at: Place, number: int, *, hollow: bool) -> None:
    """A position's mark with its number in it."""
    colour = _COLOURS[(number - 1) % len(_COLOURS)]
    fill = _PAPER if hollow else colour
    corners, turned = SHAPES[(number - 1) % len(SHAPES)]
    if corners:
        chart.sheet.area(list(_corners(at, corners, turned)), fill, colour, 4, layer=3)
    else:
        chart.sheet.disc(at, _RADIUS, fill, colour, 4)
    digit = chart.letters.line(str(number), 25 if number < 10 else 21, 60, bold=True)
    x, y = at
    chart.sheet.text((x, y + 9), digit, colour if hollow else "#ffffff", align="center")


def _corners(at: Place, corners: int, turned: float) -> Iterator[Place]:
    radius = _RADIUS * {3: 1.35, 4: 1.22}.get(corners, 1.1)
    for corner in range(corners):
        angle = turned - pi / 2 + 2 * pi * corner / corners
        yield at[0] + radius * cos(angle), at[1] + radius * sin(angle)


def _legend(laid: Timeline) -> list[str]:
    """What the signs mean that are in the picture."""
    marks = [mark for row in laid.rows for mark in row.marks]
    told = [captions.HOLLOW] if any(mark.inferred for mark in marks) else []
    told += [captions.OPEN_ENDED] if any(mark.opens for mark in marks) else []
    told += [captions.RANGED] if any(mark.low is not None for mark in marks) and laid.axis == "figures" else []
    told += [captions.MULTIPLES] if laid.scale is not None and laid.scale.logarithmic else []
    return told + ([captions.MORE_POSITIONS.format(laid.left_out)] if laid.left_out else [])
