"""Text to unit vectors by ONNX Runtime; the model was exported once from sentence-transformers.

It imports no torch: a question must be embedded a few hundred milliseconds after the process starts.
"""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.embedding.export import cache_folder, exported, read_exported
from index.embedding.model import find_model
from index.embedding.silence import silence
from index.embedding.tracing import GRAPH
from index.manifest import ModelId

# One thread of the reference machine: 45 passages/s at 1,536 tokens a batch; 30 at 6,144, which outgrow the cache.
BATCH_TOKENS = 1_536

Run = Callable[[dict[str, NDArray[np.int64]]], NDArray[np.float32]]
"""An engine: vectors of shape (texts, dimension) for the model's inputs, each of shape (texts, tokens)."""


class Encoder(Protocol):
    """Turns text into unit vectors of a named model."""

    @property
    def model(self) -> ModelId:
        """Which model, by its files' hash."""
        ...

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        ...

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Shape (len(texts), dimension), rows of length 1; truncates as its sentence-transformers model does."""
        ...


class OnnxEncoder:
    """An exported model; as many batches at a time as `threads`, None for all that this process may use."""

    def __init__(self, folder: Path, threads: int | None = None) -> None:
        silence()
        import onnxruntime
        from tokenizers import Tokenizer

        self._about = read_exported(folder)
        self.threads = threads or available_threads()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        # Threads that spin between batches take the cores from whoever shares the machine.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(str(folder / GRAPH), options, providers=["CPUExecutionProvider"])
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(self._about.max_tokens)
        self._tokenizer.no_padding()
        self._pool = ThreadPoolExecutor(self.threads, thread_name_prefix="encoder")

    @property
    def model(self) -> ModelId:
        """Which model, by its files' hash."""
        return self._about.model

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self._about.dimension

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Shape (len(texts), dimension), rows of length 1; truncates as the sentence-transformers model does."""
        return self.encode_with(texts, self._run)

    def encode_with(self, texts: Sequence[str], run: Run, step: int = 1) -> NDArray[np.float32]:
        """As `encode`, by another engine, which several threads call; `step`: it gets multiples of so many tokens."""
        tokens = self._tokens(texts)
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)

        def fill(batch: list[int]) -> None:
            vectors[batch] = run(self._inputs([tokens[i] for i in batch], step))

        lengths = [len(ids) for ids in tokens]
        share = -(-sum(lengths) // self.threads)
        groups = batches(lengths, min(BATCH_TOKENS, share))
        # Two threads on two batches embed a sixth more than two on one (86 passages a second, 74).
        list(self._pool.map(fill, reversed(groups)) if len(groups) > 1 else map(fill, groups))
        return vectors

    def _tokens(self, texts: Sequence[str]) -> list[list[int]]:
        prepared = [self._about.prompt + text.strip() for text in texts]
        if self._about.lower_case:
            prepared = [text.lower() for text in prepared]
        return [encoding.ids for encoding in self._tokenizer.encode_batch(prepared)]

    def _run(self, inputs: dict[str, NDArray[np.int64]]) -> NDArray[np.float32]:
        found: NDArray[np.float32] = self._session.run(None, inputs)[0]
        return found

    def _inputs(self, tokens: Sequence[Sequence[int]], step: int) -> dict[str, NDArray[np.int64]]:
        longest = max(len(ids) for ids in tokens)
        shape = (len(tokens), max(longest, min(-(-longest // step) * step, self._about.max_tokens)))
        ids = np.full(shape, self._about.pad_id, dtype=np.int64)
        mask = np.zeros(shape, dtype=np.int64)
        for row, own in enumerate(tokens):
            ids[row, : len(own)] = own
            mask[row, : len(own)] = 1
        inputs = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros(shape, dtype=np.int64)}
        return {name: inputs[name] for name in self._about.inputs}


def batches(lengths: Sequence[int], budget: int) -> list[list[int]]:
    """Positions grouped by like length, so that padding costs little; each group within the budget, or a single one."""
    groups: list[list[int]] = []
    for position in sorted(range(len(lengths)), key=lambda i: (lengths[i], i)):
        # In ascending order the newcomer is the longest, and all are padded to it.
        if groups and (len(groups[-1]) + 1) * lengths[position] <= budget:
            groups[-1].append(position)
        else:
            groups.append([position])
    return groups


def open_encoder(
    name: str | None = None,
    cache: Path | None = None,
    threads: int | None = None,
    making: Callable[[], None] | None = None,
) -> OnnxEncoder:
    """The encoder of a model: the embedded one for None. The first time it exports it, after calling `making`.

    Raises UnknownModel.
    """
    return OnnxEncoder(exported(find_model(name), cache or cache_folder(), making), threads)


def available_threads() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
