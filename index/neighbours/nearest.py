"""Vector search over one connection: the bases where there are any, the tail, and what is gone since.

It keeps what it has read until the database changes. It does not know filters beyond ranges of ids.
"""

import sqlite3
from pathlib import Path

import numpy as np

from index.errors import ArchiveBroken
from index.found import Hit
from index.manifest import Generation, read_manifest
from index.neighbours.base import SLACK, Base, open_base
from index.neighbours.vectors import (
    NEAR_TIE,
    Ids,
    Ranges,
    Seen,
    Vectors,
    best_hits,
    cosines,
    read_vectors,
    seen_among,
    top,
    vectors_of,
    visible,
)
from index.schema import reading

NO_IDS: Ids = np.empty(0, dtype=np.int64)


class Nearest:
    """Searches one archive's vectors. Not for two threads at once."""

    def __init__(self, connection: sqlite3.Connection, folder: Path) -> None:
        self._connection = connection
        self._folder = folder
        self._seen: tuple[int, int] | None = None
        self._bases: dict[Generation, Base | None] = {}
        self._covers = 0
        self._gone = NO_IDS
        self._not_gone: Seen = None
        self._tail_ids = NO_IDS
        self._tail: Vectors = np.empty((0, 0), dtype=np.float32)

    def search(self, vector: Vectors, limit: int, allowed: Ranges) -> list[Hit]:
        """Nearest by cosine, best first, ties to the lower id. `vector` has length 1."""
        self._refresh(len(vector))
        if limit < 1:
            return []
        last = max(self._covers, int(self._tail_ids[-1]) if len(self._tail_ids) else 0)
        seen = self._not_gone if allowed is None else seen_among(allowed, self._gone, last)
        ids, rows = self._from_tail(vector, limit, seen)
        bases = [base for base in self._bases.values() if base is not None]
        proposed = [i for base in bases for i in base.nearest(vector, limit + SLACK, seen)]
        if proposed:
            base_ids, base_rows = vectors_of(self._connection, proposed, len(vector))
            ids, rows = np.concatenate([ids, base_ids]), np.concatenate([rows, base_rows])
        return best_hits(ids, rows, vector, limit)

    def forget(self) -> None:
        """Reads everything again at the next search: after rows were deleted on this connection."""
        self._seen = None

    def _from_tail(self, vector: Vectors, limit: int, seen: Seen) -> tuple[Ids, Vectors]:
        """Ids and rows of all that may be among the `limit` best of the tail."""
        if not len(self._tail_ids):
            return NO_IDS, np.empty((0, len(vector)), dtype=np.float32)
        scores = cosines(self._tail, vector)
        if seen is not None:
            scores[~visible(self._tail_ids, seen)] = -np.inf
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
        generations = read_manifest(self._connection, str(self._folder)).generations
        self._bases = {g: self._bases[g] if self._bases.get(g) else self._open(g) for g in generations}
        self._covers = generations[-1].covers if generations else 0
        rows = self._connection.execute("SELECT passage FROM gone WHERE passage <= ?", (self._covers,)).fetchall()
        self._gone = np.array(rows, dtype=np.int64).reshape(-1)
        lost = [(g.after, g.covers) for g in generations if self._bases[g] is None]
        parts = [read_vectors(self._connection, dimension, *span) for span in (*lost, (self._covers, None))]
        self._tail_ids = np.concatenate([ids for ids, _ in parts])
        self._tail = np.concatenate([rows for _, rows in parts])
        self._see()

    def _grow(self, dimension: int) -> None:
        last = int(self._tail_ids[-1]) if len(self._tail_ids) else self._covers
        ids, rows = read_vectors(self._connection, dimension, last)
        if len(ids):
            self._tail_ids = np.concatenate([self._tail_ids, ids])
            self._tail = np.concatenate([self._tail.reshape(-1, dimension), rows])
            self._see()

    def _see(self) -> None:
        last = int(self._tail_ids[-1]) if len(self._tail_ids) else 0
        self._not_gone = seen_among(None, self._gone, max(self._covers, last))

    def _open(self, generation: Generation) -> Base | None:
        """None where the file is missing or damaged: then SQLite's vectors are searched, slower but the same."""
        try:
            return open_base(self._folder, generation)
        except ArchiveBroken:
            return None
