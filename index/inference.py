"""Which day an undated article was published, from the story that it shares with dated ones.

It does not know how neighbours were found; similarity is the caller's.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.article import Sentence
from index.day import Day

DocumentFrequency = Callable[[Sequence[str]], Sequence[int]]  # in how many passages each word stands


@dataclass(frozen=True, slots=True)
class Facts:
    """What two reports of one event have in common.

    `names` are rare names (lower case), `numbers` figures with the noun they count ("34 service"), `clocks` minutes of
    the day, `weekdays` of the lead (Monday is 0), `later` weekdays named further down, `days` stated in full.
    """

    names: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    clocks: frozenset[int] = frozenset()
    weekdays: tuple[int, ...] = ()
    later: tuple[int, ...] = ()
    days: tuple[Day, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryView:
    """What inference sees of one article; `similarity` is the cosine to the undated one (ignored on itself)."""

    key: str
    facts: Facts
    published_day: Day | None = None
    similarity: float = 0.0


@dataclass(frozen=True, slots=True)
class Inferred:
    """A publication day and the keys of the dated articles that it was inferred from, in order."""

    published_day: Day
    keys: tuple[str, ...]


def facts(text: str, sentences: Sequence[Sentence], document_frequency: DocumentFrequency, passages: int) -> Facts:
    """Facts of an article; a name is rare by how few of the archive's `passages` it stands in."""
    raise NotImplementedError


def infer_publication(undated: StoryView, neighbours: Sequence[StoryView]) -> Inferred | None:
    """The day on which the undated article was published, or None where the neighbours do not settle it."""
    raise NotImplementedError
