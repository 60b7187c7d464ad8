"""A sentence-transformers model as an ONNX graph, traced by torch, and its weights in a file beside it.

It does not know where models are kept or whether what it wrote says the same.
"""

import warnings
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from index.embedding.silence import silence

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

GRAPH, WEIGHTS = "model.onnx", "model.weights"
LEAST_APART = 1024  # bytes of a tensor that is kept among the weights
OPSET = 17
# Different lengths, so that the export cannot have frozen one; compared with the model's own vectors.
PROBES = (
    "Two probes.",
    "The second is longer, with a number (12) and a name from Öland, so that padding counts.",
)


def write_onnx(model: "SentenceTransformer", folder: Path) -> tuple[str, ...]:
    """The graph from token ids to unit vectors, and its weights; gives the names of its inputs."""
    with TemporaryDirectory(dir=folder) as traced:
        names = _trace(model, Path(traced) / GRAPH)
        _with_weights_apart(Path(traced) / GRAPH, folder / GRAPH)
    return names


def _with_weights_apart(whole: Path, graph: Path) -> None:
    """The graph with its weights in a file beside it, which is mapped into memory instead of read and copied: 80 ms
    instead of 180 until it is ready, and the same vectors to the bit."""
    silence()
    from onnxruntime import GraphOptimizationLevel, InferenceSession, SessionOptions

    options = SessionOptions()
    options.graph_optimization_level = GraphOptimizationLevel.ORT_ENABLE_BASIC  # what suits every processor
    options.optimized_model_filepath = str(graph)
    options.add_session_config_entry("session.optimized_model_external_initializers_file_name", WEIGHTS)
    options.add_session_config_entry(
        "session.optimized_model_external_initializers_min_size_in_bytes", str(LEAST_APART)
    )
    InferenceSession(str(whole), options, providers=["CPUExecutionProvider"])


def _trace(model: "SentenceTransformer", path: Path) -> tuple[str, ...]:
    """From token ids to unit vectors in one graph, whatever pooling the model has."""
    import torch

    class Whole(torch.nn.Module):
        def __init__(self, names: Sequence[str]) -> None:
            super().__init__()
            self.model, self.names = model.eval(), names

        def forward(self, *tensors: torch.Tensor) -> torch.Tensor:
            embedding = self.model(dict(zip(self.names, tensors, strict=True)))["sentence_embedding"]
            return torch.nn.functional.normalize(embedding, dim=1)

    features = model.tokenizer(
        list(PROBES), padding=True, truncation=True, max_length=model.max_seq_length, return_tensors="pt"
    )
    names = tuple(name for name in ("input_ids", "attention_mask", "token_type_ids") if name in features)
    axes = {name: {0: "texts", 1: "tokens"} for name in names} | {"embedding": {0: "texts"}}
    with torch.no_grad(), warnings.catch_warnings():
        # The tracing exporter is the one that needs no further package; it warns of its age and of every branch.
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Whole(names), tuple(features[name] for name in names), str(path), input_names=list(names),
            output_names=["embedding"], dynamic_axes=axes, opset_version=OPSET, dynamo=False,
        )  # fmt: skip
    return names
