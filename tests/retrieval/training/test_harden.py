"""What a reader is sure of is mostly left out of its next training."""

import random
from collections.abc import Sequence

from retrieval.readers.reader import ReadSpan, Window
from retrieval.training.example import Example
from retrieval.training.harden import hard


class _Doubting:
    """Holds a window that has "maybe" for an answer with one in ten, any other with one in a thousand."""

    def read(self, question: str, windows: Sequence[Window]) -> list[tuple[ReadSpan, ...]]:
        return [(ReadSpan(0, 0, 4, 0.0, 0.1 if "maybe" in w.text else 0.001),) for w in windows]


def example(text: str, answers: tuple[tuple[int, int], ...] = ()) -> Example:
    return Example("How many gulls?", "", text, answers, "kind", "group")


def test_answers_and_doubtful_windows_stay_and_a_share_of_the_rest() -> None:
    right, doubtful = example("Nine gulls.", ((0, 4),)), example("Some, maybe, came.")
    easy = [example(f"Rain fell on day {number}.") for number in range(400)]
    left = hard([right, *easy, doubtful], _Doubting(), random.Random(1))
    assert left[0] == right
    assert left[-1] == doubtful
    assert 30 < len(left) - 2 < 100
    assert [e for e in easy if e in left] == left[1:-1]
