"""Writes a base's file from SQLite's vectors. It does not know which bases count, nor when one is due."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from index.files import FILE_MODE, Files, sha256_of
from index.manifest import Generation
from index.neighbours.base import Sizes
from index.neighbours.vectors import Ids, stored_in_chunks
from index.words import postings
from index.words.fulltext import read_words

if TYPE_CHECKING:
    import faiss

SUFFIXES = {"flat": "f32", "faiss": "faiss", "lists": "lists"}
ID_BYTES = 8
# Rows that the lists' centres are made from, for each list. FAISS asks for 39 at the least.
SAMPLED_A_LIST = 40
# Turns of making the centres; more of them find no more.
TURNS = 6
# Lists made for fewer passages than a quarter of what they hold grow long, and every question reads some whole.
OUTGROWN = 4
# A base that was there before, and the folder that it lies in.
Old = tuple[Path, Generation]


@dataclass(frozen=True, slots=True)
class Span:
    """The passages that a base is to hold: those with a vector, above `after` and up to `covers`."""

    after: int
    covers: int
    count: int
    dimension: int


@dataclass(frozen=True, slots=True)
class Written:
    """The file's hash, how many of its first bytes say how large its parts are, and what its lists were made for."""

    sha256: str
    head: int
    trained: int = 0


def kind_of(span: Span, alone: bool, sizes: Sizes) -> str:
    """What file so many passages are worth. `alone`: no other base needs FAISS, so that a flat one saves its import."""
    if span.count > sizes.exact_up_to:
        return "lists"
    return "flat" if alone and span.count <= sizes.flat_up_to else "faiss"


def write(
    connection: sqlite3.Connection, path: Path, span: Span, kind: str, files: Files, old: Sequence[Old]
) -> Written:
    """The file of vectors at `path`, synced. `old` are sound bases inside the span, whose codes may be taken over."""
    if kind == "flat":
        return Written(files.write(path, _flat(connection, span)), ID_BYTES * span.count)
    files.step("open", path)
    if kind == "faiss":
        head, trained = _exact(connection, path, span), 0
    else:
        head, trained = _lists(connection, path, span, _largest(old))
    path.chmod(FILE_MODE)
    files.sync(path)
    return Written(sha256_of(path), head, trained)


def write_words(connection: sqlite3.Connection, path: Path, span: Span, files: Files, old: Sequence[Old]) -> str:
    """The file of terms at `path`, synced; its SHA-256. What `old` bases hold is joined, the rest read from SQLite."""
    parts: list[postings.Postings] = []
    upto = span.after
    for folder, generation in old:
        parts += read_words(connection, upto, generation.after)
        if generation.words:
            parts.append(postings.read(folder / generation.words.file))
            upto = generation.covers
    parts += read_words(connection, upto, span.covers)
    return files.write(path, postings.write(parts, _gone(connection, span.after, span.covers)))


def _largest(old: Sequence[Old]) -> tuple[Path, Generation] | None:
    folder, lists = next((folder for folder, _ in old), Path()), [g for _, g in old if g.kind == "lists"]
    largest = max(lists, key=lambda g: g.count, default=None)
    return (folder / largest.file, largest) if largest else None


def _flat(connection: sqlite3.Connection, span: Span) -> Iterable[bytes]:
    """All ids (int64), then all rows (float32)."""
    rows = connection.execute(
        "SELECT passage FROM vectors WHERE passage > ? AND passage <= ? ORDER BY passage", (span.after, span.covers)
    )
    for row in rows:
        yield int(row[0]).to_bytes(ID_BYTES, "little")
    for _, matrix in stored_in_chunks(connection, span.dimension, span.after, span.covers):
        yield matrix.astype("<f4").tobytes()


def _exact(connection: sqlite3.Connection, path: Path, span: Span) -> int:
    """Half floats, inner product of unit vectors (cosine)."""
    import faiss

    flat = faiss.IndexScalarQuantizer(span.dimension, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT)
    index = faiss.IndexIDMap2(flat)
    for ids, matrix in stored_in_chunks(connection, span.dimension, span.after, span.covers):
        index.add_with_ids(matrix, ids)
    faiss.write_index(index, str(path))
    # Codes, then the number of ids and the ids.
    return int(path.stat().st_size) - span.count * (2 * span.dimension + ID_BYTES) - ID_BYTES


def _lists(
    connection: sqlite3.Connection, path: Path, span: Span, old: tuple[Path, Generation] | None
) -> tuple[int, int]:
    """Inverted lists of one-byte codes, taken over from `old` as far as it goes."""
    import faiss

    faiss.omp_set_num_threads(1)
    index: Any
    if old is not None and span.count <= OUTGROWN * old[1].trained:
        index, trained = faiss.read_index(str(old[0])), old[1].trained
        gone = _gone(connection, old[1].after, old[1].covers)
        if len(gone):
            index.remove_ids(faiss.IDSelectorBatch(gone))
        rest = [(span.after, old[1].after), (old[1].covers, span.covers)]
    else:
        index, trained, rest = _trained(connection, span), span.count, [(span.after, span.covers)]
    for after, covers in rest:
        for ids, matrix in stored_in_chunks(connection, span.dimension, after, covers):
            index.add_with_ids(matrix, ids)
    faiss.write_index(index, str(path))
    return int(path.stat().st_size) - span.count * (index.code_size + ID_BYTES), trained


def _gone(connection: sqlite3.Connection, after: int, covers: int) -> Ids:
    query = "SELECT passage FROM gone WHERE passage > ? AND passage <= ?"
    return np.array(connection.execute(query, (after, covers)).fetchall(), dtype=np.int64).reshape(-1)


def _trained(connection: sqlite3.Connection, span: Span) -> "faiss.IndexIVFScalarQuantizer":
    """Empty lists, about twice the root of how many passages there are, around centres of a sample."""
    import faiss

    lists = 1 << round(np.log2(2 * span.count**0.5))
    step = max(1, span.count // (SAMPLED_A_LIST * lists))
    chunks = stored_in_chunks(connection, span.dimension, span.after, span.covers, step)
    sample = np.concatenate([matrix for _, matrix in chunks])
    index = faiss.IndexIVFScalarQuantizer(
        faiss.IndexFlatIP(span.dimension), span.dimension, lists, faiss.ScalarQuantizer.QT_8bit,
        faiss.METRIC_INNER_PRODUCT, True,
    )  # fmt: skip
    index.cp.niter = TURNS
    index.cp.min_points_per_centroid = 1
    index.train(sample)
    return index
