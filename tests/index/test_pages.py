"""What is taken from a page: its article's words, the day of its publication, whose it is."""

import json
import time
from collections.abc import Mapping
from datetime import date

import pytest

from index.article import Basis, Incoming
from index.formats.pages import read_page
from index.formats.pagetree import make_ready, tree_of
from index.steps import default_steps

HEADLINE = "Kiln collapses in Velm"
LEAD = "A kiln collapsed in Velm on Monday and buried two potters, the fire service said."
BODY = (
    "The owner of the pottery, Ida Crane, told reporters that the kiln had been inspected twice in the past year and "
    "that nobody had complained of it since then.",
    "Velm lies on the river Osk and has a theatre, two schools and a market, which draws visitors from the whole "
    "valley every week, according to its tourist board.",
)


def page(head: str = "", above: str = "", body: str = "", below: str = "") -> str:
    told = "".join(f"<p>{each}</p>" for each in (LEAD, *BODY))
    return (
        f"<html lang='en'><head><title>{HEADLINE}</title>{head}</head><body><article><h1>{HEADLINE}</h1>{above}{told}"
        f"{body}</article>{below}</body></html>"
    )


def read(html: str) -> Incoming:
    return read_page(html, "/a.html")


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


def linked(*things: object) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(each)}</script>' for each in things)


def news(**fields: object) -> Mapping[str, object]:
    return {"@type": "NewsArticle", "headline": HEADLINE, **fields}


CHANGED = meta("og:updated_time", "2021-06-09T00:00:00Z") + '<meta name="last-modified" content="2021-06-10">'
ASIDE = '<aside><ul><li><time datetime="2021-09-09">9 Sept</time> Bells ring in Ostrel</li></ul></aside>'
IN_TEXT = '<p>It was the first such accident since <time datetime="2019-01-02">2 January 2019</time> in Velm.</p>'
OTHERS = {"liveBlogUpdate": [{"@type": "BlogPosting", "headline": "Two dead", "datePublished": "2021-10-05T18:30:00Z"}]}


@pytest.mark.parametrize(
    ("html", "stated"),
    [
        (
            page(above='<time datetime="2021-05-06T10:00:00Z">today</time>', body=IN_TEXT, below=ASIDE),
            "2021-05-06T10:00:00Z",
        ),
        (
            page(
                above='<p>Updated <time datetime="2021-05-09">9 May</time></p><time datetime="2021-05-06">6 May</time>'
            ),
            "2021-05-06",
        ),
        (page(above='<div class="date">6 May 2021</div>', body=IN_TEXT), "2021-05-06"),
        (page(meta("article:published_time", "2021-05-06T08:00:00Z") + CHANGED), "2021-05-06T08:00:00Z"),
        (page(linked(news(datePublished="2021-05-06", dateModified="2021-05-09T10:00:00Z"))), "2021-05-06"),
        (page(linked(news(datePublished="2021-05-06T06:00:00Z", **OTHERS))), "2021-05-06T06:00:00Z"),
        (page(above='<span itemprop="datePublished" content="2021-05-06"></span>'), "2021-05-06"),
        (page(body=IN_TEXT), None),
        (page(below=ASIDE), None),
        (page(CHANGED), None),
        (page(linked(news(dateModified="2021-05-09T07:30:00Z"))), None),
        (page(above='<time datetime="2021-05-09" class="updated">9 May 2021</time>'), None),
        (page(below="<footer>Page generated 30 November 2021</footer>"), None),
    ],
)
def test_the_day_of_publication_is_that_of_the_page_itself(html: str, stated: str | None) -> None:
    assert read(html).date == stated


@pytest.mark.parametrize("head", [CHANGED, linked(news(dateModified="2021-06-10T07:30:00Z"))])
def test_a_day_of_change_alone_leaves_the_publication_unknown_and_is_told(head: str) -> None:
    article = default_steps().prepare(read(page(head)), "a", {}, date(2021, 12, 1)).article
    assert article.published_basis is Basis.UNKNOWN
    (note,) = article.masthead.notes
    assert "says only when it was changed (2021-06-" in note


LOOSE = {"@type": "Organization", "name": "Osk Media Group"}
OWN = {"@type": "NewsMediaOrganization", "name": "Velm Courier"}


@pytest.mark.parametrize(
    "head",
    [
        linked({"@graph": [LOOSE, news(publisher=OWN)]}),
        linked([LOOSE, news(publisher=OWN)]),
        linked({"@graph": [{"@type": "WebSite", "name": "Velm"}, {"@id": "#o", **OWN}, news(publisher={"@id": "#o"})]}),
        linked({"@id": "#o", **OWN}, news(publisher=[{"@id": "#o"}])),
        linked(news(publisher="Velm Courier", author={"@type": "Organization", "name": "Osk Wire"})),
        linked({**news(publisher={"name": "Velm Courier"}), "@type": ["Article", "ReportageNewsArticle"]}),
        linked(LOOSE) + meta("og:site_name", "Velm Courier"),
        linked(news(publisher=OWN)) + meta("og:site_name", "velmcourier.example"),
        linked(news(publisher={"@id": "#gone"})) + meta("og:site_name", "Velm Courier"),
    ],
)
def test_the_outlet_is_the_articles_own_publisher_or_the_site(head: str) -> None:
    assert read(page(head)).source == "Velm Courier"


def test_the_outlet_of_microdata_is_its_publisher() -> None:
    publisher = '<div itemprop="publisher" itemscope><meta itemprop="name" content="Velm Courier"></div>'
    assert read(page(above=publisher)).source == "Velm Courier"


@pytest.mark.parametrize(
    ("markup", "kept", "gone"),
    [
        (
            '<p>It fell on <time datetime="2021-05-03">3 May 2021</time> at noon.</p>',
            "It fell on 3 May 2021 at noon.",
            "on at",
        ),
        ("<p>All of the pot<wbr>teries were then shut for a week.</p>", "All of the potteries were then shut", "pot\n"),
        ('<p style="display: none">Nine kilns of Velm fell, it was feared at first.</p>', LEAD, "Nine"),
        ("<p hidden>Nine kilns of Velm fell, it was feared at first.</p>", LEAD, "Nine"),
        ('<p aria-hidden="true">Nine kilns of Velm fell, it was feared at first.</p>', LEAD, "Nine"),
        ("<noscript><p>Nine kilns of Velm fell, it was feared at first.</p></noscript>", LEAD, "Nine"),
        (
            '<div class="gallery"><figure><img src="a"><figcaption>The chimney is 31 metres high, its owner says. '
            "Photo: A. Nyl</figcaption></figure></div>",
            "The chimney is 31 metres high, its owner says.",
            "Nyl",
        ),
        ("<figure><img src='a'><figcaption>The chimney</figcaption></figure>", LEAD, "The chimney"),
        (
            "<div><span>Read also</span><a>Flood kills 19 in Ostrel</a></div><p>Two more kilns were shut in Velm.</p>",
            "Two more kilns were shut",
            "Ostrel",
        ),
        (
            "<p><b>MORE: </b><a>Flood kills 19 in Ostrel</a></p><p><a>Witness tells of 8 dead in Velm</a></p>",
            LEAD,
            "Witness",
        ),
        (
            "<div><h3>2 Comments</h3><div><p>Bob</p><p>I have counted six dead at the kiln of Velm.</p></div></div>",
            LEAD,
            "counted",
        ),
        (
            "<h3>Related</h3><p>The mayor of Velm, Uma Kest, said that the town would pay for all repairs.</p>",
            "The mayor of Velm, Uma Kest, said",
            "Related",
        ),
    ],
)
def test_what_a_reader_sees_of_the_article_is_its_text(markup: str, kept: str, gone: str) -> None:
    text = read(page(body=markup)).text
    assert kept in text
    assert gone not in text


def test_a_short_page_is_not_glued_to_its_heading() -> None:
    html = f"<html><body><article><h1>{HEADLINE}</h1><span>4 May 2021</span><p>{LEAD}</p></article></body></html>"
    assert read(html).text.split("\n") == [HEADLINE, "4 May 2021", LEAD]


def test_a_page_that_scripts_will_show_is_read() -> None:
    html = f"<body style='visibility:hidden'><article hidden><h1>{HEADLINE}</h1><p>{LEAD}</p></article></body>"
    assert LEAD in read(html).text


def test_a_box_above_the_article_takes_nothing_of_it() -> None:
    html = f"<html><body><div><p>128 Comments</p><h1>{HEADLINE}</h1><p>{LEAD}</p><p>{BODY[0]}</p></div></body></html>"
    assert LEAD in read(html).text


@pytest.mark.parametrize(
    "html",
    [
        '<?xml version="1.0" encoding="utf-8"?><html><body><p>It rained in Velm.</p></body></html>',
        "It rained in Velm.",
        "<p>It rained in Velm.</p>",
    ],
)
def test_scraps_of_a_page_are_read(html: str) -> None:
    assert read(html).text == "It rained in Velm."


@pytest.mark.parametrize(
    "body",
    [
        "<p>" + "word " * 20_000 + "</p>",
        "<figure><figcaption>" + "word " * 20_000 + "</figcaption></figure>",
        "<h2>Related</h2>" * 10_000,
        "<h2>Related</h2><div><p>Bells</p></div>" * 10_000,
        "<p>Read also: <a href='/b'>Bells ring in Ostrel</a></p>" * 10_000,
    ],
    ids=["words", "caption", "headings", "boxes", "pointers"],
)
def test_a_page_is_made_ready_in_time_that_grows_with_it(body: str) -> None:
    tree = tree_of(page(body=body))
    assert tree is not None
    started = time.thread_time()
    make_ready(tree)
    assert time.thread_time() - started < 3
    assert "word" in body or "Bells" not in tree.text_content()
