"""What the program may ask of an archive and do to it, wherever it lies: in a folder or on Milvus.

Protocols and what is handed over. What makes sense in a folder alone (backups, rebuilding) takes a LocalArchive.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from index.article import Article, Basis, Masthead, Passage, Sentence
from index.day import Day
from index.found import Coverage, Filters, Hit, StoredPassage
from index.manifest import Manifest, ModelId

if TYPE_CHECKING:
    from index.listed import Listed, Seen, Stats
    from index.origins.stories import StoryStore
    from index.steps import Steps


@dataclass(frozen=True, slots=True)
class Ready:
    """A text that is ready to be stored as a version; `vectors` has a row for each passage."""

    key: str
    place: str
    input_sha256: bytes
    text: str
    masthead: Masthead
    basis: Basis
    furniture: tuple[tuple[int, int], ...]
    sentences: tuple[Sentence, ...]
    passages: tuple[Passage, ...]
    vectors: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Removed:
    """What `remove` took out, and the known backups that were made while it was in."""

    key: str
    versions: int
    passages: int
    backups: tuple[str, ...]


class Pen(Protocol):
    """What changes an archive. Nothing counts before its `transaction` ends; after that everything does."""

    def transaction(self) -> AbstractContextManager[None]:
        """One batch."""
        ...

    def manifest(self) -> Manifest:
        """As it is now."""
        ...

    def require_model(self, model: ModelId) -> None:
        """Makes the model the archive's own if it has none. Raises ModelMismatch."""
        ...

    def place_and_input(self, key: str) -> tuple[str, bytes] | None:
        """Where the article of that key came from and its latest input's SHA-256; None if the key is free."""
        ...

    def earlier_text(self, key: str, input_sha256: bytes) -> str | None:
        """The text of the article's newest version that was made of that input; None if none was."""
        ...

    def edits(self, key: str) -> dict[str, str]:
        """What the user set by hand."""
        ...

    def store(self, ready: Ready, now: datetime) -> int:
        """Stores it as a new article or as the next version of one; returns the version's id."""
        ...

    def latest(self, key: str) -> int:
        """The id of the article's latest version. Raises UnknownArticle."""
        ...

    def remove(self, key: str) -> Removed:
        """Takes the article out; the caller calls `leave_no_trace` after the transaction. Raises UnknownArticle."""
        ...

    def leave_no_trace(self) -> None:
        """After a removal."""
        ...

    def inferred_from(self, key: str) -> list[int]:
        """Latest versions whose publication day was inferred from that article among others."""
        ...

    def set_edits(self, key: str, values: Mapping[str, str]) -> None:
        """Keeps what the user set by hand."""
        ...

    def set_masthead(self, version_id: int, masthead: Masthead, basis: Basis) -> None:
        """Puts another masthead on a version; its sentences keep their days until `redate`."""
        ...

    def set_published_day(self, version_id: int, day: Day | None, basis: Basis, published_from: Sequence[str]) -> None:
        """Puts a publication day on a version, or takes it off."""
        ...

    def redate(self, version_id: int, sentences: Sequence[Sentence]) -> None:
        """Puts other days on the version's sentences."""
        ...

    def read(self, version_id: int) -> Article:
        """A version as stored."""
        ...

    def story_store(self) -> "StoryStore":
        """The archive as grouping sees it, within the open transaction."""
        ...

    def group_with_others(self, steps: "Steps", version_ids: Sequence[int]) -> None:
        """After a batch: groups it once more with what other processes put in at the same time, if any can."""
        ...

    def renew_base(self) -> None:
        """Makes a new base of the vectors if there is one and it is due."""
        ...


class Holdings(Protocol):
    """An archive that is open. Not for two threads at once; see `LocalArchive` for what each gives."""

    @property
    def folder(self) -> Path:
        """On this machine: the archive itself, or what is kept beside one elsewhere (answers, feeds, chats)."""
        ...

    @property
    def manifest(self) -> Manifest:
        """What the archive was made with."""
        ...

    @property
    def model(self) -> ModelId | None:
        """The model that questions must be embedded with; None while the archive is empty."""
        ...

    @property
    def edition(self) -> int:
        """Another number once articles came, changed or went."""
        ...

    @property
    def is_in_place(self) -> bool:
        """Whether what is open here is still what lies there."""
        ...

    def coverage(self) -> Coverage:
        """How much there is."""
        ...

    def years_with(self, month: int, day: int | None) -> tuple[int, ...]:
        """Years in which some sentence or publication has that month (and day), ascending."""
        ...

    def outlets(self) -> tuple[str, ...]:
        """Every outlet's name, in order."""
        ...

    def languages(self) -> tuple[str, ...]:
        """Every language that an article is in, in order."""
        ...

    def search_vector(self, vector: NDArray[np.float32], limit: int, filters: Filters) -> list[Hit]:
        """Nearest passages by cosine, best first, ties to the lower id."""
        ...

    def search_words(self, words: Sequence[str], limit: int, filters: Filters) -> list[Hit]:
        """Best passages by BM25 over any of the words, best first, ties to the lower id."""
        ...

    def document_frequency(self, words: Sequence[str]) -> list[int]:
        """In how many passages each word stands (0 for none)."""
        ...

    def passages(self, passage_ids: Sequence[int]) -> list[StoredPassage]:
        """In the order asked for; unknown ids are left out."""
        ...

    def article(self, key: str, version: int | None = None) -> Article:
        """Latest version unless one is named; only the latest has passages. Raises UnknownArticle."""
        ...

    def versions(self, key: str) -> "tuple[Seen, ...]":
        """Every version that there is, the oldest first. Raises UnknownArticle."""
        ...

    def was_removed(self, key: str) -> bool:
        """Whether an article of that key was taken out, and not put in again since."""
        ...

    def changed(self) -> "tuple[Seen, ...]":
        """Articles of more than one version, as they are now, the latest change first."""
        ...

    def furniture(self, key: str, version: int | None = None) -> tuple[tuple[int, int], ...]:
        """The ranges of an article's text that are masked. Raises UnknownArticle."""
        ...

    def keys(self) -> tuple[str, ...]:
        """Every article's key, in order."""
        ...

    def articles(self) -> "Iterator[Listed]":
        """Every article, by publication day and key, undated ones last."""
        ...

    def of_origin(self, origin: int) -> "Iterator[Listed]":
        """The articles of one origin, in the same order."""
        ...

    def stats(self) -> "Stats":
        """How much there is."""
        ...

    def writing(
        self, wait_seconds: float = ..., waiting: Callable[[], None] | None = None
    ) -> AbstractContextManager[Pen]:
        """What changes the archive. Raises ArchiveBusy."""
        ...

    def close(self) -> None:
        """Gives it back."""
        ...

    def __enter__(self) -> "Holdings": ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
