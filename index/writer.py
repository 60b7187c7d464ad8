"""Changes to an archive, made by the one process that holds the write lock.

Nothing counts before `commit`; after it, everything does. It does not read inputs, embed, or find days.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import astuple
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from index.article import Article, Basis, Masthead, Sentence
from index.backups.snapshot import forget_killed
from index.day import Day
from index.errors import ArchiveBusy, UnknownArticle
from index.files import Files
from index.holdings import Ready, Removed
from index.manifest import Manifest, ModelId, next_edition, read_manifest, write_manifest
from index.neighbours import merging, setback
from index.neighbours.base import Sizes
from index.neighbours.generation import due, first_with_gone, sweep, switch, transaction
from index.neighbours.nearest import Nearest
from index.neighbours.vectors import pack
from index.rows import (
    MASTHEAD_COLUMNS,
    key_sha256,
    masthead_row,
    read_articles,
    text_sha256,
    write_days,
    write_passages,
    write_sentences,
)
from index.schema import DATABASE
from index.words.fulltext import put_words
from index.words.wordsearch import Words

# A merge of a million vectors takes a minute or two.
MERGE_SECONDS = 600.0

if TYPE_CHECKING:
    from index.origins.stories import StoryStore
    from index.steps import Steps


class Writer:
    """Holds the writing connection; see `LocalArchive.writing`."""

    def __init__(self, connection: sqlite3.Connection, folder: Path, files: Files, sizes: Sizes) -> None:
        self.connection = connection
        self.folder = folder
        self.files = files
        self.sizes = sizes
        self.nearest = Nearest(connection, folder)
        self.words = Words(connection, folder)
        with merging.alone(folder) as only:
            if only:
                sweep(connection, folder, files)
        forget_killed(folder)
        if self.manifest().erasing:
            self.leave_no_trace()
        self.renew_base()
        self.freshen()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """One batch: all of it is kept or nothing."""
        try:
            with transaction(self.connection, self.folder, self.files):
                yield
                next_edition(self.connection)
        except BaseException:
            self.forget()
            raise

    def manifest(self) -> Manifest:
        """As it is now."""
        return read_manifest(self.connection, str(self.folder))

    def require_model(self, model: ModelId) -> None:
        """Makes the model the archive's own if it has none. Raises ModelMismatch."""
        manifest = self.manifest()
        manifest.require(model, str(self.folder))
        if manifest.model is None:
            named = {"model_name": model.name, "model_sha256": model.sha256, "dimension": model.dimension}
            with self.transaction():
                write_manifest(self.connection, manifest.model_copy(update=named))

    def place_and_input(self, key: str) -> tuple[str, bytes] | None:
        """Where the article of that key came from and its latest input's SHA-256; None if the key is free."""
        row = self.connection.execute(
            "SELECT place, input_sha256 FROM articles JOIN versions ON article = articles.id "
            "WHERE key = ? AND latest = 1",
            (key,),
        ).fetchone()
        return None if row is None else (row[0], row[1])

    def earlier_text(self, key: str, input_sha256: bytes) -> str | None:
        """The text of the article's newest version that was made of that input; None if none was."""
        row = self.connection.execute(
            "SELECT versions.id FROM versions JOIN articles ON articles.id = article "
            "WHERE key = ? AND input_sha256 = ? ORDER BY number DESC LIMIT 1",
            (key, input_sha256),
        ).fetchone()
        return None if row is None else self.read(row[0]).text

    def edits(self, key: str) -> dict[str, str]:
        """What the user set by hand: outlet, date, title."""
        rows = self.connection.execute(
            "SELECT field, value FROM edits JOIN articles ON articles.id = article WHERE key = ?", (key,)
        )
        return dict(rows.fetchall())

    def store(self, ready: Ready, now: datetime) -> int:
        """Stores it as a new article or as the next version of one; returns the version's id."""
        article, version = self._next_version(ready, now)
        head = astuple(masthead_row(ready.masthead, ready.basis, ()))
        furniture = json.dumps(ready.furniture)
        own = (article, version, 1, now.isoformat(), text_sha256(ready.text), ready.input_sha256, furniture)
        columns = ("article", "number", "latest", "added", "sha256", "input_sha256", "furniture", *MASTHEAD_COLUMNS)
        marks = ",".join("?" * len(columns))
        row = self.connection.execute(f"INSERT INTO versions ({','.join(columns)}) VALUES ({marks})", (*own, *head))
        version_id = int(row.lastrowid or 0)
        self.connection.execute("INSERT INTO texts VALUES (?, ?)", (version_id, ready.text))
        write_sentences(self.connection, version_id, ready.sentences)
        write_days(self.connection, version_id, ready.masthead.published_day, ready.sentences)
        ids = write_passages(self.connection, version_id, ready.passages)
        self.connection.executemany(
            "INSERT INTO vectors VALUES (?, ?)",
            ((i, pack(vector)) for i, vector in zip(ids, ready.vectors, strict=True)),
        )
        put_words(self.connection, self.read(version_id), ids)
        return version_id

    def _next_version(self, ready: Ready, now: datetime) -> tuple[int, int]:
        row = self.connection.execute(
            "SELECT articles.id, versions.id, number FROM articles JOIN versions ON article = articles.id "
            "WHERE key = ? AND latest = 1",
            (ready.key,),
        ).fetchone()
        if row is not None:
            article, old, version = row
            self._withdraw(old)
            self.connection.execute("UPDATE versions SET latest = 0 WHERE id = ?", (old,))
            self.connection.execute("UPDATE articles SET place = ? WHERE id = ?", (ready.place, article))
            return article, version + 1
        retired = self.connection.execute(
            "DELETE FROM retired WHERE key_sha256 = ? RETURNING last_version", (key_sha256(ready.key),)
        ).fetchone()
        added = self.connection.execute(
            "INSERT INTO articles (key, place, added) VALUES (?, ?, ?)", (ready.key, ready.place, now.isoformat())
        )
        return int(added.lastrowid or 0), (retired[0] if retired else 0) + 1

    def _withdraw(self, version_id: int) -> int:
        """Takes a version out of every search; its text and sentences stay. Returns how many passages went."""
        ids = self.passage_ids(version_id)
        self._take_out(version_id, ids)
        self.connection.execute("DELETE FROM bands WHERE version = ?", (version_id,))
        self.connection.execute("DELETE FROM days WHERE version = ?", (version_id,))
        self.connection.execute("UPDATE versions SET first_passage = 0, passages = 0 WHERE id = ?", (version_id,))
        return len(ids)

    def _take_out(self, version_id: int, ids: Sequence[int]) -> None:
        self.connection.executemany("INSERT INTO gone VALUES (?)", ((i,) for i in ids))
        self.connection.execute("DELETE FROM passages WHERE version = ?", (version_id,))
        self.forget()

    def forget(self) -> None:
        """What the searches have read no longer holds."""
        self.nearest.forget()
        self.words.forget()

    def latest(self, key: str) -> int:
        """The id of the article's latest version. Raises UnknownArticle."""
        row = self.connection.execute(
            "SELECT versions.id FROM versions JOIN articles ON articles.id = article WHERE key = ? AND latest = 1",
            (key,),
        ).fetchone()
        if row is None:
            raise UnknownArticle(f"{key}: no article has that key; `rashomon articles` lists them")
        return int(row[0])

    def remove(self, key: str) -> Removed:
        """Part of the caller's transaction, who calls `leave_no_trace` after it. Raises UnknownArticle."""
        self.latest(key)
        article, added = self.connection.execute("SELECT id, added FROM articles WHERE key = ?", (key,)).fetchone()
        (last,) = self.connection.execute("SELECT max(number) FROM versions WHERE article = ?", (article,)).fetchone()
        ids = [row[0] for row in self.connection.execute("SELECT id FROM versions WHERE article = ?", (article,))]
        passages = sum(self._withdraw(version_id) for version_id in ids)
        self.connection.execute("INSERT OR REPLACE INTO retired VALUES (?, ?)", (key_sha256(key), last))
        self.connection.execute("DELETE FROM articles WHERE id = ?", (article,))
        write_manifest(self.connection, self.manifest().model_copy(update={"erasing": True}))
        backups = self.connection.execute("SELECT path FROM backups WHERE made >= ? ORDER BY path", (added,))
        return Removed(key, len(ids), passages, tuple(row[0] for row in backups))

    def leave_no_trace(self) -> None:
        """After a removal: no earlier file of vectors and no log still has it; the next writer does it after a kill."""
        # A merge that is at work elsewhere may have read what was removed; it gives up when it sees the removal.
        with merging.alone(self.folder, MERGE_SECONDS) as only:
            if not only:
                return
            first = first_with_gone(self.connection, self.manifest().generations)
            if first is not None:
                switch(self.connection, self.folder, self.files, self.sizes, first)
            sweep(self.connection, self.folder, self.files)
        self.forget()
        self.files.step("checkpoint", self.folder / DATABASE)
        (busy, _, _) = self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        # A reader in the middle of a question keeps the log; the next writer tries again.
        if not busy:
            with self.transaction():
                write_manifest(self.connection, self.manifest().model_copy(update={"erasing": False}))

    def inferred_from(self, key: str) -> list[int]:
        """Latest versions whose publication day was inferred from that article among others."""
        rows = self.connection.execute(
            "SELECT versions.id FROM versions, json_each(published_from) "
            "WHERE latest = 1 AND basis = 'inferred' AND json_each.value = ? ORDER BY versions.id",
            (key,),
        )
        return [row[0] for row in rows]

    def set_edits(self, key: str, values: Mapping[str, str]) -> None:
        """Keeps what the user set by hand, for this version and those to come."""
        self.connection.executemany(
            "INSERT INTO edits SELECT id, ?, ? FROM articles WHERE key = ? "
            "ON CONFLICT (article, field) DO UPDATE SET value = excluded.value",
            ((field, value, key) for field, value in values.items()),
        )

    def set_masthead(self, version_id: int, masthead: Masthead, basis: Basis) -> None:
        """Puts another masthead on a version; its sentences keep their days until `redate`."""
        article = self.read(version_id)
        row = masthead_row(masthead, basis, article.published_from if basis is Basis.INFERRED else ())
        marks = ", ".join(f"{column} = ?" for column in MASTHEAD_COLUMNS)
        self.connection.execute(f"UPDATE versions SET {marks} WHERE id = ?", (*astuple(row), version_id))
        if masthead.title != article.masthead.title:
            self._reissue(version_id)

    def _reissue(self, version_id: int) -> None:
        """Its passages get new ids: what a base holds of the old ones, their headline's words, is never altered."""
        old, article = self.passage_ids(version_id), self.read(version_id)
        vectors = [
            self.connection.execute("SELECT vector FROM vectors WHERE passage = ?", (i,)).fetchone() for i in old
        ]
        self._take_out(version_id, old)
        ids = write_passages(self.connection, version_id, article.passages)
        rows = ((i, *vector) for i, vector in zip(ids, vectors, strict=True) if vector)
        self.connection.executemany("INSERT INTO vectors VALUES (?, ?)", rows)
        put_words(self.connection, article, ids)

    def freshen(self) -> None:
        """Reads the terms of passages that no base covers and that have none: those of an archive of schema 1."""
        lacking = self.connection.execute(
            "SELECT DISTINCT version FROM passages LEFT JOIN fresh ON passage = passages.id "
            "WHERE passages.id > ? AND terms IS NULL LIMIT ?",
            (self.manifest().covers, self.sizes.tail_up_to),
        ).fetchall()
        if not lacking:
            return
        with self.transaction():
            for (version_id,) in lacking:
                ids = self.passage_ids(version_id)
                self.connection.executemany("DELETE FROM fresh WHERE passage = ?", ((i,) for i in ids))
                put_words(self.connection, self.read(version_id), ids)

    def read(self, version_id: int) -> Article:
        """A version as stored."""
        return read_articles(self.connection, (version_id,))[version_id]

    def furniture(self, version_id: int) -> tuple[tuple[int, int], ...]:
        """The masked ranges of a version's text."""
        (ranges,) = self.connection.execute("SELECT furniture FROM versions WHERE id = ?", (version_id,)).fetchone()
        return tuple((start, end) for start, end in json.loads(ranges))

    def passage_ids(self, version_id: int) -> list[int]:
        """Ids of its passages, in order."""
        rows = self.connection.execute("SELECT id FROM passages WHERE version = ? ORDER BY id", (version_id,))
        return [row[0] for row in rows]

    def set_published_day(self, version_id: int, day: Day | None, basis: Basis, published_from: Sequence[str]) -> None:
        """Puts a publication day on a version, or takes it off; its sentences keep their days until `redate`."""
        first, last = (day.first.isoformat(), day.last.isoformat()) if day else (None, None)
        self.connection.execute(
            "UPDATE versions SET published_first = ?, published_last = ?, basis = ?, published_from = ? WHERE id = ?",
            (first, last, basis.value, json.dumps(tuple(published_from)), version_id),
        )

    def redate(self, version_id: int, sentences: Sequence[Sentence]) -> None:
        """Puts other days on the version's sentences; their places stay."""
        write_sentences(self.connection, version_id, sentences)
        published = self.read(version_id).masthead.published_day
        write_days(self.connection, version_id, published, sentences)

    def story_store(self) -> "StoryStore":
        """The archive as grouping sees it, within the open transaction."""
        from index.origins.grouping import GroupingStore

        dimension = self.manifest().dimension
        if dimension is None:
            raise ValueError("an archive without a model has nothing to group")
        return GroupingStore(self, dimension)

    def group_with_others(self, steps: "Steps", version_ids: Sequence[int]) -> None:
        """Nothing: in a folder nobody else writes meanwhile."""

    def count_passages(self, version_id: int) -> None:
        """Notes on the version which passages it has."""
        self.connection.execute(
            "UPDATE versions SET (first_passage, passages) = "
            "(SELECT coalesce(min(id), 0), count(*) FROM passages WHERE version = versions.id) WHERE id = ?",
            (version_id,),
        )

    def renew_base(self) -> None:
        """Makes a new base of the vectors if one is due: at once if it is small, else in a process of its own; after
        one has failed, not before a while."""
        with merging.alone(self.folder) as only:
            if not only:
                return
            found = due(self.connection, self.folder, self.manifest(), self.sizes)
            if found is None:
                setback.forget(self.folder, self.files)
                return
            if found.passages <= self.sizes.at_once_up_to:
                switch(self.connection, self.folder, self.files, self.sizes, found.first)
                self.forget()
                return
            failed = setback.read(self.folder)
            if failed is not None and failed.holds_back(found.tail, datetime.now(UTC)):
                return
        merging.start(self.folder, self.sizes)

    def renew_whole_base(self) -> None:
        """One base of all vectors, now. Raises ArchiveBusy."""
        with merging.alone(self.folder, MERGE_SECONDS) as only:
            if not only:
                raise ArchiveBusy(f"{self.folder}: another process writes its vectors; try again when that is done")
            switch(self.connection, self.folder, self.files, self.sizes)
            setback.forget(self.folder, self.files)
        self.forget()
