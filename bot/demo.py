"""`rashomon demo`: the sample archive that ships with the program, made in the user's cache and asked.

It touches no archive of the user's own, whatever the options say.
"""

import hashlib
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

import click

from bot import manual, words_console
from bot.desk import Desk, shared_options
from bot.ink import Line, Run, Style
from bot.output import emit_lines, paper_of, tell
from bot.progress import watch
from bot.written import count

if TYPE_CHECKING:
    from bot.session import Session

SAMPLE = Path(__file__).parent / "sample" / "articles"
QUESTIONS = SAMPLE.parent / "questions.jsonl"
_STAMP = "made-from"


@click.command(help=manual.DEMO_HELP)
@shared_options
@click.pass_context
def demo(ctx: click.Context) -> None:
    """Make the sample archive if it is not there, ask it a few questions, say how to go on."""
    from bot.settings import Settings
    from bot.terminal import render, showing
    from index.found import Filters

    desk = ctx.find_object(Desk) or Desk()
    if desk.archive is not None:
        tell(words_console.DEMO_HAS_ITS_OWN.format(desk.archive))
    folder = demo_folder()
    session = desk.opener(Settings(archive=folder))
    ctx.call_on_close(session.close)
    _make(folder, session, desk)
    paper = paper_of(sys.stdout)
    emit_lines(_opening(session.archive.coverage().articles))
    for question in words_console.DEMO_QUESTIONS:
        emit_lines(
            [Line(), Line((Run(words_console.DEMO_ASKED.format(quote(_program()), question), Style.FAINT),)), Line()]
        )
        answer = session.ask(question, Filters(), desk.today)
        emit_lines(render(answer, paper, opener=showing(folder, _program())))
    emit_lines(_closing(folder))


def demo_folder() -> Path:
    """Where the sample archive is kept."""
    from platformdirs import user_cache_path

    return user_cache_path("rashomon") / "demo"


def _make(folder: Path, session: "Session", desk: Desk) -> None:
    """The archive of these articles, read by these rules; made anew when either has changed."""
    stamp, made_from = folder / _STAMP, _made_from()
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == made_from:
        return
    # The modules that read articles take a fifth of the time of a demo that has none to read.
    from index.add import add
    from index.files import Files
    from index.sources import read_sources, total_bytes

    shutil.rmtree(folder, ignore_errors=True)
    archive = session.archive_to_write()
    with watch(total_bytes([str(SAMPLE)])) as watched:
        add(archive, read_sources([str(SAMPLE)], None, watched.read), session.encoder, desk.clock, watched)
    Files().write(stamp, (made_from.encode(),))


def _made_from() -> str:
    """A digest of the articles and of the package that reads them."""
    import index

    packages = [Path(place) for place in index.__path__]
    files = sorted([*SAMPLE.iterdir(), *(path for folder in packages for path in folder.rglob("*.py"))])
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def _opening(articles: int) -> Iterator[Line]:
    yield Line((Run(words_console.DEMO_OPENING.format(count(articles, "article")), Style.STRONG),), 0, 0)


def _closing(folder: Path) -> Iterator[Line]:
    yield Line()
    yield Line((Run(words_console.DEMO_CLOSING, Style.STRONG),), 0, 0)
    for command in words_console.DEMO_COMMANDS:
        told = command.format(quote(_program()), quote(str(folder)))
        yield Line((Run(told),), 2, 4, whole=True)


def _program() -> str:
    """What to type: the command's name, or its path where it is not on the user's."""
    return "rashomon" if shutil.which("rashomon") else sys.argv[0]
