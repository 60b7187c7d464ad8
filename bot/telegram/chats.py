"""What the bot remembers of chats: their settings, which message shows which answer, what a follow-up follows.

It does not know any quote, nor a question but the bare words of follow-ups. Writing happens in the caller's
transaction (`Newsroom.changing`).
"""

import hashlib
import sqlite3
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.telegram.incoming import Place
from index.book import stamp
from index.day import date_or_none
from index.found import Filters

CHATS = """
CREATE TABLE chats (
    chat INTEGER PRIMARY KEY,
    since TEXT,
    until TEXT,
    outlet TEXT,
    language TEXT
);
CREATE TABLE shown (
    chat INTEGER NOT NULL,
    message INTEGER NOT NULL,
    answer INTEGER NOT NULL,
    PRIMARY KEY (chat, message)
) WITHOUT ROWID;
CREATE TABLE latest (
    chat INTEGER NOT NULL,
    topic INTEGER NOT NULL,
    person INTEGER NOT NULL,
    answer INTEGER NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (chat, topic, person)
) WITHOUT ROWID;
CREATE TABLE worded (
    chat INTEGER NOT NULL,
    message INTEGER NOT NULL,
    sha256 BLOB NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (chat, message)
) WITHOUT ROWID;
CREATE TABLE followed (
    answer INTEGER PRIMARY KEY,
    before INTEGER NOT NULL,
    typed TEXT NOT NULL,
    dropped TEXT NOT NULL,
    replying INTEGER NOT NULL
);
CREATE TABLE editions (answer INTEGER PRIMARY KEY, edition INTEGER NOT NULL);
CREATE TABLE moved (old INTEGER PRIMARY KEY, new INTEGER NOT NULL);
CREATE TABLE refused (chat INTEGER NOT NULL, topic INTEGER NOT NULL, PRIMARY KEY (chat, topic)) WITHOUT ROWID;
CREATE TABLE tally (kind TEXT NOT NULL, person INTEGER NOT NULL, at REAL NOT NULL);
CREATE INDEX tally_person ON tally (kind, person, at);
"""
# The answer that a message came after: an edited message follows that one, not the answer to its own first wording.
WORDED_AFTER = "ALTER TABLE worded ADD COLUMN before INTEGER;"

# Whoever asks again after that long begins anew: "and how many were hurt?" then follows nothing.
FOLLOWED_FOR = timedelta(hours=6)
# Telegram lets people edit a message for two days.
EDITABLE_FOR = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Settings:
    """What every question of a chat is limited to."""

    since: date | None = None
    until: date | None = None
    outlet: str | None = None
    language: str | None = None

    def filters(self) -> Filters:
        """As a search takes them."""
        return Filters(since=self.since, until=self.until, outlet=self.outlet, language=self.language)


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What was typed after which answer, and what of that one was not carried over because somebody dropped it.

    What was carried over is read again from the answer when it is needed: it may be words of an article.
    """

    before: int
    typed: str
    dropped: tuple[str, ...] = ()
    replying: bool = False


class Chats:
    """Reads and writes them, on the conversation's connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def settings(self, chat: int) -> Settings:
        """A chat's own, or no limits."""
        row = self._connection.execute(
            "SELECT since, until, outlet, language FROM chats WHERE chat = ?", (chat,)
        ).fetchone()
        if row is None:
            return Settings()
        since, until, outlet, language = row
        return Settings(date_or_none(since), date_or_none(until), outlet, language)

    def set(self, chat: int, settings: Settings) -> None:
        """Takes the place of what was set."""
        since, until = (day.isoformat() if day else None for day in (settings.since, settings.until))
        self._connection.execute(
            "INSERT OR REPLACE INTO chats VALUES (?, ?, ?, ?, ?)",
            (chat, since, until, settings.outlet, settings.language),
        )

    def show(self, chat: int, message: int, answer: int) -> None:
        """That message of the bot shows that answer."""
        self._connection.execute("INSERT OR REPLACE INTO shown VALUES (?, ?, ?)", (chat, message, answer))

    def shown(self, chat: int, message: int) -> int | None:
        """The answer that a message of the bot shows."""
        return self._number("SELECT answer FROM shown WHERE chat = ? AND message = ?", (chat, message))

    def follow(self, place: Place, person: int, answer: int, now: datetime) -> None:
        """The person's next words there may follow that answer."""
        self._connection.execute(
            "INSERT OR REPLACE INTO latest VALUES (?, ?, ?, ?, ?)",
            (place.chat, place.topic or 0, person, answer, stamp(now)),
        )

    def latest(self, place: Place, person: int, now: datetime) -> int | None:
        """The answer that the person got there last, unless that was long ago."""
        return self._number(
            "SELECT answer FROM latest WHERE chat = ? AND topic = ? AND person = ? AND at > ?",
            (place.chat, place.topic or 0, person, stamp(now - FOLLOWED_FOR)),
        )

    def came_before(self, place: Place, person: int, message: int | None, now: datetime) -> int | None:
        """The answer that a message may follow: the person's last; for one that was edited the last before it."""
        row = self._connection.execute(
            "SELECT before FROM worded WHERE chat = ? AND message = ?", (place.chat, message)
        ).fetchone()
        if row is None:
            return self.latest(place, person, now)
        return None if row[0] is None else int(row[0])

    def latest_of_all(self, place: Place) -> int | None:
        """The last answer that anybody got there."""
        return self._number(
            "SELECT max(answer) FROM latest WHERE chat = ? AND topic = ?", (place.chat, place.topic or 0)
        )

    def followed(self, answer: int) -> FollowUp | None:
        """How the answer's question came about, where it is a follow-up made whole."""
        row = self._connection.execute(
            "SELECT before, typed, dropped, replying FROM followed WHERE answer = ?", (answer,)
        ).fetchone()
        return None if row is None else FollowUp(row[0], row[1], tuple(row[2].split()), bool(row[3]))

    def note(self, answer: int, edition: int, follow_up: FollowUp | None = None) -> None:
        """The archive's edition that gave the answer, and how its question came about if it is a follow-up."""
        self._connection.execute("INSERT OR REPLACE INTO editions VALUES (?, ?)", (answer, edition))
        if follow_up is not None:
            self._connection.execute(
                "INSERT OR REPLACE INTO followed VALUES (?, ?, ?, ?, ?)",
                (answer, follow_up.before, follow_up.typed, " ".join(follow_up.dropped), follow_up.replying),
            )

    def edition(self, answer: int) -> int | None:
        """The archive's edition that gave the answer."""
        return self._number("SELECT edition FROM editions WHERE answer = ?", (answer,))

    def word(self, chat: int, message: int, text: str, before: int | None, now: datetime) -> None:
        """A person's message was answered in this wording; `before` is the answer that it came after."""
        self._connection.execute("DELETE FROM worded WHERE at < ?", (stamp(now - EDITABLE_FOR),))
        self._connection.execute(
            "INSERT OR REPLACE INTO worded (chat, message, sha256, at, before) VALUES (?, ?, ?, ?, ?)",
            (chat, message, _digest(text), stamp(now), before),
        )

    def was_worded(self, chat: int, message: int, text: str) -> bool:
        """Whether the message was answered in this very wording: an "edit" may only have added a link's preview."""
        row = self._connection.execute(
            "SELECT sha256 FROM worded WHERE chat = ? AND message = ?", (chat, message)
        ).fetchone()
        return row is not None and row[0] == _digest(text)

    def refuse(self, place: Place) -> bool:
        """Whether this is the first refusal there."""
        changed = self._connection.execute(
            "INSERT OR IGNORE INTO refused VALUES (?, ?)", (place.chat, place.topic or 0)
        ).rowcount
        return changed == 1

    def was_refused(self, place: Place) -> bool:
        """Whether somebody was told there that the bot is not for them."""
        chat, topic = place.chat, place.topic or 0
        return self._number("SELECT 1 FROM refused WHERE chat = ? AND topic = ?", (chat, topic)) is not None

    def move(self, old: int, new: int) -> None:
        """A group became a supergroup: all that is known of it stands under its new id, and wins there."""
        self._connection.execute("INSERT OR REPLACE INTO moved VALUES (?, ?)", (old, new))
        for table in ("chats", "latest", "refused"):
            self._connection.execute(f"UPDATE OR REPLACE {table} SET chat = ? WHERE chat = ?", (new, old))

    def where_now(self, place: Place) -> Place:
        """The place under the id that its chat has now."""
        for old, new in self.moves():
            if place.chat == old:
                place = replace(place, chat=new, kind="supergroup")
        return place

    def moves(self) -> tuple[tuple[int, int], ...]:
        """Every (old, new), in the order of the old."""
        return tuple(self._connection.execute("SELECT old, new FROM moved ORDER BY old"))

    def once(self, chat: int) -> tuple[int, ...]:
        """The ids that a chat has and had."""
        rows = self._connection.execute("SELECT old FROM moved WHERE new = ? ORDER BY old", (chat,))
        return (chat, *(row[0] for row in rows))

    def _number(self, query: str, values: tuple[object, ...]) -> int | None:
        row = self._connection.execute(query, values).fetchone()
        return None if row is None or row[0] is None else int(row[0])


def _digest(text: str) -> bytes:
    return hashlib.sha256(" ".join(text.split()).encode("utf-8", "surrogatepass")).digest()
