"""Average two checkpoints: `python -m retrieval.training.average --first FILE --second FILE --share 0.7 --out FILE`.

A run that goes on from another's weights and their mean err differently: the mean is often better on what neither has
seen (Wortsman et al. 2022, Model soups).
"""

import argparse
from pathlib import Path

import torch
from torch import Tensor


def averaged(first: dict[str, Tensor], second: dict[str, Tensor], share: float) -> dict[str, Tensor]:
    """`share` of the second model's weights and the rest of the first's; what is no fraction is the second's.

    Raises ValueError where they are not of one shape.
    """
    if {k: v.shape for k, v in first.items()} != {k: v.shape for k, v in second.items()}:
        raise ValueError("two checkpoints of different models cannot be averaged")
    return {
        name: torch.lerp(first[name], weights, share) if weights.is_floating_point() else weights
        for name, weights in second.items()
    }


def main() -> None:
    """Write the mean as a checkpoint that `retrieval.training.export` and `train --start` read."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--first", type=Path, required=True)
    parser.add_argument("--second", type=Path, required=True)
    parser.add_argument("--share", type=float, default=0.7, help="of the second's weights, 0 to 1")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    one, two = (
        torch.load(path, map_location="cpu", weights_only=True)["model"] for path in (options.first, options.second)
    )
    torch.save({"model": averaged(one, two, options.share)}, options.out)


if __name__ == "__main__":
    main()
