"""Export a checkpoint: `python -m retrieval.training.export --checkpoint FILE --out DIR`.

Writes reader.fp32.onnx and reader.int8.onnx (dynamic quantisation of the weights, per channel); measure.py decides
between them and writes the manifest.
"""

import argparse
from pathlib import Path

import torch

from retrieval.training.model import ReaderModel, load_checkpoint


def export_fp32(model: ReaderModel, path: Path) -> None:
    """Trace the model with free batch and length; attention, layer norms and GELU become one node each."""
    from onnxruntime.transformers.fusion_options import FusionOptions
    from onnxruntime.transformers.optimizer import optimize_model

    ids = torch.ones(2, 16, dtype=torch.int64)
    raw = path.with_suffix(".raw.onnx")
    names = ["input_ids", "attention_mask", "token_type_ids"]
    outputs = ["start", "end", "inside", "denies"]
    axes = {name: {0: "batch", 1: "length"} for name in names + outputs}
    with torch.no_grad():
        torch.onnx.export(
            model,
            (ids, ids, ids),
            str(raw),
            input_names=names,
            output_names=outputs,
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


def main() -> None:
    """Export both forms."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--keep", nargs="*", default=["head"])
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    fp32 = options.out / "reader.fp32.onnx"
    export_fp32(load_checkpoint(options.checkpoint), fp32)
    export_int8(fp32, options.out / "reader.int8.onnx", tuple(options.keep))


if __name__ == "__main__":
    main()
