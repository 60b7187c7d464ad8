"""The shipped int8 weights back as a checkpoint to go on from: `python -m retrieval.training.recover --out FILE`.

Word embeddings are the base's own, since no reader learns them; everything else is what int8 left of it (an F1 of 86.2
before and after, see DECISIONS). Knows how `export` fuses and names what it writes.
"""

import argparse
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from retrieval.onnx_reader import WEIGHTS
from retrieval.training.model import ReaderModel

PRODUCTS = ("attention.output.dense", "intermediate.dense", "output.dense")
"""The matrix products of a layer, in the graph's order; query, key and value are one node before them."""
Initialisers = dict[str, NDArray[np.float32]]


def recovered(path: Path) -> ReaderModel:
    """The model whose export the file is. Raises ValueError where the graph is not one of ours."""
    import onnx
    from onnx import numpy_helper

    graph = onnx.load(str(path)).graph
    stored = {each.name: numpy_helper.to_array(each) for each in graph.initializer}
    products = [node.input[1] for node in graph.node if node.op_type == "MatMulInteger"]
    (head,) = [node.input[1] for node in graph.node if node.op_type == "MatMul"]
    model = ReaderModel()
    layers = len(model.encoder.encoder.layer)
    if len(products) != layers * len(PRODUCTS):
        raise ValueError(f"{path}: {len(products)} matrix products, not those of {layers} layers")
    model.load_base()
    weights = _whole(stored)
    named = model.state_dict()
    named |= {name: torch.from_numpy(weights[name].copy()) for name in named if name in weights and "word" not in name}
    for layer in range(layers):
        named |= _attention(weights, layer)
        for part, product in zip(PRODUCTS, products[layer * len(PRODUCTS) :], strict=False):
            name = product.removesuffix("_quantized")
            named[f"encoder.encoder.layer.{layer}.{part}.weight"] = torch.from_numpy(weights[name].T.copy())
    named["head.weight"] = torch.from_numpy(weights[head].T.copy())
    model.load_state_dict(named)
    return model


def _whole(stored: dict[str, NDArray[np.generic]]) -> Initialisers:
    """Every tensor by its name before quantisation, as float32: (q - zero) * scale, by column where scales are."""
    whole: Initialisers = {}
    for name, values in stored.items():
        plain = name.removesuffix("_quantized")
        if plain != name:
            zero = stored[f"{plain}_zero_point"].astype(np.float32)
            whole[plain] = (values.astype(np.float32) - zero) * stored[f"{plain}_scale"].astype(np.float32)
        elif values.dtype == np.float32:
            whole[name] = values.astype(np.float32)
    return whole


def _attention(weights: Initialisers, layer: int) -> dict[str, Tensor]:
    joined, bias = weights[f"Attention_{layer}_qkv_weight"], weights[f"Attention_{layer}_qkv_bias"]
    parts = zip(("query", "key", "value"), np.split(joined, 3, axis=1), np.split(bias, 3), strict=True)
    found: dict[str, Tensor] = {}
    for name, weight, offset in parts:
        place = f"encoder.encoder.layer.{layer}.attention.self.{name}"
        found |= {
            f"{place}.weight": torch.from_numpy(weight.T.copy()),
            f"{place}.bias": torch.from_numpy(offset.copy()),
        }
    return found


def main() -> None:
    """Write the checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, default=WEIGHTS / "reader.int8.onnx")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    torch.save({"model": recovered(options.weights).state_dict()}, options.out)


if __name__ == "__main__":
    main()
