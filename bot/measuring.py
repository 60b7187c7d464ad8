"""`rashomon eval`: the archive's answers held against questions whose answers are known.

It does not know how an answer is judged (`retrieval.evaluate` does).
"""

import json
from contextlib import suppress
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot import manual, words_archive
from bot.desk import Desk, shared_options
from bot.ink import Line, Run, Style
from bot.output import emit_exact, emit_lines
from bot.visible import on_one_line
from index.errors import UnknownArticle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.holdings import Holdings
    from retrieval.answer import Answer
    from retrieval.evaluate import Figures, Judged
    from retrieval.gold import GoldQuestion

_MARK_COLUMNS = 7
_ID_COLUMNS = 32
_FIGURE_COLUMNS = 28


@click.command(help=manual.EVAL_HELP)
@click.argument("questions", metavar="QUESTIONS.jsonl", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help=manual.OPTION_EVAL_JSON)
@click.option("--reader", metavar="NAME", help=manual.OPTION_READER)
@shared_options
@click.pass_context
def measure(ctx: click.Context, questions: Path, as_json: bool, reader: str | None) -> None:
    """Ask every question of the file; a line and a reason for each, then the figures."""
    from index.found import Filters
    from retrieval.evaluate import figures, judge
    from retrieval.gold import read_gold

    desk = ctx.find_object(Desk) or Desk()
    session = desk.session(reader=reader)
    judged: list[Judged] = []
    for gold in read_gold(questions):
        as_of = date.fromisoformat(gold.as_of) if gold.as_of else None
        answer = session.ask(gold.question, Filters(as_of=as_of), as_of or desk.today)
        judged.append(judge(gold, answer, _texts(gold, answer, session.archive)))
        if not as_json:
            emit_lines([_judged_line(judged[-1])])
    found = figures(judged)
    if as_json:
        emit_exact(json.dumps({"figures": asdict(found), "questions": [asdict(each) for each in judged]}) + "\n")
    else:
        emit_lines(_figure_lines(found))


def _texts(gold: "GoldQuestion", answer: "Answer", archive: "Holdings") -> dict[str, str]:
    """The stored texts that one question is judged by, by article key."""
    named = {evidence.article for position in gold.positions for evidence in position.evidence}
    cited = {evidence.article for position in answer.positions for evidence in position.evidence}
    texts: dict[str, str] = {}
    for key in named | cited:
        # Gold may name an article that this archive does not have: its position is then missed, not an error.
        with suppress(UnknownArticle):
            texts[key] = archive.article(key).text
    return texts


def _judged_line(judged: "Judged") -> Line:
    from retrieval.evaluate import RIGHT

    mark, style = _mark(judged)
    counts = words_archive.judged(
        judged.found_positions, judged.gold_positions, judged.right_citations, judged.citations
    )
    runs = (
        Run(mark.ljust(_MARK_COLUMNS), style),
        Run(f"{on_one_line(judged.id).ljust(_ID_COLUMNS)} ", Style.STRONG),
        Run(counts if judged.reason == RIGHT else f"{counts}; {on_one_line(judged.reason)}"),
    )
    return Line(runs, 0, _MARK_COLUMNS)


def _mark(judged: "Judged") -> tuple[str, Style]:
    """Right as a whole, right in a position, or neither: a right verdict over nothing that is right misleads."""
    is_whole = judged.found_positions == judged.gold_positions == judged.said_positions
    if judged.verdict_right and is_whole:
        return words_archive.ANSWER_RIGHT, Style.AGREED
    if judged.found_positions:
        return words_archive.ANSWER_PARTLY_RIGHT, Style.STRONG
    return words_archive.ANSWER_WRONG, Style.DISPUTED


def _figure_lines(found: "Figures") -> "Iterator[Line]":
    yield Line()
    for name, value in asdict(found).items():
        shown = (
            words_archive.NOTHING_TO_COUNT
            if value is None
            else f"{value:.3f}"
            if isinstance(value, float)
            else f"{value:,}"
        )
        yield Line((Run(name.replace("_", " ").ljust(_FIGURE_COLUMNS), Style.FAINT), Run(shown)))
