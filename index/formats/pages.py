"""The article in an HTML page: its text and what the page says of itself.

Extraction is trafilatura's; the clock of the publication is read from the page's metadata because trafilatura keeps
only the day. It knows nothing of files or addresses.
"""

import json
import re

from index.article import Incoming
from index.errors import Refused
from index.regex import regex

_TIME_PROPERTIES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "pubdate",
    "publishdate",
    "date",
)
_BLOCKS = frozenset(
    "address article blockquote br dd div dl dt figcaption footer h1 h2 h3 h4 h5 h6 header li main ol p pre section "
    "table td th tr ul".split()
)
_UNSEEN = frozenset("head script style noscript template svg iframe form nav".split())
_BLANK_RUN = regex(r"[ \t\r\f\v]+")
_NAMES = regex(r"\s*;\s*")


def read_page(html: str, place: str) -> Incoming:
    """The page's article; `key` is left None and `url` is the canonical address it states, if any.

    Raises Refused (naming `place`) where the page has no text.
    """
    found = _extracted(html, place)
    text = found.text if found.text and found.text.strip() else _visible(html)
    if not text.strip():
        raise Refused(place, "no text in this page: it may need a browser, or be empty")
    return Incoming(
        place=place,
        text=text,
        title=found.title,
        source=found.source,
        url=found.url,
        date=_published(html) or found.date,
        authors=found.authors,
        language=found.language,
    )


def _extracted(html: str, place: str) -> Incoming:
    from trafilatura import bare_extraction

    nothing = Incoming(place=place, text="")
    try:
        page = bare_extraction(
            html,
            with_metadata=True,
            include_comments=False,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except Exception as error:  # a parser meets pages that nobody foresaw; one page must not stop an import
        raise Refused(place, f"this page cannot be read ({type(error).__name__}): save it as text") from error
    if page is None or isinstance(page, dict):
        return nothing
    return Incoming(
        place=place,
        text=page.text or "",
        title=page.title or None,
        source=page.sitename or page.hostname or None,
        url=page.url or None,
        date=page.date or None,
        authors=tuple(_NAMES.split(page.author)) if page.author else (),
        language=page.language or _language(html),
    )


def _language(html: str) -> str | None:
    found = re.search(r"""<html\b[^>]{0,500}?\blang\s*=\s*["']?([A-Za-z]{2,3})\b""", html[:20_000])
    return found.group(1).lower() if found else None


def _published(html: str) -> str | None:
    """The moment of publication in the page's own words, only where it has a clock."""
    from lxml import etree
    from lxml import html as parser

    try:
        tree = parser.fromstring(html)
    except (etree.LxmlError, ValueError):
        return None
    stated: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").casefold()
        stated.setdefault(name, (tag.get("content") or "").strip())
    found = [stated.get(name, "") for name in _TIME_PROPERTIES]
    found += [_in_linked_data(tag.text or "") for tag in tree.iter("script") if "ld+json" in (tag.get("type") or "")]
    return next((words for words in found if re.search(r"\d{1,2}:\d\d", words)), None)


def _in_linked_data(script: str) -> str:
    try:
        data: object = json.loads(script)
    except (ValueError, RecursionError):
        return ""
    waiting = [data]
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, list):
            waiting.extend(reversed(thing))
        elif isinstance(thing, dict):
            if isinstance(thing.get("datePublished"), str):
                return str(thing["datePublished"])
            waiting.extend(value for value in thing.values() if isinstance(value, dict | list))
    return ""


def _visible(html: str) -> str:
    """Every visible word, a paragraph a block: what is left to do when extraction finds no article in a short page."""
    from lxml import etree
    from lxml import html as parser

    try:
        tree = parser.fromstring(html)
    except (etree.LxmlError, ValueError):
        return ""
    pieces: list[str] = []
    _walk(tree, pieces)
    lines = (_BLANK_RUN.sub(" ", line).strip() for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def _walk(tree: object, pieces: list[str]) -> None:
    from lxml import etree

    skipping: object | None = None
    for event, node in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        tag = node.tag if isinstance(node.tag, str) else ""
        if event == "start" and skipping is None:
            if tag in _UNSEEN:
                skipping = node
                continue
            pieces.append(("\n" if tag in _BLOCKS else "") + (node.text or "").replace("\n", " "))
        elif event != "start":
            if skipping is node or (skipping is None and event == "end"):
                pieces.append("\n" if tag in _BLOCKS else "")
                skipping = None
            if skipping is None:
                pieces.append((node.tail or "").replace("\n", " "))
