"""The shipped int8 weights back as a checkpoint to go on from.

    python -m retrieval.training.recover --out FILE [--second]

Word embeddings are the base's own, since no reader learns them; everything else is what int8 left of it (an F1 of 86.2
before and after, see DECISIONS). Knows how `export` fuses and names what it writes.
"""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from retrieval.readers.onnx_reader import SECOND_WEIGHTS, WEIGHTS
from retrieval.training.model import ReaderModel
from retrieval.training.statement_model import StatementModel

if TYPE_CHECKING:
    from onnx import GraphProto

PRODUCTS = ("attention.output.dense", "intermediate.dense", "output.dense")
"""The matrix products of a layer, in the graph's order; query, key and value are one node before them."""
Initialisers = dict[str, NDArray[np.float32]]
Model = TypeVar("Model", ReaderModel, StatementModel)


def recovered(path: Path) -> ReaderModel:
    """The first reader whose export the file is. Raises ValueError where the graph is not one of ours."""
    graph, weights = _read(path)
    heads = [node.input[1] for node in graph.node if node.op_type == "MatMul"]
    if len(heads) != 1:
        raise ValueError(f"{path}: not a first reader's graph; --second reads the other's")
    model = ReaderModel()
    named = _encoder(path, graph, weights, "", len(model.encoder.encoder.layer))
    return _with(model, named | {"head.weight": torch.from_numpy(weights[heads[0]].T.copy())}, weights)


def recovered_second(path: Path) -> StatementModel:
    """The second reader whose export the file is. Raises ValueError where the graph is not one of ours."""
    graph, weights = _read(path)
    model = StatementModel()
    named = _encoder(path, graph, weights, "reader.", len(model.reader.encoder.encoder.layer))
    return _with(model, named | {"out.weight": torch.from_numpy(weights["out.weight"].T.copy())}, weights)


def _read(path: Path) -> tuple["GraphProto", Initialisers]:
    import onnx
    from onnx import numpy_helper

    graph = onnx.load(str(path)).graph
    return graph, _whole({each.name: numpy_helper.to_array(each) for each in graph.initializer})


def _encoder(path: Path, graph: "GraphProto", weights: Initialisers, prefix: str, layers: int) -> dict[str, Tensor]:
    """The matrices of the layers under the model's names; what follows the layers is not among them."""
    products = [node.input[1] for node in graph.node if node.op_type == "MatMulInteger" and "out." not in node.input[1]]
    if len(products) != layers * len(PRODUCTS):
        raise ValueError(f"{path}: {len(products)} matrix products, not those of {layers} layers")
    named: dict[str, Tensor] = {}
    for layer in range(layers):
        named |= {prefix + name: tensor for name, tensor in _attention(weights, layer).items()}
        for part, product in zip(PRODUCTS, products[layer * len(PRODUCTS) :], strict=False):
            name = f"{prefix}encoder.encoder.layer.{layer}.{part}.weight"
            named[name] = torch.from_numpy(weights[product.removesuffix("_quantized")].T.copy())
    return named


def _with(model: Model, matrices: dict[str, Tensor], weights: Initialisers) -> Model:
    """The model with the matrices, the vectors that the graph names as the model does, and the base's embeddings."""
    (model.reader if isinstance(model, StatementModel) else model).load_base()
    named = model.state_dict()
    vectors = {name: torch.from_numpy(weights[name].copy()) for name in named if name in weights and "word" not in name}
    model.load_state_dict(named | vectors | matrices)
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
    parser.add_argument("--weights", type=Path, help="an exported file; the shipped one unless given")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--second", action="store_true", help="the second reader's")
    options = parser.parse_args()
    weights = options.weights or WEIGHTS / (SECOND_WEIGHTS if options.second else "reader.int8.onnx")
    model = recovered_second(weights) if options.second else recovered(weights)
    torch.save({"model": model.state_dict()}, options.out)


if __name__ == "__main__":
    main()
