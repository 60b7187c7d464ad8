"""`rashomon doctor` and `rashomon rebuild`: whether the archive fits together, and what makes it fit again.

It does not know what is compared with what.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from bot import manual, words_archive, words_console
from bot.desk import Desk, shared_options
from bot.ink import Line, Run, Style
from bot.output import emit_exact, emit_lines
from bot.progress import counting, tell_of_waiting
from bot.visible import on_one_line
from index.errors import ArchiveBroken, UnknownModel, UsageError

if TYPE_CHECKING:
    from bot.session import Session
    from index.doctor import Finding
    from index.embedding.encoder import Encoder
    from index.holdings import Holdings


@click.command(help=manual.DOCTOR_HELP)
@click.option("--json", "as_json", is_flag=True, help=manual.OPTION_JSON_LINES)
@shared_options
@click.pass_context
def doctor(ctx: click.Context, as_json: bool) -> None:
    """Check everything; the exit code says whether something serious was found."""
    findings = _examined((ctx.find_object(Desk) or Desk()).session().archive)
    if as_json:
        emit_exact("".join(json.dumps(asdict(finding), ensure_ascii=False) + "\n" for finding in findings))
    else:
        emit_lines(_lines(findings))
    ctx.exit(ArchiveBroken.exit_code if any(finding.serious for finding in findings) else 0)


def _examined(archive: "Holdings") -> "list[Finding]":
    from index.archive import LocalArchive

    if isinstance(archive, LocalArchive):
        from index.doctor import doctor as examine

        return examine(archive)
    from index.milvus.archive import MilvusArchive
    from index.milvus.mending import doctor as examine_milvus

    if not isinstance(archive, MilvusArchive):
        raise TypeError(f"{type(archive).__name__} cannot be examined")
    return examine_milvus(archive)


def _lines(findings: "Sequence[Finding]") -> Iterator[Line]:
    if not findings:
        yield Line((Run(words_console.ALL_WELL, Style.AGREED),))
    for finding in findings:
        style = Style.DISPUTED if finding.serious else Style.SINGLE
        fix = words_console.FIX.format(on_one_line(finding.fix))
        yield Line((Run(on_one_line(finding.what), style), Run(f"; {fix}")), 0, 2)


@click.command(help=manual.REBUILD_HELP)
@click.option("--model", metavar="NAME", help=manual.OPTION_REBUILD_MODEL)
@shared_options
@click.pass_context
def rebuild(ctx: click.Context, model: str | None) -> None:
    """Make the derived files anew."""
    from index.rebuild import rebuild as make_anew

    session = (ctx.find_object(Desk) or Desk()).session(model=model)
    if session.settings.milvus:
        _mend(session, model)
        return
    archive, encoder = session.local_archive("rebuild"), _encoder(session)
    with counting() as progress:
        done = make_anew(archive, encoder, progress=progress, waiting=tell_of_waiting)
    emit_lines([Line((Run(words_archive.rebuilt(done.passages, done.embedded)),))])


def _mend(session: "Session", model: str | None) -> None:
    from index.milvus.archive import MilvusArchive
    from index.milvus.mending import rebuild as mend

    if model is not None:
        raise UsageError(words_archive.NOT_ANOTHER_MODEL.format(session.settings.place, model))
    archive = session.archive
    if not isinstance(archive, MilvusArchive):
        raise TypeError(f"{type(archive).__name__} cannot be mended")
    with counting() as progress:
        passages = mend(archive, progress)
    emit_lines([Line((Run(words_archive.rebuilt(passages, 0)),))])


def _encoder(session: "Session") -> "Encoder | None":
    """The model that was named, else the archive's own, which may be gone: only missing vectors need it."""
    try:
        return session.chosen_encoder()
    except UnknownModel:
        if session.settings.model:
            raise
        return None
