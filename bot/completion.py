"""The scripts that let a shell complete commands, options and article keys."""

from typing import TYPE_CHECKING

import click

from bot import manual
from bot.desk import Desk, shared_options
from bot.output import emit
from index.errors import RashomonError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

SHELLS = ("bash", "zsh", "fish")


@click.command(help=manual.COMPLETION_HELP)
@click.argument("shell", type=click.Choice(SHELLS))
@shared_options
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the script of one shell."""
    from click.shell_completion import get_completion_class

    made = get_completion_class(shell)
    if made is None:
        raise LookupError(shell)
    emit(made(ctx.find_root().command, {}, "rashomon", "_RASHOMON_COMPLETE").source() + "\n")


def complete_keys(ctx: click.Context, _: click.Parameter, incomplete: str) -> "list[CompletionItem[str]]":
    """Keys of the archive that begin with what was typed; none where no archive opens: a shell waits for no error."""
    from click.shell_completion import CompletionItem

    desk = ctx.find_object(Desk) or Desk()
    try:
        keys = desk.session().archive.keys()
    except (RashomonError, OSError):
        return []
    return [CompletionItem(key) for key in keys if key.startswith(incomplete)]
