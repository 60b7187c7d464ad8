"""What the pages say is so: they build with every link, name all that there is, and their commands run as shown."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from importlib.util import find_spec
from pathlib import Path

import click
import pytest

from bot.cli import cli, main
from bot.demo import QUESTIONS, SAMPLE
from bot.desk import Desk
from bot.session import Session
from bot.settings import PREFIX, Settings
from index import errors, limits
from index.embedding.encoder import Encoder
from retrieval.readers.reader import Reader
from tests import readme

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.glob("*.md"))
FENCE = re.compile(r"^(?P<indent> *)```(?P<kind>\w+)\n(?P<code>.*?)^(?P=indent)```$", re.DOTALL | re.MULTILINE)
# These run until they are stopped, or reach for the web: their options are checked, and they have tests of their own.
RUN_ELSEWHERE = re.compile(
    r"rashomon (telegram|serve|mcp)\b|rashomon .*--watch\b|rashomon feeds (add|poll|list)\b|(https?|milvuss?)://"
)
EXIT_CODE = re.compile(r"exit code (\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Block:
    """A block of commands and, where the next block is text, what they print."""

    page: Path
    lines: tuple[str, ...]
    shown: str | None


def blocks(page: Path) -> Iterator[Block]:
    found = list(FENCE.finditer(page.read_text(encoding="utf-8")))
    for at, one in enumerate(found):
        if one["kind"] == "sh":
            following = found[at + 1] if at + 1 < len(found) else None
            shown = following["code"] if following is not None and following["kind"] == "text" else None
            yield Block(page, tuple(line.strip() for line in one["code"].splitlines() if line.strip()), shown)


def mentioned(page: Path) -> Iterator[list[str]]:
    """Every command line of the program in a page, run or not, in blocks and between words."""
    text = page.read_text(encoding="utf-8")
    code = "\n".join(one["code"] for one in FENCE.finditer(text) if one["kind"] in ("sh", "bash", "shell"))
    inline = re.findall(r"`(rashomon [^`\n]+)`", text)
    for line in [*code.splitlines(), *inline]:
        words = shlex.split(line.strip(), comments=True)
        if words[:1] == ["rashomon"] and words[1:]:
            yield words[1:]


# The pages as they are built.


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if find_spec("mkdocs") is None or find_spec("material") is None:
        pytest.skip("mkdocs is not installed; pip install -e '.[docs]'")
    place = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(place)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return place


@pytest.fixture(scope="module")
def words_of_the_site(site: Path) -> str:
    pages = [path.read_text(encoding="utf-8") for path in sorted(site.rglob("index.html"))]
    return unescape(re.sub(r"<[^>]+>", "", "\n".join(pages)))


def test_the_pages_build_with_every_link_leading_somewhere(site: Path) -> None:
    assert (site / "start" / "index.html").is_file()


def test_the_pages_load_nothing_from_elsewhere(site: Path) -> None:
    for page in site.rglob("*.html"):
        loaded = re.findall(r"<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)=\"?(https?:[^\">\s]+)", page.read_text())
        assert [address for address in loaded if "canonical" not in address] == [], page


def test_no_mark_is_left_unfilled(words_of_the_site: str, site: Path) -> None:
    assert all("reference:" not in page.read_text(encoding="utf-8") for page in site.rglob("index.html"))


def commands(group: click.Group = cli, before: str = "") -> Iterator[tuple[str, click.Command]]:
    for name in group.list_commands(click.Context(group)):
        found = group.get_command(click.Context(group), name)
        if isinstance(found, click.Group):
            yield from commands(found, f"{before}{name} ")
        elif found is not None:
            yield f"{before}{name}", found


def test_every_command_and_every_option_is_mentioned(words_of_the_site: str) -> None:
    for name, command in commands():
        assert f"rashomon {name}" in words_of_the_site
        for option in readme.options(command):
            assert max(option.opts, key=len) in words_of_the_site, (name, option.opts)


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_mentioned_and_its_meaning_said(words_of_the_site: str, name: str, site: Path) -> None:
    assert PREFIX + name.upper() in words_of_the_site
    table = (site / "settings" / "index.html").read_text(encoding="utf-8")
    (row,) = re.findall(rf"<tr>\s*<td><code>{name}</code></td>(.*?)</tr>", table, re.DOTALL)
    assert re.findall(r"<td>(.*?)</td>", row, re.DOTALL)[-1].strip(), "say what it is for in docs/hooks/reference.py"


def kinds_of(error: type[errors.RashomonError]) -> list[type[errors.RashomonError]]:
    return [error, *(kind for child in error.__subclasses__() for kind in kinds_of(child))]


def test_every_error_and_every_limit_is_mentioned(words_of_the_site: str) -> None:
    assert {kind.__name__ for kind in kinds_of(errors.RashomonError) if kind.__name__ not in words_of_the_site} == set()
    assert {name for name in vars(limits) if name.isupper() and name not in words_of_the_site} == set()


# The pages as they are written.


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_line_in_a_page_is_one_of_the_program(page: Path) -> None:
    known = dict(commands())
    for line in mentioned(page):
        words = [word for word in line if word not in ("--archive", "another", "elsewhere")]
        name = next((" ".join(words[:n]) for n in (2, 1) if " ".join(words[:n]) in known), "ask")
        own = {flag for option in readme.options(known[name]) for flag in option.opts} | {
            "--help",
            "--version",
            "--archive",
        }
        assert {word.partition("=")[0] for word in line if word.startswith("--")} <= own, line


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_command_that_could_run_here_is_in_a_block_that_runs(page: Path) -> None:
    """Blocks marked `bash` are for other machines: the web, a service manager, a container."""
    for one in FENCE.finditer(page.read_text(encoding="utf-8")):
        if one["kind"] != "sh":
            lines = [line.strip() for line in one["code"].splitlines() if line.strip().startswith("rashomon ")]
            assert [line for line in lines if not RUN_ELSEWHERE.search(line)] == []


@pytest.mark.parametrize("page", [*PAGES, ROOT / "DECISIONS.md"], ids=lambda page: page.name)
def test_every_measuring_command_in_a_page_is_there(page: Path) -> None:
    for name in re.findall(r"python -m ([\w.]+)", page.read_text(encoding="utf-8")):
        assert name == "venv" or find_spec(name) is not None, name


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_variable_in_a_page_is_a_setting(page: Path) -> None:
    named = set(re.findall(rf"\b{PREFIX}[A-Z_]*[A-Z]\b", page.read_text(encoding="utf-8")))
    assert named <= {PREFIX + name.upper() for name in Settings.model_fields}


class _Loaded(Session):
    """A session with the models that the tests have loaded."""

    models: tuple[Encoder, Reader]

    def chosen_encoder(self) -> Encoder:
        return self.models[0]

    @property
    def reader(self) -> Reader:
        return self.models[1]


@pytest.fixture
def desk(own_encoder: Encoder, own_reader: Reader) -> Desk:
    kind = type("Loaded", (_Loaded,), {"models": (own_encoder, own_reader)})
    return Desk(opener=kind)


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with what the pages speak of, and a home of its own."""
    home, cache = tmp_path / "home", os.environ.get("XDG_CACHE_HOME", "")
    place = tmp_path / "work"
    (place / "more").mkdir(parents=True)
    shutil.copytree(SAMPLE, place / "articles")
    shutil.copytree(SAMPLE, place / SAMPLE.relative_to(ROOT))
    shutil.copy(QUESTIONS, place / "questions.jsonl")
    (place / "more" / "storm.txt").write_text(
        "The storm took the roof of the mill at Ormby on Sunday, its owner said.\n"
    )
    (place / "questions.txt").write_text(
        'Where did the fire begin?\n{"question": "Who leads it?", "as_of": "2025-03-11"}\n'
    )
    (place / "quote.txt").write_text("“Rescue workers had brought out eleven bodies by Monday evening”\n")
    (place / "follow-ups.txt").write_text("How many were killed at the fuel depot?\nand how many were injured?\n")
    monkeypatch.chdir(place)
    for name in [name for name in os.environ if name.startswith(PREFIX)]:
        monkeypatch.delenv(name)
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))
    # The demo keeps its archive there; the embedding model is made once for all tests.
    monkeypatch.setenv("XDG_CACHE_HOME", cache or str(Path("~/.cache").expanduser()))
    return place


WITH_COMMANDS = [page for page in PAGES if any(True for _ in blocks(page))]


@pytest.mark.parametrize("page", WITH_COMMANDS, ids=lambda page: page.name)
def test_the_commands_of_a_page_run_in_their_order_and_print_what_it_shows(
    page: Path,
    workplace: Path,
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    if "<!-- test: no archive -->" not in page.read_text(encoding="utf-8"):
        assert main(["add", "articles"], desk) == 0
        capfd.readouterr()
    for block in blocks(page):
        printed = "".join(_run(line, desk, monkeypatch, capfd) for line in block.lines)
        if block.shown is not None:
            assert re.fullmatch(_pattern(block.shown), _flat(printed)), printed


def _run(line: str, desk: Desk, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> str:
    words = shlex.split(line, comments=True)
    if words[:1] != ["rashomon"] or RUN_ELSEWHERE.search(line):
        return ""
    target = words[words.index(">") + 1] if ">" in words else None
    source = words[words.index("<") + 1] if "<" in words else None
    end = min((words.index(sign) for sign in "<>" if sign in words), default=len(words))
    expected = int(found[1]) if (found := EXIT_CODE.search(line)) else 0
    with open(source or os.devnull, encoding="utf-8") as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        code = main(words[1:end], desk)
    told = capfd.readouterr()
    assert code == expected, (line, told.err)
    if target is None:
        return told.out
    Path(target).write_text(told.out, encoding="utf-8")
    return ""


def _pattern(shown: str) -> str:
    """A page shows what is printed, in lines of its own length; ... stands for what it leaves out."""
    left_in = re.split(r"(?:^|(?<= ))\.\.\.(?:\n|$)", shown, flags=re.MULTILINE)
    return ".*?".join(re.escape(_flat(part)) for part in left_in)


def _flat(text: str) -> str:
    """Without line ends, blanks and the bars beside quotes, which depend on the width of a terminal."""
    return re.sub(r"[\s│]+", "", text)
