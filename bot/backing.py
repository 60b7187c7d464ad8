"""`rashomon backup` and `rashomon restore`: the archive into one file, and back in its place.

It does not know what is in the file, or how an archive is switched.
"""

import json
import shlex
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot import manual, words_archive, words_backing, words_console
from bot.desk import Desk, shared_options
from bot.ink import Line, Run, Style
from bot.output import emit_exact, emit_lines
from bot.progress import tell_of_waiting, watch
from bot.visible import on_one_line
from index.errors import ArchiveBusy, UsageError

if TYPE_CHECKING:
    from index.backups.backup import BackedUp
    from index.backups.restore import Restored

KEYS_SHOWN = 10


@click.command(help=manual.BACKUP_HELP)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--keep", metavar="N", type=click.IntRange(min=1), help=manual.OPTION_KEEP)
@click.option("--json", "as_json", is_flag=True, help=manual.OPTION_BACKUP_JSON)
@shared_options
@click.pass_context
def backup(ctx: click.Context, file: Path, keep: int | None, as_json: bool) -> None:
    """Make one; whatever goes wrong, the one before it stays."""
    from importlib.metadata import version

    from index.backups.backup import backup as back_up
    from index.backups.backup import work_bytes

    desk = ctx.find_object(Desk) or Desk()
    archive = desk.session().local_archive("backup")
    program = f"rashomon {version('rashomon')}"
    with watch(work_bytes(archive.folder), words_backing.BACKING_UP) as watched:
        made = back_up(archive, file, desk.clock, program, keep=keep, progress=watched.read, waiting=tell_of_waiting)
    if as_json:
        emit_exact(_backup_json(made) + "\n")
    else:
        emit_lines(_backup_lines(made))


@click.command(help=manual.RESTORE_HELP)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True, help=manual.OPTION_REPLACE)
@click.option("--json", "as_json", is_flag=True, help=manual.OPTION_RESTORE_JSON)
@shared_options
@click.pass_context
def restore(ctx: click.Context, file: Path, replace: bool, as_json: bool) -> None:
    """Put it in place of the archive that makes room, if there is one."""
    from index.backups.bundle import read_manifest
    from index.backups.restore import restore as put_back

    desk = ctx.find_object(Desk) or Desk()
    settings = desk.session().settings
    if settings.milvus:
        raise UsageError(words_archive.IN_A_FOLDER_ONLY.format(settings.place, "restore"))
    folder = settings.archive
    size = read_manifest(file).size
    alone = _no_service(folder) if replace and folder.is_dir() else nullcontext()
    with alone, watch(size, words_backing.RESTORING) as watched:
        done = put_back(file, folder, desk.clock, replace=replace, progress=watched.read, waiting=tell_of_waiting)
    if as_json:
        emit_exact(_restore_json(done) + "\n")
    else:
        emit_lines(_restore_lines(done))


@contextmanager
def _no_service(folder: Path) -> Iterator[None]:
    """The bot and the feeds would go on writing to the archive that makes room. Raises UsageError."""
    from bot.feeding import LOCK
    from bot.telegramming import only_one
    from index.lock import writing

    with ExitStack() as held:
        held.enter_context(only_one(folder))
        try:
            held.enter_context(writing(folder / LOCK, 0.0))
        except ArchiveBusy:
            raise UsageError(words_backing.FEEDS_AT_WORK.format(folder)) from None
        yield


def _backup_lines(made: "BackedUp") -> Iterator[Line]:
    told = words_backing.backed_up(made.articles, made.made.isoformat(), made.size, str(made.path))
    yield Line((Run(on_one_line(told), Style.STRONG),), 0, 2)
    for path in made.dropped:
        yield Line((Run(on_one_line(words_backing.BACKUP_DROPPED.format(path))),), 2, 4)


def _restore_lines(done: "Restored") -> Iterator[Line]:
    told = words_backing.restored(done.articles, done.made.isoformat(), str(done.folder))
    yield Line((Run(on_one_line(told), Style.STRONG),), 0, 2)
    if done.kept is not None:
        yield Line((Run(on_one_line(words_backing.RESTORE_KEPT.format(done.kept))),), 2, 4)
    if done.back:
        shown = shlex.join(done.back[:KEYS_SHOWN])
        told = words_backing.back_again(len(done.back), shown, max(0, len(done.back) - KEYS_SHOWN))
        yield Line((Run(on_one_line(told), Style.DISPUTED),), 2, 4)
    for finding in done.findings:
        fix = words_console.FIX.format(on_one_line(finding.fix))
        yield Line((Run(on_one_line(finding.what), Style.DISPUTED), Run(f"; {fix}")), 2, 4)


def _backup_json(made: "BackedUp") -> str:
    row = {
        "path": str(made.path),
        "made": made.made.isoformat(),
        "articles": made.articles,
        "bytes": made.size,
        "dropped": [str(path) for path in made.dropped],
    }
    return json.dumps(row, ensure_ascii=False)


def _restore_json(done: "Restored") -> str:
    row = {
        "archive": str(done.folder),
        "made": done.made.isoformat(),
        "articles": done.articles,
        "kept": None if done.kept is None else str(done.kept),
        "back": list(done.back),
        "findings": [{"what": finding.what, "fix": finding.fix} for finding in done.findings],
    }
    return json.dumps(row, ensure_ascii=False)
