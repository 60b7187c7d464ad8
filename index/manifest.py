"""What an archive was made with: format, model, chunking, and the generations of its derived vectors.

It stands in SQLite's `meta` and, for people, beside the derived file. It does not know the articles.
"""

import sqlite3
from dataclasses import dataclass
from shlex import quote
from uuid import uuid4

from pydantic import BaseModel, ConfigDict, model_validator

from index.errors import ArchiveBroken, ModelMismatch

FORMAT = "rashomon.archive/1"
# What is embedded and full-text indexed, and how it is cut. Another number: everything is cut and embedded again.
CHUNKING = "sentences/1 passages/1 text/1"


@dataclass(frozen=True, slots=True)
class ModelId:
    """A model by name and by what its files hash to; only the hash and the dimension decide what is the same."""

    name: str
    sha256: str
    dimension: int


class WordsFile(BaseModel):
    """The terms of a generation's passages."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    file: str
    size: int
    sha256: str


class Generation(BaseModel):
    """Files derived from the passages above `after` and up to `covers`; some of those may be gone since.

    Its first `head` bytes say how large its parts are; `trained` is how many passages its lists were made for.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: int
    file: str
    kind: str
    count: int
    covers: int
    size: int
    sha256: str
    dimension: int
    after: int = 0
    head: int = 0
    head_sha256: str = ""
    trained: int = 0
    words: WordsFile | None = None

    @property
    def files(self) -> tuple[tuple[str, int, str], ...]:
        """Name, size and SHA-256 of each of its files."""
        own = (self.file, self.size, self.sha256)
        return (own, (self.words.file, self.words.size, self.words.sha256)) if self.words else (own,)


class Manifest(BaseModel):
    """The whole of it; `model_*` are None before the first article, `erasing` while a removal is not complete.

    `generations` ascend, each beginning where the one before it ends.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", protected_namespaces=())

    format: str = FORMAT
    chunking: str = CHUNKING
    model_name: str | None = None
    model_sha256: str | None = None
    dimension: int | None = None
    last_generation: int = 0
    generations: tuple[Generation, ...] = ()
    erasing: bool = False

    @model_validator(mode="before")
    @classmethod
    def _of_one_generation(cls, read: dict[str, object]) -> dict[str, object]:
        """Archives were once written with one generation or none."""
        if "generation" not in read:
            return read
        one = read["generation"]
        rest = {name: value for name, value in read.items() if name != "generation"}
        return {**rest, "generations": [] if one is None else [one]}

    @property
    def covers(self) -> int:
        """The last passage id that the generations reach; what comes after it is in SQLite alone."""
        return self.generations[-1].covers if self.generations else 0

    @property
    def model(self) -> ModelId | None:
        """The embedding model of every vector in the archive."""
        if self.model_name is None or self.model_sha256 is None or self.dimension is None:
            return None
        return ModelId(self.model_name, self.model_sha256, self.dimension)

    def fits(self, model: ModelId) -> bool:
        """Whether that model may add to the archive's vectors."""
        own = self.model
        return own is None or (own.sha256, own.dimension) == (model.sha256, model.dimension)

    def require(self, model: ModelId, where: str) -> None:
        """Raises ModelMismatch unless `model` made the vectors, ArchiveBroken if the texts are cut otherwise."""
        if self.chunking != CHUNKING:
            raise ArchiveBroken(f"{where}: its texts were cut by an earlier rashomon; run `rashomon rebuild`")
        own = self.model
        if own is not None and not self.fits(model):
            raise ModelMismatch(
                f"{where}: its vectors come from {own.name} ({own.sha256[:8]}), not from {model.name} "
                f"({model.sha256[:8]}); run `rashomon rebuild --model {quote(model.name)}` or name the first model "
                "again"
            )


def read_manifest(connection: sqlite3.Connection, where: str) -> Manifest:
    """Raises ArchiveBroken."""
    row = connection.execute("SELECT value FROM meta WHERE name = 'manifest'").fetchone()
    if row is None:
        return Manifest()
    try:
        return Manifest.model_validate_json(row[0])
    except ValueError as error:
        raise ArchiveBroken(f"{where}: its manifest cannot be read; run `rashomon rebuild`") from error


def write_manifest(connection: sqlite3.Connection, manifest: Manifest) -> None:
    """Part of the caller's transaction."""
    connection.execute(
        "INSERT INTO meta VALUES ('manifest', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (manifest.model_dump_json(),),
    )


def read_edition(connection: sqlite3.Connection) -> int:
    """How many times the archive was written to; 0 for one that was filled by a program that did not count."""
    row = connection.execute("SELECT value FROM meta WHERE name = 'edition'").fetchone()
    return int(row[0]) if row else 0


def next_edition(connection: sqlite3.Connection) -> None:
    """Part of the caller's transaction."""
    connection.execute(
        "INSERT INTO meta VALUES ('edition', '1') ON CONFLICT (name) DO UPDATE SET value = CAST(value AS INTEGER) + 1"
    )


def read_identity(connection: sqlite3.Connection) -> str | None:
    """What tells this archive from every other, wherever it lies; None before its first backup."""
    row = connection.execute("SELECT value FROM meta WHERE name = 'identity'").fetchone()
    return None if row is None else str(row[0])


def make_identity(connection: sqlite3.Connection) -> None:
    """Part of the caller's transaction. One that the archive has stays."""
    connection.execute("INSERT INTO meta VALUES ('identity', ?) ON CONFLICT (name) DO NOTHING", (uuid4().hex,))
