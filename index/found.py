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

    def hiding(self, article: Article) -> str | None:
        """The name of the first of them that hides the article; None where all let it be seen."""
        masthead = article.masthead
        day = masthead.published_day
        hides = {
            "since": self.since is not None and day is not None and day.last < self.since,
            "until": self.until is not None and day is not None and day.first > self.until,
            "as_of": self.as_of is not None and (day is None or day.last > self.as_of),
            "outlet": not _is_alike(self.outlet, masthead.outlet),
            "language": not _is_alike(self.language, masthead.language),
        }
        return next((name for name, does in hides.items() if does), None)


def _is_alike(wanted: str | None, has: str | None) -> bool:
    return wanted is None or (has is not None and has.strip().casefold() == wanted.strip().casefold())


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
