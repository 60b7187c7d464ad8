"""A conversation with the real program on the sample archive, over HTTP, kept as a record and drawn for the docs.

    python -m tests.bot.telegram.scripted -o docs/chat.png

It makes the archive in a folder of its own, starts `rashomon telegram` on it and plays a person.
"""

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.telegram import phrases
from tests.bot.telegram import chatpicture
from tests.bot.telegram.botapi import PATIENCE, TOKEN, BotApi, Sent

ROOT = Path(__file__).parents[3]
PERSON = 7
SCRIPT = (
    "How many people were killed in the explosion at the Qarn Tavil fuel depot?",
    "press timeline",
    "and how many are still missing?",
)


@contextmanager
def program(telegram: BotApi, archive: Path, **settings: str) -> Iterator["subprocess.Popen[str]"]:
    """`rashomon telegram` on an archive, open to everybody."""
    own = {
        "RASHOMON_TELEGRAM_TOKEN": TOKEN,
        "RASHOMON_TELEGRAM_API": telegram.url,
        "RASHOMON_TELEGRAM_ALLOW": "*",
        "RASHOMON_TELEGRAM_ADMINS": "9",
        "RASHOMON_TELEGRAM_HEALTH": "0",
        **settings,
    }
    started = subprocess.Popen(
        [sys.executable, "-c", "from bot.cli import main; main()", "--archive", str(archive), "telegram"],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, **own},
    )
    try:
        yield started
    finally:
        started.send_signal(signal.SIGTERM)
        started.communicate(timeout=PATIENCE)


def answered(telegram: BotApi, chat: int, number: int) -> Sent:
    """The chat's message of that number, once it has its words."""

    def done() -> bool:
        sent = telegram.sent(chat)
        return len(sent) > number and sent[number].text != phrases.ANNOUNCED

    telegram.until(done, 180)
    return telegram.sent(chat)[number]


def key_of(sent: Sent, label: str) -> str:
    """The data of the button whose label has these words."""
    return next(
        str(key["callback_data"]) for row in sent.keys for key in row if label.lower() in str(key["text"]).lower()
    )


def play(telegram: BotApi, lines: tuple[str, ...]) -> None:
    """Says each line, or presses the button under the last answer that has the word, and waits for what comes."""
    last: Sent | None = None
    for number, line in enumerate(lines):
        if line.startswith("press ") and last is not None:
            telegram.presses(PERSON, last.message, key_of(last, line.removeprefix("press ")))
            answered(telegram, PERSON, number)
        else:
            telegram.says(PERSON, line)
            last = answered(telegram, PERSON, number)


def sample_archive(folder: Path) -> Path:
    """The sample articles in an archive of their own."""
    from bot.demo import SAMPLE

    command = [sys.executable, "-c", "from bot.cli import main; main()", "--archive", str(folder), "add", str(SAMPLE)]
    subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return folder


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bot.telegram.scripted")
    parser.add_argument("-o", "--output", type=Path, default=ROOT / "docs" / "chat.png")
    parser.add_argument("--dark", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, BotApi() as telegram:
        with program(telegram, sample_archive(Path(folder) / "archive")):
            play(telegram, SCRIPT)
        record = Path(folder) / "record.jsonl"
        telegram.write_record(record, PERSON)
        rows = [json.loads(line) for line in record.read_text(encoding="utf-8").splitlines()]
    for row in rows:
        if "name" in row["parameters"]:
            row["parameters"]["name"] = ""
    given.output.parent.mkdir(parents=True, exist_ok=True)
    html = chatpicture.page(chatpicture.bubbles(rows), dark=given.dark, title="Harbour desk", line="bot")
    chatpicture.photograph(html, given.output)


if __name__ == "__main__":
    main()
