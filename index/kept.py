"""What was read from the database and is kept for the next question, until the database changes, whoever changed it.

A question asks for the same passages several times, and people ask several questions about one event.
"""

import sqlite3
from collections import OrderedDict
from collections.abc import Set

from index.article import Article
from index.found import Filters
from index.narrowing import allowed_ranges, narrowing
from index.neighbours.vectors import Ranges
from index.rows import read_articles

MOST_CHARS = 4_000_000
"""Text of articles that is kept: some 800 of the news, with their sentences about 30 MB."""

MOST_FILTERS = 64
"""Filters whose ranges are kept: every day asked for is one, and a service runs for months."""


class Kept:
    """Ranges of the passages that filters allow, and the articles asked for last, of one connection that only reads."""

    def __init__(self, connection: sqlite3.Connection, most_chars: int = MOST_CHARS) -> None:
        self._connection = connection
        self._most_chars = most_chars
        self._forget(-1)

    def allowed(self, filters: Filters) -> Ranges:
        """The passages that may be found."""
        self._refresh()
        found = self._allowed.pop(filters, None)
        if found is None:
            found = allowed_ranges(self._connection, narrowing(self._connection, filters))
        self._allowed[filters] = found
        if len(self._allowed) > MOST_FILTERS:
            self._allowed.popitem(last=False)
        return found

    def articles(self, version_ids: Set[int]) -> dict[int, Article]:
        """Those of the versions that exist, by number. Raises ArchiveBroken."""
        self._refresh()
        found = {number: self._articles[number] for number in version_ids if number in self._articles}
        for number in found:
            self._articles.move_to_end(number)
        read = read_articles(self._connection, sorted(version_ids - found.keys()))
        self._keep(read)
        return found | read

    def _keep(self, read: dict[int, Article]) -> None:
        self._articles.update(read)
        self._chars += sum(len(article.text) for article in read.values())
        while self._chars > self._most_chars:
            _, oldest = self._articles.popitem(last=False)
            self._chars -= len(oldest.text)

    def _refresh(self) -> None:
        now = int(self._connection.execute("PRAGMA data_version").fetchone()[0])
        if now != self._state:
            self._forget(now)

    def _forget(self, state: int) -> None:
        self._state, self._chars = state, 0
        self._allowed: OrderedDict[Filters, Ranges] = OrderedDict()
        self._articles: OrderedDict[int, Article] = OrderedDict()
