"""The Bot API by python-telegram-bot: a dozen calls, and one kind of trouble in place of its many errors.

It does not know when or why anything is sent. No error that leaves it holds the token, an address or a text.
"""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeVar

from bot.telegram.posts import Key, Offering, Sheet, Showing

if TYPE_CHECKING:
    from telegram import Bot, InlineKeyboardMarkup

T = TypeVar("T")
TELEGRAM = "https://api.telegram.org"
KINDS = ["message", "edited_message", "callback_query", "inline_query"]
POLL_SECONDS = 25
_CONNECTIONS = 48
_SECONDS = 20.0
_UPLOAD_SECONDS = 60.0
_PICTURE = "timeline.png"


class Trouble(Enum):
    """What can go wrong with a call, by what one can do about it."""

    WAIT = "wait"  # 429: this chat has to wait
    UNREACHABLE = "unreachable"  # no answer or a broken one: it may have been done, or not
    UNSENT = "unsent"  # no connection: it was certainly not done
    TOKEN = "token"  # the token is wrong
    CONFLICT = "conflict"  # somebody else reads this bot's updates
    GONE = "gone"  # the chat cannot be written to: blocked, left, deleted
    MOVED = "moved"  # the group is a supergroup now
    MISSING = "missing"  # the message to change is not there, or cannot be changed
    SAME = "same"  # the message already says that
    STALE = "stale"  # the pressed button or typed query waited too long
    TOPIC = "topic"  # the topic is gone or closed
    ENTITIES = "entities"  # Telegram could not read our HTML
    REFUSED = "refused"  # anything else that will not get better by itself
    TOO_BIG = "too big"  # the file is larger than a bot may fetch


class ApiTrouble(Exception):
    """One call failed. `seconds`: how long to wait, where Telegram says; `chat`: the group's new id."""

    def __init__(self, trouble: Trouble, *, seconds: float = 0.0, chat: int = 0) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble
        self.seconds = seconds
        self.chat = chat


# Telegram has no codes for these: the words of its descriptions are all there is.
_WORDS = (
    ("message is not modified", Trouble.SAME),
    ("can't parse entities", Trouble.ENTITIES),
    ("can't find end of", Trouble.ENTITIES),
    ("unsupported start tag", Trouble.ENTITIES),
    ("query is too old", Trouble.STALE),
    ("query id is invalid", Trouble.STALE),
    ("message to edit not found", Trouble.MISSING),
    ("message can't be edited", Trouble.MISSING),
    ("message_author_required", Trouble.MISSING),
    ("message_id_invalid", Trouble.MISSING),
    ("message to delete not found", Trouble.MISSING),
    ("message can't be deleted", Trouble.MISSING),
    ("message thread not found", Trouble.TOPIC),
    ("topic_closed", Trouble.TOPIC),
    ("topic_deleted", Trouble.TOPIC),
    ("file is too big", Trouble.TOO_BIG),
    ("chat not found", Trouble.GONE),
    ("chat_write_forbidden", Trouble.GONE),
    ("not enough rights", Trouble.GONE),
    ("have no rights", Trouble.GONE),
    ("need administrator rights", Trouble.GONE),
    ("peer_id_invalid", Trouble.GONE),
    ("user is deactivated", Trouble.GONE),
    ("group chat was deactivated", Trouble.GONE),
    ("bot was kicked", Trouble.GONE),
    ("bot was blocked", Trouble.GONE),
)


@dataclass(frozen=True, slots=True)
class Me:
    """The bot itself."""

    id: int
    name: str


class Api:
    """Calls of one bot. `repr` shows nothing of it."""

    def __init__(self, bot: "Bot") -> None:
        self._bot = bot
        self._alarm: Callable[[ApiTrouble], None] = lambda trouble: None

    def __repr__(self) -> str:
        return "Api()"

    def on_trouble(self, alarm: Callable[[ApiTrouble], None]) -> None:
        """Calls `alarm` for every failed call: for counting."""
        self._alarm = alarm

    async def open(self) -> Me:
        """Connects and asks who the bot is."""
        await self._call(self._bot.initialize())
        return Me(self._bot.id, self._bot.username or "")

    async def close(self) -> None:
        """Closes the connections."""
        await self._bot.shutdown()

    async def updates(self, offset: int | None) -> Sequence[dict[str, Any]]:
        """The next updates as they come, all before `offset` confirmed; waits a while for the first."""
        parameters = {"offset": offset, "timeout": POLL_SECONDS, "limit": 100, "allowed_updates": KINDS}
        found = await self._call(
            self._bot._post("getUpdates", parameters, read_timeout=POLL_SECONDS + 10.0)  # raw, as a webhook has them
        )
        return [update for update in found if isinstance(update, dict) and isinstance(update.get("update_id"), int)]

    async def listen_at(self, url: str, secret: str) -> None:
        """Tells Telegram to push updates to `url`."""
        await self._call(self._bot.set_webhook(url, secret_token=secret, allowed_updates=KINDS, max_connections=10))

    async def poll(self) -> None:
        """Tells Telegram that updates are fetched; none is dropped."""
        await self._call(self._bot.delete_webhook(drop_pending_updates=False))

    async def menu(self, commands: Sequence[tuple[str, str]]) -> None:
        """Registers the commands that the app lists."""
        await self._call(self._bot.set_my_commands(list(commands)))

    async def say(
        self, chat: int, sheet: Sheet, *, topic: int | None, reply_to: int | None, silent: bool, plain: bool
    ) -> int:
        """Sends a message and gives its id."""
        from telegram import LinkPreviewOptions, ReplyParameters

        sent = await self._call(
            self._bot.send_message(
                chat,
                sheet.plain if plain else sheet.html,
                parse_mode=None if plain else "HTML",
                message_thread_id=topic,
                reply_parameters=ReplyParameters(reply_to, allow_sending_without_reply=True) if reply_to else None,
                disable_notification=silent,
                reply_markup=markup_of(sheet.keys),
                link_preview_options=LinkPreviewOptions(is_disabled=True),
            )
        )
        return int(sent.message_id)

    async def present(self, chat: int, post: Showing, *, topic: int | None, reply_to: int | None, plain: bool) -> int:
        """Sends a photo or a file with a caption and gives the message's id."""
        from telegram import InputFile, ReplyParameters

        caption = (post.sheet.plain if plain else post.sheet.html) or None
        options: dict[str, Any] = {
            "caption": caption,
            "parse_mode": None if plain or not caption else "HTML",
            "message_thread_id": topic,
            "reply_parameters": ReplyParameters(reply_to, allow_sending_without_reply=True) if reply_to else None,
            "disable_notification": post.silent,
            "reply_markup": markup_of(post.sheet.keys),
            "write_timeout": _UPLOAD_SECONDS,
            "read_timeout": _UPLOAD_SECONDS,
        }
        if post.name is None:
            sent = await self._call(self._bot.send_photo(chat, InputFile(post.content, _PICTURE), **options))
        else:
            sent = await self._call(self._bot.send_document(chat, InputFile(post.content, post.name), **options))
        return int(sent.message_id)

    async def change(self, chat: int, message: int, sheet: Sheet, *, plain: bool) -> None:
        """Replaces a message's words and buttons."""
        from telegram import LinkPreviewOptions

        await self._call(
            self._bot.edit_message_text(
                sheet.plain if plain else sheet.html,
                chat_id=chat,
                message_id=message,
                parse_mode=None if plain else "HTML",
                reply_markup=markup_of(sheet.keys),
                link_preview_options=LinkPreviewOptions(is_disabled=True),
            )
        )

    async def show(self, chat: int, message: int, post: Showing, *, plain: bool) -> None:
        """Turns a message into a photo or a file with a caption."""
        from telegram import InputMediaDocument, InputMediaPhoto

        caption = (post.sheet.plain if plain else post.sheet.html) or None
        mode = None if plain or not caption else "HTML"
        media: InputMediaPhoto | InputMediaDocument
        if post.name is None:
            media = InputMediaPhoto(post.content, caption, mode, filename=_PICTURE)
        else:
            media = InputMediaDocument(post.content, caption, mode, filename=post.name)
        await self._call(
            self._bot.edit_message_media(
                media,
                chat_id=chat,
                message_id=message,
                reply_markup=markup_of(post.sheet.keys),
                write_timeout=_UPLOAD_SECONDS,
                read_timeout=_UPLOAD_SECONDS,
            )
        )

    async def delete(self, chat: int, message: int) -> None:
        """Takes back a message of the bot's own."""
        await self._call(self._bot.delete_message(chat, message))

    async def notice(self, query: str, text: str, *, alert: bool) -> None:
        """Answers a pressed button."""
        await self._call(self._bot.answer_callback_query(query, text or None, show_alert=alert))

    async def offer(self, post: Offering, *, plain: bool) -> None:
        """Answers an inline query."""
        from telegram import (
            InlineQueryResultArticle,
            InlineQueryResultsButton,
            InputTextMessageContent,
            LinkPreviewOptions,
        )

        results = [
            InlineQueryResultArticle(
                result.key,
                result.title,
                InputTextMessageContent(
                    result.sheet.plain if plain else result.sheet.html,
                    None if plain else "HTML",
                    link_preview_options=LinkPreviewOptions(is_disabled=True),
                ),
                markup_of(result.sheet.keys),
                description=result.line or None,
            )
            for result in post.results
        ]
        button = InlineQueryResultsButton(post.hint, start_parameter=post.start) if post.hint else None
        await self._call(
            self._bot.answer_inline_query(
                post.query, results, cache_time=post.seconds, is_personal=post.personal, button=button
            )
        )

    async def typing(self, chat: int, topic: int | None) -> None:
        """Shows for five seconds that something is being written."""
        await self._call(self._bot.send_chat_action(chat, "typing", message_thread_id=topic))

    async def fetch(self, file: str, limit_bytes: int) -> bytes | None:
        """A file that somebody sent; None where it is larger."""
        found = await self._call(self._bot.get_file(file))
        if found.file_size is not None and found.file_size > limit_bytes:
            return None
        content = await self._call(found.download_as_bytearray(read_timeout=_UPLOAD_SECONDS))
        return None if len(content) > limit_bytes else bytes(content)

    async def _call(self, call: Coroutine[Any, Any, T]) -> T:
        from telegram.error import TelegramError

        try:
            return await call
        except asyncio.CancelledError:
            raise
        except TelegramError as error:
            trouble = _trouble(error)
        except Exception:  # whatever the library did not foresee in an answer: it may hold the address
            trouble = ApiTrouble(Trouble.UNREACHABLE)
        self._alarm(trouble)
        raise trouble from None


def open_api(token: str, base: str = TELEGRAM) -> Api:
    """The real one; `base` is another server's address where one is self-hosted."""
    import os

    # python-telegram-bot is on its way from seconds to timedelta and warns unless one has chosen.
    os.environ.setdefault("PTB_TIMEDELTA", "true")
    from telegram import Bot
    from telegram.request import HTTPXRequest

    base = base.rstrip("/")
    return Api(
        Bot(
            token,
            base_url=f"{base}/bot",
            base_file_url=f"{base}/file/bot",
            request=HTTPXRequest(
                connection_pool_size=_CONNECTIONS,
                read_timeout=_SECONDS,
                write_timeout=_SECONDS,
                connect_timeout=_SECONDS,
                pool_timeout=120.0,
                media_write_timeout=_UPLOAD_SECONDS,
            ),
            get_updates_request=HTTPXRequest(connection_pool_size=1, connect_timeout=_SECONDS, pool_timeout=60.0),
        )
    )


def markup_of(keys: tuple[tuple[Key, ...], ...]) -> "InlineKeyboardMarkup | None":
    """Buttons as Telegram takes them."""
    if not keys:
        return None
    from telegram import InlineKeyboardButton, InlineKeyboardMarkup

    return InlineKeyboardMarkup(
        [
            [
                InlineKeyboardButton(
                    key.label, url=key.url, callback_data=key.data, switch_inline_query=key.inline
                )
                for key in row
            ]
            for row in keys
        ]
    )  # fmt: skip


def _trouble(error: Exception) -> ApiTrouble:
    from datetime import timedelta

    from telegram.error import BadRequest, ChatMigrated, Conflict, EndPointNotFound, Forbidden, InvalidToken, RetryAfter

    if isinstance(error, RetryAfter):
        after = error.retry_after
        return ApiTrouble(Trouble.WAIT, seconds=after.total_seconds() if isinstance(after, timedelta) else float(after))
    if isinstance(error, ChatMigrated):
        return ApiTrouble(Trouble.MOVED, chat=error.new_chat_id)
    if isinstance(error, InvalidToken | EndPointNotFound):
        return ApiTrouble(Trouble.TOKEN)
    if isinstance(error, Conflict):
        return ApiTrouble(Trouble.CONFLICT)
    if isinstance(error, Forbidden):
        return ApiTrouble(Trouble.GONE)
    if isinstance(error, BadRequest):
        described = str(error).lower()
        found = (trouble for words, trouble in _WORDS if words in described)
        return ApiTrouble(next(found, Trouble.REFUSED))
    return ApiTrouble(Trouble.UNSENT if _never_left(error) else Trouble.UNREACHABLE)


def _never_left(error: Exception) -> bool:
    """Whether no byte of the request can have reached Telegram."""
    import httpx

    return isinstance(error.__cause__, httpx.ConnectError | httpx.ConnectTimeout | httpx.PoolTimeout)
