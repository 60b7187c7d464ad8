"""An Answer as lines for a terminal or a pipe.

It does not know colours or widths (`ink` does) nor how the answer was found. A quote's characters are never altered
for a pipe; on a terminal its line breaks become spaces and what a terminal would obey or hide is made visible.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from shlex import join, quote
from typing import TypeVar

from bot import words
from bot.ink import Line, Paper, Run, Style, cells
from bot.order import reading_order, weak_matches
from bot.visible import on_a_short_line, on_one_line, visible
from index.day import Day
from retrieval.answer import Answer, Days, Evidence, Position, Slice

# A stranger reads three accounts of one value, not twelve; the others stay listed with their addresses.
ORIGINS_IN_FULL = 3
_VERDICT_STYLES = {
    "agreed": Style.AGREED,
    "disputed": Style.DISPUTED,
    "single_source": Style.SINGLE,
    "unanswered": Style.STRONG,
}
_QUOTE_INDENT = 3
Piece = TypeVar("Piece", bound=Evidence)
_BLANK = Line()


@dataclass(frozen=True, slots=True)
class _View:
    """How this rendering is to be; see `render`."""

    paper: Paper
    explain: bool
    opener: str
    also: str
    # Near misses: nothing that is marked or labelled may look like an answer, and who said it was not looked for.
    near: bool = False
    # What the marked words are called, and what else is to be said of a piece, by the labels' names.
    marked: str = "answer"
    more: tuple[tuple[str, str], ...] = ()


def address(evidence: Evidence) -> str:
    """Where a quote stands, in the form that `rashomon show` opens: key@version:start-end."""
    return f"{evidence.article}@{evidence.version}:{evidence.quote.start}-{evidence.quote.end}"


def showing(archive: Path | str | None, program: str = "rashomon") -> str:
    """The command that opens an article of the archive at this place; None: of the user's own."""
    return join([program, *(("--archive", str(archive)) if archive else ()), "show"])


def argument(key: str) -> str:
    """A key as a shell takes it behind a command, where one that begins with a dash is no option."""
    return f"-- {quote(key)}" if key.startswith("-") else quote(key)


def render(answer: Answer, paper: Paper, *, explain: bool = False, opener: str = "rashomon show") -> Iterator[Line]:
    """The whole answer, from the question as it was read to the near misses.

    `explain` shows every piece of evidence in full, with score and origin; `opener` is the command that opens a quote.
    """
    view = _View(paper, explain, opener, words.also(answer.reading))
    yield from _question(answer)
    yield from _verdict(answer)
    for number, at in enumerate(reading_order(answer), 1):
        yield from _position(number, answer.positions[at], view)
    yield from _section(words.VAGUE_TITLE, answer.vague, view)
    if answer.positions:
        yield from _section(words.NEAREST_TITLE, answer.nearest, replace(view, near=True))
    else:
        yield from _misses(answer, view)
    yield from _closing(answer, view)


def render_piece(
    evidence: Evidence, copies: Sequence[Evidence], paper: Paper, marked: str, more: Sequence[tuple[str, str]]
) -> Iterator[Line]:
    """One piece whose span is what the label `marked` says, and no answer; `more` are further lines with labels."""
    yield from _one(evidence, copies, _View(paper, False, "", "", marked=marked, more=tuple(more)))


def _question(answer: Answer) -> Iterator[Line]:
    yield Line((Run(on_a_short_line(answer.question), Style.STRONG),))
    yield Line((Run(f"{words.READ_AS} "), Run(on_one_line(" · ".join(read_as(answer))))), 2, 4)


def read_as(answer: Answer) -> Iterator[str]:
    """What the question was taken to ask: the kind of answer, the days, the filters."""
    reading = answer.reading
    yield words.KINDS[reading.kind.value]
    if reading.language is not None:
        yield words.asked_in(reading.language)
    if reading.days is not None:
        yield reading.days.note or words.asked_days(reading.days.first, reading.days.last)
    for name, value in reading.filters.items():
        yield words.limit(name, value)
    if reading.part is not None:
        yield words.asked_by(reading.part)
    for each in reading.respelt:
        yield words.respelt(each.asked, each.read, also=each.also)
    if reading.whose is not None:
        yield words.asked_whose(reading.whose.says, reading.whose.question)


def _verdict(answer: Answer) -> Iterator[Line]:
    name, meaning = words.verdict(answer.verdict.value, answer.reading)
    yield _BLANK
    yield Line((Run(name, _VERDICT_STYLES[answer.verdict.value]), Run(f": {meaning}")), 0, 2)
    for parting in answer.disagreements:
        mark = Run(f"{words.PARTING_MARK} ", Style.DISPUTED)
        yield Line((mark, Run(on_one_line(parting.words))), 2, 4)
    if weak := weak_matches(answer):
        yield Line((Run(f"{words.WEAK_MARK} "), Run(words.weak(weak, len(answer.positions)))), 2, 4)


def _position(number: int, position: Position, view: _View) -> Iterator[Line]:
    yield _BLANK
    value = Run(on_one_line(position.value), Style.STRONG)
    support = Run(f" ({words.support(position.outlets, position.origins, position.match)})")
    yield Line((Run(f"{number}. "), value, support), 0, _QUOTE_INDENT)
    if position.also:
        forms = ", ".join(on_one_line(form) for form in position.also)
        yield Line((Run(view.also + forms, Style.FAINT),), _QUOTE_INDENT, _QUOTE_INDENT + 2)
    if position.events:
        mark = Run(f"{words.PARTING_MARK} ", Style.DISPUTED)
        yield Line((mark, Run(words.apart(position.events))), _QUOTE_INDENT, _QUOTE_INDENT + 2)
    origins = by_origin(position.evidence)
    shown = len(origins) if view.explain else ORIGINS_IN_FULL
    for first, *copies in origins[:shown]:
        yield from _evidence(first, copies, view)
    if origins[shown:]:
        yield _BLANK
        yield Line((Run(f"{words.more_origins(len(origins[shown:]))}:", Style.FAINT),), _QUOTE_INDENT, _QUOTE_INDENT)
    for first, *copies in origins[shown:]:
        yield Line((Run(_mention([first, *copies])),), _QUOTE_INDENT + 2, _QUOTE_INDENT + 4)


def by_origin(evidence: Sequence[Piece]) -> list[list[Piece]]:
    """Evidence of one origin together, in the order in which the origins are first met."""
    grouped: dict[str, list[Piece]] = {}
    for piece in evidence:
        grouped.setdefault(piece.origin, []).append(piece)
    return list(grouped.values())


def _evidence(evidence: Evidence, copies: Sequence[Evidence], view: _View) -> Iterator[Line]:
    if view.explain:
        for piece in (evidence, *copies):
            yield from _one(piece, (), view)
    else:
        yield from _one(evidence, copies, view)


def _one(evidence: Evidence, copies: Sequence[Evidence], view: _View) -> Iterator[Line]:
    yield _BLANK
    quote = _quote(evidence.quote, None if view.near else evidence.span, view.paper)
    yield Line(quote, _QUOTE_INDENT, _QUOTE_INDENT, words.QUOTE_BAR)
    yield Line(_source(evidence), _QUOTE_INDENT, _QUOTE_INDENT + 2)
    for label, text in _facts(evidence, copies, view):
        name = words.LABELS[label].ljust(words.LABEL_COLUMNS)
        indent = _QUOTE_INDENT + 2
        yield Line((Run(name, Style.FAINT), Run(text)), indent, indent + words.LABEL_COLUMNS)


def _quote(quote: Slice, span: Slice | None, paper: Paper) -> tuple[Run, ...]:
    start, end = (span.start - quote.start, span.end - quote.start) if span else (0, 0)
    parts = (Run(quote.text[:start]), Run(quote.text[start:end], Style.MARK), Run(quote.text[end:]))
    shown = (Run(_displayed(run.text), run.style) for run in parts) if paper.is_terminal else parts
    return tuple(run for run in shown if run.text)


def _displayed(text: str) -> str:
    """Quoted words on a terminal: white space as single spaces, kept at the ends, where two runs may meet."""
    core = on_one_line(text)
    before = " " if text[:1].isspace() else ""
    after = " " if core and text[-1:].isspace() else ""
    return before + core + after


def _source(evidence: Evidence) -> tuple[Run, ...]:
    outlet = Run(on_one_line(evidence.outlet or words.OUTLET_UNKNOWN), Style.STRONG)
    return (outlet, Run(f" · {on_one_line(evidence.title)}")) if evidence.title else (outlet,)


def _facts(evidence: Evidence, copies: Sequence[Evidence], view: _View) -> Iterator[tuple[str, str]]:
    if evidence.span is not None and not view.paper.colour and not view.near:
        yield view.marked, f"“{_span_text(evidence.span, view.paper)}” at {evidence.span.start}-{evidence.span.end}"
    if evidence.language is not None:
        yield "language", words.in_original(evidence.language)
    yield (
        "published",
        on_one_line(words.published(evidence.published_basis, evidence.published, evidence.published_from)),
    )
    yield "happened", on_one_line(words.happened(evidence.day, evidence.day_from, evidence.day_words))
    said = evidence.attribution
    if said or not view.near:
        yield "said_by", on_one_line(words.said_by(said.who, said.anonymous, said.via)) if said else words.ITS_OWN_VOICE
    if copies:
        yield "also_in", "; ".join(_place(copy) for copy in copies)
    yield from view.more
    yield "where", visible(address(evidence))
    if view.explain:
        yield "why", words.weighed(evidence.score, evidence.origin)


def _span_text(span: Slice, paper: Paper) -> str:
    return on_one_line(span.text) if paper.is_terminal else span.text


def _place(evidence: Evidence) -> str:
    return f"{on_one_line(evidence.outlet or words.OUTLET_UNKNOWN)} ({visible(address(evidence))})"


def _mention(evidence: Sequence[Evidence]) -> str:
    return "; ".join(_place(piece) for piece in evidence)


def _section(title: str, evidence: Sequence[Evidence], view: _View) -> Iterator[Line]:
    if not evidence:
        return
    yield _BLANK
    yield Line((Run(title, Style.STRONG),))
    for piece in evidence:
        yield from _one(piece, (), view)


def missed(answer: Answer) -> str:
    """What an unanswered question is told: for what there is nothing, and the day of the report that is shown first,
    where a day was asked for. Nonsense has a nearest report too, whose day says nothing."""
    days = answer.reading.days
    asked = days.words if days else None
    if not answer.nearest:
        return words.nearest_miss(asked, None)
    day = _day(answer.nearest[0].day)
    if day is None or days is None or _holds(day, days):
        return words.nothing_near(asked)
    return words.nearest_miss(asked, day.iso(), is_asked=_is_asked(days, day))


def _day(iso: str | None) -> Day | None:
    """None where it is not known, or was written by another program's hand."""
    try:
        return Day.from_iso(iso) if iso else None
    except ValueError:
        return None


def _holds(near: Day, asked: Days) -> bool:
    """Whether all that is known of the near day is a stretch around the asked one: "of 2025" says nothing of 5 May."""
    stretch = Day(asked.first, asked.last)
    return near != stretch and near.holds(stretch)


def _is_asked(asked: Days, day: Day) -> bool:
    """Whether the day is an asked one; the 4 May of any year is no stretch."""
    return asked.first.year == asked.last.year and Day(asked.first, asked.last).holds(day)


def _misses(answer: Answer, view: _View) -> Iterator[Line]:
    yield Line((Run(on_one_line(missed(answer))),), 2, 2)
    for piece in answer.nearest:
        yield from _one(piece, (), replace(view, near=True))


def _closing(answer: Answer, view: _View) -> Iterator[Line]:
    read = (answer.positions[at].evidence for at in reading_order(answer))
    first = next((evidence[0] for evidence in read if evidence), next(iter(answer.nearest), None))
    if view.explain:
        took = answer.took_ms
        yield _BLANK
        yield Line((Run(words.took(took.total, took.search, took.read), Style.FAINT),))
    elif first is not None and view.paper.is_terminal:
        yield _BLANK
        yield from hint(words.OPEN_HINT, f"{view.opener} {argument(visible(address(first)))}", view.paper)


def hint(what: str, command: str, paper: Paper) -> Iterator[Line]:
    """What a command does, and the command: on a line of its own where both have no room, for it is to be copied."""
    told = f"{what} {command}"
    if paper.columns is not None and cells(told) > paper.columns:
        yield Line((Run(what, Style.FAINT),))
        yield Line((Run(command, Style.FAINT),), whole=True)
    else:
        yield Line((Run(told, Style.FAINT),))
