"""Makes a backup: every database of the archive as it is at one moment, in one file, checked before it counts.

Others read and write meanwhile. A kill leaves an earlier backup of that name as it was, and nothing half in its place.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from index.archive import LocalArchive
from index.backups import bundle
from index.backups.bundle import Bundle, Part, Progress
from index.backups.known import Backups
from index.backups.snapshot import ASIDE, Copy, alone, copy_all, databases
from index.errors import BadBackup, UsageError
from index.files import Files
from index.schema import open_for_reading

# How a backup is called that goes into a folder: the archive's name, when it was begun, so that names sort by age, and
# the first signs of the archive's identity.
SUFFIX = ".rashomon.tar.gz"
_STAMP = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What was written. `dropped` are the older backups that `keep` left no room for."""

    path: Path
    made: datetime
    articles: int
    size: int
    dropped: tuple[Path, ...] = ()


def work_bytes(folder: Path) -> int:
    """How many bytes `progress` will be told of: each database is copied, packed, and read back from the file."""
    return 3 * sum(path.stat().st_size for path in databases(folder))


def backup(
    archive: LocalArchive,
    target: Path,
    clock: Callable[[], datetime],
    program: str,
    *,
    keep: int | None = None,
    files: Files | None = None,
    progress: Progress = lambda count: None,
    waiting: Callable[[], None] = lambda: None,
) -> BackedUp:
    """Into the file `target`, or into a file of its own in the folder `target`; then `keep` says how many stay, and the
    folder is made if there is none.

    Replaces a backup, and nothing else. Raises UsageError, ArchiveBusy, ArchiveBroken.
    """
    files = files or Files()
    folder = archive.folder.resolve()
    known = Backups(folder, files, waiting)
    own = _Own(folder.name, known.identity())
    with _named(target):
        _make_folder(folder, target, keep, files)
        path = _file(folder, target, own.file_name(clock()), keep)
    with alone(folder):
        aside = path.with_name(f".{path.name}.new")
        with _named(path):
            _forget_killed(own, path.parent, files)
            files.write(aside, ())  # what cannot be written is told before anything is copied
            files.remove(aside)
        before = known.expect(path)
        try:
            made = _write(folder, own, path, aside, clock, program, files, progress)
        except BaseException:
            files.remove(aside)
            known.enter(path, before)
            raise
        files.rename(aside, path)
        known.enter(path, made.made.isoformat())
        dropped = _drop(own, path.parent, keep, files)
        known.forget_missing(path.parent)
    return BackedUp(path, made.made, made.articles, path.stat().st_size, dropped)


def _write(
    folder: Path, own: "_Own", path: Path, aside: Path, clock: Callable[[], datetime], program: str, files: Files,
    progress: Progress,
) -> Bundle:  # fmt: skip
    copies = copy_all(folder, files, progress)
    made = _manifest(folder, own, copies, clock().astimezone(UTC), program)
    with _named(path):
        bundle.write(aside, made, copies, files, progress)
    if bundle.unpack(aside, None, files, progress) != made:
        raise BadBackup(f"{aside}: reads back other than it was written; check the disk")
    return made


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """What the system says of the file that a backup is written to aside concerns the place that a person named."""
    try:
        yield
    except OSError as error:
        told = f"{path}: cannot be written ({error.strerror}); name another place, or make room there"
        raise UsageError(told) from error


def _make_folder(folder: Path, target: Path, keep: int | None, files: Files) -> None:
    """A folder for `keep` to count in; not one that is called as a backup, nor one within another that is missing:
    these are slips, or a disk that is not there."""
    place = target.expanduser().resolve()
    is_fit = not place.exists() and place.parent.is_dir() and not place.is_relative_to(folder)
    if keep is not None and is_fit and not place.name.endswith(".tar.gz"):
        files.make_folder(place)


def _file(folder: Path, target: Path, name: str, keep: int | None) -> Path:
    """Where the backup goes, looked at before anything is copied."""
    into = target.expanduser().resolve()
    if into.is_dir():
        path = into / name
    elif keep is not None:
        raise UsageError(f"{target}: no folder; --keep counts the backups in a folder, so name one")
    else:
        path = into
    if not path.parent.is_dir():
        raise UsageError(f"{path.parent}: no such folder; make it first")
    if path.is_relative_to(folder):
        raise UsageError(f"{target}: lies in the archive itself; name a place outside it, best on another disk")
    if path.exists():
        try:
            bundle.read_manifest(path)
        except BadBackup as error:
            raise UsageError(f"{target}: is there and no backup, so it is not replaced; choose another name") from error
    return path


def _manifest(folder: Path, own: "_Own", copies: list[Copy], made: datetime, program: str) -> Bundle:
    with closing(open_for_reading(folder / ASIDE)) as connection:
        (articles,) = connection.execute("SELECT count(*) FROM articles").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    parts = tuple(Part(name=copy.path.name, size=copy.size, sha256=copy.sha256) for copy in copies)
    return Bundle(
        made=made, program=program, schema_version=version, articles=articles, parts=parts, archive=own.identity
    )


def _drop(own: "_Own", place: Path, keep: int | None, files: Files) -> tuple[Path, ...]:
    """Deletes all but the newest `keep` of the files that this archive's backups into a folder have made there."""
    if keep is None:
        return ()
    found = sorted((path for path in place.iterdir() if own.is_backup(path)), reverse=True)
    for path in found[keep:]:
        files.remove(path)
    return tuple(found[keep:])


def _forget_killed(own: "_Own", place: Path, files: Files) -> None:
    """Deletes what killed backups of this archive into a folder left there; no other is at work meanwhile."""
    for path in sorted(place.glob(".*.new")):
        if own.is_named(path.name.removeprefix(".").removesuffix(".new")):
            files.remove(path)


@dataclass(frozen=True, slots=True)
class _Own:
    """What is this archive's in a folder of backups: another archive may have its name, and back up there too."""

    name: str
    identity: str

    def file_name(self, now: datetime) -> str:
        """Of a backup that is begun now."""
        return f"{self.name}-{now.astimezone(UTC):{_STAMP}}-{self.identity[:8]}{SUFFIX}"

    def is_named(self, name: str) -> bool:
        """Whether a file is called as this archive's backups are."""
        pattern = rf"{re.escape(self.name)}-\d{{8}}T\d{{6}}Z-{self.identity[:8]}{re.escape(SUFFIX)}"
        return re.fullmatch(pattern, name) is not None

    def is_backup(self, path: Path) -> bool:
        """Whether a file is a backup of this archive. One that does not say whose it is, is nobody's to delete."""
        try:
            return self.is_named(path.name) and bundle.read_manifest(path).archive == self.identity
        except BadBackup:
            return False
