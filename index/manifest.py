"""What an archive was made with: format, model, chunking, and the generation of its derived vectors.

It stands in SQLite's `meta` and, for people, beside the derived file. It does not know the articles.
"""

import sqlite3
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

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


class Generation(BaseModel):
    """The derived vectors' file that counts. It holds the passages up to `covers`, some of which may be gone since."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: int
    file: str
    kind: str
    count: int
    covers: int
    size: int
    sha256: str
    dimension: int


class Manifest(BaseModel):
    """The whole of it; `model_*` are None before the first article, `erasing` while a removal is not complete."""

    model_config = ConfigDict(frozen=True, extra="forbid", protected_namespaces=())

    format: str = FORMAT
    chunking: str = CHUNKING
    model_name: str | None = None
    model_sha256: str | None = None
    dimension: int | None = None
    last_generation: int = 0
    generation: Generation | None = None
    erasing: bool = False

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
                f"({model.sha256[:8]}); run `rashomon rebuild --model {model.name}` or name the first model again"
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
