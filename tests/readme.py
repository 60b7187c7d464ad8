"""The generated parts of the README and of docs/commands.md: `python -m tests.readme` writes them anew.

The tables are made from the commands themselves, the answer by asking the sample archive; the test compares them.
"""

import re
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from bot import manual
from bot.cli import cli
from bot.ink import Paper, paint
from bot.terminal import render
from index.archive import LocalArchive
from index.embedding.encoder import Encoder, open_encoder
from retrieval.ask import ask
from retrieval.readers.choosing import load_reader
from retrieval.readers.reader import Reader
from retrieval.verify import verify

README = Path(__file__).parents[1] / "README.md"
COMMANDS = README.parent / "docs" / "commands.md"
QUESTION = "How many people were killed in the explosion at the Qarn Tavil fuel depot?"
# The columns of a page of code, on a terminal like most, whose colours a page cannot show; the question names no day
# that would be counted from this one.
PAPER = Paper(96, colour=True)
_COLOURS = re.compile(r"\x1b\[[\d;]*m")
ASKED_ON = date(2026, 1, 2)


def command(name: str) -> click.Command:
    """Raises ValueError for a command that there is not."""
    found = cli.get_command(click.Context(cli), name)
    if found is None:
        raise ValueError(f"no command is called {name}")
    return found


def names() -> list[str]:
    """Every command, in the order of `--help`."""
    return [name for group in manual.COMMANDS.values() for name in group]


def all_commands() -> Iterator[tuple[str, click.Command]]:
    """Every command that can be called and its whole name, those of a group after it."""
    for name in names():
        one = command(name)
        yield name, one
        if isinstance(one, click.Group):
            yield from ((f"{name} {own}", each) for own, each in one.commands.items())


def options(one: click.Command) -> Iterator[click.Option]:
    """The options that a person may give; `--help` goes without saying."""
    yield from (each for each in one.params if isinstance(each, click.Option) and not each.hidden)


def commands_table() -> str:
    """One row a command."""
    rows = ["| Command | What it does |", "|---|---|"]
    for group in manual.COMMANDS.values():
        rows += [f"| `{_usage(name)}` | {_cell(told)} |" for name, told in group.items()]
    return "\n".join(rows)


def _usage(name: str) -> str:
    one = command(name)
    context = click.Context(one)
    arguments = [each.make_metavar(context) for each in one.params if isinstance(each, click.Argument)]
    return _cell(" ".join([name, *arguments]).replace("[QUESTION]...", "QUESTION"))


def options_table() -> str:
    """One row an option and meaning, with the commands that have it."""
    users: dict[tuple[str, str], list[str]] = {}
    for name, one in all_commands():
        for option in options(one):
            users.setdefault((_flag(option), option.help or ""), []).append(name)
    for option in options(cli):
        users.setdefault((_flag(option), option.help or ""), []).append("rashomon")
    rows = ["| Option | Of | Meaning |", "|---|---|---|"]
    for (flag, told), having in users.items():
        whose = "all" if {name for name, _ in all_commands()} <= set(having) else ", ".join(having)
        rows.append(f"| `{_cell(flag)}` | {whose} | {_cell(told)} |")
    return "\n".join(rows)


def _flag(option: click.Option) -> str:
    flag = max(option.opts, key=len)
    if option.secondary_opts:
        return f"{flag} / {option.secondary_opts[0]}"
    return flag if option.is_flag else f"{flag} {option.make_metavar(click.Context(cli))}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def answer_block(archive: LocalArchive, encoder: Encoder, reader: Reader) -> str:
    """The question and its answer as a terminal shows them, but for the colours."""
    answer = ask(QUESTION, archive, encoder, reader, as_of=ASKED_ON)
    verify(answer, archive)
    shown = _COLOURS.sub("", paint(render(answer, PAPER), PAPER)).rstrip()
    return f'```text\n$ rashomon "{QUESTION}"\n\n{shown}\n```'


def block(page: str, name: str) -> str:
    """What stands between a part's two marks. Raises ValueError where they are not."""
    found = _marks(name).search(page)
    if found is None:
        raise ValueError(f"the page has no <!-- {name} --> ... <!-- /{name} -->")
    return found[2]


def with_block(page: str, name: str, text: str) -> str:
    """The page with that part replaced."""
    return _marks(name).sub(lambda found: f"{found[1]}{text}\n{found[3]}", page)


def _marks(name: str) -> re.Pattern[str]:
    return re.compile(rf"(<!-- {name} -->\n)(.*?)(?:\n)?(<!-- /{name} -->)", re.DOTALL)


def main() -> None:
    """Write all parts."""
    from bot.demo import SAMPLE
    from tests.conftest import filled

    readme = README.read_text(encoding="utf-8")
    encoder = open_encoder()
    with tempfile.TemporaryDirectory() as folder, filled(Path(folder) / "archive", SAMPLE, encoder) as archive:
        readme = with_block(readme, "answer", answer_block(archive, encoder, load_reader(None)))
    readme = with_block(readme, "commands", commands_table())
    README.write_text(readme, encoding="utf-8")
    COMMANDS.write_text(with_block(COMMANDS.read_text(encoding="utf-8"), "options", options_table()), encoding="utf-8")


if __name__ == "__main__":
    main()
