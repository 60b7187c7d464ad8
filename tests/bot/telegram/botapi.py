"""A Bot API server on loopback that behaves like Telegram's, errors and all, with people who write to the bot.

    with BotApi() as telegram:
        telegram.says(chat=7, text="who?")         # what a person does
        ... run the bot against telegram.url ...
        telegram.sent(7)                           # what that person sees

Faults come from a seeded script. Everything that was called is recorded (`record`, `write_record`), in the form that
chatpicture.py draws. It knows nothing of our bot; its rules are those of core.telegram.org/bots/api, and the wording of
errors is that of the real server.
"""

import asyncio
import base64
import json
import random
import re
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass, field
from email.parser import BytesParser
from email.policy import HTTP
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote

import h11

from tests.bot.telegram.parsed import CannotParse, parse, units

TOKEN = "4007001:AAtestTOKENtestTOKENtestTOKENtestTOK"
BOT_ID = 4007001
BOT_NAME = "Archive_Bot"
MESSAGE_UNITS, CAPTION_UNITS, CALLBACK_BYTES = 4096, 1024, 64
# What a test waits for comes in a moment, on a busy machine in many; only what never comes takes so long.
PATIENCE = 60.0  # seconds


@dataclass(frozen=True, slots=True)
class Faults:
    """How often what goes wrong, as shares of calls. `before` and `after`: the connection is dropped without and with
    the call's effect. `again` repeats updates that were confirmed, `shuffled` mixes their order."""

    before: float = 0.0
    after: float = 0.0
    server_error: float = 0.0
    flood: float = 0.0
    slow: float = 0.0
    again: float = 0.0
    shuffled: float = 0.0
    flood_seconds: int = 1
    slow_seconds: float = 0.3


@dataclass(slots=True)
class Sent:
    """One message of the bot. `versions` are the texts that it had, in order; `keys` its buttons now; `is_old`: sent
    more than two days ago, so that it may be changed, not deleted."""

    chat: int
    message: int
    versions: list[str]
    html: str | None
    keys: list[list[dict[str, Any]]]
    topic: int | None = None
    reply_to: int | None = None
    photo: bytes | None = None
    document: tuple[str, bytes] | None = None
    deleted: bool = False
    is_old: bool = False
    at: float = 0.0
    changed_at: float = 0.0

    @property
    def text(self) -> str:
        """What stands there now."""
        return self.versions[-1]


@dataclass(slots=True)
class Chat:
    """A chat as the server has it. `next`: the next message's id, in supergroups counted for each."""

    id: int
    kind: str
    title: str
    is_forum: bool = False
    blocked: bool = False
    moved_to: int | None = None
    next: int = 1
    closed_topics: set[int] = field(default_factory=set)


class Refusal(Exception):
    """An answer that is not ok."""

    def __init__(self, status: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.parameters = parameters


class Dropped(Exception):
    """The connection is closed without an answer."""


class BotApi:
    """The server, in a thread of its own. Every public method may be called from any thread."""

    def __init__(
        self, faults: Faults | None = None, seed: int = 0, *, token: str = TOKEN, poll_seconds: float | None = None
    ) -> None:
        self.token = token
        self.faults = faults or Faults()
        self.poll_seconds = poll_seconds
        self.record: list[dict[str, Any]] = []
        self.keep_record = True
        self.counts: Counter[str] = Counter()
        self.notices: list[dict[str, Any]] = []
        self.offers: list[dict[str, Any]] = []
        self.commands: list[dict[str, str]] = []
        self.typing: list[int] = []
        self.typing_topics: list[int | None] = []
        self.webhook: dict[str, Any] = {}
        self.delivered: Counter[int] = Counter()
        self.standing = 0
        self._random = random.Random(seed)
        self._chats: dict[int, Chat] = {}
        self._messages: dict[tuple[int, int], Sent] = {}
        self._theirs: set[tuple[int, int]] = set()
        self._by_chat: dict[int, list[Sent]] = {}
        self._next_message = 100
        self._updates: deque[dict[str, Any]] = deque()
        self._confirmed: deque[dict[str, Any]] = deque(maxlen=50)
        self._next_update = 500
        self._files: dict[str, tuple[str, bytes]] = {}
        self._queries: dict[str, float] = {}
        self._forced: deque[tuple[str, str]] = deque()
        self._pollers = 0
        self._down = False
        self._lock = threading.RLock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._arrived = asyncio.Event()
        self._started = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self.port = 0

    # The server itself.

    def __enter__(self) -> "BotApi":
        self._thread.start()
        assert self._started.wait(PATIENCE)
        return self

    def __exit__(self, *_: object) -> None:
        self._call(self._stop.set)
        self._thread.join(PATIENCE)

    @property
    def url(self) -> str:
        """What the bot is told as its server."""
        return f"http://127.0.0.1:{self.port}"

    def _call(self, call: Callable[[], object]) -> None:
        """In the server's thread, if there is one."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(call)

    def _await(self, coroutine: Coroutine[Any, Any, None]) -> None:
        """Wait for what the server's thread does."""
        assert self._loop is not None
        asyncio.run_coroutine_threadsafe(coroutine, self._loop).result(PATIENCE)

    def _serve(self) -> None:
        asyncio.run(self._main())

    async def _main(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._stop = asyncio.Event()
        self._tasks: set[asyncio.Task[Any]] = set()
        await self._listen()
        pushing = asyncio.ensure_future(self._push())
        self._started.set()
        await self._stop.wait()
        pushing.cancel()
        await self._shut()
        await asyncio.gather(pushing, return_exceptions=True)

    async def _shut(self) -> None:
        """Takes no more connections and closes those that are open. One just accepted becomes a task first: where its
        server is closed by then, asyncio leaves the socket open."""
        for listening in self._server.sockets:
            asyncio.get_running_loop().remove_reader(listening.fileno())
        for _ in range(3):  # accepted, connected, a task
            await asyncio.sleep(0)
        self._server.close()
        while self._tasks:
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)
        await asyncio.sleep(0)  # the last ones' sockets

    async def _listen(self) -> None:
        self._server = await asyncio.start_server(self._accepted, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    def _accepted(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Noted at once: a task that is cancelled before its first step closes nothing itself."""

        def over(done: "asyncio.Task[None]") -> None:
            self._tasks.discard(done)
            writer.transport.abort()

        task = asyncio.ensure_future(self._connected(reader, writer))
        self._tasks.add(task)
        task.add_done_callback(over)

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connection = h11.Connection(h11.SERVER)
        try:
            while (request := await _read(reader, connection)) is not None:
                status, body, kind = await self._handle(*request)
                content = body if isinstance(body, bytes) else json.dumps(body).encode()
                for event in (
                    h11.Response(
                        status_code=status, headers=[("content-type", kind), ("content-length", str(len(content)))]
                    ),
                    h11.Data(data=content),
                    h11.EndOfMessage(),
                ):
                    writer.write(connection.send(event) or b"")
                await writer.drain()
                connection.start_next_cycle()
        except (Dropped, ConnectionError, h11.RemoteProtocolError, h11.LocalProtocolError, asyncio.CancelledError):
            pass

    async def _handle(self, path: str, headers: dict[str, str], body: bytes) -> tuple[int, Any, str]:
        if self._down:
            raise Dropped
        path = unquote(path)
        if path.startswith(f"/file/bot{self.token}/"):
            found = self._files.get(path.rpartition("/")[2])
            return (200, found[1], "application/octet-stream") if found else (404, b"", "text/plain")
        known, _, method = path.removeprefix("/bot").partition("/")
        try:
            if known != self.token:
                raise Refusal(401, "Unauthorized")
            result = await self._called(method, _parameters(headers, body))
            return 200, {"ok": True, "result": result}, "application/json"
        except Refusal as refusal:
            told: dict[str, Any] = {
                "ok": False,
                "error_code": refusal.status,
                "description": refusal.description,
            }
            if refusal.parameters:
                told["parameters"] = refusal.parameters
            return refusal.status, told, "application/json"

    async def _called(self, method: str, given: dict[str, Any]) -> Any:
        if method == "getUpdates":
            return await self._get_updates(given)
        snake = re.sub("[A-Z]", lambda letter: f"_{letter[0].lower()}", method)
        call = getattr(self, f"_do_{snake}", None)
        if call is None:
            raise Refusal(404, "Not Found")
        fault = self._fault(method)
        self.counts[f"{method} {fault}" if fault else method] += 1
        if fault == "before":
            raise Dropped
        if fault == "slow":
            await asyncio.sleep(self.faults.slow_seconds)
        if fault == "server_error":
            raise Refusal(502, "Bad Gateway")
        if fault == "flood":
            seconds = self.faults.flood_seconds
            raise Refusal(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
        with self._lock:
            if fault == "entities":
                raise Refusal(400, 'Bad Request: can\'t parse entities: Unsupported start tag "x" at byte offset 0')
            result = call(given)
            if self.keep_record:
                self._note(method, given, result)
        if fault == "after":
            raise Dropped
        return result

    def _fault(self, method: str) -> str | None:
        with self._lock:
            for at, (name, fault) in enumerate(self._forced):
                if name == method:
                    del self._forced[at]
                    return fault
            faults = self.faults
            chosen = self._random.random()
            for fault in ("before", "after", "server_error", "flood", "slow"):
                chosen -= getattr(faults, fault)
                if chosen < 0:
                    return fault
        return None

    def _note(self, method: str, given: dict[str, Any], result: Any) -> None:
        shown = {key: value for key, value in given.items() if not isinstance(value, bytes | tuple)}
        shown |= {key: int(shown[key]) for key in ("chat_id", "message_id") if key in shown}
        row: dict[str, Any] = {"method": method, "parameters": shown, "at": time.monotonic()}
        if isinstance(result, dict) and "message_id" in result:
            row["result"] = {"message_id": result["message_id"]}
            sent = self._messages.get((result["chat"]["id"], result["message_id"]))
            if sent is not None and sent.photo is not None:
                shown["photo"] = base64.b64encode(sent.photo).decode()
                media = given.get("media") or {}
                shown["caption"], shown["parse_mode"] = media.get("caption"), media.get("parse_mode")
        self.record.append(row)

    def write_record(self, place: Path, chat: int | None = None) -> None:
        """What was said and called, as JSON lines; one chat's if one is named."""
        rows = [row for row in self.record if chat is None or row["parameters"].get("chat_id") in (None, chat)]
        place.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")

    # What a test arranges.

    def next_call(self, method: str, fault: str, times: int = 1) -> None:
        """The next calls of a method meet this fault: before, after, server_error, flood, slow, entities."""
        with self._lock:
            self._forced.extend([(method, fault)] * times)

    def down(self, is_down: bool) -> None:
        """Drops every connection."""
        self._down = is_down

    def unplug(self) -> None:
        """Nobody listens any more: connections are refused, those that stand are dropped."""
        self._await(self._shut())

    def plug_in(self) -> None:
        """Listens again where it did."""
        self._await(self._listen())

    def chat(self, number: int, kind: str = "", *, is_forum: bool = False) -> Chat:
        """A chat, made when it is first named: positive numbers are persons, -100... supergroups, others groups."""
        with self._lock:
            if number not in self._chats:
                kind = kind or ("private" if number > 0 else "supergroup" if number < -1_000_000_000 else "group")
                self._chats[number] = Chat(number, kind, f"Room {abs(number)}", is_forum)
            return self._chats[number]

    def says(
        self,
        chat: int,
        text: str | None,
        *,
        person: int | None = None,
        reply_to: int | None = None,
        topic: int | None = None,
        **more: Any,
    ) -> int:
        """A person writes; the update's number. Commands, mentions and addresses become entities, as in an app."""
        with self._lock:
            message = self._from_person(chat, person, topic)
            message |= {"text": text, "entities": _entities(text)} if text is not None else {}
            message |= more
            if reply_to is not None:
                message["reply_to_message"] = self._as_message(chat, reply_to)
            if self.keep_record:
                name = message["from"]["first_name"]
                told = {"name": name, "text": text, "chat_id": chat}
                self.record.append({"method": "person", "parameters": told, "at": time.monotonic()})
            return self._arrive({"message": message})

    def edits(self, chat: int, message: int, text: str, *, person: int | None = None) -> int:
        """A person changes a message."""
        with self._lock:
            body = self._from_person(chat, person, None)
            body |= {"message_id": message, "text": text, "entities": _entities(text), "edit_date": int(time.time())}
            return self._arrive({"edited_message": body})

    def sends_file(
        self, chat: int, name: str, content: bytes, *, kind: str = "text/plain", person: int | None = None
    ) -> int:
        """A person sends a document."""
        with self._lock:
            number = f"file{len(self._files)}"
            self._files[number] = (name, content)
            file = {
                "file_id": number,
                "file_unique_id": number,
                "file_name": name,
                "mime_type": kind,
                "file_size": len(content),
            }
            return self._arrive({"message": self._from_person(chat, person, None) | {"document": file}})

    def presses(self, chat: int, message: int, data: str, *, person: int | None = None) -> str:
        """A person presses a button; the query's id."""
        with self._lock:
            query = f"q{self._next_update}"
            self._queries[query] = time.monotonic()
            who = _user(person or chat)
            label = self._label(chat, message, data)
            if self.keep_record:
                told = {"name": who["first_name"], "press": label, "chat_id": chat}
                self.record.append({"method": "person", "parameters": told, "at": time.monotonic()})
            body = {"id": query, "from": who, "data": data, "chat_instance": "1"}
            self._arrive({"callback_query": body | {"message": self._as_message(chat, message)}})
            return query

    def types(self, person: int, text: str) -> str:
        """A person types an inline query; its id."""
        with self._lock:
            query = f"i{self._next_update}"
            self._queries[query] = time.monotonic()
            self._arrive({"inline_query": {"id": query, "from": _user(person), "query": text, "offset": ""}})
            return query

    def expires(self, query: str) -> None:
        """A query is too old from now on."""
        self._queries.pop(query, None)

    def moves(self, old: int, new: int) -> None:
        """A group becomes a supergroup."""
        with self._lock:
            self.chat(old).moved_to = new
            self.chat(new, "supergroup")
            self._arrive({"message": self._from_person(old, 9, None) | {"migrate_to_chat_id": new}})

    def arrives(self, update: dict[str, Any]) -> int:
        """Any update at all."""
        with self._lock:
            return self._arrive(update)

    def again(self, number: int, update: dict[str, Any]) -> None:
        """An update with a number of its own choosing."""
        with self._lock:
            self._updates.append({"update_id": number, **update})
        self._call(self._arrived.set)

    # What a test looks at.

    def sent(self, chat: int) -> list[Sent]:
        """The bot's messages that stand in a chat."""
        with self._lock:
            return [one for one in self._by_chat.get(chat, []) if not one.deleted]

    def texts(self, chat: int) -> list[str]:
        """What they say."""
        return [one.text for one in self.sent(chat)]

    def until(self, holds: Callable[[], object], seconds: float = PATIENCE) -> None:
        """Waits for something to come true. Raises AssertionError."""
        end = time.monotonic() + seconds
        while not holds():
            if time.monotonic() > end:
                raise AssertionError(f"not within {seconds} s; sent: {list(self._by_chat)[:20]}, {self.counts}")
            time.sleep(0.01)

    @property
    def unread(self) -> int:
        """Updates that the bot did not confirm."""
        with self._lock:
            return len(self._updates)

    # Updates.

    def _arrive(self, update: dict[str, Any]) -> int:
        number = self._next_update
        self._next_update += 1
        self._updates.append({"update_id": number, **update})
        self._call(self._arrived.set)
        return number

    async def _get_updates(self, given: dict[str, Any]) -> list[dict[str, Any]]:
        if self.webhook:
            raise Refusal(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook first")
        fault = self._fault("getUpdates")
        if fault == "before":
            raise Dropped
        if fault == "server_error":
            raise Refusal(502, "Bad Gateway")
        if fault == "conflict":
            raise Refusal(
                409,
                "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
            )
        self._pollers += 1
        mine = self._pollers
        self._confirm(int(given.get("offset") or 0))
        wait = float(given.get("timeout") or 0)
        end = time.monotonic() + (wait if self.poll_seconds is None else min(wait, self.poll_seconds))
        while not self._updates and time.monotonic() < end:
            self._arrived.clear()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._arrived.wait(), min(0.5, max(0.01, end - time.monotonic())))
            if self._pollers != mine:
                raise Refusal(
                    409,
                    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
                )
        with self._lock:
            found = list(self._updates)[: int(given.get("limit") or 100)]
            if self._confirmed and self._random.random() < self.faults.again:
                found.insert(0, self._random.choice(self._confirmed))
            if self._random.random() < self.faults.shuffled:
                self._random.shuffle(found)
            for update in found:
                self.delivered[update["update_id"]] += 1
        if fault == "after":
            raise Dropped
        return found

    def _confirm(self, offset: int) -> None:
        with self._lock:
            kept = [update for update in self._updates if update["update_id"] >= offset]
            self._confirmed.extend(update for update in self._updates if update["update_id"] < offset)
            self._updates = deque(kept)

    async def _push(self) -> None:
        """Updates to the webhook, one after another, each until it is taken."""
        while True:
            await asyncio.sleep(0.01)
            with self._lock:
                if not self.webhook.get("url") or not self._updates:
                    continue
                update = self._updates[0]
            status = await self._post(json.dumps(update).encode())
            self.counts[f"push {status}"] += 1
            if status == 200:
                with self._lock:
                    self._updates.remove(update)
                    if self._random.random() < self.faults.again:
                        self._updates.append(update)
            else:
                await asyncio.sleep(0.05)

    async def _post(self, body: bytes) -> int:
        host, _, path = self.webhook["push_to"].removeprefix("http://").partition("/")
        name, _, port = host.partition(":")
        try:
            reader, writer = await asyncio.open_connection(name, int(port))
            head = (
                f"POST /{path} HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\nConnection: close\r\n"
                f"X-Telegram-Bot-Api-Secret-Token: {self.webhook.get('secret_token', '')}\r\n"
                f"Content-Length: {len(body)}\r\n\r\n"
            )
            writer.write(head.encode() + body)
            answer = await reader.read()
            writer.close()
            return int(answer.split()[1]) if answer else 0
        except (OSError, IndexError, ValueError):
            return 0

    # Methods.

    def _do_get_me(self, given: dict[str, Any]) -> dict[str, Any]:
        return {
            **_user(BOT_ID),
            "is_bot": True,
            "first_name": "Archive",
            "username": BOT_NAME,
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": True,
        }

    def _do_set_webhook(self, given: dict[str, Any]) -> bool:
        if not str(given.get("url", "")).startswith("https://"):
            raise Refusal(400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook")
        # What stands in front of the bot and ends TLS: pushes go where a test says.
        self.webhook = {**given, "push_to": self.webhook.get("push_to") or self.push_to}
        return True

    push_to = ""

    def _do_delete_webhook(self, given: dict[str, Any]) -> bool:
        self.webhook = {}
        return True

    def _do_set_my_commands(self, given: dict[str, Any]) -> bool:
        self.commands = given["commands"]
        return True

    def _do_send_message(self, given: dict[str, Any]) -> dict[str, Any]:
        text = _parsed(given.get("text"), given.get("parse_mode"), MESSAGE_UNITS, "message text is empty")
        sent = self._new(given, text, given.get("parse_mode"))
        return self._as_message(sent.chat, sent.message)

    def _do_edit_message_text(self, given: dict[str, Any]) -> dict[str, Any]:
        text = _parsed(given.get("text"), given.get("parse_mode"), MESSAGE_UNITS, "message text is empty")
        sent = self._own(given)
        if sent.photo is not None or sent.document is not None:
            raise Refusal(400, "Bad Request: there is no text in the message to edit")
        html = given["text"] if given.get("parse_mode") else None
        self._change(sent, text, html, _keys(given))
        return self._as_message(sent.chat, sent.message)

    def _do_edit_message_media(self, given: dict[str, Any]) -> dict[str, Any]:
        media = given["media"]
        text = _parsed(media.get("caption") or "", media.get("parse_mode"), CAPTION_UNITS, None)
        sent = self._own(given)
        name, content = given[str(media["media"]).removeprefix("attach://")]
        same = (sent.photo if media["type"] == "photo" else (sent.document or ("", b""))[1]) == content
        if same and sent.text == text:
            raise _not_modified()
        if media["type"] == "photo":
            if not content.startswith(b"\x89PNG"):
                raise Refusal(400, "Bad Request: IMAGE_PROCESS_FAILED")
            sent.photo = content
        else:
            sent.document = (name, content)
        sent.versions.append(text)
        sent.html, sent.keys = media.get("caption"), _keys(given)
        return self._as_message(sent.chat, sent.message)

    def _do_send_photo(self, given: dict[str, Any]) -> dict[str, Any]:
        text = _parsed(given.get("caption") or "", given.get("parse_mode"), CAPTION_UNITS, None)
        if not given["photo"][1].startswith(b"\x89PNG"):
            raise Refusal(400, "Bad Request: IMAGE_PROCESS_FAILED")
        sent = self._new({"text": given.get("caption"), **given}, text, given.get("parse_mode"))
        sent.photo = given["photo"][1]
        return self._as_message(sent.chat, sent.message)

    def _do_send_document(self, given: dict[str, Any]) -> dict[str, Any]:
        text = _parsed(given.get("caption") or "", given.get("parse_mode"), CAPTION_UNITS, None)
        sent = self._new({"text": given.get("caption"), **given}, text, given.get("parse_mode"))
        sent.document = given["document"]
        return self._as_message(sent.chat, sent.message)

    def _do_delete_message(self, given: dict[str, Any]) -> bool:
        chat, message = int(given["chat_id"]), int(given["message_id"])
        sent = self._messages.get((chat, message))
        if sent is None or sent.deleted:
            raise Refusal(400, "Bad Request: message to delete not found")
        if sent.is_old:
            raise Refusal(400, "Bad Request: message can't be deleted for everyone")
        sent.deleted = True
        self.standing -= 1
        return True

    def _do_answer_callback_query(self, given: dict[str, Any]) -> bool:
        self._use(given["callback_query_id"])
        if len(given.get("text") or "") > 200:
            raise Refusal(400, "Bad Request: MESSAGE_TOO_LONG")
        self.notices.append(given)
        return True

    def _do_answer_inline_query(self, given: dict[str, Any]) -> bool:
        self._use(given["inline_query_id"])
        results = given.get("results") or []
        if len(results) > 50 or len({result["id"] for result in results}) != len(results):
            raise Refusal(400, "Bad Request: RESULTS_TOO_MUCH or RESULT_ID_DUPLICATE")
        for result in results:
            if not 1 <= len(result["id"].encode()) <= 64:
                raise Refusal(400, "Bad Request: RESULT_ID_INVALID")
            content = result["input_message_content"]
            _parsed(content["message_text"], content.get("parse_mode"), MESSAGE_UNITS, "message text is empty")
        self.offers.append(given)
        return True

    def _do_send_chat_action(self, given: dict[str, Any]) -> bool:
        self._writable(int(given["chat_id"]))
        self.typing.append(int(given["chat_id"]))
        self.typing_topics.append(int(given["message_thread_id"]) if given.get("message_thread_id") else None)
        return True

    def _do_get_file(self, given: dict[str, Any]) -> dict[str, Any]:
        found = self._files.get(given["file_id"])
        if found is None:
            raise Refusal(400, "Bad Request: invalid file_id")
        if len(found[1]) > 20_000_000:
            raise Refusal(400, "Bad Request: file is too big")
        number = given["file_id"]
        return {
            "file_id": number,
            "file_unique_id": number,
            "file_size": len(found[1]),
            "file_path": f"documents/{number}",
        }

    def _use(self, query: str) -> None:
        if query not in self._queries:
            raise Refusal(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")

    def _writable(self, number: int) -> Chat:
        chat = self._chats.get(number)
        if chat is None:
            raise Refusal(400, "Bad Request: chat not found")
        if chat.blocked:
            raise Refusal(403, "Forbidden: bot was blocked by the user")
        if chat.moved_to is not None:
            raise Refusal(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                migrate_to_chat_id=chat.moved_to,
            )
        return chat

    def _new(self, given: dict[str, Any], text: str, mode: str | None) -> Sent:
        chat = self._writable(int(given["chat_id"]))
        topic = int(given["message_thread_id"]) if given.get("message_thread_id") else None
        if topic in chat.closed_topics:
            raise Refusal(400, "Bad Request: message thread not found")
        reply = given.get("reply_parameters") or {}
        number = self._number(chat)
        sent = Sent(
            chat.id,
            number,
            [text],
            given["text"] if mode else None,
            _keys(given),
            topic,
            reply.get("message_id"),
            at=time.monotonic(),
        )
        self._messages[chat.id, number] = sent
        self.standing += 1
        self._by_chat.setdefault(chat.id, []).append(sent)
        return sent

    def _own(self, given: dict[str, Any]) -> Sent:
        chat = self._writable(int(given["chat_id"]))
        place = (chat.id, int(given["message_id"]))
        if place in self._theirs:
            raise Refusal(400, "Bad Request: message can't be edited")
        sent = self._messages.get(place)
        if sent is None or sent.deleted:
            raise Refusal(400, "Bad Request: message to edit not found")
        return sent

    def _change(self, sent: Sent, text: str, html: str | None, keys: list[list[dict[str, Any]]]) -> None:
        if (sent.text, sent.html, sent.keys) == (text, html, keys):
            raise _not_modified()
        sent.versions.append(text)
        sent.html, sent.keys, sent.changed_at = html, keys, time.monotonic()

    def _number(self, chat: Chat) -> int:
        if chat.kind == "supergroup":
            chat.next += 1
            return chat.next
        self._next_message += 1
        return self._next_message

    def _from_person(self, chat: int, person: int | None, topic: int | None) -> dict[str, Any]:
        room = self.chat(chat)
        number = self._number(room)
        self._theirs.add((chat, number))
        told: dict[str, Any] = {
            "message_id": number,
            "date": int(time.time()),
            "chat": {"id": chat, "type": room.kind, "title": room.title},
            "from": _user(person or abs(chat)),
        }
        if topic is not None:
            told |= {"message_thread_id": topic, "is_topic_message": True}
        return told

    def _as_message(self, chat: int, message: int) -> dict[str, Any]:
        sent = self._messages.get((chat, message))
        room = self.chat(chat)
        told: dict[str, Any] = {
            "message_id": message,
            "date": int(time.time()),
            "chat": {"id": chat, "type": room.kind, "title": room.title},
        }
        if sent is None:
            return told | {"from": _user(abs(chat)), "text": "?"}
        told |= {"from": self._do_get_me({}), "text": sent.text or " "}
        if sent.topic is not None:
            told |= {"message_thread_id": sent.topic, "is_topic_message": True}
        return told

    def _label(self, chat: int, message: int, data: str) -> str:
        sent = self._messages.get((chat, message))
        keys = [key for row in (sent.keys if sent else []) for key in row]
        return next((str(key["text"]) for key in keys if key.get("callback_data") == data), data)


def _not_modified() -> Refusal:
    return Refusal(
        400,
        "Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
        "as a current content and reply markup of the message",
    )


def _user(number: int) -> dict[str, Any]:
    return {"id": number, "is_bot": False, "first_name": f"Person {number}"}


def _entities(text: str) -> list[dict[str, Any]]:
    """What an app marks in a text by itself."""
    kinds = {
        "bot_command": r"(?<!\S)/[A-Za-z0-9_]{1,32}(?:@[A-Za-z0-9_]+)?",
        "mention": r"(?<![\w/])@[A-Za-z0-9_]{5,32}",
        "url": r"https?://\S+",
    }
    return sorted(
        (
            {"type": kind, "offset": units(text[: found.start()]), "length": units(found.group())}
            for kind, pattern in kinds.items()
            for found in re.finditer(pattern, text)
        ),
        key=lambda entity: entity["offset"],
    )


def _parsed(text: Any, mode: str | None, limit: int, empty: str | None) -> str:
    if not isinstance(text, str):
        raise Refusal(400, "Bad Request: message text is empty")
    try:
        words = parse(text).text if mode == "HTML" else text
    except CannotParse as error:
        raise Refusal(400, f"Bad Request: can't parse entities: {error}") from error
    words = words.strip()
    if not words and empty is not None:
        raise Refusal(400, f"Bad Request: {empty}")
    if units(words) > limit:
        kind = "message" if limit == MESSAGE_UNITS else "message caption"
        raise Refusal(400, f"Bad Request: {kind} is too long")
    return words


def _keys(given: dict[str, Any]) -> list[list[dict[str, Any]]]:
    rows: list[list[dict[str, Any]]] = (given.get("reply_markup") or {}).get("inline_keyboard", [])
    for row in rows:
        for key in row:
            if not key.get("text"):
                raise Refusal(400, "Bad Request: can't parse inline keyboard button: text is empty")
            if "callback_data" in key and not 1 <= len(key["callback_data"].encode()) <= CALLBACK_BYTES:
                raise Refusal(400, "Bad Request: BUTTON_DATA_INVALID")
            if "url" in key and not key["url"].startswith(("http://", "https://", "tg://")):
                raise Refusal(400, "Bad Request: inline keyboard button URL is invalid: Wrong HTTP URL")
            if not {"callback_data", "url", "switch_inline_query", "switch_inline_query_current_chat"} & set(key):
                raise Refusal(400, "Bad Request: Text buttons are unallowed in the inline keyboard")
    return rows


async def _read(reader: asyncio.StreamReader, connection: h11.Connection) -> tuple[str, dict[str, str], bytes] | None:
    target, headers, body = "", {}, bytearray()
    while True:
        event = connection.next_event()
        if event is h11.NEED_DATA:
            connection.receive_data(await reader.read(65536))
        elif isinstance(event, h11.Request):
            target = event.target.decode()
            headers = {name.decode(): value.decode() for name, value in event.headers}
        elif isinstance(event, h11.Data):
            body += event.data
        elif isinstance(event, h11.EndOfMessage):
            return target, headers, bytes(body)
        else:
            return None


def _parameters(headers: dict[str, str], body: bytes) -> dict[str, Any]:
    """A form's fields; what is JSON is read, files are (name, bytes)."""
    kind = headers.get("content-type", "")
    if kind.startswith("application/json"):
        return dict(json.loads(body))
    if not kind.startswith("multipart/"):
        return {name: _value(value) for name, value in parse_qsl(body.decode(), keep_blank_values=True)}
    found: dict[str, Any] = {}
    message = BytesParser(policy=HTTP).parsebytes(f"Content-Type: {kind}\r\n\r\n".encode() + body)
    for part in message.iter_parts():
        name = str(part.get_param("name", header="content-disposition"))
        content = part.get_payload(decode=True)
        raw = content if isinstance(content, bytes) else b""
        found[name] = (part.get_filename(), raw) if part.get_filename() else _value(raw.decode())
    return found


def _value(text: str) -> Any:
    if text[:1] in "{[" or text in ("true", "false"):
        try:
            return json.loads(text)
        except ValueError:
            return text
    return text
