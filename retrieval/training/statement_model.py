"""The second reader as a network: MiniLM, and one number from the first token's state and the mean of the value's."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import numpy as np
import torch
from torch import Tensor, nn

from retrieval.readers.statement import StatementInput
from retrieval.training.model import ReaderModel

INPUTS = ("input_ids", "attention_mask", "token_type_ids", "marked")


class StatementModel(nn.Module):
    """Begins as the first reader, with no opinion."""

    def __init__(self) -> None:
        super().__init__()
        self.reader = ReaderModel()
        self.out = nn.Linear(2 * self.reader.head.in_features, 1)
        nn.init.zeros_(self.out.weight)
        nn.init.zeros_(self.out.bias)

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor, marked: Tensor) -> Tensor:
        """Log odds (batch,) of inputs of shape (batch, length) each."""
        given = {"input_ids": input_ids, "attention_mask": attention_mask, "token_type_ids": token_type_ids}
        states = self.reader.encoder(**given).last_hidden_state
        value = (states * marked.unsqueeze(-1)).sum(1) / marked.sum(1, keepdim=True).clamp(min=1)
        weights: Tensor = self.out(torch.cat([states[:, 0], value], -1)).squeeze(-1)
        return weights


@dataclass(frozen=True, slots=True)
class StatementBatch:
    """Padded tensors of shape (batch, length)."""

    ids: Tensor
    mask: Tensor
    types: Tensor
    marked: Tensor

    def all(self) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """In the order of `INPUTS`."""
        return self.ids, self.mask, self.types, self.marked


def padded(inputs: Sequence[StatementInput]) -> StatementBatch:
    """All in one batch, as long as the longest."""
    shape = (len(inputs), max(given.ids.size for given in inputs))
    ids, mask, types = (np.zeros(shape, np.int64) for _ in range(3))
    marked = np.zeros(shape, np.float32)
    for row, given in enumerate(inputs):
        size = given.ids.size
        ids[row, :size], mask[row, :size], types[row, :size] = given.ids[0], 1, given.types[0]
        marked[row, :size] = given.marked[0]
    return StatementBatch(*(torch.from_numpy(array) for array in (ids, mask, types, marked)))


def load_statement_model(path: Path) -> StatementModel:
    """A checkpoint of `rereading`, ready to read."""
    model = StatementModel()
    state = cast(dict[str, dict[str, Tensor]], torch.load(path, map_location="cpu", weights_only=True))
    model.load_state_dict(state["model"])
    return model.eval()
