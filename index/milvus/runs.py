"""Runs of writers: each has a number of its own, from which it numbers what it stores, and says what it is about to do.

A number is taken by writing it down and reading it again: Milvus cannot compare and set, but a strong read sees all
that was written before it, so that of two that took one number at least one sees the other and goes on to the next.
What a killed writer left half done is known by its note, and swept by the next writer on that machine.
"""

import json
import os
import socket
from dataclasses import asdict, dataclass, replace
from uuid import uuid4

from index.errors import RashomonError
from index.milvus import catalogue
from index.milvus.catalogue import MOST_RUNS, RUN_BITS, Entry, Kind
from index.milvus.server import Server

# Rows of runs that came that much earlier are taken out: what they were for is long over.
KEPT_RUNS = 200


@dataclass(frozen=True, slots=True)
class Note:
    """What a batch is about to bring in and to take out, by version ids, and who is at it."""

    host: str
    process: int
    new: tuple[int, ...] = ()
    withdrawn: tuple[int, ...] = ()
    told: tuple[int, ...] = ()  # changed in what their passages are filtered by

    def is_of_the_dead(self) -> bool:
        """Whether its writer ran on this machine and is no more."""
        if self.host != socket.gethostname():
            return False
        try:
            os.kill(self.process, 0)
        except ProcessLookupError:
            return True
        except OSError:
            return False
        return False


class Run:
    """Gives ids and counts batches. `entry` is its row in the catalogue."""

    def __init__(self, server: Server, entry: Entry) -> None:
        self._server, self._entry = server, entry
        self._versions = self._passages = entry.number << RUN_BITS

    @classmethod
    def begin(cls, server: Server) -> "Run":
        """Takes the next number."""
        known = catalogue.entries(server, Kind.RUN)
        number = max((run.number for run in known), default=0) + 1
        while True:
            if number >= MOST_RUNS:
                raise RashomonError(f"{server.address.told}: too many runs ({number}); copy it into a new database")
            mine = Entry(f"run/{number:06d}/{uuid4().hex}", Kind.RUN, number)
            catalogue.put(server, [mine])
            taken = catalogue.entries(server, Kind.RUN, f"number == {number}")
            if [entry.name for entry in taken] == [mine.name]:
                break
            catalogue.take(server, [mine.name])
            number += 1
        old = [run.name for run in known if run.number < number - KEPT_RUNS and not run.value]
        catalogue.take(server, old)
        return cls(server, mine)

    @property
    def number(self) -> int:
        """The run's own; the upper part of its ids."""
        return self._entry.number

    def version_id(self) -> int:
        """One that nobody else ever gives, higher than all that this run gave."""
        self._versions += 1
        return self._versions

    def passage_ids(self, count: int) -> int:
        """The first of so many."""
        first = self._passages + 1
        self._passages += count
        return first

    def announce(self, new: tuple[int, ...], withdrawn: tuple[int, ...], told: tuple[int, ...]) -> None:
        """Before a batch."""
        note = Note(socket.gethostname(), os.getpid(), new, withdrawn, told)
        self._put(replace(self._entry, value=json.dumps(asdict(note))))

    def done(self) -> None:
        """After it."""
        self._put(replace(self._entry, value="", count=self._entry.count + 1))

    @property
    def name(self) -> str:
        """Of its row."""
        return self._entry.name

    def _put(self, entry: Entry) -> None:
        catalogue.put(self._server, [entry])
        self._entry = entry


def batches(server: Server, but: str) -> dict[str, int]:
    """How many batches each other run has put in."""
    return {run.name: run.count for run in catalogue.entries(server, Kind.RUN) if run.count and run.name != but}


def notes(server: Server) -> list[tuple[Entry, Note]]:
    """Of batches that are under way, or were when their writers were killed."""
    found = []
    for run in catalogue.entries(server, Kind.RUN):
        if run.value:
            read = json.loads(run.value)
            note = Note(read["host"], read["process"], *(tuple(read[ids]) for ids in ("new", "withdrawn", "told")))
            found.append((run, note))
    return found
