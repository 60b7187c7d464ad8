"""Consistent copies of an archive's databases, made aside in its folder while others go on reading and writing.

It does not know what the databases hold, nor what becomes of the copies.
"""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from index.errors import ArchiveBroken, ArchiveBusy
from index.files import FILE_MODE, Files, sha256_of
from index.lock import no_leave
from index.schema import DATABASE, one_line

ASIDE = "backing-up"
LOCK = "backup.lock"
PATTERN = "*.sqlite"
_NOTED_BY_OTHERS = {"history.sqlite": 1, DATABASE: 2}
# Copied between two looks at Ctrl-C and the progress bar; all steps see one state of the database.
PAGES_A_STEP = 4096
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Copy:
    """A database's copy: complete, checked page by page, and nobody writes to it."""

    path: Path
    size: int
    sha256: str


def databases(folder: Path) -> list[Path]:
    """The archive's databases in the order to copy them in: what the services keep, the kept answers, the articles.

    Others write meanwhile, and each notes what is in another before: an item as taken, once its article is in; a button
    with an answer's number, once that is kept. Copied the other way round, an article would be missing for good."""
    return sorted(folder.glob(PATTERN), key=lambda path: (_NOTED_BY_OTHERS.get(path.name, 0), path.name))


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """No other backup of this archive meanwhile, and nothing left of one that was killed. Raises ArchiveBusy."""
    from filelock import FileLock, Timeout

    lock = FileLock(folder / LOCK, mode=FILE_MODE)
    try:
        lock.acquire(timeout=0)
    except Timeout as busy:
        raise ArchiveBusy(f"{folder}: another backup of it is being made; try again when that is done") from busy
    except OSError as error:  # an archive keeps a list of its backups
        raise no_leave(folder, error) from error
    try:
        shutil.rmtree(folder / ASIDE, ignore_errors=True)
        yield
    finally:
        shutil.rmtree(folder / ASIDE, ignore_errors=True)
        lock.release()


def forget_killed(folder: Path) -> None:
    """Deletes copies that a killed backup left; those of one that is still at work stay."""
    if not (folder / ASIDE).is_dir():
        return
    with suppress(ArchiveBusy), alone(folder):
        pass


def copy_all(folder: Path, files: Files, progress: Progress = lambda count: None) -> list[Copy]:
    """Copies of all databases, for the caller of `alone`; `progress` is told of bytes. Raises ArchiveBroken."""
    aside = folder / ASIDE
    files.make_folder(aside)
    return [_copy(source, aside / source.name, files, progress) for source in databases(folder)]


def _copy(source: Path, target: Path, files: Files, progress: Progress) -> Copy:
    files.write(target, ())
    with one_line(source), closing(_connect(source)) as original, closing(_connect(target)) as copy:
        # Held from here to the end: what others commit meanwhile is not in the copy.
        original.execute("BEGIN")
        (size,) = original.execute("PRAGMA page_size").fetchone()
        done = 0

        def told(_: int, remaining: int, total: int) -> None:
            nonlocal done
            progress((total - remaining - done) * size)
            done = total - remaining

        original.backup(copy, pages=PAGES_A_STEP, progress=told)
        original.execute("ROLLBACK")
        (line,) = copy.execute("PRAGMA quick_check(1)").fetchone()
        if line != "ok":
            raise ArchiveBroken(f"{source}: damaged ({line}), so no backup was made; see `rashomon doctor`")
    files.step("copied", target)
    return Copy(target, target.stat().st_size, sha256_of(target))


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True, isolation_level=None, timeout=30)
