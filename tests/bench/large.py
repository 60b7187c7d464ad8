"""Large archives to measure on, without embedding: real articles, then copies of them, with vectors near real ones.

A vector is a mixture of a real passage's and of two of its near neighbours', moved a little: alike enough to crowd,
never the same. Copies of articles have keys and vectors of their own; they are not grouped into origins and stories.
"""

import json
import lzma
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.archive import LocalArchive
from index.article import Basis, Incoming, Masthead
from index.day import Day
from index.embedding.encoder import open_encoder
from index.holdings import Ready
from index.keys import input_sha256
from index.neighbours.base import Sizes
from index.neighbours.vectors import LAST_ID, pack
from index.passages import cut
from index.sentences import split
from index.writer import Writer

BATCH = 256
NEIGHBOURS = 12
MOVED = 0.012  # of each of 384 numbers: a cosine of .97 to where it was
# Everything is merged at once, so that what is measured is not still being made.
SIZES = replace(Sizes(), at_once_up_to=LAST_ID)
COPIED = (
    "INSERT INTO articles SELECT id + :a, key || '~' || :turn, place, added FROM articles WHERE id <= :a",
    "INSERT INTO versions SELECT id + :v, article + :a, number, latest, added, sha256, input_sha256, furniture, "
    "outlet, title, url, published, published_first, published_last, clock_known, authors, language, wire, "
    "notes, basis, published_from, first_passage + :p, passages, origin + :v, story + :v FROM versions WHERE id <= :v",
    "INSERT INTO texts SELECT version + :v, text FROM texts WHERE version <= :v",
    "INSERT INTO sentences SELECT version + :v, number, start, end, day_first, day_last, day_from, day_words "
    "FROM sentences WHERE version <= :v",
    "INSERT INTO days SELECT month, day, year, version + :v FROM days WHERE version <= :v",
    "INSERT INTO passages SELECT id + :p, version + :v, start, end, first_sentence, last_sentence "
    "FROM passages WHERE id <= :p",
)


class Crowd:
    """Vectors near real ones, as many as wanted."""

    def __init__(self, real: NDArray[np.float32], seed: int = 1) -> None:
        self._real, self._chance = real, np.random.default_rng(seed)
        # Copied: a view would keep the whole row.
        near = (np.argpartition(row, -NEIGHBOURS)[-NEIGHBOURS:].copy() for row in _products(real))
        self._near = np.array(list(near))

    def rows(self, count: int) -> NDArray[np.float32]:
        """Shape (count, dimension), rows of length 1."""
        chance = self._chance
        first = chance.integers(0, len(self._real), count)
        others = [self._near[first, chance.integers(0, NEIGHBOURS, count)] for _ in range(2)]
        parts = chance.dirichlet((2, 1, 1), count).astype(np.float32)
        rows = sum(parts[:, n : n + 1] * self._real[rows] for n, rows in enumerate((first, *others)))
        rows = _unit(rows) + MOVED * chance.standard_normal(rows.shape, dtype=np.float32)
        return _unit(rows)


def _products(real: NDArray[np.float32]) -> Iterator[NDArray[np.float32]]:
    for first in range(0, len(real), 1_000):
        yield from real[first : first + 1_000] @ real.T


def _unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def passage_texts(text: str) -> list[str]:
    """The words of a text's passages."""
    return [" ".join(text[passage.start : passage.end].split()) for passage in cut(text, split(text, ()))]


def real_vectors(folder: Path) -> NDArray[np.float32]:
    """All vectors of an archive."""
    with sqlite3.connect(f"file:{folder / 'archive.sqlite'}?mode=ro", uri=True) as connection:
        rows = connection.execute("SELECT vector FROM vectors ORDER BY passage").fetchall()
    connection.close()
    return np.frombuffer(b"".join(row[0] for row in rows), dtype="<f2").reshape(len(rows), -1).astype(np.float32)


def grow(folder: Path, articles: Path, crowd: Crowd, passages: int, real_passages: int) -> None:
    """Fills the archive up to so many passages: the first `real_passages` with articles, the rest with copies."""
    with LocalArchive.create(folder, sizes=SIZES) as archive, archive.writing() as writer:
        writer.require_model(open_encoder().model)
        with lzma.open(articles, "rt") if articles.suffix == ".xz" else articles.open(encoding="utf-8") as lines:
            incoming = (_incoming(json.loads(line), number) for number, line in enumerate(lines))
            while (have := _count(writer)) < min(passages, real_passages):
                _store(writer, crowd, incoming, min(passages, real_passages) - have)
        while (have := _count(writer)) < passages:
            _copy(writer, crowd, passages - have)
        writer.renew_base()


def _incoming(told: dict[str, str], number: int) -> Incoming:
    own = {name: told.get(name) or None for name in ("title", "source", "url", "date")}
    return Incoming(f"articles#{number}", told["text"], key=told["id"], **own)


def _count(writer: Writer) -> int:
    return int(writer.connection.execute("SELECT count(*) FROM passages").fetchone()[0])


def _store(writer: Writer, crowd: Crowd, incoming: Iterator[Incoming], wanted: int) -> None:
    now, batch = datetime.now(UTC), 0
    with writer.transaction():
        for one in incoming:
            if writer.place_and_input(str(one.key)) is not None:
                continue
            sentences = split(one.text, ())
            passages = cut(one.text, sentences)
            masthead = Masthead(outlet=one.source, title=one.title, published_day=_day(one.date), language="en")
            basis = Basis.STATED if masthead.published_day else Basis.UNKNOWN
            rows = crowd.rows(len(passages))
            writer.store(
                Ready(
                    str(one.key), one.place, input_sha256(one), one.text, masthead, basis, (), sentences, passages, rows
                ),
                now,
            )
            batch += len(passages)
            if batch >= min(wanted, BATCH * 16):
                break


def _day(told: str | None) -> Day | None:
    try:
        return Day.of(date.fromisoformat(str(told)[:10]))
    except ValueError:
        return None


def _copy(writer: Writer, crowd: Crowd, wanted: int) -> None:
    """A copy of all there is, or of so many articles from the first on as have the wanted passages."""
    connection = writer.connection
    query = "SELECT max(article), max(id), max(first_passage + passages) - 1 FROM versions WHERE first_passage <= ?"
    article, version, passage = connection.execute(query, (wanted,)).fetchone()
    turn = connection.execute("SELECT max(id) FROM articles").fetchone()[0]
    last = connection.execute("SELECT max(id) FROM versions").fetchone()[0]
    end = connection.execute("SELECT max(id) FROM passages").fetchone()[0]
    shift = {"a": turn, "v": last, "p": end, "turn": turn}
    with writer.transaction():
        for statement in COPIED:
            limited = statement.replace("<= :a", "<= :la").replace("<= :v", "<= :lv").replace("<= :p", "<= :lp")
            connection.execute(limited, shift | {"la": article, "lv": version, "lp": passage})
        connection.execute("UPDATE versions SET origin = id, story = id WHERE id > ?", (last,))
        ids = [row[0] for row in connection.execute("SELECT id FROM passages WHERE id > ? ORDER BY id", (end,))]
        for first in range(0, len(ids), 10_000):
            some = ids[first : first + 10_000]
            rows = zip(some, map(pack, crowd.rows(len(some))), strict=True)
            connection.executemany("INSERT INTO vectors VALUES (?, ?)", rows)
