"""Two checkpoints of one model have a mean."""

import pytest
import torch

from retrieval.training.average import averaged


def test_each_weight_is_between_those_of_the_two() -> None:
    first = {"layer": torch.tensor([0.0, 2.0]), "steps": torch.tensor(3)}
    second = {"layer": torch.tensor([1.0, 4.0]), "steps": torch.tensor(9)}
    mean = averaged(first, second, 0.25)
    assert mean["layer"].tolist() == [0.25, 2.5]
    assert mean["steps"].item() == 9


def test_other_models_are_refused() -> None:
    with pytest.raises(ValueError, match="different models"):
        averaged({"layer": torch.zeros(2)}, {"layer": torch.zeros(3)}, 0.5)
