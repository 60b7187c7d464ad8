"""What a feed says: RSS, Atom, JSON Feed and news sitemaps read as one list of items, and the feeds a page names.

It does not fetch and remembers nothing. An item's own publisher is kept apart from the feed's title: an aggregator is
not the outlet.
"""

import hashlib
import json
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from index.errors import Refused
from index.limits import FEED_BYTES, FEED_DECLARATION_BYTES, FEED_ITEMS
from index.regex import regex
from index.web.address import is_address, joined
from index.web.fetch import Fetched
from index.web.packing import Packed

if TYPE_CHECKING:
    from lxml.etree import _Element

_ENTITIES = re.compile(rb"<!ENTITY", re.IGNORECASE)
_FEED_KINDS = ("application/rss+xml", "application/atom+xml", "application/feed+json")
_SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
_BLANKS = regex(r"\s+")
_TAG = regex(r"<[^>]{0,1000}>")
_HALF = regex(r"[\ud800-\udfff]")
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Item:
    """One entry. `id` is the feed's own name for it; `content` its whole text in HTML, where the feed carries it."""

    id: str
    url: str
    title: str | None = None
    source: str | None = None
    date: str | None = None
    updated: str | None = None
    content: str | None = None

    @property
    def fingerprint(self) -> str:
        """Another one once the feed says something else of the item."""
        # Where a feed says when an item was changed, its text may still differ each time by a counter or a banner.
        words = self.content if self.updated is None else None
        parts = (self.url, self.title, self.source, self.date, self.updated, words)
        joined = "\0".join("" if part is None else f"={part}" for part in parts)
        return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as it is now; items in the feed's order, the first of those that bear one id. `cut` were too many."""

    title: str | None
    kind: str
    items: tuple[Item, ...]
    cut: int = 0


def unpacked(fetched: Fetched) -> Fetched:
    """The answer, its body unpacked where it is a gzip file, as many sitemaps are. Raises Refused."""
    if not fetched.body.startswith(b"\x1f\x8b"):
        return fetched
    packed, body = Packed(), bytearray()
    try:
        for piece in packed.unpack(fetched.body, FEED_BYTES + 1):
            body += piece
            if len(body) > FEED_BYTES:
                raise Refused(fetched.asked, f"over {FEED_BYTES // 1_000_000} MB when unpacked: no feed is that large")
    except zlib.error:
        raise Refused(fetched.asked, "a damaged gzip file") from None
    if not packed.is_whole:
        raise Refused(fetched.asked, "a gzip file that is cut off in the middle")
    return replace(fetched, body=bytes(body), content_type="")


def read_feed(fetched: Fetched) -> Feed:
    """The feed in an answer. Raises Refused where there is none."""
    try:
        return _read(fetched)
    except UnicodeError:
        raise Refused(fetched.asked, "there are bytes in it that are no text") from None


def _read(fetched: Fetched) -> Feed:
    body = fetched.body.lstrip(b"\xef\xbb\xbf \t\r\n")
    if body.startswith(b"{"):
        found = _json_feed(body, fetched)
    else:
        if _ENTITIES.search(body[:100_000]):
            raise Refused(fetched.asked, "its XML defines entities of its own, which no feed needs: not read")
        is_sitemap = any(tag in body[:2_000] for tag in (b"<urlset", b"<sitemapindex"))
        found = _sitemap(body, fetched) if is_sitemap else _syndicated(_declared(body, fetched), fetched)
    return found


def _declared(body: bytes, fetched: Fetched) -> bytes:
    """The body with its XML declaration on a line of its own: feedparser seeks an encoding in all of the first line, in
    time that grows with its cube."""
    if not body.startswith(b"<?"):
        return body
    head, end, rest = body.partition(b"?>")
    if not end or len(head) > FEED_DECLARATION_BYTES:
        raise Refused(fetched.asked, "its XML declaration does not end")
    return head + end + b"\n" + rest


def feeds_named(html: str, url: str) -> tuple[str, ...]:
    """The feeds that a page names in its head, feeds of comments last."""
    from index.formats.pagetree import tree_of

    tree = tree_of(html)
    named: dict[str, bool] = {}
    for link in tree.iter("link") if tree is not None else ():
        kind = (link.get("type") or "").partition(";")[0].strip().lower()
        address = _joined(url, (link.get("href") or "").strip())
        if "alternate" in (link.get("rel") or "").lower().split() and kind in _FEED_KINDS and is_address(address):
            named.setdefault(address, "comment" in f"{link.get('title')} {address}".lower())
    return tuple(sorted(named, key=lambda address: named[address]))


def _joined(base: str, link: str) -> str:
    """The link's whole address; nothing where there is none to read, which is no link to the feed itself."""
    return joined(base, link) if link else ""


def _feed(title: str | None, kind: str, items: Iterator[Item]) -> Feed:
    unique: dict[str, Item] = {}
    cut = 0
    for item in items:
        if len(unique) >= FEED_ITEMS:
            cut += 1
        elif is_address(item.url):
            unique.setdefault(item.id, item)
    return Feed(_line(title), kind, tuple(unique.values()), cut)


def _syndicated(body: bytes, fetched: Fetched) -> Feed:
    """RSS and Atom of every age, also where the XML is broken."""
    import feedparser

    charset = f"; charset={fetched.charset}" if fetched.charset else ""
    headers = {"content-type": f"{fetched.content_type or 'application/xml'}{charset}", "content-location": fetched.url}
    try:
        # A stream and never the bytes themselves: those it would take for the name of a file to open.
        parsed = feedparser.parse(BytesIO(body), response_headers=headers)
    except Exception as error:  # a parser of broken XML meets what nobody foresaw
        raise Refused(fetched.asked, f"its XML cannot be read ({type(error).__name__})") from error
    if not parsed.get("version") and not parsed.entries:
        raise Refused(fetched.asked, "no feed that can be read: neither RSS, Atom, JSON Feed nor a news sitemap")
    items = (_entry(entry, fetched.url) for entry in parsed.entries)
    return _feed(parsed.feed.get("title"), parsed.get("version") or "broken", items)


def _entry(entry: dict[str, object], base: str) -> Item:
    url = _joined(base, str(entry.get("link") or ""))
    identity = str(entry.get("id") or url)
    source = entry.get("source")
    publisher = source.get("title") if isinstance(source, Mapping) else None
    contents = entry.get("content")
    pieces = [each for each in contents if isinstance(each, Mapping)] if isinstance(contents, Sequence) else []
    texts = [str(each.get("value") or "") for each in pieces] + [str(entry.get("summary") or "")]
    content = max(texts, key=len)
    updated = dict.get(entry, "updated")  # its own `get` would take the day of publication for it, and warn
    return Item(
        id=identity,
        url=url if is_address(url) else identity,
        title=_line(entry.get("title")),
        source=_line(publisher or entry.get("dc_source")),
        date=_line(entry.get("published") or updated),
        updated=_line(updated),
        content=content or None,
    )


def _json_feed(body: bytes, fetched: Fetched) -> Feed:
    try:
        found: object = json.loads(body)
    except (ValueError, RecursionError):
        raise Refused(fetched.asked, "no feed that can be read: it begins as JSON and is none") from None
    if not isinstance(found, dict) or "jsonfeed.org" not in str(found.get("version")):
        raise Refused(fetched.asked, "JSON, but no JSON Feed")
    items = found.get("items")
    rows = [each for each in items if isinstance(each, dict)] if isinstance(items, list) else []
    return _feed(_said(found.get("title")), "json", (_row(each, fetched.url) for each in rows))


def _said(value: object) -> str:
    """A value's words. JSON can write half a character, which nothing stores: it stands as one that is not known."""
    return _HALF.sub("\ufffd", str(value or ""))


def _row(row: Mapping[str, object], base: str) -> Item:
    url = _joined(base, _said(row.get("external_url") or row.get("url") or row.get("id")))
    plain = _said(row.get("content_text"))
    content = _said(row.get("content_html")) or (f"<p>{_escaped(plain)}</p>" if plain else None)
    return Item(
        id=_said(row.get("id")) or url,
        url=url,
        title=_line(_said(row.get("title"))),
        date=_line(_said(row.get("date_published") or row.get("date_modified"))),
        updated=_line(_said(row.get("date_modified"))),
        content=content,
    )


def _escaped(text: str) -> str:
    from html import escape

    return escape(text).replace("\n\n", "</p><p>").replace("\n", "<br>")


def _sitemap(body: bytes, fetched: Fetched) -> Feed:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(body, parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        raise Refused(fetched.asked, "a sitemap whose XML cannot be read")
    if str(root.tag).endswith("sitemapindex"):
        places = [text.strip() for text in root.itertext(f"{_SITEMAP}loc") if text.strip()]
        told = ", ".join(sorted(places, key=lambda place: "news" not in place.lower())[:3])
        raise Refused(fetched.asked, f"a list of sitemaps; add the one with news among them: {told or 'none is named'}")
    rows = [each for each in root if str(each.tag).endswith("url")]
    rows.sort(key=_when, reverse=True)
    return _feed(None, "sitemap", (_located(each) for each in rows))


def _when(row: "_Element") -> datetime:
    """The moment that a sitemap states, in whatever zone; what cannot be read comes last."""
    found: str | None = row.findtext(f"{_NEWS}news/{_NEWS}publication_date") or row.findtext(f"{_SITEMAP}lastmod")
    try:
        moment = datetime.fromisoformat((found or "").strip())
    except ValueError:
        return _LONG_AGO
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _located(row: "_Element") -> Item:
    url = (row.findtext(f"{_SITEMAP}loc") or "").strip()
    news = f"{_NEWS}news/{_NEWS}"
    return Item(
        id=url,
        url=url,
        title=_line(row.findtext(f"{news}title")),
        source=_line(row.findtext(f"{news}publication/{_NEWS}name")),
        date=_line(row.findtext(f"{news}publication_date")),
        updated=_line(row.findtext(f"{_SITEMAP}lastmod")),
    )


def _line(words: object) -> str | None:
    """A title or name on one line, without the markup that some feeds put into it."""
    text = _BLANKS.sub(" ", _TAG.sub("", str(words))).strip() if words else ""
    return text[:500] or None
