"""Fills the marked places of the pages with what the program itself says of its commands, settings, errors and JSON.

It writes no words of its own but what a setting is for; `mkdocs` calls it for every page.
"""

import ast
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

if TYPE_CHECKING:
    from index.errors import RashomonError

ROOT = Path(__file__).parents[2]
# mkdocs runs from anywhere, and imports this file by its path.
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

MARK = re.compile(r"<!-- reference: ([a-z-]+) -->")
MEANINGS = {
    "archive": "The archive's folder.",
    "reader": "A question-answering model in place of the reader that ships with the program.",
    "model": "A sentence-transformers model in place of the one that ships with the program.",
    "debug": "Print the settings, and the whole traceback of an error.",
    "telegram_token": "The bot's token, as @BotFather gave it.",
    "telegram_token_file": "A file that holds the token. Safer than a variable, which other programs may see.",
    "telegram_allow": "Who may use the bot: ids of persons and groups, `CHAT/TOPIC` for one topic, `*` for everybody.",
    "telegram_admins": "Ids of persons who may do everything, and who are named to those who are refused.",
    "telegram_adders": "Ids of persons who may add articles by chat, besides the admins.",
    "history": "Keep the answers of the command line, for `rashomon log`.",
    "telegram_api": "The address of a Bot API server of your own.",
    "telegram_webhook": "An https address at which Telegram pushes updates, instead of the bot fetching them.",
    "telegram_secret": "What Telegram must send along to the webhook; made up at each start unless set.",
    "telegram_listen": "Where the webhook listens; your web server passes updates on to it.",
    "telegram_health": "The port of /health and /metrics, on this machine only; 0 for none.",
    "milvus_token": "What a Milvus server wants of its clients: user:password, or a token.",
}


def on_page_markdown(markdown: str, **_: object) -> str:
    """mkdocs's own name for it: a page's text before it is rendered."""
    return MARK.sub(lambda mark: PARTS[mark[1]](), markdown)


def commands() -> str:
    """Every command with its help and its options."""
    from bot import manual
    from bot.cli import cli

    told: list[str] = []
    for group, names in manual.COMMANDS.items():
        told.append(f"## {group}\n")
        for name in names:
            found = cli.get_command(click.Context(cli), name)
            if found is not None:
                told += _command(f"rashomon {name}", found, depth=3)
    return "\n".join(told)


def _command(name: str, command: click.Command, depth: int) -> Iterator[str]:
    context = click.Context(command, info_name=name)
    usage = " ".join(command.collect_usage_pieces(context))
    yield f"{'#' * depth} `{name}`\n"
    yield f"```text\n{name} {usage}\n```\n"
    yield from (f"{_text(paragraph)}\n" for paragraph in (command.help or "").split("\n\n"))
    if isinstance(command, click.Group):
        for sub in command.list_commands(context):
            found = command.get_command(context, sub)
            if found is not None:
                yield from _command(f"{name} {sub}", found, depth + 1)
        return
    options = [each for each in command.params if isinstance(each, click.Option) and not each.hidden]
    # The head of the page has those that every command takes.
    own = [option for option in options if option.name not in _shared()]
    if own:
        yield "| Option | Meaning |\n|---|---|"
        yield from (f"| `{_flag(option, context)}` | {_text(_cell(option.help or ''))} |" for option in own)
        yield ""


def _shared() -> set[str | None]:
    from bot.cli import cli

    return {option.name for option in cli.params}


def _flag(option: click.Option, context: click.Context) -> str:
    flag = " / ".join([max(option.opts, key=len), *option.secondary_opts])
    return flag if option.is_flag or option.count else f"{flag} {option.make_metavar(context)}"


def program_options() -> str:
    """Options that every command has."""
    from bot.cli import cli

    own = [each for each in cli.params if isinstance(each, click.Option) and not each.hidden]
    rows = [f"| `{_flag(each, click.Context(cli))}` | {_text(_cell(each.help or ''))} |" for each in own]
    return "\n".join(["| Option | Meaning |", "|---|---|", *rows])


def settings() -> str:
    """Every setting with its variable, default and meaning."""
    from bot.settings import PREFIX, Settings

    rows = ["| `config.toml` | Environment | Default | Meaning |", "|---|---|---|---|"]
    for name, field in Settings.model_fields.items():
        default = "the platform's data folder" if field.is_required() else _default(field.default)
        meaning = MEANINGS.get(name) or field.description or ""
        rows.append(f"| `{name}` | `{PREFIX}{name.upper()}` | {default} | {meaning} |")
    return "\n".join(rows)


def _default(value: object) -> str:
    if isinstance(value, bool):
        return "on" if value else "off"
    return "none" if value is None or value == "" else f"`{value}`"


def errors() -> str:
    """Every error with its exit code and what it says of itself."""
    from index import errors

    rows = ["| Error | Exit code | What it is |", "|---|---|---|"]
    for kind in _kinds(errors.RashomonError):
        rows.append(f"| `{kind.__name__}` | {kind.exit_code} | {(kind.__doc__ or '').splitlines()[0]} |")
    return "\n".join(rows)


def _kinds(error: type["RashomonError"]) -> Iterator[type["RashomonError"]]:
    yield error
    for child in error.__subclasses__():
        yield from _kinds(child)


def limits() -> str:
    """Every limit with the reason that its module gives."""
    import index.limits

    source = Path(str(index.limits.__file__)).read_text(encoding="utf-8")
    named = [node for node in ast.parse(source).body if isinstance(node, ast.Assign)]
    lines = source.splitlines()
    rows = ["| Limit | Value | Why |", "|---|---|---|"]
    for node in named:
        target = node.targets[0]
        if isinstance(target, ast.Name):
            reason = lines[node.lineno - 1].partition("#")[2].strip()
            value = getattr(index.limits, target.id)
            shown = f"{value:,}" if isinstance(value, int) and value > 9_999 else str(value)
            rows.append(f"| `{target.id}` | {shown} | {_cell(reason)} |")
    return "\n".join(rows)


def answer() -> str:
    """The parts of an Answer and their fields."""
    from pydantic import BaseModel

    from retrieval import answer

    told = []
    for kind in vars(answer).values():
        if isinstance(kind, type) and issubclass(kind, BaseModel) and kind.model_fields:
            told += [
                f"### {kind.__name__}\n",
                f"{(kind.__doc__ or '').splitlines()[0]}\n",
                "| Field | Type |\n|---|---|",
            ]
            told += [f"| `{f.alias or name}` | `{_type(kind, name)}` |" for name, f in kind.model_fields.items()]
            told.append("")
    return "\n".join(told)


def _type(kind: type, name: str) -> str:
    from typing import get_type_hints

    hint = get_type_hints(kind)[name]
    return re.sub(r"\b(?:[a-z_]+\.)+", "", str(hint) if get_args(hint) else hint.__name__)


def chat_commands() -> str:
    """What the bot's menu lists."""
    from bot.telegram import phrases

    listed = dict(phrases.COMMANDS)
    for name, value in vars(phrases).items():
        if name.endswith("_COMMANDS") and isinstance(value, dict):
            listed |= value
    return "\n".join(
        ["| Command | What it does |", "|---|---|", *(f"| `/{name}` | {told} |" for name, told in listed.items())]
    )


def _text(text: str) -> str:
    """Words of the manual in a page: < and * are letters there."""
    return re.sub(r"([<>*_])", r"\\\1", text)


def _cell(text: str) -> str:
    """Words in a table; inside backticks a bar is a letter as it is."""
    return text.replace("|", "\\|")


PARTS: dict[str, Callable[[], str]] = {
    "commands": commands,
    "program-options": program_options,
    "settings": settings,
    "errors": errors,
    "limits": limits,
    "answer": answer,
    "chat-commands": chat_commands,
}
