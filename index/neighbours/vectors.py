"""Vectors as rows: how SQLite keeps them, and the arithmetic of cosines, filters and best hits.

It knows neither files nor articles.
"""

import sqlite3
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from index.errors import ArchiveBroken
from index.found import Hit

CHUNK_ROWS = 4_096
LAST_ID = 2**63 - 1
# Two sums of the same products in another order differ by less.
NEAR_TIE = 1e-5

Vectors = NDArray[np.float32]
Ids = NDArray[np.int64]
# Half-open ranges of passage ids, shape (n, 2), ascending; None means all.
Ranges = NDArray[np.int64] | None
# One bool for each passage id from 0 on: whether it may be found. None means that all may.
Seen = NDArray[np.bool_] | None


def seen_among(allowed: Ranges, gone: Ids, last: int) -> Seen:
    """Which of the ids up to `last` lie in an allowed range and are not gone."""
    if allowed is None and not len(gone):
        return None
    if allowed is None:
        seen = np.ones(last + 1, dtype=np.bool_)
    else:
        turns = np.zeros(last + 2, dtype=np.int8)
        turns[np.minimum(allowed[:, 0], last + 1)] += 1
        turns[np.minimum(allowed[:, 1], last + 1)] -= 1
        # Ranges that lie past `last` all turn at the same place.
        turns[last + 1] = 0
        seen = np.cumsum(turns[: last + 1], dtype=np.int8).astype(np.bool_)
    seen[gone[gone <= last]] = False
    return seen


def visible(ids: Ids, seen: Seen) -> NDArray[np.bool_]:
    """Which of the ids may be found."""
    return np.ones(len(ids), dtype=np.bool_) if seen is None else seen[ids]


def cosines(rows: Vectors, vector: Vectors) -> Vectors:
    """Of unit rows and a unit vector.

    Not `rows @ vector`: that waits for BLAS threads, 32 ms for 3,600 rows on a busy machine where this takes 0.1.
    """
    found: Vectors = np.vecdot(rows, vector)
    return found


def top(scores: NDArray[np.floating], limit: int) -> NDArray[np.intp]:
    """Positions of the `limit` highest scores, in any order."""
    if limit >= len(scores):
        return np.arange(len(scores))
    return np.argpartition(scores, len(scores) - limit)[-limit:]


def best_hits(ids: Ids, rows: Vectors, vector: Vectors, limit: int) -> list[Hit]:
    """The `limit` best, best first, ties to the lower id.

    Row by row in double precision: a product of whole matrices gives other last digits for other neighbours.
    """
    scores: NDArray[np.float64] = np.sum(rows * vector, axis=1, dtype=np.float64)
    order = np.lexsort((ids, -scores))[:limit]
    return [Hit(int(ids[i]), float(scores[i])) for i in order]


def read_vectors(
    connection: sqlite3.Connection, dimension: int, after: int, upto: int | None = None
) -> tuple[Ids, Vectors]:
    """All vectors with a passage id above `after`, up to `upto`, ascending: ids (n,), float32 rows (n, dimension)."""
    rows = connection.execute(
        "SELECT passage, vector FROM vectors WHERE passage > ? AND passage <= ? ORDER BY passage",
        (after, LAST_ID if upto is None else upto),
    )
    return unpack(rows.fetchall(), dimension)


def vectors_of(connection: sqlite3.Connection, ids: Sequence[int], dimension: int) -> tuple[Ids, Vectors]:
    """The vectors of these passages, those that exist, ascending by id."""
    marks = ",".join("?" * len(ids))
    rows = connection.execute(
        f"SELECT passage, vector FROM vectors WHERE passage IN ({marks}) ORDER BY passage", tuple(ids)
    )
    return unpack(rows.fetchall(), dimension)


def pack(vector: Vectors) -> bytes:
    """A row as SQLite keeps it: little-endian half floats."""
    return vector.astype("<f2").tobytes()


def unpack(rows: Sequence[tuple[int, bytes]], dimension: int) -> tuple[Ids, Vectors]:
    """The reverse of `pack` for many rows. Raises ArchiveBroken."""
    ids = np.fromiter((row[0] for row in rows), dtype=np.int64, count=len(rows))
    halves = np.frombuffer(b"".join(row[1] for row in rows), dtype="<f2")
    if halves.size != len(rows) * dimension:
        raise ArchiveBroken("the archive's vectors have another length than its manifest says; run `rashomon doctor`")
    return ids, halves.reshape(len(rows), dimension).astype(np.float32)


def stored_in_chunks(
    connection: sqlite3.Connection, dimension: int, after: int, upto: int, step: int = 1
) -> Iterator[tuple[Ids, Vectors]]:
    """The vectors of passages above `after`, up to `upto`, in order, every `step`-th id, in chunks that fit memory."""
    rows = connection.execute(
        "SELECT passage, vector FROM vectors WHERE passage > ? AND passage <= ? AND passage % ? = 0 ORDER BY passage",
        (after, upto, step),
    )
    while chunk := rows.fetchmany(CHUNK_ROWS):
        yield unpack(chunk, dimension)
