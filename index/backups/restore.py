"""Puts the archive of a backup in its place: unpacked aside, checked, its derived files made, then switched to.

The archive that was there is kept beside it; nothing but the person deletes that. It does not stop who has it open.
"""

import dataclasses
import hashlib
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from index.archive import LOCK, SIZES, WAIT_SECONDS, LocalArchive
from index.backups import bundle
from index.backups.bundle import Bundle, Progress
from index.backups.known import Backups
from index.doctor import Finding, doctor
from index.errors import ArchiveBusy, BadBackup, RashomonError, UsageError
from index.files import Files
from index.lock import writing
from index.migrations import MIGRATIONS
from index.neighbours.base import Sizes
from index.neighbours.vectors import LAST_ID
from index.schema import DATABASE, open_for_reading

_STAMP = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class Restored:
    """What is in place now. `kept` is where the archive before it lies; `back` are the keys of articles that had been
    removed from that one and are in again."""

    folder: Path
    made: datetime
    articles: int
    kept: Path | None
    back: tuple[str, ...]
    findings: tuple[Finding, ...]


def restore(
    backup: Path,
    folder: Path,
    clock: Callable[[], datetime],
    *,
    replace: bool = False,
    files: Files | None = None,
    sizes: Sizes = SIZES,
    progress: Progress = lambda count: None,
    waiting: Callable[[], None] = lambda: None,
) -> Restored:
    """The archive as it was when `backup` was made. Raises UsageError, BadBackup, ArchiveBusy, ArchiveBroken.

    `replace`: an archive that is there makes room; without it that is an error.
    """
    files = files or Files()
    folder, now = folder.expanduser().resolve(), clock().astimezone(UTC)
    told = bundle.read_manifest(backup)
    _look(backup, told, folder, replace)
    with _aside(folder, now, files) as aside:
        told = bundle.unpack(backup, aside, files, progress)
        findings = _prepare(aside, told, files, sizes)
        known = {str(backup.expanduser().resolve()): told.made.isoformat()}
        kept, back = _switch(aside, folder, known, now, files, waiting)
    return Restored(folder, told.made, told.articles, kept, back, findings)


def _look(backup: Path, told: Bundle, folder: Path, replace: bool) -> None:
    """What can be known before anything is written."""
    if not any(part.name == DATABASE for part in told.parts):
        raise BadBackup(f"{backup}: holds no {DATABASE}; use another backup")
    if told.schema_version > len(MIGRATIONS):
        raise UsageError(f"{backup}: made by a newer rashomon ({told.program}); update this one first")
    if (folder / DATABASE).exists():
        if not replace:
            raise UsageError(
                f"{folder}: an archive is there; add --replace (it is then kept beside the restored one), or name "
                "another place with --archive"
            )
    elif folder.exists() and any(folder.iterdir()):
        raise UsageError(f"{folder}: is there and holds no archive; name an empty or a new folder with --archive")
    above = next(parent for parent in folder.parents if parent.is_dir())
    if shutil.disk_usage(above).free < told.size:
        raise UsageError(f"{above}: too little room; the backup unpacks to {told.size / 1e6:,.0f} MB")


@contextmanager
def _aside(folder: Path, now: datetime, files: Files) -> Iterator[Path]:
    """An empty folder beside the archive's, on the same disk, that no other restore uses. What a killed one was about
    to switch, or had switched, may be somebody's archive: that is set aside under a name of its own, never deleted."""
    from filelock import FileLock, Timeout

    files.make_folder(folder.parent)
    aside = folder.with_name(f".{folder.name}.restoring")
    lock = FileLock(aside.with_suffix(".lock"), mode=0o600)
    try:
        lock.acquire(timeout=0)
    except Timeout as busy:
        raise ArchiveBusy(f"{folder}: another restore to it is under way; try again when that is done") from busy
    try:
        if _switching(folder).exists():
            files.rename(_switching(folder), _free(folder.with_name(f"{folder.name}.interrupted-{now:{_STAMP}}")))
        shutil.rmtree(aside, ignore_errors=True)
        files.make_folder(aside)
        yield aside
    finally:
        shutil.rmtree(aside, ignore_errors=True)
        # Its file stays: whoever had opened it would hold a lock that the next one does not see.
        lock.release()


def _switching(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.switching")


def _free(path: Path) -> Path:
    """That name, or with a number where it is taken."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.name}-{number}")
    return free


def _prepare(aside: Path, told: Bundle, files: Files, sizes: Sizes) -> tuple[Finding, ...]:
    """On this program's schema, with its vectors' file; what the doctor says of it."""
    at_once = dataclasses.replace(sizes, at_once_up_to=LAST_ID)
    with LocalArchive.open(aside, files, at_once) as archive, archive.writing():
        findings = tuple(doctor(archive, check_model=False))
    Backups(aside, files).take_over(told.made, {})
    files.sync(aside)
    return findings


def _switch(
    aside: Path, folder: Path, known: dict[str, str], now: datetime, files: Files, waiting: Callable[[], None]
) -> tuple[Path | None, tuple[str, ...]]:
    """Puts it in place; where the archive before it is then, and which keys were removed from that one."""
    if not (folder / DATABASE).exists():
        Backups(aside, files).take_over(now, known)
        files.rename(aside, folder)
        return None, ()
    kept = _free(folder.with_name(f"{folder.name}.before-{now:{_STAMP}}"))
    switching = _switching(folder)
    # Whoever writes finishes first; who waits for the lock finds the new archive's.
    with writing(folder / LOCK, WAIT_SECONDS, waiting):
        before, removed = _of_the_other(folder)
        Backups(aside, files).take_over(now, before | known | {str(kept): now.isoformat()})
        back = tuple(
            key for key in _keys(aside) if hashlib.sha256(key.encode("utf-8", "surrogatepass")).digest() in removed
        )
        files.rename(aside, switching)
        if files.exchange(switching, folder):
            files.rename(switching, kept)
        else:
            files.rename(folder, kept)
            files.rename(switching, folder)
    return kept, back


def _of_the_other(folder: Path) -> tuple[dict[str, str], set[bytes]]:
    """The backups that the archive knows of, and what was removed from it; nothing of one that cannot be read."""
    with suppress(RashomonError, sqlite3.Error), closing(open_for_reading(folder)) as connection:
        backups = dict(connection.execute("SELECT path, made FROM backups").fetchall())
        removed = {row[0] for row in connection.execute("SELECT key_sha256 FROM retired")}
        return backups, removed
    return {}, set()


def _keys(folder: Path) -> list[str]:
    with closing(open_for_reading(folder)) as connection:
        return [row[0] for row in connection.execute("SELECT key FROM articles ORDER BY key")]
