"""What is kept of the database between questions: never more than it holds now, never without bounds."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from index import changes
from index.add import add
from index.archive import LocalArchive
from index.article import Article
from index.found import Filters
from index.kept import MOST_FILTERS, Kept
from tests.fakes import WordEncoder, invented, noon, plain_steps


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[LocalArchive]:
    with LocalArchive.create(tmp_path / "archive") as archive:
        add(archive, (invented(n) for n in range(6)), WordEncoder(), noon, steps=plain_steps())
        yield archive


def articles_of(archive: LocalArchive) -> dict[str, Article]:
    return {found.article.key: found.article for found in archive.passages(range(1, 100))}


def test_the_next_question_gets_the_same_articles_without_reading_them(archive: LocalArchive) -> None:
    first, second = articles_of(archive), articles_of(archive)
    assert len(first) == 6
    assert all(second[key] is article for key, article in first.items())


def test_an_edit_a_new_version_and_a_removal_show_at_the_next_question(archive: LocalArchive) -> None:
    articles_of(archive)
    changes.edit(archive, "report-1", title="Another heading", steps=plain_steps())
    assert articles_of(archive)["report-1"].masthead.title == "Another heading"
    longer = replace(invented(2), text=invented(2).text + "\n\nIt was put out.")
    add(archive, [longer], WordEncoder(), noon, steps=plain_steps())
    found = articles_of(archive)["report-2"]
    assert (found.version, found.text.endswith("It was put out.")) == (2, True)
    changes.remove(archive, "report-3", steps=plain_steps())
    assert "report-3" not in articles_of(archive)


def test_the_articles_asked_for_longest_ago_are_given_up(archive: LocalArchive) -> None:
    numbers = {article.key: article.id for article in articles_of(archive).values()}
    sizes = [len(article.text) for article in articles_of(archive).values()]
    kept = Kept(archive._connection, most_chars=3 * max(sizes))
    first = kept.articles({numbers["report-0"]})
    kept.articles({numbers["report-1"], numbers["report-2"]})
    assert kept.articles({numbers["report-0"]})[numbers["report-0"]] is first[numbers["report-0"]]
    second = kept.articles({numbers["report-1"], numbers["report-2"]})
    for name in ("report-3", "report-4"):
        kept.articles({numbers[name]})
    again = kept.articles({numbers["report-0"], numbers["report-2"]})
    assert again[numbers["report-0"]] is not first[numbers["report-0"]]
    assert again[numbers["report-0"]] == first[numbers["report-0"]]
    assert second.keys() == {numbers["report-1"], numbers["report-2"]}


def test_one_article_above_the_bound_is_read_and_not_kept(archive: LocalArchive) -> None:
    number = next(iter(articles_of(archive).values())).id
    kept = Kept(archive._connection, most_chars=10)
    first, second = kept.articles({number}), kept.articles({number})
    assert first == second
    assert first[number] is not second[number]


def test_the_filters_asked_for_longest_ago_are_given_up(archive: LocalArchive) -> None:
    kept = Kept(archive._connection)
    days = [Filters(since=date(2031, 1, 1) + timedelta(days=n)) for n in range(MOST_FILTERS)]
    first = [kept.allowed(each) for each in days]
    assert kept.allowed(days[0]) is first[0]
    kept.allowed(Filters(outlet="Daily Kite"))
    assert kept.allowed(days[0]) is first[0]
    assert kept.allowed(days[1]) is not first[1]
    assert len(kept._allowed) == MOST_FILTERS
