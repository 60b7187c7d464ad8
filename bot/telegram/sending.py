"""Posts delivered: each once, in order within a chat, at Telegram's pace, whatever the network does meanwhile.

It does not know what a post says. Telegram has no key that would make sending a message twice the same as once. So
where a message's fate is not known (its reply was lost, or the program was killed) it is looked for before it is sent
again: a change to what a message says already is refused as such, and a change may be repeated at will.
"""

import logging
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from bot.telegram import phrases
from bot.telegram.api import Api, ApiTrouble, Trouble
from bot.telegram.incoming import Place
from bot.telegram.ledger import Owed, Standing
from bot.telegram.posts import Noticing, Offering, Post, Saying, Sheet, Showing, read_post
from bot.telegram.turns import PASSING, Turns

log = logging.getLogger(__name__)
QUERY_TRIES = 3
# A message that people delete as often as we write it is not wanted.
MARKED_AGAIN = 3
# So many numbers are tried of those that the ledger does not know: other people's messages, which the bot does not see
# (in a group) or has not fetched yet. The post is soon behind the first, a marker soon before the last.
TRIED_FIRST, TRIED_LAST = 480, 20
SEARCHED_OVER = 50_000
TAKE_BACK_TRIES = 4


class _InDoubt(Exception):
    """A message may be out or not."""


class Books(Protocol):
    """What sending needs of the ledger; every call is another thread's work."""

    async def post(self, number: int) -> Owed | None: ...
    async def adopt(self, number: int, message: int | None) -> None: ...
    async def announce(self, update: int, message: int | None) -> None: ...
    async def cleared(self, update: int) -> None: ...
    async def sent(self, owed: Owed, messages: Sequence[int], *, cleared: bool = False) -> None: ...
    async def knows(self, chat: int, first: int, last: int) -> set[int]: ...
    async def move(self, old: int, new: int) -> None: ...
    async def stands(self, answer: int) -> bool: ...


class Sending:
    """One bot's way out."""

    def __init__(self, api: Api, books: Books, turns: Turns) -> None:
        self._api = api
        self._books = books
        self._turns = turns

    async def deliver(self, numbers: Sequence[int], place: Place | None, *, left_over: bool = False) -> None:
        """Sends posts of one chat in order. `left_over`: an earlier run stored them and may have sent them, and the
        archive may have changed since. Raises Stopped, and ApiTrouble where the token is no longer good."""
        async with self._turns.turn(place):
            for number in numbers:
                owed = await self._books.post(number)
                if owed is not None:
                    await self._deliver(owed, left_over)

    async def announce(self, update: int, place: Place, words: str, reply_to: int | None) -> int | None:
        """Tells a chat that it has to wait, and notes the message's id: 0 where it is not known, None where nothing
        can be told just now."""
        sheet = _plain(words)

        async def tell() -> int:
            # Not before its turn: each of these is looked for after a kill, sent or not.
            await self._books.announce(update, 0)
            return await self._api.say(
                place.chat, sheet, topic=place.topic, reply_to=reply_to, silent=True, plain=True
            )  # fmt: skip

        async with self._turns.turn(place):
            try:
                message = await self._turns.paced(place, tell, new=True, tries=1)
            except ApiTrouble as error:
                if error.trouble is Trouble.UNREACHABLE:
                    return 0
                await self._books.announce(update, None)
                return None
            await self._books.announce(update, message)
            return message

    async def clear(self, standing: Standing) -> bool:
        """Takes back what told a place in the queue, for good; False where that has to be tried again later."""
        if not await self._taken_back(standing.chat, standing.message):
            return False
        await self._books.cleared(standing.update)
        return True

    async def _taken_back(self, chat: int, message: int) -> bool:
        """Deletes a message that told a place in the queue, or said what another says; False where it may still stand
        and may yet be deleted. What Telegram refuses stays refused: it is gone, or older than two days."""
        try:
            await self._turns.tried(lambda: self._api.delete(chat, message), TAKE_BACK_TRIES)
        except ApiTrouble as error:
            passes = error.trouble in (*PASSING, Trouble.TOKEN)
            level = logging.DEBUG if passes else logging.INFO
            log.log(level, "event=not_taken_back chat=%d message=%d reason=%s", chat, message, error.trouble.value)
            return not passes
        return True

    async def _is_cleared(self, owed: Owed) -> bool:
        """Takes back what told this post's place in the queue; whether that is now done with. 0: it was looked for."""
        if owed.told is None or owed.place is None:
            return False
        return owed.told == 0 or await self._taken_back(owed.place.chat, owed.told)

    async def _deliver(self, owed: Owed, left_over: bool) -> None:
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
                message = await self._say(owed, owed.place, post, left_over)
                await self._books.sent(owed, (message,), cleared=await self._is_cleared(owed))
            else:
                await self._change(owed.place, post.target, post, post.sheet)
                await self._books.sent(owed, (post.target,))
        except ApiTrouble as error:
            await self._gave_up(owed, error, left_over)

    async def _gave_up(self, owed: Owed, error: ApiTrouble, left_over: bool) -> None:
        if error.trouble is Trouble.TOKEN:
            raise error
        if error.trouble is Trouble.MOVED and owed.place is not None:
            await self._books.move(owed.place.chat, error.chat)
            moved = await self._books.post(owed.id)
            if moved is not None and moved.place != owed.place:
                await self._deliver(moved, left_over)
            return
        chat = owed.place.chat if owed.place else 0
        level = logging.INFO if error.trouble is Trouble.STALE else logging.WARNING
        log.log(level, "event=not_delivered chat=%d post=%d reason=%s", chat, owed.id, error.trouble.value)
        await self._books.sent(replace(owed, answer=None), (), cleared=await self._is_cleared(owed))

    async def _answer_query(self, post: Noticing | Offering) -> None:
        for form in (False, True):
            try:
                await self._turns.tried(lambda plain=form: self._query_call(post, plain), QUERY_TRIES)  # type: ignore[misc]
                return
            except ApiTrouble as error:
                if error.trouble not in (Trouble.ENTITIES, Trouble.REFUSED) or form:
                    raise

    def _query_call(self, post: Noticing | Offering, plain: bool) -> Awaitable[None]:
        if isinstance(post, Noticing):
            return self._api.notice(post.query, post.text, alert=post.alert)
        return self._api.offer(post, plain=plain)

    async def _say(self, owed: Owed, place: Place, post: Saying | Showing, left_over: bool) -> int:
        """Sends the post as a message of its own, which whoever waits is notified of; gives the message's id."""
        if left_over or owed.message is not None:
            return await self._say_unless_said(owed, place, post)
        try:
            message = await self._said(place, post)
        except _InDoubt:
            return await self._say_unless_said(owed, place, post)
        if owed.told == 0:
            for stray in await self._found(place, post, owed.after, message):
                await self._taken_back(place.chat, stray)
        return message

    async def _said(self, place: Place, post: Saying | Showing) -> int:
        """As it is meant, else in a form that Telegram takes. Raises _InDoubt where it may be out or not."""
        refused: ApiTrouble | None = None
        for form, plain in _forms(post.sheet):
            try:
                return await self._sent(place, post, form, plain)
            except ApiTrouble as error:
                if error.trouble not in (Trouble.ENTITIES, Trouble.REFUSED):
                    raise
                log.warning("event=refused chat=%d reason=%s", place.chat, error.trouble.value)
                refused = error
        raise refused or ApiTrouble(Trouble.REFUSED)

    async def _sent(self, place: Place, post: Saying | Showing, form: Sheet, plain: bool) -> int:
        """Once, in its topic if that is still there. Raises _InDoubt."""

        async def send(topic: int | None) -> int:
            try:
                return await self._send(place.chat, topic, post, form, plain)
            except ApiTrouble as error:
                if error.trouble is Trouble.UNREACHABLE:
                    raise _InDoubt from None
                raise

        return await self._in_topic(place, send)

    async def _in_topic(self, place: Place, send: Callable[[int | None], Awaitable[int]]) -> int:
        """Sends into the topic, or beside it where it is gone."""
        try:
            return await self._turns.paced(place, lambda: send(place.topic), new=True)
        except ApiTrouble as error:
            if error.trouble is not Trouble.TOPIC:
                raise
            return await self._turns.paced(place, lambda: send(None), new=True)

    def _send(self, chat: int, topic: int | None, post: Saying | Showing, form: Sheet, plain: bool) -> Awaitable[int]:
        if isinstance(post, Showing) and form.plain != phrases.UNSENDABLE:
            shown = post.model_copy(update={"sheet": form})
            return self._api.present(chat, shown, topic=topic, reply_to=post.reply_to, plain=plain)
        return self._api.say(chat, form, topic=topic, reply_to=post.reply_to, silent=post.silent, plain=plain)

    async def _say_unless_said(self, owed: Owed, place: Place, post: Saying | Showing) -> int:
        """The post may be out. A marker of a few fixed words is sent, which may be repeated at will; whatever was sent
        for the post stands before it. The marker goes if the post is found, else it becomes the post."""
        marker = owed.message
        for _ in range(MARKED_AGAIN):
            if marker is None:
                marker = await self._marked(place, post)
                await self._books.adopt(owed.id, marker)
            found = await self._found(place, post, owed.after if owed.told == 0 else owed.since, marker)
            if found:
                for each in (*found[1:], marker):
                    await self._taken_back(place.chat, each)
                return found[0]
            try:
                await self._change(place, marker, post, post.sheet)
                return marker
            except ApiTrouble as error:
                if error.trouble is not Trouble.MISSING:
                    raise
                marker = None
        raise ApiTrouble(Trouble.MISSING)

    async def _marked(self, place: Place, post: Saying | Showing) -> int:
        sheet = _plain(phrases.ANNOUNCED)
        return await self._in_topic(
            place,
            lambda topic: self._api.say(
                place.chat, sheet, topic=topic, reply_to=post.reply_to, silent=post.silent, plain=True
            ),
        )

    async def _found(self, place: Place, post: Saying | Showing, after: int | None, before: int) -> list[int]:
        """Our messages between two that are in no book: the post itself first, then those that became it just now,
        which were markers or told a place in the queue. Messages that the ledger knows are left alone."""
        first = max(1, before - SEARCHED_OVER, 0 if after is None else after + 1)
        known = await self._books.knows(place.chat, first, before)
        unknown = [number for number in range(first, before) if number not in known]
        last, others = unknown[-TRIED_LAST:], unknown[:-TRIED_LAST]
        said: list[int] = []
        became: list[int] = []
        for number in (*others[:TRIED_FIRST], *last):
            if said and number not in last:
                continue  # it was sent once; what is left to be found is a marker
            changed = await self._changed(place, number, post)
            if changed is not None:
                (became if changed else said).append(number)
        return said + became

    async def _changed(self, place: Place, message: int, post: Saying | Showing) -> bool | None:
        """Whether a message became the post just now; None where it is not ours, or another's by now."""
        if await self._books.knows(place.chat, message, message):
            return None
        try:
            return await self._change(place, message, post, post.sheet)
        except ApiTrouble as error:
            if error.trouble not in (Trouble.MISSING, Trouble.REFUSED, Trouble.ENTITIES):
                raise
            return None

    async def _change(self, place: Place, message: int, post: Post, sheet: Sheet) -> bool:
        """Replaces a message by a post, by its plain form where Telegram does not take the better one; False where it
        said that already."""
        refused: ApiTrouble | None = None
        for form, plain in _forms(sheet):
            try:
                await self._turns.paced(place, lambda: self._put(place.chat, message, post, form, plain), new=False)  # noqa: B023 - called before the next turn
                return True
            except ApiTrouble as error:
                if error.trouble is Trouble.SAME:
                    return False
                if error.trouble not in (Trouble.ENTITIES, Trouble.REFUSED):
                    raise
                log.warning("event=refused chat=%d message=%d reason=%s", place.chat, message, error.trouble.value)
                refused = error
        raise refused or ApiTrouble(Trouble.REFUSED)

    def _put(self, chat: int, message: int, post: Post, form: Sheet, plain: bool) -> Awaitable[None]:
        if isinstance(post, Showing) and form.plain != phrases.UNSENDABLE:
            return self._api.show(chat, message, post.model_copy(update={"sheet": form}), plain=plain)
        return self._api.change(chat, message, form, plain=plain)


def _plain(words: str) -> Sheet:
    return Sheet(html=words, plain=words)


def _forms(sheet: Sheet) -> Iterator[tuple[Sheet, bool]]:
    """The post as it is meant, without looks, without buttons, and last the word that it cannot be shown."""
    yield sheet, False
    yield sheet, True
    if sheet.keys:
        yield sheet.model_copy(update={"keys": ()}), True
    yield _plain(phrases.UNSENDABLE), True
