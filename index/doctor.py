"""Looks whether an archive is what it says it is: the database, the files made from it, the model of its vectors.

It changes nothing. Every finding names what mends it.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from shlex import quote

from index.archive import LocalArchive
from index.embedding.model import find_model
from index.errors import ArchiveBroken, UnknownModel
from index.files import sha256_of
from index.manifest import CHUNKING, Generation, Manifest, read_manifest
from index.neighbours import merging, setback
from index.neighbours.generation import BASE_NAME, names_of
from index.rows import text_sha256
from index.schema import DATABASE, open_for_reading, reading

REBUILD = "rashomon rebuild"
RESTORE = "restore a backup, or remove the article and add it again"
HALF_FLOAT_BYTES = 2


@dataclass(frozen=True, slots=True)
class Finding:
    """One line: what is wrong, and what mends it. `serious` ones can make answers wrong or incomplete."""

    what: str
    fix: str
    serious: bool = True


def doctor(archive: LocalArchive, check_model: bool = True) -> list[Finding]:
    """All findings, none if all is well. Reads everything once."""
    try:
        with closing(open_for_reading(archive.folder)) as connection, reading(connection):
            manifest = read_manifest(connection, str(archive.folder))
            found = [finding for check in CHECKS for finding in check(connection)]
            found += _bases(connection, archive.folder, manifest)
            found += _manifest(manifest, connection)
    except (sqlite3.DatabaseError, ArchiveBroken) as error:
        return [Finding(f"{archive.folder / DATABASE}: {error}", "restore a backup, or add the articles again")]
    found += _files(archive.folder, manifest)
    found += _merge(archive.folder)
    if check_model:
        found += of_model(manifest)
    return found


def _pages(connection: sqlite3.Connection) -> Iterator[Finding]:
    for (line,) in connection.execute("PRAGMA integrity_check(5)"):
        if line != "ok":
            yield Finding(f"the database is damaged: {line}", "restore a backup, or add the articles again")
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield Finding(f"{table} has a row ({row}) without its {parent}", REBUILD)


def _texts(connection: sqlite3.Connection) -> Iterator[Finding]:
    rows = connection.execute(
        "SELECT key, number, text, sha256 FROM versions JOIN articles ON articles.id = article "
        "LEFT JOIN texts ON texts.version = versions.id ORDER BY versions.id"
    )
    for key, number, text, sha256 in rows:
        if text is None:
            yield Finding(f"{key}, version {number}: its text is missing", RESTORE)
        elif text_sha256(text) != sha256:
            yield Finding(f"{key}, version {number}: its stored text was altered", RESTORE)


def _counted(what: str, fix: str, query: str) -> Callable[[sqlite3.Connection], Iterator[Finding]]:
    """A check that counts rows which should not be."""

    def check(connection: sqlite3.Connection) -> Iterator[Finding]:
        (count,) = connection.execute(query).fetchone()
        if count:
            yield Finding(f"{count} {what}", fix)

    return check


CHECKS: tuple[Callable[[sqlite3.Connection], Iterator[Finding]], ...] = (
    _pages,
    _texts,
    _counted(
        "articles without a latest version",
        RESTORE,
        "SELECT count(*) FROM articles WHERE id NOT IN (SELECT article FROM versions WHERE latest = 1)",
    ),
    _counted(
        "sentences that are no slice of their text",
        RESTORE,
        "SELECT count(*) FROM sentences JOIN texts USING (version) "
        "WHERE start < 0 OR start >= end OR end > length(text)",
    ),
    _counted(
        "passages that are no slice of their text",
        RESTORE,
        "SELECT count(*) FROM passages JOIN texts USING (version) "
        "WHERE start < 0 OR start >= end OR end > length(text)",
    ),
    _counted(
        "passages whose sentences are missing",
        RESTORE,
        "SELECT count(*) FROM passages p WHERE first_sentence >= last_sentence "
        "OR last_sentence > (SELECT count(*) FROM sentences s WHERE s.version = p.version)",
    ),
    _counted(
        "articles whose passages are not counted right",
        REBUILD,
        "SELECT count(*) FROM versions v WHERE passages != (SELECT count(*) FROM passages WHERE version = v.id) "
        "OR (passages > 0 AND first_passage != (SELECT min(id) FROM passages WHERE version = v.id))",
    ),
    _counted(
        "passages without a vector",
        REBUILD,
        "SELECT count(*) FROM passages WHERE id NOT IN (SELECT passage FROM vectors)",
    ),
    _counted(
        "passages without their words",
        REBUILD,
        "SELECT count(*) FROM passages WHERE id NOT IN (SELECT passage FROM fresh) AND id > (SELECT coalesce("
        "json_extract(value, '$.generations[#-1].covers'), 0) FROM meta WHERE name = 'manifest')",
    ),
    _counted(
        "days inferred from articles that are no more",
        REBUILD,
        "SELECT count(*) FROM versions, json_each(published_from) "
        "WHERE latest = 1 AND json_each.value NOT IN (SELECT key FROM articles)",
    ),
)


def _bases(connection: sqlite3.Connection, folder: Path, manifest: Manifest) -> Iterator[Finding]:
    query = "SELECT (SELECT count(*) FROM {0} WHERE passage > ?1 AND passage <= ?2)"
    for generation in manifest.generations:
        damaged = list(_altered(folder, generation))
        yield from damaged
        if damaged:
            continue
        held = (
            connection.execute(query.format(table), (generation.after, generation.covers)).fetchone()[0]
            for table in ("vectors", "gone")
        )
        count = sum(held)
        if count != generation.count:
            path = folder / generation.file
            yield Finding(f"{path}: holds {generation.count} vectors where the database knows of {count}", REBUILD)


def _altered(folder: Path, generation: Generation) -> Iterator[Finding]:
    for name, size, sha256 in generation.files:
        path = folder / name
        if not path.is_file():
            yield Finding(f"{path}: missing", REBUILD)
        elif path.stat().st_size != size or sha256_of(path) != sha256:
            yield Finding(f"{path}: not what was written", REBUILD)


def _manifest(manifest: Manifest, connection: sqlite3.Connection) -> list[Finding]:
    found = []
    if manifest.chunking != CHUNKING:
        found.append(Finding(f"its texts were cut as {manifest.chunking!r}, now it is {CHUNKING!r}", REBUILD))
    if manifest.erasing:
        found.append(Finding("a removal was interrupted; its words may still be in the files", REBUILD))
    if manifest.dimension is not None:
        query = "SELECT count(*) FROM vectors WHERE length(vector) != ?"
        (count,) = connection.execute(query, (HALF_FLOAT_BYTES * manifest.dimension,)).fetchone()
        if count:
            found.append(Finding(f"{count} vectors are not of dimension {manifest.dimension}", REBUILD))
    return found


def _files(folder: Path, manifest: Manifest) -> list[Finding]:
    kept = {name for generation in manifest.generations for name in names_of(generation)}
    found = [
        Finding(f"{path}: left behind by an interrupted write", REBUILD, serious=False)
        for path in sorted(folder.iterdir())
        if BASE_NAME.fullmatch(path.name) and path.name not in kept
    ]
    for path in (folder, *sorted(folder.iterdir())):
        if path.stat().st_mode & 0o077:
            found.append(
                Finding(f"{path}: others on this machine can read it", f"chmod go= {quote(str(path))}", serious=False)
            )
    return found


def _merge(folder: Path) -> list[Finding]:
    """A merge that failed; while one is at work its note says nothing yet."""
    failed = setback.read(folder)
    if failed is None:
        return []
    with merging.alone(folder) as only:
        if not only:
            return []
    return [
        Finding(
            f"{failed.failures} times in a row no larger file of vectors could be made, last on "
            f"{failed.at:%Y-%m-%d at %H:%M} UTC: {failed.why}",
            f"make room on the disk, then {REBUILD}; until then questions are slower, and right",
            serious=False,
        )
    ]


def of_model(manifest: Manifest) -> list[Finding]:
    """Whether the model that made the vectors is there."""
    if manifest.model is None:
        return []
    try:
        files = find_model(manifest.model.name)
    except UnknownModel as error:
        return [Finding(f"the archive's model cannot be found: {error}", REBUILD)]
    if files.sha256 != manifest.model.sha256:
        return [Finding(f"{manifest.model.name}: its files changed since the archive was made", REBUILD)]
    return []
