"""Waiting that ends when the program does, and trying again after trouble.

It does not know what is waited for.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TypeVar

from bot.telegram import notices
from bot.telegram.api import ApiTrouble, Trouble
from index.errors import UsageError

T = TypeVar("T")
log = logging.getLogger(__name__)
LONGEST_SECONDS = 60.0
# What is at hand when the program is told to stop may still wait for so long, not for Telegram's longer bans.
LAST_WAIT_SECONDS = 4.0


class Stopped(Exception):
    """The program stops; what is not done stays in the ledger."""


class Patience:
    """One run's. `tell` says a line to whoever started the program."""

    def __init__(self, tell: Callable[[str], None], first_seconds: float = 1.0) -> None:
        self.tell = tell
        self.first_seconds = first_seconds
        self._over = asyncio.Event()

    @property
    def is_over(self) -> bool:
        """Whether the program was told to stop."""
        return self._over.is_set()

    def end(self) -> None:
        """The program is told to stop."""
        self._over.set()

    async def wait(self) -> None:
        """Until the program is told to stop."""
        await self._over.wait()

    async def pause(self, seconds: float) -> None:
        """So long, or until the program is told to stop."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._over.wait(), seconds)

    async def insist(self, seconds: float) -> None:
        """So long, also while the program stops, unless that is too long then. Raises Stopped."""
        clock = asyncio.get_running_loop().time
        until = clock() + seconds
        if not self.is_over:
            await self.pause(seconds)
        left = until - clock()
        if left <= 0:
            return
        if left > LAST_WAIT_SECONDS:
            raise Stopped
        await asyncio.sleep(left)

    async def until(self, work: Awaitable[T]) -> T | None:
        """What the work gives; None (and cancelled) where the program is told to stop first."""
        task = asyncio.ensure_future(work)
        stopped = asyncio.ensure_future(self._over.wait())
        try:
            await asyncio.wait([task, stopped], return_when=asyncio.FIRST_COMPLETED)
        finally:
            stopped.cancel()
            if not task.done():
                task.cancel()
        return task.result() if task.done() else None

    async def after(self, error: ApiTrouble, failures: int) -> None:
        """Waits longer after each failure in a row, and says so after the first. Raises UsageError where waiting
        cannot help."""
        raise_if_hopeless(error)
        if failures == 1:
            self.tell(notices.UNREACHABLE)
        seconds = error.seconds or self.backoff(failures)
        log.warning("event=unreachable reason=%s retry_seconds=%g", error.trouble.value, seconds)
        await self.pause(seconds)

    def backoff(self, failures: int) -> float:
        """How long to wait after so many failures in a row."""
        return float(min(LONGEST_SECONDS, self.first_seconds * 2 ** min(failures - 1, 16)))


def raise_if_hopeless(error: ApiTrouble) -> None:
    """Raises UsageError for a wrong token."""
    if error.trouble is Trouble.TOKEN:
        raise UsageError(notices.TOKEN_WRONG) from None
