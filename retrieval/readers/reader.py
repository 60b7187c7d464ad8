"""The seam between sentences and spans: what a reader is given and what it gives back.

A reader knows one question and some windows of text; it does not know articles, days, outlets or other windows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

RAREST = 0.002
"""A reader's probabilities are clipped this near to 0 and to 1 before their odds are taken."""


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of one article that is read at once: one sentence or a few that follow one another.

    `context` (title and day) is put before the text and never quoted. `sentences` are half-open ranges in code
    points within `text`, in order and without overlap.
    """

    text: str
    context: str
    sentences: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class ReadSpan:
    """A stretch of a window that may answer: `text[start:end]`, inside sentence number `sentence`.

    `score` is the span's logit minus the no-answer logit (comparable within one question); `answers` the calibrated
    probability, 0 to 1, that this sentence answers the question with this span. `denies`, for yes/no questions: log
    odds that it says no; None from a reader that cannot tell.
    """

    sentence: int
    start: int
    end: int
    score: float
    answers: float
    denies: float | None = None


class Reader(Protocol):
    """Finds answering spans. Same question and windows: same spans, whatever the batching."""

    def read(self, question: str, windows: Sequence[Window]) -> list[tuple[ReadSpan, ...]]:
        """Per window its spans, best first: at most two a sentence, none that crosses a sentence's border."""
        ...
