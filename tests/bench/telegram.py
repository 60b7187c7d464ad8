"""The Telegram bot under load, against the local Bot API server of the tests.

    python -m tests.bench.telegram soak [--updates 20000]
    python -m tests.bench.telegram chats ARCHIVE QUESTIONS.jsonl [--chats 200] [--each 1]

`soak`: every fault, a kill halfway; prints what was lost and doubled, and memory. `chats`: the real program on a real
archive, at Telegram's own pace; so many chats ask at once; prints seconds from the question to its answer, and memory.
"""

import argparse
import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bot.telegram import phrases
from tests.bot.telegram.botapi import TOKEN, BotApi
from tests.bot.telegram.soak import ROOT, soak

WAITING = frozenset({phrases.ANNOUNCED, *(phrases.place_in_queue(before) for before in range(1000))})


def run_soak(updates: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        outcome = soak(updates, Path(folder), say=print)
    print(
        f"{outcome.updates:,} updates, {outcome.asked:,} questions in {outcome.seconds:.0f} s: lost {outcome.lost}, "
        f"doubled {outcome.doubled}, chats out of order {outcome.out_of_order}, buttons unanswered "
        f"{outcome.unanswered_queries}, stray announcements {outcome.stray}"
    )
    print("memory at every tenth (MB):", " ".join(f"{each:.1f}" for each in outcome.megabytes))
    print("faults:", outcome.troubles)


def run_chats(archive: Path, questions: Path, chats: int, each: int) -> None:
    asked = [str(json.loads(line)["question"]) for line in questions.read_text(encoding="utf-8").splitlines()]
    with BotApi() as telegram:
        program = subprocess.Popen(
            [sys.executable, "-c", "from bot.cli import main; main()", "--archive", str(archive), "telegram"],
            cwd=ROOT,
            stderr=subprocess.DEVNULL,
            env={
                **os.environ,
                "RASHOMON_TELEGRAM_TOKEN": TOKEN,
                "RASHOMON_TELEGRAM_API": telegram.url,
                "RASHOMON_TELEGRAM_ALLOW": "*",
                "RASHOMON_TELEGRAM_HEALTH": "0",
            },
        )
        try:
            telegram.says(1_000_000, "/help")
            telegram.until(lambda: _done(telegram, 1_000_000) == 1, 120)
            print(f"idle: {_megabytes(program.pid):.0f} MB")
            started = time.monotonic()
            for turn in range(each):
                for chat in range(1, chats + 1):
                    telegram.says(chat, asked[(chat * 7 + turn) % len(asked)])
            telegram.until(lambda: all(_done(telegram, chat) >= each for chat in range(1, chats + 1)), 580)
            took = time.monotonic() - started
            seconds = sorted(sent.changed_at - started for chat in range(1, chats + 1) for sent in telegram.sent(chat))
            messages = [len(telegram.sent(chat)) for chat in range(1, chats + 1)]
            first = sorted(sent.at - started for chat in range(1, chats + 1) for sent in telegram.sent(chat)[:1])
            print(
                f"{chats} chats, {each} question(s) each, all answered in {took:.1f} s "
                f"({chats * each / took:.1f} a second): first word p50 {statistics.median(first):.1f} s, p95 "
                f"{_at(first, 0.95):.1f} s; answer p50 {statistics.median(seconds):.1f} s, "
                f"p95 {_at(seconds, 0.95):.1f} s, slowest {seconds[-1]:.1f} s; messages a chat {min(messages)} to "
                f"{max(messages)}; memory {_megabytes(program.pid):.0f} MB"
            )
        finally:
            program.send_signal(signal.SIGTERM)
            program.wait(30)


def _done(telegram: BotApi, chat: int) -> int:
    """Messages that have their last words; a place in the queue is none."""
    return sum(text not in WAITING for text in telegram.texts(chat))


def _at(ordered: list[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def _megabytes(process: int) -> float:
    pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.telegram")
    commands = parser.add_subparsers(dest="command", required=True)
    soaking = commands.add_parser("soak")
    soaking.add_argument("--updates", type=int, default=20_000)
    asking = commands.add_parser("chats")
    asking.add_argument("archive", type=Path)
    asking.add_argument("questions", type=Path)
    asking.add_argument("--chats", type=int, default=200)
    asking.add_argument("--each", type=int, default=1)
    given = parser.parse_args()
    if given.command == "soak":
        run_soak(given.updates)
    else:
        run_chats(given.archive, given.questions, given.chats, given.each)


if __name__ == "__main__":
    main()
