"""Nearest passages by cosine: an immutable base file, an exact tail read from SQLite, and exact scores for both.

The base only proposes: every hit's score is computed again from SQLite's vector, so a search says the same whatever the
base is, and a base that is missing or damaged costs time or recall, never a wrong score. It does not know articles.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.errors import ArchiveBroken
from index.found import Hit
from index.manifest import Generation

# The base's own arithmetic may order near ties differently from ours.
SLACK = 16
CHUNK_ROWS = 4_096
# Two sums of the same products in another order differ by less.
NEAR_TIE = 1e-5

Vectors = NDArray[np.float32]
Ids = NDArray[np.int64]
# Half-open ranges of passage ids, shape (n, 2), ascending; None means all.
Ranges = NDArray[np.int64] | None


@dataclass(frozen=True, slots=True)
class Sizes:
    """When a base is worth its file. Measured on the two-core reference machine.

    Reading 1,000 vectors from SQLite takes 0.7 ms, so few need no base. A flat float32 file of 50,000 (77 MB) is
    searched in 6 ms, where importing faiss alone takes 100 to 170 ms.
    """

    tail_up_to: int = 4_096
    flat_up_to: int = 50_000


class Base(Protocol):
    """A derived file that proposes passages."""

    def nearest(self, vector: Vectors, limit: int, allowed: Ranges, gone: Ids) -> list[int]:
        """Ids of about the `limit` nearest among the allowed ones that are not gone; any order."""
        ...


@dataclass(frozen=True, slots=True)
class FlatBase:
    """Every vector as float32, memory-mapped."""

    ids: Ids
    matrix: Vectors

    def nearest(self, vector: Vectors, limit: int, allowed: Ranges, gone: Ids) -> list[int]:
        """Exact, by one product over all rows."""
        scores = cosines(self.matrix, vector)
        if allowed is not None or len(gone):
            scores[~visible(self.ids, allowed, gone)] = -np.inf
        best = top(scores, limit)
        return [int(self.ids[i]) for i in best if scores[i] > -np.inf]


class FaissBase:
    """A FAISS index with our own ids. Import and search are FAISS's; filters go in as a selector."""

    def __init__(self, path: Path) -> None:
        import faiss

        # One question at a time: on a busy machine its threads cost more than they bring (17 ms, alone 2, at 53,000).
        faiss.omp_set_num_threads(1)
        try:
            self._index = faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC)
        except RuntimeError as error:
            raise ArchiveBroken(f"{path}: not a readable index; run `rashomon rebuild`") from error
        # The stubs know the C++ base class only.
        self._ids: Ids = faiss.vector_to_array(self._index.id_map)  # type: ignore[attr-defined]

    def nearest(self, vector: Vectors, limit: int, allowed: Ranges, gone: Ids) -> list[int]:
        """As good as the index type is; exact for the flat ones."""
        import faiss

        parameters = None
        if allowed is not None or len(gone):
            seen = self._ids[visible(self._ids, allowed, gone)]
            if not len(seen):
                return []
            bits = np.zeros(int(seen.max()) // 8 + 1, dtype=np.uint8)
            np.bitwise_or.at(bits, seen >> 3, np.left_shift(1, seen & 7).astype(np.uint8))
            selector = faiss.IDSelectorBitmap(bits)  # type: ignore[call-arg, arg-type]  # as above
            parameters = faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]  # as above
        _, found = self._index.search(vector[None, :], min(limit, self._index.ntotal), params=parameters)
        return [int(i) for i in found[0] if i >= 0]


def visible(ids: Ids, allowed: Ranges, gone: Ids) -> NDArray[np.bool_]:
    """Which of the ids lie in an allowed range and are not gone."""
    seen = np.ones(len(ids), dtype=np.bool_)
    if allowed is not None:
        at = np.searchsorted(allowed[:, 0], ids, side="right") - 1
        inside = at >= 0
        seen &= inside & (ids < allowed[np.maximum(at, 0), 1]) if len(allowed) else False
    if len(gone):
        seen &= ~np.isin(ids, gone)
    return seen


def cosines(rows: Vectors, vector: Vectors) -> Vectors:
    """Of unit rows and a unit vector.

    Not `rows @ vector`: that waits for BLAS threads, 32 ms for 3,600 rows on a busy machine where this takes 0.1.
    """
    found: Vectors = np.vecdot(rows, vector)
    return found


def top(scores: Vectors, limit: int) -> NDArray[np.intp]:
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


def is_whole(folder: Path, generation: Generation | None) -> bool:
    """Whether the base's file, if there is to be one, is there in its full size; its bytes are the doctor's."""
    try:
        return generation is None or (folder / generation.file).stat().st_size == generation.size
    except OSError:
        return False


def open_base(folder: Path, generation: Generation) -> Base:
    """The base that the manifest points to. Raises ArchiveBroken."""
    path = folder / generation.file
    if not is_whole(folder, generation):
        raise ArchiveBroken(f"{path}: missing or not whole; run `rashomon rebuild`")
    if generation.kind == "faiss":
        return FaissBase(path)
    count, dimension = generation.count, generation.dimension
    return FlatBase(
        np.memmap(path, dtype=np.int64, mode="r", shape=(count,)),
        np.memmap(path, dtype=np.float32, mode="r", offset=8 * count, shape=(count, dimension)),
    )


def read_vectors(connection: sqlite3.Connection, after: int, dimension: int) -> tuple[Ids, Vectors]:
    """All vectors with a passage id above `after`, ascending: ids (n,) and float32 rows (n, dimension)."""
    rows = connection.execute("SELECT passage, vector FROM vectors WHERE passage > ? ORDER BY passage", (after,))
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


def stored_in_chunks(connection: sqlite3.Connection, dimension: int) -> Iterator[tuple[Ids, Vectors]]:
    """All vectors, in order, in chunks that fit memory."""
    rows = connection.execute("SELECT passage, vector FROM vectors ORDER BY passage")
    while chunk := rows.fetchmany(CHUNK_ROWS):
        yield unpack(chunk, dimension)


def flat_bytes(connection: sqlite3.Connection, dimension: int) -> Iterable[bytes]:
    """The flat base's file: all ids (int64), then all rows (float32)."""
    for row in connection.execute("SELECT passage FROM vectors ORDER BY passage"):
        yield int(row[0]).to_bytes(8, "little")
    for _, matrix in stored_in_chunks(connection, dimension):
        yield matrix.astype("<f4").tobytes()


def faiss_file(connection: sqlite3.Connection, dimension: int, path: Path) -> None:
    """Writes the FAISS base: half floats, inner product of unit vectors (cosine), exact."""
    import faiss

    flat = faiss.IndexScalarQuantizer(dimension, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT)
    index = faiss.IndexIDMap2(flat)
    for ids, matrix in stored_in_chunks(connection, dimension):
        index.add_with_ids(matrix, ids)
    faiss.write_index(index, str(path))
