"""What a student is to say is part what its teacher says and part what is known."""

import pytest
import torch

from retrieval.readers.reader import Window
from retrieval.training.batches import tokenizer_cut_at
from retrieval.training.targets import GOLD, LONGEST, Target, Tokens, apart, beside, target, tokenised
from retrieval.training.wordings import Known

WINDOW = Window("Nine died.", "Mine at Velm", ((0, 10),))
TOKENIZER = tokenizer_cut_at(LONGEST)
NINE_DIED = Tokens((0,) * 9, 4, 5, ((0, 4), (5, 9), (9, 10)))


def reading(*values: float) -> torch.Tensor:
    """All four outputs alike, over the first token and the window's own."""
    return torch.tensor([[value] * 4 for value in values], dtype=torch.float32)


def unknown(taught: torch.Tensor) -> Target:
    """What is to be said where nobody has said what answers."""
    return target(taught, NINE_DIED, Known(WINDOW, None))


def test_where_nothing_is_known_the_teacher_is_right() -> None:
    taught = reading(-5, 3, 0, 0)
    same, other = (float(apart(unknown(taught), said, NINE_DIED)) for said in (taught, reading(4, -3, 0, 0)))
    assert other > same + 1
    assert unknown(taught).answers is None


def test_a_longer_question_may_cut_the_window() -> None:
    cut, by = Tokens((0,) * 9, 5, 6, ((0, 4), (5, 9))), unknown(reading(-5, 3, 0, 0))
    same, other = (float(apart(by, said, cut)) for said in (reading(-5, 3, 0), reading(4, -3, 0)))
    assert other > same + 1


def test_what_is_known_is_mixed_with_what_the_teacher_says() -> None:
    sure_of_none = reading(20, -20, -20, -20)
    wanted = target(sure_of_none, NINE_DIED, Known(WINDOW, ((0, 4),)))
    assert wanted.answers is True
    assert [round(float(p), 2) for p in wanted.start] == [round(1 - GOLD, 2), GOLD, 0, 0]
    assert [round(float(p), 2) for p in wanted.inside] == [1, GOLD, 0, 0]


def test_a_silent_window_and_a_denied_answer() -> None:
    silent = target(reading(-20, 20, -20, -20), NINE_DIED, Known(WINDOW, ()))
    assert silent.answers is False
    assert float(silent.start[0]) == pytest.approx(GOLD)
    denied = target(reading(-20, -20, -20, -20), NINE_DIED, Known(WINDOW, ((0, 9),), (True,)))
    assert [round(float(p), 2) for p in denied.denies[1:]] == [GOLD, GOLD, 0]
    assert denied.counts.tolist()[1:3] == [1, 1]


def test_an_answer_that_is_cut_off_is_not_taught() -> None:
    assert target(reading(1, 2, 3, 4), NINE_DIED, Known(WINDOW, ((5, 14),))).answers is None


def test_windows_that_answer_are_to_be_surer_than_those_that_do_not() -> None:
    taught = reading(0, 0, 0, 0)
    by = [target(taught, NINE_DIED, Known(WINDOW, answers)) for answers in (((0, 4),), (), None)]
    right, wrong = reading(5, 0, 0, 0), reading(-5, 0, 0, 0)
    assert float(beside([right, wrong, right], by)) < 0.01 < float(beside([wrong, right, wrong], by))
    assert float(beside([right, wrong], by[1:])) == 0


def test_a_window_whose_title_fills_all_is_left_out() -> None:
    tokens = tokenised("How many died?", WINDOW, TOKENIZER)
    assert tokens is not None
    assert [WINDOW.text[a:b] for a, b in tokens.ranges] == ["Nine", "died", "."]
    assert tokenised("How many died?", Window("Nine died.", "mine " * 400, ((0, 10),)), TOKENIZER) is None
