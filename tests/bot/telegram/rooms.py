"""A newsroom for tests: a real telegram.sqlite and history beside an archive that answers what it is told to."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import cast

from bot.history import History
from bot.telegram.allowing import Guests
from bot.telegram.answering import Answering
from bot.telegram.incoming import Attached, Forward, Incoming, Place, Pressed, Said
from bot.telegram.ledger import open_connection
from bot.telegram.newsroom import Asking, Branch, Newsroom
from bot.telegram.outgoing import Change, Message, Notice, Outgoing, Paragraph, Quotation, Say
from index.article import Article
from index.errors import RashomonError, Refused
from index.found import Coverage, Filters
from retrieval.answer import Answer

ADMIN, REPORTER, STRANGER = 11, 22, 33
PRIVATE = Place(REPORTER, "private")
GROUP = Place(-500, "group")
START = datetime(2031, 5, 6, 12, tzinfo=UTC)


class StoodIn:
    """An archive as far as branches look at it."""

    is_in_place = True

    def __init__(self) -> None:
        self.edition = 1

    def coverage(self) -> Coverage:
        return Coverage(3, 9, None, None)

    def article(self, key: str, version: int | None = None) -> Article:
        raise NotImplementedError


class ToldSession:
    """Answers by a function; `broken` is raised instead."""

    def __init__(self, reply: Callable[[str], Answer]) -> None:
        self.reply = reply
        self.stood_in = StoodIn()
        self.broken: Exception | None = None
        self.questions: list[str] = []
        self.limits: list[tuple[Filters, date]] = []

    @property
    def archive(self) -> StoodIn:
        if isinstance(self.broken, RashomonError):
            raise self.broken
        return self.stood_in

    def ask(self, question: str, filters: Filters, today: date) -> Answer:
        if self.broken is not None:
            raise self.broken
        self.questions.append(question)
        self.limits.append((filters, today))
        return self.reply(question).model_copy(update={"question": question})

    def close(self) -> None:
        pass


@dataclass
class Files:
    """What delivery fetches."""

    content: dict[str, bytes] = field(default_factory=dict)

    def fetch(self, file: Attached, limit_bytes: int) -> bytes:
        if file.id not in self.content:
            raise Refused(file.name, "Telegram no longer has it: send it again")
        if len(self.content[file.id]) > limit_bytes:
            raise Refused(file.name, "too large")
        return self.content[file.id]


@dataclass
class Room:
    """A newsroom with a branch that is under test; time moves on when it is told to."""

    newsroom: Newsroom
    branch: Branch
    files: Files
    _moment: list[datetime]
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def later(self, **spans: float) -> None:
        """Let some time pass."""
        self._moment[0] += timedelta(**spans)

    def say(
        self,
        text: str = "",
        command: str | None = None,
        *,
        person: int = REPORTER,
        place: Place = PRIVATE,
        reply_to: int | None = None,
        forward: Forward | None = None,
        links: Sequence[str] = (),
        file: Attached | None = None,
        to_bot: bool = True,
        edited: bool = False,
    ) -> list[Outgoing] | None:
        """A message to the branch; what it did is committed, as delivery does."""
        number = next(self._numbers)
        what = Said(
            number, text, command, to_bot, reply_to, forward is not None, edited, tuple(links), file, forward
        )  # fmt: skip
        said = self.branch.said(Incoming(number, person, place, what), what, self.files)
        self._commit()
        return None if said is None else list(said)

    def press(
        self, data: str, *, person: int = REPORTER, place: Place = PRIVATE, message: int | None = None
    ) -> list[Outgoing] | None:
        """A button."""
        number = next(self._numbers)
        what = Pressed(f"q{number}", data, message)
        said = self.branch.pressed(Incoming(number, person, place, what), what)
        self._commit()
        return None if said is None else list(said)

    def wake(self) -> list[tuple[Place, Outgoing]]:
        """Delivery's waking."""
        told = list(self.branch.wake(self.newsroom.clock(), self.files))
        self._commit()
        return told

    def _commit(self) -> None:
        if self.newsroom.connection.in_transaction:
            self.newsroom.connection.execute("COMMIT")


def opened(folder: Path) -> sqlite3.Connection:
    """telegram.sqlite, as the worker has it."""
    return open_connection(folder)


@contextmanager
def room(
    folder: Path,
    session: object,
    branch: Callable[[Newsroom, Answering], Branch],
    guests: Guests | None = None,
    files: Files | None = None,
) -> Iterator[Room]:
    """A room that is closed again; a second one on the same folder is the bot after a restart."""
    moment = [START]
    connection, history = opened(folder), History.open(folder)
    newsroom = Newsroom(
        connection,
        cast(Asking, session),
        history,
        guests or Guests(persons=frozenset({REPORTER}), chats=frozenset({GROUP.chat}), admins=(ADMIN,)),
        lambda: moment[0],
    )
    try:
        yield Room(newsroom, branch(newsroom, Answering(newsroom)), files or Files(), moment)
    finally:
        connection.close()
        history.close()


def words_of(message: Message) -> str:
    """All words of a message, a block a line."""
    return "\n".join("".join(run.text for run in block.words) for block in message.blocks)


def text_of(said: Sequence[Outgoing] | None) -> str:
    """The words of the one message among what is sent."""
    assert said is not None
    messages = [one.message for one in said if isinstance(one, Say | Change)]
    assert len(messages) == 1, said
    return words_of(messages[0])


def notice_of(said: Sequence[Outgoing] | None) -> str:
    """What a button was answered with."""
    assert said is not None
    return next(one.text for one in said if isinstance(one, Notice))


def buttons_of(said: Sequence[Outgoing] | None) -> dict[str, str]:
    """Labels and data of the buttons of the one message."""
    assert said is not None
    message = next(one.message for one in said if isinstance(one, Say | Change))
    return {button.label: button.data for row in message.keyboard for button in row if button.data}


BLOCKS = (Paragraph, Quotation)
