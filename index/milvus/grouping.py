"""What grouping sees of an archive on Milvus while a batch is made: the batch laid over what is there.

It compares nothing (`stories`); words are counted once a run, and what the run itself puts in is added.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from index.article import Article, Basis
from index.milvus.draft import Draft
from index.milvus.record import Record
from index.milvus.schema import PASSAGES, VERSIONS
from index.milvus.search import Searcher, without
from index.milvus.server import Server
from index.milvus.shelf import Shelf
from index.milvus.words import cut, stands
from index.neighbours.vectors import Vectors
from index.origins.grouping import PASSAGES_A_NEIGHBOUR
from index.origins.inference import Inferred
from index.origins.stories import Neighbour


class Frequencies:
    """In how many passages words stand. What other runs put in after a word was first counted is not seen."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._known: dict[tuple[str, ...], int] = {}
        self.passages = -1

    def of(self, words: Sequence[str], draft: Draft) -> list[int]:
        """With the draft's own."""
        phrases = [cut(word) for word in words]
        own = (
            Counter(
                phrase
                for record in draft.new
                for terms in draft.terms[record.id]
                for phrase in {p for p in phrases if set(p) <= set(terms.text)}
            )
            if phrases
            else Counter()
        )
        return [self._count(phrase) + own[phrase] if phrase else 0 for phrase in phrases]

    def total(self, draft: Draft) -> int:
        """How many passages there are, the draft's among them."""
        if self.passages < 0:
            self.passages = self._server.count(PASSAGES)
        gone = sum(len(record.article.passages) for i, record in draft.before.items() if i in draft.withdrawn)
        return self.passages + sum(len(record.article.passages) for record in draft.new) - gone

    def count(self, draft: Draft) -> None:
        """The draft is in: its words are counted with the others from now on."""
        if draft.withdrawn:
            # What went is not known word by word; it is rare, and counting anew is right whatever it was.
            self._known, self.passages = {}, -1
            return
        if self.passages >= 0:
            self.passages += sum(len(record.article.passages) for record in draft.new)
        sets = [set(terms.text) for record in draft.new for terms in draft.terms[record.id]]
        for phrase in self._known:
            self._known[phrase] += sum(words.issuperset(phrase) for words in sets)

    def _count(self, phrase: tuple[str, ...]) -> int:
        if phrase not in self._known:
            self._known[phrase] = self._server.count(PASSAGES, stands(phrase, headlines=False))
        return self._known[phrase]


class DraftStore:
    """See `StoryStore`. `put` lays a changed version into the draft.

    With `below` only versions of lower ids are seen beside the one of that id: what came in at one time by several
    hands is then grouped as if it had come one by one, whoever looks and however often.
    """

    def __init__(
        self,
        server: Server,
        shelf: Shelf,
        draft: Draft,
        frequencies: Frequencies,
        put: Callable[[Record], None],
        below: int | None = None,
    ) -> None:
        self._server, self._shelf, self._draft = server, shelf, draft
        self._frequencies, self._put, self._below = frequencies, put, below
        self._searcher = Searcher(server, lambda: (0, 0))
        self._read: dict[int, Record] = {}
        self._counted: dict[str, int] = {}

    def articles(self, version_ids: Sequence[int]) -> list[Article]:
        """In the order asked for; unknown ids are left out."""
        found = self._records(version_ids)
        return [found[i].article for i in version_ids if i in found]

    def neighbours(self, version_id: int, limit: int) -> list[Neighbour]:
        """Other articles by their best passage's cosine to this one's first passage; ties to the lower id."""
        first = self._first_vector(version_id)
        if first is None or limit < 1:
            return []
        most = limit * PASSAGES_A_NEIGHBOUR + 1
        narrowing = without("" if self._below is None else f"version < {self._below}", self._draft.withdrawn)
        there = [(-hit.score, hit.passage_id, version) for hit, version in self._searcher.near(first, most, narrowing)]
        best: dict[int, float] = {}
        for minus, _, other in sorted([*there, *self._draft.near(first)])[:most]:
            if other != version_id:
                best.setdefault(other, -minus)
        ranked = sorted(best.items(), key=lambda item: (-item[1], item[0]))
        return [Neighbour(other, score) for other, score in ranked[:limit]]

    def with_bands(self, bands: Sequence[int], limit: int) -> list[int]:
        """Version ids stored with any of the bands: most bands shared first, then by id."""
        wanted = set(bands)
        if not wanted:
            return []
        where = f"latest == true and array_contains_any(bands, {sorted(wanted)})"
        where += "" if self._below is None else f" and id <= {self._below}"
        there = {row["id"]: set(row["bands"]) for row in self._server.rows(VERSIONS, where, ("id", "bands"))}
        there |= {record.id: set(record.bands) for record in self._draft.records.values() if self._sees(record.id)}
        shared = {i: len(wanted & found) for i, found in there.items() if i not in self._draft.removed}
        ranked = sorted((-count, i) for i, count in shared.items() if count)
        return [i for _, i in ranked[:limit]]

    def set_bands(self, version_id: int, bands: Sequence[int]) -> None:
        """In place of any that it had."""
        (record,) = self._records((version_id,)).values()
        self._lay(replace(record, bands=tuple(sorted(set(bands)))))

    def document_frequency(self, words: Sequence[str]) -> list[int]:
        """In how many passages each word stands."""
        new = [word for word in dict.fromkeys(words) if word not in self._counted]
        self._counted |= dict(zip(new, self._frequencies.of(new, self._draft), strict=True))
        return [self._counted[word] for word in words]

    def passage_count(self) -> int:
        """How many passages there are."""
        return self._frequencies.total(self._draft)

    def set_groups(self, version_id: int, origin: int, story: int) -> None:
        """Store both groups."""
        (record,) = self._records((version_id,)).values()
        self._lay(replace(record, article=replace(record.article, origin=origin, story=story)))

    def set_publication(self, version_id: int, inferred: Inferred) -> None:
        """Store an inferred day; the sentences are dated anew by the caller."""
        (record,) = self._records((version_id,)).values()
        masthead = replace(record.article.masthead, published_day=inferred.published_day)
        article = replace(
            record.article, masthead=masthead, published_basis=Basis.INFERRED, published_from=tuple(inferred.keys)
        )
        self._lay(replace(record, article=article))

    def _sees(self, version_id: int) -> bool:
        return self._below is None or version_id <= self._below

    def _lay(self, record: Record) -> None:
        self._read.pop(record.id, None)
        self._put(record)

    def _records(self, version_ids: Sequence[int]) -> dict[int, Record]:
        """The draft's, else what was read for this batch, else Milvus's; not what the draft removes."""
        missing = [
            i
            for i in version_ids
            if i not in self._draft.records and i not in self._read and i not in self._draft.removed
        ]
        if missing:
            self._read |= self._shelf.records(missing)
        known = {**self._read, **self._draft.records}
        return {i: known[i] for i in version_ids if i in known and i not in self._draft.removed}

    def _first_vector(self, version_id: int) -> Vectors | None:
        rows = self._draft.vectors.get(version_id)
        if rows is not None:
            return np.ascontiguousarray(rows[0]) if len(rows) else None
        found = self._records((version_id,)).get(version_id)
        if found is None or not found.article.passages:
            return None
        (row,) = self._server.by_ids(PASSAGES, "id", (found.first_passage,), ("id", "vector")) or (None,)
        return None if row is None else np.array(row["vector"], dtype=np.float32)
