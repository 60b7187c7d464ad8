"""A page's tree made ready for extraction: what no reader sees and boxes of other stories go out, sentences stay whole.

Extraction (trafilatura's) deletes stamps from sentences, parts a word at a soft break, drops captions and headings of
boxes, and takes hidden words for said. It does not extract.
"""

import re
from collections.abc import Iterator
from itertools import takewhile

from lxml import etree
from lxml import html as parser
from lxml.html import HtmlElement

from index.page.boxes import is_box, is_comments
from index.page.interface import opens_like_a_pointer
from index.regex import regex

_HIDDEN = regex(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_UNSEEN = frozenset("noscript template dialog aside footer nav".split())
_KEPT = ("h1", "article", "main", "body")
_FLOW = frozenset("p li td dd blockquote figcaption span em strong b i a".split())
_AROUND = frozenset("aside nav footer form td".split())
_BOX_HEADINGS = (
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "p",
    "div",
    "span",
    "strong",
    "b",
    "header",
    "a",
    "button",
    "label",
    "dt",
)
_LONGEST_HEADING = 60
_SENTENCE_WORDS = 6
_SENTENCE_END = regex(r"\S[.!?…][\"'”’»)]*$")
_CREDIT = regex(
    r"\s*[(\[]?(?:photo(?:graph)?s?|pictures?|images?|credit|foto|fotos|bild|video)\s?(?::|by\s|/).{1,80}$",
    re.IGNORECASE,
)


def tree_of(page: str) -> HtmlElement | None:
    """The page as a tree, None where it is none."""
    if page.lstrip().startswith("<?xml"):  # it may declare an encoding, which a text must not
        page = page.partition("?>")[2]
    try:
        return parser.fromstring(page)
    except (etree.LxmlError, ValueError):
        return None


def is_sentence(words: str, least: int = _SENTENCE_WORDS) -> bool:
    """Whether words that are parted by single blanks are as many as a sentence has, and end as one."""
    return words.count(" ") >= least - 1 and _SENTENCE_END.search(words) is not None


def make_ready(tree: HtmlElement) -> None:
    """Changes the tree in place."""
    for which in (_unseen, _boxes, _pointers):
        for tag in list(which(tree)):
            _drop(tag)
    for tag in list(tree.iter("wbr")):
        tag.drop_tag()
    for tag in list(tree.iter("time")):
        parent = tag.getparent()
        if parent is not None and parent.tag in _FLOW:
            tag.drop_tag()
    for tag in list(tree.iter("figcaption")):
        _tell(tag)


def _drop(tag: HtmlElement) -> None:
    if tag.getparent() is not None:
        tag.drop_tree()


def _unseen(tree: HtmlElement) -> Iterator[HtmlElement]:
    """What the page hides, and what stands around the article."""
    yield from (tag for tag in tree.iter() if isinstance(tag.tag, str) and _is_unseen(tag))


def _is_unseen(tag: HtmlElement) -> bool:
    is_hidden = (
        tag.tag in _UNSEEN
        or tag.get("hidden", "until-found") != "until-found"
        or tag.get("aria-hidden") == "true"
        or _HIDDEN.search(tag.get("style") or "") is not None
    )
    # A whole page is hidden until its scripts have run.
    return is_hidden and tag.tag != "html" and next(tag.iter(*_KEPT), None) is None


def _words(tag: HtmlElement) -> str:
    return " ".join(tag.text_content().split())


def _few_words(tag: HtmlElement) -> str:
    """Its words; "" where they are more than a heading has, which is not looked into."""
    words = ""
    for piece in tag.itertext():
        words += piece
        if len(words) > 4 * _LONGEST_HEADING:
            return ""
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST_HEADING else ""


def _boxes(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Headings of boxes with what they head: what follows beside them, up to the article's next sentence; readers'
    comments below the article, to the end of theirs."""
    has_told = False
    out: dict[bool, set[HtmlElement]] = {False: set(), True: set()}  # and True, up to the end of comments
    for tag in tree.iter(*_BOX_HEADINGS):
        has_told = has_told or (tag.tag == "p" and _tells(tag))
        words = _few_words(tag) if has_told else ""
        if not words or not is_box(words):
            continue
        heading, to_end = _outermost(tag, words), is_comments(words)
        if heading in out[to_end]:  # and with it what follows: to be looked through once, however many headings
            continue
        for each in _headed(heading, to_end):
            out[False].add(each)
            if to_end:
                out[True].add(each)
            yield each


def _headed(heading: HtmlElement, to_end: bool) -> Iterator[HtmlElement]:
    yield heading
    for after in heading.itersiblings():
        if next(after.iter(*_KEPT), None) is not None or (not to_end and _tells(after)):
            return
        yield after


def _pointers(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Paragraphs that are "Read also:" and a link, with the links that stand alone behind them."""
    out: set[HtmlElement] = set()
    for tag in tree.iter("p"):
        if tag not in out and opens_like_a_pointer(_words(tag)[:_LONGEST_HEADING]) and _is_linked(tag):
            for each in (tag, *takewhile(_is_linked, tag.itersiblings())):
                out.add(each)
                yield each


def _is_linked(tag: HtmlElement) -> bool:
    """Whether most of its words are links."""
    words = _words(tag)
    return 0 < len(words) <= 2 * sum(len(_words(link)) for link in tag.iter("a"))


def _outermost(tag: HtmlElement, words: str) -> HtmlElement:
    """The largest element that holds the heading alone."""
    while (parent := tag.getparent()) is not None and parent.tag not in _KEPT and _few_words(parent) == words:
        tag = parent
    return tag


def _tells(tag: HtmlElement) -> bool:
    """Whether it holds a sentence that is not all link: the article goes on."""
    blocks = [tag] if isinstance(tag.tag, str) else []
    for block in [*blocks, *(each for each in tag.iter("p") if each is not tag)]:
        if block.tag == "p" and is_sentence(_words(block)) and not _is_linked(block):
            return True
    return False


def _tell(caption: HtmlElement) -> None:
    """Makes a caption that is a sentence a paragraph behind its picture, without the picture's credit."""
    words = _CREDIT.sub("", _words(caption))
    if not is_sentence(words) or any(each.tag in _AROUND for each in caption.iterancestors()):
        return
    picture = caption
    while (parent := picture.getparent()) is not None and parent.tag not in _KEPT and not _tells(parent):
        picture = parent
    paragraph = parser.Element("p")
    paragraph.text = words
    if picture.getparent() is not None:
        picture.addnext(paragraph)
        _drop(caption)
