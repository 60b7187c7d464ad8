"""The bot's own database, `telegram.sqlite` beside the archive: what came in, what must still go out, and what the
conversation remembers.

It does not know what an update or a message says. It holds texts only until they are answered or sent.

One update's life: `take` stores it (only then is Telegram told that it may forget it); the worker answers it, and in
one transaction its changes, its outgoing posts (`put`) and `done` are stored; a post's row goes when it is sent.
A kill between any two of these steps loses nothing and repeats nothing that a person sees as an answer.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from bot.telegram.chats import CHATS, WORDED_AFTER
from bot.telegram.incoming import Place
from bot.telegram.opinions import OPINIONS
from bot.telegram.submissions import KEYS_LISTED, SUBMISSIONS, SUBMITTED_FILES
from bot.telegram.watches import WATCHES
from index.book import open_book, stamp, writing
from index.schema import one_line

DATABASE = "telegram.sqlite"

DELIVERY = """
CREATE TABLE updates (
    id INTEGER PRIMARY KEY,
    chat INTEGER,
    person INTEGER NOT NULL,
    at TEXT NOT NULL,
    body TEXT,
    attempts INTEGER NOT NULL DEFAULT 0,
    announced INTEGER,
    message INTEGER
);
CREATE INDEX updates_by_message ON updates (message);
CREATE INDEX updates_waiting ON updates (id) WHERE body IS NOT NULL;
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    cause INTEGER,
    chat INTEGER,
    kind TEXT NOT NULL,
    topic INTEGER,
    post BLOB NOT NULL,
    answer INTEGER,
    message INTEGER,
    after INTEGER
);
CREATE TABLE messages (
    chat INTEGER NOT NULL,
    message INTEGER NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (chat, message)
) WITHOUT ROWID;
CREATE INDEX messages_by_number ON messages (message);
"""
# The youngest message that was known when the post was stored, and the one that told a place in the queue.
SEARCHED = """
ALTER TABLE outbox ADD COLUMN since INTEGER;
ALTER TABLE outbox ADD COLUMN told INTEGER;
"""
# What told a place in the queue stands with its update until it is taken back; no post need know of it as well. Before,
# it was not noted that it was taken back: of those whose update has no post left, nothing can be said any more.
STANDING = """
UPDATE updates SET announced = (SELECT max(told) FROM outbox WHERE cause = updates.id)
    WHERE body IS NULL AND announced IS NOT NULL;
ALTER TABLE outbox DROP COLUMN told;
CREATE INDEX updates_announced ON updates (announced) WHERE announced IS NOT NULL;
"""
# Each part of the bot appends its own step; a step that has shipped is never changed.
MIGRATIONS: tuple[str, ...] = (
    DELIVERY,
    CHATS,
    WATCHES,
    OPINIONS,
    SUBMISSIONS,
    WORDED_AFTER,
    SUBMITTED_FILES,
    SEARCHED,
    STANDING,
    KEYS_LISTED,
)

# The rows in use at a time are few; more would only look like a leak.
CACHE_KIB = 512
# Ids of supergroups and channels are below; each of those counts its own messages.
SUPERGROUPS = -1_000_000_000_000
# Telegram repeats an update that was not confirmed for a day; twice that is remembered.
REMEMBERED = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Arrived:
    """One update as it came: its JSON, and what the queue must know of it. `chat` is None for inline queries;
    `message` is the person's own, `topic` the one that it stands in; `urgent` is what Telegram forgets in seconds."""

    id: int
    chat: int | None
    person: int
    body: str
    message: int | None = None
    urgent: bool = False
    topic: int | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """An update that is not answered."""

    id: int
    chat: int | None
    person: int


@dataclass(frozen=True, slots=True)
class Standing:
    """A message that told an update's place in the queue and was not taken back yet."""

    update: int
    chat: int
    message: int


@dataclass(frozen=True, slots=True)
class Owed:
    """A post that must still go out. `after` is the person's message that it answers; `since` an older message than the
    post itself can be. `message`: the post's fate is not known, and this one, which is younger, becomes it where it is
    not found. `told` said its place in the queue and stands: 0 where it may, by a message that we do not know. `place`
    None: an inline offer."""

    id: int
    cause: int | None
    place: Place | None
    post: bytes
    answer: int | None
    message: int | None
    after: int | None
    since: int | None
    told: int | None


@dataclass(frozen=True, slots=True)
class Begun:
    """An update that is being answered: its JSON, how often that was begun before, what announced its place."""

    body: str
    attempts: int
    announced: int | None


def open_connection(folder: Path) -> sqlite3.Connection:
    """A connection to the database beside an archive, made or migrated now; in autocommit. Raises ArchiveBroken,
    RashomonError. One thread at a time may use it."""
    path = folder / DATABASE
    connection = open_book(path, MIGRATIONS)
    with one_line(path):
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    return connection


class Ledger:
    """What came in and what must go out, on one connection. The worker and the delivery have one each."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def take(self, arrived: Iterable[Arrived], now: datetime) -> list[Arrived]:
        """Stores updates for good; gives those that were not known yet, in the order of their ids."""
        fresh: list[Arrived] = []
        with self._changing():
            for one in sorted(arrived, key=lambda update: update.id):
                stored = self.connection.execute(
                    "INSERT OR IGNORE INTO updates (id, chat, person, at, body, message) VALUES (?, ?, ?, ?, ?, ?)",
                    (one.id, one.chat, one.person, stamp(now), one.body, one.message),
                ).rowcount
                if stored:
                    fresh.append(one)
        return fresh

    def waiting(self) -> list[Waiting]:
        """Every update that is not answered, in the order of their ids."""
        rows = self.connection.execute("SELECT id, chat, person FROM updates WHERE body IS NOT NULL ORDER BY id")
        return [Waiting(*row) for row in rows]

    def begin(self, update: int) -> Begun | None:
        """The update to answer; counted first, so that one that kills the program is not tried for ever. None where
        it was answered already."""
        row = self.connection.execute(
            "UPDATE updates SET attempts = attempts + 1 WHERE id = ? AND body IS NOT NULL "
            "RETURNING body, attempts - 1, announced",
            (update,),
        ).fetchone()
        return None if row is None else Begun(*row)

    def announce(self, update: int, message: int | None) -> None:
        """`message` told the place in the queue; it goes when the answer is there. 0: it may have been told, by a
        message that we do not know."""
        self.connection.execute("UPDATE updates SET announced = ? WHERE id = ?", (message, update))

    def standing(self) -> list[Standing]:
        """What told a place in the queue of updates that nothing is owed to any more."""
        rows = self.connection.execute(
            "SELECT id, chat, announced FROM updates WHERE announced > 0 AND body IS NULL "
            "AND NOT EXISTS (SELECT 1 FROM outbox WHERE cause = updates.id) ORDER BY id"
        )
        return [Standing(*row) for row in rows]

    def cleared(self, update: int, now: datetime) -> None:
        """What told this update's place in the queue is taken back, or can never be; its number stays for a while."""
        with self._changing():
            self.connection.execute(
                "INSERT OR IGNORE INTO messages SELECT chat, announced, ? FROM updates WHERE id = ? AND announced > 0",
                (stamp(now), update),
            )
            self.connection.execute("UPDATE updates SET announced = NULL WHERE id = ?", (update,))

    def done(self, update: int) -> None:
        """The update is answered; its words go, its number stays. Inside the worker's transaction."""
        self.connection.execute("UPDATE updates SET body = NULL WHERE id = ?", (update,))

    def put(
        self,
        cause: int | None,
        place: Place | None,
        posts: Sequence[tuple[bytes, int | None]],
        now: datetime,
        after: int | None = None,
    ) -> list[int]:
        """Stores posts that are to go out, in order; each with the answer that it shows. Inside a transaction."""
        chat, kind, topic = (place.chat, place.kind, place.topic) if place else (None, "", None)
        since = None if chat is None else self._latest(chat)
        return [
            int(
                self.connection.execute(
                    "INSERT INTO outbox (at, cause, chat, kind, topic, post, answer, after, since) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
                    (stamp(now), cause, chat, kind, topic, post, answer, after, since),
                ).fetchone()[0]
            )
            for post, answer in posts
        ]

    def owed(self) -> list[tuple[int, int | None]]:
        """The number and chat of every post that must still go out, oldest first."""
        return list(self.connection.execute("SELECT id, chat FROM outbox ORDER BY id"))

    def post(self, number: int) -> Owed | None:
        """One post; None where it was sent."""
        row = self.connection.execute(
            "SELECT id, cause, chat, kind, topic, post, answer, message, after, since, "
            "(SELECT announced FROM updates WHERE id = cause) FROM outbox WHERE id = ?",
            (number,),
        ).fetchone()
        if row is None:
            return None
        number, cause, chat, kind, topic, *rest = row
        return Owed(number, cause, None if chat is None else Place(chat, kind, topic), *rest)

    def adopt(self, number: int, message: int | None) -> None:
        """`message` was sent to find this post, or to become it; None: it is gone and another is needed."""
        self.connection.execute("UPDATE outbox SET message = ? WHERE id = ?", (message, number))

    def sent(
        self, number: int, chat: int | None, messages: Sequence[int], now: datetime, cleared: int | None = None
    ) -> None:
        """The post is out (or can never be): its row goes, the ids of its messages stay for a while. `cleared`: the
        update whose place in the queue nothing tells any more."""
        with self._changing():
            if cleared is not None:
                self.cleared(cleared, now)
            self.connection.execute("DELETE FROM outbox WHERE id = ?", (number,))
            self.connection.executemany(
                "INSERT OR IGNORE INTO messages VALUES (?, ?, ?)",
                [(chat, message, stamp(now)) for message in messages if chat is not None],
            )

    def knows(self, chat: int, first: int, last: int) -> set[int]:
        """Those of the messages `first` to `last` that are a person's, or the bot's own and not in doubt. Private
        chats and small groups count their messages together, so there every chat's are meant."""
        shared = chat > SUPERGROUPS
        mine = "(chat > ? AND ?) OR (chat = ? AND NOT ?)"
        among = (SUPERGROUPS, shared, chat, shared)
        rows = self.connection.execute(
            f"SELECT message FROM messages WHERE message BETWEEN ? AND ? AND ({mine}) "
            f"UNION SELECT message FROM updates WHERE message BETWEEN ? AND ? AND ({mine}) "
            f"UNION SELECT message FROM outbox WHERE message BETWEEN ? AND ? AND ({mine}) "
            f"UNION SELECT announced FROM updates WHERE announced BETWEEN ? AND ? AND ({mine})",
            (first, last, *among) * 4,
        )
        return {row[0] for row in rows}

    def _latest(self, chat: int) -> int | None:
        """The youngest message that is known where this chat's are counted."""
        mine = "chat > ?" if chat > SUPERGROUPS else "chat = ?"
        among = SUPERGROUPS if chat > SUPERGROUPS else chat
        return max(
            (
                row[0]
                for table in ("messages", "updates")
                for row in self.connection.execute(
                    f"SELECT message FROM {table} WHERE {mine} AND message IS NOT NULL ORDER BY message DESC LIMIT 1",
                    (among,),
                )
            ),
            default=None,
        )

    def move(self, old: int, new: int) -> None:
        """A group became a supergroup: what waits for it waits for its new id, and what was told there stays."""
        with self._changing():
            self.connection.execute(
                "UPDATE outbox SET chat = ?, kind = 'supergroup', message = NULL, after = NULL, since = NULL "
                "WHERE chat = ?",
                (new, old),
            )
            self.connection.execute("UPDATE updates SET announced = NULL WHERE chat = ?", (old,))

    def tidy(self, now: datetime) -> None:
        """Forgets the numbers that nobody will repeat, and overwrites what the log still holds of deleted rows."""
        with self._changing():
            (owed,) = self.connection.execute("SELECT min(at) FROM outbox").fetchone()
            # A post may wait for days; to look for it, every message since the one that it answers must be known.
            oldest = min(now, datetime.fromisoformat(owed)) if owed else now
            before = stamp(oldest - REMEMBERED)
            self.connection.execute("DELETE FROM updates WHERE body IS NULL AND at < ?", (before,))
            self.connection.execute("DELETE FROM messages WHERE at < ?", (before,))
        self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """One transaction; within one that is open, a part of it."""
        if self.connection.in_transaction:
            yield
            return
        with writing(self.connection):
            yield
