"""Posts delivered: each once, in order within a chat, at Telegram's pace, whatever the network does meanwhile.

It does not know what a post says. Telegram has no key that would make sending a message twice the same as once, so a
message is first announced by a few fixed words and the announcement then changed into it: changing may be repeated at
will. If an announcement's fate is not known it is sent again, and the stray one is looked for and taken back.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Protocol, TypeVar

from bot.telegram import phrases
from bot.telegram.api import Api, ApiTrouble, Trouble
from bot.telegram.incoming import Place
from bot.telegram.ledger import Owed
from bot.telegram.pacing import Pacing
from bot.telegram.patience import Patience
from bot.telegram.posts import Noticing, Offering, Post, Saying, Sheet, Showing, read_post

T = TypeVar("T")
log = logging.getLogger(__name__)
# A pressed button's spinner and a typed query are forgotten by then.
QUERY_TRIES = 3
QUERY_WAIT_SECONDS = 5.0
# A message that people delete as often as we write it is not wanted.
ANNOUNCED_AGAIN = 3
SWEPT, SWEPT_OVER = 20, 500
SWEEP_TRIES = 4


class Books(Protocol):
    """What sending needs of the ledger; every call is another thread's work."""

    async def post(self, number: int) -> Owed | None: ...
    async def adopt(self, number: int, message: int | None) -> None: ...
    async def sent(self, owed: Owed, messages: Sequence[int]) -> None: ...
    async def knows(self, chat: int, first: int, last: int) -> set[int]: ...
    async def move(self, old: int, new: int) -> None: ...
    async def stands(self, answer: int) -> bool: ...


class Sending:
    """One bot's way out."""

    def __init__(self, api: Api, books: Books, pacing: Pacing, patience: Patience) -> None:
        self._api = api
        self._books = books
        self._pacing = pacing
        self._patience = patience
        self._chats: dict[int, tuple[asyncio.Lock, int]] = {}

    async def deliver(
        self, numbers: Sequence[int], place: Place | None, *, left_over: bool = False, in_doubt: bool = False
    ) -> None:
        """Sends posts of one chat in order. `left_over`: an earlier run stored them, and the archive may have changed
        since; `in_doubt`: an announcement may be out of which we know nothing. Raises Stopped, and ApiTrouble where
        the token is no longer good."""
        async with self._turn(place):
            for number in numbers:
                owed = await self._books.post(number)
                if owed is not None:
                    await self._deliver(owed, left_over, in_doubt)

    async def announce(self, place: Place, words: str, reply_to: int | None) -> int | None:
        """Tells a chat that it has to wait; the message's id. None where that is not possible just now."""
        sheet = _plain(words)
        try:
            return await self._paced(
                place,
                lambda: self._api.say(
                    place.chat, sheet, topic=place.topic, reply_to=reply_to, silent=True, plain=True
                ),
                new=True,
                tries=1,
            )  # fmt: skip
        except ApiTrouble:
            return None

    async def take_back(self, chat: int, message: int) -> None:
        """Deletes an announcement that nothing followed."""
        try:
            await self._tried(lambda: self._api.delete(chat, message), SWEEP_TRIES)
        except ApiTrouble:
            log.info("event=not_taken_back chat=%d message=%d", chat, message)

    async def _deliver(self, owed: Owed, left_over: bool, in_doubt: bool) -> None:
        post = read_post(owed.post)
        try:
            if isinstance(post, Noticing | Offering):
                await self._answer_query(post)
                await self._books.sent(owed, ())
                return
            if owed.place is None:
                raise ValueError(f"post {owed.id} has no place")
            if isinstance(post, Saying | Showing):
                if left_over and owed.answer is not None and not await self._books.stands(owed.answer):
                    post = Saying(sheet=_plain(phrases.OUTDATED_UNSENT), reply_to=post.reply_to)
                message = await self._say(owed, owed.place, post, in_doubt)
                await self._books.sent(owed, (message,))
            else:
                await self._change(owed.place, post.target, post, post.sheet)
                await self._books.sent(owed, (post.target,))
        except ApiTrouble as error:
            await self._gave_up(owed, error, left_over, in_doubt)

    async def _gave_up(self, owed: Owed, error: ApiTrouble, left_over: bool, in_doubt: bool) -> None:
        if error.trouble is Trouble.TOKEN:
            raise error
        if error.trouble is Trouble.MOVED and owed.place is not None:
            await self._books.move(owed.place.chat, error.chat)
            moved = await self._books.post(owed.id)
            if moved is not None and moved.place != owed.place:
                await self._deliver(moved, left_over, in_doubt)
            return
        chat = owed.place.chat if owed.place else 0
        level = logging.INFO if error.trouble is Trouble.STALE else logging.WARNING
        log.log(level, "event=not_delivered chat=%d post=%d reason=%s", chat, owed.id, error.trouble.value)
        await self._books.sent(replace(owed, answer=None), ())

    async def _answer_query(self, post: Noticing | Offering) -> None:
        for form in (False, True):
            try:
                await self._tried(lambda plain=form: self._query_call(post, plain), QUERY_TRIES)  # type: ignore[misc]
                return
            except ApiTrouble as error:
                if error.trouble not in (Trouble.ENTITIES, Trouble.REFUSED) or form:
                    raise

    def _query_call(self, post: Noticing | Offering, plain: bool) -> Awaitable[None]:
        if isinstance(post, Noticing):
            return self._api.notice(post.query, post.text, alert=post.alert)
        return self._api.offer(post, plain=plain)

    async def _say(self, owed: Owed, place: Place, post: Saying | Showing, in_doubt: bool) -> int:
        """Announced and then changed into the post; gives the message's id."""
        message = owed.message
        for _ in range(ANNOUNCED_AGAIN):
            if message is None:
                message, twice = await self._announced(place, post)
                await self._books.adopt(owed.id, message)
                if (twice or in_doubt) and owed.after is not None:
                    await self._sweep(place, owed.after, message)
            try:
                await self._change(place, message, post, post.sheet)
                return message
            except ApiTrouble as error:
                if error.trouble is not Trouble.MISSING:
                    raise
                message, in_doubt = None, False
        raise ApiTrouble(Trouble.MISSING)

    async def _announced(self, place: Place, post: Saying | Showing) -> tuple[int, bool]:
        """The announcement's id, and whether there may be a second one that we know nothing of."""
        failed = 0
        topic = place.topic
        sheet = _plain(phrases.ANNOUNCED)

        async def send() -> int:
            nonlocal failed
            try:
                return await self._api.say(
                    place.chat, sheet, topic=topic, reply_to=post.reply_to, silent=post.silent, plain=True
                )
            except ApiTrouble as error:
                failed += error.trouble is Trouble.UNREACHABLE
                raise

        try:
            return await self._paced(place, send, new=True), failed > 0
        except ApiTrouble as error:
            if error.trouble is not Trouble.TOPIC:
                raise
            topic = None
            return await self._paced(place, send, new=True), failed > 0

    async def _change(self, place: Place, message: int, post: Post, sheet: Sheet) -> None:
        """Replaces a message by a post, by its plain form where Telegram does not take the better one."""
        refused: ApiTrouble | None = None
        for form, plain in _forms(sheet):
            try:
                await self._paced(place, lambda: self._put(place.chat, message, post, form, plain), new=False)  # noqa: B023 - called before the next turn
                return
            except ApiTrouble as error:
                if error.trouble is Trouble.SAME:
                    return
                if error.trouble not in (Trouble.ENTITIES, Trouble.REFUSED):
                    raise
                log.warning("event=refused chat=%d message=%d reason=%s", place.chat, message, error.trouble.value)
                refused = error
        if refused is not None:
            raise refused

    def _put(self, chat: int, message: int, post: Post, form: Sheet, plain: bool) -> Awaitable[None]:
        if isinstance(post, Showing) and form.plain != phrases.UNSENDABLE:
            return self._api.show(chat, message, post.model_copy(update={"sheet": form}), plain=plain)
        return self._api.change(chat, message, form, plain=plain)

    async def _sweep(self, place: Place, after: int, own: int) -> None:
        """Takes back a stray announcement between the person's message and ours: what "already says" the words of an
        announcement is one. Messages that the ledger knows are left alone, so none that has its words is touched."""
        first = max(after + 1, own - SWEPT_OVER)
        known = await self._books.knows(place.chat, first, own)
        candidates = [number for number in range(own - 1, first - 1, -1) if number not in known]
        for number in candidates[:SWEPT]:
            if await self._is_stray(place, number):
                await self.take_back(place.chat, number)

    async def _is_stray(self, place: Place, message: int) -> bool:
        sheet = _plain(phrases.ANNOUNCED)
        try:
            await self._paced(
                place, lambda: self._api.change(place.chat, message, sheet, plain=True), new=False, tries=SWEEP_TRIES
            )
        except ApiTrouble as error:
            return error.trouble is Trouble.SAME
        return True

    async def _paced(self, place: Place, call: Callable[[], Awaitable[T]], *, new: bool, tries: int | None = None) -> T:
        """Calls when the chat and all chats together may send; waits as long as Telegram asks for."""

        async def paced() -> T:
            await self._wait_for_turn(place, new=new)
            return await call()

        return await self._tried(paced, tries, place.chat)

    async def _wait_for_turn(self, place: Place, *, new: bool) -> None:
        clock = asyncio.get_running_loop().time
        while True:
            now = clock()
            moment = self._pacing.until_free(place.chat, now, in_group=not place.is_private, new_message=new)
            moment = max(moment, self._pacing.until_all(now))
            if moment <= now:
                self._pacing.book(place.chat, now, new_message=new)
                return
            await self._patience.insist(moment - now)

    async def _tried(self, call: Callable[[], Awaitable[T]], tries: int | None, chat: int | None = None) -> T:
        """Calls until it works or cannot work; `tries` None: however long that takes."""
        failures = 0
        while True:
            try:
                return await call()
            except ApiTrouble as error:
                failures += 1
                if error.trouble not in (Trouble.WAIT, Trouble.UNREACHABLE) or failures == tries:
                    raise
                if tries is not None and error.seconds > QUERY_WAIT_SECONDS:
                    raise
                if error.trouble is Trouble.WAIT:
                    log.info("event=told_to_wait chat=%s seconds=%g", chat, error.seconds)
                    if chat is not None:
                        # Whoever sends to this chat next waits as well; nobody else does.
                        self._pacing.stop(chat, asyncio.get_running_loop().time() + error.seconds)
                        continue
                await self._patience.insist(error.seconds or self._patience.backoff(failures))

    @asynccontextmanager
    async def _turn(self, place: Place | None) -> AsyncIterator[None]:
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


def _plain(words: str) -> Sheet:
    return Sheet(html=words, plain=words)


def _forms(sheet: Sheet) -> Iterator[tuple[Sheet, bool]]:
    """The post as it is meant, without looks, without buttons, and last the word that it cannot be shown."""
    yield sheet, False
    yield sheet, True
    if sheet.keys:
        yield sheet.model_copy(update={"keys": ()}), True
    yield _plain(phrases.UNSENDABLE), True
