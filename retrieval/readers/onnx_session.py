"""A network of ours in ONNX Runtime, on one thread: several run at a time."""

from pathlib import Path
from typing import TYPE_CHECKING

from index.embedding.silence import silence
from index.errors import UnknownModel

if TYPE_CHECKING:
    from onnxruntime import InferenceSession


def session_of(path: Path) -> "InferenceSession":
    """Raises UnknownModel where there is no such file."""
    silence()
    from onnxruntime import InferenceSession, SessionOptions

    if not path.exists():
        raise UnknownModel(f"reader: {path} is missing; install the program again")
    options = SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Without VNNI two products of bytes are added in 16 bits, which full-range weights overflow: exact, a fifth slower.
    options.add_session_config_entry("session.x64quantprecision", "1")
    # As one node, sums and norms are a quarter of a run; the weights have them apart (`training.export`).
    apart = ["SkipLayerNormFusion"]
    return InferenceSession(str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=apart)
