"""What the filters mean, held against what a search shows."""

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.archive import LocalArchive
from index.found import Filters
from tests.retrieval.newsroom import archive_of, report

ARTICLES = (
    report("may", "Wheat fell.", day="2031-05-04", outlet="Orlen Echo"),
    report("june", "Wheat rose.", day="2031-06-09", outlet="Straße Post", language="de"),
    report("undated", "Wheat stood still.", day=None, outlet="orlen echo", language=None),
    report("month", "Wheat was sold.", day="2031-05", outlet="Belt Post"),
)
DAYS = st.none() | st.dates(date(2031, 4, 28), date(2031, 6, 12))
FILTERS = st.builds(
    Filters,
    since=DAYS,
    until=DAYS,
    as_of=DAYS,
    outlet=st.sampled_from([None, "ORLEN ECHO", " strasse post", "Nobody"]),
    language=st.sampled_from([None, "en", "DE"]),
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalArchive]:
    with archive_of(tmp_path_factory.mktemp("found") / "archive", ARTICLES) as archive:
        yield archive


@given(FILTERS)
def test_what_no_filter_hides_is_what_a_search_shows(archive: LocalArchive, filters: Filters) -> None:
    hits = archive.search_words(["wheat"], 9, filters)
    shown = {each.article.key for each in archive.passages([hit.passage_id for hit in hits])}
    stored = [archive.article(key) for key in archive.keys()]  # noqa: SIM118 - not a mapping
    assert {article.key for article in stored if filters.hiding(article) is None} == shown
