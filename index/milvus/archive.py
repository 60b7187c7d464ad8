"""An archive on Milvus, to be searched, looked up and changed like a local one. Nothing that grows with it lies here.

It sees what others commit within the seconds that Milvus's bounded consistency allows. It is not for two threads at
once.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import TracebackType

import numpy as np
from numpy.typing import NDArray

from index.article import Article
from index.errors import NoArchive, RashomonError, unknown_article
from index.found import Coverage, Filters, Hit, StoredPassage
from index.listed import Listed, Seen, Stats
from index.manifest import Manifest, ModelId
from index.milvus import catalogue
from index.milvus.address import Address
from index.milvus.catalogue import Kind, retired_name
from index.milvus.record import BASES, Record
from index.milvus.schema import PASSAGES, VERSIONS
from index.milvus.search import Searcher
from index.milvus.server import Server
from index.milvus.shelf import Shelf, basis_of, day_of
from index.milvus.writer import MilvusWriter

TRIES, WAIT_SECONDS = 5, 0.5


class MilvusArchive:
    """See `Holdings`. `folder` is on this machine: answers that were kept, feeds, chats."""

    def __init__(self, server: Server, folder: Path) -> None:
        self.folder = folder
        self.server = server
        self._shelf = Shelf(server)
        self._searcher = Searcher(server, self._coverage_of_passages)
        self._known: tuple[int, Coverage] | None = None

    @classmethod
    def open(cls, address: Address, folder: Path, token: str | None = None) -> "MilvusArchive":
        """One that is there. Raises NoArchive, ArchiveBusy (a milvus-lite file that is open elsewhere)."""
        server = Server.connect(address, token, making=False)
        try:
            archive = cls(server, folder)
            if archive.manifest.model is None:
                raise NoArchive(f"{address.told}: an archive without articles; `rashomon add FILES` puts some in")
        except BaseException:
            server.close()
            raise
        return archive

    @classmethod
    def create(
        cls, address: Address, folder: Path, dimension: Callable[[], int], token: str | None = None
    ) -> "MilvusArchive":
        """One that is there, or a new one for vectors of the length that `dimension` gives."""
        server = Server.connect(address, token, making=True)
        try:
            _prepare(server, dimension)
        except BaseException:
            server.close()
            raise
        return cls(server, folder)

    def close(self) -> None:
        """Gives the connection back."""
        self.server.close()

    def __enter__(self) -> "MilvusArchive":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def writing(self, wait_seconds: float = 0.0, waiting: Callable[[], None] | None = None) -> Iterator[MilvusWriter]:
        """What changes the archive. Nobody waits: several may write at once, each article's key by one of them."""
        yield MilvusWriter(self.server.strong())

    @property
    def manifest(self) -> Manifest:
        """What the archive was made with."""
        return catalogue.read_manifest(self.server, self.server.address.told)

    @property
    def is_in_place(self) -> bool:
        """A server's archive is where its address says."""
        file = self.server.address.file
        return file is None or file.is_dir()

    @property
    def edition(self) -> int:
        """A number that is another one once articles came, changed or went."""
        return catalogue.edition(catalogue.entries(self.server, Kind.RUN))

    @property
    def model(self) -> ModelId | None:
        """The model that questions must be embedded with; None while the archive is empty."""
        return self.manifest.model

    def coverage(self) -> Coverage:
        """How much there is."""
        now = self.edition
        if self._known is None or self._known[0] != now:
            firsts = [entry.number for entry in catalogue.entries(self.server, Kind.FIRST)]
            lasts = [entry.number for entry in catalogue.entries(self.server, Kind.LAST)]
            self._known = (
                now,
                Coverage(
                    self.server.count(VERSIONS, "latest == true"),
                    self.server.count(PASSAGES),
                    date.fromordinal(min(firsts)) if firsts else None,
                    date.fromordinal(max(lasts)) if lasts else None,
                ),
            )
        return self._known[1]

    def _coverage_of_passages(self) -> tuple[int, int]:
        """The edition, and how many passages there are."""
        passages = self.coverage().passages
        return (self._known[0] if self._known else 0), passages

    def years_with(self, month: int, day: int | None) -> tuple[int, ...]:
        """Years in which some sentence or publication has that month (and day), ascending."""
        start = month * 100
        where = f"number >= {start} and number < {start + 100}" if day is None else f"number == {start + day}"
        return tuple(sorted({entry.count for entry in catalogue.entries(self.server, Kind.DAY, where)}))

    def outlets(self) -> tuple[str, ...]:
        """Every outlet's name, in order."""
        return tuple(sorted(entry.value for entry in catalogue.entries(self.server, Kind.OUTLET)))

    def languages(self) -> tuple[str, ...]:
        """Every language that an article is in, in order."""
        return tuple(sorted(entry.value for entry in catalogue.entries(self.server, Kind.LANGUAGE)))

    def search_vector(self, vector: NDArray[np.float32], limit: int, filters: Filters) -> list[Hit]:
        """Nearest passages by cosine, best first, ties to the lower id. `vector` has shape (dimension,), length 1."""
        dimension = self.manifest.dimension
        if dimension is None:
            return []
        if vector.shape != (dimension,):
            raise ValueError(f"a vector of shape {vector.shape} in an archive of dimension {dimension}")
        return self._searcher.by_vector(vector, limit, filters)

    def search_words(self, words: Sequence[str], limit: int, filters: Filters) -> list[Hit]:
        """Best passages by BM25 over any of the words, best first, ties to the lower id."""
        return self._searcher.by_words(words, limit, filters)

    def document_frequency(self, words: Sequence[str]) -> list[int]:
        """In how many passages each word stands, headlines aside (0 for none)."""
        return self._searcher.document_frequency(words)

    def passages(self, passage_ids: Sequence[int]) -> list[StoredPassage]:
        """In the order asked for; unknown ids are left out."""
        rows = self.server.by_ids(PASSAGES, "id", passage_ids, ("id", "version", "number"))
        records = self._shelf.records(row["version"] for row in rows)
        place = {row["id"]: (records.get(row["version"]), row["number"]) for row in rows}
        found = ((i, *place[i]) for i in passage_ids if i in place)
        return [
            StoredPassage(i, record.article, record.article.passages[number])
            for i, record, number in found
            if record is not None and record.latest
        ]

    def article(self, key: str, version: int | None = None) -> Article:
        """Latest version unless one is named; only the latest has passages. Raises UnknownArticle."""
        return self._record(key, version).article

    def versions(self, key: str) -> tuple[Seen, ...]:
        """Every version that there is, the oldest first. Raises UnknownArticle."""
        self._record(key, None)
        return tuple(Seen(key, r.article.version, r.added) for r in self._shelf.of_key(key))

    def was_removed(self, key: str) -> bool:
        """Whether an article of that key was taken out, and not put in again since."""
        return catalogue.entry(self.server, retired_name(key)) is not None

    def changed(self) -> tuple[Seen, ...]:
        """Articles of more than one version, as they are now, the latest change first. Reads every changed one."""
        found = [
            Seen(head.key, row["number"], head.added)
            for row, head in self._shelf.listed("latest == true and number > 1")
            if row["number"] > 1 and self.server.count(VERSIONS, f"key_hash == {row['key_hash']}") > 1
        ]
        by_key = sorted(found, key=lambda seen: seen.key)
        return tuple(sorted(by_key, key=lambda seen: seen.added, reverse=True))

    def furniture(self, key: str, version: int | None = None) -> tuple[tuple[int, int], ...]:
        """The ranges of an article's text that are masked. Raises UnknownArticle."""
        return self._record(key, version).furniture

    def keys(self) -> tuple[str, ...]:
        """Every article's key, in order. Reads a row of each."""
        return tuple(sorted(head.key for _, head in self._shelf.listed("latest == true")))

    def articles(self) -> Iterator[Listed]:
        """Every article, by publication day and key, undated ones last; a day's articles are in memory at once."""
        days = sorted(entry.number for entry in catalogue.entries(self.server, Kind.FIRST))
        for ordinal in (*days, 0):
            yield from sorted(self._listed(f"latest == true and first == {ordinal}"), key=lambda listed: listed.key)

    def of_origin(self, origin: int) -> Iterator[Listed]:
        """The articles of one origin, in the same order."""
        found = list(self._listed(f"latest == true and origin == {origin}"))
        by_key = sorted(found, key=lambda each: each.key)
        yield from sorted(by_key, key=lambda each: each.published_day.first if each.published_day else date.max)

    def _listed(self, where: str) -> Iterator[Listed]:
        for row, head in self._shelf.listed(where):
            masthead = head.masthead
            yield Listed(
                head.key, row["number"], masthead.outlet, masthead.title, day_of(row), basis_of(row), masthead.language,
                head.place, row["chars"], row["passages"], row["origin"] or None, row["story"] or None,
            )  # fmt: skip

    def stats(self) -> Stats:
        """How much there is. Reads numbers of every version; Milvus does not tell how many bytes they take."""
        coverage = self.coverage()
        versions = sentences = chars = 0
        origins: set[int] = set()
        stories: set[int] = set()
        bases = [0] * len(BASES)
        for rows in self.server.pages(VERSIONS, "", ("latest", "origin", "story", "basis", "sentences", "chars")):
            for row in rows:
                versions, sentences, chars = versions + 1, sentences + row["sentences"], chars + row["chars"]
                if row["latest"]:
                    bases[row["basis"]] += 1
                    origins.add(row["origin"])
                    stories.add(row["story"])
        _, inferred, undated = bases
        return Stats(
            coverage.articles, versions, sentences, coverage.passages, len(self.outlets()), len(origins - {0}),
            len(stories - {0}), undated, inferred, coverage.first, coverage.last, chars, self._bytes(), self.model,
        )  # fmt: skip

    def _bytes(self) -> int:
        file = self.server.address.file
        return sum(path.stat().st_size for path in file.rglob("*") if path.is_file()) if file else 0

    def _record(self, key: str, version: int | None) -> Record:
        found = self._shelf.latest(key) if version is None else self._shelf.version(key, version)
        if found is None:
            raise unknown_article(key, version, [each.article.version for each in self._shelf.of_key(key)])
        return found


def _prepare(server: Server, dimension: Callable[[], int]) -> None:
    """Makes the collections where they are not; several that begin at once trip over each other, and try again."""
    for left in reversed(range(TRIES)):
        try:
            # Where one was killed at it, or another is at it, some may be there without their indexes.
            if left < TRIES - 1 or not server.has_collections():
                server.create(dimension())
            server.load()
            return
        except RashomonError:
            if not left:
                raise
            time.sleep(WAIT_SECONDS)
