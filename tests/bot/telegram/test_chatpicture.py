"""The picture of a chat is made from what was really sent."""

import base64
import json
from typing import Any

import pytest

from tests.bot.telegram.chatpicture import bubbles, page
from tests.bot.telegram.parsed import CannotParse

PNG = base64.b64encode(b"not really a png").decode()


def sent(method: str, message: int | None = None, **parameters: Any) -> dict[str, Any]:
    result = {} if message is None else {"result": {"message_id": message}}
    return {"method": method, "parameters": parameters} | result


def html(*records: dict[str, Any]) -> str:
    return page(bubbles(records), dark=False, title="Rashomon", line="bot")


def test_an_edit_changes_the_message_that_it_names() -> None:
    (only,) = bubbles(
        [
            sent("sendMessage", 7, text="one moment"),
            sent("editMessageText", message_id=7, text="<b>done</b>", parse_mode="HTML"),
        ]
    )
    assert only.body == "<b>done</b>"


def test_buttons_are_drawn_whether_sent_as_json_or_as_an_object() -> None:
    keyboard = {"inline_keyboard": [[{"text": "In context", "callback_data": "1c1.0."}]]}
    for markup in (keyboard, json.dumps(keyboard)):
        assert "<span>In context</span>" in html(sent("sendMessage", text="x", reply_markup=markup))


def test_what_telegram_would_refuse_is_not_drawn() -> None:
    with pytest.raises(CannotParse):
        bubbles([sent("sendMessage", text="<blink>x</blink>", parse_mode="HTML")])


def test_plain_text_is_drawn_as_it_is() -> None:
    assert "&lt;b&gt;x&lt;/b&gt;" in html(sent("sendMessage", text="<b>x</b>"))


def test_a_photo_a_press_a_notice_and_a_file_are_seen() -> None:
    drawn = html(
        sent("sendPhoto", photo=PNG, caption="a picture"),
        sent("person", name="Ada", press="Timeline"),
        sent("answerCallbackQuery", text="noted"),
        sent("sendDocument", filename="cases.jsonl", caption="cases"),
        sent("sendChatAction", action="typing"),
    )
    assert f"data:image/png;base64,{PNG}" in drawn
    for words in ("a picture", "Ada ▸ Timeline", "noted", "▤ cases.jsonl"):
        assert words in drawn
    assert "typing" not in drawn


def test_a_quotation_is_a_block_without_empty_lines_around_it() -> None:
    drawn = html(sent("sendMessage", text="said\n<blockquote expandable>it</blockquote>\nby", parse_mode="HTML"))
    assert 'said<blockquote class="folded">it</blockquote>by' in drawn
