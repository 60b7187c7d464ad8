"""What every part of the conversation works with, and what a part has to be.

It does not know which parts there are (`conversation` does) nor how anything is delivered.
"""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Protocol

from bot.history import Asked, History, Kept
from bot.telegram.allowing import Guests
from bot.telegram.chats import Chats
from bot.telegram.incoming import Attached, Incoming, Place, Pressed, Said
from bot.telegram.limits import Tally
from bot.telegram.outgoing import Message, Outgoing

if TYPE_CHECKING:
    from index.found import Filters
    from index.holdings import Holdings
    from retrieval.answer import Answer


class Asking(Protocol):
    """What the conversation needs of a session (bot/session.py is one)."""

    @property
    def archive(self) -> "Holdings":
        """Raises NoArchive, ArchiveBroken."""
        ...

    def ask(self, question: str, filters: "Filters", today: date) -> "Answer":
        """One question, its quotes verified. Raises RashomonError."""
        ...

    def close(self) -> None:
        """Let go of the archive; it is opened again when it is next needed."""
        ...


class Services(Protocol):
    """What delivery does for the conversation while it answers."""

    def fetch(self, file: Attached, limit_bytes: int) -> bytes:
        """The bytes of a file that came with a message; blocks, so call it beside the worker. Raises Refused (too
        large, gone, not reachable)."""
        ...


def picture_of(answer: "Answer") -> "tuple[bytes, Message] | None":
    """The timeline; what draws it is loaded with the first one."""
    from bot.telegram.chart import picture

    return picture(answer)


@dataclass(frozen=True, slots=True)
class Newsroom:
    """One bot's archive, history, guests, clock and name (without @). `connection` is to telegram.sqlite; see
    `changing`. `draw` makes an answer's picture (PNG) and its caption, None where there is nothing to be seen on it."""

    connection: sqlite3.Connection
    session: Asking
    history: History
    invited: Guests
    clock: Callable[[], datetime]
    bot_name: str = "rashomon"
    draw: "Callable[[Answer], tuple[bytes, Message] | None]" = picture_of

    @property
    def chats(self) -> Chats:
        """What is remembered of chats."""
        return Chats(self.connection)

    @property
    def tally(self) -> Tally:
        """How much each person asked."""
        return Tally(self.connection)

    @property
    def guests(self) -> Guests:
        """Who may use the bot: the settings' list, with the new ids of groups that became supergroups."""
        guests = self.invited
        for old, new in self.chats.moves():
            guests = guests.moved(old, new)
        return guests

    @property
    def today(self) -> date:
        """The day that "yesterday" in a question is counted from, in UTC."""
        return self.clock().astimezone(UTC).date()

    @property
    def archive(self) -> "Holdings":
        """The archive that is in its folder now: another one may have been restored into it since the last question.

        Raises NoArchive, ArchiveBroken.
        """
        archive = self.session.archive
        if not archive.is_in_place:
            self.session.close()
            archive = self.session.archive
        return archive

    def kept(self, answer: int, chat: int) -> Kept | None:
        """A kept answer, if it was given in that chat: nobody sees what was said elsewhere."""
        kept = self.history.get(answer)
        return kept if kept is not None and self._is_of(kept.asked, chat) else None

    def asked(self, answer: int, chat: int) -> Asked | None:
        """What was asked in that chat, also where the answer had to be forgotten."""
        asked = self.history.asked(answer)
        return asked if asked is not None and self._is_of(asked, chat) else None

    def _is_of(self, asked: Asked, chat: int) -> bool:
        return asked.channel in {channel(number) for number in self.chats.once(chat)}

    @contextmanager
    def changing(self) -> Iterator[sqlite3.Connection]:
        """For writing to telegram.sqlite: begins a transaction unless one is open, and leaves it open: delivery
        commits it together with what is to be sent. Compute first and write last, so that the lock is held briefly."""
        if not self.connection.in_transaction:
            self.connection.execute("BEGIN IMMEDIATE")
        yield self.connection


def channel(chat: int) -> str:
    """Where an answer was given, as the history says it."""
    return f"telegram:{chat}"


class Branch(Protocol):
    """A part of the conversation that minds some commands, buttons or messages itself (watches, feedback, adding).

    Every method gives None for what is not its own, and the next branch is asked; an empty sequence means: mine, and
    nothing to say. The person was found allowed to use the bot before any of them is called.
    """

    @property
    def commands(self) -> Mapping[str, str]:
        """Name without slash and the line that the menu shows for it."""
        ...

    def said(self, incoming: Incoming, said: Said, services: Services) -> Sequence[Outgoing] | None:
        """A message: the branch's own commands, and whatever else it can tell to be its own."""
        ...

    def pressed(self, incoming: Incoming, pressed: Pressed) -> Sequence[Outgoing] | None:
        """A button; its data is untrusted."""
        ...

    def wake(self, now: datetime, services: Services) -> Sequence[tuple[Place, Outgoing]]:
        """The archive changed, or some minutes passed."""
        ...
