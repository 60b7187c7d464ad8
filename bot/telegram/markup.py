"""Blocks of words as Telegram HTML, escaped at the leaf, and as the plain text that is left after Telegram parsed it.

It does not know how much fits into a message (`pages`) nor what is said (`cards`, `phrases`). Foreign words are made
harmless here and nowhere else: what Telegram would swallow, obey or hide is shown, and white space cannot be piled up.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from html import escape
from urllib.parse import urlsplit

from bot.telegram.outgoing import Block, Look, Paragraph, Quotation, Words
from bot.visible import visible_lines
from index.regex import regex

_TAGS = {Look.STRONG: "b", Look.FAINT: "i", Look.MARK: "b", Look.CODE: "code"}
_BLANKS = "[\t \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
_WHITE = regex(f"{_BLANKS}*\n(?:{_BLANKS}|\n)*|{_BLANKS}+")
# Telegram drops these combining marks from every message. A ring is kept by composing it with its letter.
_DROPPED = regex("([^\u030a\u0333\u033f])?([\u030a\u0333\u033f])")
_CONTINUES = regex("[\u0300-\u036f]+")
_CANNOT_OPEN = regex(r"[\s\"'<>\\^`{|}\u0000-\u0020\u007f]")
_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"
_RIGHT_TO_LEFT = regex("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
_LINK_CHARS = 2000


def utf16(text: str) -> int:
    """Length as Telegram counts it."""
    return len(text) + sum(character > "\uffff" for character in text)


def shown(text: str) -> str:
    """`text` as a person may see it: hidden characters as signs, runs of white space as one; idempotent."""
    return _WHITE.sub(_one, visible_lines(_DROPPED.sub(_kept, text)))


def _one(found: re.Match[str]) -> str:
    """A run of white space: an empty line at the most, else a line break, else a space."""
    return "\n" * min(found.group().count("\n"), 2) or " "


def _kept(found: re.Match[str]) -> str:
    base, mark = found.group(1) or "", found.group(2)
    composed = unicodedata.normalize("NFC", base + mark)
    return composed if base and len(composed) == 1 else f"{base}<U+{ord(mark):04X}>"


def made_visible(text: str) -> tuple[str, ...]:
    """The hidden characters in `text` as `shown` writes them, each once, in order: a quote that has any says so."""
    signs = re.findall(r"<U\+[0-9A-F]{4,6}>|[\u2400-\u241f\u2421]", shown(text))
    own = set(re.findall(r"<U\+[0-9A-F]{4,6}>|[\u2400-\u241f\u2421]", text))
    return tuple(sign for sign in dict.fromkeys(signs) if sign not in own)


def made_harmless(block: Block) -> Block:
    """The block with every run's words as `shown`, runs without words left out."""
    return replace(block, words=tuple(replace(run, text=shown(run.text)) for run in _unsplit(block.words) if run.text))


def _unsplit(runs: Iterable[Words]) -> list[Words]:
    """The runs with no character begun in one and ended in the next, so that `shown` sees it whole."""
    whole: list[Words] = []
    for run in runs:
        found = _CONTINUES.match(run.text)
        if whole and (found or (whole[-1].text.endswith("\r") and run.text.startswith("\n"))):
            end = found.end() if found else 1
            whole[-1] = replace(whole[-1], text=whole[-1].text + run.text[:end])
            run = replace(run, text=run.text[end:])
        whole.append(run)
    return whole


@dataclass(frozen=True, slots=True)
class Written:
    """A message's text as it is sent, and what Telegram has of it after parsing: the plain-text fallback too."""

    html: str
    plain: str

    @property
    def utf16(self) -> int:
        """What counts against the limit."""
        return utf16(self.plain)


def write(blocks: Iterable[Block]) -> Written:
    """Both forms. Blocks stand under one another; the first has no empty line before it."""
    html: list[str] = []
    plain: list[str] = []
    for block in blocks:
        between = _between(block) if plain else ""
        inner = [_run(run, isolate=isinstance(block, Paragraph)) for run in made_harmless(block).words]
        html += [between, _wrapped(block, "".join(tagged for tagged, _ in inner))]
        plain += [between, "".join(bare for _, bare in inner)]
    return Written("".join(html), "".join(plain))


def _between(block: Block) -> str:
    return "\n\n" if isinstance(block, Paragraph) and block.gap else "\n"


def _wrapped(block: Block, inner: str) -> str:
    if isinstance(block, Quotation) and inner:
        return f"<blockquote{' expandable' if block.long else ''}>{inner}</blockquote>"
    return inner


def _run(run: Words, *, isolate: bool) -> tuple[str, str]:
    """A run as HTML and bare. Beside our words, right-to-left ones are isolated: they must not turn a date around."""
    bare = run.text
    if isolate and _RIGHT_TO_LEFT.search(bare):
        bare = f"{_FIRST_STRONG_ISOLATE}{bare}{_POP_ISOLATE}"
    tagged = escape(bare, quote=False)
    if run.look in _TAGS and bare:
        tagged = f"<{_TAGS[run.look]}>{tagged}</{_TAGS[run.look]}>"
    if run.url is not None and bare and can_open(run.url):
        tagged = f'<a href="{escape(run.url)}">{tagged}</a>'
    elif run.person is not None and bare:
        tagged = f'<a href="tg://user?id={run.person:d}">{tagged}</a>'
    return tagged, bare


def can_open(url: str) -> bool:
    """Whether an address of an article may become a link: http or https with a host, nothing that breaks a tag."""
    if len(url) > _LINK_CHARS or _CANNOT_OPEN.search(url) or shown(url) != url:
        return False
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


@lru_cache(maxsize=512)
def weight(block: Block) -> tuple[int, int]:
    """A block's length in UTF-16 units and its entities, without what stands between it and the block before.

    Kept, for a message that is too long is tried again and again, each time a little shorter.
    """
    bare = [_run(run, isolate=isinstance(block, Paragraph))[1] for run in made_harmless(block).words]
    entities = sum((run.look in _TAGS) + (run.url is not None or run.person is not None) for run in block.words)
    return sum(map(utf16, bare)), entities + isinstance(block, Quotation)


def gap_before(block: Block) -> int:
    """The line breaks between a block and the one before it."""
    return len(_between(block))


def paragraph(*runs: Words | str, gap: bool = False) -> Paragraph:
    """Words that begin on a line of their own; a bare string is plain."""
    return Paragraph(_runs(runs), gap)


def quotation(*runs: Words | str, long: bool = False) -> Quotation:
    """Words of an article."""
    return Quotation(_runs(runs), long)


def _runs(runs: Sequence[Words | str]) -> tuple[Words, ...]:
    return tuple(run if isinstance(run, Words) else Words(run) for run in runs if run != "")
