"""An archive with its encoder and reader, each opened when it is first needed: `articles` loads no model.

It does not know how a command shows what it gets.
"""

from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING

from bot import words_archive
from bot.collecting import uncollected
from bot.output import tell
from bot.settings import Settings
from index.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from index.archive import LocalArchive
    from index.embedding.encoder import Encoder
    from index.found import Filters
    from index.holdings import Holdings
    from index.web.fetch import Fetcher
    from retrieval.answer import Answer
    from retrieval.readers.reader import Reader
    from retrieval.trace import Trace


class Session:
    """One archive, one encoder, one reader, for one run. `close` may be called at any time, more than once."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._closed = False

    @cached_property
    def archive(self) -> "Holdings":
        """For reading. Raises NoArchive, ArchiveBroken."""
        if self.settings.milvus:
            from index.milvus.archive import MilvusArchive

            archive = MilvusArchive.open(self.settings.milvus, self.settings.archive, self._token)
            self._own_folder()  # only now: nothing is made for an archive that is not there
            return archive
        from index.archive import LocalArchive

        return LocalArchive.open(self.settings.archive)

    def local_archive(self, command: str) -> "LocalArchive":
        """The archive, for a command that makes sense in a folder alone. Raises UsageError, NoArchive."""
        from index.archive import LocalArchive

        archive = self.archive
        if not isinstance(archive, LocalArchive):
            raise UsageError(words_archive.IN_A_FOLDER_ONLY.format(self.settings.place, command))
        return archive

    def another(self) -> "Session":
        """One of the same settings, for another thread; nothing is shared."""
        return type(self)(self.settings)

    def is_there(self) -> bool:
        """Whether there is an archive. Raises ArchiveBusy, ArchiveBroken."""
        from index.errors import NoArchive
        from index.schema import DATABASE

        if not self.settings.milvus:
            return "archive" in self.__dict__ or (self.settings.archive / DATABASE).is_file()
        try:
            return self.archive is not None
        except NoArchive:
            return False

    def archive_to_write(self, waiting: "Callable[[], None] | None" = None) -> "Holdings":
        """The archive, made now if it is not there. Raises ArchiveBusy, ArchiveBroken."""
        if "archive" not in self.__dict__:
            self.__dict__["archive"] = self._made(waiting)
        return self.archive

    def make_place(self) -> None:
        """The folder of an archive that is to be made later. Raises UsageError."""
        from index.files import Files
        from index.schema import make_place

        make_place(self.settings.archive, Files())

    def _made(self, waiting: "Callable[[], None] | None") -> "Holdings":
        if self.settings.milvus:
            from index.milvus.archive import MilvusArchive

            def dimension() -> int:
                return self.encoder_named(self.settings.model).dimension

            return MilvusArchive.create(self.settings.milvus, self._own_folder(), dimension, self._token)
        from index.archive import LocalArchive

        return LocalArchive.create(self.settings.archive, waiting=waiting)

    def _own_folder(self) -> "Path":
        """What is kept beside an archive on Milvus: for its owner only, as a folder's archive is."""
        self.settings.archive.mkdir(mode=0o700, parents=True, exist_ok=True)
        return self.settings.archive

    @property
    def _token(self) -> str | None:
        token = self.settings.milvus_token
        return token.get_secret_value() if token else None

    def chosen_encoder(self) -> "Encoder":
        """The model that the settings name, else the archive's own, whether or not it fits. Raises UnknownModel."""
        own = self.archive.model if self.is_there() else None
        return self.encoder_named(self.settings.model or (own.name if own else None))

    def encoder_named(self, name: str | None) -> "Encoder":
        """That model, or the one that comes with the program. Raises UnknownModel."""
        from index.embedding.encoder import open_encoder

        return open_encoder(name, making=lambda: tell(words_archive.PREPARING))

    @cached_property
    def encoder(self) -> "Encoder":
        """The chosen encoder, if it made the archive's vectors. Raises UnknownModel, ModelMismatch."""
        encoder = self.chosen_encoder()
        self.archive.manifest.require(encoder.model, self.settings.place)
        return encoder

    def fetcher(self, *, allow_private: bool = False, sleep: "Callable[[float], None] | None" = None) -> "Fetcher":
        """What fetches from the web; `sleep` waits for a host's turn."""
        from time import sleep as sleep_through

        from index.web.fetch import Fetcher

        return Fetcher(allow_private=allow_private, sleep=sleep or sleep_through)

    @cached_property
    def reader(self) -> "Reader":
        """The shipped reader unless the settings name one. Raises UnknownModel."""
        from retrieval.readers.choosing import load_reader

        return load_reader(self.settings.reader)

    def ask(self, question: str, filters: "Filters", today: "date") -> "Answer":
        """One question. `today` is what "yesterday" is counted from. Raises ArchiveBroken before a false quote."""
        encoder, reader = self._models()
        from retrieval.ask import ask
        from retrieval.verify import verify

        answer = ask(question, self.archive, encoder, reader, as_of=today, filters=filters)
        verify(answer, self.archive)
        return answer

    def trace(self, question: str, key: str, filters: "Filters", today: "date") -> "Trace":
        """One question, and what became of one article. Raises UnknownArticle."""
        encoder, reader = self._models()
        from retrieval.trace import trace

        return trace(question, key, self.archive, encoder, reader, as_of=today, filters=filters)

    def _models(self) -> "tuple[Encoder, Reader]":
        """Both; the first time they are read in threads of their own, beside the code that asks, which imports much."""
        if "reader" in self.__dict__:
            return self.encoder, self.reader
        from concurrent.futures import ThreadPoolExecutor

        with uncollected(), ThreadPoolExecutor(2, thread_name_prefix="loading") as beside:
            reading = beside.submit(lambda: self.reader)
            _ = self.archive  # opened here: whatever is wrong with it is said first
            encoding = beside.submit(lambda: self.encoder)
            import_module("retrieval.ask")
            return encoding.result(), reading.result()

    def close(self) -> None:
        """Let go of the archive, if it was opened, and of the encoder: another archive may want another one."""
        self.__dict__.pop("encoder", None)
        archive = self.__dict__.pop("archive", None)
        if archive is not None:
            archive.close()
