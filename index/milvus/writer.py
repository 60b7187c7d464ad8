"""Changes to an archive on Milvus. Several may be made at once, by several processes, if each key is one's own.

A batch is prepared in memory and grouped there against what Milvus has. It goes in with its texts and passages first
and its rows of `versions` last, in one request: before that it is not there, after that all of it is.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

import numpy as np

from index.article import Article, Basis, Masthead, Sentence
from index.day import Day
from index.errors import UnknownArticle
from index.holdings import Ready, Removed
from index.manifest import Manifest, ModelId
from index.milvus import catalogue, commit
from index.milvus.catalogue import retired_name
from index.milvus.draft import Draft, terms_of
from index.milvus.grouping import DraftStore, Frequencies
from index.milvus.record import Record, hash_of
from index.milvus.runs import Run, batches
from index.milvus.schema import VERSIONS
from index.milvus.server import Server
from index.milvus.shelf import Shelf
from index.origins.stories import CANDIDATES, NEIGHBOURS, UNLIKE, StoryStore
from index.steps import Steps


class MilvusWriter:
    """See `Pen`. `server` reads strongly."""

    def __init__(self, server: Server) -> None:
        self._server, self._shelf = server, Shelf(server)
        self._run: Run | None = None
        self._others: dict[str, int] = {}  # batches of other runs, when this one's last batch began
        self._draft = Draft()
        self._latest_of: dict[str, Record | None] = {}
        self._names: set[str] = set()  # of the catalogue, that this writer put in
        self._manifest: Manifest | None = None
        self._frequencies = Frequencies(server)
        commit.sweep(server)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """One batch: all of it is kept or nothing."""
        self._draft, self._others = Draft(), self._batches()
        try:
            yield
            if not self._draft.is_empty():
                commit.commit(self._server, self._begin(), self._draft, self._names)
                self._frequencies.count(self._draft)
        finally:
            self._draft = Draft()
            self._latest_of.clear()

    def manifest(self) -> Manifest:
        """As it is now."""
        if self._manifest is None or self._manifest.model is None:
            self._manifest = catalogue.read_manifest(self._server, self._server.address.told)
        return self._manifest

    def require_model(self, model: ModelId) -> None:
        """Makes the model the archive's own if it has none. Raises ModelMismatch."""
        manifest = self.manifest()
        if manifest.model is None:
            named = {"model_name": model.name, "model_sha256": model.sha256, "dimension": model.dimension}
            catalogue.write_manifest(self._server, manifest.model_copy(update=named))
            # Another writer may have begun with another model at the same moment: who wrote last was first.
            manifest = self.manifest()
        manifest.require(model, self._server.address.told)

    def place_and_input(self, key: str) -> tuple[str, bytes] | None:
        """Where the article of that key came from and its latest input's SHA-256; None if the key is free."""
        record = self._latest(key)
        return None if record is None else (record.place, record.input_sha256)

    def earlier_text(self, key: str, input_sha256: bytes) -> str | None:
        """The text of the article's newest version that was made of that input; None if none was."""
        made = [each for each in self._shelf.of_key(key) if each.input_sha256 == input_sha256]
        return made[-1].article.text if made else None

    def edits(self, key: str) -> dict[str, str]:
        """What the user set by hand: outlet, date, title."""
        record = self._latest(key)
        return {} if record is None else dict(record.edits)

    def store(self, ready: Ready, now: datetime) -> int:
        """Stores it as a new article or as the next version of one; returns the version's id."""
        run, older = self._begin(), self._latest(ready.key)
        if older is not None:
            self._put(older.withdrawn())
            number = older.article.version + 1
        else:
            number = self._last_retired(ready.key) + 1
        article = Article(
            id=run.version_id(),
            key=ready.key,
            version=number,
            text=ready.text,
            masthead=ready.masthead,
            published_basis=ready.basis,
            sentences=ready.sentences,
            passages=ready.passages,
        )
        record = Record(
            article=article,
            latest=True,
            place=ready.place,
            input_sha256=ready.input_sha256,
            added=now,
            furniture=ready.furniture,
            edits=older.edits if older else (),
            first_passage=run.passage_ids(len(ready.passages)),
        )
        # Half floats, as SQLite keeps them: both archives compare the same numbers.
        vectors = np.asarray(ready.vectors).astype("<f2").astype(np.float32)
        self._draft.records[record.id] = record
        self._draft.vectors[record.id] = vectors
        self._draft.terms |= terms_of((record,))
        return record.id

    def latest(self, key: str) -> int:
        """The id of the article's latest version. Raises UnknownArticle."""
        record = self._latest(key)
        if record is None:
            raise UnknownArticle(f"{key}: no article has that key; `rashomon articles` lists them")
        return record.id

    def remove(self, key: str) -> Removed:
        """Takes the article out, every version of it. Raises UnknownArticle."""
        self.latest(key)
        every = self._shelf.of_key(key)
        for record in every:
            self._draft.records.pop(record.id, None)
            self._draft.removed[record.id] = record
        self._draft.retired[key] = max(record.article.version for record in every)
        passages = sum(len(record.article.passages) for record in every)
        return Removed(key, len(every), passages, ())

    def leave_no_trace(self) -> None:
        """After a removal: Milvus drops what was taken out when it next compacts, and is asked to."""
        commit.erase(self._server)

    def inferred_from(self, key: str) -> list[int]:
        """Latest versions whose publication day was inferred from that article among others."""
        rows = self._server.rows(VERSIONS, f"latest == true and array_contains(grounds, {hash_of(key)})", ("id",))
        found = self._shelf.records(row["id"] for row in rows)
        return sorted(
            record.id
            for record in found.values()
            if record.article.published_basis is Basis.INFERRED and key in record.article.published_from
        )

    def set_edits(self, key: str, values: Mapping[str, str]) -> None:
        """Keeps what the user set by hand, for this version and those to come."""
        record = self._record(self.latest(key))
        self._put(replace(record, edits=tuple(sorted({**dict(record.edits), **values}.items()))))

    def set_masthead(self, version_id: int, masthead: Masthead, basis: Basis) -> None:
        """Puts another masthead on a version; its sentences keep their days until `redate`."""
        record = self._record(version_id)
        grounds = record.article.published_from if basis is Basis.INFERRED else ()
        self._put_article(record, masthead=masthead, published_basis=basis, published_from=grounds)

    def set_published_day(self, version_id: int, day: Day | None, basis: Basis, published_from: Sequence[str]) -> None:
        """Puts a publication day on a version, or takes it off; its sentences keep their days until `redate`."""
        record = self._record(version_id)
        masthead = replace(record.article.masthead, published_day=day)
        self._put_article(record, masthead=masthead, published_basis=basis, published_from=tuple(published_from))

    def redate(self, version_id: int, sentences: Sequence[Sentence]) -> None:
        """Puts other days on the version's sentences; their places stay."""
        self._put_article(self._record(version_id), sentences=tuple(sentences))

    def read(self, version_id: int) -> Article:
        """A version as stored, or as the open transaction has it."""
        return self._record(version_id).article

    def story_store(self) -> StoryStore:
        """The archive and the open transaction, as grouping sees them."""
        return DraftStore(self._server, self._shelf, self._draft, self._frequencies, self._put)

    def group_with_others(self, steps: Steps, version_ids: Sequence[int]) -> None:
        """Two that store copies of one text at one moment do not see each other's; who is done last sees both.

        The batch, and what others put in beside it, is grouped again in the order of ids, which is the same whoever
        does it: where both see both, both do the same.
        """
        if self._batches() == self._others:
            return
        with self.transaction():
            for version_id in sorted({*version_ids, *self._beside(version_ids)}):
                store = DraftStore(
                    self._server, self._shelf, self._draft, self._frequencies, self._put, below=version_id
                )
                for dated in steps.assign(store, (version_id,)).dated:
                    self.redate(dated, steps.dated_anew(self.read(dated)))

    def _beside(self, version_ids: Sequence[int]) -> set[int]:
        """Latest versions with higher ids that share a fingerprint with one of these or lie near it."""
        store = DraftStore(self._server, self._shelf, self._draft, self._frequencies, self._put)
        found: set[int] = set()
        for version_id in version_ids:
            near = [n.version_id for n in store.neighbours(version_id, NEIGHBOURS) if n.similarity >= UNLIKE]
            alike = store.with_bands(self._record(version_id).bands, CANDIDATES)
            found |= {other for other in (*near, *alike) if other > version_id}
        records = self._shelf.records(found)
        return {record.id for record in records.values() if record.latest}

    def renew_base(self) -> None:
        """Milvus keeps its own indexes."""

    def _batches(self) -> dict[str, int]:
        return batches(self._server, self._run.name if self._run else "")

    def _begin(self) -> Run:
        if self._run is None:
            self._run = Run.begin(self._server)
        return self._run

    def _latest(self, key: str) -> Record | None:
        """Asked several times for each article of a batch; until that is in, nobody else changes it."""
        if key in self._draft.retired:
            return None
        own = self._draft.latest(key)
        if own is None and key not in self._latest_of:
            self._latest_of[key] = self._shelf.latest(key)
        return own or self._latest_of[key]

    def _last_retired(self, key: str) -> int:
        found = catalogue.entry(self._server, retired_name(key))
        if found is None:
            return 0
        self._draft.back.add(key)
        return found.number

    def _record(self, version_id: int) -> Record:
        found = self._draft.records.get(version_id)
        return found if found is not None else self._shelf.records((version_id,))[version_id]

    def _put_article(self, record: Record, **values: object) -> None:
        self._put(replace(record, article=replace(record.article, **values)))  # type: ignore[arg-type]  # its own fields

    def _put(self, record: Record) -> None:
        """Into the draft, and what Milvus has of it beside."""
        if record.id not in self._draft.vectors and record.id not in self._draft.before:
            self._draft.before |= self._shelf.records((record.id,))
        self._draft.records[record.id] = record
