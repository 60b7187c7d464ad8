"""`rashomon report`: an answer with its articles as a page in a file.

It does not know how the page is made (`bot.report`).
"""

import errno
import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

import click

from bot import manual, words, words_console
from bot.asking import question_of
from bot.desk import Desk, limiting_options, shared_options
from bot.ink import Line, Run
from bot.limiting import filters_of, why_nothing
from bot.output import emit_exact, emit_lines, tell
from bot.remembering import Memory, keeping_option
from bot.visible import on_one_line
from index.errors import UsageError


@click.command(help=manual.REPORT_HELP)
@click.argument("question", nargs=-1, required=True)
@click.option("-o", "--out", metavar="FILE", required=True, help=manual.OPTION_OUT)
@limiting_options
@click.option("--reader", metavar="NAME", help=manual.OPTION_READER)
@keeping_option
@shared_options
@click.pass_context
def report(
    ctx: click.Context,
    question: tuple[str, ...],
    out: str,
    as_of: date | None,
    since: date | None,
    until: date | None,
    outlet: str | None,
    language: str | None,
    reader: str | None,
    history: bool | None,
) -> None:
    """Ask, write, say where."""
    from bot.exporting.formats import Format, exported

    if out != "-":
        refuse_unwritable(Path(out))
    desk = ctx.find_object(Desk) or Desk()
    filters = filters_of(since, until, as_of, outlet, language)
    session = desk.session(reader=reader, history=history)
    answer = session.ask(question_of(" ".join(question)), filters, as_of or desk.today)
    with Memory(session.settings, desk.clock) as memory:
        memory.keep(answer, filters, as_of or desk.today)
    page = exported(answer, Format.HTML, session.archive, desk.clock())
    if out == "-":
        emit_exact(page)
    else:
        put(page, Path(out))
        told = words_console.reported(out, words.VERDICTS[answer.verdict.value][0], len(answer.positions))
        emit_lines([Line((Run(on_one_line(told)),), 0, 2)])
    if not answer.positions and (why := why_nothing(filters, session.archive)):
        tell(why)
    ctx.exit(0 if answer.positions else 1)


def refuse_unwritable(place: Path) -> None:
    """Before anything is asked, and kept, for a page that could not be written. Raises UsageError."""
    with _named(place):
        place = place.resolve()
        if place.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        with suppress(FileNotFoundError):
            if not stat.S_ISREG(place.stat().st_mode):
                return  # a pipe: opening it would wait for its reader
        descriptor, aside = _aside(place)
        os.close(descriptor)
        aside.unlink()


def put(page: str, place: Path) -> None:
    """Writes the file whole or not at all: an old page stays until the new one is there. Raises UsageError."""
    with _named(place):
        _put(page, place)


@contextmanager
def _named(place: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UsageError(words_console.OUT_NOT_WRITTEN.format(place, error.strerror)) from error


def _aside(place: Path) -> tuple[int, Path]:
    descriptor, name = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name[:60]}.")
    return descriptor, Path(name)


def _put(page: str, place: Path) -> None:
    place = place.resolve()  # a link stays a link
    if place.exists() and not place.is_file():
        place.write_text(page, encoding="utf-8")  # a pipe or a device, or an error that names it
        return
    mode = place.stat().st_mode & 0o777 if place.exists() else 0o666 & ~_umask()
    descriptor, aside = _aside(place)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
            file.write(page)
        aside.chmod(mode)
        aside.replace(place)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise


def _umask() -> int:
    """What this process takes from the permissions of a new file; reading it means setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
