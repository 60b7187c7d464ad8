"""What a search of an archive is limited to and what it gives back.

It does not know how the search was made.
"""

from dataclasses import dataclass
from datetime import date

from index.article import Article, Passage


@dataclass(frozen=True, slots=True)
class Filters:
    """What may be seen. None means no limit; days are inclusive.

    `since`/`until` bound the publication day (undated articles pass); `as_of` hides articles published later and
    undated ones; `outlet` and `language` compare without case.
    """

    since: date | None = None
    until: date | None = None
    as_of: date | None = None
    outlet: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that a search found. `passage_id` is the archive's own, never reused; higher `score` is better."""

    passage_id: int
    score: float


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """A passage with the article that it stands in (latest version, with its sentences)."""

    passage_id: int
    article: Article
    passage: Passage


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many articles and passages there are, and the publication days they span."""

    articles: int
    passages: int
    first: date | None
    last: date | None
