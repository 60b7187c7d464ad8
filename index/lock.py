"""One writer at a time, across processes: an advisory lock beside the archive.

It does not guard readers: those see SQLite's last complete state.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from index.errors import ArchiveBusy, RashomonError

FIRST_TRY_SECONDS = 0.05


def no_leave(folder: Path, error: OSError) -> RashomonError:
    """The one line for an archive in which nothing may be written."""
    return RashomonError(
        f"{folder}: nothing can be written there ({error.strerror}); get leave to write in that folder, or copy it and "
        "name the copy with --archive"
    )


@contextmanager
def writing(path: Path, wait_seconds: float, waiting: Callable[[], None] | None = None) -> Iterator[None]:
    """Holds the lock file at `path`; calls `waiting` once if another process has it. Raises ArchiveBusy."""
    from filelock import FileLock, Timeout

    lock = FileLock(path, mode=0o600)
    started = time.monotonic()
    try:
        lock.acquire(timeout=min(FIRST_TRY_SECONDS, wait_seconds))
    except Timeout:
        if waiting is not None:
            waiting()
        left = max(0.0, wait_seconds - (time.monotonic() - started))
        try:
            lock.acquire(timeout=left, poll_interval=0.1)
        except Timeout as busy:
            raise ArchiveBusy(
                f"{path.parent}: another process has been writing for {wait_seconds:.0f} s; try again when it is done"
            ) from busy
    except OSError as error:
        raise no_leave(path.parent, error) from error
    try:
        yield
    finally:
        lock.release()
