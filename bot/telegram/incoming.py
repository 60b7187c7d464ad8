"""What a person does in a chat, as the conversation sees it.

It does not know how Telegram spells any of it (`receiving` does) nor what is answered. Texts and names in here are
untrusted and never reach a log.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

ChatKind = Literal["private", "group", "supergroup", "channel"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where it happened: a chat and, in a forum, its topic."""

    chat: int
    kind: ChatKind
    topic: int | None = None

    @property
    def is_private(self) -> bool:
        """Whether a person and the bot are alone."""
        return self.kind == "private"


@dataclass(frozen=True, slots=True)
class Said:
    """A message. `text` is the message's or caption's, without a mention of the bot; `command` the command's name
    without slash and bot name, `text` then what follows it. `to_bot`: in a group, whether it was meant for the bot (a
    mention, a command, or a reply to one of its messages). `reply_to` is a message of the bot, `beside` the words of
    somebody else's message that it replies to, `links` the addresses in it (also those behind words)."""

    message: int
    text: str
    command: str | None = None
    to_bot: bool = True
    reply_to: int | None = None
    forwarded: bool = False
    edited: bool = False
    links: tuple[str, ...] = ()
    file: "Attached | None" = None
    forward: "Forward | None" = None
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Forward:
    """Where a forwarded message came from: `channel` is the title of a channel or group (None: a person wrote it),
    `sent` the moment of the original in UTC, `link` the public post's address where it has one."""

    sent: datetime
    channel: str | None = None
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Attached:
    """A document that came with a message; its bytes are fetched only if somebody asks for them."""

    id: str
    name: str
    size: int | None
    kind: str | None


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button under one of the bot's messages. `message` is None where Telegram no longer says which."""

    query: str
    data: str
    message: int | None


@dataclass(frozen=True, slots=True)
class Sought:
    """Typing `@bot words` in any chat. There is no place: only the person is known."""

    query: str
    text: str


@dataclass(frozen=True, slots=True)
class Moved:
    """The group at `place` became a supergroup: its chat has another id from now on."""

    chat: int


@dataclass(frozen=True, slots=True)
class Incoming:
    """One update: who did what, where. `place` is None for inline queries; `person` is 0 where nobody did it."""

    update: int
    person: int
    place: Place | None
    what: Said | Pressed | Sought | Moved
