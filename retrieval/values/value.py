"""The normal form of one span: what kind of thing it says, as compared and as shown.

It does not know articles, days of sentences or other values (`grouping` does).
"""

from dataclasses import dataclass

from retrieval.answer import Kind
from retrieval.values.account import Account
from retrieval.values.moment import Moment
from retrieval.values.name import Name
from retrieval.values.place import Place
from retrieval.values.polarity import Polarity
from retrieval.values.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Names:
    """One name, or the several that the words give as one answer ("A and B"); `spelling`: its letters are asked for."""

    items: tuple[Name, ...]
    spelling: bool = False


Meaning = Quantity | Names | Place | Moment | Polarity | Account


@dataclass(frozen=True, slots=True)
class QuestionFocus:
    """What values need of a question. `nouns` are stems of the noun asked for ("rockets", "base"); `alternatives` the
    two sides of "A or B?"; `several` when the answer has more than one part ("which two bases")."""

    text: str
    nouns: tuple[str, ...] = ()
    spelling: bool = False
    alternatives: tuple[str, ...] = ()
    several: bool = False


@dataclass(frozen=True, slots=True)
class Value:
    """What `quote[start:end]` says. `shown` is how people write it; `start` and `end` take in modifier and unit."""

    kind: Kind
    shown: str
    meaning: Meaning
    start: int
    end: int

    @property
    def key(self) -> tuple[str, ...]:
        """Sorts and tells apart; equal for values that say the same in the same words."""
        return self.kind.value, type(self.meaning).__name__, repr(self.meaning), self.shown
