"""A small database of its own beside an archive, such as the followed feeds or the answers given: made for its owner
alone, and brought to its newest tables when it is opened.

It does not know what is kept in one.
"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import wraps
from pathlib import Path
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from index.errors import ArchiveBroken, RashomonError
from index.files import FILE_MODE
from index.lock import no_leave
from index.schema import connect_for_reading, is_writable, one_line, statements


class Book(Protocol):
    """Whatever keeps itself in one file."""

    path: Path


B = TypeVar("B", bound=Book)
P = ParamSpec("P")
R = TypeVar("R")


def told(method: Callable[Concatenate[B, P], R]) -> Callable[Concatenate[B, P], R]:
    """What SQLite says of a book's damaged file or a full disk, as one line for a person."""

    @wraps(method)
    def telling(self: B, /, *args: P.args, **kwargs: P.kwargs) -> R:
        with one_line(self.path):
            return method(self, *args, **kwargs)

    return telling


def open_book(path: Path, migrations: Sequence[str]) -> sqlite3.Connection:
    """A connection in autocommit, the file made or migrated now; where nothing may be written, the file as it lies, to
    be read. Raises ArchiveBroken, RashomonError. One thread at a time may use it."""
    if path.is_file() and not is_writable(path):
        return _as_it_lies(path, migrations)
    with one_line(path):
        try:
            # Made before SQLite opens it, so that nobody else may read it for a moment.
            path.touch(mode=FILE_MODE, exist_ok=True)
        except OSError as error:
            raise no_leave(path.parent, error) from error
        connection = sqlite3.connect(path, isolation_level=None, timeout=30, check_same_thread=False)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute("PRAGMA foreign_keys = ON")
            _migrate(connection, path, migrations)
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """One transaction, whole or not at all."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def stamp(moment: datetime) -> str:
    """How a book writes when something was: stamps sort as the moments do."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def _as_it_lies(path: Path, migrations: Sequence[str]) -> sqlite3.Connection:
    connection = connect_for_reading(path)
    version = _version(connection)
    if version == len(migrations):
        return connection
    connection.close()
    if version > len(migrations):
        raise _newer(path, version)
    raise RashomonError(f"{path}: an older program's; open it once where it may be written, or copy the archive there")


def _newer(path: Path, version: int) -> ArchiveBroken:
    return ArchiveBroken(f"{path}: schema {version} is newer than this program's; update rashomon")


def _migrate(connection: sqlite3.Connection, path: Path, migrations: Sequence[str]) -> None:
    if _version(connection) == len(migrations):
        return
    with writing(connection):
        version = _version(connection)
        if version > len(migrations):
            raise _newer(path, version)
        for script in migrations[version:]:
            for statement in statements(script):
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(migrations)}")


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
