"""Embedding many passages: ONNX Runtime for the first ones, then the model itself in bfloat16 where the CPU has it.

Importing torch takes seconds, which a few articles would never earn back; a large archive does within a minute.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.embedding.encoder import Encoder, OnnxEncoder, Run
from index.embedding.export import load
from index.embedding.model import ModelFiles, find_model
from index.manifest import ModelId

# On two cores a passage takes 24 ms in ONNX Runtime and 14 in bfloat16, and importing torch 7 s: even after 700.
# What an archive of a thousand passages would gain is not worth a gigabyte of memory.
SWITCH_AFTER = 1_000
# torch keeps a plan for every shape that it has seen: with any length 1.6 GB and growing, so 0.6.
TOKEN_STEP = 16


class BulkEncoder:
    """Vectors of the same model as `first`, to within 0.0002 of the cosine once it has switched."""

    def __init__(self, first: OnnxEncoder, files: ModelFiles, switch_after: int = SWITCH_AFTER) -> None:
        self._first = first
        self._files = files
        self._left = switch_after
        self._run: Run | None = None

    @property
    def model(self) -> ModelId:
        """Which model, by its files' hash."""
        return self._first.model

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self._first.dimension

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Shape (len(texts), dimension), rows of length 1."""
        if self._run is None and self._left <= 0 and has_bfloat16():
            self._run = bfloat16(self._files)
        self._left -= len(texts)
        return self._first.encode(texts) if self._run is None else self._first.encode_with(texts, self._run, TOKEN_STEP)


def for_many(encoder: Encoder) -> Encoder:
    """The encoder to add or rebuild with: the faster one behind an exported model, any other as it is."""
    if not isinstance(encoder, OnnxEncoder):
        return encoder
    return BulkEncoder(encoder, find_model(encoder.model.name))


def has_bfloat16() -> bool:
    """Whether this CPU multiplies bfloat16 in hardware; elsewhere it is slower than float32."""
    try:
        flags = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return any(flag in flags for flag in (" avx512_bf16", " amx_bf16", " bf16"))


def bfloat16(files: ModelFiles) -> Run:
    """The transformer in bfloat16, one thread a call; what follows in float32, where rounding would cost the most."""
    import torch

    torch.set_num_threads(1)
    model = load(files).eval()
    transformer, *rest = list(model)
    transformer.to(torch.bfloat16)

    def run(inputs: dict[str, NDArray[np.int64]]) -> NDArray[np.float32]:
        with torch.inference_mode():
            features = transformer({name: torch.from_numpy(values) for name, values in inputs.items()})
            features["token_embeddings"] = features["token_embeddings"].float()
            for module in rest:
                features = module(features)
            rows: NDArray[np.float32] = torch.nn.functional.normalize(features["sentence_embedding"], dim=1).numpy()
        return rows

    return run
