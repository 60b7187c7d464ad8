"""Does an entailment model help? Trains one on the licensed pairs and holds it against what the program does without.

    python -m retrieval.training.entailment --data ../shared/data --seconds 900

It is measured on gold quotes of real news that it never saw: whether two accounts of one question tell the same (quotes
of one position) or not (of two), and whether a sentence says yes or no. It does not ship; DECISIONS has the figures.
"""

import argparse
import itertools
import json
import lzma
import random
import time
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score
from tokenizers import Tokenizer
from torch.nn import functional

from index.embedding.encoder import open_encoder
from index.embedding.model import embedded_folder
from retrieval.answer import Kind
from retrieval.training.clippings import read_clippings
from retrieval.training.dossiers import Question
from retrieval.training.model import ReaderModel
from retrieval.training.statements import as_question
from retrieval.training.train import optimiser_for
from retrieval.values.account import read_account, relate_accounts
from retrieval.values.polarity import polarity
from retrieval.values.relation import Relation
from retrieval.values.stance import Stance

LABELS = ("entailment", "contradiction", "neutral")
BATCH, LONGEST, RATE, WARM_UP = 32, 128, 5e-5, 100
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Pair:
    """A premise, what it may entail, and the label's place in `LABELS`."""

    premise: str
    hypothesis: str
    label: int


def pairs(data: Path) -> Iterator[Pair]:
    """ConjNLI's and Breaking NLI's, and each whose hypothesis can be asked once more as a question."""
    for premise, hypothesis, label in itertools.chain(_conjunctions(data), _one_word(data)):
        for words in (hypothesis, as_question(hypothesis)):
            if words is not None and label in LABELS:
                yield Pair(premise, words, LABELS.index(label))


def _conjunctions(data: Path) -> Iterator[tuple[str, str, str]]:
    with lzma.open(data / "train/conjnli/adversarial_train_15k.tsv.xz", "rt", encoding="utf-8-sig") as lines:
        next(lines)
        for line in lines:
            premise, hypothesis, label = line.rstrip("\n").split("\t")[:3]
            yield premise, hypothesis, label


def _one_word(data: Path) -> Iterator[tuple[str, str, str]]:
    with zipfile.ZipFile(data / "train/breaking-nli/breaking_nli_dataset.zip") as archive:
        for line in archive.read("data/dataset.jsonl").decode().splitlines():
            row = json.loads(line)
            yield row["sentence1"], row["sentence2"], row["gold_label"]


class Entailment:
    """MiniLM with the reader's head, of whose outputs at the first token three are the labels' logits."""

    def __init__(self) -> None:
        self._tokenizer = Tokenizer.from_file(str(embedded_folder() / "tokenizer.json"))
        self._tokenizer.enable_truncation(LONGEST)
        self._tokenizer.enable_padding()
        self.model = ReaderModel()
        self.model.load_base()

    def logits(self, told: Sequence[tuple[str, str]]) -> torch.Tensor:
        """Shape (pairs, labels), of (premise, hypothesis)."""
        encoded = self._tokenizer.encode_batch(list(told))
        ids, mask, types = (
            torch.tensor([getattr(each, name) for each in encoded]) for name in ("ids", "attention_mask", "type_ids")
        )
        with torch.autocast("cpu", dtype=torch.bfloat16):
            outputs = self.model(ids, mask, types)
        return torch.stack([each[:, 0] for each in outputs[:3]], dim=-1).float()

    def probabilities(self, told: Sequence[tuple[str, str]]) -> Floats:
        """Shape (pairs, labels)."""
        self.model.eval()
        with torch.no_grad():
            parts = [self.logits(told[at : at + BATCH]).softmax(-1) for at in range(0, len(told), BATCH)]
        return torch.cat(parts).double().numpy()


def train(given: Sequence[Pair], seconds: float, seed: int = 20) -> Entailment:
    """Pass after pass until the clock says so, the rate falling to nothing."""
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    entailment, chance = Entailment(), random.Random(seed)
    optimiser = optimiser_for(entailment.model.encoder, entailment.model.head, RATE)
    peaks = [group["lr"] for group in optimiser.param_groups]
    began, step = time.monotonic(), 0
    entailment.model.train()
    while (spent := time.monotonic() - began) < seconds:
        rows = chance.sample(given, BATCH)
        share = min(1.0, (step + 1) / WARM_UP) * (1 - spent / seconds)
        for group, peak in zip(optimiser.param_groups, peaks, strict=True):
            group["lr"] = peak * share
        logits = entailment.logits([(row.premise, row.hypothesis) for row in rows])
        loss = functional.cross_entropy(logits, torch.tensor([row.label for row in rows]))
        loss.backward()  # type: ignore[no-untyped-call]  # torch leaves it untyped
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
        step += 1
    print(f"steps {step}")
    return entailment


def of_accounts(questions: Sequence[Question], entailment: Entailment) -> None:
    """Two quotes of one answer or of two: AUC of entailment, contradiction and cosine, and the program's own rule."""
    told = [(a, b, same) for question in questions for a, b, same in _quoted(question)]
    there, back = (
        entailment.probabilities(list(zip(one, two, strict=True)))
        for one, two in (
            ([a for a, _, _ in told], [b for _, b, _ in told]),
            ([b for _, b, _ in told], [a for a, _, _ in told]),
        )
    )
    same, both = [same for *_, same in told], (there + back) / 2
    words = list(dict.fromkeys(text for a, b, _ in told for text in (a, b)))
    vectors = dict(zip(words, open_encoder().encode(words), strict=True))
    cosines = [float(vectors[a] @ vectors[b]) for a, b, _ in told]
    joined = [_joins(a, b, float(vectors[a] @ vectors[b])) for a, b, _ in told]
    print(f"accounts: {len(told)} pairs, {sum(same)} of one answer")
    scores = {"entailment": both[:, 0], "no contradiction": -both[:, 1], "cosine": np.array(cosines)}
    scores["all three"] = sum(scores.values(), np.zeros(len(same)))
    print("  AUC " + ", ".join(f"{name} {roc_auc_score(same, given):.3f}" for name, given in scores.items()))
    print(f"  the program's rule is right {np.mean(np.array(joined) == same):.3f}")


def _quoted(question: Question) -> Iterator[tuple[str, str, bool]]:
    quotes = [(e.span or e.quote, number) for number, p in enumerate(question.positions) for e in p.evidence]
    for (a, one), (b, two) in itertools.combinations(quotes, 2):
        yield a, b, one == two


def _joins(first: str, second: str, cosine: float) -> bool:
    a, b = read_account(first, 0, len(first)), read_account(second, 0, len(second))
    return a is not None and b is not None and relate_accounts(a[0], b[0], lambda *_: cosine) is Relation.JOINS


def of_stances(questions: Sequence[Question], entailment: Entailment) -> None:
    """Yes or no: how often entailment beside contradiction has the right one, how often the program's rules."""
    told = [(e.quote, q.question, p.value == "no") for q in questions for p in q.positions for e in p.evidence]
    likely = entailment.probabilities([(quote, asked) for quote, asked, _ in told])
    no = np.array([denies for *_, denies in told])
    by_rules = np.array([polarity(asked, quote).stance is Stance.NO for quote, asked, _ in told])
    print(f"yes or no: {len(told)} quotes, {no.sum()} say no")
    print(f"  right: entailment {np.mean((likely[:, 1] > likely[:, 0]) == no):.3f}", end=" ")
    print(f"(AUC {roc_auc_score(list(no), likely[:, 1] - likely[:, 0]):.3f}), rules {np.mean(by_rules == no):.3f}")


def main() -> None:
    """Train and measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--seconds", type=float, default=900)
    given = parser.parse_args()
    entailment = train(list(pairs(given.data)), given.seconds)
    questions = [q for d in read_clippings(given.data / "news/articles.jsonl.xz") for q in d.questions]
    of_accounts([q for q in questions if q.kind is Kind.ACCOUNT], entailment)
    of_stances([q for q in questions if q.kind is Kind.POLARITY], entailment)


if __name__ == "__main__":
    main()
