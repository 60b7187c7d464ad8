"""Opening the archive's database: created, migrated, or read as it is.

It does not know what the tables mean.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from shlex import quote

from index.errors import ArchiveBroken, ArchiveBusy, NoArchive, RashomonError, UsageError
from index.files import FILE_MODE, Files
from index.migrations import MIGRATIONS

DATABASE = "archive.sqlite"
# Below this no search of ours is faster, above it no archive of a laptop gains (SQLite's default is 2 MB).
CACHE_KIB = 16_384


def open_for_reading(folder: Path) -> sqlite3.Connection:
    """A connection that cannot write. Raises NoArchive, ArchiveBroken."""
    path = folder / DATABASE
    if folder.exists() and not folder.is_dir():
        raise NoArchive(f"{folder}: a file, and an archive is a folder; name another place")
    if not path.is_file():
        command = f"rashomon --archive {quote(str(folder))} add FILES"
        raise NoArchive(f"{folder}: no archive there; make one with `{command}`")
    _refuse_emptied(folder, path)
    connection = _connect(path, "rw") if is_writable(path) else connect_for_reading(path)
    _version(connection, path)
    connection.execute("PRAGMA query_only = ON")
    return connection


# Made when articles are in for good, or when somebody has asked.
_LATER_FILES = ("merge.lock", "history.sqlite", "vectors-*", "words-*")


def _refuse_emptied(folder: Path, path: Path) -> None:
    """A database without a byte is a new one only where nothing else tells of articles. Raises ArchiveBroken."""
    if path.stat().st_size == 0 and any(next(folder.glob(name), None) for name in _LATER_FILES):
        raise ArchiveBroken(f"{path}: emptied, it has 0 bytes; restore a backup, or move it away and add again")


def is_behind(folder: Path) -> bool:
    """Whether the archive's schema is older than this program's. Raises NoArchive, ArchiveBroken."""
    connection = open_for_reading(folder)
    try:
        return _version(connection, folder / DATABASE) < len(MIGRATIONS)
    finally:
        connection.close()


def make_place(folder: Path, files: Files) -> None:
    """The folder of an archive that is to be. Raises UsageError."""
    try:
        files.make_folder(folder)
    except OSError as error:
        told = f"{folder}: no archive can be made there ({error.strerror}); name another folder with --archive"
        raise UsageError(told) from error


def open_for_writing(folder: Path, files: Files, migrations: Sequence[str] = MIGRATIONS) -> sqlite3.Connection:
    """A connection on the newest schema, created or migrated. The caller holds the write lock."""
    files.make_folder(folder)
    path = folder / DATABASE
    if not path.exists():
        files.write(path, ())
    connection = _connect(path, "rw")
    path.chmod(FILE_MODE)
    version = _version(connection, path, len(migrations))
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA secure_delete = ON")
    for number, script in enumerate(migrations[version:], start=version + 1):
        _migrate(connection, path, number, script, files)
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


@contextmanager
def reading(connection: sqlite3.Connection) -> Iterator[None]:
    """Several reads that see one state of the archive; inside a transaction, that one's."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")


@contextmanager
def one_line(path: Path) -> Iterator[None]:
    """Turns what SQLite says of a file into an error for a person; mistakes in our SQL pass through."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        kind = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        if kind == sqlite3.SQLITE_FULL:
            raise RashomonError(
                f"{path}: no space left; free some elsewhere (to remove needs room too); what was acknowledged is in"
            ) from error
        if kind in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise ArchiveBusy(f"{path}: another process holds it; try again when that one is done") from error
        if kind in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR):
            raise RashomonError(f"{path}: cannot be used ({error}); check its permissions and disk") from error
        # Python says the second of a text whose bytes are no letters any more.
        if kind in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB) or "decode to UTF-8" in str(error):
            raise broken(path, error) from error
        raise


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    with one_line(path):
        # One thread at a time uses a connection, but not always the thread that opened it.
        connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode={mode}",
            uri=True,
            isolation_level=None,
            timeout=30,
            check_same_thread=False,
        )
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return connection


def connect_for_reading(path: Path) -> sqlite3.Connection:
    """To a file that may not be written. SQLite may need to write beside it to read it, unless it is told that nobody
    ever writes: then it reads no log, so that is said only where there is none. Raises RashomonError."""
    try:
        return _connect(path, "ro")
    except (ArchiveBusy, ArchiveBroken):
        raise
    except RashomonError as error:
        log = path.with_name(f"{path.name}-wal")
        if log.exists() and log.stat().st_size:
            told = f"{path}: what was added last stands in {log.name}, which cannot be read without write access"
            raise RashomonError(f"{told}; open the archive once as its owner, or copy it whole") from error
        return _connect(path, "ro&immutable=1")


def _version(connection: sqlite3.Connection, path: Path, newest: int = len(MIGRATIONS)) -> int:
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > newest:
        connection.close()
        raise ArchiveBroken(f"{path}: schema {version} is newer than this program's {newest}; update rashomon")
    return version


def _migrate(connection: sqlite3.Connection, path: Path, number: int, script: str, files: Files) -> None:
    """One step, whole or not at all. Foreign keys are off meanwhile, so that a step may rebuild a table."""
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("BEGIN IMMEDIATE")
    try:
        for statement in statements(script):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {number}")
    except sqlite3.Error as error:
        connection.execute("ROLLBACK")
        raise ArchiveBroken(f"{path}: step {number} of the schema failed ({error}); nothing was changed") from error
    files.commit(connection, path)


def statements(script: str) -> Iterator[str]:
    """The script's statements; sqlite3's own `executescript` would commit before the first."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            if statement.strip():
                yield statement.strip()
            statement = ""


def is_writable(path: Path) -> bool:
    """Whether a database may be written, which takes leave to write beside it too."""
    import os

    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def broken(path: Path, error: Exception) -> ArchiveBroken:
    """The one line for a database that SQLite itself refuses."""
    return ArchiveBroken(f"{path}: not a readable archive ({error}); restore a backup, or move it away and add again")
