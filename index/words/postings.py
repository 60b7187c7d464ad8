"""Which passages hold which terms: made from what the passages hold, joined, written to a file and read from it mapped.

Passages are numbered by their place in `ids`. A file's parts carry checksums that a search compares: a flipped byte is
an error, not another answer. It knows neither SQLite nor scores.
"""

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.errors import ArchiveBroken
from index.neighbours.vectors import Ids
from index.words.terms import unpacked

MAGIC = b"rashomon.words/1"
# The magic, then how many passages, terms and postings there are, and the checksum of what is read on opening.
HEAD_BYTES = len(MAGIC) + 4 * 8
BLOCK = 2_000_000

Places = NDArray[np.uint32]
Times = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Postings:
    """Terms ascend by hash; those of term t are `places` and `times` from `starts[t]` to `starts[t + 1]`."""

    ids: Ids
    lengths: NDArray[np.uint16]
    hashes: NDArray[np.uint64]
    starts: NDArray[np.int64]
    checks: NDArray[np.uint32]
    places: Places
    times: Times
    name: str = "memory"

    def of(self, term: int) -> tuple[Places, Times]:
        """Where the term stands, ascending, and how often. Raises ArchiveBroken for a damaged file."""
        at = int(np.searchsorted(self.hashes, np.uint64(term)))
        if at == len(self.hashes) or int(self.hashes[at]) != term:
            return self.places[:0], self.times[:0]
        first, last = int(self.starts[at]), int(self.starts[at + 1])
        places, times = self.places[first:last], self.times[first:last]
        if len(self.checks) and check(places, times) != int(self.checks[at]):
            raise ArchiveBroken(f"{self.name}: damaged; run `rashomon rebuild`")
        return places, times


def check(places: Places, times: Times) -> int:
    """The checksum of one term's postings."""
    return zlib.crc32(times.data, zlib.crc32(places.data))


def from_rows(ids: Ids, rows: Sequence[bytes]) -> Postings:
    """Of passages in ascending order, from what they hold."""
    lengths, places, records = unpacked(rows)
    order = np.argsort(records["hash"], kind="stable")
    hashes, counts = np.unique(records["hash"], return_counts=True)
    starts = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(counts)])
    nothing = np.empty(0, dtype=np.uint32)
    return Postings(ids, lengths, hashes, starts, nothing, places[order], records["times"][order])


def write(parts: Sequence[Postings], gone: Ids) -> Iterator[bytes]:
    """The bytes of a file of all parts, whose ids ascend from part to part, without the passages that are gone."""
    alive = [~np.isin(part.ids, gone) for part in parts]
    ids = np.concatenate([part.ids[kept] for part, kept in zip(parts, alive, strict=True)])
    lengths = np.concatenate([part.lengths[kept] for part, kept in zip(parts, alive, strict=True)])
    hashes = np.unique(np.concatenate([part.hashes for part in parts]))
    counted = [_counts(part, kept) for part, kept in zip(parts, alive, strict=True)]
    counts = np.zeros(len(hashes), dtype=np.int64)
    for part, own in zip(parts, counted, strict=True):
        counts[np.searchsorted(hashes, part.hashes)] += own
    hashes, counts = hashes[counts > 0], counts[counts > 0]
    starts = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(counts)])
    places, times = np.empty(starts[-1], dtype=np.uint32), np.empty(starts[-1], dtype=np.uint8)
    free, before = starts[:-1].copy(), 0
    for part, kept, own in zip(parts, alive, counted, strict=True):
        _place(part, kept, own, hashes, free, before, places, times)
        before += int(kept.sum())
    checks = np.fromiter(
        (check(places[a:b], times[a:b]) for a, b in zip(starts[:-1].tolist(), starts[1:].tolist(), strict=True)),
        dtype=np.uint32, count=len(hashes),
    )  # fmt: skip
    opened = ids.tobytes() + lengths.tobytes()
    yield MAGIC + np.array([len(ids), len(hashes), len(places), zlib.crc32(opened)], dtype="<i8").tobytes()
    yield opened
    for array in (hashes, starts, checks, places, times):
        yield array.tobytes()


def read(path: Path) -> Postings:
    """A file, mapped. Raises ArchiveBroken."""
    broken = ArchiveBroken(f"{path}: not readable as an index of words; run `rashomon rebuild`")
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    if len(head) != HEAD_BYTES or not head.startswith(MAGIC):
        raise broken
    passages, terms, postings, opened = np.frombuffer(head[len(MAGIC) :], dtype="<i8").tolist()
    sizes = (
        ("<i8", passages), ("<u2", passages), ("<u8", terms), ("<i8", terms + 1), ("<u4", terms), ("<u4", postings),
        ("u1", postings),
    )  # fmt: skip
    whole = HEAD_BYTES + sum(np.dtype(kind).itemsize * count for kind, count in sizes)
    if min(passages, terms, postings) < 0 or path.stat().st_size != whole:
        raise broken
    mapped, at = np.memmap(path, dtype=np.uint8, mode="r"), HEAD_BYTES
    arrays: list[Any] = []
    for kind, count in sizes:
        size = np.dtype(kind).itemsize * count
        arrays.append(np.frombuffer(mapped[at : at + size], dtype=kind))
        at += size
    if zlib.crc32(mapped[HEAD_BYTES : HEAD_BYTES + 10 * passages].data) != opened:
        raise broken
    ids, lengths, hashes, starts, checks, places, times = arrays
    return Postings(ids, lengths, hashes, starts, checks, places, times, str(path))


def _counts(part: Postings, kept: NDArray[np.bool_]) -> NDArray[np.int64]:
    """How many postings of each term are left."""
    if kept.all():
        return np.diff(part.starts)
    counts = np.empty(len(part.hashes), dtype=np.int64)
    for first, last, rows in _blocks(part):
        here = np.repeat(np.arange(last - first), np.diff(part.starts[first : last + 1]))
        counts[first:last] = np.bincount(here[kept[part.places[rows]]], minlength=last - first)
    return counts


def _place(
    part: Postings, kept: NDArray[np.bool_], counts: NDArray[np.int64], hashes: NDArray[np.uint64],
    free: NDArray[np.int64], before: int, places: Places, times: Times,
) -> None:  # fmt: skip
    """Puts the part's postings into their terms' next free places, numbered on from the passages `before`."""
    number = (np.cumsum(kept) - 1 + before).astype(np.uint32)
    for first, last, rows in _blocks(part):
        here = part.places[rows]
        still = kept[here]
        own = counts[first:last]
        used = own > 0
        targets = np.searchsorted(hashes, part.hashes[first:last][used])
        own = own[used]
        offsets = np.arange(own.sum()) - np.repeat(np.cumsum(own) - own, own)
        into = np.repeat(free[targets], own) + offsets
        places[into], times[into] = number[here[still]], part.times[rows][still]
        free[targets] += own


def _blocks(part: Postings) -> Iterator[tuple[int, int, slice]]:
    """Runs of terms with about so many postings as fit memory: first and last term, and their postings."""
    first, terms = 0, len(part.hashes)
    while first < terms:
        last = int(np.searchsorted(part.starts, part.starts[first] + BLOCK, side="right")) - 1
        last = min(max(last, first + 1), terms)
        yield first, last, slice(int(part.starts[first]), int(part.starts[last]))
        first = last
