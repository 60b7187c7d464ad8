"""What a list of an archive tells of its articles and versions, and what it counts.

It does not know where the archive lies.
"""

from dataclasses import dataclass
from datetime import date, datetime

from index.article import Basis
from index.day import Day
from index.manifest import ModelId


@dataclass(frozen=True, slots=True)
class Listed:
    """An article in a list: its latest version without its words. `chars` counts code points."""

    key: str
    version: int
    outlet: str | None
    title: str | None
    published_day: Day | None
    published_basis: Basis
    language: str | None
    place: str
    chars: int
    passages: int
    origin: int | None
    story: int | None


@dataclass(frozen=True, slots=True)
class Seen:
    """A version of an article and when it came in (UTC)."""

    key: str
    number: int
    added: datetime


@dataclass(frozen=True, slots=True)
class Stats:
    """How much there is; `bytes` counts the archive's files."""

    articles: int
    versions: int
    sentences: int
    passages: int
    outlets: int
    origins: int
    stories: int
    undated: int
    inferred: int
    first: date | None
    last: date | None
    chars: int
    bytes: int
    model: ModelId | None
