"""An archive opened for a program: three lines from a folder to an Answer.

It does not show anything, and it keeps no log: whoever calls it decides what becomes of an Answer.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from index.errors import UsageError
from retrieval.answer import Answer

if TYPE_CHECKING:
    from index.article import Article
    from index.embedding.encoder import Encoder
    from index.holdings import Holdings
    from index.listed import Listed
    from retrieval.readers.reader import Reader


def _today() -> date:
    return datetime.now(UTC).date()


def open_archive(
    folder: str | Path,
    *,
    reader: str | None = None,
    model: str | None = None,
    today: Callable[[], date] = _today,
    token: str | None = None,
) -> "OpenArchive":
    """The archive in a folder, as `rashomon add` made it; a leading `~` is the home folder.

    Or one on Milvus, `milvus://HOST:PORT/DATABASE` (milvuss:// for TLS) with its `token`, or `milvus:FILE.db`.

    `reader` names a Hugging Face question-answering model in place of the reader that ships with the program, `model` a
    sentence-transformers model in place of the one that the archive was made with; `today` says what "yesterday" in a
    question is counted from, unless `ask` is told. Raises NoArchive, ArchiveBroken.
    """
    return OpenArchive(_opened(folder, token), reader=reader, model=model, today=today)


def _opened(folder: str | Path, token: str | None) -> "Holdings":
    from index.milvus.address import is_on_milvus, read_address

    if isinstance(folder, str) and is_on_milvus(folder):
        from index.milvus.archive import MilvusArchive

        return MilvusArchive.open(read_address(folder), Path(), token)
    from index.archive import LocalArchive

    return LocalArchive.open(Path(folder).expanduser())


class OpenArchive:
    """Questions and look-ups. Models are loaded with the first question. Not for two threads at once."""

    def __init__(
        self, archive: "Holdings", *, reader: str | None, model: str | None, today: Callable[[], date]
    ) -> None:
        self._archive = archive
        self._reader_name, self._model_name, self._today = reader, model, today

    def ask(
        self,
        question: str,
        *,
        as_of: date | None = None,
        since: date | None = None,
        until: date | None = None,
        outlet: str | None = None,
        language: str | None = None,
    ) -> Answer:
        """The Answer, each of its quotes held against the stored text once more.

        `as_of` asks as on that day: articles published later, or undated, are not seen, and "yesterday" is counted
        from it. `since` and `until` bound the day of publication, both included. Raises UsageError for an empty
        question, ModelMismatch, ArchiveBroken.
        """
        from index.found import Filters
        from retrieval.ask import ask
        from retrieval.verify import verify

        asked = " ".join(question.split())
        if not asked:
            raise UsageError("the question is empty; write one")
        filters = Filters(since=since, until=until, as_of=as_of, outlet=outlet, language=language)
        answer = ask(
            asked, self._archive, self._encoder, self._reader, as_of=as_of or self._today(), filters=filters
        )  # fmt: skip
        verify(answer, self._archive)
        return answer

    def verify(self, answer: Answer) -> None:
        """Holds an Answer of any day against the stored texts.

        Raises UnknownArticle where an article was removed since, ArchiveBroken where its words are others.
        """
        from retrieval.verify import verify

        verify(answer, self._archive)

    def article(self, key: str, version: int | None = None) -> "Article":
        """An article as stored, its latest version unless one is named. Raises UnknownArticle."""
        return self._archive.article(key, version)

    def articles(self) -> "Iterator[Listed]":
        """What there is, by day of publication, undated articles last."""
        return self._archive.articles()

    def outlets(self) -> tuple[str, ...]:
        """Every outlet's name, in order."""
        return self._archive.outlets()

    def close(self) -> None:
        """Gives the archive back."""
        self._archive.close()

    def __enter__(self) -> "OpenArchive":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @cached_property
    def _encoder(self) -> "Encoder":
        from index.embedding.encoder import open_encoder

        own = self._archive.model
        encoder = open_encoder(self._model_name or (own.name if own else None))
        self._archive.manifest.require(encoder.model, str(self._archive.folder))
        return encoder

    @cached_property
    def _reader(self) -> "Reader":
        from retrieval.readers.choosing import load_reader

        return load_reader(self._reader_name)
