"""Articles to rows and back. It knows the tables of versions, texts, sentences, days and passages, and no search."""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from shlex import quote

from index.article import Article, Basis, Masthead, Passage, Sentence
from index.day import Day, DayFrom, DayMark
from index.errors import ArchiveBroken

VERSION_COLUMNS = (
    "versions.id, key, number, outlet, title, url, published, published_first, published_last, clock_known, authors, "
    "language, wire, notes, basis, published_from, origin, story, sha256, text"
)
VERSION_TABLES = "versions JOIN articles ON articles.id = versions.article JOIN texts ON texts.version = versions.id"
# A stretch longer than this says nothing about a day of a year ("in 2014", "the 1990s").
LONGEST_STRETCH_DAYS = 31


def read_articles(connection: sqlite3.Connection, version_ids: Sequence[int]) -> dict[int, Article]:
    """The versions that exist, by id, each with its sentences and passages. Raises ArchiveBroken."""
    marks = ",".join("?" * len(version_ids))
    ids = tuple(version_ids)
    sentences: dict[int, list[Sentence]] = {}
    query = "SELECT version, start, end, day_first, day_last, day_from, day_words FROM sentences"
    for row in connection.execute(f"{query} WHERE version IN ({marks}) ORDER BY version, number", ids):
        sentences.setdefault(row[0], []).append(Sentence(row[1], row[2], _day_mark(*row[3:])))
    passages: dict[int, list[Passage]] = {}
    query = "SELECT version, start, end, first_sentence, last_sentence FROM passages"
    for row in connection.execute(f"{query} WHERE version IN ({marks}) ORDER BY version, id", ids):
        passages.setdefault(row[0], []).append(Passage(*row[1:]))
    query = f"SELECT {VERSION_COLUMNS} FROM {VERSION_TABLES} WHERE versions.id IN ({marks})"
    return {
        row[0]: _article(row, tuple(sentences.get(row[0], ())), tuple(passages.get(row[0], ())))
        for row in connection.execute(query, ids)
    }


def _article(row: Sequence[object], sentences: tuple[Sentence, ...], passages: tuple[Passage, ...]) -> Article:
    (number, key, version, outlet, title, url, published, first, last, clock_known, authors) = row[:11]
    (language, wire, notes, basis, published_from, origin, story, sha256, text) = row[11:]
    if text_sha256(str(text)) != sha256:
        told = f"{key}: its stored text was altered"
        raise ArchiveBroken(f"{told}; `rashomon remove {quote(str(key))}` and add it again")
    masthead = Masthead(
        outlet=_text(outlet),
        title=_text(title),
        url=_text(url),
        published=datetime.fromisoformat(str(published)) if published else None,
        published_day=_day(first, last),
        clock_known=bool(clock_known),
        authors=tuple(json.loads(str(authors))),
        language=_text(language),
        wire=_text(wire),
        notes=tuple(json.loads(str(notes))),
    )
    return Article(
        id=_number(number),
        key=str(key),
        version=_number(version),
        text=str(text),
        masthead=masthead,
        published_basis=Basis(str(basis)),
        published_from=tuple(json.loads(str(published_from))),
        origin=None if origin is None else _number(origin),
        story=None if story is None else _number(story),
        sentences=sentences,
        passages=passages,
    )


@dataclass(frozen=True, slots=True)
class MastheadRow:
    """The columns of `versions` that say what is known about an article besides its words, in the fields' order."""

    outlet: str | None
    title: str | None
    url: str | None
    published: str | None
    published_first: str | None
    published_last: str | None
    clock_known: int
    authors: str
    language: str | None
    wire: str | None
    notes: str
    basis: str
    published_from: str


MASTHEAD_COLUMNS = tuple(field.name for field in fields(MastheadRow))


def masthead_row(masthead: Masthead, basis: Basis, published_from: Sequence[str]) -> MastheadRow:
    """As it is stored."""
    day = masthead.published_day
    return MastheadRow(
        outlet=masthead.outlet,
        title=masthead.title,
        url=masthead.url,
        published=masthead.published.astimezone(UTC).isoformat() if masthead.published else None,
        published_first=day.first.isoformat() if day else None,
        published_last=day.last.isoformat() if day else None,
        clock_known=int(masthead.clock_known),
        authors=json.dumps(masthead.authors),
        language=masthead.language,
        wire=masthead.wire,
        notes=json.dumps(masthead.notes),
        basis=basis.value,
        published_from=json.dumps(tuple(published_from)),
    )


def write_sentences(connection: sqlite3.Connection, version_id: int, sentences: Iterable[Sentence]) -> None:
    """In place of those that the version had."""
    connection.execute("DELETE FROM sentences WHERE version = ?", (version_id,))
    connection.executemany(
        "INSERT INTO sentences VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        ((version_id, number, s.start, s.end, *_day_columns(s.day)) for number, s in enumerate(sentences)),
    )


def write_days(
    connection: sqlite3.Connection, version_id: int, published: Day | None, sentences: Iterable[Sentence]
) -> None:
    """The calendar days that the version tells of or was published on, for days without a year."""
    connection.execute("DELETE FROM days WHERE version = ?", (version_id,))
    told = {s.day.day for s in sentences if s.day is not None} | ({published} if published else set())
    days = {calendar_day for day in told for calendar_day in calendar_days(day)}
    connection.executemany("INSERT INTO days VALUES (?, ?, ?, ?)", [(*d, version_id) for d in sorted(days)])


def write_passages(connection: sqlite3.Connection, version_id: int, passages: Sequence[Passage]) -> list[int]:
    """Their new ids, which are consecutive."""
    ids: list[int] = []
    for p in passages:
        row = connection.execute(
            "INSERT INTO passages (version, start, end, first_sentence, last_sentence) VALUES (?, ?, ?, ?, ?)",
            (version_id, p.start, p.end, p.first_sentence, p.last_sentence),
        )
        ids.append(_number(row.lastrowid))
    first = ids[0] if ids else 0
    connection.execute(
        "UPDATE versions SET first_passage = ?, passages = ? WHERE id = ?", (first, len(ids), version_id)
    )
    return ids


def text_sha256(text: str) -> bytes:
    """What a text is checked by when it is read again."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()


def key_sha256(key: str) -> bytes:
    """What is kept of a removed article's key: enough to know it again, and not to name it."""
    return text_sha256(key)


def calendar_days(day: Day) -> list[tuple[int, int, int]]:
    """(month, day, year) for each of the days; day 0 for a whole month; nothing for a longer stretch."""
    if day == Day.month(day.first.year, day.first.month):
        return [(day.first.month, 0, day.first.year)]
    if (day.last - day.first).days > LONGEST_STRETCH_DAYS:
        return []
    stretch = (date.fromordinal(n) for n in range(day.first.toordinal(), day.last.toordinal() + 1))
    return [(d.month, d.day, d.year) for d in stretch]


def _day(first: object, last: object) -> Day | None:
    return Day(date.fromisoformat(str(first)), date.fromisoformat(str(last))) if first and last else None


def _day_mark(first: object, last: object, day_from: object, words: object) -> DayMark | None:
    day = _day(first, last)
    return DayMark(day, DayFrom(str(day_from)), str(words)) if day else None


def _day_columns(mark: DayMark | None) -> tuple[str | None, str | None, str | None, str | None]:
    if mark is None:
        return (None, None, None, None)
    return (mark.day.first.isoformat(), mark.day.last.isoformat(), mark.day_from.value, mark.words)


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _number(value: object) -> int:
    if not isinstance(value, int):
        raise ArchiveBroken(f"a number was expected in the archive, not {value!r}; run `rashomon doctor`")
    return value
