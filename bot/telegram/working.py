"""The worker: answers one update after another, in a thread of its own, and stores each answer with what it changed.

It does not know the network. Everything here computes or waits for the disk; the event loop only awaits it.
"""

import logging
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.telegram import phrases
from bot.telegram.api import Me
from bot.telegram.incoming import Incoming, Moved, Place, Pressed, Said
from bot.telegram.ledger import Begun, Ledger, Owed
from bot.telegram.markup import paragraph
from bot.telegram.newsroom import Services
from bot.telegram.outgoing import Message, Notice, Outgoing, Say
from bot.telegram.posts import Saying, Showing, posts_of, stored
from bot.telegram.queueing import Ticket
from bot.telegram.receiving import incoming
from index.errors import RashomonError

log = logging.getLogger(__name__)
# An update that was begun so often and never ended is one that ends the program.
ATTEMPTS = 5


class Conversing(Protocol):
    """What the worker needs of the conversation (bot/telegram/conversation.py)."""

    def commands(self) -> tuple[tuple[str, str], ...]: ...
    def respond(self, incoming: Incoming, services: Services) -> Sequence[Outgoing]: ...
    def sent(self, place: Place, message: int, answer: int) -> None: ...
    def wake(self, now: datetime, services: Services) -> Sequence[tuple[Place, Outgoing]]: ...


@dataclass(frozen=True, slots=True)
class Bench:
    """What a worker works with. `stands`: whether a kept answer's quotes are still the archive's; `close` lets go."""

    conversation: Conversing
    stands: Callable[[int], bool]
    close: Callable[[], None] = lambda: None


@dataclass(frozen=True, slots=True)
class Answered:
    """What came of one update: the posts to deliver, whether a message is among them, and what told its place."""

    place: Place | None = None
    numbers: tuple[int, ...] = ()
    speaks: bool = False
    announced: int | None = None
    seconds: float = 0.0


class Worker:
    """One conversation on one connection. Everything but the constructor runs in the worker's thread."""

    def __init__(
        self, opener: Callable[[sqlite3.Connection, Me], Bench], connection: sqlite3.Connection, me: Me,
        clock: Callable[[], datetime],
    ) -> None:  # fmt: skip
        self._connection = connection
        self._ledger = Ledger(connection)
        self._me = me
        self._clock = clock
        self._bench = opener(connection, me)
        self._crowded: set[str] = set()

    def commands(self) -> tuple[tuple[str, str], ...]:
        """For the menu."""
        return self._bench.conversation.commands()

    def answer(self, ticket: Ticket, services: Services) -> Answered:
        """Answers one update and stores, in one transaction, everything that follows from it."""
        begun = self._ledger.begin(ticket.update)
        if begun is None:
            return Answered()
        started = time.monotonic()
        what = incoming(begun.body, self._me)
        said = self._said(ticket, what, begun, services)
        posts = [post for one in said for post in posts_of(one)]
        after = _asked_in(what)
        with self._committing():
            place = what.place if what is not None else None
            numbers = self._ledger.put(
                ticket.update, place, [(stored(post), answer) for post, answer in posts], self._clock(), after
            )
            if what is not None and what.place is not None and isinstance(what.what, Moved):
                self._ledger.move(what.place.chat, what.what.chat)
            self._ledger.done(ticket.update)
        speaks = any(isinstance(post, Saying | Showing) for post, _ in posts)
        return Answered(place, tuple(numbers), speaks, begun.announced, time.monotonic() - started)

    def skip(self, tickets: Sequence[Ticket]) -> None:
        """Updates that need no answer any more."""
        with self._committing():
            for ticket in tickets:
                self._ledger.done(ticket.update)

    def sent(self, owed: Owed, messages: Sequence[int], cleared: int | None = None) -> None:
        """A post is out; the conversation learns which message shows which answer. `cleared`: see Ledger.sent."""
        with self._committing():
            if owed.place is not None and owed.answer is not None:
                for message in messages:
                    self._bench.conversation.sent(owed.place, message, owed.answer)
            self._ledger.sent(owed.id, owed.place.chat if owed.place else None, messages, self._clock(), cleared)

    def stands(self, answer: int) -> bool:
        """Whether a kept answer may still be shown."""
        try:
            return self._bench.stands(answer)
        except (RashomonError, sqlite3.Error) as error:
            log.error("event=not_verified error=%s", type(error).__name__)
            return False

    def wake(self, services: Services) -> list[tuple[Place, int]]:
        """What the bot says of its own accord: the posts to deliver."""
        try:
            said = self._bench.conversation.wake(self._clock(), services)
            with self._committing():
                return [
                    (place, number)
                    for place, one in said
                    for number in self._ledger.put(
                        None, place, [(stored(post), answer) for post, answer in posts_of(one)], self._clock()
                    )
                ]
        except Exception as error:  # a defect in one standing question must not end the bot
            self._roll_back()
            log.error("event=wake_failed error=%s", type(error).__name__, exc_info=True)
            return []

    def tidy(self) -> None:
        """Forgets what need not be kept."""
        self._ledger.tidy(self._clock())

    def close(self) -> None:
        """Lets go of everything."""
        self._bench.close()
        self._connection.close()

    def _said(self, ticket: Ticket, what: Incoming | None, begun: Begun, services: Services) -> Sequence[Outgoing]:
        if what is None:
            return ()
        if ticket.crowded:
            return self._refused(ticket, what)
        self._crowded.discard(ticket.lane)
        if begun.attempts >= ATTEMPTS:
            log.error("event=given_up update=%d attempts=%d", ticket.update, begun.attempts)
            return _apology(what)
        try:
            return self._bench.conversation.respond(what, services)
        except Exception as error:  # a defect on one update must not take the others' answers with it
            self._roll_back()
            log.error("event=defect update=%d error=%s", ticket.update, type(error).__name__, exc_info=True)
            return _apology(what)

    def _refused(self, ticket: Ticket, what: Incoming) -> Sequence[Outgoing]:
        """One line for a whole flood."""
        if isinstance(what.what, Pressed):
            return (Notice(what.what.query),)
        if not isinstance(what.what, Said) or ticket.lane in self._crowded or not what.what.to_bot:
            return ()
        self._crowded.add(ticket.lane)
        return (Say(Message((paragraph(phrases.CROWDED),)), reply_to=what.what.message),)

    @contextmanager
    def _committing(self) -> Iterator[None]:
        """The transaction that the conversation may have begun, or one that begins now; whole or not at all."""
        try:
            if not self._connection.in_transaction:
                self._connection.execute("BEGIN IMMEDIATE")
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            self._roll_back()
            raise

    def _roll_back(self) -> None:
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")


def _asked_in(what: Incoming | None) -> int | None:
    """The message that is answered, which is older than its answer. One that was edited may be days older."""
    said = what.what if what is not None else None
    return said.message if isinstance(said, Said) and not said.edited else None


def _apology(what: Incoming) -> Sequence[Outgoing]:
    if isinstance(what.what, Pressed):
        return (Notice(what.what.query, phrases.DEFECT_ANSWER, alert=True),)
    if isinstance(what.what, Said) and what.what.to_bot:
        return (Say(Message((paragraph(phrases.DEFECT_ANSWER),)), reply_to=what.what.message),)
    return ()
