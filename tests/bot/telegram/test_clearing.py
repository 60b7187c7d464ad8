"""What told a place in the queue goes when the question is done with, also where a kill came between any two steps."""

import gc
import logging
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from bot.telegram import phrases
from bot.telegram import running as running_module
from bot.telegram.api import Api
from bot.telegram.journal import OURS
from bot.telegram.ledger import DATABASE, Ledger, open_connection
from bot.telegram.pacing import Pacing
from bot.telegram.receiving import arrived
from bot.telegram.sending import TAKE_BACK_TRIES
from tests.bot.telegram.botapi import BotApi, Faults
from tests.bot.telegram.echo import Bot, Hall, bot, plan

TOLD = phrases.place_in_queue(0)
# Everything that leaves a trace, in the database or in a chat.
STEPS = (
    *((Ledger, name) for name in ("take", "announce", "begin", "put", "done", "adopt", "sent", "cleared")),
    *((Api, name) for name in ("say", "change", "delete")),
)


class Killed(BaseException):
    """Nothing happens any more."""


@dataclass
class Steps:
    """Counts what a bot does, and ends it just before the step after `limit` others; None: never. `late`: a step that
    lets others go first."""

    limit: int | None = None
    late: str = ""
    taken: list[str] = field(default_factory=list)
    ended_at: str | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def counted(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def step(*args: Any, **more: Any) -> Any:
            if name == self.late:
                time.sleep(0.1)
            with self._lock:
                if self.limit is not None and len(self.taken) >= self.limit:
                    self.ended_at = self.ended_at or name
                    raise Killed
                self.taken.append(name)
            return call(*args, **more)

        return step

    def begin(self, limit: int | None, late: str = "") -> None:
        self.limit, self.late, self.ended_at = limit, late, None
        self.taken.clear()


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> Iterator[Steps]:
    """Every question is told its place, also where nobody is before it."""
    monkeypatch.setattr(running_module, "LONG_LINE", 0)
    # Of what a kill leaves unfinished, asyncio tells at length.
    monkeypatch.setattr(logging.getLogger("asyncio"), "disabled", True)
    counted = Steps()
    for owner, name in STEPS:
        monkeypatch.setattr(owner, name, counted.counted(name, getattr(owner, name)))
    yield counted
    gc.collect()


@pytest.fixture
def telegram(monkeypatch: pytest.MonkeyPatch) -> Iterator[BotApi]:
    monkeypatch.setattr(running_module, "CLEAR_SECONDS", 0.05)
    with BotApi(poll_seconds=1.0) as server:
        yield server


def nothing_waits(folder: Path) -> bool:
    """Whether every update is answered, every post sent and nothing stands that is known of."""
    with closing(sqlite3.connect(folder / DATABASE)) as connection:
        return connection.execute(
            "SELECT (SELECT count(*) FROM updates WHERE body IS NOT NULL OR announced > 0) "
            "+ (SELECT count(*) FROM outbox)"
        ).fetchone() == (0,)


def told(folder: Path) -> int | None:
    """The message that is noted to have told the only update's place."""
    with closing(sqlite3.connect(folder / DATABASE)) as connection:
        found = connection.execute("SELECT announced FROM updates").fetchone()
        return found[0] if found else None


# What becomes of the message that tells the place, and then of the answer: "slow" lets the answer be stored before the
# place is told, "after" loses the reply. "silence" is a question that nothing follows.
COURSES = {
    "at once": ("", (), "who?", ["re: who?"]),
    "two messages": ("", (), "two answers", ["re: two answers", "second"]),
    "told slowly": ("", ("slow",), "who?", ["re: who?"]),
    "told slowly, nothing follows": ("", ("slow",), "silence", []),
    "told slowly, answer lost": ("", ("slow", "after"), "who?", ["re: who?"]),
    "begun before it is told": ("announce", (), "who?", ["re: who?"]),
    "reply lost": ("", ("after",), "who?", ["re: who?"]),
}


@pytest.mark.parametrize(("late", "fates", "words", "wanted"), COURSES.values(), ids=COURSES)
def test_a_kill_between_any_two_steps_leaves_the_answer_alone(
    tmp_path: Path, steps: Steps, late: str, fates: tuple[str, ...], words: str, wanted: list[str]
) -> None:
    for limit in count():
        folder = tmp_path / str(limit)
        folder.mkdir()
        with BotApi(Faults(slow_seconds=0.1), poll_seconds=0.1) as telegram:
            for fate in fates:
                telegram.next_call("sendMessage", fate)
            telegram.says(7, words)
            steps.begin(limit, late)
            first = Bot(telegram.url, plan(folder, Hall(seconds=0.0 if late or "slow" in fates else 0.05)))
            telegram.until(lambda: steps.ended_at or ("done" in steps.taken and nothing_waits(folder)))  # noqa: B023 - in this turn
            first.stop()
            for threads in (first.running._work, first.running._desk):
                threads.shutdown()  # a step of theirs must not count as the next run's
            ended, noted = steps.ended_at, told(folder)
            steps.begin(None)
            with bot(telegram.url, plan(folder, Hall())):
                telegram.until(lambda: nothing_waits(folder) and telegram.unread == 0)  # noqa: B023 - in this turn
            # The one that may stay: sent, its number not yet noted, and no answer that it could be looked for with.
            allowed = [wanted, [TOLD]] if words == "silence" and noted == 0 else [wanted]
            assert telegram.texts(7) in allowed, (limit, ended)
        if ended is None:
            break
    assert limit > 6


@dataclass(frozen=True)
class Left:
    """A question that waits, whose place a message tells, as a run that ended left it."""

    update: int
    message: int


def left(telegram: BotApi, folder: Path, *, is_done: bool = False) -> Left:
    telegram.says(7, "who?")
    telegram._do_send_message({"chat_id": "7", "text": TOLD})
    (sent,) = telegram.sent(7)
    with closing(open_connection(folder)) as connection:
        ledger = Ledger(connection)
        (taken,) = ledger.take(filter(None, map(arrived, telegram._updates)), datetime.now(UTC))
        ledger.announce(taken.id, sent.message)
        if is_done:
            ledger.done(taken.id)
    return Left(taken.id, sent.message)


def test_what_a_run_left_standing_the_next_one_takes_back(telegram: BotApi, tmp_path: Path) -> None:
    left(telegram, tmp_path, is_done=True)
    with bot(telegram.url, plan(tmp_path, Hall())):
        telegram.until(lambda: telegram.texts(7) == [] and nothing_waits(tmp_path))
    assert telegram.counts["deleteMessage"] == 1


@pytest.mark.parametrize("is_done", [False, True], ids=["with its answer", "alone"])
@pytest.mark.parametrize("why", ["is_old", "deleted"])
def test_what_telegram_does_not_delete_is_tried_once_and_told_once(
    telegram: BotApi, tmp_path: Path, caplog: pytest.LogCaptureFixture, why: str, is_done: bool
) -> None:
    caplog.set_level(logging.INFO, OURS)
    place = left(telegram, tmp_path, is_done=is_done)
    setattr(telegram.sent(7)[0], why, True)
    wanted = [*([TOLD] if why == "is_old" else []), *([] if is_done else ["re: who?"])]
    for _ in range(2):
        with bot(telegram.url, plan(tmp_path, Hall())):
            telegram.until(lambda: telegram.texts(7) == wanted and nothing_waits(tmp_path))
            telegram.says(8, "next")
            telegram.until(lambda: telegram.texts(8)[-1:] == ["re: next"] and nothing_waits(tmp_path))
            time.sleep(0.3)
    assert telegram.counts["deleteMessage"] == 1
    assert [line for line in caplog.messages if "not_taken_back" in line] == [
        f"event=not_taken_back chat=7 message={place.message} reason=missing"
    ]


def test_what_cannot_be_taken_back_for_now_is_taken_back_later(telegram: BotApi, tmp_path: Path) -> None:
    left(telegram, tmp_path)
    telegram.next_call("deleteMessage", "server_error", TAKE_BACK_TRIES + 1)
    with bot(telegram.url, plan(tmp_path, Hall())):
        telegram.until(lambda: telegram.texts(7) == ["re: who?"] and nothing_waits(tmp_path))
    assert telegram.counts["deleteMessage server_error"] == TAKE_BACK_TRIES + 1


def test_what_told_the_place_of_an_answer_that_cannot_be_delivered_is_done_with(
    telegram: BotApi, tmp_path: Path
) -> None:
    left(telegram, tmp_path)
    telegram.chat(7).blocked = True
    with bot(telegram.url, plan(tmp_path, Hall())):
        telegram.until(lambda: nothing_waits(tmp_path) and telegram.unread == 0)
        time.sleep(0.3)
    assert telegram.counts["deleteMessage"] == 1


def test_a_place_that_waits_for_its_turn_is_not_one_that_may_be_out(
    telegram: BotApi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a kill, hundreds of searches would be for nothing."""
    monkeypatch.setattr(running_module, "LONG_LINE", 0)
    # Whose turn comes after the first one's has it long after the test.
    monkeypatch.setattr(Pacing, "until_all", lambda self, now: now + 600 if self._all else now)
    hall = Hall(held=True)
    with bot(telegram.url, plan(tmp_path, hall)):
        for chat in range(7, 15):
            telegram.says(chat, "who?")
        telegram.until(lambda: telegram.unread == 0)
        telegram.until(lambda: telegram.texts(7) == [TOLD])
        with closing(sqlite3.connect(tmp_path / DATABASE)) as connection:
            doubts = connection.execute("SELECT count(*) FROM updates WHERE announced = 0").fetchone()
        hall.go.set()
    assert doubts[0] <= 1


def test_a_place_that_is_told_costs_two_calls_and_no_other(
    telegram: BotApi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running_module, "LONG_LINE", 0)
    hall = Hall(held=True)
    with bot(telegram.url, plan(tmp_path, hall)):
        telegram.says(7, "who?")
        telegram.until(lambda: telegram.texts(7) == [TOLD])
        hall.go.set()
        telegram.until(lambda: telegram.texts(7) == ["re: who?"] and nothing_waits(tmp_path))
        time.sleep(0.3)
    counts = {name: telegram.counts[name] for name in ("sendMessage", "deleteMessage", "editMessageText")}
    assert counts == {"sendMessage": 2, "deleteMessage": 1, "editMessageText": 0}
