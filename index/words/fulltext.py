"""What the full-text index has of each passage, read back from the newest passages' rows, or from the text again.

Passages that a base of words covers have no row here. `passage_text` must give the same for the same article until
CHUNKING in the manifest changes.
"""

import sqlite3
from collections.abc import Iterator, Sequence

import numpy as np

from index.article import Article, Passage
from index.composed import plain
from index.neighbours.vectors import LAST_ID
from index.rows import read_articles
from index.words.postings import Postings, from_rows
from index.words.terms import packed

CHUNK_PASSAGES = 16_384


def passage_text(article: Article, passage: Passage) -> str:
    """The passage's sentences as they are read, without the furniture between them, white space collapsed.

    Its vector and its terms are made of this.
    """
    sentences = article.sentences[passage.first_sentence : passage.last_sentence]
    return plain(" ".join(" ".join(article.text[s.start : s.end].split()) for s in sentences))


def put_words(connection: sqlite3.Connection, article: Article, ids: Sequence[int]) -> None:
    """Keeps the terms of the article's passages under these ids, until a base takes them over."""
    connection.executemany(
        "INSERT INTO fresh VALUES (?, ?)",
        ((i, _packed(article, passage)) for i, passage in zip(ids, article.passages, strict=True)),
    )


def forget_words(connection: sqlite3.Connection, upto: int) -> None:
    """A base holds the terms of all passages up to there."""
    connection.execute("DELETE FROM fresh WHERE passage <= ?", (upto,))


def read_words(connection: sqlite3.Connection, after: int, upto: int | None = None) -> Iterator[Postings]:
    """The terms of all passages above `after`, up to `upto`, in parts that fit memory."""
    rows = connection.execute(
        "SELECT passages.id, version, terms FROM passages LEFT JOIN fresh ON passage = passages.id "
        "WHERE passages.id > ? AND passages.id <= ? ORDER BY passages.id",
        (after, LAST_ID if upto is None else upto),
    )
    while chunk := rows.fetchmany(CHUNK_PASSAGES):
        ids = np.fromiter((row[0] for row in chunk), dtype=np.int64, count=len(chunk))
        lacking = _from_texts(connection, sorted({row[1] for row in chunk if row[2] is None}))
        yield from_rows(ids, [lacking[row[0]] if row[2] is None else row[2] for row in chunk])


def _from_texts(connection: sqlite3.Connection, versions: Sequence[int]) -> dict[int, bytes]:
    """For passages whose row or base is lost: their terms by id, read from the stored texts."""
    found: dict[int, bytes] = {}
    for first in range(0, len(versions), 500):
        some = versions[first : first + 500]
        ids: dict[int, list[int]] = {}
        marks = ",".join("?" * len(some))
        query = f"SELECT version, id FROM passages WHERE version IN ({marks}) ORDER BY id"
        for version, passage in connection.execute(query, tuple(some)):
            ids.setdefault(version, []).append(passage)
        for version, article in read_articles(connection, some).items():
            own = zip(ids[version], article.passages, strict=True)
            found.update((passage_id, _packed(article, passage)) for passage_id, passage in own)
    return found


def _packed(article: Article, passage: Passage) -> bytes:
    return packed(passage_text(article, passage), article.masthead.title or "")
