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
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.request import urlopen

from tests.bot.telegram.botapi import TOKEN, BotApi, Sent
from tests.bot.telegram.soak import ANNOUNCEMENTS, ROOT, megabytes, soak


def run_soak(updates: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        outcome = soak(updates, Path(folder), say=print)
    print(
        f"{outcome.updates:,} updates, {outcome.asked:,} questions in {outcome.seconds:.0f} s: lost {outcome.lost}, "
        f"doubled {outcome.doubled}, chats out of order {outcome.out_of_order}, buttons unanswered "
        f"{outcome.unanswered_queries}, stray announcements {outcome.stray} "
        f"({outcome.orphaned} stood at the kill)"
    )
    print("memory at every tenth (MB):", " ".join(f"{each:.1f}" for each in outcome.megabytes))
    print("faults:", outcome.troubles)


def run_chats(archive: Path, questions: Path, chats: int, each: int) -> None:
    asked = [str(json.loads(line)["question"]) for line in questions.read_text(encoding="utf-8").splitlines()]
    port = _free_port()
    with BotApi() as telegram:
        program = _start(telegram, archive, port)
        try:
            telegram.says(1_000_000, "/help")
            telegram.until(lambda: _done(telegram, 1_000_000) == 1, 120)
            print(f"idle: {megabytes(program.pid):.0f} MB")
            started = time.monotonic()
            for turn in range(each):
                for chat in range(1, chats + 1):
                    telegram.says(chat, asked[(chat * 7 + turn) % len(asked)])
            telegram.until(lambda: all(_done(telegram, chat) >= each for chat in range(1, chats + 1)), 580)
            _report([telegram.sent(chat) for chat in range(1, chats + 1)], started)
            spent = _metric(port, "answer_seconds_sum")
            print(f"the worker computed {spent:.1f} s, {spent / (chats * each) * 1000:.0f} ms a question")
            print(f"memory {megabytes(program.pid):.0f} MB")
        finally:
            program.send_signal(signal.SIGTERM)
            program.wait(30)


def _start(telegram: BotApi, archive: Path, port: int) -> "subprocess.Popen[bytes]":
    own = {
        "RASHOMON_TELEGRAM_TOKEN": TOKEN,
        "RASHOMON_TELEGRAM_API": telegram.url,
        "RASHOMON_TELEGRAM_ALLOW": "*",
        "RASHOMON_TELEGRAM_HEALTH": str(port),
    }
    return subprocess.Popen(
        [sys.executable, "-c", "from bot.cli import main; main()", "--archive", str(archive), "telegram"],
        cwd=ROOT,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **own},
    )


def _report(sent: list[list[Sent]], started: float) -> None:
    """Seconds from the moment that all asked to each chat's first word and to each answer."""
    first = sorted(messages[0].at - started for messages in sent)
    answers = sorted(one.changed_at - started for messages in sent for one in messages)
    counts = [len(messages) for messages in sent]
    took = answers[-1]
    print(
        f"{len(sent)} chats, {len(answers)} answers in {took:.1f} s ({len(answers) / took:.1f} a second), "
        f"{min(counts)} to {max(counts)} a chat"
    )
    for name, seconds in (("first word", first), ("answer", answers)):
        print(f"{name}: p50 {statistics.median(seconds):.1f} s, p95 {_at(seconds, 0.95):.1f} s")


def _metric(port: int, name: str) -> float:
    with urlopen(f"http://127.0.0.1:{port}/metrics", timeout=10) as page:
        lines = page.read().decode().splitlines()
    return next(float(line.rsplit(" ", 1)[1]) for line in lines if line.startswith(f"rashomon_telegram_{name} "))


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _done(telegram: BotApi, chat: int) -> int:
    """Messages that have their last words; a place in the queue is none."""
    return sum(text not in ANNOUNCEMENTS for text in telegram.texts(chat))


def _at(ordered: list[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


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
