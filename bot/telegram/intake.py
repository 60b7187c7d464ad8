"""Updates on their way in, by polling or by webhook: stored first, confirmed to Telegram then, queued last.

It does not know what an update says beyond its chat and person.
"""

import asyncio
import hmac
import json
import logging
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from bot.telegram import notices
from bot.telegram.api import Api, ApiTrouble, Trouble
from bot.telegram.books import Books
from bot.telegram.health import Health
from bot.telegram.ledger import Arrived
from bot.telegram.listening import Request, Response
from bot.telegram.patience import Patience
from bot.telegram.queueing import Line, Ticket
from bot.telegram.receiving import arrived
from index.errors import UsageError

log = logging.getLogger(__name__)
# Telegram ends the older of two polls; a run that was killed may leave one behind for a moment.
CONFLICTS = 4


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where Telegram pushes updates to, and where they arrive on this machine."""

    url: str
    secret: str
    host: str
    port: int

    def __repr__(self) -> str:
        return f"Webhook(host={self.host!r}, port={self.port})"


class Intake:
    """One bot's way in. `joined` is told of every update that was queued; `skipped` of those nobody waits for."""

    def __init__(
        self,
        api: Api,
        books: Books,
        line: Line,
        health: Health,
        patience: Patience,
        joined: Callable[[Arrived, Ticket], None],
        skipped: Callable[[Sequence[Ticket]], None],
    ) -> None:
        self._api = api
        self._books = books
        self._line = line
        self._health = health
        self._patience = patience
        self._joined = joined
        self._skipped = skipped
        self._room = asyncio.Event()

    def there_is_room(self) -> None:
        """The line is shorter than it was."""
        self._room.set()

    async def poll(self) -> None:
        """Fetches updates until it is stopped. Raises UsageError where somebody else fetches them too."""
        offset: int | None = None
        failures, conflicts = 0, 0
        while not self._patience.is_over:
            if self._line.is_full:
                # Telegram keeps the rest.
                self._room.clear()
                await self._patience.until(self._room.wait())
                continue
            try:
                updates = await self._patience.until(self._api.updates(offset))
            except ApiTrouble as error:
                conflicts = conflicts + 1 if error.trouble is Trouble.CONFLICT else 0
                if conflicts >= CONFLICTS:
                    raise UsageError(notices.CONFLICT) from None
                failures += 1
                await self._patience.after(error, failures)
                continue
            if updates is None:
                return
            if failures:
                self._patience.tell(notices.REACHED)
            failures, conflicts = 0, 0
            if updates:
                await self.take(updates)
                # Only now may Telegram forget them.
                offset = max(int(update["update_id"]) for update in updates) + 1
            self._health.hear()

    async def push(self, hook: Webhook, request: Request) -> Response:
        """One request to the webhook. Telegram repeats what is not answered with 200."""
        if request.path != (urlsplit(hook.url).path or "/"):
            return Response(404)
        given = request.header("x-telegram-bot-api-secret-token")
        if not hmac.compare_digest(given.encode("utf-8", "replace"), hook.secret.encode()):
            log.warning("event=wrong_secret")
            return Response(403)
        if request.method != "POST":
            return Response(405)
        if self._line.is_full or self._patience.is_over:
            return Response(503)
        try:
            update = json.loads(request.body)
        except (ValueError, RecursionError):
            return Response(400)
        self._health.hear()
        await self.take([update] if isinstance(update, dict) else [])
        return Response(200)

    async def take(self, updates: Sequence[Mapping[str, Any]]) -> None:
        """Stores updates and queues those that are new."""
        read = [one for update in updates if (one := arrived(update)) is not None]
        fresh = await self._books.take(read)
        self._health.count("updates_total", len(fresh))
        self._health.count("duplicates_total", len(read) - len(fresh))
        for one in fresh:
            lane = lane_of(one.chat, one.person)
            if one.chat is None and (outrun := self._line.skip(lane)):
                # Only the last of what somebody is typing is still wanted.
                self._skipped(outrun)
            ticket = Ticket(one.id, lane, one.person, self._line.is_crowded(lane), one.urgent, one.topic)
            self._line.join(ticket)
            self._joined(one, ticket)


def lane_of(chat: int | None, person: int) -> str:
    """What keeps its order: a chat, or what one person types inline."""
    return f"person {person}" if chat is None else f"chat {chat}"


def chat_of(lane: str) -> int | None:
    """The chat of a lane; None for inline queries."""
    kind, _, number = lane.partition(" ")
    return int(number) if kind == "chat" else None


def new_secret() -> str:
    """A webhook's secret where the settings have none: good for one run, which tells it to Telegram."""
    return secrets.token_urlsafe(32)
