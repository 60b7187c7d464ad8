"""From an address to articles: what was fetched is read as the kind of thing that it is.

It does not know HTTP beyond the status, nor how a page or a document is read.
"""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from shlex import quote
from urllib.parse import urlsplit

from index.article import Incoming
from index.errors import Refused
from index.formats.cutting import Format, format_of, read_format, sniffed
from index.formats.webpage import read_webpage
from index.limits import WEB_ARCHIVE_BYTES
from index.web.address import canonical, own_name
from index.web.fetch import Fetched, Fetcher

_OF_TYPE = {
    "text/html": Format.PAGE,
    "application/xhtml+xml": Format.PAGE,
    "text/plain": Format.TEXT,
    "text/markdown": Format.TEXT,
    "application/json": Format.JSON,
    "application/x-ndjson": Format.LINES,
    "application/jsonl": Format.LINES,
    "application/pdf": Format.PDF,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": Format.DOCX,
    "message/rfc822": Format.LETTER,
    "application/warc": Format.WARC,
}
_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")
_FEED_STARTS = (b"<rss", b"<feed", b"<urlset", b"<sitemapindex", b"<rdf:RDF")
_UNTYPED = ("", "application/octet-stream", "binary/octet-stream", "application/x-download")
_WHY = {
    401: "wants a name and password: add what you may read as a file",
    402: "behind a paywall: add the text that you may read as a file",
    403: "forbidden to this program: save the page in a browser and add the file",
    404: "there is no such page",
    410: "the page was taken down for good",
    429: "the site wants fewer requests: try again later",
    451: "not shown for legal reasons",
}


def read_link(url: str, fetcher: Fetcher) -> Iterator[Incoming | Refused]:
    """The articles at an address, usually one; or one line that says why there is none."""
    try:
        fetched = fetcher.fetch(url)
        yield from read_fetched(fetched)
    except Refused as refused:
        yield refused


def read_fetched(fetched: Fetched) -> Iterator[Incoming | Refused]:
    """The articles in an answer. Raises Refused where there is none."""
    why = why_not(fetched)
    if why:
        raise Refused(fetched.asked, why)
    kind = _kind(fetched)
    if kind is Format.PAGE:
        yield read_webpage(fetched.body, fetched.charset, fetched.url)
    else:
        base = canonical(fetched.url)
        for one in read_format(BytesIO(fetched.body), kind, fetched.url, base, WEB_ARCHIVE_BYTES):
            yield _of_this_site(one, base, fetched.url) if isinstance(one, Incoming) else one


def _of_this_site(one: Incoming, base: str, fetched_url: str) -> Incoming:
    """The article under an address that it may bear: its own, where that is of the site it came from, else one below
    what was fetched. A record's `id` or `url` would otherwise take over whatever the archive has under that key."""
    own = own_name(one.url, fetched_url)
    if own != base:
        key: str | None = own
    else:
        key = one.key if one.key in (None, base) else f"{base}#{one.key}"
    return replace(one, key=key, url=own if one.url else None)


def why_not(fetched: Fetched) -> str | None:
    """What a status says to a person; None for an answer with something in it."""
    if fetched.status in _WHY:
        told = _WHY[fetched.status]
        if fetched.status == 429 and fetched.retry_after:
            told = f"the site wants fewer requests: try again in {fetched.retry_after:.0f} s"
        return told
    if fetched.status >= 500:
        return f"the site has trouble of its own (status {fetched.status}): try again later"
    if not 200 <= fetched.status < 300:
        return f"the site answered with status {fetched.status} and no page"
    return None if fetched.body.strip() else "the page is empty"


def is_feed(fetched: Fetched) -> bool:
    """Whether an answer is a feed or a sitemap rather than an article."""
    head = fetched.body[:1_000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"{"):
        return fetched.content_type in _FEED_TYPES or b"jsonfeed.org/version" in head
    return fetched.content_type in _FEED_TYPES or (
        head.startswith((b"<?xml", *_FEED_STARTS)) and any(start in head for start in _FEED_STARTS)
    )


def _kind(fetched: Fetched) -> Format:
    if is_feed(fetched):
        raise Refused(fetched.asked, f"a feed, not an article: rashomon feeds add {quote(fetched.url)}")
    found = _OF_TYPE.get(fetched.content_type)
    if found is None and fetched.content_type in _UNTYPED:
        found = format_of(urlsplit(fetched.url).path) or sniffed(fetched.body[:4096])
    if found is None:
        raise Refused(fetched.asked, f"is {fetched.content_type[:60]}, which is no kind of article that can be read")
    return found
