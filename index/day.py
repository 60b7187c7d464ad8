"""When something happened, no more precisely than the text has it.

It does not know how a day was found in a text (`timex`) or which sentence it belongs to (`dating`).
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DayFrom(StrEnum):
    """Where a sentence's day was taken from, best first."""

    SENTENCE = "sentence"
    CONTEXT = "context"
    LEAD = "lead"
    STORY = "story"


@dataclass(frozen=True, slots=True, order=True)
class Day:
    """A closed range of calendar days: one day, a month, a year, or from-to. `first <= last`."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"a day that ends before it begins: {self.first} to {self.last}")

    @classmethod
    def of(cls, day: date) -> "Day":
        """The one day."""
        return cls(day, day)

    @classmethod
    def month(cls, year: int, month: int) -> "Day":
        """The whole month."""
        return cls(date(year, month, 1), date(year, month, monthrange(year, month)[1]))

    @classmethod
    def year(cls, year: int) -> "Day":
        """The whole year."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    @property
    def is_one_day(self) -> bool:
        """Whether it is as precise as a day can be."""
        return self.first == self.last

    def overlaps(self, other: "Day") -> bool:
        """Whether both can be the same day."""
        return self.first <= other.last and other.first <= self.last

    def holds(self, other: "Day") -> bool:
        """Whether the other lies within it."""
        return self.first <= other.first and other.last <= self.last

    def iso(self) -> str:
        """ISO 8601: 2024-04-21, 2024-04, 2024, or first/last for any other range."""
        if self.is_one_day:
            return self.first.isoformat()
        if self == Day.year(self.first.year):
            return f"{self.first.year:04d}"
        if self == Day.month(self.first.year, self.first.month):
            return f"{self.first.year:04d}-{self.first.month:02d}"
        return f"{self.first.isoformat()}/{self.last.isoformat()}"

    @classmethod
    def from_iso(cls, text: str) -> "Day":
        """The reverse of `iso`. Raises ValueError."""
        first, _, last = text.partition("/")
        if last:
            return cls(date.fromisoformat(first), date.fromisoformat(last))
        parts = [int(p) for p in first.split("-")]
        if len(parts) == 1:
            return cls.year(parts[0])
        if len(parts) == 2:
            return cls.month(parts[0], parts[1])
        return cls.of(date.fromisoformat(first))


def date_or_none(text: str | None) -> date | None:
    """A date as databases hold it. Raises ValueError."""
    return None if text is None else date.fromisoformat(text)


@dataclass(frozen=True, slots=True)
class DayMark:
    """The day of a sentence, the words it was read from, and where those stand."""

    day: Day
    day_from: DayFrom
    words: str
