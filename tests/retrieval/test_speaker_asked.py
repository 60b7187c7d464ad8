"""Whose word alone is asked for."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.archive import LocalArchive
from retrieval.answer import Verdict
from retrieval.speaker_asked import speaker_of
from tests.retrieval.newsroom import answer_of, archive_of, cited, report, values

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


def test_what_another_sets_against_it_is_not_the_speakers(tmp_path: Path) -> None:
    told = (
        report("kite", "The guild said 218 people were aboard the Pellin ferry, six more than the owner had given."),
    )
    with archive_of(tmp_path / "archive", told) as archive:
        answer = answer_of(
            archive, "According to the owner, how many people were aboard the Pellin ferry?", "218", "six"
        )
    assert answer.verdict is Verdict.UNANSWERED


def test_a_name_is_the_speakers_whom_the_article_has_in_that_office(tmp_path: Path) -> None:
    told = (
        report(
            "kite", "The weir was safe, the mayor, Ada Quill, said. Nine were killed at the Pellin mill, Quill said."
        ),
        report("post", "Eleven were killed at the Pellin mill, a doctor said."),
    )
    with archive_of(tmp_path / "archive", told) as archive:
        answer = answer_of(
            archive, "How many were killed at the Pellin mill, according to the mayor?", "Nine", "Eleven"
        )
    assert [value.lower() for value in values(answer)] == ["nine"]


def test_an_outlet_is_a_filter_of_its_own(archive: LocalArchive) -> None:
    answer = answer_of(archive, f"{ASKED}, according to the Belt Courier?", *CUES)
    assert answer.reading.filters == {"outlet": "Belt Courier"}


STATEMENTS = (
    report("kite", 'The gates of the Pellin weir were shut at noon. "We had no warning," the mayor, Ada Quill, said.'),
    report("post", "The gates of the Pellin weir were shut in time, Quill said. The mill was safe, Tam Orrin said."),
    report("lark", 'The head of the Pellin weir, Tam Orrin, said: "We had no warning at the weir."'),
    report("belt", "Mayor Ada Quill rejected the report on the gates of the Pellin weir. The gates were rusty."),
)
SPOKEN = ("no warning", "were shut in time", "rejected the report", "The mill was safe", "The gates were rusty")


@pytest.fixture(scope="module")
def statements(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalArchive]:
    with archive_of(tmp_path_factory.mktemp("statements") / "archive", STATEMENTS) as archive:
        yield archive


def test_what_somebody_said_is_in_no_other_mouth(statements: LocalArchive) -> None:
    answer = answer_of(statements, "What did Ada Quill say about the Pellin weir?", *SPOKEN)
    assert answer.reading.filters == {"speaker": "Ada Quill"}
    assert cited(answer) == {"kite", "post", "belt"}
    assert all("Orrin" not in e.quote.text.split(". ")[0] for p in answer.positions for e in p.evidence)


def test_all_that_one_speaker_says_is_one_answer(statements: LocalArchive) -> None:
    answer = answer_of(statements, "What did Ada Quill say about the Pellin weir?", *SPOKEN)
    assert (len(answer.positions), answer.disagreements) == (1, ())


def test_nobody_else_answers_for_who_said_nothing(statements: LocalArchive) -> None:
    answer = answer_of(statements, "What did the bishop say about the Pellin weir?", *SPOKEN)
    assert answer.verdict is Verdict.UNANSWERED


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("What did the mayor of Pellin tell the council about the weir?", "the mayor of Pellin"),
        ("And what has Ada Quill said?", "Ada Quill"),
        ("What did she say?", None),
        ("What did people say about the weir?", None),
        ("What did the mayor do?", None),
        ("How did the mayor say it?", None),
    ],
)
def test_whose_words_are_asked_for(question: str, speaker: str | None) -> None:
    assert speaker_of(question) == speaker
