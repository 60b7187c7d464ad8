"""Who says so: the speakers of a yes or a no, as one answer."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.archive import LocalArchive
from retrieval.answer import Answer, Kind, Verdict
from retrieval.verify import verify
from tests.retrieval.newsroom import answer_of, archive_of, cited, report

ARTICLES = (
    report("kite", "The sluice gates of the Pellin dam were opened at night, a farmer, Tam Orrin, said."),
    report("post", '"The gates of the Pellin dam were never opened," said the manager, Ada Quill.'),
    report(
        "belt",
        '"The sluice gates of the Pellin dam were not opened. They were under repair," said Per Holt, an engineer.',
    ),
    report("lark", "The sluice gates of the Pellin dam were opened at night."),
)
CUES = ("were opened", "never opened", "not opened")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalArchive]:
    with archive_of(tmp_path_factory.mktemp("voices") / "archive", ARTICLES) as archive:
        yield archive


def named(answer: Answer) -> set[str]:
    (position,) = answer.positions
    return {position.value, *position.also}


def test_who_says_it_are_those_whose_word_is_yes(archive: LocalArchive) -> None:
    answer = answer_of(archive, "Who says the sluice gates of the Pellin dam were opened?", *CUES)
    assert (answer.reading.kind, named(answer), cited(answer)) == (Kind.PERSON, {"Tam Orrin"}, {"kite"})
    assert answer.verdict is Verdict.SINGLE_SOURCE


def test_all_who_deny_it_are_one_answer(archive: LocalArchive) -> None:
    answer = answer_of(archive, "Who denies that the sluice gates of the Pellin dam were opened?", *CUES)
    assert named(answer) == {"Ada Quill", "Per Holt"}
    assert (answer.verdict, answer.disagreements) == (Verdict.AGREED, ())
    assert answer.reading.whose is not None
    assert answer.reading.whose.says == "no"


def test_a_quote_goes_on_to_the_sentence_that_names_its_speaker(archive: LocalArchive) -> None:
    answer = answer_of(archive, "Who denies that the sluice gates of the Pellin dam were opened?", *CUES)
    verify(answer, archive)
    told = {e.article: (e.quote.text, e.span and e.span.text) for p in answer.positions for e in p.evidence}
    assert told["belt"] == (ARTICLES[2].text, "Per Holt")


def test_a_body_is_named_with_what_it_is_of(tmp_path: Path) -> None:
    told = report("kite", "The port authority of Pellin denied that the sluice gates of the dam were opened.")
    with archive_of(tmp_path / "archive", [told]) as archive:
        answer = answer_of(archive, "Who denies that the sluice gates of the dam were opened?", "were opened")
        verify(answer, archive)
    assert named(answer) == {"The port authority of Pellin"}


REJECTIONS = (
    report(
        "kite", "The mill was the source of the Pellin fire, Tam Orrin said. The mill's owner, Ada Quill, denied it."
    ),
    report("post", "The mill denied that it was the source of the Pellin fire."),
    report("lark", "The head of the guild, Per Holt, ruled out that the mill was the source of the Pellin fire."),
)


def test_who_takes_a_side_and_quotes_nothing_is_one_of_them(tmp_path: Path) -> None:
    with archive_of(tmp_path / "archive", REJECTIONS) as archive:
        cues = ("was the source", "denied it", "denied that it was the source", "ruled out that")
        answer = answer_of(archive, "Who denies that the mill was the source of the Pellin fire?", *cues)
        verify(answer, archive)
    assert named(answer) == {"Ada Quill", "The mill", "Per Holt"}


def test_who_gives_another_figure_does_not_say_the_asked_one(tmp_path: Path) -> None:
    told = (
        report("kite", "Nine people were aboard the ferry Pellin when it sank, the owner, Ada Quill, said."),
        report("post", "Eight people were aboard the ferry Pellin when it sank, the harbour master, Tam Orrin, said."),
    )
    with archive_of(tmp_path / "archive", told) as archive:
        answer = answer_of(archive, "Who says nine people were aboard the ferry Pellin?", "were aboard")
    assert named(answer) == {"Ada Quill"}
