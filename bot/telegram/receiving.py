"""An update of Telegram read as what a person did; everything that the bot does not mind is None.

It does not know what will be answered. Updates are untrusted: one that makes no sense is None as well.
"""

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from bot.telegram.incoming import Attached, Forward, Incoming, Moved, Place, Pressed, Said, Sought
from bot.telegram.ledger import Arrived

if TYPE_CHECKING:
    from telegram import CallbackQuery, Chat, Message, MessageEntity, Update

    from bot.telegram.api import Me


def arrived(raw: Mapping[str, Any]) -> Arrived | None:
    """What the queue must know of an update: its number, chat and person. None where it has no number."""
    number = raw.get("update_id")
    if not isinstance(number, int) or abs(number) >= 2**63:
        return None
    body = json.dumps(raw, ensure_ascii=False, separators=(",", ":"))
    parts = (part for name, part in raw.items() if name != "update_id" and isinstance(part, dict))
    inside: dict[str, Any] = next(parts, {})
    pressed = inside.get("message")
    message: dict[str, Any] = pressed if isinstance(pressed, dict) else inside
    person = _id(inside.get("sender_chat")) or _id(inside.get("from")) or 0
    own = None if message is pressed else _number(message.get("message_id"))
    topic = _number(message.get("message_thread_id")) if message.get("is_topic_message") else None
    urgent = "callback_query" in raw or "inline_query" in raw
    return Arrived(number, _id(message.get("chat")), person, body, own, urgent, topic)


def _id(part: object) -> int | None:
    return _number(part.get("id")) if isinstance(part, dict) else None


def _number(found: object) -> int | None:
    # SQLite's numbers have 64 bits; Telegram's have 52.
    return found if isinstance(found, int) and abs(found) < 2**63 else None


def incoming(body: str, me: "Me") -> Incoming | None:
    """What a person did, from an update's JSON."""
    from telegram import Update

    try:
        update = Update.de_json(json.loads(body), None)
        return _read(update, me)
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, OSError, RecursionError):
        return None


def _read(update: "Update", me: "Me") -> Incoming | None:
    if update.callback_query is not None:
        return _pressed(update.update_id, update.callback_query)
    if update.inline_query is not None:
        query = update.inline_query
        return Incoming(update.update_id, query.from_user.id, None, Sought(query.id, query.query))
    message = update.message or update.edited_message
    if message is None or message.chat.type == "channel":
        return None
    place = _place(message.chat, message.message_thread_id if message.is_topic_message else None)
    if message.migrate_to_chat_id is not None:
        return Incoming(update.update_id, 0, place, Moved(message.migrate_to_chat_id))
    sender = message.sender_chat or message.from_user
    if sender is None or (message.from_user is not None and message.from_user.is_bot and not message.sender_chat):
        return None
    # What our own inline mode put into a chat is a quote that was shared, not a question.
    if message.via_bot is not None and message.via_bot.id == me.id:
        return None
    said = _said(message, me, place, edited=update.edited_message is not None)
    return None if said is None else Incoming(update.update_id, sender.id, place, said)


def _pressed(number: int, query: "CallbackQuery") -> Incoming | None:
    from telegram import Message

    message = query.message
    if message is None or query.data is None:
        return None
    topic = message.message_thread_id if isinstance(message, Message) and message.is_topic_message else None
    place = _place(message.chat, topic)
    return Incoming(number, query.from_user.id, place, Pressed(query.id, query.data, message.message_id))


def _place(chat: "Chat", topic: int | None) -> Place:
    kinds = {"private": "private", "group": "group", "supergroup": "supergroup"}
    return Place(chat.id, kinds.get(chat.type, "channel"), topic)  # type: ignore[arg-type]  # values are the literals


def _said(message: "Message", me: "Me", place: Place, *, edited: bool) -> Said | None:
    text = message.text or message.caption or ""
    entities = message.entities if message.text else message.caption_entities
    if not text and message.effective_attachment is None:
        return None  # somebody joined, a title changed
    command, others = _command(text, entities, me)
    bare, mentioned = _without_mention(text, entities, me, command)
    replied = message.reply_to_message
    ours = replied is not None and replied.from_user is not None and replied.from_user.id == me.id
    return Said(
        message=message.message_id,
        text=bare,
        command=command,
        to_bot=place.is_private or command is not None or mentioned or (ours and not others),
        reply_to=replied.message_id if replied is not None and ours else None,
        forwarded=message.forward_origin is not None,
        edited=edited,
        links=tuple(dict.fromkeys(_links(text, entities))),
        file=_attached(message),
        forward=_forward(message),
        beside="" if replied is None or ours else replied.text or replied.caption or "",
    )


def _command(text: str, entities: "tuple[MessageEntity, ...]", me: "Me") -> tuple[str | None, bool]:
    """The command that begins the message, and whether it is meant for another bot."""
    first = next((entity for entity in entities if entity.type == "bot_command" and entity.offset == 0), None)
    if first is None:
        return None, False
    name, _, bot = _covered(text, first)[1:].partition("@")
    if bot and bot.lower() != me.name.lower():
        return None, True
    return name.lower(), False


def _without_mention(
    text: str, entities: "tuple[MessageEntity, ...]", me: "Me", command: str | None
) -> tuple[str, bool]:
    """The text without the command and the first mention of the bot, and whether there was one."""
    own = [entity for entity in entities if _is_mention(text, entity, me)]
    cut = own[:1]
    if command is not None:
        cut += [entity for entity in entities if entity.type == "bot_command" and entity.offset == 0]
    units = text.encode("utf-16-le")
    for entity in sorted(cut, key=lambda one: one.offset, reverse=True):
        units = units[: entity.offset * 2] + units[(entity.offset + entity.length) * 2 :]
    return units.decode("utf-16-le", "replace").strip(), bool(own)


def _is_mention(text: str, entity: "MessageEntity", me: "Me") -> bool:
    if entity.type == "text_mention":
        return entity.user is not None and entity.user.id == me.id
    return entity.type == "mention" and _covered(text, entity)[1:].lower() == me.name.lower()


def _covered(text: str, entity: "MessageEntity") -> str:
    """The words of an entity; Telegram counts in UTF-16."""
    units = text.encode("utf-16-le")[entity.offset * 2 : (entity.offset + entity.length) * 2]
    return units.decode("utf-16-le", "replace")


def _links(text: str, entities: "tuple[MessageEntity, ...]") -> Iterator[str]:
    for entity in entities:
        if entity.type == "url":
            found = _covered(text, entity)
            yield found if "://" in found else f"https://{found}"
        elif entity.type == "text_link" and entity.url:
            yield entity.url


def _attached(message: "Message") -> Attached | None:
    file = message.document
    return None if file is None else Attached(file.file_id, file.file_name or "", file.file_size, file.mime_type)


def _forward(message: "Message") -> Forward | None:
    from telegram import MessageOriginChannel, MessageOriginChat

    origin = message.forward_origin
    if origin is None:
        return None
    if isinstance(origin, MessageOriginChannel):
        name = origin.chat.username
        link = f"https://t.me/{name}/{origin.message_id}" if name else None
        return Forward(origin.date, origin.chat.title, link)
    if isinstance(origin, MessageOriginChat):
        return Forward(origin.date, origin.sender_chat.title)
    return Forward(origin.date)
