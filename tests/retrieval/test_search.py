"""Which passages a question finds: by words and by meaning, near the asked day first, within its filters."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from index.archive import LocalArchive
from index.day import Day
from index.found import Filters
from retrieval.questions.question import read_question
from retrieval.search import Found, reported_near, search
from tests.fakes import WordEncoder
from tests.retrieval.newsroom import TODAY, archive_of, report

DAY = Day.of(date(2031, 3, 3))


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalArchive]:
    fires = [
        report(f"fire-{n}", f"Fire number {n} burned a warehouse in Pellin, crews said.", day=f"2031-{n:02d}-10")
        for n in range(1, 10)
    ]
    articles = [
        *fires,
        report("barge", "A barge sank off Pellin on 3 March 2031, the coast guard said.", day="2031-03-04"),
        report("undated", "A barge sank off Pellin, a fisherman said.", day=None),
        report("choir", "The choir of Astun sang for an hour, visitors said.", day="2031-03-04", outlet="Astun Bell"),
    ]
    with archive_of(tmp_path_factory.mktemp("search") / "archive", articles) as archive:
        yield archive


def found(archive: LocalArchive, text: str, *days: Day, filters: Filters | None = None, limit: int = 20) -> list[Found]:
    vectors = WordEncoder().encode([text])
    return search(read_question(text, TODAY), days, vectors, archive, filters or Filters(), limit)


def keys(passages: list[Found]) -> list[str]:
    return [each.stored.article.key for each in passages]


def test_the_passage_that_shares_the_words_comes_first(archive: LocalArchive) -> None:
    assert keys(found(archive, "Which choir sang in Astun?"))[0] == "choir"


def test_scores_fall_from_one_and_no_passage_comes_twice(archive: LocalArchive) -> None:
    passages = found(archive, "What burned in Pellin?")
    scores = [each.score for each in passages]
    assert scores[0] == 1.0
    assert scores == sorted(scores, reverse=True)
    ids = [each.stored.passage_id for each in passages]
    assert len(ids) == len(set(ids))


def test_no_more_are_given_than_were_asked_for(archive: LocalArchive) -> None:
    assert len(found(archive, "What burned in Pellin?", limit=3)) == 3


def test_a_question_of_stop_words_is_searched_by_meaning_alone(archive: LocalArchive) -> None:
    passages = found(archive, "What was it?")
    assert passages
    cosines = [each.cosine for each in passages]
    assert cosines == sorted(cosines, reverse=True)


def test_reports_of_the_asked_day_rise(archive: LocalArchive) -> None:
    march = Day.of(date(2031, 6, 10))
    without = keys(found(archive, "Which fire burned a warehouse in Pellin?"))
    with_day = keys(found(archive, "Which fire burned a warehouse in Pellin?", march))
    assert with_day.index("fire-6") <= without.index("fire-6")
    assert with_day.index("fire-6") < with_day.index("fire-2")


def test_what_the_filters_hide_is_not_found(archive: LocalArchive) -> None:
    assert set(keys(found(archive, "What sank off Pellin?", filters=Filters(outlet="Astun Bell")))) == {"choir"}
    early = set(keys(found(archive, "What sank off Pellin?", filters=Filters(as_of=date(2031, 2, 20)))))
    assert early == {"fire-1", "fire-2"}


def test_the_asked_day_narrows_within_the_filters_and_never_widens_them() -> None:
    limits = Filters(since=date(2031, 3, 4), until=date(2031, 3, 20), outlet="Astun Bell")
    near = reported_near(DAY, limits)
    assert (near.since, near.until, near.outlet) == (limits.since, limits.until, limits.outlet)


def test_reports_of_a_day_are_looked_for_from_the_day_before_on() -> None:
    near = reported_near(DAY, Filters())
    assert near.since == date(2031, 3, 2)
    assert near.until is not None
    assert near.until > DAY.last


def test_an_empty_archive_finds_nothing(tmp_path: Path) -> None:
    with archive_of(tmp_path / "empty", []) as archive:
        assert found(archive, "What sank?") == []
