"""What the README says is so: its commands run, its parts are those of the program, its links lead somewhere."""

import re
import shlex
from importlib.util import find_spec
from pathlib import Path

import pytest
from pydantic import BaseModel

from bot import manual
from bot.cli import INTERRUPTED, main
from bot.demo import SAMPLE
from bot.settings import Settings
from index import errors
from index.archive import LocalArchive
from index.embedding.encoder import Encoder
from retrieval import answer
from retrieval.readers.reader import Reader
from tests import readme
from tests.bot.desks import with_words

ROOT = Path(__file__).parents[1]
DOCUMENTS = ("README.md", "CHANGELOG.md", "DECISIONS.md")
TEXT = readme.README.read_text(encoding="utf-8")
CODE = re.findall(r"^```sh\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE)
INLINE = re.findall(r"`([^`\n]+)`", TEXT)
WRITE_ANEW = "python -m tests.readme writes it anew"
# What stands for the user's own things in the examples.
STAND_INS = {"FOLDER": str(SAMPLE), "KEY": "radio-sarn-pay-deal"}


def command_lines() -> list[list[str]]:
    """Every command line of a block of code, as a shell cuts it, up to a redirection."""
    lines = [shlex.split(line, comments=True) for block in CODE for line in block.splitlines()]
    return [line[: line.index(">")] if ">" in line else line for line in lines if line]


def programs(name: str) -> list[list[str]]:
    inline = [shlex.split(code) for code in INLINE if code.startswith(f"{name} ")]
    return [line for line in (*command_lines(), *inline) if line[0] == name]


@pytest.mark.parametrize("line", programs("rashomon"), ids=" ".join)
def test_every_command_and_option_in_it_is_the_programs(line: list[str]) -> None:
    name = line[1] if line[1] in readme.names() else "ask"
    own = {flag for option in readme.options(readme.command(name)) for flag in option.opts}
    assert {word for word in line[1:] if word.startswith("--")} <= own | {"--help", "--version"}


@pytest.mark.parametrize("line", [*programs("make"), ["make", "clean"]], ids=" ".join)
def test_every_make_target_in_it_is_there(line: list[str]) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(rf"^{re.escape(line[-1])}:", makefile, re.MULTILINE)


@pytest.mark.parametrize("line", programs("python"), ids=" ".join)
def test_every_module_in_it_is_there(line: list[str]) -> None:
    assert line[1] == "-m"
    assert find_spec(line[2])


def test_a_newcomers_commands_run_in_their_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, own_reader: Reader, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("RASHOMON_ARCHIVE", str(tmp_path / "archive"))
    block = next(block for block in CODE if "rashomon add FOLDER" in block)
    ran = 0
    for line in block.splitlines():
        program, *arguments = shlex.split(line, comments=True)
        if program == "rashomon":
            filled = [re.sub(r"[A-Z]{3,}", lambda word: STAND_INS.get(word[0], word[0]), each) for each in arguments]
            assert main(filled, with_words()) in (0, 1), (line, capsys.readouterr().err)
            ran += 1
    assert ran == 5


def test_the_tables_are_those_of_the_program() -> None:
    assert readme.block(TEXT, "commands") == readme.commands_table(), WRITE_ANEW
    assert readme.block(readme.COMMANDS.read_text(encoding="utf-8"), "options") == readme.options_table(), WRITE_ANEW


def test_the_answer_in_it_is_the_one_that_the_program_gives(
    sample_archive: LocalArchive, own_encoder: Encoder, own_reader: Reader
) -> None:
    assert readme.block(TEXT, "answer") == readme.answer_block(sample_archive, own_encoder, own_reader), WRITE_ANEW


def test_what_to_expect_is_what_the_table_has_of_unseen_news() -> None:
    table = TEXT.partition("<!-- figures -->")[2]
    row = re.search(r"^\| real news that nothing had learned from, blind .*$", table, re.MULTILINE)
    assert row
    verdict, _, first, _, abstain = [cell.strip() for cell in row[0].split("|")][3:8]
    recall = abstain.partition("/")[2]
    told = re.sub(r"\s+", " ", TEXT.partition("**What to expect.**")[2].partition("\n\n")[0])
    assert f"the verdict is right for {round(100 * float(verdict))} of 100 questions" in told
    assert f"the first position for {round(100 * float(first))} of 100 that have an answer" in told
    assert f"of 100 questions without one it says so for {round(100 * float(recall))}." in told


# A service's settings are set by its unit or shell, no flag shows a token to other users: docs/settings.md has them.
@pytest.mark.parametrize(
    "name", [name for name in Settings.model_fields if not name.startswith(("telegram_", "milvus_"))]
)
def test_every_setting_is_mentioned_with_its_variable_and_flag(name: str) -> None:
    for shown in (f"`{name} = ", f"`RASHOMON_{name.upper()}`", f"`--{name}`"):
        assert shown in TEXT


def kinds_of(error: type[errors.RashomonError]) -> list[type[errors.RashomonError]]:
    return [error, *(kind for child in error.__subclasses__() for kind in kinds_of(child))]


@pytest.mark.parametrize("error", kinds_of(errors.RashomonError), ids=lambda error: error.__name__)
def test_every_error_and_its_exit_code_are_mentioned(error: type[errors.RashomonError]) -> None:
    helps = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    assert error is errors.RashomonError or f"\n| `{error.__name__}` |" in helps
    assert f"\n| {error.exit_code} |" in TEXT


def test_interruption_has_its_exit_code_in_it() -> None:
    assert f"\n| {INTERRUPTED} |" in TEXT


def test_the_help_names_every_exit_code_that_it_has() -> None:
    table = TEXT.partition("## Exit codes")[2].partition("\n\n##")[0]
    codes = re.findall(r"^\| (\d+) \|", table, re.MULTILINE)
    assert len(codes) == 6
    assert all(re.search(rf"\b{code} ", manual.EXIT_CODES) for code in codes)


PARTS = [kind for kind in vars(answer).values() if isinstance(kind, type) and issubclass(kind, BaseModel)]


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
def test_every_field_of_the_json_is_mentioned(part: type[BaseModel]) -> None:
    told = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
    names = {field.alias or name for name, field in part.model_fields.items()}
    assert {name for name in names if f"`{name}`" not in told} == set()


@pytest.mark.parametrize("document", DOCUMENTS)
def test_its_links_lead_to_files_that_are_there(document: str) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)\)", (ROOT / document).read_text(encoding="utf-8")):
        assert target.startswith("https://") or (ROOT / target).is_file(), f"{document}: {target}"


def test_the_tests_that_hold_the_promises_are_named() -> None:
    table = TEXT.partition("| Promise |")[2].partition("\n\n")[0]
    rows = table.splitlines()[2:]
    assert len(rows) == 8
    assert all(re.search(r"\]\(tests/", row) for row in rows)
