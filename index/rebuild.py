"""Makes everything that is derived anew from SQLite's texts and vectors; embeds only what has no vector that counts.

One transaction: whoever asks meanwhile sees the old state, and a kill leaves it.
"""

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from index.archive import LocalArchive
from index.article import Article
from index.embedding.bulk import for_many
from index.embedding.encoder import Encoder
from index.errors import ModelMismatch
from index.manifest import CHUNKING, Manifest, write_manifest
from index.neighbours.vectors import pack
from index.rows import write_days, write_passages, write_sentences
from index.steps import Steps, default_steps
from index.words.fulltext import passage_text
from index.writer import Writer


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """How many passages are searchable now, and how many of them had to be embedded for it."""

    passages: int
    embedded: int


def rebuild(
    archive: LocalArchive,
    encoder: Encoder | None,
    *,
    steps: Steps | None = None,
    progress: Callable[[int, int], None] = lambda done, of: None,
    waiting: Callable[[], None] | None = None,
) -> Rebuilt:
    """Full text, calendar days and the base of the vectors from what SQLite holds; `progress` counts articles.

    With an encoder of another model than the archive's, every passage is embedded again. Without an encoder nothing
    is: raises ModelMismatch where that is needed. Raises ArchiveBusy, ArchiveBroken.
    """
    with archive.writing(waiting=waiting) as writer:
        rebuilding = _Rebuilding(writer, encoder, steps or default_steps())
        with writer.transaction():
            rebuilding.run(progress)
        writer.renew_whole_base()
        writer.freshen()
        writer.leave_no_trace()
        return Rebuilt(rebuilding.passages, rebuilding.embedded)


class _Rebuilding:
    def __init__(self, writer: Writer, encoder: Encoder | None, steps: Steps) -> None:
        self._writer, self._encoder, self._steps = writer, for_many(encoder) if encoder else None, steps
        manifest = writer.manifest()
        self._cuts_anew = manifest.chunking != CHUNKING
        self._embeds_all = self._cuts_anew or (encoder is not None and not manifest.fits(encoder.model))
        self.passages = self.embedded = 0

    def run(self, progress: Callable[[int, int], None]) -> None:
        connection = self._writer.connection
        connection.execute("DELETE FROM fresh")
        connection.execute("DELETE FROM gone")
        connection.execute("DELETE FROM days")
        rows = connection.execute("SELECT id FROM versions WHERE latest = 1 ORDER BY id").fetchall()
        for done, (version_id,) in enumerate(rows, start=1):
            self._version(version_id)
            progress(done, len(rows))
        write_manifest(connection, self._manifest())

    def _version(self, version_id: int) -> None:
        connection = self._writer.connection
        if self._cuts_anew:
            _cut_anew(self._writer, self._steps, version_id)
        self._writer.count_passages(version_id)
        article = self._dated_anew(self._writer.read(version_id))
        ids = self._writer.passage_ids(version_id)
        write_days(connection, version_id, article.masthead.published_day, article.sentences)
        lacking = range(len(ids)) if self._embeds_all else _lacking(connection, ids)
        self._embed(article, ids, lacking)
        self.passages += len(ids)

    def _dated_anew(self, article: Article) -> Article:
        """With days by the rules of today: what is stored may come from an earlier program's."""
        sentences = self._steps.dated_anew(article)
        if sentences != article.sentences:
            write_sentences(self._writer.connection, article.id, sentences)
        return replace(article, sentences=sentences)

    def _embed(self, article: Article, ids: Sequence[int], numbers: Sequence[int]) -> None:
        if not numbers:
            return
        if self._encoder is None:
            raise ModelMismatch(f"{article.key}: its passages have no vectors; run `rashomon rebuild` with its model")
        vectors = self._encoder.encode([passage_text(article, article.passages[n]) for n in numbers])
        self._writer.connection.executemany(
            "INSERT OR REPLACE INTO vectors VALUES (?, ?)",
            ((ids[n], pack(vector)) for n, vector in zip(numbers, vectors, strict=True)),
        )
        self.embedded += len(numbers)

    def _manifest(self) -> Manifest:
        named = {"chunking": CHUNKING, "generations": ()}
        if self._encoder is None:
            return self._writer.manifest().model_copy(update=named)
        model = self._encoder.model
        of_model = {"model_name": model.name, "model_sha256": model.sha256, "dimension": model.dimension}
        return self._writer.manifest().model_copy(update=named | of_model)


def _cut_anew(writer: Writer, steps: Steps, version_id: int) -> None:
    """Sentences and passages from the stored text, with new ids; nothing of the old cut is left."""
    connection = writer.connection
    connection.execute("DELETE FROM passages WHERE version = ?", (version_id,))
    article = writer.read(version_id)
    cut = steps.split(article.text, writer.furniture(version_id), article.masthead.language)
    article = replace(article, sentences=cut)
    sentences = steps.dated_anew(article)
    write_sentences(connection, version_id, sentences)
    write_passages(connection, version_id, steps.cut(article.text, sentences))


def _lacking(connection: sqlite3.Connection, ids: Sequence[int]) -> list[int]:
    """Positions of the ids that have no vector."""
    marks = ",".join("?" * len(ids))
    rows = connection.execute(f"SELECT passage FROM vectors WHERE passage IN ({marks})", tuple(ids))
    known = {row[0] for row in rows}
    return [number for number, i in enumerate(ids) if i not in known]
