"""The bot at work: updates in, one worker, posts out, until it is told to stop.

It does not know what is answered. The event loop only moves things: everything that computes or waits for the disk
runs in one of two threads, the worker's (questions) or the clerk's (the ledger).
"""

import asyncio
import logging
import sqlite3
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from bot.telegram import notices, phrases
from bot.telegram.api import Api, ApiTrouble, Me, Trouble
from bot.telegram.books import Books
from bot.telegram.health import Health
from bot.telegram.incoming import Attached, Incoming, Place, Said
from bot.telegram.intake import Intake, Webhook, chat_of, lane_of
from bot.telegram.ledger import Arrived, Ledger, Standing, open_connection
from bot.telegram.listening import Handler, serving
from bot.telegram.pacing import Pace, Pacing
from bot.telegram.patience import Patience, Stopped, raise_if_hopeless
from bot.telegram.queueing import Line, Ticket
from bot.telegram.receiving import incoming
from bot.telegram.sending import Sending
from bot.telegram.turns import Turns
from bot.telegram.working import Answered, Bench, Worker
from index.errors import Refused, UsageError

P = ParamSpec("P")
T = TypeVar("T")
log = logging.getLogger(__name__)
LOOPBACK = "127.0.0.1"
LONG_LINE = 5
TYPING_AFTER_SECONDS = 0.6
TYPING_EVERY_SECONDS = 4.5
LOOK_SECONDS = 10.0
TIDY_SECONDS = 300.0
CLEAR_SECONDS = 30.0
STOP_SECONDS = 14.0
CLOSE_SECONDS = 3.0
FETCH_SECONDS = 120.0
# Telegram lets bots fetch no larger files.
FETCH_MEGABYTES = 20


@dataclass(frozen=True, slots=True)
class Plan:
    """How one run works. `welcome`: whether somebody is told a place in the queue; `tell` says a line to whoever
    started the program."""

    folder: Path
    opener: Callable[[sqlite3.Connection, Me], Bench]
    clock: Callable[[], datetime]
    tell: Callable[[str], None]
    welcome: Callable[[Incoming], bool] = lambda incoming: True
    webhook: Webhook | None = None
    health_port: int | None = None
    pace: Pace = field(default_factory=Pace)
    first_backoff: float = 1.0
    look_seconds: float = LOOK_SECONDS


class Running:
    """One run. Made in the loop that it runs in; `stop` may be called there at any time."""

    def __init__(self, api: Api, plan: Plan) -> None:
        self._loop = asyncio.get_running_loop()
        self._api = api
        self._plan = plan
        self._line = Line()
        self._patience = Patience(plan.tell, plan.first_backoff)
        self._joined = asyncio.Event()
        self._work = ThreadPoolExecutor(1, "worker")
        self._desk = ThreadPoolExecutor(1, "clerk")
        self._tasks: set[asyncio.Task[None]] = set()
        self._announcing: dict[int, asyncio.Task[int | None]] = {}
        self._fatal: asyncio.Future[None] = self._loop.create_future()
        self.health = Health(self._loop.time, lambda: len(self._line), silence_is_ill=plan.webhook is None)
        self._me: Me
        self._books: Books
        self._worker: Worker
        self._sending: Sending
        self._intake: Intake
        api.on_trouble(self.health.trouble)

    def stop(self) -> None:
        """Reads nothing more, finishes what is at hand."""
        self._patience.end()
        self._joined.set()

    async def run(self) -> bool:
        """Works until `stop`; False where something was still at work when the time to stop was over. Raises
        UsageError and what opening the archive raises."""
        ended = True
        try:
            async with AsyncExitStack() as stack:
                stack.push_async_callback(self._api.close)
                if await self._open(stack):
                    over = asyncio.ensure_future(self._patience.wait())
                    await asyncio.wait([self._fatal, over], return_when=asyncio.FIRST_COMPLETED)
                    over.cancel()
                    self.stop()
                    ended = await self._finish()
            if self._fatal.done():
                self._fatal.result()
            return ended
        finally:
            self._work.shutdown(wait=False, cancel_futures=True)
            self._desk.shutdown(wait=False, cancel_futures=True)

    async def _open(self, stack: AsyncExitStack) -> bool:
        """Everything that must be there before the first update; False where it was stopped meanwhile."""
        if self._plan.health_port is not None:
            port = await self._serve(stack, LOOPBACK, self._plan.health_port, self.health.page)
            log.info("event=health port=%d", port)
        me = await self._reached(self._api.open)
        if me is None:
            return False
        self._me = me
        ledger = Ledger(await self._in(self._desk, open_connection, self._plan.folder))
        connection = await self._in(self._desk, open_connection, self._plan.folder)
        self._worker = await self._in(self._work, Worker, self._plan.opener, connection, me, self._plan.clock)
        self._books = Books(self._desk, self._work, ledger, self._worker, self._plan.clock)
        stack.push_async_callback(self._close)
        self._sending = Sending(self._api, self._books, Turns(Pacing(self._plan.pace), self._patience))
        self._intake = Intake(
            self._api, self._books, self._line, self.health, self._patience, self._has_joined, self._is_outrun
        )
        await self._take_up()
        for work in (self._answering(), self._waking(), self._clearing(), self._tidying(), self._menu()):
            self._spawn(work)
        await self._listen(stack)
        log.info("event=started mode=%s", "webhook" if self._plan.webhook else "polling")
        self._plan.tell(notices.READY.format(me.name))
        return True

    async def _listen(self, stack: AsyncExitStack) -> None:
        hook = self._plan.webhook
        if hook is None:
            await self._reached(self._api.poll)
            self._spawn(self._intake.poll())
            return
        port = await self._serve(stack, hook.host, hook.port, lambda request: self._intake.push(hook, request))
        log.info("event=listening port=%d", port)
        await self._reached(lambda: self._api.listen_at(hook.url, hook.secret))

    async def _serve(self, stack: AsyncExitStack, host: str, port: int, handler: Handler) -> int:
        try:
            return await stack.enter_async_context(serving(host, port, handler))
        except OSError as error:
            raise UsageError(notices.PORT.format(host, port, error.strerror)) from None

    async def _reached(self, call: Callable[[], Awaitable[T]]) -> T | None:
        """Calls until Telegram answers; None where it was stopped before. Raises UsageError for a wrong token."""
        failures = 0
        while not self._patience.is_over:
            try:
                found = await self._patience.until(call())
            except ApiTrouble as error:
                if error.trouble is Trouble.REFUSED:
                    raise UsageError(notices.REFUSED) from None
                failures += 1
                await self._patience.after(error, failures)
                continue
            if failures:
                self._plan.tell(notices.REACHED)
            return found
        return None

    async def _take_up(self) -> None:
        """What an earlier run has stored: posts that were not sent, updates that were not answered."""
        by_chat: dict[int | None, list[int]] = {}
        for number, chat in await self._books.owed():
            by_chat.setdefault(chat, []).append(number)
        for chat, numbers in by_chat.items():
            self._line.hold(lane_of(chat, 0))
            self._spawn(self._catch_up(chat, numbers))
        waiting = await self._books.waiting()
        for one in waiting:
            self._line.join(Ticket(one.id, lane_of(one.chat, one.person), one.person))
        if by_chat or waiting:
            log.info("event=taken_up posts=%d updates=%d", sum(map(len, by_chat.values())), len(waiting))

    async def _catch_up(self, chat: int | None, numbers: Sequence[int]) -> None:
        """Sends what an earlier run owes a chat; nothing newer is answered there before."""
        try:
            await self._deliver(numbers, None if chat is None else Place(chat, "private"), left_over=True)
        finally:
            self._line.free(lane_of(chat, 0))
            self._joined.set()

    async def _menu(self) -> None:
        commands = await self._in(self._work, self._worker.commands)
        if commands:
            with suppress(ApiTrouble):
                await self._api.menu(commands)

    # In.

    def _has_joined(self, one: Arrived, ticket: Ticket) -> None:
        self._joined.set()
        if one.chat is not None and self._line.is_head(ticket):
            before = self._line.place(ticket)
            if before >= LONG_LINE:
                self._announce(one, before)

    def _is_outrun(self, tickets: Sequence[Ticket]) -> None:
        self._spawn(self._in(self._work, self._worker.skip, tickets))

    def _announce(self, one: Arrived, before: int) -> None:
        """Tells whoever has a right to ask that it will take a while."""
        what = incoming(one.body, self._me)
        if what is None or what.place is None or not isinstance(what.what, Said):
            return
        if not what.what.to_bot or what.what.edited or not self._plan.welcome(what):
            return
        told = self._announced(one.id, what.place, phrases.place_in_queue(before), what.what.message)
        self._announcing[one.id] = asyncio.ensure_future(told)

    async def _announced(self, update: int, place: Place, told: str, reply_to: int) -> int | None:
        try:
            return await self._sending.announce(update, place, told, None if place.is_private else reply_to)
        except Stopped:
            return None

    # Through.

    async def _answering(self) -> None:
        while not self._patience.is_over:
            ticket = self._line.next()
            if ticket is None:
                self._joined.clear()
                await self._joined.wait()
                continue
            if not self._line.is_full:
                self._intake.there_is_room()
            await self._answer(ticket)

    async def _answer(self, ticket: Ticket) -> None:
        self.health.begin()
        typing = asyncio.ensure_future(self._typing(chat_of(ticket.lane), ticket.topic))
        try:
            answered = await self._in(self._work, self._worker.answer, ticket, self)
        finally:
            typing.cancel()
        self.health.answered(answered.seconds)
        log.info(
            "event=answered update=%d chat=%s ms=%d posts=%d waiting=%d",
            ticket.update, chat_of(ticket.lane), answered.seconds * 1000, len(answered.numbers), len(self._line),
        )  # fmt: skip
        self._spawn(self._see_out(ticket, answered))

    async def _typing(self, chat: int | None, topic: int | None) -> None:
        """Not at once: what nobody is answered, and what is answered in a moment, needs none."""
        if chat is None:
            return
        await asyncio.sleep(TYPING_AFTER_SECONDS)
        while True:
            with suppress(ApiTrouble):
                await self._api.typing(chat, topic)
            await asyncio.sleep(TYPING_EVERY_SECONDS)

    def fetch(self, file: Attached, limit_bytes: int) -> bytes:
        """A file's bytes, for the conversation; called in any thread but the loop's. Raises Refused."""
        name = file.name or phrases.FILE
        large = phrases.FILE_LARGE.format(min(limit_bytes // 1_000_000, FETCH_MEGABYTES))
        if file.size is not None and file.size > limit_bytes:
            raise Refused(name, large)
        call = asyncio.run_coroutine_threadsafe(self._api.fetch(file.id, limit_bytes), self._loop)
        try:
            content = call.result(FETCH_SECONDS)
        except ApiTrouble as error:
            raise Refused(name, large if error.trouble is Trouble.TOO_BIG else phrases.FILE_UNREACHABLE) from None
        except TimeoutError:
            call.cancel()
            raise Refused(name, phrases.FILE_UNREACHABLE) from None
        if content is None:
            raise Refused(name, large)
        return content

    # Out.

    async def _see_out(self, ticket: Ticket, answered: Answered) -> None:
        """Delivers what came of an update; its chat's next one is answered only then."""
        try:
            announcing = self._announcing.pop(ticket.update, None)
            message = await announcing if announcing is not None else answered.announced
            if message and answered.place is not None and not answered.speaks:
                await self._sending.clear(Standing(ticket.update, answered.place.chat, message))
            await self._deliver(answered.numbers, answered.place)
        finally:
            self._line.free(ticket.lane)
            self._joined.set()

    async def _deliver(self, numbers: Sequence[int], place: Place | None, *, left_over: bool = False) -> None:
        try:
            await self._sending.deliver(numbers, place, left_over=left_over)
        except ApiTrouble as error:
            raise_if_hopeless(error)
            raise
        self.health.count("posts_total", len(numbers))

    # Of its own accord.

    async def _waking(self) -> None:
        """Standing questions, which look themselves whether the archive has changed; only while nobody waits."""
        while not self._patience.is_over:
            await self._patience.pause(self._plan.look_seconds)
            if len(self._line) or self._patience.is_over:
                continue
            for place, number in await self._in(self._work, self._worker.wake, self):
                self._spawn(self._deliver([number], place))

    async def _clearing(self) -> None:
        """Takes back what told a place in the queue where a kill, or Telegram, came between."""
        while not self._patience.is_over:
            for standing in await self._books.standing():
                if not await self._sending.clear(standing):
                    break
            await self._patience.pause(CLEAR_SECONDS)

    async def _tidying(self) -> None:
        while not self._patience.is_over:
            await self._patience.pause(TIDY_SECONDS)
            await self._books.tidy()

    # The run itself.

    async def _finish(self) -> bool:
        """Lets what is at hand come to its end; whether all of it did."""
        until = self._loop.time() + STOP_SECONDS
        while left := {*self._tasks, *self._announcing.values()}:
            left = {task for task in left if not task.done()}
            if not left or self._loop.time() >= until:
                break
            await asyncio.wait(left, timeout=until - self._loop.time(), return_when=asyncio.FIRST_COMPLETED)
        for task in left:
            task.cancel()
        log.info("event=stopped unfinished=%d", len(left))
        return not left

    async def _close(self) -> None:
        with suppress(sqlite3.Error, TimeoutError):
            await asyncio.wait_for(self._in(self._work, self._worker.close), CLOSE_SECONDS)
            await asyncio.wait_for(self._books.close(), CLOSE_SECONDS)

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        """Runs it beside the rest; an error in it ends the run."""
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: "asyncio.Task[None]") -> None:
        self._tasks.discard(task)
        if task.cancelled() or self._fatal.done():
            return
        error = task.exception()
        if error is not None and not isinstance(error, Stopped):
            self._fatal.set_exception(error)

    async def _in(self, executor: ThreadPoolExecutor, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        return await self._loop.run_in_executor(executor, lambda: call(*args, **kwargs))
