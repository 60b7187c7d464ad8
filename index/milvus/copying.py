"""Takes an archive in a folder to Milvus as it is: nothing is cut, dated, grouped or embedded again.

A version keeps its id below the number of the copy's run, so that a copy that was stopped goes on, and one that is made
again brings what has changed since. It is for a database that nobody else fills until it is done.
"""

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from index.archive import LocalArchive
from index.errors import UsageError
from index.manifest import Manifest
from index.milvus import catalogue, commit
from index.milvus.archive import MilvusArchive
from index.milvus.catalogue import RUN_BITS, Entry, Kind, entries_of, retired_name_of
from index.milvus.draft import terms_of
from index.milvus.record import (
    VERSION_FIELDS,
    Record,
    piece_ids,
    piece_rows,
    version_row,
)
from index.milvus.runs import Run
from index.milvus.schema import PASSAGES, PIECES, VERSIONS
from index.milvus.server import Row, Server
from index.neighbours.vectors import vectors_of
from index.rows import read_articles
from index.schema import open_for_reading, reading

COPY = "copy"
VERSIONS_A_BATCH = 200
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Copied:
    """What a copy did: versions and passages written, versions that were there already, versions taken out."""

    versions: int = 0
    passages: int = 0
    same: int = 0
    gone: int = 0
    stopped: bool = False


def copy(
    source: LocalArchive,
    target: MilvusArchive,
    progress: Progress = lambda done, of: None,
    stop: Callable[[], bool] = lambda: False,
) -> Copied:
    """Everything that is in the folder. Raises UsageError where the database is another's, ModelMismatch."""
    server, manifest = target.server.strong(), source.manifest
    _take_over(server, manifest)
    run = _run(server, str(source.folder.resolve()))
    with closing(open_for_reading(source.folder)) as connection:
        return _Copying(connection, server, run, manifest.dimension or 0).all(progress, stop)


def _take_over(server: Server, manifest: Manifest) -> None:
    """The target gets the source's model; if it has one, it must be that."""
    told, model = server.address.told, manifest.model
    if model is None:
        raise UsageError(f"{told}: there is nothing to copy; the archive in the folder is empty")
    own = catalogue.read_manifest(server, told)
    own.require(model, told)
    if own.model is None:
        kept = {"model_name": model.name, "model_sha256": model.sha256, "dimension": model.dimension}
        catalogue.write_manifest(server, own.model_copy(update={**kept, "chunking": manifest.chunking}))


def _run(server: Server, source: str) -> Run:
    """The run that every copy of that archive has. Raises UsageError where the database is not this copy's alone."""
    begun = catalogue.entry(server, COPY)
    runs = catalogue.entries(server, Kind.RUN)
    number = begun.number if begun else 0
    if any(run.count for run in runs if run.number != number):
        raise UsageError(f"{server.address.told}: has articles of its own by now; copy into a new database")
    if begun is None:
        run = Run.begin(server)
        catalogue.put(server, [Entry(COPY, Kind.COPY, run.number, value=source)])
        return run
    if begun.value != source:
        raise UsageError(f"{server.address.told}: a copy of {begun.value}; copy into a new database")
    own = (run for run in runs if run.number == number)
    return Run(server, next(own, Entry(f"run/{number:06d}/{COPY}", Kind.RUN, number)))


class _Copying:
    """One copy; the folder's archive is read in one state from beginning to end."""

    def __init__(self, connection: sqlite3.Connection, server: Server, run: Run, dimension: int) -> None:
        self._connection, self._server, self._run, self._dimension = connection, server, run, dimension
        self._base = run.number << RUN_BITS
        self._names: set[str] = set()

    def all(self, progress: Progress, stop: Callable[[], bool]) -> Copied:
        done = Copied()
        with reading(self._connection):
            ids = [row[0] for row in self._connection.execute("SELECT id FROM versions ORDER BY id")]
            for at in range(0, len(ids), VERSIONS_A_BATCH):
                if stop():
                    return replace(done, stopped=True)
                done = self._batch(ids[at : at + VERSIONS_A_BATCH], done)
                progress(min(at + VERSIONS_A_BATCH, len(ids)), len(ids))
            gone = self._take_gone({self._base + i for i in ids})
            self._retired()
            stale = [e.name for kind in commit.KEPT for e in catalogue.entries(self._server, kind)]
            catalogue.take(self._server, [name for name in stale if name not in self._names])
        return replace(done, gone=gone)

    def _batch(self, ids: Sequence[int], done: Copied) -> Copied:
        records = self._records(ids)
        self._names.update(name for r in records if r.latest for name in entries_of(r.article))
        new = list(self._changed(records))
        same = len(records) - len(new)
        if not new:
            return replace(done, same=done.same + same)
        before = {row["id"] for row in self._server.by_ids(VERSIONS, "id", [r.id for r in new], ("id",))}
        commit.put_in_catalogue(self._server, [r for r in new if r.latest], set())
        self._server.put(PIECES, [row for record in new for row in piece_rows(record, with_text=True)])
        passages = [row for record in new for row in self._passage_rows(record)]
        self._server.put(PASSAGES, passages)
        self._server.put(VERSIONS, [version_row(record) for record in new])
        commit.withdraw(self._server, [record.id for record in new if not record.latest])
        for record in new:
            if record.latest and record.id in before:  # an edited headline gives its passages new ids in the folder
                own = record.passage_ids
                others = f"(id < {own.start} or id >= {own.stop})"
                self._server.take(PASSAGES, f"version == {record.id} and {others}")
        self._run.done()
        return replace(
            done, versions=done.versions + len(new), passages=done.passages + len(passages), same=done.same + same
        )

    def _changed(self, records: Sequence[Record]) -> Iterator[Record]:
        """Those that the target has not, or has otherwise."""
        fields = tuple(name for name in version_row(records[0]) if name != "nothing") if records else VERSION_FIELDS
        rows = {row["id"]: row for row in self._server.by_ids(VERSIONS, "id", [r.id for r in records], fields)}
        ids = [each for row in rows.values() for each in piece_ids(row, head_only=True)]
        heads = {row["id"]: row["text"] for row in self._server.by_ids(PIECES, "id", ids, ("id", "text"))}
        for record in records:
            there = rows.get(record.id)
            if there is None:
                yield record
                continue
            own = replace(record, slot=there["slot"])
            if not _same(version_row(own), there) or not _has(heads, own):
                yield replace(own, slot=1 - own.slot)

    def _records(self, ids: Sequence[int]) -> list[Record]:
        marks = ",".join("?" * len(ids))
        articles = read_articles(self._connection, ids)
        edits = self._many("SELECT article, field, value FROM edits", ())
        bands = self._many(f"SELECT version, band FROM bands WHERE version IN ({marks}) ORDER BY band", tuple(ids))
        rows = self._connection.execute(
            "SELECT versions.id, article, latest, place, input_sha256, versions.added, furniture, first_passage "
            f"FROM versions JOIN articles ON articles.id = article WHERE versions.id IN ({marks}) ORDER BY versions.id",
            tuple(ids),
        ).fetchall()
        found = []
        for version, article, latest, place, digest, added, furniture, first in rows:
            own = articles[version]
            moved = replace(
                own,
                id=self._base + version,
                origin=None if own.origin is None else self._base + own.origin,
                story=None if own.story is None else self._base + own.story,
            )
            found.append(
                Record(
                    article=moved,
                    latest=bool(latest),
                    place=place,
                    input_sha256=digest,
                    added=datetime.fromisoformat(added),
                    furniture=tuple((start, end) for start, end in json.loads(furniture)),
                    edits=tuple(sorted((field, value) for field, value in edits.get(article, ()))) if latest else (),
                    bands=tuple(band for (band,) in bands.get(version, ())),
                    first_passage=self._base + first if first else 0,
                )
            )
        return found

    def _many(self, query: str, values: tuple[int, ...]) -> dict[int, list[Any]]:
        """Rows by their first column, each without it."""
        found: dict[int, list[Any]] = {}
        for first, *others in self._connection.execute(query, values):
            found.setdefault(first, []).append(tuple(others))
        return found

    def _passage_rows(self, record: Record) -> list[Row]:
        if not record.article.passages:
            return []
        ids, vectors = vectors_of(self._connection, [i - self._base for i in record.passage_ids], self._dimension)
        by_id = {self._base + int(i): row for i, row in zip(ids, vectors, strict=True)}
        terms = terms_of((record,))[record.id]
        return [
            commit.passage_row(record, number, terms[number], by_id[passage_id].tolist())
            for number, passage_id in enumerate(record.passage_ids)
        ]

    def _take_gone(self, kept: set[int]) -> int:
        """Versions that were copied and are no more in the folder."""
        where = f"id > {self._base} and id < {self._base + (1 << RUN_BITS)}"
        gone = [row["id"] for rows in self._server.pages(VERSIONS, where, ("id",)) for row in rows]
        gone = [i for i in gone if i not in kept]
        commit.take_versions(self._server, gone)
        commit.withdraw(self._server, gone)
        if gone:
            self._run.done()
        return len(gone)

    def _retired(self) -> None:
        rows = self._connection.execute("SELECT key_sha256, last_version FROM retired").fetchall()
        there = {entry.name for entry in catalogue.entries(self._server, Kind.RETIRED)}
        entries = [Entry(retired_name_of(key), Kind.RETIRED, number) for key, number in rows]
        catalogue.put(self._server, [entry for entry in entries if entry.name not in there])
        catalogue.take(self._server, sorted(there - {entry.name for entry in entries}))


def _same(ours: Row, theirs: Row) -> bool:
    return all(ours[name] == (list(value) if isinstance(ours[name], list) else value) for name, value in theirs.items())


def _has(heads: dict[int, str], record: Record) -> bool:
    ours = {row["id"]: row["text"] for row in piece_rows(record, with_text=False)}
    return all(ours.get(i) == heads.get(i) for i in piece_ids(version_row(record), head_only=True))
