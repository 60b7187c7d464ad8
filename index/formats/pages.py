"""The article in an HTML page: its text and what the page says of itself.

Extraction is trafilatura's, of a tree that `pagetree` made ready; `pagefacts` reads what the page states, because
trafilatura keeps only the day and takes that of a change or of another story too. It knows nothing of files or
addresses.
"""

import re
from typing import TYPE_CHECKING

from index.article import Incoming
from index.errors import Refused
from index.regex import regex

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCKS = frozenset(
    "address article blockquote br dd div dl dt figcaption footer h1 h2 h3 h4 h5 h6 header li main ol p pre section "
    "table td th tr ul".split()
)
_UNSEEN = frozenset("head script style noscript template svg iframe form nav aside".split())
_BLANK_RUN = regex(r"[ \t\r\f\v]+")
_NAMES = regex(r"\s*;\s*")


def read_page(html: str, place: str) -> Incoming:
    """The page's article; `key` is left None and `url` is the canonical address it states, if any.

    Raises Refused (naming `place`) where the page has no text.
    """
    from index.formats.pagefacts import Facts, facts_of, without_changes
    from index.formats.pagetree import make_ready, tree_of

    tree = tree_of(html)
    facts = Facts() if tree is None else facts_of(tree)
    if tree is not None:
        make_ready(tree)
        without_changes(tree)
    found = _extracted(html, tree, place)
    text = found.text if found.text.strip() and not _is_glued(found.text, tree) else _visible(tree)
    if not text.strip():
        raise Refused(place, "no text in this page: it may need a browser, or be empty")
    return Incoming(
        place=place,
        text=text,
        title=found.title,
        source=facts.outlet or found.source,
        url=found.url,
        date=facts.published or found.date,
        authors=found.authors,
        language=found.language,
        notes=_notes(facts.only_changed, found.date),
    )


def _notes(changed: str | None, date: str | None) -> tuple[str, ...]:
    if changed is None or date is not None:
        return ()
    return (f"its page says only when it was changed ({changed[:10]}), not when it was published: unknown",)


def _extracted(html: str, tree: "HtmlElement | None", place: str) -> Incoming:
    from copy import deepcopy

    from trafilatura import bare_extraction

    nothing = Incoming(place=place, text="")
    try:
        page = bare_extraction(
            html if tree is None else deepcopy(tree),
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
        text=(page.text or "").strip(),
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


def _is_glued(text: str, tree: "HtmlElement | None") -> bool:
    """Whether heading and paragraphs were put into one line, as extraction does where it finds little."""
    if tree is None or "\n" in text.strip():
        return False
    heading = next((" ".join(tag.text_content().split()) for tag in tree.iter("h1", "h2")), "")
    line = " ".join(text.split())
    return bool(heading) and line.startswith(heading) and line != heading


def _visible(tree: "HtmlElement | None") -> str:
    """Every visible word, a paragraph a block: what is left to do when extraction finds no article in a short page."""
    if tree is None:
        return ""
    pieces: list[str] = []
    _walk(next(tree.iter("article", "main"), tree), pieces)
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
