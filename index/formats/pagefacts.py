"""What a page states of itself for machines: when it was published and whose it is.

From meta tags, JSON-LD, microdata and the stamp beside the headline. The day of a change is nobody's publication, nor
is that of another story in a box. It does not read the text.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml.html import HtmlElement

from index.formats.pagetree import is_sentence
from index.regex import regex

_PUBLISHED = (
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
_CHANGED = regex(r"(?:modifi|updat|revis|chang|aktualis|actualis|actualiz)", re.IGNORECASE)
_JSON_CHANGE = regex(r'"dateModified"\s*:\s*"[^"]{0,60}"\s*,?')
_ARTICLE = regex(r"(?:.*Article|.*Posting|Report)$")
_CLOCK = regex(r"\d{1,2}:\d\d")
_ADDRESS = regex(r"(?:https?://\S+|[\w-]+(?:\.[\w-]+)+)$")
_ELSEWHERE = frozenset("aside nav footer li td".split())
_INLINE = frozenset("span strong b em i small label".split())
_TELLING_WORDS = 8  # a first sentence; fewer may be a line above it
_DEEPEST = 6  # objects within objects that may hold the page's own article

Thing = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Facts:
    """The publication's own words and the outlet, None where the page states none; `only_changed` is the day of a
    change where no other is stated."""

    published: str | None = None
    outlet: str | None = None
    only_changed: str | None = None


def facts_of(tree: HtmlElement) -> Facts:
    """What the page of that tree states; a moment with a clock before a bare day."""
    metas = _metas(tree)
    linked = list(_linked(tree))
    articles = [thing for thing in linked if _is_article(thing)]
    stated = [metas.get(name, "") for name in _PUBLISHED]
    stated += [str(thing.get("datePublished") or "") for thing in articles]
    stated += [_value(tag) for tag in _with_property(tree, "datepublished")]
    stated = [words for words in stated if words] or list(_beside_headline(tree))[:1]
    return Facts(
        published=next((words for words in stated if _CLOCK.search(words)), next(iter(stated), None)),
        outlet=_outlet(tree, metas, articles, {str(thing.get("@id")): thing for thing in linked if "name" in thing}),
        only_changed=None if stated else next(_changes(tree, metas, articles), None),
    )


def without_changes(tree: HtmlElement) -> None:
    """Takes the days of changes and of other stories out of the tree, for who looks for any day in it."""
    for tag in list(tree.iter("meta")):
        if _CHANGED.search(_name(tag)):
            tag.drop_tree()
    for tag in tree.iter("script"):
        if "ld+json" in (tag.get("type") or "") and tag.text:
            tag.text = _JSON_CHANGE.sub("", tag.text)
    for tag in list(tree.iter("time", "abbr")):
        if _is_change(tag) and tag.getparent() is not None:
            tag.drop_tree()
        for name in ("datetime", "title", "data-utime"):
            tag.attrib.pop(name, None)


def _name(tag: HtmlElement) -> str:
    return (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").casefold()


def _metas(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for tag in tree.iter("meta"):
        found.setdefault(_name(tag), (tag.get("content") or "").strip())
    return found


def _linked(tree: HtmlElement) -> Iterator[Thing]:
    """Every object of the page's JSON-LD, an object before those in it."""
    for tag in tree.iter("script"):
        if "ld+json" not in (tag.get("type") or ""):
            continue
        try:
            waiting: list[object] = [json.loads(tag.text or "", strict=False)]
        except (ValueError, RecursionError):
            continue
        for _ in range(_DEEPEST):
            things = [each for one in waiting for each in (one if isinstance(one, list) else [one])]
            things = [each for one in things for each in (one if isinstance(one, list) else [one])]
            yield from (thing for thing in things if isinstance(thing, dict))
            waiting = [
                value
                for thing in things
                if isinstance(thing, dict)
                for name, value in thing.items()
                if name in ("@graph", "mainEntity", "mainEntityOfPage", "publisher", "isPartOf", "item")
            ]


def _is_article(thing: Thing) -> bool:
    kinds = thing.get("@type")
    return any(_ARTICLE.match(str(kind)) for kind in (kinds if isinstance(kinds, list) else [kinds])) or (
        kinds is None and "headline" in thing
    )


def _outlet(
    tree: HtmlElement, metas: Mapping[str, str], articles: list[Thing], by_id: Mapping[str, Thing]
) -> str | None:
    """The article's own publisher, else the site's name; an address only where no name is stated."""
    named = [_named(thing.get("publisher"), by_id) for thing in articles]
    named += [metas.get("og:site_name"), *map(_publisher, _with_property(tree, "publisher"))]
    names = [" ".join(name.split()) for name in named if name and name.strip()]
    return next((name for name in names if not _ADDRESS.match(name)), names[0] if names else None)


def _named(thing: object, by_id: Mapping[str, Thing]) -> str | None:
    """The name of an organisation that is told by name, as an object, by a reference, or as a list of these."""
    for _ in range(_DEEPEST):
        if isinstance(thing, list):
            thing = next((one for one in thing if one), None)
        elif isinstance(thing, dict):
            thing = thing["name"] if thing.get("name") else by_id.get(str(thing.get("@id")))
        else:
            break
    return thing if isinstance(thing, str) and not thing.startswith(("#", "http")) else None


def _with_property(tree: HtmlElement, name: str) -> Iterator[HtmlElement]:
    """Elements of microdata that are no other story's in a box."""
    for tag in tree.iter():
        if name in (tag.get("itemprop", "") if isinstance(tag.tag, str) else "").casefold().split() and not _in_box(
            tag
        ):
            yield tag


def _in_box(tag: HtmlElement) -> bool:
    return any(above.tag in _ELSEWHERE for above in tag.iterancestors())


def _value(tag: HtmlElement) -> str:
    return (tag.get("content") or tag.get("datetime") or " ".join(tag.text_content().split()))[:100].strip()


def _publisher(tag: HtmlElement) -> str | None:
    inside = next((each for each in tag.iter() if "name" in (each.get("itemprop") or "").split()), None)
    words = _value(tag if inside is None else inside)
    return words if words and len(words.split()) <= 8 else None


def _beside_headline(tree: HtmlElement) -> Iterator[str]:
    """Stamps between the headline and the first sentence, else above the headline; none of a change, none in a box."""
    above: list[str] = []
    below: list[str] = []
    has_headline = False
    for tag in tree.iter("h1", "time", "p"):
        if _in_box(tag):
            continue
        if tag.tag == "p" and has_headline and is_sentence(" ".join(tag.text_content().split()), _TELLING_WORDS):
            break
        if tag.tag == "time" and not _is_change(tag):
            (below if has_headline else above).append(_value(tag))
        has_headline = has_headline or tag.tag == "h1"
    yield from (words for words in (*below, *(reversed(above) if has_headline else ())) if words)


def _is_change(tag: HtmlElement) -> bool:
    """Whether a stamp says when the page was changed, by its marks or by the words before it."""
    before, parent = tag.getprevious(), tag.getparent()
    if before is None:
        words = parent.text if parent is not None else ""
    elif (before.tail or "").strip():
        words = before.tail
    else:
        words = before.text_content() if before.tag in _INLINE else ""
    marks = (tag.get("class") or "", tag.get("itemprop") or "", (words or "").strip()[-30:])
    return _CHANGED.search(" ".join(marks)) is not None


def _changes(tree: HtmlElement, metas: Mapping[str, str], articles: list[Thing]) -> Iterator[str]:
    yield from (value for name, value in metas.items() if _CHANGED.search(name) and any(map(str.isdigit, value)))
    yield from (str(thing["dateModified"]) for thing in articles if thing.get("dateModified"))
    yield from (_value(tag) for tag in _with_property(tree, "datemodified"))
