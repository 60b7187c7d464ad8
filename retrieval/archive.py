"""What `retrieval` needs of an archive: a Protocol, so that the local one and a cluster's look alike.

It does not know SQLite, FAISS or any server.
"""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.article import Article
from index.found import Coverage, Filters, Hit, StoredPassage


class Archive(Protocol):
    """Search and look-up over the latest versions. Ties go to the lower id."""

    def coverage(self) -> Coverage:
        """How much there is."""
        ...

    def years_with(self, month: int, day: int | None) -> tuple[int, ...]:
        """Years in which some sentence or publication has that month (and day), ascending: for days without a year."""
        ...

    def outlets(self) -> tuple[str, ...]:
        """Every outlet's name, in order."""
        ...

    def search_vector(self, vector: NDArray[np.float32], limit: int, filters: Filters) -> list[Hit]:
        """Nearest passages by cosine, best first. `vector` has shape (dimension,) and length 1."""
        ...

    def search_words(self, words: Sequence[str], limit: int, filters: Filters) -> list[Hit]:
        """Best passages by BM25 over any of the words, best first."""
        ...

    def document_frequency(self, words: Sequence[str]) -> list[int]:
        """In how many passages each word stands (0 for none)."""
        ...

    def passages(self, passage_ids: Sequence[int]) -> list[StoredPassage]:
        """In the order asked for; unknown ids are left out."""
        ...

    def article(self, key: str, version: int | None = None) -> Article:
        """Latest version unless one is named. Raises UnknownArticle."""
        ...


class Encoder(Protocol):
    """Turns text into unit vectors."""

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        ...

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Shape (len(texts), dimension), rows of length 1; truncates as its sentence-transformers model does."""
        ...
