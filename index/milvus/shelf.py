"""Versions of articles off Milvus, whole or as a list needs them.

It does not search words or vectors and changes nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from index.article import Basis
from index.day import Day
from index.milvus.record import (
    BASES,
    VERSION_FIELDS,
    Head,
    Record,
    hash_of,
    head_of,
    piece_ids,
    record_of,
    whole,
)
from index.milvus.schema import PIECES, VERSIONS
from index.milvus.server import Row, Server

LIST_FIELDS = (*VERSION_FIELDS, "passages", "sentences", "chars")


class Shelf:
    """Reads records."""

    def __init__(self, server: Server) -> None:
        self.server = server

    def records(self, version_ids: Iterable[int]) -> dict[int, Record]:
        """Those that exist, by id. Raises ArchiveBroken."""
        return self._records(self.server.by_ids(VERSIONS, "id", version_ids, VERSION_FIELDS))

    def of_key(self, key: str) -> list[Record]:
        """Every version, the oldest first."""
        rows = self.server.rows(VERSIONS, f"key_hash == {hash_of(key)}", VERSION_FIELDS)
        found = (record for record in self._records(rows).values() if record.article.key == key)
        return sorted(found, key=lambda record: record.article.version)

    def latest(self, key: str) -> Record | None:
        """The version that is searched; where a killed writer left two, the newer one."""
        rows = self.server.rows(VERSIONS, f"key_hash == {hash_of(key)} and latest == true", VERSION_FIELDS)
        found = [record for record in self._records(rows).values() if record.article.key == key]
        return max(found, key=lambda record: record.article.version, default=None)

    def version(self, key: str, number: int) -> Record | None:
        """That one."""
        number = min(number, 2**31 - 1)  # the field takes no larger one
        rows = self.server.rows(VERSIONS, f"key_hash == {hash_of(key)} and number == {number}", VERSION_FIELDS)
        return next((r for r in self._records(rows).values() if r.article.key == key), None)

    def listed(self, where: str) -> Iterator[tuple[Row, Head]]:
        """Rows of `versions` that fit, with their mastheads; thousands at a time."""
        for rows in self.server.pages(VERSIONS, where, LIST_FIELDS):
            pieces = self.pieces(rows, head_only=True)
            for row in rows:
                yield row, head_of(row, pieces)

    def _records(self, rows: Sequence[Row]) -> dict[int, Record]:
        pieces = self.pieces(rows, head_only=False)
        return {row["id"]: record_of(row, pieces) for row in rows}

    def pieces(self, rows: Sequence[Row], *, head_only: bool = False) -> dict[int, str]:
        """What the rows of `versions` name, by id."""
        ids = [each for row in rows for each in piece_ids(row, head_only=head_only)]
        return whole(self.server.by_ids(PIECES, "id", ids, ("id", "text")))


def day_of(row: Row) -> Day | None:
    """The publication day of a row of `versions` or `passages`."""
    return Day(date.fromordinal(row["first"]), date.fromordinal(row["last"])) if row["first"] else None


def basis_of(row: Row) -> Basis:
    """How that day is known."""
    return BASES[row["basis"]]
