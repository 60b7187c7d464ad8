"""Searching passages on Milvus: it finds more than was asked for, and what it found is scored again here.

Its index may be approximate or quantised and its BM25 counts by segment; what comes back is in the order of exact
cosines and of the whole archive's BM25, ties to the lower id, as the local archive's. It reads no articles.
"""

from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from index.found import Filters, Hit
from index.milvus.record import folded_hash
from index.milvus.schema import PASSAGES
from index.milvus.server import Server
from index.milvus.words import Terms, Weighing, any_of, cut, stands

# So many times what is asked for is fetched and scored again: at 60 a list some 200 kB a question.
MORE_BY_VECTOR, MORE_BY_WORDS = 2, 4
MOST_HITS = 4_096
# The mean length of passages is that of the oldest so many; they are cut to a length, so it hardly moves.
SAMPLE = 4_096


class Searcher:
    """`counted` gives the archive's edition and how many passages it has."""

    def __init__(self, server: Server, counted: Callable[[], tuple[int, int]]) -> None:
        self._server, self._counted = server, counted
        self._of = -1
        self._texts: dict[tuple[str, ...], int] = {}
        self._anywhere: dict[tuple[str, ...], int] = {}
        self._mean = 0.0

    def by_vector(self, vector: NDArray[np.float32], limit: int, filters: Filters) -> list[Hit]:
        """Exact cosines of the nearest."""
        return [hit for hit, _ in self.near(vector, limit, where(filters))]

    def near(self, vector: NDArray[np.float32], limit: int, narrowing: str) -> list[tuple[Hit, int]]:
        """The same with each passage's version."""
        if limit < 1:
            return []
        asked = np.ascontiguousarray(vector, dtype=np.float32)
        most = min(limit * MORE_BY_VECTOR, max(limit, MOST_HITS))
        rows = self._server.nearest("vector", asked.tolist(), most, narrowing, ("version", "vector"))
        if not rows:
            return []
        scores = np.vecdot(np.array([row["vector"] for row in rows], dtype=np.float32), asked)
        hits = [(Hit(row["id"], float(score)), row["version"]) for row, score in zip(rows, scores, strict=True)]
        return sorted(hits, key=lambda found: (-found[0].score, found[0].passage_id))[:limit]

    def by_words(self, words: Sequence[str], limit: int, filters: Filters) -> list[Hit]:
        """Passages with any of the words."""
        phrases = self.phrases(words)
        if not phrases or limit < 1:
            return []
        edition, passages = self._counted()
        self._fresh(edition)
        most = min(limit * MORE_BY_WORDS, max(limit, MOST_HITS))
        rows = self._server.nearest("sparse", any_of(phrases), most, where(filters), ("terms",))
        weighing = Weighing(
            phrases, tuple(self._frequency(p, headlines=True) for p in phrases), passages, self._length()
        )
        scored = ((weighing.score(Terms.of_field(row["terms"])), row["id"]) for row in rows)
        best = sorted((-score, passage_id) for score, passage_id in scored if score > 0)
        return [Hit(passage_id, -score) for score, passage_id in best[:limit]]

    def document_frequency(self, words: Sequence[str]) -> list[int]:
        """In how many passages each word stands, headlines aside; counted once an edition."""
        self._fresh(self._counted()[0])
        phrases = map(cut, words)
        return [self._frequency(phrase, headlines=False) if phrase else 0 for phrase in phrases]

    def phrases(self, words: Sequence[str]) -> tuple[tuple[str, ...], ...]:
        """The stems of each word that has any; whatever is in a word is taken as words, never as syntax."""
        return tuple(dict.fromkeys(phrase for word in words if (phrase := cut(word))))

    def _fresh(self, edition: int) -> None:
        if edition != self._of:
            self._texts, self._anywhere, self._mean, self._of = {}, {}, 0.0, edition

    def _frequency(self, phrase: tuple[str, ...], *, headlines: bool) -> int:
        known = self._anywhere if headlines else self._texts
        if phrase not in known:
            known[phrase] = self._server.count(PASSAGES, stands(phrase, headlines=headlines))
        return known[phrase]

    def _length(self) -> float:
        if not self._mean:
            rows = self._server.rows(PASSAGES, "id > 0", ("terms",), SAMPLE)
            lengths = [Terms.of_field(row["terms"]).length for row in rows]
            self._mean = sum(lengths) / len(lengths) if lengths else 0.0
        return self._mean


def where(filters: Filters) -> str:
    """The filters as an expression of numbers; an unknown day is 0."""
    conditions: list[str] = []
    if filters.since is not None:
        conditions.append(f"(last == 0 or last >= {filters.since.toordinal()})")
    if filters.until is not None:
        conditions.append(f"(first == 0 or first <= {filters.until.toordinal()})")
    if filters.as_of is not None:
        # "In May" may be later than the tenth: hidden, like the undated.
        conditions.append(f"(last > 0 and last <= {filters.as_of.toordinal()})")
    for field, wanted in (("outlet", filters.outlet), ("language", filters.language)):
        if wanted is not None:
            conditions.append(f"{field} == {folded_hash(wanted)}")
    return " and ".join(conditions)


def without(narrowing: str, version_ids: Iterable[int]) -> str:
    """The same, but for passages of these versions."""
    left_out = sorted(version_ids)
    return " and ".join(part for part in (narrowing, f"version not in {left_out}" if left_out else "") if part)
