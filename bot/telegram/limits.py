"""How often one person may make the bot work, counted over windows that slide.

It does not know what the work is nor what a person is told.
"""

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from math import ceil


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `times` within any `seconds`."""

    times: int
    seconds: int


class Work(Enum):
    """What is counted, each with its limits."""

    # A question costs a two-core machine a quarter of a second: one person cannot take more than a tenth of it.
    QUESTION = "question", (Limit(10, 60), Limit(150, 3600))
    # An app asks a few times while one question is typed.
    INLINE = "inline", (Limit(20, 60), Limit(300, 3600))
    PRESS = "press", (Limit(40, 60),)
    REFUSAL = "refusal", (Limit(3, 60), Limit(10, 3600))

    def __init__(self, kind: str, limits: tuple[Limit, ...]) -> None:
        self.kind = kind
        self.limits = limits


class Tally:
    """Counts by person, in the conversation's database, so that a restart does not reset them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def wait(self, work: Work, person: int, now: datetime) -> int:
        """Seconds until the person may go on; 0 for at once. A clock that was set back never locks anybody out."""
        at = now.timestamp()
        return max((self._wait(work, person, at, limit) for limit in work.limits), default=0)

    def _wait(self, work: Work, person: int, at: float, limit: Limit) -> int:
        row = self._connection.execute(
            "SELECT at FROM tally WHERE kind = ? AND person = ? AND at > ? AND at <= ? "
            "ORDER BY at DESC LIMIT 1 OFFSET ?",
            (work.kind, person, at - limit.seconds, at, limit.times - 1),
        ).fetchone()
        return 0 if row is None else max(1, ceil(row[0] + limit.seconds - at))

    def count(self, work: Work, person: int, now: datetime) -> None:
        """One more. In the caller's transaction."""
        at = now.timestamp()
        longest = max(limit.seconds for limit in work.limits)
        self._connection.execute("DELETE FROM tally WHERE kind = ? AND at <= ?", (work.kind, at - longest))
        self._connection.execute("INSERT INTO tally VALUES (?, ?, ?)", (work.kind, person, at))
