"""The address of a feed among those of articles: what it holds now comes in, once."""

from collections.abc import Iterator

import pytest

from index.article import Incoming
from index.errors import Refused
from index.web.once import Once
from tests.index.feedfiles import Entry, atom, json_feed, rss
from tests.index.webserver import Answer, Site, article_page, fetching, served


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as each:
        yield each


def paged(site: Site, *names: str) -> list[Entry]:
    return [Entry(site.put(f"ledger.example/{name}", article_page(f"News of the {name}")), name) for name in names]


def read(url: str, once: Once | None = None) -> list[Incoming | Refused]:
    return list((once or Once(fetching()))(url))


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        (rss, "application/rss+xml"),
        (rss, "text/xml"),
        (atom, "application/atom+xml"),
        (json_feed, "application/feed+json"),
        (json_feed, "application/json"),
    ],
)
def test_the_articles_of_a_feed_come_in(site: Site, written: object, kind: str) -> None:
    assert callable(written)
    url = site.put("ledger.example/feed", written(paged(site, "ferry", "mill")), kind=kind)
    found = read(url)
    assert [each.title for each in found if isinstance(each, Incoming)] == ["News of the ferry", "News of the mill"]


def test_the_address_of_an_article_gives_that(site: Site) -> None:
    (found,) = read(site.put("ledger.example/ferry", article_page()))
    assert isinstance(found, Incoming)


def test_an_item_that_cannot_be_had_is_a_line_and_the_others_come_in(site: Site) -> None:
    entries = paged(site, "ferry", "mill")
    entries.insert(1, Entry(site.put("ledger.example/gone", Answer(status=404)), "gone"))
    found = read(site.put("ledger.example/feed", rss(entries), kind="application/rss+xml"))
    assert [type(each) for each in found] == [Incoming, Refused, Incoming]
    assert "there is no such page" in str(found[1])


def test_what_was_removed_is_not_brought_back(site: Site) -> None:
    entries = paged(site, "ferry", "mill")
    url = site.put("ledger.example/feed", rss(entries), kind="application/rss+xml")
    found = read(url, Once(fetching(), lambda key: key == entries[0].url))
    assert [type(each) for each in found] == [Refused, Incoming]


def test_more_than_is_taken_at_once_is_told(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.web.once.FEED_NEW_ITEMS", 2)
    entries = paged(site, "ferry", "mill", "dam")
    url = site.put("ledger.example/feed?a=1&b=2", rss(entries), kind="application/rss+xml")
    found = read(url)
    assert [type(each) for each in found] == [Incoming, Incoming, Refused]
    assert f"1 more in it than the 2 that are taken at once: rashomon feeds add '{url}' takes" in str(found[2])


def test_whoever_stops_it_waits_for_one_page_at_most(site: Site) -> None:
    asked = iter([False, True])
    url = site.put("ledger.example/feed", rss(paged(site, "ferry", "mill", "dam")), kind="application/rss+xml")
    assert len(read(url, Once(fetching(), stop=lambda: next(asked)))) == 1
