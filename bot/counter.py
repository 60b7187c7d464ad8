"""A counter with one clerk: whoever wants something of the archive waits in a bounded line, and one thread serves it.

It does not know who asks or over which wire; the event loop only ever awaits it.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, TypeVar

from bot import words_serving as words
from bot.output import tell
from index.errors import RashomonError

if TYPE_CHECKING:
    from bot.history import History
    from bot.session import Session
    from index.found import Filters
    from index.holdings import Holdings
    from retrieval.answer import Answer

T = TypeVar("T")
WAITING = 16


class Crowded(Exception):
    """More wait than can be served soon; `str` is the line that says so."""


@dataclass(frozen=True, slots=True)
class Given:
    """An answer with its number in the history; None where it is not kept."""

    answer: "Answer"
    number: int | None


class Clerk:
    """What the one thread works with. `channel` is how the history names who asked."""

    def __init__(self, session: "Session", clock: Callable[[], datetime], channel: str) -> None:
        self._session, self._channel = session, channel
        self.clock = clock
        self._history: History | None = None
        self._history_failed = False

    @property
    def session(self) -> "Session":
        """Of the archive that is in its folder now: another may have been restored there. Raises NoArchive."""
        if not self._session.archive.is_in_place:
            self.close()
        _ = self._session.archive
        return self._session

    @property
    def archive(self) -> "Holdings":
        """The archive, to read."""
        return self.session.archive

    @property
    def today(self) -> date:
        """What "yesterday" is counted from, in UTC."""
        return self.clock().astimezone(UTC).date()

    def ask(self, question: str, filters: "Filters", today: date | None = None) -> Given:
        """One answer, its quotes verified, kept before it is shown. Raises RashomonError."""
        day = today or filters.as_of or self.today
        answer = self.session.ask(question, filters, day)
        return Given(answer, self._keep(answer, filters, day))

    @property
    def history(self) -> "History | None":
        """The answers that were kept; None where they are not to be kept. Raises RashomonError."""
        if not self._session.settings.history:
            return None
        if self._history is None:
            from bot.history import History

            self._history = History.open(self._session.settings.archive)
        return self._history

    def warm(self) -> None:
        """Loads what the first question would wait for. What is wrong is said by the question that meets it."""
        with suppress(RashomonError):
            _ = self.session.encoder, self.session.reader

    def close(self) -> None:
        """Lets go of everything; what is asked next opens it anew."""
        if self._history is not None:
            self._history.close()
            self._history = None
        self._session.close()

    def _keep(self, answer: "Answer", filters: "Filters", today: date) -> int | None:
        """A history that cannot be written never costs the person the answer."""
        try:
            history = self.history
            return history.keep(answer, filters, today, self._channel, self.clock()) if history else None
        except (RashomonError, OSError) as error:
            if not self._history_failed:
                tell(words.NOT_KEPT.format(error))
            self._history_failed = True
            return None


class Counter:
    """Serves one after another. `close` waits for the one that is being served."""

    def __init__(self, clerk: Clerk, waiting: int = WAITING) -> None:
        self._clerk, self._most = clerk, waiting
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="clerk")
        self._waiting = 0
        self._closed = False

    async def serve(self, wish: Callable[[Clerk], T]) -> T:
        """What the clerk gives for it. Raises Crowded, and whatever the wish raises."""
        if self._closed:
            raise Crowded(words.STOPPING)
        if self._waiting >= self._most:
            raise Crowded(words.CROWDED.format(self._waiting))
        self._waiting += 1
        future = self._thread.submit(wish, self._clerk)
        try:
            return await asyncio.wrap_future(future)
        except asyncio.CancelledError:
            if self._closed and future.cancelled():
                raise Crowded(words.STOPPING) from None
            raise
        finally:
            self._waiting -= 1

    def begin(self) -> None:
        """Loads the models while nobody asks yet."""
        self._thread.submit(self._clerk.warm)

    def close(self) -> None:
        """Nobody new; what waits is dropped, what is under way is finished."""
        self._closed = True
        self._thread.shutdown(wait=True, cancel_futures=True)
        self._clerk.close()
