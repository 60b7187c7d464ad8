"""Feeds of every kind with the same items, of invented outlets."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True)
class Entry:
    """An item of a feed that is about to be written."""

    url: str
    title: str = "Ferry runs aground off Ormby"
    id: str | None = None
    source: str | None = None
    date: str = "Tue, 04 Mar 2031 09:30:00 +0000"
    updated: str | None = None
    content: str | None = None


def rss(entries: Sequence[Entry], title: str = "The Ormby Ledger") -> str:
    """RSS 2.0, as most sites have it."""
    items = "".join(
        f"<item><title>{escape(e.title)}</title><link>{escape(e.url)}</link><guid>{escape(e.id or e.url)}</guid>"
        f"<pubDate>{e.date}</pubDate>"
        + (f'<source url="https://wire.example/">{escape(e.source)}</source>' if e.source else "")
        + (f"<atom:updated>{e.updated}</atom:updated>" if e.updated else "")
        + (f"<content:encoded><![CDATA[{e.content}]]></content:encoded>" if e.content else "")
        + "</item>"
        for e in entries
    )
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        f'xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>{escape(title)}</title>{items}</channel></rss>'
    )


def atom(entries: Sequence[Entry], title: str = "The Ormby Ledger") -> str:
    """Atom 1.0."""
    items = "".join(
        f'<entry><title type="html">{escape(e.title)}</title><link href="{escape(e.url)}"/>'
        f"<id>{escape(e.id or e.url)}</id>"
        f"<published>2031-03-04T09:30:00Z</published><updated>{e.updated or '2031-03-04T09:30:00Z'}</updated>"
        + (f"<source><title>{escape(e.source)}</title></source>" if e.source else "")
        + (f'<content type="html">{escape(e.content)}</content>' if e.content else "")
        + "</entry>"
        for e in entries
    )
    return (
        f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>{escape(title)}</title>{items}</feed>'
    )


def json_feed(entries: Sequence[Entry], title: str = "The Ormby Ledger") -> str:
    """JSON Feed 1.1."""
    rows = [
        {"id": e.id or e.url, "url": e.url, "title": e.title, "date_published": "2031-03-04T09:30:00Z"}
        | ({"content_html": e.content} if e.content else {})
        for e in entries
    ]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": title, "items": rows})


def sitemap(entries: Sequence[Entry]) -> str:
    """A news sitemap."""
    rows = "".join(
        f"<url><loc>{escape(e.url)}</loc><news:news><news:publication>"
        f"<news:name>{escape(e.source or 'The Ormby Ledger')}</news:name>"
        "<news:language>en</news:language></news:publication><news:publication_date>2031-03-04T09:30:00Z"
        f"</news:publication_date><news:title>{escape(e.title)}</news:title></news:news></url>"
        for e in entries
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{rows}</urlset>'
    )


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True))
    + "]><rss><channel><title>&i;</title><item><title>&i;</title><link>https://kite.example/a</link></item></channel></rss>"
)
THIEF = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel>'
    "<title>&x;</title><item><title>&x;</title><link>https://kite.example/a</link></item></channel></rss>"
)
