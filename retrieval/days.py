"""The days that a question asks about: stub of the type, the reading follows."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class AskedDays:
    """The days a question asks about, and where it says so: `question[start:end] == words`.

    Without a year (`has_year` False) `first` and `last` are in the year of the asking; any year may be meant.
    """

    first: date
    last: date
    words: str
    start: int
    end: int
    has_year: bool
