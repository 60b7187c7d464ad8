"""Train the second reader: what the first confidence leaves over of the surest claims.

    python -m retrieval.training.rereading --set ARCHIVE QUESTIONS WEIGHT --start FILE --out FILE --seconds N [--half 0]

Binary cross-entropy of the second reader's log odds and those of the first confidence, cross-fitted by event, together.
Linear warm-up and decay by the wall clock; one thread, bf16 autocast, word embeddings frozen. `--half` learns from
every other event, so that `retrieval.training.after_both` has opinions of it on questions that it did not learn from.
"""

import argparse
import hashlib
import random
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch.nn import functional

from index.embedding.encoder import open_encoder
from retrieval.claim import Claim
from retrieval.confidence import Scorer, logit
from retrieval.confidence import model as shipped
from retrieval.readers.onnx_reader import LONGEST_INPUT
from retrieval.readers.statement import StatementInput, laid_out
from retrieval.second_reading import RAREST, stated, worth_rereading
from retrieval.training.batches import batches, tokenizer_cut_at
from retrieval.training.confidence import FOLDS, Read, cross_fitted, read_sets, scored
from retrieval.training.statement_model import StatementModel, padded
from retrieval.training.train import descend, optimiser_for, rate_at

MOST = 16  # statements of a question
LEFT_OVER = 0.8
"""How much of the first confidence's log odds is taken for granted: they are a little too sure."""
BUDGET = 3072  # tokens a batch
DECAY = 0.7  # of the time, at its end


@dataclass(frozen=True, slots=True)
class Taught:
    """A statement to learn from: whether it is right, the log odds known already, and how much it counts."""

    given: StatementInput
    right: float
    known: float
    counts: float


def half_of(event: str) -> int:
    """Which half of the events an event belongs to."""
    return hashlib.sha256(event.encode()).digest()[5] % 2


def taught(reads: Sequence[Read], first: Mapping[int, Scorer]) -> Iterator[Taught]:
    """The surest judged statements of every question."""
    for read in reads:
        judged, told = read.judged(), worth_rereading(scored(read, first[read.fold]), MOST)
        for same, given in zip(told, inputs_of(read, told), strict=True):
            right = judged[same[0].candidate.article.id, same[0].start, same[0].end]
            if right is not None:
                yield Taught(given, float(right), LEFT_OVER * logit(same[0].score, RAREST), read.weight)


def inputs_of(read: Read, told: Sequence[Sequence[Claim]]) -> list[StatementInput]:
    """Statements of a question as a model gets them."""
    tokenizer = tokenizer_cut_at(LONGEST_INPUT)
    asked = read.weighed.asked.question.text
    return [laid_out(asked, stated(same[0]), tokenizer) for same in told]


def loss_of(model: StatementModel, batch: Sequence[Taught]) -> torch.Tensor:
    """Binary cross-entropy of both log odds together."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        weight = model(*padded([each.given for each in batch]).all())
    known, right, counts = (
        torch.tensor([getattr(each, name) for each in batch]) for name in ("known", "right", "counts")
    )
    return functional.binary_cross_entropy_with_logits(weight.float() + known, right, counts)


def train(model: StatementModel, examples: Sequence[Taught], seconds: float, rate: float, seed: int) -> None:
    """Until the wall clock says so, one pass after another; prints the loss every 100 steps."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    optimiser = optimiser_for(model.reader.encoder, model.out, rate)
    peaks = [group["lr"] for group in optimiser.param_groups]
    began, step, total = time.monotonic(), 0, 0.0
    model.train()
    while True:
        for batch in batches(examples, BUDGET, rng, lambda each: each.given.ids.size):
            gone = time.monotonic() - began
            if gone >= seconds:
                return
            share = rate_at(step, gone, seconds, seconds * DECAY)
            loss = loss_of(model, batch)
            descend(loss, model, optimiser, peaks, share)
            step, total = step + 1, total + float(loss.detach())
            if step % 100 == 0:
                print(f"step={step} seconds={gone:.0f} loss={total / 100:.4f}", flush=True)
                total = 0.0


def begun_from(path: Path) -> StatementModel:
    """A second reader as its checkpoint left it, or one that begins as the first reader of the checkpoint."""
    model, state = StatementModel(), torch.load(path, map_location="cpu", weights_only=True)["model"]
    (model if "out.weight" in state else model.reader).load_state_dict(state)
    return model


def main() -> None:
    """Read the questions, train, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", nargs=3, action="append", required=True, metavar=("ARCHIVE", "QUESTIONS", "WEIGHT"))
    parser.add_argument("--start", type=Path, required=True, help="a checkpoint of either reader")
    parser.add_argument("--shipped-first", action="store_true", help="hold the shipped first confidence for known")
    parser.add_argument("--half", type=int, choices=(0, 1), help="learn from this half of the events alone")
    parser.add_argument("--seconds", type=float, required=True)
    parser.add_argument("--rate", type=float, default=6e-5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    torch.set_num_threads(1)
    reads = read_sets(options.set, open_encoder(None))
    first = dict.fromkeys(range(FOLDS), shipped()) if options.shipped_first else cross_fitted(reads)
    examples = list(taught([r for r in reads if options.half in (None, half_of(r.event))], first))
    model = begun_from(options.start)
    train(model, examples, options.seconds, options.rate, options.seed)
    torch.save({"model": model.state_dict()}, options.out)


if __name__ == "__main__":
    main()
