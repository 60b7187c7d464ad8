"""The feeds that are followed and what is known of each: `feeds.sqlite` beside the archive.

It does not fetch and decides nothing; `polling` does. An item is noted here only after its article is in the archive,
so that a kill makes an article be fetched twice and never be missed.
"""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from index.book import open_book, stamp, told, writing
from index.files import Files
from index.web.feeds import Item

DATABASE = "feeds.sqlite"

FIRST = """
CREATE TABLE feeds (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    url TEXT NOT NULL UNIQUE,
    title TEXT,
    kind TEXT NOT NULL,
    added TEXT NOT NULL,
    moved_from TEXT,
    gone TEXT,
    polled TEXT,
    succeeded TEXT,
    brought TEXT,
    due TEXT,
    failures INTEGER NOT NULL DEFAULT 0,
    error TEXT,
    failing_since TEXT,
    articles INTEGER NOT NULL DEFAULT 0,
    etag TEXT,
    modified TEXT
);
CREATE TABLE items (
    feed INTEGER NOT NULL REFERENCES feeds (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    url TEXT NOT NULL,
    title TEXT,
    source TEXT,
    date TEXT,
    fingerprint TEXT NOT NULL,
    seen TEXT NOT NULL,
    checks INTEGER NOT NULL,
    next_check TEXT,
    etag TEXT,
    modified TEXT,
    error TEXT,
    key TEXT,
    PRIMARY KEY (feed, id)
) WITHOUT ROWID;
CREATE INDEX items_key ON items (key);
"""
MIGRATIONS: tuple[str, ...] = (FIRST,)
_FEED = (
    "id, url, title, kind, added, moved_from, gone, polled, succeeded, brought, due, failures, error, failing_since, "
    "articles, etag, modified"
)
_TIMES = ("added", "gone", "polled", "succeeded", "brought", "due", "failing_since")


@dataclass(frozen=True, slots=True)
class Followed:
    """A feed and its health. Times are UTC: `polled` asked last, `succeeded` answered last, `brought` something new
    last, `due` not to be asked before; `failures` since it last answered; `gone` taken down for good."""

    id: int
    url: str
    title: str | None
    kind: str
    added: datetime
    moved_from: str | None = None
    gone: datetime | None = None
    polled: datetime | None = None
    succeeded: datetime | None = None
    brought: datetime | None = None
    due: datetime | None = None
    failures: int = 0
    error: str | None = None
    failing_since: datetime | None = None
    articles: int = 0
    etag: str | None = None
    modified: str | None = None

    @property
    def name(self) -> str:
        """What a person knows it by."""
        return self.title or self.url


@dataclass(frozen=True, slots=True)
class Noted:
    """An item that was dealt with, as the feed told it: when its page is to be looked at again, or why there is no
    article of it. It is kept after the feed has dropped it for as long as its page is looked at."""

    item: Item
    fingerprint: str
    seen: datetime
    checks: int = 0
    next_check: datetime | None = None
    etag: str | None = None
    modified: str | None = None
    error: str | None = None
    key: str | None = None  # of its article in the archive


class Feedbook:
    """The followed feeds by id. Several processes may have it open; one thread at a time uses one."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection

    @classmethod
    def is_there(cls, folder: Path) -> bool:
        """Whether any feed was ever followed beside this archive."""
        return (folder / DATABASE).is_file()

    @classmethod
    def open(cls, folder: Path) -> "Feedbook":
        """The book beside an archive, made now if there is none. Raises ArchiveBroken, RashomonError."""
        path = folder / DATABASE
        Files().make_folder(folder)
        return cls(path, open_book(path, MIGRATIONS))

    def close(self) -> None:
        """Gives the file back."""
        self._connection.close()

    @told
    def feeds(self) -> list[Followed]:
        """All of them, by title."""
        rows = self._connection.execute(f"SELECT {_FEED} FROM feeds ORDER BY coalesce(title, url) COLLATE NOCASE, id")
        return [_followed(row) for row in rows]

    @told
    def find(self, words: str) -> list[Followed]:
        """Those that a person means: by number, address, or words of the title or address."""
        feeds = self.feeds()
        exact = [each for each in feeds if words in (str(each.id), each.url, each.moved_from, each.title)]
        wanted = words.casefold()
        return exact or [each for each in feeds if wanted and wanted in f"{each.title or ''} {each.url}".casefold()]

    @told
    def follow(self, url: str, title: str | None, kind: str, now: datetime) -> Followed:
        """Follows it from now on; one that is followed already comes back as it is."""
        with writing(self._connection):
            self._connection.execute(
                "INSERT INTO feeds (url, title, kind, added) VALUES (?, ?, ?, ?) ON CONFLICT (url) DO NOTHING",
                (url, title, kind, _iso(now)),
            )
        return self._one("url = ?", url)

    @told
    def drop(self, feed: int) -> None:
        """Follows it no more; its articles stay in the archive."""
        with writing(self._connection):
            self._connection.execute("DELETE FROM feeds WHERE id = ?", (feed,))

    @told
    def note(self, feed: int, values: Mapping[str, object]) -> Followed:
        """Sets what is known of a feed. A new address that another feed has already is left as it was."""
        known = {name: _iso(value) if isinstance(value, datetime) else value for name, value in values.items()}
        names = [name for name in known if name in _FEED.split(", ") and name != "id"]
        marks = ", ".join(f"{name} = ?" for name in names)
        with writing(self._connection):
            self._connection.execute(
                f"UPDATE OR IGNORE feeds SET {marks} WHERE id = ?", (*(known[name] for name in names), feed)
            )
        return self._one("id = ?", feed)

    @told
    def items(self, feed: int) -> dict[str, Noted]:
        """What was dealt with, by the feed's own ids."""
        rows = self._connection.execute(
            "SELECT id, url, title, source, date, fingerprint, seen, checks, next_check, etag, modified, error, "
            "key FROM items WHERE feed = ? ORDER BY id",
            (feed,),
        )
        return {
            row[0]: Noted(Item(*row[:5]), row[5], datetime.fromisoformat(row[6]), row[7], _maybe(row[8]), *row[9:])
            for row in rows
        }

    @told
    def note_items(self, feed: int, items: list[Noted], still_there: list[str]) -> None:
        """Remembers these items and forgets those that the feed has dropped and that nothing waits for."""
        with writing(self._connection):
            self._connection.executemany(
                f"INSERT OR REPLACE INTO items VALUES ({', '.join('?' * 14)})", (_values(feed, note) for note in items)
            )
            kept = {*still_there, *(note.item.id for note in items)}
            done = "SELECT id FROM items WHERE feed = ? AND next_check IS NULL"
            known = [row[0] for row in self._connection.execute(done, (feed,))]
            self._connection.executemany(
                "DELETE FROM items WHERE feed = ? AND id = ?", ((feed, each) for each in known if each not in kept)
            )

    @told
    def forget(self, key: str) -> None:
        """Takes out what feeds said of an article that was removed, and looks at its page no more."""
        with writing(self._connection):
            self._connection.execute(
                "UPDATE items SET title = NULL, source = NULL, date = NULL, next_check = NULL WHERE key = ?", (key,)
            )
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _one(self, which: str, value: object) -> Followed:
        return _followed(self._connection.execute(f"SELECT {_FEED} FROM feeds WHERE {which}", (value,)).fetchone())


def _followed(row: tuple[object, ...]) -> Followed:
    values = dict(zip(_FEED.split(", "), row, strict=True))
    times = {name: _maybe(values[name]) for name in _TIMES}
    return Followed(**{**values, **times})  # type: ignore[arg-type]  # the columns are the fields, in the table's types


def _values(feed: int, note: Noted) -> tuple[object, ...]:
    item, waits = note.item, _iso(note.next_check)
    told = (item.id, item.url, item.title, item.source, item.date, note.fingerprint)
    return (feed, *told, _iso(note.seen), note.checks, waits, note.etag, note.modified, note.error, note.key)


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else stamp(moment)


def _maybe(text: object) -> datetime | None:
    return datetime.fromisoformat(text) if isinstance(text, str) else None
