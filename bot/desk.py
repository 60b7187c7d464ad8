"""What every command starts from: the options that all share, the clock, and the session they describe.

It does not know any command.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from bot import manual, words_console
from bot.output import tell
from bot.visible import on_one_line

if TYPE_CHECKING:
    from bot.session import Session
    from bot.settings import Settings

Command = TypeVar("Command", bound=Callable[..., Any])


def _open_session(settings: "Settings") -> "Session":
    from bot.session import Session

    return Session(settings)


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Desk:
    """One run of the program. `opener` makes a session and `clock` says when it is; tests bring their own."""

    opener: "Callable[[Settings], Session]" = _open_session
    clock: Callable[[], datetime] = _now
    archive: Path | str | None = None
    debug: bool = False

    @property
    def today(self) -> date:
        """The day that "yesterday" in a question is counted from, in UTC."""
        return self.clock().astimezone(UTC).date()

    def session(self, **flags: object) -> "Session":
        """The session that options, environment and configuration file describe; `flags` are the command's own."""
        from bot.settings import read_settings, unknown_variables

        for name, meant in unknown_variables(os.environ):
            tell(words_console.no_such_variable(name, meant))
        settings = read_settings({"archive": self.archive, "debug": self.debug or None, **flags}, os.environ)
        if settings.debug:
            click.echo("\n".join(map(on_one_line, settings.lines())), err=True)
        session = self.opener(settings)
        context = click.get_current_context(silent=True)
        if context is not None:
            context.call_on_close(session.close)
        return session


class PlaceType(click.ParamType[Path | str]):
    """An archive: a folder, or an address of Milvus, whose slashes a path would not keep."""

    name = "DIR"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Path | str:
        """Takes everything but an empty name; what it names is looked at when it is opened."""
        from index.milvus.address import is_on_milvus

        if not str(value).strip():
            self.fail(words_console.ARCHIVE_NAMELESS, param, ctx)
        return value if isinstance(value, str) and is_on_milvus(value) else Path(str(value))


PLACE = PlaceType()


def _set_archive(ctx: click.Context, _: click.Parameter, value: Path | str | None) -> None:
    if value is not None:
        ctx.obj = replace(desk_of(ctx), archive=value)


def _set_debug(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        ctx.obj = replace(desk_of(ctx), debug=True)


def shared_options(command: Command) -> Command:
    """--archive and --debug: before the command's name or after it."""
    command = click.option("--debug", is_flag=True, expose_value=False, callback=_set_debug, help=manual.OPTION_DEBUG)(
        command
    )
    return click.option(
        "--archive",
        metavar="DIR",
        type=PLACE,
        expose_value=False,
        callback=_set_archive,
        help=manual.OPTION_ARCHIVE,
    )(command)


def desk_of(ctx: click.Context) -> Desk:
    """The desk of this run."""
    return ctx.ensure_object(Desk)


class DayType(click.ParamType[date]):
    """A calendar day, as 2024-04-21."""

    name = "DAY"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Raises a usage error for anything else."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(words_console.NOT_A_DAY.format(value), param, ctx)


DAY = DayType()


def limiting_options(command: Command) -> Command:
    """--as-of, --since, --until, --outlet and --language: what a question is limited to."""
    for flag, kind, metavar, told in reversed(
        (
            ("--as-of", DAY, None, manual.OPTION_AS_OF),
            ("--since", DAY, None, manual.OPTION_SINCE),
            ("--until", DAY, None, manual.OPTION_UNTIL),
            ("--outlet", None, "NAME", manual.OPTION_OUTLET),
            ("--language", None, "CODE", manual.OPTION_LANGUAGE),
        )
    ):
        command = click.option(flag, type=kind, metavar=metavar, help=told)(command)
    return command
