"""What an article has told of a question by the time it comes to a sentence."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from index.archive import LocalArchive
from retrieval.course import Course, course
from retrieval.questions.question import read_question
from retrieval.weighing import Shares, Weights, weigh
from tests.retrieval.newsroom import TODAY, archive_of, report

# The barge of Pellin is told of first, and in passing that of Astun.
PARAGRAPHS = (
    "A barge sank off Pellin, the coast guard said.",
    "Eleven sailors reached the shore.",
    "The harbour was shut.",
    "In May a barge burned at Astun.",
    "Two sailors died.",
    "Ada Venn owns both.",
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalArchive]:
    articles = [
        report("barge", *PARAGRAPHS, title="Barge lost off Pellin"),
        *(report(f"other{n}", f"A tug of number {n} came in, crews said.") for n in range(8)),
    ]
    with archive_of(tmp_path_factory.mktemp("course") / "archive", articles) as archive:
        yield archive


def told(archive: LocalArchive, question: str) -> Course:
    return course(archive.article("barge"), Shares(weigh(read_question(question, TODAY), archive)))


def test_the_lead_names_the_event_that_the_article_is_about(archive: LocalArchive) -> None:
    assert told(archive, "How many sailors died off Pellin?").lead_names == 1
    assert told(archive, "How many sailors died at Astun?").lead_names == 0


def test_a_name_counts_as_told_from_its_sentence_on(archive: LocalArchive) -> None:
    assert told(archive, "How many sailors died at Astun?").told_names == (0, 0, 0, 1, 1, 1)
    assert told(archive, "How many sailors died off Pellin?").told_names == (1, 1, 1, 1, 1, 1)


def test_it_counts_how_long_ago_the_names_stood(archive: LocalArchive) -> None:
    assert told(archive, "How many sailors died at Astun?").since == (1, 1, 1, 0, 0.05, 0.1)
    # The most of the names, not any of them.
    both = told(archive, "Did Ada Venn own the barge of Astun?")
    assert both.since[4:] == (0.05, 0)


def test_the_sentence_after_may_say_of_whom_it_is(archive: LocalArchive) -> None:
    of_astun = told(archive, "How many sailors died at Astun?")
    assert [of_astun.next_names(n) for n in range(6)] == [0, 0, 1, 0, 0, 0]


def test_words_are_counted_in_what_was_told_and_in_the_sentences_before(archive: LocalArchive) -> None:
    found = told(archive, "How many sailors died at Astun?")
    assert list(found.told_words) == sorted(found.told_words)
    assert found.told_words[-1] == pytest.approx(1)
    assert found.stretch[4] == pytest.approx(1)  # Astun, sailors, died: two sentences
    assert found.stretch[5] == pytest.approx(1)
    assert found.stretch[2] < found.stretch[4]
    assert found.lead_words < found.told_words[3]


def test_a_question_without_names_has_been_told_all_of_them(archive: LocalArchive) -> None:
    found = told(archive, "how many sailors died?")
    assert (found.lead_names, set(found.told_names), set(found.since)) == (1, {1}, {0})


def test_an_article_without_sentences_has_no_course(archive: LocalArchive) -> None:
    empty = course(
        replace(archive.article("barge"), sentences=(), passages=()), Shares(Weights({"barg": 1.0}, frozenset()))
    )
    assert empty.told_names == empty.since == empty.stretch == ()
