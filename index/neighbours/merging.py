"""Which bases become one and when; a large one is left to a process of its own, so that nobody waits for it.

It does not write files itself.
"""

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from index.files import FILE_MODE, Files
from index.neighbours.base import Sizes

if TYPE_CHECKING:
    from index.neighbours.setback import Setback

LOCK = "merge.lock"
# Bases shrink by this from one to the next: so there are few, and a passage is written anew a few times at most.
STEP = 4
GONE_SHARE = 0.25
# Processes that were started here: whoever forgets them early is warned that they still run.
_started: list[subprocess.Popen[bytes]] = []


def merged_from(counts: Sequence[int], gone: Sequence[int], tail: int, sizes: Sizes) -> int | None:
    """The first of the bases that is due to be written anew, together with all after it and the tail; None: none is.

    `counts` and `gone` are of each base: how many passages it holds, and how many of them in vain. The result is
    `len(counts)` where the tail alone becomes a base.
    """
    stale = [n for n, lost in enumerate(gone) if lost > max(sizes.tail_up_to, GONE_SHARE * counts[n])]
    if not stale and tail <= sizes.tail_up_to:
        return None
    first, size = len(counts), tail
    while first and (counts[first - 1] < STEP * size or (stale and first > stale[0])):
        first -= 1
        size += counts[first] - gone[first]
    return first


@contextmanager
def alone(folder: Path, wait_seconds: float = 0.0) -> Iterator[bool]:
    """Whether no other process writes bases of this archive meanwhile; those that it names stay as they are."""
    from filelock import FileLock, Timeout

    lock = FileLock(folder / LOCK, mode=FILE_MODE)
    try:
        lock.acquire(timeout=wait_seconds, poll_interval=0.05)
    except Timeout:
        yield False
        return
    try:
        yield True
    finally:
        lock.release()


def start(folder: Path, sizes: Sizes) -> None:
    """Merges in a process of its own, which outlives this one if need be. A kill of it costs its work only."""
    _started[:] = [process for process in _started if process.poll() is None]
    # -P: a folder called "index" where the user happens to be is none of ours.
    command = [sys.executable, "-P", "-m", "index.neighbours.merging", str(folder), sizes.told()]
    null = subprocess.DEVNULL
    _started.append(subprocess.Popen(command, stdin=null, stdout=null, stderr=null, start_new_session=True))


def failure_to_tell(folder: Path) -> "Setback | None":
    """A merge that failed, for one person to be told of once; None while another one is at work."""
    from index.neighbours import setback

    if setback.read(folder) is None:
        return None
    with alone(folder) as only:
        return setback.tell_once(folder, Files()) if only else None


def main(folder: Path, sizes: Sizes, clock: Callable[[], datetime]) -> None:
    """Merge what is due, with the least claim on the processor; a failure is noted beside the archive."""
    import os
    from contextlib import closing

    from index.schema import open_for_writing

    os.nice(10)
    files = Files()
    with alone(folder) as only:
        if only:
            with closing(open_for_writing(folder, files)) as connection:
                merge(connection, folder, files, sizes, clock)


def merge(
    connection: sqlite3.Connection, folder: Path, files: Files, sizes: Sizes, clock: Callable[[], datetime]
) -> None:
    """Does what is due, until nothing is or a removal came in between. Needs the merge lock."""
    from index.manifest import read_manifest
    from index.neighbours.generation import due, switch
    from index.neighbours.setback import noted

    while (found := due(connection, folder, read_manifest(connection, str(folder)), sizes)) is not None:
        with noted(folder, found.tail, clock(), files):
            if not switch(connection, folder, files, sizes, found.first):
                return


if __name__ == "__main__":
    main(Path(sys.argv[1]), Sizes.read(sys.argv[2]), lambda: datetime.now(UTC))
