"""What an archive holds: articles, their sentences and passages.

Offsets are half-open, in code points, into the article's whole stored text.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from index.day import Day, DayMark

STDIN = "stdin"  # the place of what came in on standard input


class Basis(StrEnum):
    """How an article's publication day is known."""

    STATED = "stated"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Incoming:
    """One article as a format's reader found it, before furniture and masthead are read.

    `key` is the user's own (the JSON `id`, a file's stem, a page's canonical URL) or None; `place` is where it came
    from (a path, a URL, "stdin") and decides with the key whether a text is a new version. Fields are None where the
    input had none; `date` is the input's own words, however malformed; `notes` are remarks of the format's reader.
    """

    place: str
    text: str
    key: str | None = None
    title: str | None = None
    source: str | None = None
    url: str | None = None
    date: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Masthead:
    """What is known about an article besides its words; None where the file does not say.

    `published` is zone-aware UTC; `published_day` the day in the publication's own zone (the one that "Sunday" is
    resolved against), which for a date without a clock is simply that date. `clock_known` is False for a bare date.
    `wire` is the agency credited ("AFP"), `notes` are one-line remarks for the summary ("date '12/1' has no year:
    unknown").
    """

    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    published: datetime | None = None
    published_day: Day | None = None
    clock_known: bool = False
    authors: tuple[str, ...] = ()
    language: str | None = None
    wire: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the masked text, `text[start:end]`, never furniture, with its day where one is known."""

    start: int
    end: int
    day: DayMark | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences that follow one another, embedded as one: `text[start:end]`; numbers index the article's sentences."""

    start: int
    end: int
    first_sentence: int
    last_sentence: int  # exclusive


@dataclass(frozen=True, slots=True)
class Article:
    """One version of an article as stored. `text` is the input's own, unchanged.

    `published_from` are the keys that an inferred date came from. `origin` names the group of copies of one text or
    wire story; `story` the group of articles about one event. Both are ids of the archive, None until assigned.
    """

    id: int  # of the version; never reused
    key: str
    version: int
    text: str
    masthead: Masthead
    published_basis: Basis = Basis.UNKNOWN
    published_from: tuple[str, ...] = ()
    origin: int | None = None
    story: int | None = None
    sentences: tuple[Sentence, ...] = ()
    passages: tuple[Passage, ...] = ()

    def words(self, number: int) -> str:
        """The text of the sentence of that number, from 0."""
        sentence = self.sentences[number]
        return self.text[sentence.start : sentence.end]
