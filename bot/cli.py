"""The command line: finds the command, runs it, and turns every failure into one line and an exit code.

It does not know what the commands do; each is imported only when it is called, so that `--help` stays quick.
"""

import os
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from importlib import import_module

import click

from bot import manual, words_console
from bot.collecting import spare_the_last
from bot.desk import Desk, shared_options
from bot.output import tell, to_stdout
from bot.visible import visible_lines
from index.errors import ArchiveBroken, RashomonError

PROGRAM = "rashomon"
DEFAULT = "ask"
USAGE = 2
INTERRUPTED = 130
# EX_SOFTWARE of sysexits.h: a defect of ours is neither "nothing answers" nor "the archive is broken".
DEFECT = 70
_COMPLETING = "_RASHOMON_COMPLETE"

_PLACES = {
    "ask": "bot.asking:ask",
    "chat": "bot.chatting:chat",
    "show": "bot.showing:show",
    "verify": "bot.verifying:verify",
    "trace": "bot.tracing:trace",
    "report": "bot.reporting:report",
    "log": "bot.recalling:log",
    "eval": "bot.measuring:measure",
    "feedback": "bot.reviewing:feedback",
    "demo": "bot.demo:demo",
    "add": "bot.adding:add",
    "feeds": "bot.feeding:feeds",
    "articles": "bot.listing:articles",
    "changes": "bot.changing:changes",
    "edit": "bot.keeping:edit",
    "remove": "bot.keeping:remove",
    "stats": "bot.listing:stats",
    "doctor": "bot.mending:doctor",
    "rebuild": "bot.mending:rebuild",
    "telegram": "bot.telegramming:telegram",
    "serve": "bot.serving:serve",
    "mcp": "bot.mcp_serving:mcp",
    "backup": "bot.backing:backup",
    "restore": "bot.backing:restore",
    "copy": "bot.copying:copy",
    "completion": "bot.completion:completion",
}
_OPTIONS_ALONE = ("--debug", "--help", "-h", "--version")


class _Commands(click.Group):
    """A group that imports a command when it is called and takes a bare question for the default one."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name for group in manual.COMMANDS.values() for name in group]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _PLACES:
            return None
        module, _, name = _PLACES[cmd_name].partition(":")
        command = getattr(import_module(module), name)
        if not isinstance(command, click.Command):
            raise TypeError(f"{_PLACES[cmd_name]} is no command")
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(ctx, args if ctx.resilient_parsing else _with_default(args))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for title, commands in manual.COMMANDS.items():
            with formatter.section(title):
                formatter.write_dl(list(commands.items()))


def _with_default(args: list[str]) -> list[str]:
    """`args` with `ask` put before the first one that is neither an option of the program nor a command."""
    at = 0
    while at < len(args):
        if args[at] == "--archive":
            at += 2
        elif args[at] in _OPTIONS_ALONE or args[at].startswith("--archive="):
            at += 1
        else:
            break
    if at >= len(args) or args[at] in _PLACES:
        return args
    _look_for_slip(args[at:])
    return [*args[:at], DEFAULT, *args[at:]]


def _look_for_slip(args: list[str]) -> None:
    """A lone word close to a command's name is a slip of the hand, not a question. Any other is asked, and told so: it
    may be another program's name for a command."""
    if len(args) == 1 and args[0].isalpha():
        close = get_close_matches(args[0].lower(), _PLACES, n=1, cutoff=0.75)
        if close:
            raise click.UsageError(words_console.NO_SUCH_COMMAND.format(args[0], close[0]))
        meant = manual.ELSEWHERE.get(args[0].lower())
        tell(words_console.ASKED_AS_QUESTION.format(args[0], f"{PROGRAM} {meant or '--help'}"))
    elif len(args) == 2 and " " in args[1]:
        _look_for_slip_before_a_question(args[0].lower())


def _look_for_slip_before_a_question(word: str) -> None:
    """A word before what stands in quotes may be meant for a command: it is asked too, and told so where one is near.
    "What" is no slip for "chat"."""
    close = [name for name in _PLACES if sorted(name) == sorted(word)] or get_close_matches(word, _PLACES, cutoff=0.8)
    meant = manual.ELSEWHERE.get(word) or next(iter(close), None)
    if meant:
        tell(words_console.ASKED_TOO.format(word, f"{PROGRAM} {meant}"))


def _show_version(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        click.echo(f"{PROGRAM} {version('rashomon')}")
        ctx.exit()


@click.command(
    cls=_Commands,
    help=manual.PROGRAM,
    epilog=manual.EXIT_CODES,
    subcommand_metavar="COMMAND [ARGS]...",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@shared_options
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_show_version, help=manual.OPTION_VERSION
)
def cli() -> None:
    """The program's own options; a command opens the archive itself, when it needs it."""


def run() -> int:
    """What the console script calls: one command line in a process of its own."""
    try:
        return main()
    finally:
        spare_the_last()


def main(arguments: Sequence[str] | None = None, desk: Desk | None = None) -> int:
    """Run one command line and give its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        code = cli.main(given, prog_name=PROGRAM, standalone_mode=False, obj=desk or Desk())
        with to_stdout():
            sys.stdout.flush()
    except SystemExit:
        # click leaves this way after it has completed a word for a shell, and when our reader went away.
        if _COMPLETING in os.environ:
            raise
        _close_quietly()
        return 0
    except BrokenPipeError:
        _close_quietly()
        return 0
    except (click.Abort, KeyboardInterrupt):
        tell(words_console.INTERRUPTED)
        return INTERRUPTED
    except Exception as error:  # the outermost edge: one line for a person, the whole story with --debug
        if "--debug" in given:
            import traceback

            click.echo(visible_lines(traceback.format_exc()), err=True, nl=False)
        return _failed(error)
    return code if isinstance(code, int) else 0


def _failed(error: Exception) -> int:
    """Say what went wrong, in one line; gives the exit code."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.format_message())
        return 0
    if isinstance(error, RashomonError):
        tell(f"{PROGRAM}: {error}")
        return error.exit_code
    if isinstance(error, click.ClickException):
        command = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else PROGRAM
        see = words_console.DASHED_KEY if _may_be_a_key(error) else words_console.SEE_HELP
        tell(f"{PROGRAM}: {error.format_message().rstrip('.')}. {see.format(command)}")
        return USAGE
    if isinstance(error, OSError):
        tell(f"{PROGRAM}: {words_console.SYSTEM_FAILED.format(_of_system(error))}")
        return USAGE
    import sqlite3

    if isinstance(error, sqlite3.Error):
        tell(f"{PROGRAM}: {words_console.DATABASE_FAILED.format(error)}")
        return ArchiveBroken.exit_code
    tell(f"{PROGRAM}: {words_console.DEFECT.format(type(error).__name__, error)}")
    return DEFECT


def _may_be_a_key(error: click.ClickException) -> bool:
    """Whether the command takes the key of an article, and "-late" was read as options."""
    if not isinstance(error, click.NoSuchOption) or error.ctx is None or error.option_name.startswith("--"):
        return False
    return any(each.name in ("key", "keys") for each in error.ctx.command.params)


def _of_system(error: OSError) -> str:
    what = error.strerror or str(error)
    return f"{error.filename}: {what}" if error.filename else what


def _close_quietly() -> None:
    """The reader of our output went away; keep the interpreter from flushing into nothing at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


if __name__ == "__main__":
    sys.exit(run())
