"""Ending long work cleanly: the first Ctrl-C or SIGTERM asks it to stop, the second one interrupts.

It does not know the work; whoever does it asks between two pieces whether to go on.
"""

import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from bot.output import tell

if TYPE_CHECKING:
    from types import FrameType


class Stopped(Exception):
    """The person asked to stop while something was waited for."""


class Stop:
    """Whether the person, or the system, has asked to stop; whatever waits is woken."""

    def __init__(self, told: str) -> None:
        self._asked = False
        # Not an Event: a signal that comes while one begins to wait would wait for its lock for ever.
        self._wakings: SimpleQueue[None] = SimpleQueue()
        self._told = told

    def asked(self) -> bool:
        """Whether to go on no more."""
        return self._asked

    def wait(self, seconds: float) -> None:
        """Waits so long, or until asked to stop."""
        with suppress(Empty):
            self._wakings.get(timeout=max(0.0, seconds))
            self._wakings.put(None)  # for whoever else waits

    def sleep(self, seconds: float) -> None:
        """As `time.sleep`. Raises Stopped."""
        self.wait(seconds)
        if self._asked:
            raise Stopped

    def on_signal(self, _: int, __: "FrameType | None") -> None:
        """The first one asks, the second one interrupts."""
        if self._asked:
            raise KeyboardInterrupt
        self._asked = True
        self._wakings.put(None)
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
