"""Token targets: several people's borders of one answer share it, several answers do not. Questions stay together."""

import math
import random
from itertools import pairwise

import numpy as np
import torch

from retrieval.training.batches import Encoded, by_question, collate
from retrieval.training.train import beside_others


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


def _asked(question: str, size: int, answers: tuple[tuple[int, int], ...] = ()) -> Encoded:
    return Encoded(np.arange(size, dtype=np.int32), second=1, first=2, answers=answers, question=question)


def test_the_windows_of_a_question_share_a_batch_and_none_is_lost() -> None:
    examples = [_asked(f"q{n % 7}", 8 + n % 3, ((3, 4),) if n < 7 else ()) for n in range(40)]
    made = list(by_question(examples, 10 * 12, random.Random(1)))
    assert sorted(id(each) for batch in made for each in batch) == sorted(id(each) for each in examples)
    assert all(len(batch) * max(len(each.ids) for each in batch) <= 120 for batch in made)
    order = [each.question for batch in made for each in batch]
    assert len({*order}) == 1 + sum(one != other for one, other in pairwise(order))


def test_a_question_that_outgrows_the_budget_is_cut_and_what_answers_comes_first() -> None:
    examples = [*(_asked("q", 10) for _ in range(9)), _asked("q", 10, ((3, 4),))]
    made = list(by_question(examples, 40, random.Random(2)))
    assert [len(batch) for batch in made] == [4, 4, 2]
    assert made[0][0].answers


def test_choosing_among_a_question_s_windows_costs_what_the_softmax_says() -> None:
    logits = torch.tensor([2.0, 0.0, 1.0, 5.0, -3.0])
    loss = beside_others(logits, torch.tensor([1.0, 0.0, 0.0, 1.0, 0.0]), torch.tensor([0, 0, 0, 1, 2]))
    assert math.isclose(float(loss), math.log(sum(map(math.exp, (2.0, 0.0, 1.0)))) - 2.0, rel_tol=1e-5)
    assert float(beside_others(logits, torch.ones(5), torch.zeros(5, dtype=torch.int64))) == 0.0
