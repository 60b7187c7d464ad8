"""When one may send: one sender at a time in a chat, at Telegram's pace, again after trouble that passes.

It does not know what is sent.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import TypeVar

from bot.telegram.api import ApiTrouble, Trouble
from bot.telegram.incoming import Place
from bot.telegram.pacing import Pacing
from bot.telegram.patience import Patience

T = TypeVar("T")
log = logging.getLogger(__name__)
# Whoever tries a few times waits no longer: a pressed button's spinner and a typed query are forgotten by then.
WAIT_SECONDS = 5.0
PASSING = (Trouble.WAIT, Trouble.UNREACHABLE, Trouble.UNSENT)


class Turns:
    """Those of one bot."""

    def __init__(self, pacing: Pacing, patience: Patience) -> None:
        self._pacing = pacing
        self._patience = patience
        self._chats: dict[int, tuple[asyncio.Lock, int]] = {}

    @asynccontextmanager
    async def turn(self, place: Place | None) -> AsyncIterator[None]:
        """One sender at a time in a chat, first come first served."""
        if place is None:
            yield
            return
        lock, users = self._chats.get(place.chat, (asyncio.Lock(), 0))
        self._chats[place.chat] = (lock, users + 1)
        try:
            async with lock:
                yield
        finally:
            lock, users = self._chats[place.chat]
            if users == 1:
                del self._chats[place.chat]
            else:
                self._chats[place.chat] = (lock, users - 1)

    async def paced(self, place: Place, call: Callable[[], Awaitable[T]], *, new: bool, tries: int | None = None) -> T:
        """Calls when the chat and all chats together may send; waits as long as Telegram asks for."""

        async def in_turn() -> T:
            await self._wait(place, new=new)
            return await call()

        return await self.tried(in_turn, tries, place.chat)

    async def _wait(self, place: Place, *, new: bool) -> None:
        clock = asyncio.get_running_loop().time
        while True:
            now = clock()
            moment = self._pacing.until_free(place.chat, now, in_group=not place.is_private, new_message=new)
            moment = max(moment, self._pacing.until_all(now))
            if moment <= now:
                self._pacing.book(place.chat, now, new_message=new)
                return
            await self._patience.insist(moment - now)

    async def tried(self, call: Callable[[], Awaitable[T]], tries: int | None, chat: int | None = None) -> T:
        """Calls until it works or cannot work; `tries` None: however long that takes."""
        failures = 0
        while True:
            try:
                return await call()
            except ApiTrouble as error:
                failures += 1
                if error.trouble not in PASSING or failures == tries:
                    raise
                if tries is not None and error.seconds > WAIT_SECONDS:
                    raise
                if error.trouble is Trouble.WAIT:
                    log.info("event=told_to_wait chat=%s seconds=%g", chat, error.seconds)
                    if chat is not None:
                        # Whoever sends to this chat next waits as well; nobody else does.
                        self._pacing.stop(chat, asyncio.get_running_loop().time() + error.seconds)
                        continue
                await self._patience.insist(error.seconds or self._patience.backoff(failures))
