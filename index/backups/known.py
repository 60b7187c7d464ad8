"""The archive's own list of the backups that were made of it, so that a removal can name those that still hold a text.

It does not know what is in them. A backup is listed before its first word is copied: rather one too many than too few.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from index.files import Files
from index.manifest import make_identity, read_identity
from index.schema import DATABASE, one_line, open_for_reading, open_for_writing

# Of half a minute each, as long as SQLite itself waits for a lock.
TRIES = 20
# Later than any article: until a backup is complete, it may hold everything.
UNDER_WAY = "9999"


class Backups:
    """The list of one archive. Needs no write lock: its changes are single statements, and `add` may hold that long."""

    def __init__(self, folder: Path, files: Files, waiting: Callable[[], None] = lambda: None) -> None:
        self._folder, self._files, self._waiting = folder, files, waiting

    def identity(self) -> str:
        """What the archive is known by in its backups. Raises ArchiveBusy."""
        with closing(open_for_reading(self._folder)) as connection:
            found = read_identity(connection)
        if found is None:
            with self._changing() as connection:
                make_identity(connection)
                found = read_identity(connection)
        return found or ""

    def expect(self, path: Path) -> str | None:
        """A backup to that place is under way; returns when the one that it replaces was made. Raises ArchiveBusy."""
        with self._changing() as connection:
            found = connection.execute("SELECT made FROM backups WHERE path = ?", (str(path),)).fetchone()
            _put(connection, path, UNDER_WAY)
        return found[0] if found else None

    def enter(self, path: Path, made: str | None) -> None:
        """It is there, or (None) there is none at that place."""
        with self._changing() as connection:
            if made is None:
                connection.execute("DELETE FROM backups WHERE path = ?", (str(path),))
            else:
                _put(connection, path, made)

    def forget_missing(self, folder: Path) -> None:
        """Takes out those of that folder that are not there: a schedule replaced them, or they never came to be."""
        with self._changing() as connection:
            for (listed,) in connection.execute("SELECT path FROM backups").fetchall():
                path = Path(listed)
                if path.parent == folder and not path.exists():
                    connection.execute("DELETE FROM backups WHERE path = ?", (listed,))

    def all(self) -> dict[str, str]:
        """Every path and when that backup was made."""
        with self._changing() as connection:
            return dict(connection.execute("SELECT path, made FROM backups").fetchall())

    def take_over(self, made: datetime, others: dict[str, str]) -> None:
        """In a restored archive: its own backup is complete, and what the archive before it knew is known here too."""
        with self._changing() as connection:
            connection.execute("UPDATE backups SET made = ? WHERE made = ?", (made.isoformat(), UNDER_WAY))
            connection.executemany(
                "INSERT INTO backups VALUES (?, ?) ON CONFLICT (path) DO UPDATE SET made = max(made, excluded.made)",
                others.items(),
            )

    @contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        path = self._folder / DATABASE
        with one_line(path), closing(open_for_writing(self._folder, self._files)) as connection:
            self._begin(connection)
            try:
                yield connection
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            self._files.commit(connection, path)

    def _begin(self, connection: sqlite3.Connection) -> None:
        """A batch of `add` takes a second, a `rebuild` minutes."""
        for attempt in range(TRIES):
            try:
                connection.execute("BEGIN IMMEDIATE")
                return
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or attempt == TRIES - 1:
                    raise
                if attempt == 0:
                    self._waiting()


def _put(connection: sqlite3.Connection, path: Path, made: str) -> None:
    connection.execute(
        "INSERT INTO backups VALUES (?, ?) ON CONFLICT (path) DO UPDATE SET made = excluded.made", (str(path), made)
    )
