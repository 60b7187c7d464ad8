"""The archives that are measured on: each set's texts, added once by the program itself and kept for later runs.

It does not know the questions. A finished archive is used as it is: remove its folder when `index` has changed.
"""

import json
import shutil
import sys
import tempfile
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from index.add import Summary, add
from index.archive import LocalArchive
from index.embedding.encoder import OnnxEncoder
from index.sources import read_sources


class Page(BaseModel):
    """One text as the program's JSON input has it."""

    model_config = ConfigDict(frozen=True)
    id: str
    text: str
    title: str | None = None
    source: str | None = None
    url: str | None = None
    date: str | None = None
    authors: tuple[str, ...] = ()


class Telling:
    """Says on standard error how far an add is."""

    def __init__(self, name: str) -> None:
        self._name = name

    def stored(self, summary: Summary) -> None:
        """A batch is in."""
        print(f"\r{self._name}: {summary.passages:,} passages", end="", file=sys.stderr, flush=True)

    def refused(self, refusal: object) -> None:
        """One line a text that could not be taken."""
        print(f"\r{refusal}", file=sys.stderr)


def opened(folder: Path, encoder: OnnxEncoder, texts: Iterable[Page] | Path) -> LocalArchive:
    """The archive in `folder`, made of `texts` (pages, or a file or folder to add) where there is none yet."""
    if not folder.exists():
        part = folder.with_name(f"{folder.name}.part")
        shutil.rmtree(part, ignore_errors=True)
        _make(part, encoder, texts, folder.name)
        part.rename(folder)
    return LocalArchive.open(folder)


def _make(folder: Path, encoder: OnnxEncoder, texts: Iterable[Page] | Path, name: str) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        source = texts if isinstance(texts, Path) else _written(texts, Path(temporary) / f"{name}.jsonl")
        archive = LocalArchive.create(folder)
        done = add(archive, read_sources([str(source)], None), encoder, lambda: datetime.now(UTC), Telling(name))
        archive.close()
    print(f"\r{name}: {done.added:,} texts, {done.refusals} refused, {done.undated:,} undated", file=sys.stderr)


def _written(pages: Iterable[Page], path: Path) -> Path:
    with path.open("w", encoding="utf-8") as out:
        for page in pages:
            out.write(json.dumps(page.model_dump(exclude_none=True)) + "\n")
    return path
