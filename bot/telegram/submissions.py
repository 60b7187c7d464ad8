"""What people sent in for the archive, as it is stored until it is in, and what became of it.

It does not know articles. A text is kept only until it was added, asked or left; the receipt keeps the keys alone.
"""

import json
import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.telegram.incoming import Attached, ChatKind, Forward, Place
from index.book import stamp

SUBMISSIONS = """
CREATE TABLE submissions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    chat INTEGER NOT NULL,
    kind TEXT NOT NULL,
    topic INTEGER,
    person INTEGER NOT NULL,
    message INTEGER NOT NULL,
    state TEXT NOT NULL,
    text TEXT,
    links TEXT,
    name TEXT,
    content BLOB,
    sent TEXT,
    channel TEXT,
    link TEXT,
    keys TEXT,
    target INTEGER,
    last INTEGER
);
CREATE INDEX submissions_state ON submissions (state);
"""
# A file's bytes stay with Telegram until they are read; `name` is the file's, `content` is no longer written.
SUBMITTED_FILES = """
ALTER TABLE submissions ADD COLUMN file TEXT;
ALTER TABLE submissions ADD COLUMN size INTEGER;
"""
# A key may hold any sign, a line break too. What was joined by line breaks becomes a list in JSON.
KEYS_LISTED = r"""
UPDATE submissions SET keys = CASE WHEN coalesce(keys, '') = '' THEN '[]' ELSE
    '["' || replace(replace(replace(keys, '\', '\\'), '"', '\"'), char(10), '","') || '"]' END;
"""

# Who has not chosen between adding and asking by then is not waiting for either.
OFFERED_FOR = timedelta(days=2)


class State(StrEnum):
    """How far it is."""

    OFFERED = "offered"  # somebody still has to say whether to add or to ask it
    TAKING = "taking"
    IN = "in"
    UNDOING = "undoing"
    OUT = "out"


@dataclass(frozen=True, slots=True)
class Parcel:
    """What was sent: a text, addresses, or a file. `message` is the person's."""

    place: Place
    person: int
    message: int
    text: str | None = None
    links: tuple[str, ...] = ()
    file: Attached | None = None
    forward: Forward | None = None


@dataclass(frozen=True, slots=True)
class Submission:
    """A parcel and what became of it: the `keys` of the articles that it brought, `target` the receipt's message."""

    id: int
    parcel: Parcel
    state: State
    keys: tuple[str, ...] = ()
    target: int | None = None


class Submissions:
    """Reads and writes them, on the conversation's connection. Writing happens in the caller's transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def put(self, parcel: Parcel, state: State, keys: tuple[str, ...], now: datetime, *, may_grow: bool = False) -> int:
        """A new one; what is in the archive already is not kept here as well. `may_grow`: the next message may be its
        next piece."""
        kept = state in (State.OFFERED, State.TAKING)
        forward, place, file = parcel.forward, parcel.place, parcel.file
        self._connection.execute(
            "DELETE FROM submissions WHERE state = ? AND at < ?", (State.OFFERED.value, stamp(now - OFFERED_FOR))
        )
        row = self._connection.execute(
            "INSERT INTO submissions (at, chat, kind, topic, person, message, state, text, links, name, file, size, "
            "sent, channel, link, keys, last) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
            (
                stamp(now),
                place.chat,
                place.kind,
                place.topic,
                parcel.person,
                parcel.message,
                state.value,
                parcel.text if kept else None,
                "\n".join(parcel.links) if kept else None,
                file.name if file and kept else None,
                file.id if file and kept else None,
                file.size if file and kept else None,
                stamp(forward.sent) if forward and kept else None,
                forward.channel if forward and kept else None,
                forward.link if forward and kept else None,
                json.dumps(keys),
                parcel.message if may_grow else None,
            ),
        ).fetchone()
        return int(row[0])

    def grow(self, submission: int, text: str, last: int, now: datetime) -> None:
        """Another piece came; `last` is its message. Apps cut between words and drop the blank that was there."""
        joined = "CASE WHEN rtrim(text) GLOB '*[.!?”\"]' THEN char(10) ELSE ' ' END"
        self._connection.execute(
            f"UPDATE submissions SET text = text || {joined} || ?, last = ?, at = ? WHERE id = ?",
            (text, last, stamp(now), submission),
        )

    def growing(self, place: Place, person: int, message: int, since: datetime) -> int | None:
        """The text of this person that a message follows at once, if one may still go on."""
        row = self._connection.execute(
            "SELECT id FROM submissions WHERE state = ? AND chat = ? AND person = ? AND last = ? AND at >= ?",
            (State.TAKING.value, place.chat, person, message - 1, stamp(since)),
        ).fetchone()
        return None if row is None else int(row[0])

    def get(self, submission: int) -> Submission | None:
        """One of them."""
        if not 0 < submission < 2**63:
            return None
        found = self._rows("WHERE id = ?", (submission,))
        return found[0] if found else None

    def waiting(self, grown: datetime) -> list[Submission]:
        """Those that are on their way in or out, oldest first; none that may have gone on since `grown`."""
        return self._rows(
            "WHERE state IN (?, ?) AND (last IS NULL OR at < ?) ORDER BY id",
            (State.TAKING.value, State.UNDOING.value, stamp(grown)),
        )

    def mark(self, submission: int, state: State, keys: tuple[str, ...], target: int | None = None) -> None:
        """It is that far now. What it held goes with the first step past waiting."""
        self._connection.execute(
            "UPDATE submissions SET state = ?, keys = ?, target = ? WHERE id = ?",
            (state.value, json.dumps(keys), target, submission),
        )
        if state not in (State.OFFERED, State.TAKING):
            self._connection.execute(
                "UPDATE submissions SET text = NULL, links = NULL, name = NULL, file = NULL, size = NULL, "
                "channel = NULL, link = NULL, sent = NULL WHERE id = ?",
                (submission,),
            )

    def drop(self, submission: int) -> None:
        """Nothing came of it."""
        self._connection.execute("DELETE FROM submissions WHERE id = ?", (submission,))

    def _rows(self, clause: str, values: tuple[object, ...]) -> list[Submission]:
        rows = self._connection.execute(
            "SELECT id, chat, kind, topic, person, message, state, text, links, name, file, size, sent, channel, "
            f"link, keys, target FROM submissions {clause}",
            values,
        )
        return [_submission(*row) for row in rows]


def _submission(
    number: int, chat: int, kind: ChatKind, topic: int | None, person: int, message: int, state: str,
    text: str | None, links: str | None, name: str | None, file: str | None, size: int | None,
    sent: str | None, channel: str | None, link: str | None, keys: str | None, target: int | None,
) -> Submission:  # fmt: skip
    forward = Forward(datetime.fromisoformat(sent), channel, link) if sent else None
    parcel = Parcel(
        Place(chat, kind, topic), person, message, text, tuple(links.splitlines()) if links else (),
        Attached(file, name or "", size, None) if file else None, forward,
    )  # fmt: skip
    # Not strict: of what was stored before, control characters stand as they are.
    listed: list[str] = json.loads(keys, strict=False) if keys else []
    return Submission(number, parcel, State(state), tuple(listed), target)
