"""The article of a page that came from the web: its bytes and its address made one Incoming.

It does not fetch. The page's own canonical address is the key, where it may be believed.
"""

from dataclasses import replace
from urllib.parse import urlsplit

from index.article import Incoming
from index.errors import Refused
from index.formats.decoding import decode
from index.formats.pages import read_page
from index.formats.walls import is_not_free, wall
from index.storable import checked
from index.web.address import own_name


def read_webpage(body: bytes, charset: str | None, url: str) -> Incoming:
    """The article in the page fetched from `url`. Raises Refused for walls, empty pages and what is no text."""
    from index.formats.pagetree import tree_of

    html, note = decode(body, url, charset)
    if not html.strip():
        raise Refused(url, "empty")
    found = read_page(html, url)
    tree = tree_of(html)
    why = wall(tree, found.title, found.text, url)
    if why:
        raise Refused(url, why)
    key = own_name(found.url, url)
    notes = [note] if note else []
    if is_not_free(tree):
        notes.append("the page says that it is for subscribers; see that the text is whole")
    article = replace(
        found, place=url, key=key, url=key, source=found.source or host_name(url), notes=(*found.notes, *notes)
    )
    return checked(article, url)


def host_name(url: str) -> str | None:
    """What a page without a name of its own is called by."""
    host = urlsplit(url).hostname
    return host.removeprefix("www.") if host else None
