"""No quote is shown that is not the stored text's."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index import changes
from index.archive import LocalArchive
from index.errors import ArchiveBroken, UnknownArticle
from index.rows import text_sha256
from index.schema import DATABASE
from retrieval.answer import Answer, Evidence, Slice
from retrieval.verify import quoted_in, verify
from tests.retrieval.newsroom import answer_of, archive_of, report

QUESTION = "Which vessel sank off Pellin?"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[LocalArchive]:
    articles = [
        report("barge", "The vessel Ondine sank off Pellin, the coast guard said.", title="A vessel sinks"),
        report("raft", "The vessel Marrow sank off Pellin, a fisherman said."),
    ]
    with archive_of(tmp_path / "archive", articles) as archive:
        yield archive


@pytest.fixture
def answer(archive: LocalArchive) -> Answer:
    found = answer_of(archive, QUESTION, "Ondine", "Marrow")
    assert {evidence.article for evidence in quoted_in(found)} == {"barge", "raft"}
    return found


def tamper(archive: LocalArchive, *, digest_too: bool) -> None:
    """What a person with an editor, or a fault of ours, would do to the database."""
    with sqlite3.connect(archive.folder / DATABASE) as connection:
        ((version, text),) = connection.execute("SELECT version, text FROM texts WHERE text LIKE '%Ondine%'").fetchall()
        altered = text.replace("Ondine", "Undine")
        connection.execute("UPDATE texts SET text = ? WHERE version = ?", (altered, version))
        if digest_too:
            connection.execute("UPDATE versions SET sha256 = ? WHERE id = ?", (text_sha256(altered), version))
    connection.close()


def test_an_answers_quotes_hold(archive: LocalArchive, answer: Answer) -> None:
    verify(answer, archive)


@pytest.mark.parametrize("digest_too", [False, True])
def test_a_text_that_was_altered_is_not_quoted(archive: LocalArchive, answer: Answer, digest_too: bool) -> None:
    tamper(archive, digest_too=digest_too)
    with pytest.raises(ArchiveBroken, match=r"^barge: "):
        verify(answer, archive)


def test_the_words_of_a_removed_article_are_not_shown(archive: LocalArchive, answer: Answer) -> None:
    changes.remove(archive, "barge")
    with pytest.raises(UnknownArticle, match="barge: removed"):
        verify(answer, archive)


def test_a_quote_stays_with_its_version(tmp_path: Path, archive: LocalArchive, answer: Answer) -> None:
    archive_of(archive.folder, [report("barge", "The vessel has been renamed.")]).close()
    assert archive.article("barge").version == 2
    verify(answer, archive)


def _longer(evidence: Evidence) -> Evidence:
    return evidence.model_copy(update={"quote": evidence.quote.model_copy(update={"end": evidence.quote.end + 1})})


def _reworded(evidence: Evidence) -> Evidence:
    text = evidence.quote.text.upper()
    return evidence.model_copy(update={"quote": evidence.quote.model_copy(update={"text": text}), "span": None})


def _shifted_span(evidence: Evidence) -> Evidence:
    span = evidence.span
    assert span is not None
    return evidence.model_copy(update={"span": Slice(start=span.start + 1, end=span.end + 1, text=span.text)})


def _span_outside(evidence: Evidence) -> Evidence:
    quote, span = evidence.quote, evidence.span
    assert span is not None
    short = Slice(start=quote.start, end=span.start, text=quote.text[: span.start - quote.start])
    return evidence.model_copy(update={"quote": short})


def _empty(evidence: Evidence) -> Evidence:
    return evidence.model_copy(update={"quote": Slice(start=3, end=3, text=""), "span": None})


@pytest.mark.parametrize("fault", [_longer, _reworded, _shifted_span, _span_outside, _empty])
@pytest.mark.parametrize("place", ["positions", "vague", "nearest"])
def test_a_quote_that_is_no_slice_is_found_wherever_it_stands(
    archive: LocalArchive, answer: Answer, fault: Callable[[Evidence], Evidence], place: str
) -> None:
    wrong = fault(answer.positions[0].evidence[0])
    if place == "positions":
        position = answer.positions[0].model_copy(update={"evidence": (wrong,)})
        faulty = answer.model_copy(update={"positions": (position,)})
    else:
        faulty = answer.model_copy(update={place: (wrong,)})
    with pytest.raises(ArchiveBroken, match=f"^{wrong.article}: the quote at"):
        verify(faulty, archive)
