"""What the command line keeps of its answers: each one, beside the archive, unless the person says otherwise.

It does not know how a kept answer is found again (`recalling`).
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar

import click

from bot import manual, words_log
from bot.output import tell
from index.errors import RashomonError

if TYPE_CHECKING:
    from bot.history import History
    from bot.settings import Settings
    from index.found import Filters
    from retrieval.answer import Answer

Command = TypeVar("Command", bound=Callable[..., Any])
CHANNEL = "cli"


def keeping_option(command: Command) -> Command:
    """--history and --no-history; None where neither is given."""
    return click.option("--history/--no-history", default=None, help=manual.OPTION_HISTORY)(command)


class Memory:
    """Keeps answers until its end. A history that cannot be written never costs the person the answer."""

    def __init__(self, settings: "Settings", clock: Callable[[], datetime]) -> None:
        self._settings, self._clock = settings, clock
        self._failed = False

    def __enter__(self) -> "Memory":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        history = self.__dict__.pop("_history", None)
        if history is not None:
            with suppress(RashomonError):
                history.close()

    def keep(self, answer: "Answer", filters: "Filters", today: date) -> int | None:
        """Before an answer is shown, so that `remove` finds it. Its number; None where it is not kept."""
        # An archive that is elsewhere has no folder here to keep an answer in.
        if not self._settings.history or self._failed or not self._settings.archive.is_dir():
            return None
        try:
            return self._history.keep(answer, filters, today, CHANNEL, self._clock())
        except (RashomonError, OSError) as error:
            self._failed = True  # said once, not for every question of a batch
            tell(words_log.NOT_KEPT.format(error))
            return None

    @cached_property
    def _history(self) -> "History":
        from bot.history import History

        return History.open(self._settings.archive)
