"""The second reader begins with no opinion and learns one; nothing is lost between questions and batches."""

import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch

from retrieval.readers.statement import StatementInput
from retrieval.training.batches import batches
from retrieval.training.model import ReaderModel
from retrieval.training.rereading import BUDGET, Taught, begun_from, half_of, loss_of, train
from retrieval.training.statement_model import StatementModel, padded


def example(words: int, right: float, known: float = 0.0) -> Taught:
    """Of right ones the value is word 2, of wrong ones word 3."""
    ids = np.full((1, words), 2_000 + int(right), dtype=np.int64)
    marked = np.zeros((1, words), dtype=np.float32)
    marked[0, 2] = 1
    return Taught(StatementInput(ids, ids * 0 + 1, marked), right, known, 1.0)


def test_it_begins_with_no_opinion() -> None:
    model = StatementModel().eval()
    with torch.no_grad():
        assert model(*padded([example(5, 1.0).given, example(9, 0.0).given]).all()).tolist() == [0.0, 0.0]


def test_what_is_known_already_is_not_learned_again() -> None:
    model = StatementModel()
    sure = [example(6, 1.0, known=8.0), example(6, 0.0, known=-8.0)]
    assert float(loss_of(model, sure).detach()) < 0.01
    assert float(loss_of(model, [replace(each, known=-each.known) for each in sure]).detach()) > 5


def test_a_pass_holds_every_statement_once_within_the_budget() -> None:
    lengths = [5 + (7 * n) % 90 for n in range(400)]
    numbered = [replace(example(length, 1.0), counts=float(n)) for n, length in enumerate(lengths)]
    cut = list(batches(numbered, BUDGET, random.Random(2), lambda each: each.given.ids.size))
    assert sorted(each.counts for batch in cut for each in batch) == [float(n) for n in range(400)]
    assert all(max(each.given.ids.size for each in batch) * len(batch) <= BUDGET for batch in cut)


def test_training_moves_everything_but_the_words() -> None:
    model = StatementModel()
    words = model.reader.encoder.embeddings.word_embeddings.weight.detach().clone()
    train(model, [example(6, float(n % 2)) for n in range(32)], seconds=1.5, rate=3e-4, seed=1)
    assert float(model.out.weight.detach().abs().max()) > 0
    assert torch.equal(model.reader.encoder.embeddings.word_embeddings.weight, words)


def test_it_goes_on_from_either_reader(tmp_path: Path) -> None:
    first, second = ReaderModel(), StatementModel()
    torch.nn.init.ones_(second.out.weight)
    for name, model in (("first", first), ("second", second)):
        torch.save({"model": model.state_dict()}, tmp_path / name)
    begun = begun_from(tmp_path / "first")
    assert not begun.out.weight.any()
    assert torch.equal(begun.reader.head.weight, first.head.weight)
    assert torch.equal(begun_from(tmp_path / "second").out.weight, second.out.weight)


def test_either_half_has_events() -> None:
    halves = [half_of(f"event-{n}") for n in range(200)]
    assert 70 < sum(halves) < 130
    assert halves == [half_of(f"event-{n}") for n in range(200)]
