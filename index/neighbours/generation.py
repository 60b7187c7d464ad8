"""Makes a new base of vectors and switches to it: written aside, synced, checked, then named in SQLite.

SQLite's commit is the switch. A kill before it leaves a file that nobody names, which the next writer deletes. Whoever
makes one holds the merge lock (`merging.alone`), not the write lock: articles come and go meanwhile.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from index.errors import ArchiveBroken
from index.files import Files, sha256_of
from index.manifest import Generation, Manifest, WordsFile, read_manifest, write_manifest
from index.neighbours import basefile
from index.neighbours.base import Sizes, head_of, is_whole
from index.neighbours.basefile import SUFFIXES, Span
from index.neighbours.merging import merged_from
from index.regex import regex
from index.schema import DATABASE, reading
from index.words.fulltext import forget_words

BASE_NAME = regex(r"(vectors|words)-\d{6}\.(f32|faiss|lists|terms|json)(\.new)?$")


@dataclass(frozen=True, slots=True)
class Due:
    """Bases to be replaced, from the `first` on, by one of `passages`, of which `tail` lie in no base yet."""

    first: int
    passages: int
    tail: int


def due(connection: sqlite3.Connection, folder: Path, manifest: Manifest, sizes: Sizes) -> Due | None:
    """What is missing, or has grown past what is cheap to search."""
    generations = manifest.generations
    (tail,) = connection.execute("SELECT count(*) FROM vectors WHERE passage > ?", (manifest.covers,)).fetchone()
    counts = [g.count for g in generations]
    gone = [_gone(connection, g) for g in generations]
    torn = (n for n, generation in enumerate(generations) if not is_whole(folder, generation))
    first = next(torn, None)
    if first is None:
        first = merged_from(counts, gone, tail, sizes)
    return None if first is None else Due(first, sum(counts[first:]) - sum(gone[first:]) + tail, tail)


def switch(connection: sqlite3.Connection, folder: Path, files: Files, sizes: Sizes, first: int = 0) -> bool:
    """One base of what SQLite has now in place of those from the `first` on; none where they would be few.

    Needs the merge lock. False, and nothing is changed, where a removal or a rebuild came in between.
    """
    with reading(connection):
        manifest = read_manifest(connection, str(folder))
        kept, replaced = manifest.generations[:first], manifest.generations[first:]
        after = kept[-1].covers if kept else 0
        span = _span(connection, after, manifest)
        gone = connection.execute("SELECT passage FROM gone WHERE passage > ?", (after,)).fetchall()
        made = None
        if span is not None and (kept or span.count > sizes.tail_up_to):
            made = _write(connection, folder, files, manifest, span, first, sizes)
    with transaction(connection, folder, files):
        now = read_manifest(connection, str(folder))
        # Removed, embedded or cut anew: what was written may hold what must not be found any more.
        overtaken = now != manifest
        if not overtaken:
            number = made.number if made else now.last_generation
            generations = (*kept, made) if made else kept
            write_manifest(connection, now.model_copy(update={"generations": generations, "last_generation": number}))
            connection.executemany("DELETE FROM gone WHERE passage = ?", gone)
            if made:
                forget_words(connection, made.covers)
    sweep(connection, folder, files)
    return bool(not overtaken and (made or replaced))


def sweep(connection: sqlite3.Connection, folder: Path, files: Files) -> None:
    """Deletes files of generations that do not count: earlier ones, and what a kill left. Needs the merge lock."""
    generations = read_manifest(connection, str(folder)).generations
    kept = {name for g in generations for name in names_of(g)}
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


def first_with_gone(connection: sqlite3.Connection, generations: Sequence[Generation]) -> int | None:
    """The first base that holds a passage which is gone; None where none does."""
    return next((number for number, generation in enumerate(generations) if _gone(connection, generation)), None)


def names_of(generation: Generation) -> set[str]:
    """Its files in the archive's folder, with the one that is for people."""
    return {*(name for name, _, _ in generation.files), Path(generation.file).with_suffix(".json").name}


def _gone(connection: sqlite3.Connection, generation: Generation) -> int:
    query = "SELECT count(*) FROM gone WHERE passage > ? AND passage <= ?"
    return int(connection.execute(query, (generation.after, generation.covers)).fetchone()[0])


def _span(connection: sqlite3.Connection, after: int, manifest: Manifest) -> Span | None:
    count, covers = connection.execute(
        "SELECT count(*), max(passage) FROM vectors WHERE passage > ?", (after,)
    ).fetchone()
    if not count or manifest.dimension is None:
        return None
    return Span(after, covers, count, manifest.dimension)


def _write(
    connection: sqlite3.Connection, folder: Path, files: Files, manifest: Manifest, span: Span, first: int, sizes: Sizes
) -> Generation:
    alone = all(generation.kind == "flat" for generation in manifest.generations[:first])
    number, kind = manifest.last_generation + 1, basefile.kind_of(span, alone, sizes)
    old = [(folder, g) for g in manifest.generations[first:] if _is_sound(folder, g)]
    name = f"vectors-{number:06d}.{SUFFIXES[kind]}"
    aside = folder / f"{name}.new"
    written = basefile.write(connection, aside, span, kind, files, old)
    words_name = f"words-{number:06d}.terms"
    words_aside = folder / f"{words_name}.new"
    words = basefile.write_words(connection, words_aside, span, files, old)
    generation = Generation(
        number=number, file=name, kind=kind, count=span.count, covers=span.covers, size=aside.stat().st_size,
        sha256=written.sha256, dimension=span.dimension, after=span.after, head=written.head,
        head_sha256=head_of(aside, written.head), trained=written.trained,
        words=WordsFile(file=words_name, size=words_aside.stat().st_size, sha256=words),
    )  # fmt: skip
    for made, _, sha256 in generation.files:
        if sha256_of(folder / f"{made}.new") != sha256:
            raise ArchiveBroken(f"{folder / made}: reads back other than it was written; check the disk")
        files.rename(folder / f"{made}.new", folder / made)
    files.write((folder / name).with_suffix(".json"), (generation.model_dump_json(indent=2).encode(), b"\n"))
    return generation


def _is_sound(folder: Path, generation: Generation) -> bool:
    """Whether its files are to the byte what was written: what was altered must not go into another."""
    return is_whole(folder, generation) and all(sha256_of(folder / name) == told for name, _, told in generation.files)
