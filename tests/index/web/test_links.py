"""From an address to an article: its key, its words, and the pages that stand in an article's place."""

import json
import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Incoming
from index.errors import Refused
from index.formats.pagetree import tree_of
from index.formats.walls import is_not_free
from index.sources import read_sources
from index.web.address import canonical, own_name, parse
from index.web.links import read_link
from tests.index.documents import warc
from tests.index.sites import LISTING, PAGES, Styled
from tests.index.webserver import Answer, Site, article_page, fetching, served


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as each:
        yield each


def one(url: str) -> Incoming:
    (found,) = read_link(url, fetching())
    assert isinstance(found, Incoming), found
    return found


def why(url: str) -> str:
    (found,) = read_link(url, fetching())
    assert isinstance(found, Refused), found
    assert "\n" not in str(found)
    return found.reason


def test_an_address_gives_the_article_of_its_page(site: Site) -> None:
    url = site.put("kite.example/news/ferry", article_page())
    article = one(f"{url}?utm_source=post&fbclid=9#comments")
    assert (article.key, article.url, article.source) == (url, url, "Daily Kite")
    assert article.title == "Ferry runs aground off Ormby"
    assert article.date == "2031-03-04T09:30:00+00:00"
    assert "A ferry with 84 passengers ran aground off Ormby early on Tuesday" in article.text
    assert "All rights reserved" not in article.text


def test_the_page_s_own_address_is_the_key(site: Site) -> None:
    head = f'<link rel="canonical" href="{site.url("www.kite.example/news/ferry")}">'
    url = site.put("m.kite.example/n/17?ref=x", article_page(head=head))
    assert one(url).key == site.url("www.kite.example/news/ferry")


@pytest.mark.parametrize(
    "stated", ["https://post.example/news/ferry", "http://kite.example.attacker.example/a", "javascript:alert(1)", "//"]
)
def test_a_page_cannot_claim_another_outlet_s_address(site: Site, stated: str) -> None:
    url = site.put("kite.example/news/ferry", article_page(head=f'<link rel="canonical" href="{stated}">'))
    assert one(url).key == url


@pytest.mark.parametrize(
    ("stated", "fetched", "key"),
    [
        ("https://post.example/a", "https://kite.example/b", "https://kite.example/b"),
        ("https://kite.example.evil.example/a", "https://kite.example/b", "https://kite.example/b"),
        ("https://evil.example/kite.example", "https://kite.example/b", "https://kite.example/b"),
        ("https://www.kite.example/a", "http://m.kite.example/b?x=1", "https://www.kite.example/a"),
        ("/a?utm_source=x", "https://kite.example/b", "https://kite.example/a"),
        ("https://kite.example:8443/a", "https://kite.example/b", "https://kite.example/b"),
        (None, "https://kite.example/b#c", "https://kite.example/b"),
    ],
)
def test_a_stated_address_is_believed_within_its_site_only(stated: str | None, fetched: str, key: str) -> None:
    assert own_name(stated, fetched) == key


def test_an_article_that_names_the_front_page_keeps_its_own_address() -> None:
    """A broken template that names the front page would make one article of a whole site."""
    assert own_name("https://kite.example/", "https://kite.example/news/ferry") == "https://kite.example/news/ferry"
    assert own_name("/", "https://kite.example/news/ferry") == "https://kite.example/news/ferry"


@pytest.mark.parametrize(
    ("url", "spelling"),
    [
        ("HTTPS://Kite.Example:443/News?utm_medium=x&id=7&fbclid=1#top", "https://kite.example/News?id=7"),
        ("http://kite.example", "http://kite.example/"),
        ("http://kite.example:8080/a b".replace(" ", "%20"), "http://kite.example:8080/a%20b"),
        ("https://möwe.example/über", "https://xn--mwe-sna.example/%C3%BCber"),
        ("https://kite.example/%c3%bcber", "https://kite.example/%C3%BCber"),
        ("https://kite.example./a?gclid=1", "https://kite.example/a"),
    ],
)
def test_spellings_of_one_address_are_one_key(url: str, spelling: str) -> None:
    assert canonical(url) == spelling
    assert canonical(spelling) == spelling


@given(st.text(max_size=60))
def test_no_address_whatever_raises_anything_but_a_refusal(words: str) -> None:
    for url in (words, f"https://{words}", f"http://kite.example/{words}"):
        try:
            address = parse(url)
        except Refused:
            continue
        assert str(address).isascii()
        assert canonical(canonical(url)) == canonical(url)


@pytest.mark.parametrize(
    ("encoding", "header", "meta"),
    [
        ("utf-8", "text/html", ""),
        ("utf-8", "text/html; charset=iso-8859-1", ""),
        ("cp1252", "text/html; charset=iso-8859-1", ""),
        ("cp1252", "text/html", "windows-1252"),
        ("utf-16", "text/html", ""),
        ("utf-8-sig", "text/html; charset=windows-1251", ""),
    ],
)
def test_the_words_are_those_that_were_meant_whatever_the_server_says(
    site: Site, encoding: str, header: str, meta: str
) -> None:
    words = (
        "Die Fähre mit 84 Fahrgästen lief früh am Dienstag vor Ormby auf Grund, sagte der Hafenmeister.",
        "„Alle sind wohlauf“, sagte Edda Quäll. Die Reparatur dürfte bis zum Frühling dauern, hieß es.",
    )
    page = article_page("Fähre läuft auf Grund", words).replace("utf-8", meta or "utf-8")
    page = page if meta else page.replace('<meta charset="utf-8">', "")
    url = site.put("kite.example/faehre", page.encode(encoding), kind=header)
    article = one(url)
    assert all(each in article.text for each in words)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("kind", ["application/json", "application/x-ndjson"])
def test_records_at_an_address_are_read_in_every_encoding_of_files(site: Site, encoding: str, kind: str) -> None:
    lines = '{"text": "It rained in Ormby."}\n{"text": "The ferry is late."}\n'
    url = site.put("kite.example/list", lines.encode(encoding), kind=kind)
    assert [str(each) for each in read_link(url, fetching()) if isinstance(each, Refused)] == []
    assert [each.text for each in read_link(url, fetching()) if isinstance(each, Incoming)] == [
        "It rained in Ormby.",
        "The ferry is late.",
    ]


def test_russian_words_in_a_stated_encoding_are_read(site: Site) -> None:
    words = "Паром с 84 пассажирами сел на мель у Ормби рано утром во вторник, сообщил капитан порта."
    page = article_page("Паром сел на мель", [words]).replace('<meta charset="utf-8">', "")
    assert words in one(site.put("kite.example/parom", page.encode("koi8-r"), kind="text/html; charset=koi8-r")).text


def test_plain_text_and_json_lines_come_from_addresses_too(site: Site) -> None:
    text = site.put("kite.example/ferry.txt", "A ferry ran aground.\n", kind="text/plain")
    assert (one(text).text, one(text).key) == ("A ferry ran aground.\n", text)
    lines = site.put("kite.example/all.jsonl", '{"id": "a", "text": "It rained."}\n', kind="application/octet-stream")
    assert one(lines).key == f"{lines}#a"


STORY = "It rained in Ormby on Monday, the harbour office said."


@pytest.mark.parametrize(
    ("record", "key", "url"),
    [
        ({"id": "report-1"}, "{base}#report-1", None),
        ({"id": "report-1", "url": "https://post.example/a"}, "{base}#report-1", "{base}"),
        ({"url": "https://post.example/a"}, "{base}#https://post.example/a", "{base}"),
        ({"id": "https://post.example/a"}, "{base}#https://post.example/a", None),
        ({"id": "7", "url": "/news/rain#top"}, "{site}/news/rain", "{site}/news/rain"),
        ({}, None, None),
    ],
)
def test_a_record_from_the_web_takes_no_other_article_s_key(
    site: Site, record: dict[str, str], key: str | None, url: str | None
) -> None:
    base = site.put("kite.example/all", json.dumps({**record, "text": STORY}), kind="application/json")
    names = {"base": base, "site": site.url("kite.example/").rstrip("/")}
    found = one(base)
    assert (found.key, found.url) == tuple(each and each.format_map(names) for each in (key, url))


def test_a_web_archive_from_the_web_has_its_pages_below_its_own_address(site: Site) -> None:
    crawled = ("https://post.example/a", article_page().encode(), "text/html")
    url = site.put("kite.example/crawl.warc", warc([crawled]), kind="application/warc")
    found = one(url)
    assert (found.key, found.url) == (f"{url}#https://post.example/a", url)


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (401, "wants a name and password"),
        (403, "forbidden to this program"),
        (404, "there is no such page"),
        (410, "taken down for good"),
        (451, "legal reasons"),
        (500, "trouble of its own (status 500)"),
        (418, "answered with status 418"),
        (204, "the page is empty"),
    ],
)
def test_every_status_is_told_in_words(site: Site, status: int, told: str) -> None:
    assert told in why(site.put("kite.example/a", Answer(b"", status)))


def test_a_site_that_wants_fewer_requests_says_for_how_long(site: Site) -> None:
    url = site.put("kite.example/a", Answer(b"", 429, headers={"Retry-After": "120"}))
    assert why(url) == "the site wants fewer requests: try again in 120 s"


@pytest.mark.parametrize("kind", ["image/png", "video/mp4", "application/zip"])
def test_what_is_no_article_is_told_by_its_kind(site: Site, kind: str) -> None:
    assert f"is {kind}, which is no kind of article" in why(site.put("kite.example/a", b"\x89PNG...", kind=kind))


def test_a_picture_that_calls_itself_a_page_is_refused(site: Site) -> None:
    assert "an image, not text" in why(site.put("kite.example/a", b"\x89PNG\r\n\x1a\n" + b"\x00" * 90))


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/rss+xml", "<rss></rss>"),
        ("text/xml", '<?xml version="1.0"?>\n<!-- made by hand --><feed xmlns="http://www.w3.org/2005/Atom"></feed>'),
        ("text/html", '<?xml version="1.0"?><urlset></urlset>'),
    ],
)
def test_a_feed_is_sent_to_the_feeds(site: Site, kind: str, body: str) -> None:
    assert "a feed, not an article: rashomon feeds add" in why(site.put("kite.example/feed", body, kind=kind))


TEASER = ("A ferry with 84 passengers ran aground off Ormby early on Tuesday, the harbour office said…",)
CLOSED = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": %s}</script>'


@pytest.mark.parametrize(
    "head",
    [
        CLOSED % "false",
        CLOSED % '"False"',
        '<script type="application/ld+json">{"@graph": [{"hasPart": {"isAccessibleForFree": "False"}}]}</script>',
        '<meta property="article:content_tier" content="locked">',
        '<meta content="Metered" name="article:content_tier">',
    ],
)
def test_a_page_that_declares_itself_closed_and_shows_a_teaser_is_a_paywall(site: Site, head: str) -> None:
    assert "behind a paywall" in why(site.put("kite.example/a", article_page(paragraphs=TEASER, head=head)))


def test_a_closed_page_that_begins_as_xml_is_a_paywall_too(site: Site) -> None:
    page = '<?xml version="1.0" encoding="utf-8"?>' + article_page(paragraphs=TEASER, head=CLOSED % "false")
    assert "behind a paywall" in why(site.put("kite.example/a", page, kind="application/xhtml+xml"))


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:content_tier" content="free">',
        CLOSED % "true",
        '<script>{"isAccessibleForFree": false}</script>',
        '<script type="application/ld+json">' * 20_000,
    ],
    ids=["free", "true", "another script", "never closed"],
)
def test_a_short_page_that_does_not_declare_itself_closed_is_free(head: str) -> None:
    began = time.thread_time()
    assert not is_not_free(tree_of(f"<html><head>{head}</head><body><p>{TEASER[0]}</p></body></html>"))
    assert time.thread_time() - began < 5  # minutes where each script's end is sought to the end of the page


@pytest.mark.parametrize(
    "words",
    [
        "Subscribe to continue reading. Already a subscriber? Sign in.",
        "Weiterlesen mit Kite+. Sie sind bereits Abonnent?",
        "Cet article est réservé aux abonnés. Il vous reste 80 % de cet article à lire.",
        "Contenido exclusivo para suscriptores.",
        "Эта статья доступна только для подписчиков.",
    ],
)
def test_a_teaser_that_asks_for_a_subscription_is_a_paywall(site: Site, words: str) -> None:
    assert "behind a paywall" in why(site.put("kite.example/a", article_page(paragraphs=(*TEASER, words))))


LONG = tuple(
    f"Boat number {n} was found by the coast guard in the bay off Ormby on Tuesday morning." for n in range(40)
)


def test_a_whole_article_that_declares_itself_closed_goes_in_with_a_remark(site: Site) -> None:
    article = one(site.put("kite.example/a", article_page(paragraphs=LONG, head=CLOSED % "false")))
    assert "for subscribers; see that the text is whole" in article.notes[0]


@pytest.mark.parametrize(
    "words",
    [
        "The regulator fined Kite Media two million crowns for setting cookies without consent and for sharing what it "
        "learned with 400 partners. The company accepts the fine, its spokeswoman said on Tuesday.",
        "Readers of the Ormby library want to continue reading in winter, and asked the council to heat the hall until "
        "nine, a petition says. It was signed by 1,200 people, the librarian told reporters on Tuesday.",
        "Правительство Ормби решило принять закон о файлах cookie и о согласии пользователей, сообщил министр связи. "
        "Партнёры коалиции голосовали за него единогласно во вторник вечером, пишет газета.",
    ],
)
def test_a_brief_about_consent_or_reading_is_an_article(site: Site, words: str) -> None:
    assert one(site.put("kite.example/a", article_page(paragraphs=(words,)))).text


def test_a_long_article_about_paywalls_and_cookies_is_an_article(site: Site) -> None:
    about = ("Subscribe to continue reading, the sites say. Cookie consent: accept all, reject all, our partners.",)
    assert "accept all" in one(site.put("kite.example/a", article_page(paragraphs=(*LONG, *about)))).text


@pytest.mark.parametrize(
    "words",
    [
        "We value your privacy. We and our 842 partners store and/or access information on a device, such as cookies. "
        "You may accept all or manage options.",
        "Bevor Sie fortfahren: Wir und unsere Partner nutzen Cookies. Mit Ihrer Einwilligung zeigen wir "
        "personalisierte Anzeigen. Alle akzeptieren oder ablehnen.",
        "Nous respectons votre vie privée. Avec votre consentement, nos 300 partenaires et nous utilisons des cookies. "
        "Tout accepter. Paramétrer.",
    ],
)
def test_a_consent_dialogue_is_not_taken_for_the_article(site: Site, words: str) -> None:
    page = f"<html><head><title>Daily Kite</title></head><body><div><p>{words}</p></div></body></html>"
    assert "asks for consent instead of showing the article" in why(site.put("kite.example/a", page))


def test_a_redirect_to_a_consent_site_is_recognised_there(site: Site) -> None:
    there = site.put("consent.kite.example/collect", "<html><body><p>Cookies are needed to go on.</p></body></html>")
    url = site.put("kite.example/a", Answer(status=302, headers={"Location": there}))
    assert "asks for consent" in why(url)


@pytest.mark.parametrize(
    "words",
    ["Checking your browser before accessing kite.example.", "Please verify you are a human.", "Are you a robot?"],
)
def test_a_check_for_robots_is_not_taken_for_the_article(site: Site, words: str) -> None:
    page = f"<html><head><title>Just a moment...</title></head><body><p>{words}</p></body></html>"
    assert "a check for robots" in why(site.put("kite.example/a", page))


def test_a_front_page_is_not_taken_for_an_article(site: Site) -> None:
    assert "a page of links" in why(site.put("ledger.example/sea", LISTING))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_an_article_in_any_style_is_found_and_what_stands_around_it_is_not(site: Site, page: Styled) -> None:
    article = one(site.put("ledger.example/ferry", page.html))
    words = " ".join(article.text.split())
    assert [each for each in page.said if words.count(each) != 1] == []
    assert [each for each in page.around if each in words] == []
    assert article.source == "The Ormby Ledger"


def test_addresses_stand_among_files_and_a_bad_one_stops_nothing(site: Site) -> None:
    url = site.put("kite.example/a", article_page())
    found = list(
        read_sources([site.url("kite.example/gone"), url], None, None, lambda each: read_link(each, fetching()))
    )
    assert [type(each) for each in found] == [Refused, Incoming]
    (refused,) = read_sources([url], None)
    assert isinstance(refused, Refused)


@pytest.mark.parametrize("kind", ["text/html", "image/png"])
def test_a_web_archive_at_an_address_is_unpacked_up_to_a_limit(
    site: Site, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.web.links.WEB_ARCHIVE_BYTES", 1_000_000)
    padded = article_page() + " " * 400_000
    pages = [("https://kite.example/ferry", article_page().encode(), "text/html")]
    pages += [(f"https://kite.example/{n}", padded.encode(), kind) for n in range(4)]
    url = site.put("kite.example/crawl.warc.gz", warc(pages), kind="application/warc")
    *articles, last = read_link(url, fetching())
    assert len(articles) == (3 if kind == "text/html" else 1)
    assert str(last) == f"{url}: over 1 MB when unpacked; save the file and add that"
    (first, *_) = read_sources([url], None, None, lambda _: read_link(url, fetching()))
    assert isinstance(first, Incoming)
