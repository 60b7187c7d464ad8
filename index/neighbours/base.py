"""A base: a derived, immutable file of some passages' vectors that proposes the nearest ones.

It only proposes: whoever asks scores again from SQLite's vectors, so a base that is missing or damaged costs time or
recall, never a wrong score. It does not know articles, nor which bases count.
"""

import hashlib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

from index.errors import ArchiveBroken
from index.manifest import Generation
from index.neighbours.vectors import Ids, Seen, Vectors, cosines, top, visible

if TYPE_CHECKING:
    import faiss

# A base's own arithmetic may order near ties differently from ours, and codes of a byte do so more than floats.
SLACK = 16
# Lists looked at for a question. 1,000,000 passages: see DECISIONS.
LISTS_ASKED = 32


@dataclass(frozen=True, slots=True)
class Sizes:
    """What kind of base so many passages are worth. Measured on the two-core reference machine.

    Reading 1,000 vectors from SQLite takes 0.7 ms, so few need no base. A flat float32 file of 50,000 (77 MB) is
    searched in 6 ms, where importing faiss alone takes 100 to 170 ms. Half floats are searched exactly in 2.3 ms at
    64,000; above `exact_up_to` inverted lists are faster. What writes more than `at_once_up_to` passages is left to a
    process of its own.
    """

    tail_up_to: int = 4_096
    flat_up_to: int = 50_000
    exact_up_to: int = 131_072
    at_once_up_to: int = 65_536

    def told(self) -> str:
        """As one word of a command line."""
        return ",".join(str(getattr(self, field.name)) for field in fields(self))

    @classmethod
    def read(cls, told: str) -> "Sizes":
        """The reverse of `told`."""
        return cls(*map(int, told.split(",")))


class Base(Protocol):
    """A derived file that proposes passages."""

    def nearest(self, vector: Vectors, limit: int, seen: Seen) -> list[int]:
        """Ids of about the `limit` nearest among those that may be found; any order."""
        ...


@dataclass(frozen=True, slots=True)
class FlatBase:
    """Every vector as float32, memory-mapped."""

    ids: Ids
    matrix: Vectors

    def nearest(self, vector: Vectors, limit: int, seen: Seen) -> list[int]:
        """Exact, by one product over all rows."""
        scores = cosines(self.matrix, vector)
        if seen is not None:
            scores[~visible(self.ids, seen)] = -np.inf
        best = top(scores, limit)
        return [int(self.ids[i]) for i in best if scores[i] > -np.inf]


class FaissBase:
    """A FAISS index with our own ids: half floats, searched whole."""

    def __init__(self, path: Path, generation: Generation) -> None:
        self._index = read_faiss(path, generation)

    def nearest(self, vector: Vectors, limit: int, seen: Seen) -> list[int]:
        """Exact, to half floats."""
        import faiss

        limit = min(limit, self._index.ntotal)
        parameters = None if seen is None else faiss.SearchParameters(sel=selector(seen))  # type: ignore[call-arg]
        _, found = self._index.search(vector[None, :], limit, params=parameters)
        return [int(i) for i in found[0] if i >= 0]


class ListsBase:
    """FAISS's inverted lists of one-byte codes; only the lists near the question are read from the mapped file."""

    def __init__(self, path: Path, generation: Generation) -> None:
        self._index: Any = read_faiss(path, generation)
        self._range = slice(generation.after + 1, generation.covers + 1)

    def nearest(self, vector: Vectors, limit: int, seen: Seen) -> list[int]:
        """The nearest of the lists asked: the fewer passages may be found, the more lists, up to all of them."""
        count = self._index.ntotal if seen is None else min(self._index.ntotal, int(seen[self._range].sum()))
        if not count:
            return []
        limit, lists = min(limit, count), self._index.nlist
        asked = min(lists, -(-LISTS_ASKED * self._index.ntotal // count))
        found = self._search(vector, limit, seen, asked)
        # Passages that may be found can all lie in lists that are far away.
        return found if len(found) == limit or asked == lists else self._search(vector, limit, seen, lists)

    def _search(self, vector: Vectors, limit: int, seen: Seen, lists: int) -> list[int]:
        import faiss

        chosen = {} if seen is None else {"sel": selector(seen)}
        parameters = faiss.SearchParametersIVF(nprobe=lists, **chosen)  # type: ignore[call-arg]
        _, found = self._index.search(vector[None, :], limit, params=parameters)
        return [int(i) for i in found[0] if i >= 0]


def selector(seen: NDArray[np.bool_]) -> "faiss.IDSelectorBitmap":
    """FAISS's own form of what may be found."""
    import faiss

    return faiss.IDSelectorBitmap(np.packbits(seen, bitorder="little"))  # type: ignore[call-arg, arg-type]


def read_faiss(path: Path, generation: Generation) -> Any:
    """Memory-mapped. FAISS believes what a file says of its sizes: `is_whole` comes first. Raises ArchiveBroken."""
    import faiss

    # One question at a time: on a busy machine its threads cost more than they bring (17 ms, alone 2, at 53,000).
    faiss.omp_set_num_threads(1)
    # The stubs know the C++ base class only.
    index: Any
    broken = ArchiveBroken(f"{path}: not a readable index; run `rashomon rebuild`")
    try:
        flag = faiss.IO_FLAG_MMAP if generation.kind == "lists" else faiss.IO_FLAG_MMAP_IFC
        index = faiss.read_index(str(path), flag)
    except RuntimeError as error:
        raise broken from error
    ids = generation.count if generation.kind == "lists" else index.id_map.size()
    if not index.ntotal == ids == generation.count:
        raise broken
    return index


def head_of(path: Path, size: int) -> str:
    """The SHA-256 of a file's first bytes; of none, "" ."""
    if not size:
        return ""
    with path.open("rb") as file:
        return hashlib.sha256(file.read(size)).hexdigest()


def is_whole(folder: Path, generation: Generation) -> bool:
    """Whether its files are there in full size and begin as they were written; the rest is the doctor's."""
    try:
        if any((folder / name).stat().st_size != size for name, size, _ in generation.files):
            return False
        return (
            generation.words is not None
            and head_of(folder / generation.file, generation.head) == generation.head_sha256
        )
    except OSError:
        return False


def open_base(folder: Path, generation: Generation) -> Base:
    """A base that the manifest names. Raises ArchiveBroken."""
    path = folder / generation.file
    if not is_whole(folder, generation):
        raise ArchiveBroken(f"{path}: missing or not whole; run `rashomon rebuild`")
    if generation.kind == "lists":
        return ListsBase(path, generation)
    if generation.kind == "faiss":
        return FaissBase(path, generation)
    count, dimension = generation.count, generation.dimension
    return FlatBase(
        np.memmap(path, dtype=np.int64, mode="r", shape=(count,)),
        np.memmap(path, dtype=np.float32, mode="r", offset=8 * count, shape=(count, dimension)),
    )
