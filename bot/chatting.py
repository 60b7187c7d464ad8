"""`rashomon chat`: questions one after another, a follow-up going on from the answer before it.

It does not know how a follow-up is made whole nor how an answer is found.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot import manual, words_console
from bot.asking import question_of
from bot.desk import Desk, limiting_options, shared_options
from bot.ink import Line, Run, Style
from bot.limiting import filters_of
from bot.output import emit_lines, paper_of, tell
from bot.remembering import Memory, keeping_option
from bot.visible import on_one_line
from index.errors import ArchiveBroken, NoArchive, RashomonError, UnknownModel

if TYPE_CHECKING:
    from bot.session import Session
    from index.found import Filters
    from retrieval.answer import Answer
    from retrieval.followups.following import Followed

HISTORY_LINES = 1_000
_ENDS = (NoArchive, ArchiveBroken, UnknownModel)


@click.command(help=manual.CHAT_HELP)
@limiting_options
@keeping_option
@shared_options
@click.pass_context
def chat(
    ctx: click.Context,
    as_of: date | None,
    since: date | None,
    until: date | None,
    outlet: str | None,
    language: str | None,
    history: bool | None,
) -> None:
    """Ask until there is nothing more to ask."""

    desk = ctx.find_object(Desk) or Desk()
    filters = filters_of(since, until, as_of, outlet, language)
    session = desk.session(history=history)
    _ = session.archive  # a missing archive is said before the first question is typed
    with Memory(session.settings, desk.clock) as memory, _remembered(_history_file()):
        talk = Talk(session, filters, desk, memory)
        for line in _lines():
            if not talk.hear(line):
                break


@dataclass(slots=True)
class Talk:
    """One dialogue: the answer before, and what was carried into its question."""

    session: "Session"
    filters: "Filters"
    desk: Desk
    memory: Memory
    before: "Answer | None" = None
    followed: "Followed | None" = None

    def hear(self, line: str) -> bool:
        """Answers one line; False when the person is done."""
        from retrieval.followups.chatter import is_chatter

        text = " ".join(line.split())
        if text.startswith("/"):
            return self._command(text)
        if is_chatter(text):
            tell(words_console.CHAT_HELLO)
        elif text:
            self._guarded(lambda: self._ask(text))
        return True

    def _command(self, text: str) -> bool:
        name, _, rest = text[1:].partition(" ")
        if name in ("quit", "exit", "q"):
            return False
        if name == "new":
            self.before = self.followed = None
            tell(words_console.CHAT_NEW)
            if rest:
                self._guarded(lambda: self._ask(rest))
        elif name == "without":
            self._guarded(lambda: self._without(rest))
        else:
            tell(words_console.CHAT_HELP if name == "help" else words_console.CHAT_NO_COMMAND.format(name))
        return True

    def _guarded(self, act: Callable[[], None]) -> None:
        """A question that cannot be asked is told; the next one may be. A broken archive ends it all."""
        try:
            act()
        except _ENDS:
            raise
        except RashomonError as error:
            tell(str(error))

    def _ask(self, text: str) -> None:
        from retrieval.followups.following import follow

        asked = question_of(text)
        today = self.filters.as_of or self.desk.today
        followed = follow(asked, self.before, today) if self.before is not None else None
        self._answer(followed.text if followed else asked, followed)

    def _without(self, name: str) -> None:
        """The last question again, without one thing that was carried over, or without any."""
        from retrieval.followups.following import Slot

        if self.followed is None:
            tell(words_console.CHAT_NOTHING_CARRIED)
            return
        slots = {each.slot for each in self.followed.carried}
        chosen = slots if not name.strip() else {slot for slot in slots if slot.value == name.strip().lower()}
        if not chosen:
            tell(words_console.CHAT_NOT_CARRIED.format(name.strip(), ", ".join(sorted(slot.value for slot in slots))))
            return
        followed = self.followed.without(*(slot for slot in Slot if slot in chosen))
        self._answer(followed.text, followed if followed.carried else None)

    def _answer(self, question: str, followed: "Followed | None") -> None:
        from bot.terminal import render, showing

        today = self.filters.as_of or self.desk.today
        answer = self.session.ask(question, self.filters, today)
        self.memory.keep(answer, self.filters, today)
        self.before, self.followed = answer, followed
        if sys.stdin.isatty():
            emit_lines([Line(())])  # the question stands right above, as it was typed
        if followed is not None:
            carried = words_console.carried([(each.slot.value, each.words) for each in followed.carried])
            emit_lines([Line((Run(on_one_line(carried), Style.FAINT),), 0, 2)])
        emit_lines(render(answer, paper_of(sys.stdout), opener=showing(self.desk.archive)))
        emit_lines([Line(())])
        if not answer.positions and not self.session.archive.coverage().articles:
            tell(words_console.ARCHIVE_EMPTY)


def _lines() -> Iterator[str]:
    """What is typed, or what a pipe brings, until its end."""
    if not sys.stdin.isatty():
        yield from sys.stdin
        return
    tell(words_console.CHAT_HELLO)
    while True:
        try:
            yield input(words_console.CHAT_PROMPT)
        except EOFError:
            click.echo()
            return


def _history_file() -> Path:
    from platformdirs import user_state_path

    return user_state_path("rashomon", appauthor=False) / "chat_history"


@contextmanager
def _remembered(file: Path) -> Iterator[None]:
    """Earlier questions come back with the arrow keys, on a terminal that has readline. Nothing fails over it."""
    try:
        import readline
    except ImportError:
        yield
        return
    if not sys.stdin.isatty():
        yield
        return
    with suppress(OSError):
        readline.read_history_file(file)
    readline.set_history_length(HISTORY_LINES)
    try:
        yield
    finally:
        with suppress(OSError):
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            file.touch(mode=0o600, exist_ok=True)
            readline.write_history_file(file)
