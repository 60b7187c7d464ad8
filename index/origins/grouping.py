"""Groups what was just written: the archive as `stories` sees it within a writer's transaction."""

from collections.abc import Sequence

import numpy as np

from index.article import Article, Basis
from index.holdings import Pen
from index.neighbours.vectors import Vectors, vectors_of
from index.origins.inference import Inferred
from index.origins.stories import Neighbour
from index.rows import read_articles
from index.steps import Steps
from index.writer import Writer

# An article has some seven passages, and more than one of them may be near: so many hits for one neighbour.
PASSAGES_A_NEIGHBOUR = 4


def group(writer: Pen, steps: Steps, version_ids: Sequence[int]) -> tuple[int, int]:
    """Part of the caller's transaction: origins and stories of these versions, and the days that follow from them.

    How many turned out to be copies, and how many got a day from their story.
    """
    if not version_ids or writer.manifest().dimension is None:
        return 0, 0
    assigned = steps.assign(writer.story_store(), version_ids)
    for version_id in assigned.dated:
        writer.redate(version_id, steps.dated_anew(writer.read(version_id)))
    return len(assigned.copies), len(assigned.dated)


class GroupingStore:
    """Reads and writes within the writer's open transaction."""

    def __init__(self, writer: Writer, dimension: int) -> None:
        self._writer = writer
        self._dimension = dimension
        self._frequencies: dict[str, int] = {}

    def articles(self, version_ids: Sequence[int]) -> list[Article]:
        """In the order asked for; unknown ids are left out."""
        found = read_articles(self._writer.connection, version_ids)
        return [found[i] for i in version_ids if i in found]

    def neighbours(self, version_id: int, limit: int) -> list[Neighbour]:
        """Other articles by their best passage's cosine to this one's first passage; ties to the lower id."""
        first = self._first_vector(version_id)
        if first is None or limit < 1:
            return []
        hits = self._writer.nearest.search(first, limit * PASSAGES_A_NEIGHBOUR + 1, None)
        versions = self._versions([hit.passage_id for hit in hits])
        best: dict[int, float] = {}
        for hit in hits:
            other = versions[hit.passage_id]
            if other != version_id:
                best.setdefault(other, hit.score)
        ranked = sorted(best.items(), key=lambda item: (-item[1], item[0]))
        return [Neighbour(other, score) for other, score in ranked[:limit]]

    def with_bands(self, bands: Sequence[int], limit: int) -> list[int]:
        """Version ids stored with any of the bands: most bands shared first, then by id."""
        marks = ",".join("?" * len(bands))
        rows = self._writer.connection.execute(
            f"SELECT version FROM bands WHERE band IN ({marks}) "
            "GROUP BY version ORDER BY count(*) DESC, version LIMIT ?",
            (*bands, limit),
        )
        return [row[0] for row in rows]

    def set_bands(self, version_id: int, bands: Sequence[int]) -> None:
        """In place of any that it had."""
        connection = self._writer.connection
        connection.execute("DELETE FROM bands WHERE version = ?", (version_id,))
        connection.executemany("INSERT INTO bands VALUES (?, ?)", ((band, version_id) for band in sorted(set(bands))))

    def document_frequency(self, words: Sequence[str]) -> list[int]:
        """In how many passages each word stands; counted once a batch."""
        for word in words:
            if word not in self._frequencies:
                self._frequencies[word] = self._writer.words.frequency(word)
        return [self._frequencies[word] for word in words]

    def passage_count(self) -> int:
        """How many passages there are."""
        row = self._writer.connection.execute("SELECT coalesce(sum(passages), 0) FROM versions WHERE latest = 1")
        return int(row.fetchone()[0])

    def set_groups(self, version_id: int, origin: int, story: int) -> None:
        """Store both groups."""
        self._writer.connection.execute(
            "UPDATE versions SET origin = ?, story = ? WHERE id = ?", (origin, story, version_id)
        )

    def set_publication(self, version_id: int, inferred: Inferred) -> None:
        """Store an inferred day; the sentences are dated anew by the caller."""
        self._writer.set_published_day(version_id, inferred.published_day, Basis.INFERRED, inferred.keys)

    def _first_vector(self, version_id: int) -> Vectors | None:
        ids = self._writer.passage_ids(version_id)[:1]
        _, rows = vectors_of(self._writer.connection, ids, self._dimension)
        return np.ascontiguousarray(rows[0]) if len(rows) else None

    def _versions(self, passage_ids: Sequence[int]) -> dict[int, int]:
        marks = ",".join("?" * len(passage_ids))
        rows = self._writer.connection.execute(
            f"SELECT id, version FROM passages WHERE id IN ({marks})", tuple(passage_ids)
        )
        return {row[0]: row[1] for row in rows}
