"""`rashomon copy`: takes an archive from its folder to Milvus.

It does not know how an article is stored in either.
"""

from typing import TYPE_CHECKING

import click

from bot import manual, words_archive
from bot.desk import Desk, shared_options
from bot.ink import Line, Run, Style
from bot.output import emit_lines
from bot.progress import counting
from bot.stopping import stopping
from index.errors import UsageError

if TYPE_CHECKING:
    from index.milvus.copying import Copied

INTERRUPTED = 130


@click.command(help=manual.COPY_HELP)
@click.argument("target", metavar="ADDRESS")
@shared_options
@click.pass_context
def copy(ctx: click.Context, target: str) -> None:
    """Copy, say what was done; a copy that was stopped goes on."""
    from index.milvus.address import is_on_milvus, read_address
    from index.milvus.archive import MilvusArchive
    from index.milvus.copying import copy as copy_to

    session = (ctx.find_object(Desk) or Desk()).session()
    source = session.local_archive("copy")
    if not is_on_milvus(target):
        raise UsageError(words_archive.COPY_TO_MILVUS.format(target))
    model, token = source.model, session.settings.milvus_token
    if model is None:
        raise UsageError(words_archive.NOTHING_TO_COPY.format(session.settings.place))
    dimension = model.dimension
    secret = token.get_secret_value() if token else None
    with (
        MilvusArchive.create(read_address(target), session.settings.archive, lambda: dimension, secret) as archive,
        stopping(words_archive.STOPPING) as stop,
        counting() as progress,
    ):
        done = copy_to(source, archive, progress, stop.asked)
    emit_lines(_lines(done))
    if done.stopped:
        ctx.exit(INTERRUPTED)


def _lines(done: "Copied") -> list[Line]:
    told = words_archive.copied(done.versions, done.passages, done.same, done.gone)
    lines = [Line((Run(told, Style.STRONG),))]
    return [*lines, Line((Run(words_archive.COPY_STOPPED),), 0, 2)] if done.stopped else lines
