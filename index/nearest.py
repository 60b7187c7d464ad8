"""Vector search over one connection: the base where there is one, the tail, and what is gone since.

It keeps what it has read until the database changes. It does not know filters beyond ranges of ids.
"""

import sqlite3
from pathlib import Path

import numpy as np

from index.errors import ArchiveBroken
from index.found import Hit
from index.manifest import Generation, read_manifest
from index.schema import reading
from index.vectors import (
    NEAR_TIE,
    SLACK,
    Base,
    Ids,
    Ranges,
    Vectors,
    best_hits,
    cosines,
    open_base,
    read_vectors,
    top,
    vectors_of,
    visible,
)

NO_IDS: Ids = np.empty(0, dtype=np.int64)


class Nearest:
    """Searches one archive's vectors. Not for two threads at once."""

    def __init__(self, connection: sqlite3.Connection, folder: Path) -> None:
        self._connection = connection
        self._folder = folder
        self._seen: tuple[int, int] | None = None
        self._generation: Generation | None = None
        self._base: Base | None = None
        self._covers = 0
        self._gone = NO_IDS
        self._tail_ids = NO_IDS
        self._tail: Vectors = np.empty((0, 0), dtype=np.float32)

    def search(self, vector: Vectors, limit: int, allowed: Ranges) -> list[Hit]:
        """Nearest by cosine, best first, ties to the lower id. `vector` has length 1."""
        self._refresh(len(vector))
        if limit < 1:
            return []
        ids, rows = self._from_tail(vector, limit, allowed)
        if self._base is not None:
            proposed = self._base.nearest(vector, limit + SLACK, allowed, self._gone)
            if proposed:
                base_ids, base_rows = vectors_of(self._connection, proposed, len(vector))
                ids, rows = np.concatenate([ids, base_ids]), np.concatenate([rows, base_rows])
        return best_hits(ids, rows, vector, limit)

    def forget(self) -> None:
        """Reads everything again at the next search: after rows were deleted on this connection."""
        self._seen = None

    def _from_tail(self, vector: Vectors, limit: int, allowed: Ranges) -> tuple[Ids, Vectors]:
        """Ids and rows of all that may be among the `limit` best of the tail."""
        if not len(self._tail_ids):
            return NO_IDS, np.empty((0, len(vector)), dtype=np.float32)
        scores = cosines(self._tail, vector)
        if allowed is not None:
            scores[~visible(self._tail_ids, allowed, NO_IDS)] = -np.inf
        least = scores[top(scores, limit)].min() - NEAR_TIE
        keep = (scores >= least) & (scores > -np.inf)
        return self._tail_ids[keep], self._tail[keep]

    def _refresh(self, dimension: int) -> None:
        """Takes in what was committed by others, or written on this connection, since the last search."""
        others = int(self._connection.execute("PRAGMA data_version").fetchone()[0])
        now = (others, self._connection.total_changes)
        if now == self._seen:
            return
        with reading(self._connection):
            if self._seen is None or self._seen[0] != others:
                self._reopen(dimension)
            else:
                self._grow(dimension)
        self._seen = now

    def _reopen(self, dimension: int) -> None:
        generation = read_manifest(self._connection, str(self._folder)).generation
        if generation != self._generation or self._base is None:
            self._base = self._open(generation)
            self._generation = generation
        self._covers = generation.covers if generation is not None and self._base is not None else 0
        rows = self._connection.execute("SELECT passage FROM gone WHERE passage <= ?", (self._covers,)).fetchall()
        self._gone = np.array(rows, dtype=np.int64).reshape(-1)
        self._tail_ids, self._tail = read_vectors(self._connection, self._covers, dimension)

    def _grow(self, dimension: int) -> None:
        last = int(self._tail_ids[-1]) if len(self._tail_ids) else self._covers
        ids, rows = read_vectors(self._connection, last, dimension)
        if len(ids):
            self._tail_ids = np.concatenate([self._tail_ids, ids])
            self._tail = np.concatenate([self._tail.reshape(-1, dimension), rows])

    def _open(self, generation: Generation | None) -> Base | None:
        """None where the file is missing or damaged: then SQLite's vectors are searched, slower but the same."""
        if generation is None:
            return None
        try:
            return open_base(self._folder, generation)
        except ArchiveBroken:
            return None
