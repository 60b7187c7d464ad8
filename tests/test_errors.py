"""Every error that a person may see says what to do next: read from the sources, for most are raised seldom."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from index import errors

ROOT = Path(__file__).parents[1]
SOURCES = [
    path
    for folder in ("bot", "index", "retrieval")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if "training" not in path.parts
]
# One input of many: the others go in. What nothing could be added of has its reasons in the lines above.
SAID_ELSEWHERE = {"Refused", "NothingAdded"}
KINDS = {name for name, kind in vars(errors).items() if isinstance(kind, type)} - SAID_ELSEWHERE
# Told to a browser, which shows the form again.
ON_A_PAGE = {"bot/web/site.py"}
FRAMES = {"{}: {}", "--reader {}"}


def templates(tree: ast.Module) -> dict[str, str]:
    """A module's own lines, by name."""
    return {
        target.id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


TREES = {path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES}
NAMED = {place: templates(tree) for place, tree in TREES.items()}


def imported(tree: ast.Module) -> dict[str, dict[str, str]]:
    """The lines of each module that a module imports, by the name that it has there."""
    return {
        one.asname or one.name: NAMED.get(f"{(node.module or '').replace('.', '/')}/{one.name}.py", {})
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for one in node.names
    }


def said(node: ast.expr, own: dict[str, str], others: dict[str, dict[str, str]]) -> str | None:
    """The line as it is written; None where it was made elsewhere."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format":
        return said(node.func.value, own, others)
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return others.get(node.value.id, {}).get(node.attr)
    return own.get(node.id) if isinstance(node, ast.Name) else None


def raised() -> Iterator[tuple[str, str]]:
    """Where, and the line; not one that only frames another error's."""
    for place, tree in TREES.items():
        own, others = NAMED[place], imported(tree)
        for node in ast.walk(tree):
            call = node.exc if isinstance(node, ast.Raise) else None
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in KINDS and call.args:
                line = said(call.args[0], own, others)
                if line is not None and place not in ON_A_PAGE and line not in FRAMES:
                    yield f"{place}:{call.lineno}", line


def test_there_are_errors_to_look_at() -> None:
    assert len(list(raised())) > 60


@pytest.mark.parametrize(("place", "line"), list(raised()), ids=lambda value: str(value)[:60])
def test_an_error_says_what_to_do_next(place: str, line: str) -> None:
    """Behind a semicolon, as all lines have it."""
    assert ";" in line, f"{place} says what happened and not what to do next"
