"""What the bot does in a chat: messages made of typed parts, changes to earlier ones, pictures, files, inline results.

It does not know HTML, limits or the network: `markup` writes the parts, `pages` cuts them, `sending` delivers.
"""

from dataclasses import dataclass
from enum import Enum


class Look(Enum):
    """What words are, not how they look."""

    PLAIN = "plain"
    STRONG = "strong"
    FAINT = "faint"
    MARK = "mark"  # the words of a quote that answer
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Words:
    """A run of words in one look; `url` makes it a link (http and https only; anything else is shown as words),
    `person` a mention of somebody by id."""

    text: str
    look: Look = Look.PLAIN
    url: str | None = None
    person: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words that belong together and begin on a line of their own; `gap` leaves an empty line before it."""

    words: tuple[Words, ...]
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of an article, set apart from ours; `long` lets the app fold it away behind its first lines."""

    words: tuple[Words, ...]
    long: bool = False


Block = Paragraph | Quotation


@dataclass(frozen=True, slots=True)
class Button:
    """One button. Exactly one of `data` (1 to 64 bytes), `url` and `inline` (opens an inline query with this text)."""

    label: str
    data: str | None = None
    url: str | None = None
    inline: str | None = None


Keyboard = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Message:
    """One message as it is meant; several only where Telegram's limit forces it, the buttons under the last."""

    blocks: tuple[Block, ...]
    keyboard: Keyboard = ()


@dataclass(frozen=True, slots=True)
class Say:
    """Send a message. `reply_to`: the person's message; `answer`: the kept answer it shows, so that a reply to it or a
    button under it finds the way back; `silent`: no notification."""

    message: Message
    reply_to: int | None = None
    answer: int | None = None
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """Replace a message of the bot's own."""

    target: int
    message: Message


@dataclass(frozen=True, slots=True)
class Notice:
    """Answer a pressed button: a line that fades, or an alert that has to be closed. Empty: only stop its spinner."""

    query: str
    text: str = ""
    alert: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """Send a photo (PNG bytes) with a short caption."""

    png: bytes
    caption: Message
    reply_to: int | None = None
    answer: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """Send a file."""

    name: str
    content: bytes
    caption: Message
    reply_to: int | None = None


@dataclass(frozen=True, slots=True)
class Shareable:
    """One inline result: `key` unique among them (64 bytes), title and line shown while choosing, then the message."""

    key: str
    title: str
    line: str
    message: Message


@dataclass(frozen=True, slots=True)
class Offer:
    """Answer an inline query; `personal` results are not shown to other people who type the same."""

    query: str
    results: tuple[Shareable, ...]
    seconds: int = 0
    personal: bool = True
    hint: str | None = None  # a line above the results that opens the private chat
    start: str = "inline"


Outgoing = Say | Change | Notice | Picture | Document | Offer
