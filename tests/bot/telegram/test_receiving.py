"""Updates as Telegram spells them, read as what a person did."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.api import Me
from bot.telegram.incoming import Attached, Incoming, Moved, Place, Pressed, Said, Sought
from bot.telegram.receiving import arrived, incoming
from tests.bot.telegram.botapi import BOT_ID, BOT_NAME, BotApi

ME = Me(BOT_ID, BOT_NAME)
GROUP = -1_007_000_000_000
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["message", "chat", "from", "id", "type", "text", "date", "entities", "callback_query"]),
            inner,
            max_size=5,
        )
    ),
    max_leaves=15,
)


def said(chat: int, text: str | None, **more: Any) -> Said:
    """What is read from a message as an app would send it."""
    what = read(chat, text, **more).what
    assert isinstance(what, Said)
    return what


def read(chat: int, text: str | None, **more: Any) -> Incoming:
    server = BotApi()
    server.says(chat, text, **more)
    found = incoming(json.dumps(server._updates[0]), ME)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "command", "rest"),
    [
        ("who?", None, "who?"),
        ("/ask who?", "ask", "who?"),
        ("/ASK@archive_bot who?", "ask", "who?"),
        ("/ask@Other_Bot who?", None, "/ask@Other_Bot who?"),
        ("@Archive_Bot who?", None, "who?"),
        ("𝔸 @archive_bot who?", None, "𝔸  who?"),
        ("/ask @Archive_Bot who?", "ask", "who?"),
        ("see /ask", None, "see /ask"),
    ],
)
def test_a_command_or_mention_of_the_bot_is_taken_out_of_the_words(text: str, command: str | None, rest: str) -> None:
    what = said(7, text)
    assert (what.command, what.text, what.to_bot) == (command, rest, True)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("who?", False),
        ("/ask who?", True),
        ("/ask@Other_Bot who?", False),
        ("what does @archive_bot say?", True),
        ("@someone_else who?", False),
    ],
)
def test_in_a_group_only_what_is_meant_for_the_bot_is(text: str, meant: bool) -> None:
    found = read(GROUP, text, person=7)
    assert isinstance(found.what, Said)
    assert found.what.to_bot is meant
    assert (found.person, found.place) == (7, Place(GROUP, "supergroup"))


def test_a_reply_to_the_bot_is_meant_for_it_and_says_to_which_message() -> None:
    ours = {"message_id": 5, "date": 1, "chat": {"id": GROUP, "type": "supergroup"}, "text": "x"}
    ours["from"] = {"id": BOT_ID, "is_bot": True, "first_name": "A"}
    what = said(GROUP, "and then?", reply_to_message=ours)
    assert (what.to_bot, what.reply_to) == (True, 5)
    theirs = ours | {"from": {"id": 8, "is_bot": False, "first_name": "B"}}
    what = said(GROUP, "and then?", reply_to_message=theirs)
    assert (what.to_bot, what.reply_to, what.beside) == (False, None, "x")


def test_a_topic_is_a_place_of_its_own() -> None:
    assert read(GROUP, "/ask x", topic=4).place == Place(GROUP, "supergroup", 4)


def test_links_are_those_in_the_words_and_those_behind_them() -> None:
    behind = [{"type": "text_link", "offset": 0, "length": 4, "url": "https://behind.example/"}]
    assert said(7, "https://kite.example/a and https://kite.example/a").links == ("https://kite.example/a",)
    assert said(7, "here", entities=behind).links == ("https://behind.example/",)


def test_a_file_comes_with_its_name_size_and_kind() -> None:
    file = {"file_id": "f", "file_unique_id": "u", "file_name": "a.pdf", "file_size": 9, "mime_type": "application/pdf"}
    what = said(7, None, document=file, caption="from the wire")
    assert (what.file, what.text) == (Attached("f", "a.pdf", 9, "application/pdf"), "from the wire")


def test_a_forwarded_post_says_where_it_came_from() -> None:
    origin = {
        "type": "channel",
        "date": 1_746_532_800,
        "chat": {"id": -1009, "type": "channel", "title": "Belt Wire", "username": "beltwire"},
        "message_id": 44,
    }
    what = said(7, "long text", forward_origin=origin)
    assert what.forwarded
    assert what.forward is not None
    assert (what.forward.channel, what.forward.link) == ("Belt Wire", "https://t.me/beltwire/44")
    assert what.forward.sent.isoformat() == "2025-05-06T12:00:00+00:00"


def test_buttons_inline_queries_and_moves_are_read() -> None:
    chat = {"id": GROUP, "type": "supergroup", "title": "x"}
    who = {"id": 7, "is_bot": False, "first_name": "A"}
    gone = {"message_id": 5, "date": 0, "chat": chat}
    press = {"id": "q", "from": who, "chat_instance": "1", "data": "x", "message": gone}
    assert incoming(json.dumps({"update_id": 1, "callback_query": press}), ME) == Incoming(
        1, 7, Place(GROUP, "supergroup"), Pressed("q", "x", 5)
    )
    query = {"id": "q", "from": who, "query": "ferry", "offset": ""}
    assert incoming(json.dumps({"update_id": 2, "inline_query": query}), ME) == Incoming(
        2, 7, None, Sought("q", "ferry")
    )
    group = {"id": -5, "type": "group", "title": "x"}
    moved = {"message_id": 5, "date": 1, "chat": group, "from": who, "migrate_to_chat_id": GROUP}
    assert incoming(json.dumps({"update_id": 3, "message": moved}), ME) == Incoming(
        3, 0, Place(-5, "group"), Moved(GROUP)
    )


@pytest.mark.parametrize(
    "message",
    [
        {"new_chat_title": "x"},
        {"text": "shared", "via_bot": {"id": BOT_ID, "is_bot": True, "first_name": "A"}},
        {"text": "x", "from": {"id": 5, "is_bot": True, "first_name": "B"}},
    ],
)
def test_what_nobody_says_to_the_bot_is_nothing(message: dict[str, Any]) -> None:
    who = {"id": 7, "is_bot": False, "first_name": "A"}
    body = {"message_id": 1, "date": 1, "chat": {"id": 7, "type": "private"}, "from": who, **message}
    assert incoming(json.dumps({"update_id": 1, "message": body}), ME) is None


@given(ANYTHING)
def test_no_update_however_odd_raises(inside: object) -> None:
    raw = {"update_id": 1, "message": inside, "callback_query": inside}
    found = arrived(raw)
    assert found is not None
    incoming(found.body, ME)


def test_an_update_without_a_number_is_nothing() -> None:
    assert arrived({"message": {}}) is None
    assert arrived({"update_id": "1"}) is None


def test_the_queue_knows_chat_and_person_of_every_kind_of_update() -> None:
    message = {"chat": {"id": -5}, "from": {"id": 7}}
    kinds = {
        "message": (message, -5, 7),
        "edited_message": (message, -5, 7),
        "callback_query": ({"from": {"id": 8}, "message": message}, -5, 8),
        "inline_query": ({"from": {"id": 9}}, None, 9),
    }
    for kind, (body, chat, person) in kinds.items():
        found = arrived({"update_id": 1, kind: body})
        assert found is not None
        assert (found.chat, found.person) == (chat, person)
