"""kill -9 at any moment, with everything else going wrong as well: no question lost, none answered twice."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bot.telegram.running import CLEAR_SECONDS
from tests.bot.telegram.botapi import BotApi, Faults
from tests.bot.telegram.soak import ANNOUNCEMENTS

ROOT = Path(__file__).parents[3]
EVERYTHING = Faults(
    before=0.03, after=0.05, server_error=0.03, flood=0.02, slow=0.02, again=0.2, shuffled=0.2, slow_seconds=0.2
)
CHATS = range(1, 9)


def start(telegram: BotApi, folder: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "tests.bot.telegram.echo", telegram.url, str(folder)],
        cwd=ROOT,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )


@pytest.mark.parametrize("seed", [1, 2])
def test_no_question_is_lost_or_answered_twice_when_it_is_killed(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    asked: dict[int, list[str]] = {chat: [] for chat in CHATS}
    with BotApi(EVERYTHING, seed, poll_seconds=0.3) as telegram:
        program = start(telegram, tmp_path)
        try:
            for number in range(12):
                for chat in CHATS:
                    asked[chat].append(f"q{number} of {chat}")
                    telegram.says(chat, asked[chat][-1])
                # The start takes most of a second; some kills come in it, some amid the answers.
                time.sleep(chance.uniform(0.3, 2.0))
                program.send_signal(signal.SIGKILL)
                program.wait()
                program = start(telegram, tmp_path)
            telegram.faults = Faults()
            telegram.until(lambda: all(len(answers(telegram, chat)) >= len(asked[chat]) for chat in CHATS))
            telegram.until(lambda: telegram.unread == 0)
            telegram.until(lambda: not any(standing(telegram, chat) for chat in CHATS), 4 * CLEAR_SECONDS)
            time.sleep(1.0)
        finally:
            program.kill()
            program.wait()
        for chat in CHATS:
            assert answers(telegram, chat) == [f"re: {question}" for question in asked[chat]]
            assert standing(telegram, chat) == []


def standing(telegram: BotApi, chat: int) -> list[str]:
    """What told a place in the queue, or was sent to look for an answer."""
    return [text for text in telegram.texts(chat) if text in ANNOUNCEMENTS]


def answers(telegram: BotApi, chat: int) -> list[str]:
    """What stands in the chat and says something; each message's words changed once at the most."""
    found = [one for one in telegram.sent(chat) if one.text not in ANNOUNCEMENTS]
    assert all(len(one.versions) <= 2 for one in found), [one.versions for one in found]
    return [one.text for one in found]
