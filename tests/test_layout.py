"""The house rules that a program can check: who imports whom, what is where, how long it is."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
PACKAGES = ("index", "retrieval", "bot")
ALLOWED = {"index": {"index"}, "retrieval": {"index", "retrieval"}, "bot": {"index", "retrieval", "bot"}}
HEAVY = {
    "faiss",
    "grpc",
    "mcp",
    "milvus_lite",
    "onnxruntime",
    "pymilvus",
    "rich",
    "sentence_transformers",
    "sklearn",
    "starlette",
    "telegram",
    "torch",
    "trafilatura",
    "transformers",
    "uvicorn",
}
# The reader's training is run by hand and needs torch from its first line to its last.
OFFLINE = ROOT / "retrieval" / "training"
HOMELESS = {"utils", "util", "helpers", "helper", "common", "misc", "tools", "stuff"}
MODULE_LINES = 400
FUNCTION_LINES = 50

SOURCES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
IDS = [str(path.relative_to(ROOT)) for path in SOURCES]


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imported(node: ast.AST) -> Iterator[str]:
    """Top-level names of all that is imported anywhere inside."""
    for each in ast.walk(node):
        if isinstance(each, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in each.names)
        elif isinstance(each, ast.ImportFrom) and each.level == 0 and each.module:
            yield each.module.partition(".")[0]


def at_import(module: ast.Module) -> list[ast.stmt]:
    """Statements that run when the module is imported: no function bodies, nothing for the type checker only."""
    found: list[ast.stmt] = []
    for node in module.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            continue
        if isinstance(node, ast.ClassDef):
            found += [each for each in node.body if not isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)]
        else:
            found.append(node)
    return found


@pytest.mark.parametrize("path", SOURCES, ids=IDS)
def test_imports_run_one_way(path: Path) -> None:
    package = path.relative_to(ROOT).parts[0]
    back = (set(imported(tree(path))) & set(PACKAGES)) - ALLOWED[package]
    assert not back, f"{path.name} in {package} imports {back}"


@pytest.mark.parametrize("path", SOURCES, ids=IDS)
def test_relative_imports_are_not_used(path: Path) -> None:
    assert not [node for node in ast.walk(tree(path)) if isinstance(node, ast.ImportFrom) and node.level]


@pytest.mark.parametrize("path", [p for p in SOURCES if OFFLINE not in p.parents], ids=str)
def test_nothing_heavy_is_imported_before_it_is_needed(path: Path) -> None:
    early = {name for node in at_import(tree(path)) for name in imported(node)} & HEAVY
    assert not early, f"{path.name} imports {early} when it is imported itself"


@pytest.mark.parametrize("path", SOURCES, ids=IDS)
def test_importing_reads_no_environment_and_sets_up_no_logging(path: Path) -> None:
    for node in at_import(tree(path)):
        text = ast.unparse(node)
        assert "os.environ" not in text
        assert "getenv(" not in text
        assert "basicConfig(" not in text


@pytest.mark.parametrize("path", [p for p in SOURCES if p.name == "__init__.py"], ids=str)
def test_a_package_file_holds_public_names_and_nothing_else(path: Path) -> None:
    names: list[str] = []
    public: list[str] | None = None
    for node in tree(path).body:
        if isinstance(node, ast.ImportFrom):
            names += [alias.asname or alias.name for alias in node.names]
        elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            public = ast.literal_eval(node.value)
        else:
            assert isinstance(node, ast.Expr), f"{path}: {ast.unparse(node)}"
            assert isinstance(node.value, ast.Constant), f"{path}: {ast.unparse(node)}"
    assert sorted(names) == sorted(public or [])


@pytest.mark.parametrize("path", SOURCES, ids=IDS)
def test_a_module_is_a_noun_and_not_too_long(path: Path) -> None:
    assert path.stem not in HOMELESS
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MODULE_LINES


@pytest.mark.parametrize("path", SOURCES, ids=IDS)
def test_a_function_fits_on_a_page_or_says_why_it_is_one_piece(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    long = [
        f"{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno
        and node.end_lineno - node.lineno + 1 > FUNCTION_LINES
        and "one piece" not in (ast.get_source_segment(text, node) or "").lower()
    ]
    assert not long


@pytest.mark.parametrize("path", [p for p in SOURCES if p.name != "__init__.py"], ids=str)
def test_a_module_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(tree(path))


def test_every_module_of_the_program_has_a_folder_of_tests() -> None:
    assert all((ROOT / "tests" / package).is_dir() for package in PACKAGES)


def names_of_the_measured_articles() -> set[str]:
    """Proper names that gold answers hold: two capitalised words or more."""
    found: set[str] = set()
    for file in (SHARED / "corpus" / "seeds.questions.jsonl", SHARED / "bench" / "dev" / "questions.jsonl"):
        for line in file.read_text(encoding="utf-8").splitlines():
            for position in json.loads(line)["positions"]:
                value = position["value"]
                found |= set(re.findall(r"\b[A-Z][\w'’-]+(?: (?:al-)?[A-Z][\w'’-]+)+", value))
    return found


def test_nothing_is_tuned_to_the_articles_that_it_is_measured_on() -> None:
    if not (SHARED / "bench" / "dev" / "questions.jsonl").is_file():
        pytest.skip("the articles to measure on stand beside the repository, and are not there")
    names = names_of_the_measured_articles()
    assert len(names) > 10
    texts = {
        path: path.read_text(encoding="utf-8")
        for folder in (*PACKAGES, "tests")
        for path in (ROOT / folder).rglob("*.py")
    }
    assert [(str(path.relative_to(ROOT)), name) for path, text in texts.items() for name in names if name in text] == []
