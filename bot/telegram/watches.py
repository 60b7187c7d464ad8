"""The standing questions of chats, as they are stored.

It does not know answers: what the last one came to is kept as digests. Writing happens in the caller's transaction.
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.telegram.incoming import ChatKind, Place
from index.book import stamp
from index.found import Filters
from retrieval.standing import Standing

WATCHES = """
CREATE TABLE watches (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    chat INTEGER NOT NULL,
    kind TEXT NOT NULL,
    topic INTEGER,
    person INTEGER NOT NULL,
    at TEXT NOT NULL,
    question TEXT NOT NULL,
    since TEXT,
    until TEXT,
    outlet TEXT,
    language TEXT,
    today TEXT NOT NULL,
    edition INTEGER NOT NULL,
    standing TEXT NOT NULL
);
CREATE INDEX watches_chat ON watches (chat);
"""


@dataclass(frozen=True, slots=True)
class Watch:
    """One standing question. `today` is what its "yesterday" is counted from for ever; `edition` the archive's when it
    was last asked; `standing` what the answer came to then, None where an earlier program wrote it."""

    id: int
    place: Place
    person: int
    question: str
    filters: Filters
    today: date
    edition: int
    standing: Standing | None


class Watches:
    """Reads and writes them, on the conversation's connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def add(self, watch: Watch, now: datetime) -> int:
        """A new one; its `id` is ignored and the given one returned."""
        filters, place = watch.filters, watch.place
        row = self._connection.execute(
            "INSERT INTO watches (chat, kind, topic, person, at, question, since, until, outlet, language, today, "
            "edition, standing) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
            (
                place.chat,
                place.kind,
                place.topic,
                watch.person,
                stamp(now),
                watch.question,
                filters.since.isoformat() if filters.since else None,
                filters.until.isoformat() if filters.until else None,
                filters.outlet,
                filters.language,
                watch.today.isoformat(),
                watch.edition,
                watch.standing.to_json() if watch.standing else "",
            ),
        ).fetchone()
        return int(row[0])

    def of(self, chats: Sequence[int]) -> list[Watch]:
        """A chat's own, oldest first; `chats` are the ids that it has and had."""
        marks = ",".join("?" * len(chats))
        return self._rows(f"WHERE chat IN ({marks}) ORDER BY id", tuple(chats))

    def due(self, edition: int, limit: int) -> list[Watch]:
        """Those that were last asked of another edition of the archive; the longest waiting first."""
        return self._rows("WHERE edition <> ? ORDER BY edition, id LIMIT ?", (edition, limit))

    def renew(self, watch: int, edition: int, standing: Standing | None) -> None:
        """It was asked of that edition; `standing` None: it could not be answered and stands as it stood."""
        self._connection.execute("UPDATE watches SET edition = ? WHERE id = ?", (edition, watch))
        if standing is not None:
            self._connection.execute("UPDATE watches SET standing = ? WHERE id = ?", (standing.to_json(), watch))

    def remove(self, watch: int) -> None:
        """Nobody is told any more."""
        self._connection.execute("DELETE FROM watches WHERE id = ?", (watch,))

    def _rows(self, clause: str, values: tuple[object, ...]) -> list[Watch]:
        rows = self._connection.execute(
            "SELECT id, chat, kind, topic, person, question, since, until, outlet, language, today, edition, standing "
            f"FROM watches {clause}",
            values,
        )
        return [_watch(row) for row in rows]


def _watch(
    row: tuple[int, int, ChatKind, int | None, int, str, str | None, str | None, str | None, str | None, str, int, str],
) -> Watch:
    number, chat, kind, topic, person, question, since, until, outlet, language, today, edition, standing = row
    filters = Filters(
        since=date.fromisoformat(since) if since else None,
        until=date.fromisoformat(until) if until else None,
        outlet=outlet,
        language=language,
    )
    return Watch(
        number,
        Place(chat, kind, topic),
        person,
        question,
        filters,
        date.fromisoformat(today),
        edition,
        Standing.from_json(standing) if standing else None,
    )
