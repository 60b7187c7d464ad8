"""A bar on stderr for long work: how far, how fast, how long still. Nothing is drawn where stderr is no terminal.

It does not know what is being done to the articles.
"""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bot import words_archive
from bot.output import message_lines, tell
from bot.visible import on_one_line

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from index.add import Summary
    from index.errors import Refused

# Each redraw costs more than reading a small file.
_BYTES_BETWEEN_DRAWINGS = 65_536


def tell_of_waiting() -> None:
    """Another process writes to the archive, and this one waits until it has done."""
    tell(words_archive.WAITING)


class Watched:
    """Watches an add and tells refusals as plain lines."""

    def read(self, count: int) -> None:
        """So many bytes more were read."""

    def stored(self, summary: "Summary") -> None:
        """A batch is in for good."""

    def refused(self, refusal: "Refused") -> None:
        """One input could not be taken."""
        tell(words_archive.REFUSED.format(refusal))


class _Drawn(Watched):
    """As `Watched`, with a bar."""

    def __init__(self, bar: "Progress", task: "TaskID") -> None:
        self._bar, self._task = bar, task
        self._started = time.monotonic()
        self._unseen = 0

    def read(self, count: int) -> None:
        self._unseen += count
        if self._unseen >= _BYTES_BETWEEN_DRAWINGS:
            self._bar.advance(self._task, self._unseen)
            self._unseen = 0

    def stored(self, summary: "Summary") -> None:
        done = summary.added + summary.updated + summary.skipped
        rate = done / max(time.monotonic() - self._started, 0.001)
        self._bar.update(self._task, told=words_archive.rate(done, rate))

    def refused(self, refusal: "Refused") -> None:
        told = message_lines(on_one_line(words_archive.REFUSED.format(refusal))).rstrip("\n")
        self._bar.console.print(told, markup=False, highlight=False, soft_wrap=True)


@contextmanager
def watch(total_bytes: int, told: str = words_archive.READING) -> Iterator[Watched]:
    """A bar over `total_bytes` (0: not known) while the block runs; `told` says what is done."""
    if not sys.stderr.isatty():
        yield Watched()
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    told_column = TextColumn("{task.fields[told]}", markup=False)
    percent, left = TextColumn("{task.percentage:>3.0f}%"), (TimeRemainingColumn(), TextColumn(words_archive.LEFT))
    columns = (percent, told_column, *left) if total_bytes else (told_column,)
    with Progress(BarColumn(bar_width=24), *columns, console=Console(stderr=True), transient=True) as bar:
        yield _Drawn(bar, bar.add_task("", total=total_bytes or None, told=told))


@contextmanager
def counting() -> Iterator[Callable[[int, int], None]]:
    """A bar over so many articles of how many, while the block runs."""
    if not sys.stderr.isatty():
        yield lambda done, of: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(bar_width=24), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn(words_archive.LEFT))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of)
