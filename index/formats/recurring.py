"""Inputs that come under one key more than once: a file may hold several texts of one id.

The last one counts. One that says what an earlier version said waits until all have come: in a file that is read again
the newer text follows it, and nothing is stored; where none follows, the outlet has gone back to its old words.

It does not know the archive, and keeps no text: the archive has those of the inputs that wait.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from index.article import Incoming


@dataclass(slots=True)
class Recurring:
    """What one run has seen. A key takes some hundred bytes."""

    _seen: set[str] = field(default_factory=set)
    _told: set[str] = field(default_factory=set)
    _waiting: dict[str, tuple[Incoming, bytes]] = field(default_factory=dict)

    def came_before(self, key: str) -> bool:
        """Whether an input of that key has come in this run; this one has now."""
        came = key in self._seen
        self._seen.add(key)
        return came

    def has_come(self, key: str) -> bool:
        """Whether an input of that key has come in this run."""
        return key in self._seen

    def is_news(self, key: str) -> bool:
        """Whether a person has not been told yet that several texts have this key; now they are."""
        news = key not in self._told
        self._told.add(key)
        return news

    def put_off(self, key: str, one: Incoming, digest: bytes) -> int:
        """Lets it wait for a later one; how many that waited are settled by it."""
        settled = self.settle(key)
        self._waiting[key] = (replace(one, text=""), digest)
        return settled

    def settle(self, key: str) -> int:
        """A later one of that key has come; how many that waited are settled by it."""
        return int(self._waiting.pop(key, None) is not None)

    def waiting(self) -> Iterator[tuple[str, Incoming, bytes]]:
        """Those that nothing came after, without their texts."""
        for key, (one, digest) in self._waiting.items():
            yield key, one, digest
