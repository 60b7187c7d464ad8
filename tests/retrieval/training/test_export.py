"""What ships computes what the network does, however its nodes are cut."""

from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper
from onnxruntime import InferenceSession

from retrieval.training.export import with_norms_apart

WIDTH = 8


@pytest.mark.parametrize("biased", [True, False])
def test_sums_and_norms_apart_give_what_they_gave_as_one_node(tmp_path: Path, biased: bool) -> None:
    whole = _normed(biased)
    parted = with_norms_apart(onnx.ModelProto.FromString(whole.SerializeToString()))
    rng = np.random.default_rng(3)
    given = {name: rng.standard_normal((2, 5, WIDTH)).astype(np.float32) for name in ("first", "second")}
    outputs = []
    for name, model in (("whole", whole), ("parted", parted)):
        onnx.save(model, str(tmp_path / name))
        session = InferenceSession(
            str(tmp_path / name), providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
        )
        outputs.append(session.run(None, given)[0])
    assert "SkipLayerNormalization" not in {node.op_type for node in parted.graph.node}
    assert np.abs(outputs[0]).max() > 0.5
    np.testing.assert_allclose(outputs[0], outputs[1], atol=1e-5)


def _normed(biased: bool) -> onnx.ModelProto:
    rng = np.random.default_rng(1)
    names = ["weight", "shift", *(["bias"] if biased else [])]
    node = helper.make_node(
        "SkipLayerNormalization", ["first", "second", *names], ["normed"], domain="com.microsoft", epsilon=1e-12
    )
    shape = ["texts", "tokens", WIDTH]
    graph = helper.make_graph(
        [node],
        "normed",
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name in ("first", "second")],
        [helper.make_tensor_value_info("normed", TensorProto.FLOAT, shape)],
        [numpy_helper.from_array(rng.standard_normal(WIDTH).astype(np.float32), name) for name in names],
    )
    versions = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
    return helper.make_model(graph, opset_imports=versions, ir_version=9)
