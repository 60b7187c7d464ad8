"""The Answer: one value that every renderer shows, schema `rashomon.answer/1`, only ever extended.

It does not know how it was found. A golden test holds its JSON.
"""

from datetime import date
from enum import StrEnum
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from retrieval.match import Match

SCHEMA = "rashomon.answer/1"


class Kind(StrEnum):
    """What kind of thing the question asks for."""

    NUMBER = "number"
    PLACE = "place"
    NAME = "name"
    PERSON = "person"
    ORG = "org"
    DATE = "date"
    POLARITY = "polarity"
    ACCOUNT = "account"


BEARERS = (Kind.PERSON, Kind.ORG, Kind.PLACE)
"""The kinds of what bears a name, and may be asked for without one."""
NAMED = (*BEARERS, Kind.NAME)
"""The kinds that are answered by a name."""


class Verdict(StrEnum):
    """What the archive as a whole says."""

    AGREED = "agreed"
    DISPUTED = "disputed"
    SINGLE_SOURCE = "single_source"
    UNANSWERED = "unanswered"


DisagreementKind = Literal["number", "name", "place", "time", "actor", "polarity", "account", "superseded"]


class Part(BaseModel):
    """Base of the Answer's parts. Fields that a later program has added are passed over, as any reader has to."""

    model_config = ConfigDict(frozen=True, extra="ignore")


def _stated_only() -> Any:
    """Left out of the JSON where it has nothing to tell, as a language (ISO 639-1) that is English."""
    return Field(default=None, exclude_if=lambda value: value is None)


class Days(Part):
    """The days asked about, `first` to `last`, and the words that said so."""

    first: date
    last: date
    words: str
    note: str | None = None


class Whose(Part):
    """Where the speakers of a yes or a no are asked for ("who denies that ...?"): of which, and to what question."""

    says: Literal["yes", "no"]
    question: str


class Respelt(Part):
    """A word of the question that the archive has nowhere, and the one that it was read as; `also` where the archive
    has both, as spellings of one name, and it was read both ways."""

    asked: str
    read: str
    also: bool = Field(default=False, exclude_if=lambda also: not also)


class Reading(Part):
    """What the program took the question to ask."""

    kind: Kind
    days: Days | None = None
    filters: dict[str, str] = Field(default_factory=dict)
    language: str | None = _stated_only()
    part: str | None = _stated_only()
    """The words of a long question that were taken to ask; None where all of it was."""
    respelt: tuple[Respelt, ...] = Field(default=(), exclude_if=lambda read: not read)
    whose: Whose | None = _stated_only()
    """Whose word is asked for; all who give it are one position, the surest its value, the others in `also`."""


class Slice(Part):
    """Words of an article: `text` is the stored text's `[start:end]`, code points."""

    start: int
    end: int
    text: str


class Attribution(Part):
    """Who the outlet says said it, and through which agency."""

    who: str
    anonymous: bool
    via: str | None = None


class Evidence(Part):
    """One quote and everything a reader needs to judge it."""

    article: str
    version: int
    outlet: str | None
    title: str | None
    url: str | None
    published: str | None
    published_basis: Literal["stated", "inferred", "unknown"]
    published_from: tuple[str, ...] = ()
    day: str | None
    day_from: Literal["sentence", "context", "lead", "story"] | None
    day_words: str | None
    quote: Slice
    span: Slice | None
    attribution: Attribution | None
    origin: str
    score: float
    language: str | None = _stated_only()


class Position(Part):
    """One answer and all that supports it. `events` are days months apart that its reports tell of, where they do:
    perhaps several events, whose reports do not bear each other out. `match`: how well it answers the question."""

    value: str
    also: tuple[str, ...]
    outlets: int
    origins: int
    evidence: tuple[Evidence, ...]
    events: tuple[str, ...] = Field(default=(), exclude_if=lambda value: not value)
    match: Match | None = _stated_only()


class Disagreement(Part):
    """Positions (by index) that cannot both be true as stated, or that state one thing differently."""

    kind: DisagreementKind
    positions: tuple[int, ...]
    words: str


class Took(Part):
    """Milliseconds; the one part of an Answer that differs from run to run."""

    total: int
    search: int
    read: int


class Answer(Part):
    """The whole answer. Field order is the JSON's order."""

    schema_: str = Field(default=SCHEMA, alias="schema")
    question: str
    reading: Reading
    verdict: Verdict
    positions: tuple[Position, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    vague: tuple[Evidence, ...] = ()
    nearest: tuple[Evidence, ...] = ()
    took_ms: Took
    error: str | None = None

    def to_json(self, *, indent: int | None = None) -> str:
        """The JSON of the schema; `error` only where there is one."""
        exclude = None if self.error else {"error"}
        return self.model_dump_json(by_alias=True, exclude=exclude, indent=indent)
