"""What must go out, as it is stored until it is sent: one post is one message or one call, words already written.

It does not know the network; `sending` does. Written in the worker, for laying out text is computing.
"""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from bot.telegram.bounds import CAPTION_UTF16
from bot.telegram.markup import write
from bot.telegram.outgoing import Change, Document, Keyboard, Message, Notice, Offer, Outgoing, Picture, Say, Shareable
from bot.telegram.pages import pages


class _Stored(BaseModel):
    model_config = ConfigDict(frozen=True, ser_json_bytes="base64", val_json_bytes="base64")


class Key(_Stored):
    """A button."""

    label: str
    data: str | None = None
    url: str | None = None
    inline: str | None = None


class Sheet(_Stored):
    """One message's words in both forms, and its buttons."""

    html: str
    plain: str
    keys: tuple[tuple[Key, ...], ...] = ()


class Saying(_Stored):
    """A message to send."""

    op: Literal["say"] = "say"
    sheet: Sheet
    reply_to: int | None = None
    silent: bool = False


class Changing(_Stored):
    """A message of the bot's own to replace."""

    op: Literal["change"] = "change"
    sheet: Sheet
    target: int


class Noticing(_Stored):
    """The answer to a pressed button."""

    op: Literal["notice"] = "notice"
    query: str
    text: str
    alert: bool


class Showing(_Stored):
    """A photo or a file with its caption."""

    op: Literal["show"] = "show"
    name: str | None
    content: bytes
    sheet: Sheet
    reply_to: int | None = None
    silent: bool = False


class Result(_Stored):
    """One inline result."""

    key: str
    title: str
    line: str
    sheet: Sheet


class Offering(_Stored):
    """The answer to an inline query."""

    op: Literal["offer"] = "offer"
    query: str
    results: tuple[Result, ...]
    seconds: int
    personal: bool
    hint: str | None
    start: str


Post = Saying | Changing | Noticing | Showing | Offering
_POST: TypeAdapter[Post] = TypeAdapter(Annotated[Post, Field(discriminator="op")])


def read_post(stored: bytes) -> Post:
    """A post as it was stored."""
    return _POST.validate_json(stored)


def stored(post: Post) -> bytes:
    """A post as it is stored."""
    return _POST.dump_json(post)


def posts_of(outgoing: Outgoing) -> Iterator[tuple[Post, int | None]]:
    """The posts that one thing to say makes, in order, each with the answer that it shows."""
    match outgoing:
        case Say():
            for number, sheet in enumerate(_sheets(outgoing.message)):
                reply_to = outgoing.reply_to if number == 0 else None
                yield Saying(sheet=sheet, reply_to=reply_to, silent=outgoing.silent), outgoing.answer
        case Change():
            first, *others = _sheets(outgoing.message)
            yield Changing(sheet=first, target=outgoing.target), None
            yield from ((Saying(sheet=sheet), None) for sheet in others)
        case Notice():
            yield Noticing(query=outgoing.query, text=outgoing.text, alert=outgoing.alert), None
        case Picture():
            yield from _shown(None, outgoing.png, outgoing.caption, outgoing.reply_to, outgoing.answer)
        case Document():
            yield from _shown(outgoing.name, outgoing.content, outgoing.caption, outgoing.reply_to, None)
        case Offer():
            yield _offering(outgoing), None


def _shown(
    name: str | None, content: bytes, caption: Message, reply_to: int | None, answer: int | None
) -> Iterator[tuple[Post, int | None]]:
    first, *others = _sheets(caption, CAPTION_UTF16)
    yield Showing(name=name, content=content, sheet=first, reply_to=reply_to), answer
    yield from ((Saying(sheet=sheet), answer) for sheet in others)


def _offering(offer: Offer) -> Offering:
    return Offering(
        query=offer.query,
        results=tuple(made for result in offer.results for made in _result(result)),
        seconds=offer.seconds,
        personal=offer.personal,
        hint=offer.hint,
        start=offer.start,
    )


def _result(result: Shareable) -> Iterator[Result]:
    """What does not fit into one message cannot be shared: half a quote would be a false one."""
    sheets = _sheets(result.message)
    if len(sheets) == 1:
        yield Result(key=result.key, title=result.title, line=result.line, sheet=sheets[0])


def _sheets(message: Message, first: int | None = None) -> list[Sheet]:
    if first is not None and not message.blocks:
        return [Sheet(html="", plain="", keys=_keys(message.keyboard))]
    cut = pages(message) if first is None else pages(message, first=first)
    return [_sheet(page) for page in cut]


def _sheet(page: Message) -> Sheet:
    written = write(page.blocks)
    return Sheet(html=written.html, plain=written.plain, keys=_keys(page.keyboard))


def _keys(keyboard: Keyboard) -> tuple[tuple[Key, ...], ...]:
    return tuple(
        tuple(Key(label=button.label, data=button.data, url=button.url, inline=button.inline) for button in row)
        for row in keyboard
    )
