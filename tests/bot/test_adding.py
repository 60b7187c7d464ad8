"""The bar, and what Ctrl-C does to an add."""

import io
import json
import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from types import FrameType
from typing import IO, Any

import numpy as np
import pytest
from numpy.typing import NDArray

from bot.adding import INTERRUPTED
from bot.cli import main
from bot.desk import Desk
from bot.progress import counting, watch
from bot.session import Session
from bot.stopping import Stop
from index.add import Summary
from index.errors import Refused
from index.neighbours import setback
from tests.bot.desks import NOW, with_words
from tests.fakes import WordEncoder
from tests.index.webserver import article_page, served

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Iterator["SimpleQueue[int]"]:
    """The signals that the main thread was told of; two that come before it listens are one."""
    told: SimpleQueue[int] = SimpleQueue()
    on_signal = Stop.on_signal

    def noted(self: Stop, number: int, frame: FrameType | None) -> None:
        try:
            on_signal(self, number, frame)
        finally:
            told.put(number)

    monkeypatch.setattr(Stop, "on_signal", noted)
    before = signal.signal(signal.SIGUSR1, lambda number, frame: None)
    yield told
    signal.signal(signal.SIGUSR1, before)


def pressed(heard: "SimpleQueue[int]") -> None:
    """Ctrl-C for the main thread, as from a terminal, and heard there."""
    main_thread = threading.main_thread().ident
    signal.pthread_kill(main_thread, signal.SIGINT)
    for _ in range(600):
        with suppress(Empty):
            heard.get(timeout=0.1)
            return
        # What comes just before the main thread waits for this one does not wake it; what comes later does.
        signal.pthread_kill(main_thread, signal.SIGUSR1)


class InterruptedEncoder(WordEncoder):
    """The person presses Ctrl-C while the first batch is embedded."""

    pressed = 0

    def __init__(self, heard: "SimpleQueue[int]") -> None:
        super().__init__()
        self._heard = heard

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        for _ in range(self.times()):
            pressed(self._heard)
        return super().encode(texts)

    def times(self) -> int:
        self.pressed += 1
        return 1 if self.pressed == 1 else 0


class ImpatientEncoder(InterruptedEncoder):
    """As that, but twice."""

    def times(self) -> int:
        return 2 * super().times()


def desk(encoder: WordEncoder) -> Desk:
    class InterruptedSession(Session):
        def chosen_encoder(self) -> WordEncoder:
            return encoder

    return Desk(opener=InterruptedSession, clock=lambda: NOW)


@pytest.fixture
def many(tmp_path: Path) -> Path:
    file = tmp_path / "many.jsonl"
    rows = ({"id": f"a{n:03}", "text": f"The boat number {n} left the harbour of Ormby at dawn."} for n in range(200))
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return file


def test_a_merge_that_failed_out_of_sight_is_told_of_by_the_next_add_once(
    many: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    place = tmp_path / "archive"
    assert main(["--archive", str(place), "add", str(many)], with_words()) == 0
    # Small enough to need no base: otherwise the note would be gone before it could be told of.
    monkeypatch.setattr(setback, "forget", lambda folder, files: None)
    noted = setback.Setback(failures=1, at=NOW, tail=9, why="OSError: No space left on device")
    (place / setback.NAME).write_text(noted.model_dump_json())
    told = []
    for _ in range(2):
        capsys.readouterr()
        assert main(["--archive", str(place), "add", str(many)], with_words()) == 0
        told.append(capsys.readouterr().err)
    assert "could not be made (OSError: No space left on device)" in told[0]
    assert told[0].count("\n") == 1
    assert told[1] == ""


def test_a_source_that_may_not_be_read_keeps_no_other_out(
    many: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    """Who runs the tests may be allowed to read everything."""
    closed = tmp_path / "closed.txt"
    closed.write_text("The boat left Ormby.")
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != closed)
    reading = Path.open

    def refusing(self: Path, mode: str = "r", **others: Any) -> IO[Any]:
        if self == closed:
            raise PermissionError(13, "Permission denied", str(self))
        return reading(self, mode, **others)

    monkeypatch.setattr(Path, "open", refusing)
    assert main(["--archive", str(tmp_path / "archive"), "add", str(closed), str(many)], with_words()) == 0
    captured = capsys.readouterr()
    assert captured.out.startswith("200 added, 1 refused")
    assert f"refused: {closed}: no permission to read it" in captured.err


def test_ctrl_c_stops_after_the_batch_and_says_what_is_in(
    many: Path, tmp_path: Path, capsys: Captured, heard: "SimpleQueue[int]"
) -> None:
    place = str(tmp_path / "archive")
    assert main(["--archive", place, "add", str(many)], desk(InterruptedEncoder(heard))) == INTERRUPTED
    captured = capsys.readouterr()
    assert "stopping after this batch" in captured.err
    assert "Stopped. What is counted above is in; the same command goes on from there." in captured.out
    stored = int(captured.out.split()[0])
    assert 0 < stored < 200
    assert main(["--archive", place, "add", str(many)], desk(WordEncoder())) == 0
    assert capsys.readouterr().out.startswith(f"{200 - stored} added, {stored} skipped")


def test_ctrl_c_twice_stops_at_once_and_leaves_an_archive_that_opens(
    many: Path, tmp_path: Path, capsys: Captured, heard: "SimpleQueue[int]"
) -> None:
    place = str(tmp_path / "archive")
    assert main(["--archive", place, "add", str(many)], desk(ImpatientEncoder(heard))) == INTERRUPTED
    assert capsys.readouterr().err.endswith("interrupted\n")
    assert main(["--archive", place, "stats"], desk(WordEncoder())) == 0


def test_after_an_add_ctrl_c_means_what_it_meant_before(many: Path, tmp_path: Path) -> None:
    before = signal.getsignal(signal.SIGINT)
    main(["--archive", str(tmp_path / "archive"), "add", str(many)], desk(WordEncoder()))
    assert signal.getsignal(signal.SIGINT) is before


def test_an_address_is_fetched_if_it_is_public_or_allowed(tmp_path: Path, capsys: Captured) -> None:
    with served() as site:
        site.put("127.0.0.1/ferry", article_page())
        url = f"http://127.0.0.1:{site.port}/ferry"
        place = ["--archive", str(tmp_path / "archive")]
        assert main([*place, "add", url], with_words()) == 2
        assert f"refused: {url}: 127.0.0.1 is not on the public web" in capsys.readouterr().err
        assert main([*place, "add", "--allow-private", url], with_words()) == 0
        assert capsys.readouterr().out.startswith("1 added")
        assert main([*place, "show", url, "--raw"], with_words()) == 0
        assert "A ferry with 84 passengers ran aground off Ormby" in capsys.readouterr().out
        site.put("127.0.0.1/ferry", article_page().replace("84 passengers", "86 passengers"))
        assert main([*place, "add", "--allow-private", url], with_words()) == 0
        assert capsys.readouterr().out.startswith("0 added, 1 updated")


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_terminal_sees_how_far_and_how_fast(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    with watch(200_000) as watched:
        watched.read(100_000)
        watched.stored(Summary(added=1_500))
        watched.refused(Refused("a\x1b[2J.txt", "empty"))
    drawn = screen.getvalue()
    assert "1,500 articles" in drawn
    assert "50%" in drawn
    assert "refused: a␛[2J.txt: empty" in drawn


def test_a_pipe_sees_refusals_and_no_bar(capsys: Captured) -> None:
    with watch(10) as watched:
        watched.read(10)
        watched.stored(Summary(added=3))
        watched.refused(Refused("a.txt", "empty"))
    assert capsys.readouterr().err == "refused: a.txt: empty\n"
    with counting() as count:
        count(1, 2)
    assert capsys.readouterr().err == ""
