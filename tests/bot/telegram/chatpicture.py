"""A picture of a chat as a person would see it, from a record of what was said: JSON lines in, PNG out, by chromium.

    python -m tests.bot.telegram.chatpicture RECORD.jsonl -o chat.png [--dark] [--title NAME]

A line is an object with "method" and "parameters": calls of the Bot API as they were sent (sendMessage,
editMessageText, sendPhoto, sendDocument, answerCallbackQuery; others are skipped), perhaps with "result" (its
"message_id" lets an edit find its message), or "method": "person" with {"name", "text"} or {"name", "press"} for what a
person did. A photo is a path or base64. It does not know the bot; what Telegram would refuse is an error here too.
"""

import argparse
import base64
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any

from tests.bot.telegram.parsed import parse

WIDTH = 720
CHROMIUM = ("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking")


@dataclass(slots=True)
class Bubble:
    """One message on the screen."""

    body: str
    name: str | None = None
    keyboard: list[list[dict[str, Any]]] = field(default_factory=list)
    photo: str | None = None
    answers: str | None = None
    kind: str = "said"


def bubbles(records: Iterable[dict[str, Any]]) -> list[Bubble]:
    """What is on the screen at the end: edits done, notices as lines."""
    shown: list[Bubble] = []
    by_id: dict[int, Bubble] = {}
    for record in records:
        method, given = record["method"], record.get("parameters", {})
        if method == "person":
            body = escape(given.get("text") or given["press"])
            shown.append(Bubble(body, given.get("name", ""), kind="press" if "press" in given else "said"))
        elif method == "answerCallbackQuery" and given.get("text"):
            shown.append(Bubble(escape(given["text"]), kind="notice"))
        elif method in ("sendMessage", "sendPhoto", "sendDocument"):
            bubble = Bubble(_body(given), keyboard=_keyboard(given), photo=_photo(given.get("photo")))
            if method == "sendDocument":
                bubble.body = f"<b>▤ {escape(str(given.get('filename', 'document')))}</b>\n{bubble.body}"
            shown.append(bubble)
            by_id[record.get("result", {}).get("message_id", -len(shown))] = bubble
        elif method.startswith("editMessage") and given.get("message_id") in by_id:
            bubble = by_id[given["message_id"]]
            if method != "editMessageReplyMarkup":
                bubble.body = _body(given)
            bubble.keyboard = _keyboard(given)
            bubble.photo = _photo(given.get("photo")) or bubble.photo
        elif method == "deleteMessage" and given.get("message_id") in by_id:
            shown.remove(by_id.pop(given["message_id"]))
    return shown


def _body(given: dict[str, Any]) -> str:
    text = given.get("text") or given.get("caption") or ""
    if given.get("parse_mode") != "HTML":
        return escape(text)
    parse(text)
    # Apps lay a quotation out as a block of its own: the line breaks around it are not seen twice.
    joined = re.sub(r"\n?(<blockquote[^>]*>)", r"\1", text)
    joined = re.sub(r"(</blockquote>)\n", r"\1", joined)
    return joined.replace("<blockquote expandable>", '<blockquote class="folded">').replace("<a ", '<a class="link" ')


def _keyboard(given: dict[str, Any]) -> list[list[dict[str, Any]]]:
    markup = given.get("reply_markup") or {}
    if isinstance(markup, str):
        markup = json.loads(markup)
    rows: list[list[dict[str, Any]]] = markup.get("inline_keyboard", [])
    return rows


def _photo(photo: str | None) -> str | None:
    if photo is None:
        return None
    path = Path(photo) if len(photo) < 500 else None
    data = base64.b64encode(path.read_bytes()).decode() if path and path.exists() else photo
    return f"data:image/png;base64,{data}"


STYLE = Path(__file__).with_name("chat.css")


def page(shown: list[Bubble], *, dark: bool, title: str, line: str) -> str:
    """The chat as HTML."""
    chat = "".join(map(_bubble, shown))
    theme = ' class="dark"' if dark else ""
    head = f"<header><i>{escape(title[:1])}</i><div><b>{escape(title)}</b><span>{escape(line)}</span></div></header>"
    measure = "<script>document.title = document.documentElement.scrollHeight</script>"
    return (
        f"<!doctype html><html{theme}><meta charset=utf-8><title>0</title><style>{STYLE.read_text()}</style>"
        f"<body>{head}<main>{chat}</main>{measure}"
    )


def _bubble(bubble: Bubble) -> str:
    if bubble.kind != "said":
        sign = "▸ " if bubble.kind == "press" else ""
        name = f"{escape(bubble.name)} " if bubble.name else ""
        return f"<p>{name}{sign}{bubble.body}</p>"
    photo = f'<img src="{bubble.photo}">' if bubble.photo else ""
    name = f'<span class="name">{escape(bubble.name)}</span>' if bubble.name else ""
    rows = "".join(f"<div>{''.join(map(_button, row))}</div>" for row in bubble.keyboard)
    person = "" if bubble.name is None else ' class="person"'
    keyboard = f"<nav>{rows}</nav>" if rows else ""
    return f'<article{person}><div class="bubble" dir="auto">{photo}{name}{bubble.body}</div>{keyboard}</article>'


def _button(button: dict[str, Any]) -> str:
    return f"<span{' class=url' if 'url' in button else ''}>{escape(button['text'])}</span>"


def photograph(html: str, target: Path) -> None:
    """The page as a PNG, as high as it is, at twice the size of its pixels."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "chat.html"
        source.write_text(html, encoding="utf-8")
        base = [*CHROMIUM, f"--user-data-dir={folder}/profile", "--hide-scrollbars"]
        measuring = [*base, f"--window-size={WIDTH},600", "--dump-dom", source.as_uri()]
        dom = subprocess.run(measuring, capture_output=True, text=True, check=True).stdout
        height = re.search(r"<title>(\d+)</title>", dom)
        if height is None:
            raise RuntimeError("chromium did not lay the page out")
        size = [f"--window-size={WIDTH},{height[1]}", "--force-device-scale-factor=2"]
        taking = [*base, *size, f"--screenshot={target.resolve()}", source.as_uri()]
        subprocess.run(taking, capture_output=True, check=True)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("record", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=Path("chat.png"))
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--title", default="Rashomon")
    parser.add_argument("--line", default="bot")
    given = parser.parse_args()
    lines = given.record.read_text(encoding="utf-8").splitlines()
    shown = bubbles(json.loads(line) for line in lines if line.strip())
    photograph(page(shown, dark=given.dark, title=given.title, line=given.line), given.output)
    print(given.output, file=sys.stderr)


if __name__ == "__main__":
    main()
