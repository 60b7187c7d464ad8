"""Train the reader: `python -m retrieval.training.train --examples FILE... --out DIR --seconds N`.

Warm-up, constant rate, then a linear decay over the last `--decay` seconds of the wall clock, so that a run can be
continued with better data (`--resume`) as long as its decay has not begun. One thread, bf16
autocast, word embeddings frozen.
"""

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from retrieval.training.batches import Batch, Encoded, batches, by_question, collate, encode
from retrieval.training.example import read_examples
from retrieval.training.model import ReaderModel

WARM_UP_STEPS = 250
BESIDE_OTHERS = 0.5
"""Weight of choosing the answering windows among all that were read for one question."""


def loss_of(model: ReaderModel, batch: Batch) -> Tensor:
    """Span cross-entropy over the readable tokens and "no answer", whether each token and the window answers, and
    whether the answers to yes/no questions say no."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        start, end, inside, denies = model(batch.ids, batch.mask, batch.types)
    hidden = ~batch.readable
    spans = [
        -(target * functional.log_softmax(logits.float().masked_fill(hidden, -1e4), dim=-1)).sum(-1).mean()
        for logits, target in ((start, batch.start), (end, batch.end))
    ]
    each = functional.binary_cross_entropy_with_logits(inside.float(), batch.inside, reduction="none")
    tokens = batch.readable.float()
    tokens[:, 0] = 0
    per_token = ((each * tokens).sum(-1) / tokens.sum(-1)).mean()
    said = functional.binary_cross_entropy_with_logits(denies.float(), batch.denies, reduction="none")
    # Over all judged tokens of the batch: averaged by row, the few yes/no questions taught nothing (accuracy .52).
    stance = (said * batch.judged).sum() / batch.judged.sum().clamp(min=1)
    chosen = BESIDE_OTHERS * beside_others(inside[:, 0].float(), batch.inside[:, 0], batch.asked)
    return (spans[0] + spans[1]) / 2 + 2 * per_token + 0.5 * each[:, 0].mean() + 0.3 * stance + chosen


def beside_others(logits: Tensor, answers: Tensor, asked: Tensor) -> Tensor:
    """Mean over the questions with both kinds of windows: minus log of the share of the softmax on those that answer.

    The marginal likelihood of Karpukhin et al. 2020 (Dense Passage Retrieval), over windows of one question.
    """
    losses = []
    for number in range(int(asked.max()) + 1):
        own, right = logits[asked == number], answers[asked == number] > 0
        if bool(right.any()) and not bool(right.all()):
            losses.append(torch.logsumexp(own, 0) - torch.logsumexp(own[right], 0))
    return torch.stack(losses).mean() if losses else logits.sum() * 0


def rate_at(step: int, seconds: float, total: float, decay: float) -> float:
    """The share of the peak learning rate at this step and moment."""
    left = max(0.0, min(1.0, (total - seconds) / decay))
    return min(1.0, (step + 1) / WARM_UP_STEPS) * left


def optimiser_for(encoder: nn.Module, head: nn.Module, rate: float) -> torch.optim.AdamW:
    """AdamW; the new head learns faster than the encoder, word embeddings do not learn."""
    encoder.get_submodule("embeddings.word_embeddings").requires_grad_(False)
    body = [p for p in encoder.parameters() if p.requires_grad]
    groups = [
        {"params": [p for p in body if p.ndim > 1], "lr": rate, "weight_decay": 0.01},
        {"params": [p for p in body if p.ndim == 1], "lr": rate, "weight_decay": 0.0},
        {"params": list(head.parameters()), "lr": rate * 5, "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)


def descend(loss: Tensor, model: nn.Module, optimiser: torch.optim.AdamW, peaks: Sequence[float], share: float) -> None:
    """One step down the loss at a `share` of the peak rates, the gradient's length cut at 1."""
    for group, peak in zip(optimiser.param_groups, peaks, strict=True):
        group["lr"] = peak * share
    loss.backward()  # type: ignore[no-untyped-call]  # torch leaves it untyped
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimiser.step()
    optimiser.zero_grad(set_to_none=True)


def save(path: Path, model: ReaderModel, optimiser: torch.optim.AdamW, step: int) -> None:
    """Write a checkpoint aside and move it into place."""
    aside = path.with_suffix(".tmp")
    torch.save(
        {"model": model.state_dict(), "optimiser": optimiser.state_dict(), "step": {"n": torch.tensor(step)}}, aside
    )
    aside.replace(path)


def shuffled(alone: Sequence[Encoded], together: Sequence[Encoded], budget: int, seed: int) -> Iterator[list[Encoded]]:
    """One pass over both kinds, batches of either in random order."""
    rng = random.Random(seed)
    order = [*batches(alone, budget, rng, lambda example: len(example.ids)), *by_question(together, budget, rng)]
    rng.shuffle(order)
    return iter(order)


def train(alone: list[Encoded], together: list[Encoded], options: argparse.Namespace) -> None:
    """Run until the wall clock says so; log every 100 steps, keep a checkpoint every `--keep` seconds."""
    torch.manual_seed(options.seed)
    model = ReaderModel(options.dropout)
    model.load_base()
    optimiser = optimiser_for(model.encoder, model.head, options.rate)
    peaks = [group["lr"] for group in optimiser.param_groups]
    step, began, kept, tokens, total = 0, time.monotonic(), 0.0, 0, 0.0
    if options.start:
        model.take_over(torch.load(options.start, map_location="cpu", weights_only=True)["model"])
    if options.resume:
        state = torch.load(options.resume, map_location="cpu", weights_only=True)
        model.load_state_dict(state["model"])
        optimiser.load_state_dict(state["optimiser"])
        step = int(state["step"]["n"])
    model.train()
    while True:  # one pass of the data after another; the clock ends it
        for group in shuffled(alone, together, options.budget, options.seed + step):
            seconds = time.monotonic() - began
            if seconds >= options.seconds:
                save(options.out / "last.pt", model, optimiser, step)
                return
            share = rate_at(step, seconds, options.seconds, options.decay)
            batch = collate(group)
            loss = loss_of(model, batch)
            descend(loss, model, optimiser, peaks, share)
            step, tokens, total = step + 1, tokens + batch.ids.numel(), total + float(loss.detach())
            if step % 100 == 0:
                print(
                    f"step={step} seconds={seconds:.0f} loss={total / 100:.3f} tokens={tokens} share={share:.2f}",
                    flush=True,
                )
                total = 0.0
            if seconds - kept >= options.keep:
                save(options.out / "last.pt", model, optimiser, step)
                kept = seconds


def main() -> None:
    """Read the examples and train on one thread."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=Path, nargs="+", default=[])
    parser.add_argument("--grouped", type=Path, nargs="+", default=[], help="the windows of a question in one batch")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seconds", type=float, required=True)
    parser.add_argument("--decay", type=float, default=1200.0)
    parser.add_argument("--keep", type=float, default=300.0)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--budget", type=int, default=3072)
    parser.add_argument("--longest", type=int, default=256)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--seed", type=int, default=20)
    parser.add_argument("--resume", type=Path, help="a checkpoint to go on from, its optimiser's state included")
    parser.add_argument("--start", type=Path, help="a checkpoint whose weights alone are taken over")
    options = parser.parse_args()
    torch.set_num_threads(1)
    alone, together = (
        encode([e for path in paths for e in read_examples(path)], options.longest)
        for paths in (options.examples, options.grouped)
    )
    for name, examples in (("alone", alone), ("together", together)):
        print(f"{name}: examples={len(examples)} tokens={sum(len(e.ids) for e in examples)}", flush=True)
    options.out.mkdir(parents=True, exist_ok=True)
    train(alone, together, options)


if __name__ == "__main__":
    main()
