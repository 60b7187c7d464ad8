"""The same questions, asked of a folder and of Milvus: the same Answer, to the byte."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from bot.demo import SAMPLE
from index.add import add
from index.archive import LocalArchive
from index.embedding.encoder import Encoder
from index.found import Filters
from index.holdings import Holdings
from index.sources import read_sources
from retrieval.answer import Answer
from retrieval.ask import ask
from retrieval.gold import read_gold
from retrieval.readers.reader import Reader
from retrieval.verify import verify
from tests.index.keepers import OnMilvus, milvus_or_skip

QUESTIONS = SAMPLE.parent / "questions.jsonl"
TODAY = date(2026, 1, 2)


@pytest.fixture(scope="module")
def on_milvus(own_encoder: Encoder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Holdings]:
    milvus_or_skip()
    folder = tmp_path_factory.mktemp("milvus")
    with OnMilvus(folder).create(folder / "sample", own_encoder.dimension) as archive:
        add(archive, read_sources([str(SAMPLE)], None), own_encoder, lambda: datetime(2026, 1, 2, tzinfo=UTC))
        yield archive


def told(answer: Answer) -> dict[str, object]:
    found: dict[str, object] = answer.model_dump()
    del found["took_ms"]
    return found


def test_every_question_on_the_sample_has_the_same_answer_on_both(
    sample_archive: LocalArchive, on_milvus: Holdings, own_encoder: Encoder, own_reader: Reader
) -> None:
    questions = [gold.question for gold in read_gold(QUESTIONS)]
    assert len(questions) > 5
    answered = 0
    for filters in (Filters(), Filters(until=date(2025, 3, 11), language="en")):
        for question in questions if filters == Filters() else questions[:3]:
            answers = [
                ask(question, archive, own_encoder, own_reader, as_of=TODAY, filters=filters)
                for archive in (sample_archive, on_milvus)
            ]
            verify(answers[1], on_milvus)
            assert told(answers[0]) == told(answers[1]), question
            answered += bool(answers[0].positions)
    assert answered > 5


def test_both_archives_of_the_sample_group_and_date_alike(sample_archive: LocalArchive, on_milvus: Holdings) -> None:
    def groups(archive: Holdings) -> set[tuple[frozenset[str], frozenset[str], str]]:
        listed = list(archive.articles())
        return {
            (
                frozenset(other.key for other in listed if other.origin == one.origin),
                frozenset(other.key for other in listed if other.story == one.story),
                f"{one.key} {one.published_day} {one.published_basis}",
            )
            for one in listed
        }

    assert groups(sample_archive) == groups(on_milvus)
