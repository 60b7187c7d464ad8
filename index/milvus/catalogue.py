"""What an archive on Milvus has only once: its manifest, the runs of its writers, every outlet, language and day.

Milvus has neither distinct values nor a smallest one, so they are kept: a name goes in with the first article that has
it and out with the last. It does not know the articles.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from index.article import Article
from index.errors import ArchiveBroken
from index.manifest import Manifest
from index.milvus.record import bounds, days_told, folded_hash, hash_of
from index.milvus.schema import CATALOGUE, FIELD_BYTES, NOTHING
from index.milvus.server import Row, Server
from index.rows import key_sha256

FIELDS = ("name", "kind", "number", "count", "value")
MANIFEST = "manifest"
# A run's number is the upper part of every id that it gives: 2**19 runs of 2**32 ids stay below 2**51.
RUN_BITS = 32
MOST_RUNS = 1 << 19


class Kind(IntEnum):
    """What a row of the catalogue is."""

    MANIFEST = 0
    RUN = 1
    RETIRED = 2
    OUTLET = 3
    LANGUAGE = 4
    DAY = 5
    FIRST = 6
    LAST = 7
    COPY = 8


@dataclass(frozen=True, slots=True)
class Entry:
    """A row. `number` is what it is found by beside its name, `value` the words."""

    name: str
    kind: Kind
    number: int = 0
    count: int = 0
    value: str = ""

    def row(self) -> Row:
        """As Milvus takes it."""
        told = (self.name, int(self.kind), self.number, self.count, self.value)
        return {**dict(zip(FIELDS, told, strict=True)), "nothing": NOTHING}


def entries_of(article: Article) -> dict[str, tuple[Entry, str]]:
    """What the catalogue has because of an article, by name, each with the filter of `versions` that have it too."""
    first, last = bounds(article.masthead.published_day)
    found: list[tuple[Entry, str]] = []
    for kind, name, field in (
        (Kind.OUTLET, article.masthead.outlet, "outlet"),
        (Kind.LANGUAGE, article.masthead.language, "language"),
    ):
        if name is not None:
            value = name.encode("utf-8", "replace")[: FIELD_BYTES // 2].decode(errors="ignore")
            found.append((Entry(f"{field}/{hash_of(name)}", kind, value=value), f"{field} == {folded_hash(name)}"))
    for kind, ordinal, field in ((Kind.FIRST, first, "first"), (Kind.LAST, last, "last")):
        if ordinal:
            found.append((Entry(f"{field}/{ordinal}", kind, ordinal), f"{field} == {ordinal}"))
    for day in sorted(days_told(article)):
        found.append((Entry(f"day/{day}", Kind.DAY, day % 10_000, day // 10_000), f"array_contains(days, {day})"))
    return {entry.name: (entry, where) for entry, where in found}


def entries(server: Server, kind: Kind, where: str = "") -> list[Entry]:
    """Every entry of a kind, or those that fit too, by name."""
    rows = server.rows(CATALOGUE, f"kind == {int(kind)}{f' and {where}' if where else ''}", FIELDS)
    return sorted(map(_entry, rows), key=lambda entry: entry.name)


def entry(server: Server, name: str) -> Entry | None:
    """The one of that name."""
    found = server.named(CATALOGUE, (name,), FIELDS)
    return _entry(found[0]) if found else None


def put(server: Server, new: Iterable[Entry]) -> None:
    """In place of those with their names."""
    server.put(CATALOGUE, [each.row() for each in new])


def take(server: Server, names: Sequence[str]) -> None:
    """Takes them out."""
    server.take_named(CATALOGUE, names)


def read_manifest(server: Server, where: str) -> Manifest:
    """Raises ArchiveBroken."""
    found = entry(server, MANIFEST)
    if found is None:
        return Manifest()
    try:
        return Manifest.model_validate_json(found.value)
    except ValueError as error:
        raise ArchiveBroken(f"{where}: its manifest cannot be read; is it another program's database?") from error


def write_manifest(server: Server, manifest: Manifest) -> None:
    """In place of the one that is there."""
    put(server, [Entry(MANIFEST, Kind.MANIFEST, value=manifest.model_dump_json())])


def edition(runs: Iterable[Entry]) -> int:
    """Moves on with every run and every batch; the rows of old runs may go without moving it back."""
    known = list(runs)
    return (max((run.number for run in known), default=0) << RUN_BITS) + sum(run.count for run in known)


def retired_name(key: str) -> str:
    """Under which a removed key is remembered: enough to know it again, and not to name it."""
    return retired_name_of(key_sha256(key))


def retired_name_of(digest: bytes) -> str:
    """The same, where only the key's hash is known."""
    return f"retired/{digest.hex()}"


def _entry(row: Row) -> Entry:
    return Entry(row["name"], Kind(row["kind"]), row["number"], row["count"], row["value"])
