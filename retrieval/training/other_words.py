"""Teach the first reader to read a question in other words as in the first ones, and what is known of its windows.

    python -m retrieval.training.other_words --start FILE --out FILE --seconds N \
        --alike ARCHIVES (a folder with an archive of each `wj-*`, by its name) --news FILE ARCHIVE (of all clippings)

The reader as it begins is the teacher: what it says of a window where the first wording is asked, it is to say of that
window in either (consistency training, Xie et al. 2020, UDA; the other wordings were written, not made). Where somebody
has said what answers, `GOLD` of the target is that (hard and soft targets mixed, Hinton et al. 2015): the rest keeps
what the teacher knows from being unlearned. A question is a step: a forward run of all its windows and a training step
on some. One thread, linear warm-up and decay.
"""

import argparse
import itertools
import random
import time
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from index.archive import LocalArchive
from index.embedding.encoder import OnnxEncoder, open_encoder
from retrieval.training.batches import tokenizer_cut_at
from retrieval.training.clippings import read_clippings
from retrieval.training.dossiers import ALIKE, read_dossiers
from retrieval.training.example import Example, write_examples
from retrieval.training.model import ReaderModel, load_checkpoint
from retrieval.training.targets import LONGEST, Target, Tokens, apart, beside, logits, target, tokenised
from retrieval.training.train import descend, optimiser_for, rate_at
from retrieval.training.wordings import OTHER_WORDS, OTHER_WORDS_NEWS, Known, Wordings, read_reworded, wordings

MAY_ANSWER = 0.03
"""From this probability of the teacher on a window is always learned from."""
RIGHT, MOST, OTHERS = 5, 11, 4
"""Windows of a question in the other wording: that answer, those and others that may, and some of the rest."""
AGAIN = 5
"""And of those that do or may answer in the first wording."""
HELD_OUT_EVERY = 8
DECAY = 0.75  # of the time, at its end


@dataclass(frozen=True, slots=True)
class Lesson:
    """What the student is asked, what it is to say, and how many of these are in the other wording."""

    asked: tuple[Tokens, ...]
    targets: tuple[Target, ...]
    others: int


def is_held_out(asked: Wordings) -> bool:
    """Whether nothing may learn from it: every so many events, by name."""
    return zlib.crc32(asked.event.encode()) % HELD_OUT_EVERY == 0


def lesson(asked: Wordings, teacher: ReaderModel, rng: random.Random) -> Lesson:
    """One question's step."""
    by = tokenizer_cut_at(LONGEST)
    both = [(tokenised(asked.first, k.window, by), tokenised(asked.other, k.window, by), k) for k in asked.windows]
    read = [(first, other, known) for first, other, known in both if first is not None and other is not None]
    with torch.no_grad():
        taught = logits(teacher, [first for first, _, _ in read]) if read else []
    sure = [float(said[0, 2].sigmoid()) for said in taught]
    chosen, again = _chosen([known for _, _, known in read], sure, rng)
    targets = tuple(target(taught[n], read[n][0], read[n][2]) for n in (*chosen, *again))
    return Lesson((*(read[n][1] for n in chosen), *(read[n][0] for n in again)), targets, len(chosen))


def _chosen(known: Sequence[Known], sure: Sequence[float], rng: random.Random) -> tuple[list[int], list[int]]:
    right = [n for n, each in enumerate(known) if each.answers]
    rng.shuffle(right)
    may = sorted(
        (n for n in range(len(known)) if not known[n].answers and sure[n] >= MAY_ANSWER), key=lambda n: -sure[n]
    )
    chosen = [*right[:RIGHT], *may[: MOST - len(right[:RIGHT])]]
    rest = [n for n in range(len(known)) if n not in chosen]
    again = [*right[:2], *may[:4]]
    rng.shuffle(again)
    return [*chosen, *rng.sample(rest, min(OTHERS, len(rest)))], again[:AGAIN]


def loss_of(model: ReaderModel, given: Lesson) -> Tensor:
    """How far the student is from what it is to say, window by window and beside each other."""
    said = logits(model, given.asked)
    each = torch.stack([apart(*three) for three in zip(given.targets, said, given.asked, strict=True)]).mean()
    return each + beside(said[: given.others], given.targets[: given.others])


def train(
    student: ReaderModel, teacher: ReaderModel, asked: Sequence[Wordings], seconds: float, rate: float, seed: int
) -> None:
    """Until the wall clock says so, a question a step; prints the loss every 100 steps."""
    torch.manual_seed(seed)
    optimiser = optimiser_for(student.encoder, student.head, rate)
    peaks = [group["lr"] for group in optimiser.param_groups]
    began, step, total, rng = time.monotonic(), 0, 0.0, random.Random(seed)
    student.train()
    for question in _passes(asked, rng):
        gone = time.monotonic() - began
        if gone >= seconds:
            return
        given = lesson(question, teacher, rng)
        if not given.asked:
            continue
        loss = loss_of(student, given)
        descend(loss, student, optimiser, peaks, rate_at(step, gone, seconds, seconds * DECAY))
        step, total = step + 1, total + float(loss.detach())
        if step % 100 == 0:
            print(f"step={step} seconds={gone:.0f} loss={total / 100:.4f}", flush=True)
            total = 0.0


def _passes(asked: Sequence[Wordings], rng: random.Random) -> Iterator[Wordings]:
    while True:
        yield from rng.sample(asked, len(asked))


def examples(asked: Sequence[Wordings]) -> Iterator[Example]:
    """The windows of which somebody has said what answers, each in both wordings."""
    for question in asked:
        for known, words in itertools.product(question.windows, (question.first, question.other)):
            if known.answers is not None:
                window = known.window
                yield Example(words, window.context, window.text, known.answers, "worded", question.event, known.denied)


def _read(options: argparse.Namespace, encoder: OnnxEncoder) -> Iterator[Wordings]:
    if options.alike is not None:
        others = read_reworded(OTHER_WORDS)
        for dossier in read_dossiers(ALIKE):
            if (options.alike / dossier.name).is_dir():
                yield from wordings(dossier, others, LocalArchive.open(options.alike / dossier.name), encoder)
    if options.news is not None:
        others, archive = read_reworded(OTHER_WORDS_NEWS), LocalArchive.open(options.news[1])
        for dossier in read_clippings(options.news[0]):
            yield from wordings(dossier, others, archive, encoder)


def main() -> None:
    """Read both wordings of every question, train, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--alike", type=Path, metavar="ARCHIVES")
    parser.add_argument("--news", nargs=2, type=Path, metavar=("FILE", "ARCHIVE"))
    parser.add_argument("--start", type=Path, required=True, help="a checkpoint, the teacher's and the student's")
    parser.add_argument("--held", type=Path, help="write the windows of the events held out there, to calibrate on")
    parser.add_argument("--seconds", type=float, required=True)
    parser.add_argument("--rate", type=float, default=6e-5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    torch.set_num_threads(1)
    asked = list(_read(options, open_encoder(None)))
    if options.held is not None:
        print("held", write_examples(options.held, examples([each for each in asked if is_held_out(each)])))
    student, learned = load_checkpoint(options.start), [each for each in asked if not is_held_out(each)]
    train(student, load_checkpoint(options.start), learned, options.seconds, options.rate, options.seed)
    torch.save({"model": student.state_dict()}, options.out)


if __name__ == "__main__":
    main()
