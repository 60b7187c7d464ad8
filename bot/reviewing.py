"""`rashomon feedback`: what people said of answers, as candidate test cases on standard output.

It does not know how a case is made of an opinion (`cases`) nor how people say it (`bot.telegram`).
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import click

from bot import manual, words_archive
from bot.desk import Desk, shared_options
from bot.output import emit_exact, tell
from index.errors import ArchiveBroken, UnknownArticle

if TYPE_CHECKING:
    from bot.cases import Case
    from bot.history import History
    from bot.telegram.opinions import Opinion
    from index.holdings import Holdings


@click.command(help=manual.FEEDBACK_HELP)
@shared_options
@click.pass_context
def feedback(ctx: click.Context) -> None:
    """A JSON line for each answer that somebody has an opinion on; exit code 1 where there is none."""
    from bot.history import History

    session = (ctx.find_object(Desk) or Desk()).session()
    archive = session.archive
    opinions = _opinions(archive)
    if not opinions or not History.is_there(archive.folder):
        tell(words_archive.FEEDBACK_NONE)
        ctx.exit(1)
    history = History.open(archive.folder)
    try:
        told = 0
        for case in _cases(opinions, history, archive):
            emit_exact(case.to_json() + "\n")
            told += 1
    finally:
        history.close()
    answers = len({opinion.answer for opinion in opinions})
    tell(words_archive.feedback_told(told, answers - told))
    ctx.exit(0 if told else 1)


def _opinions(archive: "Holdings") -> "list[Opinion]":
    from contextlib import closing

    from bot.telegram.ledger import DATABASE, open_connection
    from bot.telegram.opinions import Opinions

    if not (archive.folder / DATABASE).is_file():
        return []
    with closing(open_connection(archive.folder)) as connection:
        return Opinions(connection).all()


def _cases(opinions: "Sequence[Opinion]", history: "History", archive: "Holdings") -> "Iterator[Case]":
    """Answers that were forgotten, or whose quotes have left the archive, can be no test."""
    from bot.cases import case_of, remark
    from bot.order import exhibits
    from retrieval.verify import verify

    for number, group in groupby(opinions, key=lambda opinion: opinion.answer):
        kept = history.get(number)
        if kept is None:
            continue
        try:
            verify(kept.answer, archive)
        except (UnknownArticle, ArchiveBroken):
            continue
        quoted = {piece.item: piece.evidence for piece in exhibits(kept.answer)}
        said = [(opinion, quoted.get(opinion.item)) for opinion in group]
        case = case_of(
            number,
            kept.answer,
            kept.asked.filters,
            kept.asked.today.isoformat(),
            [evidence for _, evidence in said if evidence is not None],
            [remark(opinion.kind.value, evidence, opinion.words) for opinion, evidence in said],
        )
        if case is not None:
            yield case
