"""A batch before it is in: versions that are new or another than Milvus has them, laid over those that are there.

It talks to nobody: what it does not know is asked of the shelf by its owner.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import numpy as np

from index.milvus.record import Record
from index.milvus.words import Terms, cut
from index.neighbours.vectors import Vectors
from index.words.fulltext import passage_text


@dataclass(slots=True)
class Draft:
    """`records` stand in place of Milvus's; `removed` and `withdrawn` are versions whose passages are found no more."""

    records: dict[int, Record] = field(default_factory=dict)
    before: dict[int, Record] = field(default_factory=dict)  # as Milvus has them, of those that change
    vectors: dict[int, Vectors] = field(default_factory=dict)  # of the new ones
    terms: dict[int, tuple[Terms, ...]] = field(default_factory=dict)  # of the new ones
    removed: dict[int, Record] = field(default_factory=dict)
    retired: dict[str, int] = field(default_factory=dict)  # key removed: its last version's number
    back: set[str] = field(default_factory=set)  # keys that come back after they were removed

    @property
    def new(self) -> list[Record]:
        """Versions that Milvus does not have."""
        return [record for record in self.records.values() if record.id in self.vectors]

    @property
    def changed(self) -> list[Record]:
        """Versions that it has otherwise."""
        there = (record for record in self.records.values() if record.id not in self.vectors)
        return [
            replace(record, slot=1 - self.before[record.id].slot)
            for record in there
            if record != self.before[record.id]
        ]

    @property
    def withdrawn(self) -> set[int]:
        """Versions whose passages go: older ones, and removed ones."""
        older = {record.id for record in self.changed if self.before[record.id].latest and not record.latest}
        return older | set(self.removed)

    @property
    def told_otherwise(self) -> list[Record]:
        """Changed versions whose day, outlet, language or title is another: their passages are found by those."""
        return [record for record in self.changed if record.latest and _told(record) != _told(self.before[record.id])]

    def is_empty(self) -> bool:
        """Whether nothing is to be written."""
        return not (self.new or self.changed or self.removed or self.retired)

    def latest(self, key: str) -> Record | None:
        """The key's latest version, if it is in the draft."""
        found = (r for r in self.records.values() if r.latest and r.article.key == key)
        return max(found, key=lambda record: record.article.version, default=None)

    def near(self, vector: Vectors) -> list[tuple[float, int, int]]:
        """Minus the cosine, the passage and the version, of every new passage."""
        found: list[tuple[float, int, int]] = []
        for record in self.new:
            if record.article.passages:
                scores = np.vecdot(self.vectors[record.id], vector)
                ids = record.passage_ids
                found += [(-float(score), i, record.id) for score, i in zip(scores, ids, strict=True)]
        return found

    def frequency(self, phrase: tuple[str, ...]) -> int:
        """In how many of the new passages all of the words stand, less those that go with an older version."""
        wanted = set(phrase)
        return sum(wanted <= set(terms.text) for record in self.new if record.latest for terms in self.terms[record.id])


def _told(record: Record) -> tuple[object, ...]:
    masthead = record.article.masthead
    return masthead.published_day, masthead.outlet, masthead.language, masthead.title


def terms_of(records: Iterable[Record]) -> dict[int, tuple[Terms, ...]]:
    """The words of each version's passages."""
    found: dict[int, tuple[Terms, ...]] = {}
    for record in records:
        article = record.article
        title = cut(article.masthead.title or "")
        found[record.id] = tuple(Terms(cut(passage_text(article, passage)), title) for passage in article.passages)
    return found
