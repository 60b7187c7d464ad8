"""The local archive: one folder with a SQLite database and, once it is large, files of vectors made from it.

Reading opens in milliseconds and sees what others commit. Changing it takes the write lock (`writing`).
"""

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import date, datetime
from functools import wraps
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

import numpy as np
from numpy.typing import NDArray

from index.article import Article, Basis
from index.day import Day, date_or_none
from index.errors import ArchiveBroken, RashomonError, unknown_article
from index.files import Files
from index.found import Coverage, Filters, Hit, StoredPassage
from index.kept import Kept
from index.listed import Listed, Seen, Stats
from index.lock import writing as write_lock
from index.manifest import Manifest, ModelId, read_edition, read_manifest
from index.neighbours.base import Sizes, is_whole
from index.neighbours.nearest import Nearest
from index.rows import key_sha256, read_articles
from index.schema import DATABASE, is_behind, make_place, one_line, open_for_reading, open_for_writing, reading
from index.words.wordsearch import Words

if TYPE_CHECKING:
    from index.writer import Writer

P = ParamSpec("P")
R = TypeVar("R")
LOCK = "write.lock"
WAIT_SECONDS = 600.0
SIZES = Sizes()


def _told(
    method: Callable[Concatenate["LocalArchive", P], R],
) -> Callable[Concatenate["LocalArchive", P], R]:
    """What SQLite says of a damaged file or a full disk, as one line for a person."""

    @wraps(method)
    def telling(self: "LocalArchive", /, *args: P.args, **kwargs: P.kwargs) -> R:
        with one_line(self.folder / DATABASE):
            return method(self, *args, **kwargs)

    return telling


class LocalArchive:
    """Search and look-up over the latest versions, and the way to change them. Not for two threads at once."""

    def __init__(self, folder: Path, connection: sqlite3.Connection, files: Files, sizes: Sizes = SIZES) -> None:
        self.folder = folder
        self._connection = connection
        self._files = files
        self._sizes = sizes
        self._nearest = Nearest(connection, folder)
        self._words = Words(connection, folder)
        self._kept = Kept(connection)
        self._file = _file_id(folder)

    @classmethod
    def open(cls, folder: Path, files: Files | None = None, sizes: Sizes = SIZES) -> "LocalArchive":
        """An archive that is there, brought up to this program's schema. Raises NoArchive, ArchiveBroken."""
        files = files or Files()
        behind = is_behind(folder)
        if behind:
            with write_lock(folder / LOCK, WAIT_SECONDS):
                open_for_writing(folder, files).close()
        archive = cls(folder, open_for_reading(folder), files, sizes)
        if behind or not all(is_whole(folder, generation) for generation in archive.manifest.generations):
            archive._mend()
        return archive

    def _mend(self) -> None:
        """Makes the base of the vectors again. Whoever may not write, or has to wait, searches the database instead."""
        with suppress(RashomonError, OSError), self.writing(wait_seconds=0):
            pass

    @classmethod
    def create(
        cls,
        folder: Path,
        files: Files | None = None,
        sizes: Sizes = SIZES,
        waiting: Callable[[], None] | None = None,
    ) -> "LocalArchive":
        """An archive that is there, or a new one. Raises ArchiveBroken, ArchiveBusy, UsageError."""
        files = files or Files()
        if not (folder / DATABASE).is_file() or is_behind(folder):
            make_place(folder, files)
            with write_lock(folder / LOCK, WAIT_SECONDS, waiting):
                open_for_writing(folder, files).close()
        return cls(folder, open_for_reading(folder), files, sizes)

    def close(self) -> None:
        """Gives the file back."""
        self._connection.close()

    def __enter__(self) -> "LocalArchive":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def writing(
        self, wait_seconds: float = WAIT_SECONDS, waiting: Callable[[], None] | None = None
    ) -> Iterator["Writer"]:
        """The write lock and what one does with it; calls `waiting` once if another process has it.

        Raises ArchiveBusy.
        """
        from index.writer import Writer

        with write_lock(self.folder / LOCK, wait_seconds, waiting):
            connection = open_for_writing(self.folder, self._files)
            with closing(connection), one_line(self.folder / DATABASE):
                yield Writer(connection, self.folder, self._files, self._sizes)

    @property
    @_told
    def manifest(self) -> Manifest:
        """What the archive was made with."""
        return read_manifest(self._connection, str(self.folder))

    @property
    def is_in_place(self) -> bool:
        """Whether what is open here is what the folder holds: it may be gone, or another restored in its place."""
        return _file_id(self.folder) == self._file

    @property
    @_told
    def edition(self) -> int:
        """A number that is another one once articles came, changed or went: whoever kept an answer asks again."""
        return read_edition(self._connection)

    @property
    def model(self) -> ModelId | None:
        """The model that questions must be embedded with; None while the archive is empty."""
        return self.manifest.model

    @_told
    def coverage(self) -> Coverage:
        """How much there is."""
        row = self._connection.execute(
            "SELECT count(*), coalesce(sum(passages), 0), min(published_first), max(published_last) "
            "FROM versions WHERE latest = 1"
        ).fetchone()
        return Coverage(row[0], row[1], date_or_none(row[2]), date_or_none(row[3]))

    @_told
    def years_with(self, month: int, day: int | None) -> tuple[int, ...]:
        """Years in which some sentence or publication has that month (and day), ascending."""
        query = "SELECT DISTINCT year FROM days WHERE month = ?"
        if day is None:
            rows = self._connection.execute(f"{query} ORDER BY year", (month,))
        else:
            rows = self._connection.execute(f"{query} AND day = ? ORDER BY year", (month, day))
        return tuple(row[0] for row in rows)

    @_told
    def outlets(self) -> tuple[str, ...]:
        """Every outlet's name, in order."""
        rows = self._connection.execute(
            "SELECT DISTINCT outlet FROM versions WHERE latest = 1 AND outlet IS NOT NULL ORDER BY outlet"
        )
        return tuple(row[0] for row in rows)

    @_told
    def languages(self) -> tuple[str, ...]:
        """Every language that an article is in, in order."""
        rows = self._connection.execute(
            "SELECT DISTINCT language FROM versions WHERE latest = 1 AND language IS NOT NULL ORDER BY language"
        )
        return tuple(row[0] for row in rows)

    def search_vector(self, vector: NDArray[np.float32], limit: int, filters: Filters) -> list[Hit]:
        """Nearest passages by cosine, best first, ties to the lower id. `vector` has shape (dimension,), length 1."""
        dimension = self.manifest.dimension
        if dimension is None:
            return []
        if vector.shape != (dimension,):
            raise ValueError(f"a vector of shape {vector.shape} in an archive of dimension {dimension}")
        return self._nearest.search(np.ascontiguousarray(vector, dtype=np.float32), limit, self._kept.allowed(filters))

    @_told
    def search_words(self, words: Sequence[str], limit: int, filters: Filters) -> list[Hit]:
        """Best passages by BM25 over any of the words, best first, ties to the lower id."""
        return self._words.search(words, limit, self._kept.allowed(filters))

    @_told
    def document_frequency(self, words: Sequence[str]) -> list[int]:
        """In how many passages each word stands (0 for none)."""
        return [self._words.frequency(word) for word in words]

    @_told
    def passages(self, passage_ids: Sequence[int]) -> list[StoredPassage]:
        """In the order asked for; unknown ids are left out."""
        marks = ",".join("?" * len(passage_ids))
        with reading(self._connection):
            rows = self._connection.execute(
                "SELECT passages.id, version, passages.id - first_passage FROM passages "
                f"JOIN versions ON versions.id = version WHERE latest = 1 AND passages.id IN ({marks})",
                tuple(passage_ids),
            ).fetchall()
            articles = self._kept.articles({row[1] for row in rows})
        if any(row[1] not in articles for row in rows):
            raise ArchiveBroken(f"{self.folder / DATABASE}: a passage has no article; run `rashomon doctor`")
        place = {row[0]: (articles[row[1]], row[2]) for row in rows}
        found = ((i, *place[i]) for i in passage_ids if i in place)
        return [StoredPassage(i, article, article.passages[number]) for i, article, number in found]

    @_told
    def article(self, key: str, version: int | None = None) -> Article:
        """Latest version unless one is named; only the latest has passages. Raises UnknownArticle."""
        number = None if version is None else min(version, 2**63 - 1)  # SQLite takes no larger one
        with reading(self._connection):
            row = self._connection.execute(
                "SELECT versions.id FROM versions JOIN articles ON articles.id = article "
                "WHERE key = ? AND (number = ? OR (? IS NULL AND latest = 1))",
                (key, number, number),
            ).fetchone()
            if row is None:
                numbers = self._connection.execute(
                    "SELECT number FROM versions JOIN articles ON articles.id = article WHERE key = ? ORDER BY number",
                    (key,),
                )
                raise unknown_article(key, version, [number for (number,) in numbers])
            return read_articles(self._connection, (row[0],))[row[0]]

    @_told
    def versions(self, key: str) -> tuple[Seen, ...]:
        """Every version that there is, the oldest first. Raises UnknownArticle."""
        self.article(key)
        rows = self._connection.execute(
            "SELECT key, number, versions.added FROM versions JOIN articles ON articles.id = article WHERE key = ? "
            "ORDER BY number",
            (key,),
        )
        return tuple(Seen(row[0], row[1], datetime.fromisoformat(row[2])) for row in rows)

    @_told
    def was_removed(self, key: str) -> bool:
        """Whether an article of that key was taken out, and not put in again since."""
        found = self._connection.execute("SELECT 1 FROM retired WHERE key_sha256 = ?", (key_sha256(key),)).fetchone()
        return found is not None

    @_told
    def changed(self) -> tuple[Seen, ...]:
        """Articles of more than one version, as they are now, the latest change first."""
        rows = self._connection.execute(
            "SELECT key, number, versions.added FROM versions JOIN articles ON articles.id = article WHERE latest = 1 "
            "AND (SELECT count(*) FROM versions AS every WHERE every.article = articles.id) > 1 "
            "ORDER BY versions.added DESC, key"
        )
        return tuple(Seen(row[0], row[1], datetime.fromisoformat(row[2])) for row in rows)

    @_told
    def furniture(self, key: str, version: int | None = None) -> tuple[tuple[int, int], ...]:
        """The ranges of an article's text that are masked. Raises UnknownArticle."""
        import json

        version_id = self.article(key, version).id
        (ranges,) = self._connection.execute("SELECT furniture FROM versions WHERE id = ?", (version_id,)).fetchone()
        return tuple((start, end) for start, end in json.loads(ranges))

    @_told
    def keys(self) -> tuple[str, ...]:
        """Every article's key, in order."""
        return tuple(row[0] for row in self._connection.execute("SELECT key FROM articles ORDER BY key"))

    def articles(self) -> Iterator[Listed]:
        """Every article, by publication day and key, undated ones last."""
        return self._listed("latest = 1")

    def of_origin(self, origin: int) -> Iterator[Listed]:
        """The articles of one origin, in the same order."""
        return self._listed("latest = 1 AND origin = ?", origin)

    def _listed(self, which: str, *values: int) -> Iterator[Listed]:
        rows = self._connection.execute(
            "SELECT key, number, outlet, title, published_first, published_last, basis, language, place, "
            "length(text), passages, origin, story FROM versions JOIN articles ON articles.id = article "
            f"JOIN texts ON texts.version = versions.id WHERE {which} ORDER BY published_first IS NULL, 5, key",
            values,
        )
        with one_line(self.folder / DATABASE):
            for row in rows:
                key, version, outlet, title, first, last, basis, language, place, chars, passages, origin, story = row
                day = Day(date.fromisoformat(first), date.fromisoformat(last)) if first else None
                yield Listed(
                    key, version, outlet, title, day, Basis(basis), language, place, chars, passages, origin, story
                )

    @_told
    def stats(self) -> Stats:
        """How much there is."""
        coverage = self.coverage()
        row = self._connection.execute(
            "SELECT (SELECT count(*) FROM versions), (SELECT count(*) FROM sentences), count(DISTINCT outlet), "
            "count(DISTINCT origin), count(DISTINCT story), coalesce(sum(basis = 'unknown'), 0), "
            "coalesce(sum(basis = 'inferred'), 0), (SELECT coalesce(sum(length(text)), 0) FROM texts) "
            "FROM versions WHERE latest = 1"
        ).fetchone()
        versions, sentences, outlets, origins, stories, undated, inferred, chars = row
        size = sum(entry.stat().st_size for entry in os.scandir(self.folder) if entry.is_file())
        return Stats(
            coverage.articles, versions, sentences, coverage.passages, outlets, origins, stories, undated, inferred,
            coverage.first, coverage.last, chars, size, self.model,
        )  # fmt: skip


def _file_id(folder: Path) -> tuple[int, int] | None:
    try:
        found = (folder / DATABASE).stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
