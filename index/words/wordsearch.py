"""Full-text search over one connection: BM25 over the bases' words and the newest passages'.

Scores do not depend on how the passages are spread over bases. It keeps what it has read until the database changes.
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.errors import ArchiveBroken
from index.found import Hit
from index.manifest import Generation, read_manifest
from index.neighbours.vectors import Ids, Ranges, seen_among, top
from index.schema import reading
from index.words.fulltext import read_words
from index.words.postings import Places, Postings, Times, read
from index.words.terms import MOST_IN_TEXT, TITLE_SHIFT, terms

# A passage's own words tell more than its article's headline, which all passages of the article share.
TEXT_WEIGHT, TITLE_WEIGHT = 1.0, 0.3
# As usual (and as in SQLite's FTS5): how soon more of a word tells no more, how much a passage's length counts.
SATURATION, LENGTH_SHARE = 1.2, 0.75
LEAST_WEIGHT = 1e-6
MOST_PARTS = 8


@dataclass(frozen=True, slots=True)
class Part:
    """Postings and which of their passages count; None where all do."""

    postings: Postings
    alive: NDArray[np.bool_] | None

    def of(self, word: Sequence[int]) -> tuple[Places, Times]:
        """Where all the word's terms stand, and how often the rarest does: "o'brien" is two terms."""
        places, times = self.postings.of(word[0])
        for term in word[1:]:
            others, more = self.postings.of(term)
            places, here, there = np.intersect1d(places, others, assume_unique=True, return_indices=True)
            times = np.minimum(times[here], more[there])
        if self.alive is None:
            return places, times
        kept = self.alive[places]
        return places[kept], times[kept]


class Words:
    """Searches one archive's words. Not for two threads at once."""

    def __init__(self, connection: sqlite3.Connection, folder: Path) -> None:
        self._connection = connection
        self._folder = folder
        self._seen: tuple[int, int] | None = None
        self._bases: dict[Generation, Postings | None] = {}
        self._covers = 0
        self._gone: Ids = np.empty(0, dtype=np.int64)
        self._lost: list[Postings] = []
        self._tail: list[Postings] = []
        self._parts: list[Part] = []
        self._count, self._mean_length = 0, 1.0

    def search(self, words: Sequence[str], limit: int, allowed: Ranges) -> list[Hit]:
        """Best passages by BM25 over any of the words, best first, ties to the lower id."""
        self._refresh()
        asked = [tuple(found) for word in dict.fromkeys(words) if (found := terms(word))]
        if not asked or limit < 1:
            return []
        scores = self._scores(list(dict.fromkeys(asked)))
        best: list[Hit] = []
        for part, own in zip(self._parts, scores, strict=True):
            best += _best(part.postings.ids, own, limit, allowed)
        return sorted(best, key=lambda hit: (-hit.score, hit.passage_id))[:limit]

    def frequency(self, word: str) -> int:
        """In how many passages the word stands, headlines aside."""
        self._refresh()
        asked = tuple(terms(word))
        if not asked:
            return 0
        return sum(int(np.count_nonzero(part.of(asked)[1] & MOST_IN_TEXT)) for part in self._parts)

    def forget(self) -> None:
        """Reads everything again at the next search: after rows were deleted on this connection."""
        self._seen = None

    def _scores(self, asked: Sequence[tuple[int, ...]]) -> list[NDArray[np.float64]]:
        scores = [np.zeros(len(part.postings.ids)) for part in self._parts]
        for word in asked:
            found = [part.of(word) for part in self._parts]
            count = sum(len(places) for places, _ in found)
            weight = max(np.log((self._count - count + 0.5) / (count + 0.5)), LEAST_WEIGHT)
            for part, own, (places, times) in zip(self._parts, scores, found, strict=True):
                if len(places):
                    lengths = part.postings.lengths[places] / self._mean_length
                    often = TEXT_WEIGHT * (times & MOST_IN_TEXT) + TITLE_WEIGHT * (times >> TITLE_SHIFT)
                    damping = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * lengths)
                    own[places] += weight * often * (SATURATION + 1) / (often + damping)
        return scores

    def _refresh(self) -> None:
        """Takes in what was committed by others, or written on this connection, since the last search."""
        others = int(self._connection.execute("PRAGMA data_version").fetchone()[0])
        now = (others, self._connection.total_changes)
        if now == self._seen:
            return
        with reading(self._connection):
            if self._seen is None or self._seen[0] != others:
                self._reopen()
            else:
                # Every batch adds a part, and every word is looked up in each.
                self._tail = self._tail if len(self._tail) < MOST_PARTS else []
                last = int(self._tail[-1].ids[-1]) if self._tail else self._covers
                self._tail += read_words(self._connection, last)
        self._seen = now
        self._count_in()

    def _reopen(self) -> None:
        generations = read_manifest(self._connection, str(self._folder)).generations
        self._bases = {g: self._bases[g] if self._bases.get(g) else self._open(g) for g in generations}
        self._covers = generations[-1].covers if generations else 0
        rows = self._connection.execute("SELECT passage FROM gone WHERE passage <= ?", (self._covers,)).fetchall()
        self._gone = np.array(rows, dtype=np.int64).reshape(-1)
        lost = [g for g, base in self._bases.items() if base is None]
        self._lost = [part for g in lost for part in read_words(self._connection, g.after, g.covers)]
        self._tail = list(read_words(self._connection, self._covers))

    def _count_in(self) -> None:
        bases = [base for base in self._bases.values() if base is not None]
        self._parts = [Part(base, _alive(base.ids, self._gone)) for base in bases]
        self._parts += [Part(part, None) for part in (*self._lost, *self._tail)]
        total = 0
        self._count = 0
        for part in self._parts:
            lengths = part.postings.lengths if part.alive is None else part.postings.lengths[part.alive]
            self._count += len(lengths)
            total += int(lengths.sum(dtype=np.int64))
        self._mean_length = total / self._count if total else 1.0

    def _open(self, generation: Generation) -> Postings | None:
        """None where the file is missing or damaged: then the texts are read again, slower but the same."""
        try:
            return read(self._folder / generation.words.file) if generation.words else None
        except (ArchiveBroken, OSError):
            return None


def _alive(ids: Ids, gone: Ids) -> NDArray[np.bool_] | None:
    lost = np.isin(ids, gone) if len(gone) else None
    return None if lost is None or not lost.any() else ~lost


def _best(ids: Ids, scores: NDArray[np.float64], limit: int, allowed: Ranges) -> list[Hit]:
    """The `limit` best that may be found, any order; of those that are equal to the last one, the lower ids."""
    if allowed is not None and len(ids):
        seen = seen_among(allowed, ids[:0], int(ids[-1]))
        if seen is not None:
            scores[~seen[ids]] = 0
    touched = np.flatnonzero(scores)
    if not len(touched):
        return []
    own = scores[touched]
    least = own[top(own, limit)].min()
    kept = touched[own >= least]
    order = np.lexsort((ids[kept], -scores[kept]))[:limit]
    return [Hit(int(ids[i]), float(scores[i])) for i in kept[order]]
