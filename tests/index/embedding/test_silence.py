"""No library reports to its makers what is done here: the promise that nothing leaves the machine is ours to keep."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.embedding.encoder import Encoder
from index.embedding.export import cache_folder
from retrieval.readers.reader import Reader

ROOT = Path(__file__).parents[3]
REPORTING = {"huggingface_hub", "onnxruntime", "sentence_transformers", "transformers"}
PROGRAM = """
import sys
from index.embedding.encoder import open_encoder
from retrieval.readers.choosing import load_reader
open_encoder().encode(["one question"])
load_reader(None).read("where?", [])
"""


def test_running_the_models_leaves_no_identifier_of_the_machine(
    tmp_path: Path, own_encoder: Encoder, own_reader: Reader
) -> None:
    """ONNX Runtime keeps one in the user's cache folder as soon as it has something to send."""
    cache = tmp_path / "cache"
    cache.mkdir()
    (cache / "rashomon").symlink_to(cache_folder().parent)
    told_to_report = {"ORT_DISABLE_TELEMETRY": "0", "XDG_CACHE_HOME": str(cache), "HOME": str(tmp_path)}
    subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, env={**os.environ, **told_to_report}, check=True, timeout=120
    )
    assert {path.name for path in tmp_path.iterdir()} == {"cache"}
    assert {path.name for path in cache.iterdir()} == {"rashomon"}


def importing() -> Iterator[tuple[str, ast.AST]]:
    """Every function that imports such a library; that no module does at its own import, `test_layout` sees to."""
    for package in ("index", "retrieval", "bot"):
        for path in sorted((ROOT / package).rglob("*.py")):
            # The reader's training is run by hand, on a machine of its own.
            text = path.read_text(encoding="utf-8")
            if "training" not in path.parts and any(name in text for name in REPORTING):
                functions = [each for each in ast.walk(ast.parse(text)) if isinstance(each, ast.FunctionDef)]
                yield from ((f"{path.relative_to(ROOT)}:{each.name}", each) for each in functions if lines(each))


def lines(function: ast.AST) -> list[int]:
    """Where it imports one."""
    found = []
    for node in ast.walk(function):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or ""]
            found += [node.lineno for name in names if name.partition(".")[0] in REPORTING]
    return found


IMPORTING = tuple(importing())


@pytest.mark.parametrize(("where", "function"), [pytest.param(*each, id=each[0]) for each in IMPORTING])
def test_whatever_imports_such_a_library_silences_it_first(where: str, function: ast.AST) -> None:
    calls = [
        node.lineno for node in ast.walk(function) if isinstance(node, ast.Call) and ast.unparse(node) == "silence()"
    ]
    assert calls, f"{where} imports one of {sorted(REPORTING)} and does not call index.embedding.silence.silence"
    assert min(calls) < min(lines(function))


def test_those_that_run_the_models_are_among_them() -> None:
    assert {"index/embedding/encoder.py:__init__", "retrieval/readers/onnx_session.py:session_of"} <= {
        where for where, _ in IMPORTING
    }
