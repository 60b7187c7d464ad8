"""Teach the first reader to read a question in other words as it reads the first ones.

    python -m retrieval.training.other_words --set ARCHIVE QUESTIONS REWORDED ... --start FILE --out FILE --seconds N

The reader as it begins is the teacher: what it says of a window where the first wording is asked, it is to say of that
window where the other one is. No gold is needed, and nothing that it knows is unlearned for it (consistency training,
Xie et al. 2020, UDA; the other wordings were written, not made). A pass costs a forward run of all windows of a
question and a training step on the few that may answer. One thread, linear warm-up and decay.
"""

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from index.archive import LocalArchive
from index.embedding.encoder import OnnxEncoder, open_encoder
from index.found import Filters
from retrieval.ask import weigh_question
from retrieval.gold import read_gold
from retrieval.readers.reader import Window
from retrieval.readers.reader_input import joined
from retrieval.training.batches import tokenizer_cut_at
from retrieval.training.model import ReaderModel, load_checkpoint
from retrieval.training.train import descend, optimiser_for, rate_at
from retrieval.windows import by_words, windows

LONGEST = 256  # tokens
MAY_ANSWER = 0.03
"""From this probability of the teacher on a window is always learned from."""
MOST, OTHERS, ANCHORS = 12, 5, 2
"""Windows of a question: those that may answer, some of the rest, and some asked in the first wording."""
DECAY = 0.7  # of the time, at its end


@dataclass(frozen=True, slots=True)
class Wordings:
    """A question as the reader gets it in both wordings, and the windows that either brings."""

    first: str
    other: str
    windows: tuple[Window, ...]


@dataclass(frozen=True, slots=True)
class Tokens:
    """A question and a window: ids, where the second segment begins, and where in it the window's own words do."""

    ids: tuple[int, ...]
    second: int
    own: int


def read_reworded(path: Path) -> dict[str, str]:
    """The other wording by the question's id."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    return {row["id"]: row["question"] for row in rows}


def wordings(place: Path, questions: Path, reworded: Path, encoder: OnnxEncoder) -> Iterator[Wordings]:
    """Every question that has another wording, with what the program would read for both."""
    archive, others = LocalArchive.open(place), read_reworded(reworded)
    for gold in read_gold(questions):
        if gold.id in others:
            first, other = (_read(each, archive, encoder) for each in (gold.question, others[gold.id]))
            yield Wordings(first[0], other[0], tuple(dict.fromkeys((*first[1], *other[1]))))


def _read(question: str, archive: LocalArchive, encoder: OnnxEncoder) -> tuple[str, list[Window]]:
    weighed = weigh_question(question, archive, encoder, date.today(), Filters())[1]
    placed = windows([same[0] for same in by_words(weighed.worth_reading())])
    return weighed.asked.question.without_days, [each.window for each in placed]


def tokenised(question: str, window: Window, by: Tokenizer) -> Tokens | None:
    """None where the title alone fills what may be read."""
    text, shift = joined(window.context, window.text)
    encoding = by.encode(question[:300], text)
    second = encoding.type_ids.index(1)
    own = next((n for n in range(second, len(encoding.ids) - 1) if encoding.offsets[n][0] >= shift), None)
    return None if own is None else Tokens(tuple(encoding.ids), second, own)


def logits(model: ReaderModel, given: Sequence[Tokens]) -> list[Tensor]:
    """Of each, the reader's four outputs: shape (padded length, 4)."""
    longest = max(len(each.ids) for each in given)
    ids, mask, types = (torch.zeros(len(given), longest, dtype=torch.int64) for _ in range(3))
    for row, each in enumerate(given):
        size = len(each.ids)
        ids[row, :size], mask[row, :size], types[row, each.second : size] = torch.tensor(each.ids), 1, 1
    return list(torch.stack(model(ids, mask, types), -1))


def apart(taught: Tensor, by: Tokens, said: Tensor, of: Tokens) -> Tensor:
    """How far the student's reading of a window is from the teacher's: divergences of where answers start and end, of
    whether each token and the window answer, and whether what answers denies; weighed as the training on gold is."""
    size = min(len(by.ids) - by.own, len(of.ids) - of.own) - 1
    taught = torch.cat([taught[:1], taught[by.own : by.own + size]])
    said = torch.cat([said[:1], said[of.own : of.own + size]])
    spans = sum(
        functional.kl_div(said[:, k].log_softmax(0), taught[:, k].log_softmax(0), log_target=True, reduction="sum")
        for k in (0, 1)
    )
    right = taught[:, 2].sigmoid()
    inside = functional.binary_cross_entropy_with_logits(said[:, 2], right, reduction="none")
    inside = inside - functional.binary_cross_entropy(right, right, reduction="none")
    denies = functional.binary_cross_entropy_with_logits(said[1:, 3], taught[1:, 3].sigmoid(), reduction="none")
    stance = (denies * right[1:]).sum() / right[1:].sum().clamp(min=1)
    return spans / 2 + 2 * inside[1:].mean() + 0.5 * inside[0] + 0.3 * stance


def lesson(
    asked: Wordings, teacher: ReaderModel, by: Tokenizer, rng: random.Random
) -> tuple[list[Tensor], list[Tokens], list[Tokens]]:
    """What the teacher says, of what, and what the student is to say it of."""
    both = [(tokenised(asked.first, w, by), tokenised(asked.other, w, by)) for w in asked.windows]
    known = [(first, other) for first, other in both if first is not None and other is not None]
    with torch.no_grad():
        taught = logits(teacher, [first for first, _ in known]) if known else []
    order = sorted(range(len(known)), key=lambda n: -float(taught[n][0, 2]))
    may = [n for n in order if float(taught[n][0, 2].sigmoid()) >= MAY_ANSWER][:MOST]
    rest = [n for n in order if n not in may]
    chosen = [*may, *rng.sample(rest, min(OTHERS, len(rest)))]
    anchors = rng.sample(may, min(ANCHORS, len(may)))
    given = [known[n][0] for n in (*chosen, *anchors)]
    asked_again = [*(known[n][1] for n in chosen), *(known[n][0] for n in anchors)]
    return [taught[n] for n in (*chosen, *anchors)], given, asked_again


def train(
    student: ReaderModel, teacher: ReaderModel, asked: Sequence[Wordings], seconds: float, rate: float, seed: int
) -> None:
    """Until the wall clock says so, a question a step; prints the loss every 100 steps."""
    torch.manual_seed(seed)
    rng, by_tokens = random.Random(seed), tokenizer_cut_at(LONGEST)
    optimiser = optimiser_for(student.encoder, student.head, rate)
    peaks = [group["lr"] for group in optimiser.param_groups]
    began, step, total = time.monotonic(), 0, 0.0
    student.train()
    while (gone := time.monotonic() - began) < seconds:
        taught, by, of = lesson(rng.choice(asked), teacher, by_tokens, rng)
        if not of:
            continue
        loss = torch.stack([apart(*each) for each in zip(taught, by, logits(student, of), of, strict=True)]).mean()
        descend(loss, student, optimiser, peaks, rate_at(step, gone, seconds, seconds * DECAY))
        step, total = step + 1, total + float(loss.detach())
        if step % 100 == 0:
            print(f"step={step} seconds={gone:.0f} loss={total / 100:.4f}", flush=True)
            total = 0.0


def main() -> None:
    """Read both wordings of every question, train, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    names = ("ARCHIVE", "QUESTIONS", "REWORDED")
    parser.add_argument("--set", nargs=3, type=Path, action="append", required=True, metavar=names)
    parser.add_argument("--start", type=Path, required=True, help="a checkpoint, the teacher's and the student's")
    parser.add_argument("--seconds", type=float, required=True)
    parser.add_argument("--rate", type=float, default=4e-5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    torch.set_num_threads(1)
    encoder = open_encoder(None)
    asked = [each for place, first, other in options.set for each in wordings(place, first, other, encoder)]
    student = load_checkpoint(options.start)
    train(student, load_checkpoint(options.start), asked, options.seconds, options.rate, options.seed)
    torch.save({"model": student.state_dict()}, options.out)


if __name__ == "__main__":
    main()
