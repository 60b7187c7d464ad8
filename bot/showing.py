"""`rashomon show`: an article as stored, or with a quote, its furniture and its sentences' days marked.

It does not know how sentences or days were found.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import click

from bot import manual, words, words_intake, words_showing
from bot.completion import complete_keys
from bot.desk import Desk, shared_options
from bot.ink import Line, Paper, Run, Style
from bot.output import emit_exact, emit_lines, paper_of, tell
from bot.terminal import argument, hint, showing
from bot.visible import on_one_line, visible_lines
from index.errors import UnknownArticle, UsageError
from index.regex import regex

if TYPE_CHECKING:
    from index.article import Article
    from index.holdings import Holdings

# No more digits than a number in the archive can have.
_ADDRESS = regex(r"(?P<key>.+)@(?P<version>\d{1,9})(?::(?P<start>\d{1,9})-(?P<end>\d{1,9}))?", re.DOTALL)
_LABEL_COLUMNS = 11
_AROUND_CHARS = 900


@dataclass(frozen=True, slots=True)
class Place:
    """What to open: an article, perhaps a version of it, perhaps a stretch of that (code points, half-open)."""

    key: str
    version: int | None = None
    stretch: tuple[int, int] | None = None


@click.command(help=manual.SHOW_HELP)
@click.argument("key", shell_complete=complete_keys)
@click.option("--version", type=click.IntRange(min=1), metavar="N", help=manual.OPTION_ARTICLE_VERSION)
@click.option("--raw", is_flag=True, help=manual.OPTION_RAW)
@click.option("--days", is_flag=True, help=manual.OPTION_DAYS)
@shared_options
@click.pass_context
def show(ctx: click.Context, key: str, version: int | None, raw: bool, days: bool) -> None:
    """Print one article."""
    desk = ctx.find_object(Desk) or Desk()
    session = desk.session()
    article, stretch = find(key, version, session.archive)
    if raw:
        start, end = stretch or (0, len(article.text))
        emit_exact(article.text[start:end])
        return
    latest = session.archive.article(article.key).version
    if article.version < latest:
        tell(words_intake.older_version(article.key, article.version, latest))
    paper = paper_of(sys.stdout)
    emit_lines(_head(article))
    if days:
        emit_lines(_days(article, paper))
    else:
        furniture = session.archive.furniture(article.key, article.version)
        whole = f"{showing(desk.archive)} {argument(f'{article.key}@{article.version}')}"
        emit_lines(_opened(article.text, furniture, stretch, paper, whole))


def find(key: str, version: int | None, archive: "Holdings") -> "tuple[Article, tuple[int, int] | None]":
    """The article, and the stretch that an address names. A key that looks like an address is tried as a key first."""
    place = address_of(key)
    try:
        return archive.article(key, version), None
    except UnknownArticle:
        if place.version is None:
            raise
    article = archive.article(place.key, version or place.version)
    if place.stretch and not 0 <= place.stretch[0] < place.stretch[1] <= len(article.text):
        raise UsageError(words_showing.STRETCH_OUTSIDE.format(key, len(article.text)))
    return article, place.stretch


def address_of(text: str) -> Place:
    """Read KEY, KEY@VERSION or KEY@VERSION:START-END."""
    found = _ADDRESS.fullmatch(text)
    if found is None:
        return Place(text)
    stretch = (int(found["start"]), int(found["end"])) if found["start"] else None
    return Place(found["key"], int(found["version"]), stretch)


def _head(article: "Article") -> Iterator[Line]:
    masthead = article.masthead
    yield Line((Run(on_one_line(masthead.title or article.key), Style.STRONG),))
    for label, text in _facts(article):
        if text:
            runs = (Run(label.ljust(_LABEL_COLUMNS), Style.FAINT), Run(on_one_line(text)))
            yield Line(runs, 2, 2 + _LABEL_COLUMNS)
    yield Line()


def _facts(article: "Article") -> Iterator[tuple[str, str]]:
    masthead = article.masthead
    yield words_showing.HEAD_OUTLET, masthead.outlet or words.OUTLET_UNKNOWN
    yield words.LABELS["published"], words.published(*publication(article))
    yield words_showing.HEAD_AUTHORS, ", ".join(masthead.authors)
    yield words_showing.HEAD_WIRE, masthead.wire or ""
    yield words_showing.HEAD_LANGUAGE, words.language(masthead.language) if masthead.language else ""
    yield words_showing.HEAD_URL, masthead.url or ""
    yield words_showing.HEAD_KEY, words_showing.version(article.key, article.version)


def publication(article: "Article") -> tuple[str, str | None, tuple[str, ...]]:
    """How its publication is known, when it was as answers show it, and what it was inferred from."""
    from retrieval.citing import published

    return article.published_basis.value, published(article), article.published_from


def _opened(
    text: str, furniture: Sequence[tuple[int, int]], stretch: tuple[int, int] | None, paper: Paper, whole: str
) -> Iterator[Line]:
    """The text; on a terminal no more than what stands around the stretch, and the command that shows the `whole`."""
    around = _around(text, stretch if paper.is_terminal else None)
    if around[0]:
        yield from (_faint(words_showing.left_out_before(around[0])), Line())
    yield from _body(text, furniture, stretch, paper, around)
    if around[1] < len(text):
        yield from (Line(), _faint(words_showing.left_out_behind(len(text) - around[1])))
    if around != (0, len(text)):
        yield from (Line(), *hint(words_showing.WHOLE_HINT, whole, paper))


def _around(text: str, stretch: tuple[int, int] | None) -> tuple[int, int]:
    """The lines around a quote: on a terminal a long article's beginning has the quote scroll away."""
    if stretch is None:
        return 0, len(text)
    start = text.rfind("\n", 0, max(0, stretch[0] - _AROUND_CHARS)) + 1
    end = text.find("\n", stretch[1] + _AROUND_CHARS)
    return (start if start > _AROUND_CHARS else 0), (end if 0 < end < len(text) - _AROUND_CHARS else len(text))


def _faint(told: str) -> Line:
    return Line((Run(told, Style.FAINT),), 0, 2)


def _body(
    text: str,
    furniture: Sequence[tuple[int, int]],
    stretch: tuple[int, int] | None,
    paper: Paper,
    around: tuple[int, int],
) -> Iterator[Line]:
    """The text as it is laid out, no more than is `around`: page furniture is faint, the stretch marked."""
    row: list[Run] = []
    for start, end, style in _pieces(len(text), furniture, stretch):
        piece = text[max(start, around[0]) : min(end, around[1])]
        if not piece and (start, end) != (0, 0):
            continue
        first, *others = (visible_lines(piece) if paper.is_terminal else piece).split("\n")
        row.append(Run(first, style))
        for other in others:
            yield Line(tuple(row))
            row = [Run(other, style)]
    yield Line(tuple(row))


def _pieces(
    length: int, furniture: Sequence[tuple[int, int]], stretch: tuple[int, int] | None
) -> Iterator[tuple[int, int, Style]]:
    """The whole text, cut where its style changes. `furniture` is sorted and disjoint."""
    borders = {0, length, *(stretch or ())}.union(*furniture)
    at = 0
    for start, end in pairwise(sorted(borders)):
        while at < len(furniture) and furniture[at][1] <= start:
            at += 1
        if stretch and stretch[0] <= start < stretch[1]:
            yield start, end, Style.MARK
        elif at < len(furniture) and furniture[at][0] <= start:
            yield start, end, Style.FAINT
        else:
            yield start, end, Style.PLAIN


def _days(article: "Article", paper: Paper) -> Iterator[Line]:
    """Every sentence with its day and where that was taken from."""
    for sentence in article.sentences:
        mark = sentence.day
        day = (
            words.happened(mark.day.iso(), mark.day_from.value, mark.words)
            if mark
            else words.happened(None, None, None)
        )
        text = article.text[sentence.start : sentence.end]
        yield Line((Run(f"{sentence.start}-{sentence.end}  {on_one_line(day)}", Style.FAINT),), 0, 2)
        yield Line((Run(on_one_line(text) if paper.is_terminal else text),), 2, 2)
