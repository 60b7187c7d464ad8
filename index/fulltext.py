"""The full-text index: what is put in, taken out and found by words.

The index keeps no text of its own (it would double the archive), so taking a passage out needs the words that were put
in: `passage_text` must give the same for the same article until CHUNKING in the manifest changes.
"""

import sqlite3
from collections.abc import Sequence

from index.article import Article, Passage
from index.found import Hit
from index.narrowing import Narrowing

# A passage's own words tell more than its article's headline, which all passages of the article share.
TEXT_WEIGHT, TITLE_WEIGHT = 1.0, 0.3


def passage_text(article: Article, passage: Passage) -> str:
    """The passage's sentences, without the furniture between them, white space collapsed."""
    sentences = article.sentences[passage.first_sentence : passage.last_sentence]
    return " ".join(" ".join(article.text[s.start : s.end].split()) for s in sentences)


def embedded_text(article: Article, passage: Passage) -> str:
    """What is turned into the passage's vector."""
    return passage_text(article, passage)


def put_words(connection: sqlite3.Connection, article: Article, ids: Sequence[int]) -> None:
    """Indexes the article's passages under these ids."""
    title = article.masthead.title or ""
    connection.executemany(
        "INSERT INTO words (rowid, text, title) VALUES (?, ?, ?)",
        ((i, passage_text(article, p), title) for i, p in zip(ids, article.passages, strict=True)),
    )


def take_words(connection: sqlite3.Connection, article: Article, ids: Sequence[int]) -> None:
    """Takes the article's passages out, as they were put in."""
    title = article.masthead.title or ""
    connection.executemany(
        "INSERT INTO words (words, rowid, text, title) VALUES ('delete', ?, ?, ?)",
        ((i, passage_text(article, p), title) for i, p in zip(ids, article.passages, strict=True)),
    )


def search_words(connection: sqlite3.Connection, words: Sequence[str], limit: int, narrowing: Narrowing) -> list[Hit]:
    """Passages with any of the words by BM25, best first, ties to the lower id."""
    match = any_of(words)
    if not match or limit < 1 or narrowing.nothing:
        return []
    join = "" if narrowing.all else "JOIN passages ON passages.id = words.rowid JOIN versions ON versions.id = version"
    where = "" if narrowing.all else f"AND {narrowing.where}"
    rows = connection.execute(
        f"SELECT words.rowid, bm25(words, {TEXT_WEIGHT}, {TITLE_WEIGHT}) AS score FROM words {join} "
        f"WHERE words MATCH ? {where} ORDER BY score, words.rowid LIMIT ?",
        (match, *narrowing.values, limit),
    )
    return [Hit(row[0], -row[1]) for row in rows]


def document_frequency(connection: sqlite3.Connection, word: str) -> int:
    """In how many passages the word stands, headlines aside."""
    match = any_of((word,))
    if not match:
        return 0
    return int(
        connection.execute("SELECT count(*) FROM words WHERE words MATCH ?", (f"text : ({match})",)).fetchone()[0]
    )


def any_of(words: Sequence[str]) -> str:
    """An FTS5 query for any of the words; whatever is in them is taken as words, never as syntax."""
    cleaned = (word.replace("\0", " ").replace('"', " ").strip() for word in words)
    return " OR ".join(f'"{word}"' for word in dict.fromkeys(cleaned) if any(c.isalnum() for c in word))
