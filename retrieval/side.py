"""A position as others are held against it: how it is written, and the evidence that bears it out.

It does not know what conflicts (`disagreement` does).
"""

from dataclasses import dataclass
from datetime import datetime

from retrieval.values.bound import Bound
from retrieval.values.moment import Moment
from retrieval.values.quantity import Quantity
from retrieval.values.value import Names, Value


@dataclass(frozen=True, slots=True)
class Witness:
    """One piece of evidence of a position. `published` is zone-aware; `clock_known` is False for a bare date; `risen`
    says that the figure rose to this one, `fallen` that it fell or was lowered to it."""

    value: Value
    article: str
    origin: str
    published: datetime | None = None
    clock_known: bool = True
    risen: bool = False
    fallen: bool = False
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """A position: how it is written and who bears it out, at least one witness."""

    shown: str
    witnesses: tuple[Witness, ...]

    @property
    def origins(self) -> int:
        """How many origins say so."""
        return len({w.origin for w in self.witnesses})

    @property
    def figure(self) -> float:
        """The figure that it states; 0 where it states none."""
        meaning = self.anchor.meaning
        return meaning.figure if isinstance(meaning, Quantity) else 0.0

    @property
    def first_report(self) -> Witness | None:
        """The earliest witness; None when any of them is undated, for then nobody knows which came first."""
        if any(w.published is None for w in self.witnesses):
            return None
        return min(self.witnesses, key=lambda w: (w.published, w.article))

    @property
    def anchor(self) -> Value:
        """The value that stands for the side: of the most precise the first by key."""
        return min((w.value for w in self.witnesses), key=lambda v: (_looseness(v), v.key))


def _looseness(value: Value) -> int:
    meaning = value.meaning
    if isinstance(meaning, Quantity):
        return 0 if meaning.bound is Bound.EXACT else 1 if meaning.low == meaning.high else 2
    if isinstance(meaning, Names):
        return int(meaning.items[0].described)
    if isinstance(meaning, Moment):
        return 0 if meaning.has_day and meaning.minutes else 1 if meaning.has_day else 2 if meaning.minutes else 3
    return 0
