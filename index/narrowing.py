"""Filters as a condition on versions, so that they hold inside a search and not after it."""

import sqlite3
from dataclasses import dataclass

import numpy as np

from index.found import Filters
from index.neighbours.vectors import Ranges


@dataclass(frozen=True, slots=True)
class Narrowing:
    """`where` is a condition on latest rows of `versions` with `values` for its marks."""

    where: str
    values: tuple[str, ...]
    all: bool = False


EVERYTHING = Narrowing("", (), all=True)
NOTHING = Narrowing("0", ())


def narrowing(connection: sqlite3.Connection, filters: Filters) -> Narrowing:
    """What the filters mean in this archive."""
    if filters == Filters():
        return EVERYTHING
    conditions, values = ["versions.latest = 1"], []
    if filters.since is not None:
        conditions.append("(published_last IS NULL OR published_last >= ?)")
        values.append(filters.since.isoformat())
    if filters.until is not None:
        conditions.append("(published_first IS NULL OR published_first <= ?)")
        values.append(filters.until.isoformat())
    if filters.as_of is not None:
        # NULL compares as unknown, which hides the undated. "In May" may be later than the tenth: hidden too.
        conditions.append("published_last <= ?")
        values.append(filters.as_of.isoformat())
    for column, wanted in (("outlet", filters.outlet), ("language", filters.language)):
        if wanted is None:
            continue
        spellings = _spellings(connection, column, wanted)
        if not spellings:
            return NOTHING
        conditions.append(f"{column} IN ({','.join('?' * len(spellings))})")
        values.extend(spellings)
    return Narrowing(" AND ".join(conditions), tuple(values))


def allowed_ranges(connection: sqlite3.Connection, narrowing: Narrowing) -> Ranges:
    """The passage ids that a vector search may give back."""
    if narrowing.all:
        return None
    rows = connection.execute(
        "SELECT first_passage, first_passage + passages FROM versions "
        f"WHERE {narrowing.where} AND passages > 0 ORDER BY first_passage",
        narrowing.values,
    ).fetchall()
    return np.array(rows, dtype=np.int64).reshape(-1, 2)


def _spellings(connection: sqlite3.Connection, column: str, wanted: str) -> list[str]:
    """The values of the column that are the wanted one without case (SQLite folds ASCII only)."""
    folded = wanted.strip().casefold()
    rows = connection.execute(f"SELECT DISTINCT {column} FROM versions WHERE {column} IS NOT NULL")
    return sorted(row[0] for row in rows if row[0].strip().casefold() == folded)
