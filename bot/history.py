"""The answers that were given: kept in `history.sqlite` beside the archive, so that a button or a log finds them again.

It does not know who may see one. Answers hold quotes: what is removed from the archive goes from here too (`forget`).
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from pathlib import Path

from index.book import open_book, stamp, told, writing
from index.day import date_or_none
from index.errors import ArchiveBroken
from index.found import Filters
from retrieval.answer import Answer
from retrieval.verify import quoted_in

DATABASE = "history.sqlite"

FIRST = """
CREATE TABLE answers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    channel TEXT NOT NULL,
    question TEXT NOT NULL,
    since TEXT,
    until TEXT,
    as_of TEXT,
    outlet TEXT,
    language TEXT,
    today TEXT NOT NULL,
    answer TEXT
);
CREATE TABLE quoted (
    article TEXT NOT NULL,
    answer INTEGER NOT NULL REFERENCES answers (id) ON DELETE CASCADE,
    PRIMARY KEY (article, answer)
) WITHOUT ROWID;
"""
MIGRATIONS: tuple[str, ...] = (FIRST,)
_COLUMNS = "id, at, channel, question, since, until, as_of, outlet, language, today"
Row = tuple[int, str, str, str, str | None, str | None, str | None, str | None, str | None, str]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it was asked: `today` is what "yesterday" was counted from, `filters` what it was limited to."""

    id: int
    at: datetime
    channel: str
    question: str
    filters: Filters
    today: date


@dataclass(frozen=True, slots=True)
class Kept:
    """One answer as it was given."""

    asked: Asked
    answer: Answer

    @property
    def id(self) -> int:
        """Its number, never given to another."""
        return self.asked.id


class History:
    """Answers by id. Ids are never given twice. Several processes may have it open; one thread at a time uses one."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection

    @classmethod
    def open(cls, folder: Path) -> "History":
        """The history beside an archive, made now if there is none. Raises ArchiveBroken, RashomonError."""
        path = folder / DATABASE
        return cls(path, open_book(path, MIGRATIONS))

    @classmethod
    def is_there(cls, folder: Path) -> bool:
        """Whether any answer was ever kept beside this archive."""
        return (folder / DATABASE).is_file()

    @told
    def keep(self, answer: Answer, filters: Filters, today: date, channel: str, now: datetime) -> int:
        """Keeps an answer that is about to be shown; `channel` says where ("telegram:-1001", "cli")."""
        with writing(self._connection):
            row = self._connection.execute(
                "INSERT INTO answers (at, channel, question, since, until, as_of, outlet, language, today, answer) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
                (
                    stamp(now),
                    channel,
                    answer.question,
                    _iso(filters.since),
                    _iso(filters.until),
                    _iso(filters.as_of),
                    filters.outlet,
                    filters.language,
                    today.isoformat(),
                    answer.to_json(),
                ),
            ).fetchone()
            kept = int(row[0])
            articles = sorted({evidence.article for evidence in quoted_in(answer)})
            self._connection.executemany("INSERT INTO quoted VALUES (?, ?)", [(key, kept) for key in articles])
        return kept

    @told
    def get(self, answer: int) -> Kept | None:
        """One answer; None where there is none, or no more. Its quotes may have left the archive: verify again."""
        found = self._kept("id = ?", (answer,)) if 0 < answer < 2**63 else []
        return found[0] if found else None

    @told
    def asked(self, answer: int) -> Asked | None:
        """What was asked, also where the answer had to be forgotten: it can be asked again."""
        row = self._row(answer)
        return None if row is None else self._read_asked(row)

    @told
    def latest(self, limit: int, words: str | None = None, without: str = "") -> list[Kept]:
        """The newest first; `words` must all stand in the question, in any order and case. Answers of channels that
        begin with `without` are left out."""
        wanted = (words or "").casefold().split()
        elsewhere = "(? = '' OR substr(channel, 1, ?) <> ?)"
        left_out = (without, len(without), without)
        if not wanted:
            return self._kept(f"{elsewhere} ORDER BY id DESC LIMIT ?", (*left_out, limit))
        rows = self._connection.execute(
            f"SELECT id, question FROM answers WHERE answer IS NOT NULL AND {elsewhere} ORDER BY id DESC", left_out
        )
        fitting = (row[0] for row in rows if all(word in row[1].casefold() for word in wanted))
        return [kept for number in islice(fitting, limit) for kept in self._kept("id = ?", (number,))]

    @told
    def quoting(self, article: str) -> list[Kept]:
        """Every answer that quotes the article, the newest first."""
        return self._kept("id IN (SELECT answer FROM quoted WHERE article = ?) ORDER BY id DESC", (article,))

    @told
    def forget(self, article: str) -> int:
        """Takes every answer that quotes the article out for good, its question aside; how many those were."""
        with writing(self._connection):
            gone = self._connection.execute(
                "UPDATE answers SET answer = NULL WHERE id IN (SELECT answer FROM quoted WHERE article = ?)", (article,)
            ).rowcount
            self._connection.execute("DELETE FROM quoted WHERE answer IN (SELECT id FROM answers WHERE answer IS NULL)")
        # secure_delete overwrites the pages; the log before them still holds what they were.
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return gone

    def close(self) -> None:
        """Gives the file back."""
        self._connection.close()

    def _row(self, answer: int) -> Row | None:
        found: Row | None = None
        if 0 < answer < 2**63:
            found = self._connection.execute(f"SELECT {_COLUMNS} FROM answers WHERE id = ?", (answer,)).fetchone()
        return found

    def _kept(self, which: str, values: Sequence[object]) -> list[Kept]:
        rows = self._connection.execute(
            f"SELECT {_COLUMNS}, answer FROM answers WHERE answer IS NOT NULL AND {which}", values
        ).fetchall()
        return [Kept(self._read_asked(row[:-1]), self._read_answer(row[0], row[-1])) for row in rows]

    def _read_asked(self, row: Row) -> Asked:
        number, at, channel, question, since, until, as_of, outlet, language, today = row
        filters = Filters(date_or_none(since), date_or_none(until), date_or_none(as_of), outlet, language)
        return Asked(number, datetime.fromisoformat(at), channel, question, filters, date.fromisoformat(today))

    def _read_answer(self, number: int, stored: str) -> Answer:
        try:
            return Answer.model_validate_json(stored)
        except ValueError as error:
            told = f"{self.path}: answer {number} cannot be read; move the file away, it is made anew"
            raise ArchiveBroken(told) from error


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
