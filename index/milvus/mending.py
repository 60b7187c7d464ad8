"""Looks whether an archive on Milvus is what it says it is, and mends what a killed writer left behind.

`doctor` changes nothing and reads everything once, thousands of articles at a time. `rebuild` embeds nothing: vectors
lie in Milvus alone.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from index.doctor import Finding, of_model
from index.errors import ArchiveBroken
from index.manifest import CHUNKING
from index.milvus import catalogue, commit
from index.milvus.archive import MilvusArchive
from index.milvus.catalogue import entries_of
from index.milvus.record import VERSION_FIELDS, Record, record_of
from index.milvus.runs import notes
from index.milvus.schema import PASSAGES, PIECES, VERSIONS
from index.milvus.server import Server
from index.milvus.shelf import Shelf

REBUILD = "rashomon rebuild, while no `add` is running"
AGAIN = "remove the article and add it again"
Progress = Callable[[int, int], None]


@dataclass(slots=True)
class _Seen:
    """What a walk over the versions adds up to."""

    latest: Counter[int] = field(default_factory=Counter)  # by the hash of the key
    passages: int = 0
    names: set[str] = field(default_factory=set)  # that the catalogue should have


def doctor(archive: MilvusArchive, *, check_model: bool = True) -> list[Finding]:
    """All findings, none if all is well."""
    server, seen = archive.server.strong(), _Seen()
    found = list(_left(server))
    manifest = archive.manifest
    if manifest.chunking != CHUNKING:
        found.append(
            Finding(f"its texts were cut as {manifest.chunking!r}, now it is {CHUNKING!r}", "add it to a new database")
        )
    found += _versions(server, seen)
    double = sum(count > 1 for count in seen.latest.values())
    if double:
        found.append(Finding(f"{double} articles have two latest versions", REBUILD))
    more = server.count(PASSAGES) - seen.passages
    if more > 0:
        found.append(Finding(f"{more} passages belong to no article any more", REBUILD, serious=False))
    known = {entry.name for kind in commit.KEPT for entry in catalogue.entries(server, kind)}
    if seen.names - known:
        found.append(Finding(f"{len(seen.names - known)} outlets, languages or days are not in the catalogue", REBUILD))
    if known - seen.names:
        told = f"{len(known - seen.names)} outlets, languages or days in the catalogue are no article's"
        found.append(Finding(told, REBUILD, serious=False))
    return found + (of_model(manifest) if check_model else [])


def rebuild(archive: MilvusArchive, progress: Progress | None = None) -> int:
    """Finishes or takes out what was left half done; how many passages there are then. Not while others write."""
    server = archive.server.strong()
    for run, note in notes(server):
        commit.finish(server, run, note)
    names: set[str] = set()
    for records in _records(server):
        for record in records:
            if not record.latest:
                continue
            newest = Shelf(server).latest(record.article.key)
            if newest is not None and newest.id != record.id:
                commit.put_back(server, record)
            else:
                commit.put_in_catalogue(server, (record,), names)
    _take_orphans(server, progress)
    stale = [e.name for kind in commit.KEPT for e in catalogue.entries(server, kind) if e.name not in names]
    catalogue.take(server, stale)
    return server.count(PASSAGES)


def _left(server: Server) -> Iterator[Finding]:
    for _, note in notes(server):
        told = f"process {note.process} on {note.host} is storing a batch, or was killed at it"
        yield Finding(told, REBUILD, serious=False)


def _versions(server: Server, seen: _Seen) -> Iterator[Finding]:
    for rows in server.pages(VERSIONS, "", (*VERSION_FIELDS, "passages")):
        numbers = Counter(
            row["version"] for row in server.by_ids(PASSAGES, "version", [r["id"] for r in rows], ("id", "version"))
        )
        pieces = Shelf(server).pieces(rows)
        for row in rows:
            if row["latest"]:
                seen.latest[row["key_hash"]] += 1
                seen.passages += row["passages"]
            try:
                record = record_of(row, pieces)
            except ArchiveBroken as error:
                yield Finding(str(error), AGAIN)
                continue
            if record.latest:
                seen.names |= set(entries_of(record.article))
            yield from _record(record, numbers[record.id])


def _record(record: Record, passages: int) -> Iterator[Finding]:
    article = record.article
    told = f"{article.key}, version {article.version}"
    if passages < len(article.passages):
        yield Finding(f"{told}: {len(article.passages) - passages} of its passages cannot be found", AGAIN)
    ranges = [(s.start, s.end) for s in article.sentences] + [(p.start, p.end) for p in article.passages]
    if any(not 0 <= start < end <= len(article.text) for start, end in ranges):
        yield Finding(f"{told}: it has sentences that are no slice of its text", AGAIN)


def _records(server: Server) -> Iterator[list[Record]]:
    for rows in server.pages(VERSIONS, "", VERSION_FIELDS):
        pieces = Shelf(server).pieces(rows)
        yield [record_of(row, pieces) for row in rows]


def _take_orphans(server: Server, progress: Progress | None) -> None:
    """Passages of what is no latest version, and pieces of what is no version."""
    done, total = 0, server.count(PASSAGES) + server.count(PIECES)
    for collection, must_be_latest in ((PASSAGES, True), (PIECES, False)):
        for rows in server.pages(collection, "id > 0", ("id", "version")):
            named = {row["version"] for row in rows}
            there = {
                row["id"]
                for row in server.by_ids(VERSIONS, "id", named, ("id", "latest"))
                if row["latest"] or not must_be_latest
            }
            for lost in sorted(named - there):
                server.take(collection, f"version == {lost}")
            done += len(rows)
            if progress is not None:
                progress(done, total)
