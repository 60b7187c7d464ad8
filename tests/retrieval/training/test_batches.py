"""Token targets: several people's borders of one answer share it, several answers do not."""

import numpy as np

from retrieval.training.batches import Encoded, collate


def _encoded(answers: tuple[tuple[int, int], ...], denied: tuple[bool, ...] = ()) -> Encoded:
    return Encoded(np.arange(10, dtype=np.int32), second=3, first=4, answers=answers, denied=denied)


def test_two_answers_of_a_question_are_both_wholly_inside() -> None:
    batch = collate([_encoded(((4, 5), (7, 7)))])
    assert batch.inside[0].tolist() == [1, 0, 0, 0, 1, 1, 0, 1, 0, 0]
    assert batch.start[0, 4] == batch.start[0, 7] == 0.5


def test_two_borders_of_one_answer_share_it() -> None:
    batch = collate([_encoded(((4, 6), (4, 4)))])
    assert batch.inside[0].tolist() == [1, 0, 0, 0, 1, 0.5, 0.5, 0, 0, 0]


def test_only_the_words_of_yes_and_no_answers_are_judged() -> None:
    batch = collate([_encoded(((4, 5), (7, 8)), (False, True)), _encoded(((4, 5),))])
    assert batch.judged[0].tolist() == [0, 0, 0, 0, 1, 1, 0, 1, 1, 0]
    assert batch.denies[0].tolist() == [0, 0, 0, 0, 0, 0, 0, 1, 1, 0]
    assert not batch.judged[1].any()
