"""One article followed through a question, on small archives of invented news."""

from collections.abc import Iterator
from datetime import date

import pytest

from index.archive import LocalArchive
from index.errors import UnknownArticle
from index.found import Filters
from retrieval.trace import Fate, Trace, trace
from tests.fakes import CuedReader, WordEncoder
from tests.retrieval.newsroom import TODAY, archive_of, report

WHICH = "Which base near Quorin was hit by rockets on 3 March 2031?"
ASIDE = "The cook had left an hour before."
ARTICLES = (
    report(
        "kite", f"Rockets hit the Lantern base near Quorin on 3 March 2031, a nurse said. {ASIDE}", day="2031-03-04"
    ),
    report("july", "Rockets hit the Tarn base near Quorin on 9 July 2031, a sergeant said.", day="2031-07-10"),
    report("undated", "Rockets hit the Cobble base near Quorin, a shepherd said.", day=None),
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalArchive]:
    with archive_of(tmp_path_factory.mktemp("trace") / "archive", ARTICLES) as archive:
        yield archive


def traced(archive: LocalArchive, key: str, *cues: str, filters: Filters = Filters(), question: str = WHICH) -> Trace:  # noqa: B008 - frozen
    return trace(question, key, archive, WordEncoder(), CuedReader(*cues), as_of=TODAY, filters=filters)


def test_a_sentence_of_the_answer_has_its_position_and_the_one_beside_it_was_read(archive: LocalArchive) -> None:
    found = traced(archive, "kite", "Lantern")
    assert found.looked_into
    first, second = found.sentences
    assert (first.fate, first.value, first.day) == (Fate.CITED, "Lantern", "2031-03-03")
    assert (second.fate, second.value, second.quote.text) == (Fate.SILENT, None, ASIDE)
    text = archive.article("kite").text
    assert [text[each.quote.start : each.quote.end] for each in found.sentences] == [first.quote.text, ASIDE]


def test_another_day_is_told(archive: LocalArchive) -> None:
    (only,) = traced(archive, "july", "Lantern", "Tarn").sentences
    assert (only.fate, only.day) == (Fate.OTHER_DAY, "2031-07-09")


def test_what_is_not_shown_has_what_it_was_held_for(archive: LocalArchive) -> None:
    found = traced(archive, "undated", "Lantern", "Cobble")
    (only,) = found.sentences
    assert only.score is not None
    shown = {Fate.CITED} if only.score >= found.needed else {Fate.DOUBTED}
    assert only.fate in shown | {Fate.OUTWEIGHED}
    assert only.value == "Cobble"


def test_a_filter_that_hides_it_is_named_and_words_that_it_lacks(archive: LocalArchive) -> None:
    found = traced(archive, "undated", "Cobble", filters=Filters(as_of=date(2031, 3, 9)))
    assert (found.hidden, found.looked_into, found.sentences) == ("as_of", False, ())
    assert traced(archive, "kite", "Lantern", question="Which harbour near Quorin burned?").lacks == (
        "harbour",
        "burned",
    )


def test_an_article_that_is_not_there_is_an_error(archive: LocalArchive) -> None:
    with pytest.raises(UnknownArticle):
        traced(archive, "nobody")


def test_the_json_says_its_schema(archive: LocalArchive) -> None:
    assert (
        traced(archive, "kite", "Lantern").to_json().startswith('{"schema":"rashomon.trace/1","question":"Which base')
    )
