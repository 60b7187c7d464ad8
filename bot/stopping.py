"""Ending long work cleanly: the first Ctrl-C or SIGTERM asks it to stop, the second one interrupts.

It does not know the work; whoever does it asks between two pieces whether to go on.
"""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bot.output import tell

if TYPE_CHECKING:
    from types import FrameType


class Stopped(Exception):
    """The person asked to stop while something was waited for."""


class Stop:
    """Whether the person, or the system, has asked to stop; whatever waits is woken."""

    def __init__(self, told: str) -> None:
        self._event = threading.Event()
        self._told = told

    def asked(self) -> bool:
        """Whether to go on no more."""
        return self._event.is_set()

    def wait(self, seconds: float) -> None:
        """Waits so long, or until asked to stop."""
        self._event.wait(seconds)

    def sleep(self, seconds: float) -> None:
        """As `time.sleep`. Raises Stopped."""
        if self._event.wait(seconds):
            raise Stopped

    def on_signal(self, _: int, __: "FrameType | None") -> None:
        """The first one asks, the second one interrupts."""
        if self._event.is_set():
            raise KeyboardInterrupt
        self._event.set()
        tell(self._told)


@contextmanager
def stopping(told: str) -> Iterator[Stop]:
    """Signals ask to stop while the block runs, and mean afterwards what they meant before; `told` is said once."""
    stop = Stop(told)
    before = {number: signal.signal(number, stop.on_signal) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
