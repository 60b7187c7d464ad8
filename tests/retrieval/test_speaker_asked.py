"""Whose word alone is asked for."""

from collections.abc import Iterator

import pytest

from index.archive import LocalArchive
from retrieval.answer import Verdict
from tests.retrieval.newsroom import answer_of, archive_of, report, values

ARTICLES = (
    report("kite", "Nine people were killed in the Pellin mill fire, police commissioner Tam Orrin said."),
    report("post", "Eleven people were killed in the Pellin mill fire, the director of the hospital, Ada Quill, said."),
    report("lark", "The police still give the number of people killed in the Pellin mill fire as nine."),
    report("belt", "Fourteen people were killed in the Pellin mill fire.", outlet="Belt Courier"),
)
ASKED = "How many people were killed in the Pellin mill fire"
CUES = ("Nine", "Eleven", "nine", "Fourteen")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalArchive]:
    with archive_of(tmp_path_factory.mktemp("speaker") / "archive", ARTICLES) as archive:
        yield archive


@pytest.mark.parametrize(
    ("speaker", "told"),
    [("the police", ["nine"]), ("the hospital", ["eleven"]), ("hospital director Quill", ["eleven"])],
)
def test_the_word_of_the_speaker_alone_is_shown(archive: LocalArchive, speaker: str, told: list[str]) -> None:
    answer = answer_of(archive, f"{ASKED}, according to {speaker}?", *CUES)
    assert [value.lower() for value in values(answer)] == told
    assert answer.reading.filters == {"speaker": speaker}


def test_it_may_stand_before_the_question(archive: LocalArchive) -> None:
    answer = answer_of(archive, f"According to the police, {ASKED.lower()}?", *CUES)
    assert answer.verdict is Verdict.AGREED
    assert answer.reading.filters == {"speaker": "the police"}


def test_all_answers_stay_where_the_speaker_says_nothing(archive: LocalArchive) -> None:
    answer = answer_of(archive, f"{ASKED}, according to the bishop?", *CUES)
    assert len(values(answer)) > 1
    assert answer.reading.filters == {}


def test_an_outlet_is_a_filter_of_its_own(archive: LocalArchive) -> None:
    answer = answer_of(archive, f"{ASKED}, according to the Belt Courier?", *CUES)
    assert answer.reading.filters == {"outlet": "Belt Courier"}
