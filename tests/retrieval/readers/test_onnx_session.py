"""Products of bytes are exact on every processor: what a reader says does not depend on whose machine it runs."""

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from retrieval.readers.onnx_session import session_of

DEPTH, WIDTH, MOST, HIGHEST = 64, 16, 255, 127


def test_a_sum_of_the_largest_products_does_not_overflow(tmp_path: Path) -> None:
    onnx.save(_product(), str(tmp_path / "product.onnx"))
    given = np.ones((3, DEPTH), dtype=np.float32)  # quantised to 255 each
    (products,) = session_of(tmp_path / "product.onnx").run(None, {"given": given})
    assert products.tolist() == [[MOST * HIGHEST * DEPTH] * WIDTH] * 3


def _product() -> onnx.ModelProto:
    weights = {
        "weights": np.full((DEPTH, WIDTH), HIGHEST, dtype=np.int8),
        "weights_zero": np.zeros(WIDTH, dtype=np.int8),
    }
    nodes = [
        helper.make_node("DynamicQuantizeLinear", ["given"], ["bytes", "scale", "zero"]),
        helper.make_node("MatMulInteger", ["bytes", "weights", "zero", "weights_zero"], ["products"]),
    ]
    graph = helper.make_graph(
        nodes,
        "product",
        [helper.make_tensor_value_info("given", TensorProto.FLOAT, ["rows", DEPTH])],
        [helper.make_tensor_value_info("products", TensorProto.INT32, ["rows", WIDTH])],
        [numpy_helper.from_array(values, name) for name, values in weights.items()],
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
