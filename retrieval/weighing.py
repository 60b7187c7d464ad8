"""What each word of the question weighs in this archive, and what share of that weight a text has.

It does not know what the words say.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from retrieval.archive import Archive
from retrieval.questions.question import Question
from retrieval.stems import stems_in


@dataclass(frozen=True, slots=True)
class Weights:
    """Weight of each stem of the question: its inverse document frequency. `nowhere` are those of no passage."""

    of: Mapping[str, float]
    names: frozenset[str]
    nowhere: frozenset[str] = frozenset()

    def share(self, stems: frozenset[str]) -> float:
        """Share of the question's weight that `stems` cover."""
        total = sum(self.of.values())
        return sum(weight for stem, weight in self.of.items() if stem in stems) / total if total else 0.0

    def share_of_names(self, stems: frozenset[str]) -> float:
        """The same over the names alone; 1 when the question has none."""
        total = sum(self.of[stem] for stem in self.names)
        return sum(self.of[stem] for stem in self.names if stem in stems) / total if total else 1.0


class Shares:
    """The shares of many sentences, of which few have different words of the question."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._asked = frozenset(weights.of)
        self._known: dict[frozenset[str], float] = {}
        self._known_names: dict[frozenset[str], float] = {}

    def asked(self, stems: frozenset[str]) -> frozenset[str]:
        """Those of the stems that are the question's."""
        return self._asked & stems

    def of(self, asked: frozenset[str]) -> float:
        """The share of stems that are all the question's."""
        if asked not in self._known:
            self._known[asked] = self._weights.share(asked)
        return self._known[asked]

    def of_names(self, asked: frozenset[str]) -> float:
        """The same over the names alone."""
        if asked not in self._known_names:
            self._known_names[asked] = self._weights.share_of_names(asked)
        return self._known_names[asked]


def weigh(question: Question, archive: Archive) -> Weights:
    """Inverse document frequencies (Robertson and Sparck Jones 1976) of the question's stems in this archive."""
    total = max(1, archive.coverage().passages)
    counts = archive.document_frequency([stem.word for stem in question.words])
    of = {
        stem.stem: math.log(1 + (total - min(count, total) + 0.5) / (count + 0.5))
        for stem, count in zip(question.words, counts, strict=True)
    }
    names = frozenset(stem for name in question.names for stem in stems_in(name))
    nowhere = frozenset(stem.stem for stem, count in zip(question.words, counts, strict=True) if not count)
    return Weights(of, names & frozenset(of), nowhere)
