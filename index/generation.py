"""Makes a new base of the vectors and switches to it: written aside, synced, checked, then named in SQLite.

SQLite's commit is the switch. A kill before it leaves a file that nobody names, which the next writer deletes.
"""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.errors import ArchiveBroken
from index.files import FILE_MODE, Files, sha256_of
from index.manifest import Generation, Manifest, read_manifest, write_manifest
from index.schema import DATABASE
from index.vectors import Sizes, faiss_file, flat_bytes, is_whole

BASE_NAME = re.compile(r"vectors-\d{6}\.(f32|faiss|json)(\.new)?$")
# A new base costs one pass over all vectors: at a quarter more each time, a passage is rewritten five times at most.
TAIL_SHARE = 0.25


def is_due(connection: sqlite3.Connection, folder: Path, manifest: Manifest, sizes: Sizes) -> bool:
    """Whether the base is missing, or what it lacks or holds in vain has grown past what is cheap to search."""
    generation = manifest.generation
    if not is_whole(folder, generation):
        return True
    covers, count = (generation.covers, generation.count) if generation else (0, 0)
    (tail,) = connection.execute("SELECT count(*) FROM vectors WHERE passage > ?", (covers,)).fetchone()
    (gone,) = connection.execute("SELECT count(*) FROM gone WHERE passage <= ?", (covers,)).fetchone()
    return max(int(tail), int(gone)) > max(sizes.tail_up_to, TAIL_SHARE * count)


def switch(connection: sqlite3.Connection, folder: Path, files: Files, sizes: Sizes) -> None:
    """A base with exactly the vectors that SQLite has now; none where they are few. Needs the write lock."""
    manifest = read_manifest(connection, str(folder))
    (count,) = connection.execute("SELECT count(*) FROM vectors").fetchone()
    generation = None
    if count > sizes.tail_up_to and manifest.dimension is not None:
        kind = "flat" if count <= sizes.flat_up_to else "faiss"
        generation = _write(connection, folder, files, manifest.last_generation + 1, kind, manifest.dimension)
    number = generation.number if generation else manifest.last_generation
    with transaction(connection, folder, files):
        write_manifest(connection, manifest.model_copy(update={"generation": generation, "last_generation": number}))
        connection.execute("DELETE FROM gone")
    sweep(connection, folder, files)


def sweep(connection: sqlite3.Connection, folder: Path, files: Files) -> None:
    """Deletes files of generations that do not count: earlier ones, and what a kill left behind."""
    generation = read_manifest(connection, str(folder)).generation
    kept = {generation.file, Path(generation.file).with_suffix(".json").name} if generation else set()
    for path in sorted(folder.iterdir()):
        if BASE_NAME.fullmatch(path.name) and path.name not in kept:
            files.remove(path)


@contextmanager
def transaction(connection: sqlite3.Connection, folder: Path, files: Files) -> Iterator[None]:
    """All or nothing; when it is left without an error, it is on the disk."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    files.commit(connection, folder / DATABASE)


def _write(
    connection: sqlite3.Connection, folder: Path, files: Files, number: int, kind: str, dimension: int
) -> Generation:
    name = f"vectors-{number:06d}.{'faiss' if kind == 'faiss' else 'f32'}"
    aside, target = folder / f"{name}.new", folder / name
    count, covers = connection.execute("SELECT count(*), max(passage) FROM vectors").fetchone()
    if kind == "faiss":
        files.step("open", aside)
        faiss_file(connection, dimension, aside)
        aside.chmod(FILE_MODE)
        files.sync(aside)
        written = sha256_of(aside)
    else:
        written = files.write(aside, flat_bytes(connection, dimension))
    generation = Generation(
        number=number, file=name, kind=kind, count=count, covers=covers, size=aside.stat().st_size,
        sha256=written, dimension=dimension,
    )  # fmt: skip
    if sha256_of(aside) != written:
        raise ArchiveBroken(f"{aside}: reads back other than it was written; check the disk")
    files.rename(aside, target)
    files.write(target.with_suffix(".json"), (generation.model_dump_json(indent=2).encode(), b"\n"))
    return generation
