"""Leave out most of what a reader is sure of: `python -m retrieval.training.harden --examples FILE... --out DIR`.

Windows that answer all stay, and those that the shipped reader might take for an answer; of the others a share does, so
that what it knows is not forgotten. Three fifths of the examples are left, and a pass of training takes as much less.
"""

import argparse
import random
from collections.abc import Sequence
from pathlib import Path

from retrieval.readers.onnx_reader import embedded_reader
from retrieval.readers.reader import Reader
from retrieval.training.example import Example, read_examples, write_examples
from retrieval.training.measure import window_of

SURE = 0.02
"""Below this probability of an answer a window without one teaches little."""
SHARE = 0.15


def hard(examples: Sequence[Example], reader: Reader, rng: random.Random) -> list[Example]:
    """The examples that answer or that the reader doubts, and a `SHARE` of the rest, in order."""
    return [e for e in examples if e.answers or _doubt(e, reader) >= SURE or rng.random() < SHARE]


def _doubt(example: Example, reader: Reader) -> float:
    spans = reader.read(example.question, [window_of(example, whole=False)])[0]
    return max((span.answers for span in spans), default=0.0)


def main() -> None:
    """Write what is left of each file under its name."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--examples", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    rng = random.Random(options.seed)
    for path in options.examples:
        examples = list(read_examples(path))
        print(path.name, len(examples), write_examples(options.out / path.name, hard(examples, embedded_reader(), rng)))


if __name__ == "__main__":
    main()
