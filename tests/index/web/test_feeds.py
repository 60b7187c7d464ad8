"""Feeds of every kind, and every fault that they have, against a server on this machine."""

import gzip
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import Incoming
from index.errors import ArchiveBroken, Refused, UsageError
from index.web.address import Address
from index.web.feedbook import DATABASE, Feedbook, Followed
from index.web.feeds import Feed, feeds_named, read_feed, unpacked
from index.web.fetch import Fetched, Fetcher
from index.web.links import read_fetched
from index.web.polling import LOOK_AGAIN, Polled, Polling, chosen, discover, due, follow
from tests.index.feedfiles import BOMB, THIEF, Entry, atom, json_feed, rss, sitemap
from tests.index.webserver import Answer, Asked, Site, article_page, bomb, endless, fetching, served

RSS = "application/rss+xml"
SAID = "A ferry with 84 passengers ran aground off Ormby early on Tuesday, the harbour office said."
WHOLE = "".join(f"<p>{SAID} Boat number {n} helped, said its owner.</p>" for n in range(12))


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.at = datetime(2031, 3, 5, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def forward(self, **units: float) -> None:
        self.at += timedelta(**units)


class Desk:
    """A site, a book of feeds and a poller; what is polled is "stored" in a list."""

    def __init__(self, site: Site, book: Feedbook) -> None:
        self.site, self.book, self.clock = site, book, Clock()
        self.polling = Polling(book, fetching(), self.clock)

    def follow(self, url: str) -> Followed:
        return follow(self.book, discover(url, fetching()), self.clock())[0]

    def ask(self, feed: int) -> Polled:
        polled = self.polling.poll(self.known(feed))
        self.polling.settle(polled, sum(isinstance(each, Incoming) for each in polled.found))
        return polled

    def known(self, feed: int) -> Followed:
        return next(each for each in self.book.feeds() if each.id == feed)

    def feed(self, *entries: Entry, place: str = "ledger.example/feed", title: str = "The Ormby Ledger") -> str:
        return self.site.put(place, rss(entries, title), kind=RSS)

    def article(self, place: str, **more: str) -> Entry:
        return Entry(self.site.put(place, article_page()), **more)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with served() as site:
        book = Feedbook.open(tmp_path / "archive")
        yield Desk(site, book)
        book.close()


def articles(polled: Polled) -> list[Incoming]:
    return [each for each in polled.found if isinstance(each, Incoming)]


def parsed(body: str | bytes, kind: str = RSS, charset: str | None = None) -> Feed:
    data = body.encode() if isinstance(body, str) else body
    place = "https://ledger.example/feed"
    return read_feed(Fetched(place, place, 200, kind, charset, data))


WRITERS = [rss, atom, json_feed, sitemap]


@pytest.mark.parametrize("write", WRITERS, ids=lambda write: write.__name__)
def test_every_kind_of_feed_gives_the_same_items(write: Callable[[list[Entry]], str]) -> None:
    entries = [Entry("https://ledger.example/a", "Ferry & tug aground"), Entry("https://ledger.example/b", "Strike")]
    found = parsed(write(entries))
    assert [item.url for item in found.items] == ["https://ledger.example/a", "https://ledger.example/b"]
    assert [item.title for item in found.items] == ["Ferry & tug aground", "Strike"]
    assert all(item.date and "2031" in item.date for item in found.items)
    assert found.title == (None if write is sitemap else "The Ormby Ledger")


@pytest.mark.parametrize("write", WRITERS, ids=lambda write: write.__name__)
def test_an_address_that_is_none_costs_its_own_item_only(write: Callable[[list[Entry]], str]) -> None:
    found = parsed(write([Entry("http://[ledger.example/1", id="tag:one"), Entry("https://ledger.example/2")]))
    found_at = {item.url for item in found.items}
    assert "https://ledger.example/2" in found_at
    # A sitemap's is kept as it is, to be refused with its line; no item is taken to be the feed.
    assert found_at <= {"https://ledger.example/2", "http://[ledger.example/1"}


@pytest.mark.parametrize("write", [rss, atom, sitemap], ids=lambda write: write.__name__)
def test_an_item_keeps_its_own_publisher(write: Callable[[list[Entry]], str]) -> None:
    (item,) = parsed(write([Entry("https://hub.example/a", source="Nachtpost")])).items
    assert item.source == "Nachtpost"


def test_a_feed_with_broken_xml_is_read_as_far_as_it_goes() -> None:
    broken = rss([Entry("https://ledger.example/a"), Entry("https://ledger.example/b")])
    assert len(parsed(broken.replace("</item>", "", 1).replace("</channel></rss>", "")).items) >= 1
    assert (
        parsed(broken.replace("Ferry runs", "Ferry &nbsp; & runs")).items[0].title == "Ferry & runs aground off Ormby"
    )


def test_words_in_a_wrongly_stated_encoding_are_read() -> None:
    feed = rss([Entry("https://ledger.example/a", "Fähre läuft auf Grund")])
    assert parsed(feed.encode(), charset="iso-8859-1").items[0].title == "Fähre läuft auf Grund"
    stated = feed.replace('version="1.0"?>', 'version="1.0" encoding="windows-1252"?>', 1)
    assert parsed(stated.encode("cp1252")).items[0].title == "Fähre läuft auf Grund"


@pytest.mark.parametrize("body", [BOMB, THIEF], ids=["billion laughs", "external entity"])
def test_a_bomb_of_entities_is_refused_at_once(body: str) -> None:
    started = time.thread_time()
    with pytest.raises(Refused, match="defines entities of its own"):
        parsed(body)
    assert time.thread_time() - started < 1


def test_a_first_line_full_of_encodings_is_read_at_once() -> None:
    crowd = '"encoding="UTF-8' * 3_000
    started = time.thread_time()
    whole = rss([Entry("https://ledger.example/a", "Ferry aground")], title=crowd).replace("\n", " ")
    assert len(parsed(whole).items) == 1
    with pytest.raises(Refused, match="declaration does not end"):
        parsed(f'<?xml version="1.0" {crowd}')
    assert time.thread_time() - started < 3


@pytest.mark.parametrize("write", WRITERS, ids=lambda write: write.__name__)
def test_an_item_with_a_broken_address_does_not_spoil_the_others(write: Callable[[list[Entry]], str]) -> None:
    entries = [Entry("http://[::1", id="broken"), Entry("https://ledger.example/a")]
    assert parsed(write(entries)).items[-1].url == "https://ledger.example/a"
    named = feeds_named(f'<link rel="alternate" type="{RSS}" href="http://[::1">', "https://ledger.example/")
    assert named == ()


@pytest.mark.parametrize("field", ["id", "title", "content", "url"])
def test_half_a_character_in_an_item_spoils_no_poll(desk: Desk, field: str) -> None:
    odd = replace(desk.article("ledger.example/odd"), **{field: "http://ledger.example/\ud800"})
    body = json_feed([odd, desk.article("ledger.example/a")])
    feed = desk.follow(desk.site.put("ledger.example/feed", body, kind="application/feed+json")).id
    assert str(articles(desk.ask(feed))[-1].key).endswith("/a")
    assert not articles(desk.ask(feed))


def test_bytes_that_are_no_text_are_told() -> None:
    broken = sitemap([Entry("https://ledger.example/a", "Ferry")]).replace("Ferry", "Fer&#xD800;ry")
    with pytest.raises(Refused):
        parsed(broken)


@pytest.mark.parametrize("body", ["", "{", '{"version": 3}', "<html><p>Hello</p></html>", "/etc/passwd", "PK\x03\x04"])
def test_what_is_no_feed_is_refused_in_one_line(body: str) -> None:
    with pytest.raises(Refused) as caught:
        parsed(body)
    assert "\n" not in str(caught.value)


def test_a_list_of_sitemaps_names_the_ones_to_add() -> None:
    maps = "".join(f"<sitemap><loc>https://a.example/{n}.xml</loc></sitemap>" for n in ("pages", "news"))
    index = f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{maps}</sitemapindex>'
    with pytest.raises(Refused, match=r"add the one with news among them: https://a\.example/news\.xml"):
        parsed(index)


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=300), st.sampled_from([b"", b"<rss>", b'<?xml version="1.0"?><feed>', b"<urlset>", b"{"]))
def test_no_bytes_whatever_raise_anything_but_a_refusal(data: bytes, head: bytes) -> None:
    try:
        found = parsed(head + data)
    except Refused:
        return
    assert all(item.url.startswith("http") for item in found.items)


def test_a_page_names_its_feeds_those_of_comments_last() -> None:
    page = (
        '<head><link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">'
        '<link rel="alternate" type="application/atom+xml" href="/atom"><link rel="alternate" hreflang="de" href="/de">'
        '<link rel="alternate" type="application/rss+xml" href="javascript:x"></head>'
    )
    named = feeds_named(page, "https://ledger.example/news")
    assert named == ("https://ledger.example/atom", "https://ledger.example/comments/feed")


def test_a_page_of_xhtml_names_its_feed_too() -> None:
    link = f'<link rel="alternate" type="{RSS}" href="/feed"/>'
    page = f'<html xmlns="http://www.w3.org/1999/xhtml"><head>{link}</head></html>'
    for declared in ("", '<?xml version="1.0" encoding="utf-8"?>\n'):
        assert feeds_named(declared + page, "https://ledger.example/") == ("https://ledger.example/feed",)


def test_the_address_of_a_page_follows_the_feed_that_it_names(desk: Desk) -> None:
    url = desk.feed(desk.article("ledger.example/a"))
    front = desk.site.put("ledger.example/", f'<link rel="alternate" type="{RSS}" href="/feed">')
    assert desk.follow(front).url == url
    plain = desk.site.put("kite.example/", "<p>Nothing here.</p>")
    with pytest.raises(Refused, match="the page there names none"):
        desk.follow(plain)


def test_a_sitemap_that_is_a_gzip_file_is_read_and_a_bomb_is_not(desk: Desk) -> None:
    packed = gzip.compress(sitemap([desk.article("ledger.example/a")]).encode())
    feed = desk.follow(desk.site.put("ledger.example/news.xml.gz", packed, kind="application/gzip"))
    assert len(articles(desk.ask(feed.id))) == 1
    desk.site.put("ledger.example/news.xml.gz", bomb(50_000_000), kind="application/gzip")
    assert "over 10 MB when unpacked" in (desk.ask(feed.id).error or "")


@pytest.mark.parametrize("cut", [1, 8, 9, 100])
def test_a_sitemap_whose_gzip_file_is_cut_off_is_told(cut: int) -> None:
    place = "https://ledger.example/news.xml.gz"
    packed = gzip.compress(sitemap([Entry(f"https://ledger.example/{n}") for n in range(500)]).encode())
    with pytest.raises(Refused, match="cut off in the middle"):
        unpacked(Fetched(place, place, 200, "application/gzip", None, packed[:-cut]))


def test_gzip_files_that_follow_one_another_are_one(desk: Desk) -> None:
    whole = sitemap([Entry("https://ledger.example/a")]).encode()
    place = "https://ledger.example/news.xml.gz"
    packed = gzip.compress(whole[:99]) + gzip.compress(whole[99:])
    assert unpacked(Fetched(place, place, 200, "application/gzip", None, packed)).body == whole


def test_a_sitemap_is_read_from_its_latest_moment_on_whatever_the_zone() -> None:
    dates = {
        "third": "2031-03-05T01:00:00+09:00",
        "first": "2031-03-04T16:30:00-05:00",
        "fifth": "2031-03-04",
        "second": "2031-03-04T18:00Z",
        "last": "yesterday, 2031",
        "fourth": "2031-03-04T09:30:00",
    }
    rows = sitemap([Entry(f"https://ledger.example/{name}") for name in dates])
    for date in dates.values():
        rows = rows.replace("2031-03-04T09:30:00Z", date, 1)
    names = [item.url.rpartition("/")[2] for item in parsed(rows).items]
    assert names == ["first", "second", "third", "fourth", "fifth", "last"]


def test_new_items_are_fetched_once_and_come_with_what_the_feed_knows(desk: Desk) -> None:
    feed = desk.follow(desk.feed(desk.article("ledger.example/a"), desk.article("ledger.example/b")))
    first = desk.ask(feed.id)
    assert [one.key for one in articles(first)] == [
        desk.site.url("ledger.example/a"),
        desk.site.url("ledger.example/b"),
    ]
    assert all(SAID in one.text and one.source == "Daily Kite" for one in articles(first))
    assert desk.ask(feed.id).found == ()
    assert desk.site.count("ledger.example/a") == 1
    assert (desk.known(feed.id).articles, desk.known(feed.id).failures) == (2, 0)


def test_an_aggregator_is_not_the_outlet(desk: Desk) -> None:
    named = desk.article("hub.example/a", source="Nachtpost")
    feed = desk.follow(desk.feed(named, place="hub.example/feed", title="Hub News"))
    (one,) = articles(desk.ask(feed.id))
    assert one.source == "Nachtpost"
    bare = article_page().replace('<meta property="og:site_name" content="Daily Kite">', "")
    away = desk.follow(desk.feed(Entry(desk.site.put("post.example/b", bare)), place="hub.example/2", title="Hub News"))
    assert articles(desk.ask(away.id))[0].source == "post.example"


def test_a_feed_does_not_rename_the_outlet_of_another_site_s_page(desk: Desk) -> None:
    bare = article_page().replace('<meta property="og:site_name" content="Daily Kite">', "")
    unnamed = Entry(desk.site.put("post.example/b", bare), source="Harbour Post")
    feed = desk.follow(desk.feed(desk.article("kite.example/a", source="Nachtpost"), unnamed, place="hub.example/feed"))
    assert [one.source for one in articles(desk.ask(feed.id))] == ["Daily Kite", "Harbour Post"]


@pytest.mark.parametrize("place", ["rss.ledger.example/feed", "www.ledger.example/feed", "ledger.example/feed"])
def test_a_feed_s_text_stands_in_for_pages_of_its_own_site(desk: Desk, place: str) -> None:
    page = desk.site.put("ledger.example/a", Answer(b"", 403))
    feed = desk.follow(desk.feed(Entry(page, content=WHOLE), place=place))
    (one,) = articles(desk.ask(feed.id))
    assert (one.key, one.url, one.source) == (page, page, "The Ormby Ledger")


@pytest.mark.parametrize("source", [None, "Nachtpost"])
def test_a_feed_s_text_of_another_site_s_page_is_the_feed_s_own(desk: Desk, source: str | None) -> None:
    page = desk.site.put("nachtpost.example/a", Answer(b"", 403))
    address = desk.feed(Entry(page, content=WHOLE, source=source), place="hub.example/feed", title="Hub News")
    (one,) = articles(desk.ask(desk.follow(address).id))
    assert (one.key, one.url, one.source) == (f"{address}#{page}", address, "Hub News")
    assert one.notes[0].startswith(f"text from the feed itself; its page {page}: forbidden to this program")


def test_nothing_is_sent_again_that_the_server_calls_unchanged(desk: Desk) -> None:
    body = rss([desk.article("ledger.example/a")])

    def answer(asked: Asked) -> Answer:
        if asked.headers.get("if-none-match") == '"7"':
            return Answer(status=304)
        return Answer(body.encode(), kind=RSS, headers={"ETag": '"7"'})

    feed = desk.follow(desk.site.put("ledger.example/feed", answer))
    assert len(articles(desk.ask(feed.id))) == 1
    again = desk.ask(feed.id)
    assert (again.found, again.error) == ((), None)
    assert desk.known(feed.id).succeeded == desk.clock()


def test_a_page_that_changes_silently_is_found_when_it_is_looked_at_again(desk: Desk) -> None:
    feed = desk.follow(desk.feed(desk.article("ledger.example/a")))
    desk.ask(feed.id)
    desk.site.put("ledger.example/a", article_page().replace("84 passengers", "86 passengers"))
    desk.feed()  # the feed has dropped the item meanwhile
    assert desk.ask(feed.id).found == ()
    desk.clock.forward(hours=1.1)
    (one,) = articles(desk.ask(feed.id))
    assert "86 passengers" in one.text
    for _ in LOOK_AGAIN:
        desk.clock.forward(hours=80)
        desk.ask(feed.id)
    assert desk.book.items(feed.id) == {}
    assert desk.site.count("ledger.example/a") == 1 + len(LOOK_AGAIN)


def test_a_page_that_is_unchanged_is_not_sent_again(desk: Desk) -> None:
    def page(asked: Asked) -> Answer:
        known = asked.headers.get("if-none-match") == '"p"'
        return Answer(status=304) if known else Answer(article_page().encode(), headers={"ETag": '"p"'})

    feed = desk.follow(desk.feed(Entry(desk.site.put("ledger.example/a", page))))
    assert len(desk.ask(feed.id).found) == 1
    desk.clock.forward(hours=2)
    assert desk.ask(feed.id).found == ()
    assert desk.site.count("ledger.example/a") == 2


def test_an_item_that_the_feed_changes_is_fetched_again(desk: Desk) -> None:
    entry = desk.article("ledger.example/a")
    feed = desk.follow(desk.feed(entry))
    desk.ask(feed.id)
    desk.feed(replace(entry, title="Ferry runs aground, all safe"))
    assert len(articles(desk.ask(feed.id))) == 1


def test_a_feed_that_moves_for_good_is_followed_there(desk: Desk) -> None:
    old = desk.feed(desk.article("ledger.example/a"))
    feed = desk.follow(old)
    new = desk.feed(desk.article("ledger.example/a"), place="news.ledger.example/rss")
    desk.site.put("ledger.example/feed", Answer(status=301, headers={"Location": new}))
    assert desk.ask(feed.id).moved == new
    assert (desk.known(feed.id).url, desk.known(feed.id).moved_from) == (new, old)
    desk.ask(feed.id)
    assert desk.site.asked[-1].host == "news.ledger.example"


def test_a_feed_that_moves_to_what_is_no_feed_stays_where_it_was(desk: Desk) -> None:
    feed = desk.follow(desk.feed(desk.article("ledger.example/a")))
    login = desk.site.put("ledger.example/login", "<html><p>Sign in, please.</p></html>")
    desk.site.put("ledger.example/feed", Answer(status=301, headers={"Location": login}))
    assert desk.ask(feed.id).error is not None
    assert desk.known(feed.id).url == feed.url


def test_a_feed_that_is_gone_is_not_asked_again(desk: Desk) -> None:
    feed = desk.follow(desk.feed(desk.article("ledger.example/a")))
    desk.site.put("ledger.example/feed", Answer(status=410))
    assert desk.ask(feed.id).gone
    assert desk.known(feed.id).gone == desk.clock()
    assert due(desk.book.feeds(), desk.clock()) == []


def test_a_feed_that_asks_for_patience_gets_it(desk: Desk) -> None:
    feed = desk.follow(desk.feed(desk.article("ledger.example/a")))
    desk.site.put("ledger.example/feed", Answer(status=429, headers={"Retry-After": "7200"}))
    desk.ask(feed.id)
    assert due(desk.book.feeds(), desk.clock() + timedelta(minutes=119)) == []
    assert len(due(desk.book.feeds(), desk.clock() + timedelta(minutes=121))) == 1


def test_a_feed_that_fails_is_asked_ever_more_seldom_until_it_answers(desk: Desk) -> None:
    url = desk.feed(desk.article("ledger.example/a"))
    feed = desk.follow(url)
    desk.site.put("ledger.example/feed", Answer(status=500))
    waits = []
    for _ in range(10):
        desk.ask(feed.id)
        until = desk.known(feed.id).due
        assert until is not None
        waits.append((until - desk.clock()).total_seconds() / 60)
    assert waits[:4] == [10, 20, 40, 80]
    assert waits[-1] == 24 * 60
    assert desk.known(feed.id).failures == 10
    assert "status 500" in (desk.known(feed.id).error or "")
    desk.feed(desk.article("ledger.example/a"))
    desk.ask(feed.id)
    well = desk.known(feed.id)
    assert (well.failures, well.error, well.due, well.failing_since) == (0, None, None, None)


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (Answer(bomb(50_000_000), kind=RSS, headers={"Content-Encoding": "gzip"}), "over 10 MB"),
        (lambda _: Answer(endless(), kind=RSS), "over 10 MB"),
        (Answer(BOMB.encode(), kind=RSS), "entities of its own"),
        (Answer(b"<html>Log in</html>"), "no feed that can be read"),
        (Answer(b"", kind=RSS), "the page is empty"),
        (Answer(rss([]).encode(), kind=RSS, cut=9), "broke the answer off"),
        (Answer(b"", 404), "no such page"),
    ],
    ids=["gzip bomb", "endless", "entities", "a page", "empty", "cut off", "not found"],
)
def test_every_fault_of_a_feed_is_one_line_of_its_health(desk: Desk, answer: Answer, why: str) -> None:
    feed = desk.follow(desk.feed(desk.article("ledger.example/a")))
    desk.site.put("ledger.example/feed", answer)
    polled = desk.ask(feed.id)
    assert why in (polled.error or "")
    assert desk.known(feed.id).failures == 1


def test_an_item_whose_page_fails_is_refused_tried_again_and_then_left(desk: Desk) -> None:
    entry = Entry(desk.site.put("ledger.example/a", Answer(b"", 500)))
    feed = desk.follow(desk.feed(entry, desk.article("ledger.example/b")))
    found = desk.ask(feed.id).found
    assert [type(each) for each in found] == [Refused, Incoming]
    assert desk.ask(feed.id).found == ()
    desk.clock.forward(hours=1.1)
    desk.site.put("ledger.example/a", article_page())
    assert len(articles(desk.ask(feed.id))) == 2  # the one that failed, and the other one's page looked at again


def test_an_item_whose_page_no_reader_foresaw_costs_itself_only(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(fetched: Fetched) -> Iterator[Incoming | Refused]:
        if fetched.url.endswith("/odd"):
            raise KeyError("an entry that is not there")
        yield from read_fetched(fetched)

    monkeypatch.setattr("index.web.items.read_fetched", read)
    feed = desk.follow(desk.feed(desk.article("ledger.example/odd"), desk.article("ledger.example/b")))
    polled = desk.ask(feed.id)
    (line,) = [str(each) for each in polled.found if isinstance(each, Refused)]
    assert "/odd: this page cannot be read (KeyError)" in line
    assert [each.key for each in articles(polled)] == [desk.site.url("ledger.example/b")]


def test_an_item_that_leads_into_the_private_network_is_refused(desk: Desk) -> None:
    feed = desk.follow(desk.feed(Entry("http://169.254.169.254/latest/meta-data/")))

    class OnlyTheSite(Fetcher):
        """Takes the feed's own site for public; everything else is checked as always."""

        def _load(
            self, address: Address, headers: Mapping[str, str], limit_bytes: int
        ) -> tuple[int, Mapping[str, str], bytes]:
            self._allow_private = address.host == "ledger.example"
            return super()._load(address, headers, limit_bytes)

    def resolve(host: str, port: int) -> list[str]:
        return ["127.0.0.1"] if host == "ledger.example" else [host]

    polled = Polling(desk.book, OnlyTheSite(resolve=resolve, host_seconds=0), desk.clock).poll(feed)
    (refused,) = polled.found
    assert isinstance(refused, Refused)
    assert "169.254.169.254 is not on the public web" in refused.reason


def test_a_feed_s_own_whole_text_stands_in_for_a_page_that_cannot_be_had(desk: Desk) -> None:
    page = desk.site.put("ledger.example/a", Answer(b"", 403))
    feed = desk.follow(desk.feed(Entry(page, content=WHOLE), Entry(page + "2", content="<p>Only a teaser.</p>")))
    desk.site.put("ledger.example/a2", Answer(b"", 403))
    one, other = desk.ask(feed.id).found
    assert isinstance(one, Incoming)
    assert (one.key, one.source) == (page, "The Ormby Ledger")
    assert "Boat number 11 helped" in one.text
    assert one.notes == ("text from the feed itself; its page: forbidden to this program: save the page in a browser "
                         "and add the file",)  # fmt: skip
    assert isinstance(other, Refused)


def test_what_is_too_much_for_once_comes_next_time(desk: Desk) -> None:
    entries = [Entry(desk.site.put(f"ledger.example/{n}", article_page(f"Boat {n}"))) for n in range(60)]
    feed = desk.follow(desk.feed(*entries))
    first, second = desk.ask(feed.id), desk.ask(feed.id)
    assert (len(first.found), first.left) == (50, 10)
    assert (len(second.found), second.left) == (10, 0)


def test_what_is_too_long_for_once_comes_next_time(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.web.polling.FEED_CHARS", 2_000)
    said = [f"Boat number {n} was found by the coast guard in the bay off Ormby on Tuesday." for n in range(20)]
    entries = [Entry(desk.site.put(f"ledger.example/{n}", article_page(f"Boat {n}", said))) for n in range(5)]
    feed = desk.follow(desk.feed(*entries))
    assert [(len(polled.found), polled.left) for polled in (desk.ask(feed.id) for _ in range(3))] == [
        (2, 3),
        (2, 1),
        (1, 0),
    ]


def test_an_item_with_more_than_an_article_in_it_is_refused(desk: Desk) -> None:
    lines = "".join(f'{{"id": "{n}", "text": "{"It rained. " * 90_000}"}}\n' for n in range(3))
    url = desk.site.put("ledger.example/all", lines.encode(), kind="application/x-ndjson")
    feed = desk.follow(desk.feed(Entry(url), desk.article("ledger.example/b")))
    refused, article = desk.ask(feed.id).found
    assert str(refused) == f"{url}: more in it than one article can be: add it by its address"
    assert isinstance(article, Incoming)


def test_a_poll_that_was_killed_before_its_articles_were_in_fetches_them_again(desk: Desk) -> None:
    feed = desk.follow(desk.feed(desk.article("ledger.example/a")))
    assert len(desk.polling.poll(desk.known(feed.id)).found) == 1  # and never settled
    assert len(desk.ask(feed.id).found) == 1
    assert desk.ask(feed.id).found == ()


def test_a_poll_that_is_stopped_keeps_what_it_has(desk: Desk) -> None:
    entries = [Entry(desk.site.put(f"ledger.example/{n}", article_page(f"Boat {n}"))) for n in range(5)]
    feed = desk.follow(desk.feed(*entries))
    turns = iter([False, False, True])
    stopped = Polling(desk.book, fetching(), desk.clock, lambda: next(turns))
    polled = stopped.poll(feed)
    assert (len(polled.found), polled.left) == (2, 3)
    stopped.settle(polled, 2)
    assert len(desk.ask(feed.id).found) == 3


def test_a_site_that_wants_fewer_requests_is_left_alone(desk: Desk) -> None:
    busy = Entry(desk.site.put("ledger.example/b", Answer(b"", 429, headers={"Retry-After": "1800"})))
    feed = desk.follow(desk.feed(desk.article("ledger.example/a"), busy, desk.article("ledger.example/c")))
    polled = desk.ask(feed.id)
    assert (len(polled.found), polled.left) == (1, 2)
    assert desk.site.count("ledger.example/c") == 0
    assert due(desk.book.feeds(), desk.clock() + timedelta(minutes=29)) == []
    desk.clock.forward(minutes=31)
    desk.article("ledger.example/b")
    assert len(articles(desk.ask(feed.id))) == 2


def test_a_slow_site_does_not_keep_the_other_feeds_waiting(desk: Desk) -> None:
    def slow(_: Asked) -> Answer:
        desk.clock.forward(minutes=2)
        return Answer(article_page().encode())

    entries = [Entry(desk.site.put(f"ledger.example/{n}", slow)) for n in range(9)]
    feed = desk.follow(desk.feed(*entries))
    polled = desk.ask(feed.id)
    assert (len(polled.found), polled.left) == (3, 6)


def test_a_feed_is_found_by_number_address_or_words(desk: Desk) -> None:
    one = desk.follow(desk.feed())
    two = desk.follow(desk.feed(place="kite.example/feed", title="Daily Kite"))
    assert chosen(desk.book, str(two.id)) == two
    assert chosen(desk.book, one.url) == one
    assert chosen(desk.book, "kite") == two
    with pytest.raises(UsageError, match="fits 2 feeds"):
        chosen(desk.book, "feed")
    with pytest.raises(UsageError, match="no feed is called so"):
        chosen(desk.book, "nachtpost")


def test_a_feed_that_is_dropped_leaves_nothing_behind(desk: Desk) -> None:
    feed = desk.follow(desk.feed(desk.article("ledger.example/a")))
    desk.ask(feed.id)
    desk.book.drop(feed.id)
    assert desk.book.feeds() == []
    assert desk.book.items(feed.id) == {}


def test_the_book_is_its_owner_s_alone_and_a_damaged_one_is_told(tmp_path: Path) -> None:
    Feedbook.open(tmp_path / "archive").close()
    path = tmp_path / "archive" / DATABASE
    assert path.stat().st_mode & 0o777 == 0o600
    path.write_bytes(b"not a database at all, but long enough to be looked at as one" * 40)
    with pytest.raises(ArchiveBroken):
        Feedbook.open(tmp_path / "archive")
