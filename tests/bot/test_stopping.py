"""Being asked to stop, at any moment."""

import signal
import sys
import threading
import time
from itertools import count
from types import FrameType
from typing import Any

import pytest

from bot.stopping import Stop, Stopped

PATIENCE = 60.0


def asked_before(step: int) -> Stop:
    """Waits a moment, with a signal before the line of this number among those that are run meanwhile."""
    stop, lines = Stop("stopping"), count()

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        if event == "line" and next(lines) == step:
            stop.on_signal(signal.SIGTERM, frame)
        return trace

    def waiting() -> None:
        sys.settrace(trace)
        stop.wait(0.01)
        sys.settrace(None)

    waiter = threading.Thread(target=waiting, daemon=True)
    waiter.start()
    waiter.join(PATIENCE)
    assert not waiter.is_alive(), f"a signal before line {step} of the waiting waits for the waiting itself"
    return stop


def test_a_signal_is_heeded_at_any_moment_of_waiting() -> None:
    for step in count():
        if not asked_before(step).asked():
            break
    assert step > 2


def test_a_signal_wakes_all_who_wait_and_whoever_comes_later() -> None:
    stop = Stop("stopping")
    waiters = [threading.Thread(target=stop.wait, args=(3_600,), daemon=True) for _ in range(3)]
    for waiter in waiters:
        waiter.start()
    stop.on_signal(signal.SIGTERM, None)
    for waiter in waiters:
        waiter.join(PATIENCE)
        assert not waiter.is_alive()
    began = time.monotonic()
    stop.wait(3_600)
    with pytest.raises(Stopped):
        stop.sleep(3_600)
    assert time.monotonic() - began < PATIENCE
    with pytest.raises(KeyboardInterrupt):
        stop.on_signal(signal.SIGINT, None)


def test_nobody_is_kept_longer_than_asked_for() -> None:
    stop = Stop("stopping")
    stop.sleep(0.01)
    stop.wait(-1)
    assert not stop.asked()
