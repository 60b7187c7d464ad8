"""Every word of the bot's in two modules, as a translator needs it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.telegram import captions, phrases

FOLDER = Path(phrases.__file__).parent
MODULES = sorted(
    path for path in FOLDER.glob("*.py") if path.stem not in ("captions", "phrases", "notices", "__init__")
)
TALK = re.compile(r"[A-Za-z]{2,}[,:;]? [a-z]{2,}")
# What has words and is said to nobody in a chat: SQL, what Telegram's server says, pages for machines, defects.
MACHINE = re.compile(r"event=|\b(SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|WHERE|ORDER BY|CASE WHEN)\b")
SAID_ELSEWHERE = {
    "api": "the server's own words, to be recognised",
    "health": "for Prometheus",
    "ledger": "SQL",
    "listening": "headers",
    "opinions": "a kind, as it is stored",
}


def literals(module: ast.Module) -> Iterator[str]:
    """Strings that are no docstring, annotation or message of a defect."""
    passed_over: set[int] = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Expr | ast.Raise):
            passed_over |= {id(each) for each in ast.walk(node)} if _says_nothing(node) else set()
        for part in (getattr(node, "annotation", None), getattr(node, "returns", None)):
            passed_over |= {id(each) for each in ast.walk(part)} if part is not None else set()
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in passed_over:
            yield node.value


def _says_nothing(node: ast.Expr | ast.Raise) -> bool:
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    called = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
    return isinstance(called, ast.Name) and called.id in ("ValueError", "ArchiveBroken")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_other_module_has_words_of_its_own(path: Path) -> None:
    if path.stem in SAID_ELSEWHERE:
        return
    module = ast.parse(path.read_text(encoding="utf-8"))
    assert [each for each in literals(module) if TALK.search(each) and not MACHINE.search(each)] == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_other_module_takes_words_from_elsewhere(path: Path) -> None:
    """What the command line says as well comes through `captions`: replacing the two modules replaces it all."""
    module = ast.parse(path.read_text(encoding="utf-8"))
    imported = {
        f"{node.module}.{alias.name}"
        for node in ast.walk(module)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert not {name for name in imported if re.match(r"bot\.(?:\w+\.)?words", name)}


def test_templates_have_no_words_that_format_would_lose() -> None:
    """A brace too many in a translation is found here, not by whoever asks."""
    for name, value in (*vars(phrases).items(), *vars(captions).items()):
        if name.isupper() and isinstance(value, str):
            assert re.sub(r"\{(?:\d?|:,)\}", "", value).count("{") == 0, name
