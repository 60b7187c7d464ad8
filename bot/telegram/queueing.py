"""Who is next: updates wait in one lane a chat, lanes and persons take turns, and a lane never overtakes itself.

It does not know what an update says, nor time. A person who asks much, in one chat or in many, waits for the others.
"""

from bisect import insort
from dataclasses import dataclass, field

# Nobody types so many questions ahead; what comes beyond is answered with one line instead of being worked off.
LANE_LIMIT = 100
# So many are read from Telegram, which keeps the rest: memory and the wait of a new question stay bounded.
LINE_LIMIT = 500
# Lanes and persons, two a turn: whoever was served longer ago than the line is long counts as not served.
SERVED_REMEMBERED = 4 * LINE_LIMIT


@dataclass(frozen=True, slots=True, order=True)
class Ticket:
    """One update in the line. `lane` is the chat, or the person for inline queries; lanes keep the order of updates.
    `crowded`: it came when its lane was full; `urgent`: Telegram forgets it in seconds, as it does a pressed button."""

    update: int
    lane: str = field(compare=False)
    person: int = field(compare=False)
    crowded: bool = field(compare=False, default=False)
    urgent: bool = field(compare=False, default=False)
    topic: int | None = field(compare=False, default=None)


class Line:
    """Everything that waits. Not for two threads at once."""

    def __init__(self) -> None:
        self._lanes: dict[str, list[Ticket]] = {}
        self._busy: set[str] = set()
        self._served: dict[str, int] = {}
        self._turn = 0
        self._length = 0
        self._was_urgent = False

    def __len__(self) -> int:
        return self._length

    @property
    def is_full(self) -> bool:
        """Whether no more should be read from Telegram for now."""
        return self._length >= LINE_LIMIT

    def is_crowded(self, lane: str) -> bool:
        """Whether a lane has more than anybody means to ask."""
        return len(self._lanes.get(lane, ())) >= LANE_LIMIT

    def join(self, ticket: Ticket) -> None:
        """Into its lane, by the number of its update."""
        insort(self._lanes.setdefault(ticket.lane, []), ticket)
        self._length += 1

    def next(self) -> Ticket | None:
        """The next one to answer, whose lane is then busy until `free`; None where all lanes are empty or busy."""
        heads = [waiting[0] for lane, waiting in self._lanes.items() if lane not in self._busy]
        if not heads:
            return None
        urgent = [ticket for ticket in heads if ticket.urgent]
        # Every other turn at the most: whoever keeps pressing buttons takes no more than half of the worker.
        self._was_urgent = bool(urgent) and not self._was_urgent
        ticket = min(urgent if self._was_urgent else heads, key=self._rank)
        self._leave(ticket)
        self._busy.add(ticket.lane)
        self._turn += 1
        self._served[ticket.lane] = self._served[_person(ticket)] = self._turn
        return ticket

    def skip(self, lane: str) -> list[Ticket]:
        """Takes out everything that waits in a lane: a newer inline query has made it pointless."""
        gone = self._lanes.pop(lane, [])
        self._length -= len(gone)
        return gone

    def hold(self, lane: str) -> None:
        """Nothing of this lane is next until `free`: an earlier run still owes it an answer."""
        self._busy.add(lane)

    def free(self, lane: str) -> None:
        """The lane's last update is answered and sent."""
        self._busy.discard(lane)
        if not self._lanes:
            # Nobody waits, so nobody can have been overtaken: what was served before no longer counts.
            self._served.clear()
        elif len(self._served) > SERVED_REMEMBERED:
            since = self._turn - LINE_LIMIT
            self._served = {who: turn for who, turn in self._served.items() if turn > since}

    def place(self, ticket: Ticket) -> int:
        """How many are served before this one, if nobody else comes: every other lane has as many turns as this one."""
        own = self._lanes.get(ticket.lane, [])
        depth = own.index(ticket) if ticket in own else 0
        others = (len(waiting) for lane, waiting in self._lanes.items() if lane != ticket.lane)
        served = sum(min(length, depth + 1) for length in others) + depth
        return served + len(self._busy - {ticket.lane})

    def is_head(self, ticket: Ticket) -> bool:
        """Whether nothing of its own lane is before it."""
        return ticket.lane not in self._busy and self._lanes.get(ticket.lane, [None])[0] == ticket

    def _rank(self, ticket: Ticket) -> tuple[int, int]:
        last = max(self._served.get(ticket.lane, 0), self._served.get(_person(ticket), 0))
        return (last, ticket.update)

    def _leave(self, ticket: Ticket) -> None:
        waiting = self._lanes[ticket.lane]
        waiting.pop(0)
        self._length -= 1
        if not waiting:
            del self._lanes[ticket.lane]


def _person(ticket: Ticket) -> str:
    return f"person {ticket.person}"
