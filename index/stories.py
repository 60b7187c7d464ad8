"""Groups new articles with the old: copies of one text are one origin, reports of one event one story.

It sees an archive through `StoryStore` only; it knows no SQL and embeds nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from index.article import Article
from index.inference import Inferred


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another article, by version id, and the cosine of its nearest passage to the first passage of the asked one."""

    version_id: int
    similarity: float


@dataclass(frozen=True, slots=True)
class Assigned:
    """What `assign` did: ids of versions that joined an older copy's origin, and of those whose day was inferred."""

    copies: tuple[int, ...] = ()
    dated: tuple[int, ...] = ()


class StoryStore(Protocol):
    """What grouping needs of an archive that is being written. Only latest versions are seen; ids are version ids.

    Everything happens inside the caller's transaction, after the batch's sentences, passages and vectors are in it.
    """

    def articles(self, version_ids: Sequence[int]) -> list[Article]:
        """In the order asked for, with sentences, passages, origin and story; unknown ids are left out."""
        ...

    def neighbours(self, version_id: int, limit: int) -> list[Neighbour]:
        """Other articles (the batch's too) by their best passage's cosine to this one's first passage, best first."""
        ...

    def with_bands(self, bands: Sequence[int], limit: int) -> list[int]:
        """Version ids stored with any of the bands (signed 64-bit integers): most bands shared first, then by id."""
        ...

    def set_bands(self, version_id: int, bands: Sequence[int]) -> None:
        """Store an article's bands, in place of any that it had."""
        ...

    def document_frequency(self, words: Sequence[str]) -> list[int]:
        """In how many passages each word stands."""
        ...

    def passage_count(self) -> int:
        """How many passages there are."""
        ...

    def set_groups(self, version_id: int, origin: int, story: int) -> None:
        """Store both groups. A group's id is the lowest version id that was ever in it."""
        ...

    def set_publication(self, version_id: int, inferred: Inferred) -> None:
        """Store an inferred publication day (basis `inferred`) and its keys; the caller dates the sentences anew."""
        ...


def assign(store: StoryStore, new_version_ids: Sequence[int]) -> Assigned:
    """Group each new version with what is there, then date undated articles by their stories.

    Looks at articles that share a band or lie near, never at all of them.
    """
    raise NotImplementedError
