"""A reader is taught to read another wording as it reads the first, by the words of the window."""

import json
import random
from pathlib import Path

import pytest
import torch

from retrieval.readers.reader import Window
from retrieval.training.batches import tokenizer_cut_at
from retrieval.training.dossiers import ALIKE, read_dossiers
from retrieval.training.model import ReaderModel
from retrieval.training.other_words import (
    LONGEST,
    Tokens,
    Wordings,
    apart,
    lesson,
    logits,
    read_reworded,
    tokenised,
    train,
)

WINDOW = Window("Nine miners died at Velm on Monday.", "Mine at Velm", ((0, 35),))
TOKENIZER = tokenizer_cut_at(LONGEST)
ASKED = Wordings("How many died at Velm?", "what was the toll in the pit of Velm", (WINDOW,))


def reading(*values: float) -> torch.Tensor:
    """All four outputs alike."""
    return torch.tensor([[value] * 4 for value in values], dtype=torch.float32)


def test_the_same_reading_is_as_near_as_can_be_whatever_stands_before_the_words() -> None:
    short, long = Tokens((0,) * 6, 2, 3), Tokens((0,) * 8, 4, 5)
    taught, said = reading(1, 9, 9, 2, -3, 9), reading(1, 7, 7, 7, 7, 2, -3, 7)
    assert float(apart(taught, short, said, long)) == pytest.approx(float(apart(taught, short, taught, short)))


def test_another_reading_is_apart() -> None:
    place = Tokens((0,) * 6, 2, 3)
    one, other = reading(-5, 0, 0, 4, -3, 0), reading(4, 0, 0, -3, -3, 0)
    assert float(apart(one, place, other, place)) > 1 + float(apart(one, place, one, place))


def test_a_window_whose_title_fills_all_is_left_out() -> None:
    assert tokenised(ASKED.first, WINDOW, TOKENIZER) is not None
    assert tokenised(ASKED.first, Window("Nine died.", "mine " * 400, ((0, 10),)), TOKENIZER) is None


def test_the_teacher_is_asked_the_first_wording_and_the_student_the_other() -> None:
    torch.manual_seed(3)
    taught, by, of = lesson(ASKED, ReaderModel().eval(), TOKENIZER, random.Random(1))
    assert len(taught) == len(by) == len(of) >= 1
    first, other = (tokenised(question, WINDOW, TOKENIZER) for question in (ASKED.first, ASKED.other))
    assert (by[0], of[0]) == (first, other)


def test_training_brings_the_student_to_its_teacher() -> None:
    torch.manual_seed(3)
    student, teacher = ReaderModel(0.0), ReaderModel(0.0).eval()
    words = student.encoder.embeddings.word_embeddings.weight.detach().clone()

    def distance() -> float:
        taught, by, of = lesson(ASKED, teacher, TOKENIZER, random.Random(1))
        with torch.no_grad():
            return float(apart(taught[0], by[0], logits(student, of)[0], of[0]))

    before = distance()
    train(student, teacher, [ASKED], seconds=1.5, rate=1e-3, seed=1)
    assert distance() < before
    assert torch.equal(student.encoder.embeddings.word_embeddings.weight, words)


def test_every_question_of_an_archive_is_worded_once_more() -> None:
    others = read_reworded(ALIKE / "reworded.jsonl")
    first = {q.id: q.question for d in read_dossiers(ALIKE) if d.name.startswith("wj-") for q in d.questions}
    assert others.keys() == first.keys()
    assert not [number for number, words in others.items() if words == first[number]]


def test_another_wording_is_read_by_its_number(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "q1", "question": "toll at Velm"}) + "\n")
    assert read_reworded(tmp_path / "a.jsonl") == {"q1": "toll at Velm"}
