"""After both readings: a question is reread by the half that did not learn from it, and only what was reread moves."""

from collections.abc import Iterator, Sequence
from dataclasses import fields
from datetime import date

import pytest
import torch
from torch import Tensor

from index.archive import LocalArchive
from index.found import Filters
from retrieval.ask import weigh_sentences
from retrieval.claims import claims
from retrieval.confidence import Features, Model
from retrieval.gold import GoldQuestion
from retrieval.training.after_both import Reread, reread
from retrieval.training.confidence import FOLDS, Read
from retrieval.training.rereading import half_of
from retrieval.training.statement_model import StatementModel
from tests.fakes import CuedReader, WordEncoder
from tests.retrieval.newsroom import archive_of, report

BY_READER = Model(0.0, tuple(float(each.name == "answers") for each in fields(Features)))
BY_SECOND = Model(0.0, tuple(9.0 * (each.name == "second") for each in fields(Features)))


class Says(StatementModel):
    """Has one opinion of everything."""

    def __init__(self, weight: float) -> None:
        torch.nn.Module.__init__(self)
        self.weight = weight

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor, marked: Tensor) -> Tensor:
        return torch.full((len(input_ids),), self.weight)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalArchive]:
    told = [
        "He said 11 sailors were rescued from the Ondine.",
        "The guard said 14 were rescued from the Ondine.",
    ]
    with archive_of(tmp_path_factory.mktemp("both") / "archive", [report("barge", *told)]) as archive:
        yield archive


def read(archive: LocalArchive, event: str) -> Read:
    gold = GoldQuestion(
        id=f"{event}-q1", question="How many sailors were rescued from the Ondine?", kind="number",
        verdict="unanswered", positions=(),
    )  # fmt: skip
    weighed = weigh_sentences(gold.question, archive, WordEncoder(), date(2031, 5, 1), Filters())
    found = claims(weighed.asked, weighed.worth_reading(), CuedReader("11", "14"), BY_READER)
    return Read(gold, weighed, tuple(found), tuple(None for _ in found), {}, "set", 1.0)


def opinions(rereads: Sequence[Reread]) -> set[float]:
    return {claim.features.second for each in rereads for claim in each.claims}


def test_the_half_that_did_not_learn_an_event_is_asked_about_it(archive: LocalArchive) -> None:
    events = [next(f"e{n}" for n in range(99) if half_of(f"e{n}") == half) for half in (0, 1)]
    first = dict.fromkeys(range(FOLDS), BY_READER)
    halves = [Says(0.0), Says(3.0)]
    assert opinions(list(reread([read(archive, events[0])], first, halves))) == {1.0}
    assert opinions(list(reread([read(archive, events[1])], first, halves))) == {0.0}


def test_what_was_not_reread_keeps_its_probability(archive: LocalArchive) -> None:
    about = read(archive, "e1")
    (whole,) = reread([about], dict.fromkeys(range(FOLDS), BY_READER), [Says(3.0), Says(3.0)])
    assert len(whole.claims) == 2
    partly = Reread(about, whole.claims, frozenset({1}))
    scores = {claim.value.shown: claim.score for claim in partly.after(BY_SECOND)}
    kept, moved = whole.claims
    assert scores[kept.value.shown] == kept.score
    assert scores[moved.value.shown] > 0.999
    assert partly.after(BY_SECOND)[0].value.shown == moved.value.shown
