"""A conversation for delivery's tests, and a bot that runs it: as a context in a thread, or as a program of its own.

    python -m tests.bot.telegram.echo URL FOLDER

It answers "re: WORDS", counts what it did in a table of its own, and does as some words say: see `Echo.respond`.
"""

import asyncio
import sqlite3
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from bot.telegram.api import Me, open_api
from bot.telegram.incoming import Incoming, Place, Pressed, Said, Sought
from bot.telegram.markup import paragraph
from bot.telegram.newsroom import Services
from bot.telegram.outgoing import (
    Button,
    Change,
    Document,
    Message,
    Notice,
    Offer,
    Outgoing,
    Picture,
    Say,
    Shareable,
)
from bot.telegram.pacing import Pace
from bot.telegram.running import Plan, Running
from bot.telegram.working import Bench
from tests.bot.telegram.botapi import PATIENCE, TOKEN

PNG = b"\x89PNG\r\n\x1a\n not a picture, but nobody looks"
FAST = Pace(chat_gap=0.0, chat_burst=1000, group_minute=100_000, all_second=100_000)


class Echo:
    """See the module."""

    def __init__(self, connection: sqlite3.Connection, hall: "Hall") -> None:
        self.connection = connection
        self.hall = hall
        connection.execute("CREATE TABLE IF NOT EXISTS echoed (id INTEGER PRIMARY KEY, number INTEGER)")

    def commands(self) -> tuple[tuple[str, str], ...]:
        return (("help", "Say what this is"),)

    def respond(self, incoming: Incoming, services: Services) -> Sequence[Outgoing]:
        self.hall.threads.add(threading.current_thread().name)
        self.hall.begun.set()
        assert self.hall.go.wait(2 * PATIENCE)
        if self.hall.seconds:
            time.sleep(self.hall.seconds)
        what = incoming.what
        if isinstance(what, Pressed):
            changed = Change(what.message or 0, Message((paragraph(f"pressed {what.data}"),)))
            return (Notice(what.query, what.data), *((changed,) if not what.data.startswith("only") else ()))
        if isinstance(what, Sought):
            message = Message((paragraph(f"shared {what.text}"),))
            return (Offer(what.query, (Shareable("1", what.text or "-", "", message),)),)
        if not isinstance(what, Said) or not what.to_bot:
            return ()
        return self._said(incoming, what, services)

    def _said(self, incoming: Incoming, what: Said, services: Services) -> Sequence[Outgoing]:
        if not self.connection.in_transaction:
            self.connection.execute("BEGIN IMMEDIATE")
        self.connection.execute("INSERT INTO echoed (number) VALUES (?)", (incoming.update,))
        keys = ((Button("again", data=f"again {incoming.update}"),),)
        say = Say(Message((paragraph(f"re: {what.text}"),), keys), reply_to=what.message, answer=incoming.update)
        if what.file is not None:
            content = services.fetch(what.file, 1_000_000)
            return (replace(say, message=Message((paragraph(f"got {len(content)}"),))),)
        match what.text.split(" ")[0]:
            case "silence":
                return ()
            case "defect":
                raise ZeroDivisionError(what.text)
            case "long":
                return (replace(say, message=Message((paragraph("word " * 2000),), keys)),)
            case "picture":
                return (Picture(PNG, Message((paragraph("look"),)), answer=incoming.update),)
            case "file":
                return (Document("list.txt", b"a list", Message((paragraph("a file"),))),)
            case "badkey":
                return (replace(say, message=Message(say.message.blocks, ((Button("x", data="y" * 65),),))),)
            case "two":
                return (say, replace(say, message=Message((paragraph("second"),))))
        return (say,)

    def sent(self, place: Place, message: int, answer: int) -> None:
        if self.hall.remembers:
            self.hall.shown.append((place.chat, message, answer))

    def wake(self, now: datetime, services: Services) -> Sequence[tuple[Place, Outgoing]]:
        told, self.hall.woken = self.hall.woken, []
        return told

    def stands(self, answer: int) -> bool:
        return answer not in self.hall.false


class Hall:
    """Opens an Echo for a bot. `shown`: chat, message and answer of all that was sent; `threads`: where it was
    answered; `woken`: what the next waking says; `false`: answers that no longer stand. `held`: nothing is answered
    before `go` is set, so that a test need not be faster than an answer; `begun`: one is at hand."""

    def __init__(self, seconds: float = 0.0, *, remembers: bool = True, held: bool = False) -> None:
        self.seconds, self.remembers = seconds, remembers
        self.begun, self.go = threading.Event(), threading.Event()
        if not held:
            self.go.set()
        self.shown: list[tuple[int, int, int]] = []
        self.threads: set[str] = set()
        self.woken: list[tuple[Place, Outgoing]] = []
        self.false: set[int] = set()

    def __call__(self, connection: sqlite3.Connection, me: Me) -> Bench:
        echo = Echo(connection, self)
        return Bench(echo, echo.stands)


def plan(folder: Path, hall: Callable[[sqlite3.Connection, Me], Bench], told: list[str] | None = None) -> Plan:
    """A plan without Telegram's pace."""
    lines = [] if told is None else told
    return Plan(folder, hall, lambda: datetime.now(UTC), lines.append, pace=FAST, first_backoff=0.05)


class Bot:
    """A bot that runs in a thread."""

    def __init__(self, url: str, plan: Plan, token: str = TOKEN) -> None:
        self._url, self._plan, self._token = url, plan, token
        self._ready = threading.Event()
        self.error: BaseException | None = None
        self.ended: bool | None = None
        self.running: Running
        self._thread = threading.Thread(target=self._go, daemon=True)
        self._thread.start()
        assert self._ready.wait(PATIENCE)

    def stop(self) -> None:
        """Stops it and waits for its end."""
        self.tell_to_stop()
        self.join()

    def tell_to_stop(self) -> None:
        """Does not wait; what is at hand may still be."""
        # It may end by itself meanwhile, and its loop be closed.
        with suppress(RuntimeError):
            self.loop.call_soon_threadsafe(self.running.stop)

    def join(self) -> None:
        """Waits for its end."""
        self._thread.join(PATIENCE)
        assert not self._thread.is_alive()

    def _go(self) -> None:
        try:
            asyncio.run(self._run())
        except BaseException as error:
            self.error = error

    async def _run(self) -> None:
        self.loop = asyncio.get_running_loop()
        self.running = Running(open_api(self._token, self._url), self._plan)
        self._ready.set()
        self.ended = await self.running.run()


@contextmanager
def bot(url: str, plan: Plan) -> Iterator[Bot]:
    """A bot while the block runs."""
    started = Bot(url, plan)
    try:
        yield started
    finally:
        started.stop()
    if started.error is not None:
        raise started.error


def main(url: str, folder: str, seconds: str = "0.01") -> None:
    """Runs until it is killed; every answer takes so long."""

    async def run() -> None:
        await Running(open_api(TOKEN, url), plan(Path(folder), Hall(float(seconds), remembers=False))).run()

    asyncio.run(run())


if __name__ == "__main__":
    main(*sys.argv[1:])
