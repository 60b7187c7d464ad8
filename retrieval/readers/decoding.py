"""From a model's token logits to the spans of a window.

Knows logits, offsets and sentence borders; does not know which model made them or what the question was.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from retrieval.readers.reader import ReadSpan, Window

LONGEST_SPAN = 30  # tokens; 99 % of the training answers are shorter
PER_SENTENCE = 2


@dataclass(frozen=True, slots=True)
class TokenLogits:
    """One run of the model over a window or a piece of it.

    `offsets` are half-open ranges in the window's text, one a readable token, in order; `start`, `end` and `inside`
    (float32, one a readable token) their logits; `none` is the logit of "no answer" (start plus end); `window` that of
    "the window answers", `denies` (as `inside`) those of "this answer says no". A model without these heads leaves them
    out.
    """

    offsets: NDArray[np.int64]
    start: NDArray[np.float32]
    end: NDArray[np.float32]
    none: float
    inside: NDArray[np.float32] | None = None
    window: float = 0.0
    denies: NDArray[np.float32] | None = None


@dataclass(frozen=True, slots=True)
class Calibration:
    """Logistic regression from a span's evidence to the probability that its sentence answers (Platt 1999).

    Weights of: one, the span's score, the window's logit, the mean `inside` logit of the span's tokens. The default is
    for a model of whose scores nothing is known but their sign.
    """

    bias: float = 0.0
    score: float = 0.5
    window: float = 0.0
    inside: float = 0.0

    def probability(self, score: float, window: float, inside: float) -> float:
        """The probability, 0 to 1."""
        logit = self.bias + self.score * score + self.window * window + self.inside * inside
        return 1 / (1 + math.exp(-max(-60.0, min(60.0, logit))))


def spans_of(window: Window, runs: Sequence[TokenLogits], calibration: Calibration) -> tuple[ReadSpan, ...]:
    """At most two spans a sentence, disjoint, none across its border; the most probable first, ties by place."""
    chosen: list[ReadSpan] = []
    for number, (start, end) in enumerate(window.sentences):
        found: list[ReadSpan] = []
        for run in runs:
            found.extend(_best(run, number, start, end, calibration))
        kept: list[ReadSpan] = []
        for span in sorted(found, key=_order):
            if len(kept) < PER_SENTENCE and all(span.end <= other.start or other.end <= span.start for other in kept):
                kept.append(span)
        chosen.extend(kept)
    return tuple(sorted(chosen, key=_order))


def _order(span: ReadSpan) -> tuple[float, float, int, int]:
    return (-span.answers, -span.score, span.start, span.end)


def _best(run: TokenLogits, number: int, start: int, end: int, calibration: Calibration) -> list[ReadSpan]:
    """The best span of the run's tokens that lie whole inside the sentence, and the best of those disjoint from it."""
    first = int(np.searchsorted(run.offsets[:, 0], start))
    last = int(np.searchsorted(run.offsets[:, 1], end, side="right"))
    size = last - first
    if size <= 0:
        return []
    sums = run.start[first:last, None].astype(np.float64) + run.end[None, first:last]
    sums[_no_span(size)] = -np.inf
    spans: list[ReadSpan] = []
    for _ in range(PER_SENTENCE):
        at = int(np.argmax(sums))
        left, right = divmod(at, size)
        if sums[left, right] == -np.inf:
            break
        spans.append(_span(run, number, first + left, first + right, float(sums[left, right]) - run.none, calibration))
        sums[: right + 1, left:] = -np.inf
    return spans


@lru_cache(maxsize=512)
def _no_span(size: int) -> NDArray[np.bool_]:
    """Where a first token (row) and a last one (column) make no span: backwards, or a longer one than any answer."""
    rows, columns = np.indices((size, size))
    return (columns < rows) | (columns >= rows + LONGEST_SPAN)


def _span(run: TokenLogits, number: int, left: int, right: int, score: float, calibration: Calibration) -> ReadSpan:
    inside = 0.0 if run.inside is None else float(np.mean(run.inside[left : right + 1], dtype=np.float64))
    answers = calibration.probability(score, run.window, inside)
    denies = None if run.denies is None else float(np.mean(run.denies[left : right + 1], dtype=np.float64))
    return ReadSpan(number, int(run.offsets[left, 0]), int(run.offsets[right, 1]), score, answers, denies)
