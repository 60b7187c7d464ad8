"""The ledger for the event loop: every call runs in the clerk's thread, what concerns answers in the worker's.

It does not know why a call is made. No call blocks the loop, however slow the disk is.
"""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import TypeVar

from bot.telegram.ledger import Arrived, Ledger, Owed, Standing, Waiting
from bot.telegram.working import Worker

T = TypeVar("T")


class Books:
    """One ledger, two threads."""

    def __init__(
        self,
        desk: ThreadPoolExecutor,
        work: ThreadPoolExecutor,
        ledger: Ledger,
        worker: Worker,
        clock: Callable[[], datetime],
    ) -> None:
        self._desk, self._work = desk, work
        self._ledger, self._worker = ledger, worker
        self._clock = clock

    async def take(self, read: Iterable[Arrived]) -> list[Arrived]:
        return await self._do(lambda: self._ledger.take(read, self._clock()))

    async def waiting(self) -> list[Waiting]:
        return await self._do(self._ledger.waiting)

    async def owed(self) -> list[tuple[int, int | None]]:
        return await self._do(self._ledger.owed)

    async def post(self, number: int) -> Owed | None:
        return await self._do(lambda: self._ledger.post(number))

    async def announce(self, update: int, message: int | None) -> None:
        await self._do(lambda: self._ledger.announce(update, message))

    async def adopt(self, number: int, message: int | None) -> None:
        await self._do(lambda: self._ledger.adopt(number, message))

    async def standing(self) -> list[Standing]:
        return await self._do(self._ledger.standing)

    async def cleared(self, update: int) -> None:
        await self._do(lambda: self._ledger.cleared(update, self._clock()))

    async def knows(self, chat: int, first: int, last: int) -> set[int]:
        return await self._do(lambda: self._ledger.knows(chat, first, last))

    async def move(self, old: int, new: int) -> None:
        await self._do(lambda: self._ledger.move(old, new))

    async def tidy(self) -> None:
        await self._do(lambda: self._ledger.tidy(self._clock()))

    async def sent(self, owed: Owed, messages: Sequence[int], *, cleared: bool = False) -> None:
        update = owed.cause if cleared else None
        if owed.answer is not None:
            await self._do(lambda: self._worker.sent(owed, messages, update), self._work)
            return
        chat = owed.place.chat if owed.place else None
        await self._do(lambda: self._ledger.sent(owed.id, chat, messages, self._clock(), update))

    async def stands(self, answer: int) -> bool:
        return await self._do(lambda: self._worker.stands(answer), self._work)

    async def close(self) -> None:
        await self._do(lambda: self._ledger.tidy(self._clock()))
        await self._do(self._ledger.connection.close)

    async def _do(self, call: Callable[[], T], executor: ThreadPoolExecutor | None = None) -> T:
        return await asyncio.get_running_loop().run_in_executor(executor or self._desk, call)
