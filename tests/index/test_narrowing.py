"""What questions are limited to, as a search sees it: days of publication, and those that nobody knows."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from index import changes
from index.add import add
from index.archive import LocalArchive
from index.found import Filters
from tests.fakes import WordEncoder, invented, noon

DAYS = {"early": "2031-03-04", "may": None, "late": "2031-06-01", "undated": None}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalArchive]:
    folder: Path = tmp_path_factory.mktemp("narrowing") / "archive"
    with LocalArchive.create(folder) as archive:
        articles = [replace(invented(number, key), date=day) for number, (key, day) in enumerate(DAYS.items())]
        add(archive, articles, WordEncoder(dimension=16), noon)
        changes.edit(archive, "may", date="2031-05")
        yield archive


@pytest.mark.parametrize(
    ("filters", "seen"),
    [
        (Filters(), {"early", "may", "late", "undated"}),
        (Filters(since=date(2031, 5, 10)), {"may", "late", "undated"}),
        (Filters(since=date(2031, 6, 1)), {"late", "undated"}),
        (Filters(until=date(2031, 5, 10)), {"early", "may", "undated"}),
        (Filters(until=date(2031, 3, 4)), {"early", "undated"}),
        (Filters(as_of=date(2031, 3, 4)), {"early"}),
        (Filters(as_of=date(2031, 5, 10)), {"early"}),
        (Filters(as_of=date(2031, 5, 31)), {"early", "may"}),
    ],
)
def test_an_undated_article_passes_since_and_until_and_no_as_of(
    archive: LocalArchive, filters: Filters, seen: set[str]
) -> None:
    hits = archive.search_words(["fire"], 50, filters)
    assert {found.article.key for found in archive.passages([hit.passage_id for hit in hits])} == seen
    vector = WordEncoder(dimension=16).encode(["fire"])[0]
    near = archive.search_vector(vector, 50, filters)
    assert {found.article.key for found in archive.passages([hit.passage_id for hit in near])} == seen
