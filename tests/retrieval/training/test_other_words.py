"""A reader is taught to read another wording as it reads the first, by the words of the window."""

import random

import torch

from retrieval.readers.reader import Window
from retrieval.training.clippings import FILE, ClippedQuestion
from retrieval.training.dossiers import ALIKE, read_dossiers
from retrieval.training.model import ReaderModel
from retrieval.training.other_words import examples, is_held_out, lesson, loss_of, train
from retrieval.training.wordings import OTHER_WORDS, OTHER_WORDS_NEWS, Known, Wordings, read_reworded

NINE = Known(Window("Nine miners died at Velm on Monday.", "Mine at Velm", ((0, 35),)), ((0, 4),))
SILENT = Known(Window("The mine at Orvale is older.", "Mine at Velm", ((0, 28),)), ())
ASKED = Wordings("How many died at Velm?", "what was the toll in the pit of Velm", (NINE, SILENT), "wj-01")


def test_the_student_is_asked_both_wordings_and_the_other_one_first() -> None:
    torch.manual_seed(3)
    given = lesson(ASKED, ReaderModel().eval(), random.Random(1))
    assert len(given.asked) == len(given.targets) > given.others >= 2
    lengths = [len(each.ids) - len(each.ranges) for each in given.asked]
    assert min(lengths[: given.others]) > max(lengths[given.others :])  # the other wording is the longer one


def test_training_brings_the_student_to_what_is_known() -> None:
    torch.manual_seed(3)
    student, teacher = ReaderModel(0.0), ReaderModel(0.0).eval()
    words = student.encoder.embeddings.word_embeddings.weight.detach().clone()

    def distance() -> float:
        with torch.no_grad():
            return float(loss_of(student, lesson(ASKED, teacher, random.Random(1))))

    before = distance()
    train(student, teacher, [ASKED], seconds=1.5, rate=1e-3, seed=1)
    assert distance() < before
    assert torch.equal(student.encoder.embeddings.word_embeddings.weight, words)


def test_held_out_windows_are_asked_in_both_wordings_where_it_is_known_what_answers() -> None:
    unsaid = Known(Window("The pit lies at Velm.", "", ((0, 21),)), None)
    made = list(examples([Wordings("How many died?", "toll?", (NINE, unsaid), "wj-01")]))
    assert [(each.question, each.answers) for each in made] == [("How many died?", ((0, 4),)), ("toll?", ((0, 4),))]


def test_events_are_held_out_by_name() -> None:
    held = [n for n in range(800) if is_held_out(Wordings("", "", (), f"n{n}"))]
    assert 60 < len(held) < 140


def test_every_question_of_an_archive_is_worded_once_more() -> None:
    others = read_reworded(OTHER_WORDS)
    first = {q.id: q.question for d in read_dossiers(ALIKE) if d.name.startswith("wj-") for q in d.questions}
    assert others.keys() == first.keys()
    assert not [number for number, words in others.items() if words == first[number]]


def test_questions_on_news_in_other_words_are_other_words() -> None:
    others = read_reworded(OTHER_WORDS_NEWS)
    rows = (ClippedQuestion.model_validate_json(line) for line in FILE.read_text(encoding="utf-8").splitlines())
    first = {row.id: row.question for row in rows}
    assert len(others) > 5000
    assert not [number for number, words in others.items() if words == first[number]]
