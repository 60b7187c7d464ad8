"""The normal form of one span: what kind of thing it says, as compared and as shown.

It does not know articles, days of sentences or other values (`grouping` does).
"""

import re
from dataclasses import dataclass

from index.regex import folded, regex
from retrieval.answer import Kind
from retrieval.values.account import Account
from retrieval.values.moment import Moment
from retrieval.values.name import Name
from retrieval.values.place import Place
from retrieval.values.quantity import Quantity
from retrieval.values.stance import Polarity


@dataclass(frozen=True, slots=True)
class Names:
    """One name, or the several that the words give as one answer ("A and B"); `spelling`: its letters are asked for."""

    items: tuple[Name, ...]
    spelling: bool = False


_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "2": 2, "3": 3, "4": 4, "5": 5, "both": 2}
_PARTS_ASKED = regex(
    r"\b(?:which|what|who (?:are|were)|name)\s+(?:of\s+)?(?:the\s+)?(?:other\s+)?(two|three|four|five|2|3|4|5|both)\b",
    re.IGNORECASE,
)

Meaning = Quantity | Names | Place | Moment | Polarity | Account


@dataclass(frozen=True, slots=True)
class QuestionFocus:
    """What values need of a question. `nouns` are stems of the noun asked for ("rockets", "base"); `alternatives` the
    two sides of "A or B?"; `together` where all that are named are one answer, `statements` where all that one speaker
    says is, as far as it can all be true."""

    text: str
    nouns: tuple[str, ...] = ()
    spelling: bool = False
    alternatives: tuple[str, ...] = ()
    together: bool = False
    statements: bool = False

    @property
    def parts(self) -> int:
        """How many things the question says that it asks for ("which two bases": 2); 0 when it does not say."""
        said = _PARTS_ASKED.search(self.text)
        return _COUNTS[folded(said.group(1))] if said else 0


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
