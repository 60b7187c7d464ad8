"""Where results and messages go: results on stdout, everything else on stderr, and what a stream can show.

It does not know what is written.
"""

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import TextIO

from bot import words_console
from bot.ink import Line, Paper, Run, paint
from bot.visible import on_a_short_line
from index.errors import RashomonError

# Longer lines are hard to read, whatever the window's width.
WIDEST = 100
NARROWEST = 24


def paper_of(stream: TextIO) -> Paper:
    """Wrapping and colour where a person's terminal is; neither in a pipe. NO_COLOR and TERM=dumb are honoured."""
    if not stream.isatty():
        return Paper()
    columns = max(NARROWEST, min(WIDEST, shutil.get_terminal_size().columns))
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    return Paper(columns, colour=not plain)


def emit(text: str) -> None:
    """Write a result as it is. What the stream's encoding lacks is written as an escape rather than refused."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None and sys.stdout.errors == "strict":
        reconfigure(errors="backslashreplace")
    with to_stdout():
        sys.stdout.write(text)
        sys.stdout.flush()


def emit_lines(lines: Iterable[Line]) -> None:
    """Write styled lines as stdout can show them."""
    emit(paint(lines, paper_of(sys.stdout)))


def emit_exact(text: str) -> None:
    """Write in UTF-8 whatever the stream's encoding, with no character or line ending changed: JSON and stored text."""
    with to_stdout():
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8", "surrogatepass"))
        sys.stdout.buffer.flush()


@contextmanager
def to_stdout() -> Iterator[None]:
    """The system's error names no file there. A reader that went away is none of ours to tell. Raises RashomonError."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise RashomonError(words_console.OUTPUT_FAILED.format(error.strerror)) from error


def message_lines(line: str) -> str:
    """A message as stderr shows it."""
    return paint([Line((Run(line),), 0, 2)], replace(paper_of(sys.stderr), colour=False))


def tell(message: str) -> None:
    """One line to the person, on stderr; where that cannot be written nobody can be told, and the work goes on.

    On a terminal it is broken between words, not within them.
    """
    line = message_lines(on_a_short_line(message)).rstrip("\n")
    with suppress(OSError):
        try:
            sys.stderr.write(f"{line}\n")
        except UnicodeEncodeError:
            sys.stderr.write(line.encode("ascii", "backslashreplace").decode("ascii") + "\n")
        sys.stderr.flush()
