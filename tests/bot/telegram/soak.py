"""Thousands of updates with everything going wrong, and a count of what came of them.

It knows the conversation only as the echo that it is. `tests/bench/telegram.py` runs it at full size.
"""

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from bot.telegram import phrases
from bot.telegram.running import CLEAR_SECONDS
from tests.bot.telegram.botapi import BotApi, Faults

ROOT = Path(__file__).parents[3]
FAULTS = Faults(
    before=0.01, after=0.015, server_error=0.01, flood=0.01, slow=0.01, again=0.2, shuffled=0.2, slow_seconds=0.2
)
CHATS = 200
GROUP = -1_001_000_000_000
UNANSWERED = 120
# What stands where an answer will: alone, it is a message that nothing followed.
ANNOUNCEMENTS = frozenset({phrases.ANNOUNCED, *(phrases.place_in_queue(before) for before in range(1000))})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a soak came to. `stray`: announcements that nothing followed; `orphaned`: those that stood when the program
    was killed; `megabytes`: memory at every tenth."""

    updates: int
    asked: int
    lost: int
    doubled: int
    out_of_order: int
    unanswered_queries: int
    stray: int
    orphaned: int
    seconds: float
    megabytes: tuple[float, ...]
    troubles: dict[str, int]


def soak(
    updates: int,
    folder: Path,
    seed: int = 0,
    say: Callable[[str], None] = lambda line: None,
    faults: Faults = FAULTS,
) -> Outcome:
    """Runs an echo bot in a process of its own through so many updates, with a kill halfway."""
    chance = random.Random(seed)
    asked: dict[int, list[str]] = {}
    queries: set[str] = set()
    memory: list[float] = []
    orphaned = 0
    started = time.monotonic()
    with BotApi(faults, seed, poll_seconds=1.0) as telegram:
        telegram.keep_record = False
        program = _start(telegram, folder)
        try:
            for number in range(updates):
                while sum(map(len, asked.values())) - telegram.standing > UNANSWERED:
                    time.sleep(0.02)
                _do(telegram, chance, number, asked, queries)
                if number == updates // 2:
                    program.kill()
                    program.wait()
                    orphaned = _stray(telegram, asked)
                    program = _start(telegram, folder)
                if updates >= 10 and number % (updates // 10) == updates // 10 - 1:
                    memory.append(megabytes(program.pid))
                    say(f"{number + 1} updates, {time.monotonic() - started:.0f} s, {memory[-1]:.1f} MB")
            telegram.faults = Faults()
            total = sum(map(len, asked.values()))
            telegram.until(lambda: _answered(telegram, asked) >= total and not telegram.unread, 300 + updates / 10)
            with suppress(AssertionError):
                telegram.until(lambda: queries <= _noticed(telegram))
            # Announcements are taken away after the answers; what Telegram did not do just then, soon after.
            with suppress(AssertionError):
                telegram.until(lambda: not _stray(telegram, asked), 4 * CLEAR_SECONDS)
        finally:
            program.kill()
            program.wait()
        return _judged(telegram, updates, asked, queries, orphaned, time.monotonic() - started, tuple(memory))


def _start(telegram: BotApi, folder: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "tests.bot.telegram.echo", telegram.url, str(folder), "0"],
        cwd=ROOT,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )


def _do(telegram: BotApi, chance: random.Random, number: int, asked: dict[int, list[str]], queries: set[str]) -> None:
    """One thing that a person does: mostly a question; some buttons, inline queries, and chatter in a group."""
    chat = chance.randint(1, CHATS)
    kind = chance.random()
    if kind < 0.05:
        queries.add(telegram.presses(chat, 1, f"only {number}"))
    elif kind < 0.08:
        telegram.types(10_000 + number, f"typed {number}")
    elif kind < 0.12:
        telegram.says(GROUP, f"chatter {number}", person=chat)
    else:
        place = GROUP - chat if kind < 0.2 else chat
        words = f"{'/ask ' if place < 0 else ''}q{number}"
        asked.setdefault(place, []).append(f"re: q{number}")
        telegram.says(place, words, person=chat)


def _answered(telegram: BotApi, asked: dict[int, list[str]]) -> int:
    return sum(len([text for text in telegram.texts(chat) if text not in ANNOUNCEMENTS]) for chat in asked)


def _stray(telegram: BotApi, asked: dict[int, list[str]]) -> int:
    return sum(text in ANNOUNCEMENTS for chat in asked for text in telegram.texts(chat))


def _noticed(telegram: BotApi) -> set[str]:
    return {notice["callback_query_id"] for notice in telegram.notices}


def _judged(
    telegram: BotApi,
    updates: int,
    asked: dict[int, list[str]],
    queries: set[str],
    orphaned: int,
    seconds: float,
    memory: tuple[float, ...],
) -> Outcome:
    lost = doubled = out_of_order = 0
    for chat, wanted in asked.items():
        texts = telegram.texts(chat)
        found = [text for text in texts if text.startswith("re: ")]
        lost += len(set(wanted) - set(found))
        doubled += len(found) - len(set(found)) + len(set(found) - set(wanted))
        out_of_order += found != wanted
    return Outcome(
        updates,
        sum(map(len, asked.values())),
        lost,
        doubled,
        out_of_order,
        len(queries - _noticed(telegram)),
        _stray(telegram, asked),
        orphaned,
        seconds,
        memory,
        {name: count for name, count in sorted(telegram.counts.items()) if " " in name},
    )


def megabytes(process: int) -> float:
    """Memory of another process."""
    pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
