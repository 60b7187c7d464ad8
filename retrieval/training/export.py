"""Export a checkpoint: `python -m retrieval.training.export --checkpoint FILE --out DIR [--second]`.

Writes reader.fp32.onnx and reader.int8.onnx (dynamic quantisation of the weights, per channel); measure.py decides
between them and writes the manifest. With `--second`, a second reader's checkpoint: second.fp32.onnx and .int8.onnx.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import torch

from retrieval.training.model import load_checkpoint
from retrieval.training.statement_model import INPUTS, load_statement_model

if TYPE_CHECKING:
    from onnx import ModelProto
    from torch import nn


def export_fp32(model: "nn.Module", path: Path, inputs: Sequence[str], outputs: Sequence[str]) -> None:
    """Trace the model with free batch and length; attention, layer norms and GELU become one node each.

    The first three inputs are ids, the others of the words' shape as well.
    """
    from onnxruntime.transformers.fusion_options import FusionOptions
    from onnxruntime.transformers.optimizer import optimize_model

    given = tuple(torch.ones(2, 16, dtype=torch.int64 if n < 3 else torch.float32) for n, _ in enumerate(inputs))
    raw = path.with_suffix(".raw.onnx")
    axes = {name: {0: "batch", 1: "length"} for name in (*inputs, *outputs)}
    if len(outputs) == 1:
        axes[outputs[0]] = {0: "batch"}
    with torch.no_grad():
        torch.onnx.export(
            model,
            given,
            str(raw),
            input_names=list(inputs),
            output_names=list(outputs),
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
    fused = optimize_model(
        str(raw), "bert", num_heads=12, hidden_size=384, opt_level=0, optimization_options=FusionOptions("bert")
    )
    fused.save_model_to_file(str(path))
    print(fused.get_fused_operator_statistics())
    raw.unlink()


def with_norms_apart(model: "ModelProto") -> "ModelProto":
    """The fused model with each sum and its layer norm as nodes of their own.

    ONNX Runtime's one node for both takes 250 us for 80 tokens of 384, the two take 40. Attention is only found by its
    optimiser behind the one node, so they are parted afterwards.
    """
    from onnx import helper

    nodes = []
    for number, node in enumerate(model.graph.node):
        if node.op_type != "SkipLayerNormalization":
            nodes.append(node)
            continue
        first, second, weight, shift, *bias = node.input
        if bias:
            nodes.append(helper.make_node("Add", [first, bias[0]], [f"biased_{number}"]))
            first = f"biased_{number}"
        nodes.append(helper.make_node("Add", [first, second], [f"summed_{number}"]))
        epsilon = next(given.f for given in node.attribute if given.name == "epsilon")
        given = [f"summed_{number}", weight, shift]
        nodes.append(helper.make_node("LayerNormalization", given, [node.output[0]], axis=-1, epsilon=epsilon))
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    return model


def export_int8(fp32: Path, path: Path, kept: tuple[str, ...]) -> None:
    """Quantise the weights of all matrix products and embeddings but those whose node name contains one of `kept`."""
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    names = [node.name for node in onnx.load(str(fp32)).graph.node]
    excluded = [name for name in names if any(part in name for part in kept)]
    quantize_dynamic(
        fp32,
        path,
        per_channel=True,
        weight_type=QuantType.QInt8,
        nodes_to_exclude=excluded,
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
    )
    onnx.save(with_norms_apart(onnx.load(str(path))), str(path))


def main() -> None:
    """Export both forms."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--keep", nargs="*", default=["head", "out/"])
    parser.add_argument("--second", action="store_true", help="it is a second reader's")
    parser.add_argument("--stretch", type=float, default=1.0, help="multiply a second reader's log odds")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    name = "second" if options.second else "reader"
    fp32 = options.out / f"{name}.fp32.onnx"
    if options.second:
        model = load_statement_model(options.checkpoint)
        with torch.no_grad():
            for part in model.out.parameters():
                part.mul_(options.stretch)
        export_fp32(model, fp32, INPUTS, ["weight"])
    else:
        export_fp32(load_checkpoint(options.checkpoint), fp32, INPUTS[:3], ["start", "end", "inside", "denies"])
    export_int8(fp32, options.out / f"{name}.int8.onnx", tuple(options.keep))


if __name__ == "__main__":
    main()
