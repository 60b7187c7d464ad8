"""What people think of answers: right, a wrong quote, a source that is missing. As it is stored.

It does not know answers, only their numbers. Writing happens in the caller's transaction.
"""

import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.telegram.incoming import Place
from index.book import stamp

OPINIONS = """
CREATE TABLE opinions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    answer INTEGER NOT NULL,
    chat INTEGER NOT NULL,
    topic INTEGER NOT NULL,
    person INTEGER NOT NULL,
    kind TEXT NOT NULL,
    item INTEGER NOT NULL,
    at TEXT NOT NULL,
    words TEXT,
    UNIQUE (answer, person, kind, item)
);
"""

# Whoever is asked for words may take a while to find the link.
WORDS_WITHIN = timedelta(hours=1)


class OpinionKind(StrEnum):
    """What somebody thinks."""

    RIGHT = "right"
    WRONG_QUOTE = "wrong quote"
    MISSED_SOURCE = "missed a source"


@dataclass(frozen=True, slots=True)
class Opinion:
    """One person's, of one answer. `item` is the number of the wrong quote (`bot.order.Exhibit`), -1 where none is
    meant; `words` are what the person added."""

    answer: int
    kind: OpinionKind
    item: int = -1
    words: str | None = None


class Opinions:
    """Reads and writes them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def add(self, opinion: Opinion, place: Place, person: int, now: datetime) -> bool:
        """Whether it is new: who presses a button twice thinks the same. Right takes back wrong, and wrong right."""
        right = OpinionKind.RIGHT.value
        contrary = "kind <> ?" if opinion.kind is OpinionKind.RIGHT else "kind = ?"
        self._connection.execute(
            f"DELETE FROM opinions WHERE answer = ? AND person = ? AND {contrary}", (opinion.answer, person, right)
        )
        same = (opinion.answer, person, opinion.kind.value, opinion.item)
        known = self._connection.execute(
            "UPDATE opinions SET at = ? WHERE answer = ? AND person = ? AND kind = ? AND item = ?", (stamp(now), *same)
        ).rowcount
        if known:
            return False
        self._connection.execute(
            "INSERT INTO opinions (answer, person, kind, item, chat, topic, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (*same, place.chat, place.topic or 0, stamp(now)),
        )
        return True

    def put_words(self, words: str, place: Place, person: int, now: datetime) -> bool:
        """Adds words to the person's latest opinion there that is not a plain "right"; whether there was one."""
        row = self._connection.execute(
            "SELECT id FROM opinions WHERE chat = ? AND topic = ? AND person = ? AND kind <> ? AND at > ? "
            "ORDER BY at DESC, id DESC LIMIT 1",
            (place.chat, place.topic or 0, person, OpinionKind.RIGHT.value, stamp(now - WORDS_WITHIN)),
        ).fetchone()
        if row is None:
            return False
        self._connection.execute(
            "UPDATE opinions SET words = CASE WHEN words IS NULL THEN ? ELSE words || char(10) || ? END WHERE id = ?",
            (words, words, row[0]),
        )
        return True

    def awaits_words(self, place: Place, person: int, now: datetime) -> bool:
        """Whether the person was asked there for words, not long ago."""
        row = self._connection.execute(
            "SELECT 1 FROM opinions WHERE chat = ? AND topic = ? AND person = ? AND kind <> ? AND at > ?",
            (place.chat, place.topic or 0, person, OpinionKind.RIGHT.value, stamp(now - WORDS_WITHIN)),
        ).fetchone()
        return row is not None

    def all(self) -> list[Opinion]:
        """Every opinion, by answer."""
        rows = self._connection.execute("SELECT answer, kind, item, words FROM opinions ORDER BY answer, id")
        return [Opinion(answer, OpinionKind(kind), item, words) for answer, kind, item, words in rows]
