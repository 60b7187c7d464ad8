"""`rashomon add --watch`: takes in whatever is put into folders, until it is stopped.

It does not know formats or how an article is stored.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bot import words_intake
from bot.output import tell
from bot.stopping import Stop
from index.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.add import Summary
    from index.article import Incoming
    from index.errors import Refused

SECONDS_BETWEEN_LOOKS = 1.0


def refuse_no_folders(folders: Sequence[str]) -> None:
    """Only folders can be watched. Raises UsageError."""
    for folder in folders:
        if not Path(folder).is_dir():
            raise UsageError(words_intake.ONLY_FOLDERS.format(folder))


def watch_folders(
    folders: Sequence[str],
    take: "Callable[[Iterator[Incoming | Refused]], Summary]",
    show: "Callable[[Summary], None]",
    stop: Stop,
    now: Callable[[], float],
) -> None:
    """Looks every second for files that are whole and new, and gives what is in them to `take`."""
    from index.errors import Refused
    from index.watching import Watched

    watched = Watched(folders, now)
    tell(words_intake.WATCHING_FOLDERS.format(", ".join(folders)))
    while not stop.asked():
        ready = watched.ready()
        refused = [each for each in ready if isinstance(each, Refused)]
        files = [str(each) for each in ready if isinstance(each, Path)]
        if ready:
            summary = take(_all(refused, files))
            if summary.added or summary.updated or summary.refusals:
                show(summary)
        stop.wait(SECONDS_BETWEEN_LOOKS)


def _all(refused: "list[Refused]", files: list[str]) -> "Iterator[Incoming | Refused]":
    from index.sources import read_sources

    yield from refused
    yield from read_sources(files, None)
