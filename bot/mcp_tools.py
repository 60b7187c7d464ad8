"""What an assistant may ask of the archive: three tools, their arguments, their results as text and as data.

It does not know the protocol (`mcp_serving`).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot import words, words_archive, words_console, words_showing
from bot import words_serving as say
from bot.asking import question_of
from bot.counter import Clerk
from bot.visible import on_one_line
from index.errors import UsageError
from index.limits import FILTER_CHARS, QUESTION_CHARS
from retrieval.answer import Answer, Slice

if TYPE_CHECKING:
    from index.article import Article
    from index.listed import Listed

LISTED, MOST_LISTED = 50, 200
CHARS, MOST_CHARS = 20_000, 100_000
# What stands before a quote that an address opens.
_BEFORE = 1_500
_INTEGER = 2**31


class _Given(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Ask(_Given):
    """Arguments of `ask`."""

    question: str = Field(min_length=1, max_length=QUESTION_CHARS, description=say.MCP_QUESTION)
    as_of: date | None = Field(None, description=say.MCP_AS_OF)
    since: date | None = Field(None, description=say.MCP_SINCE)
    until: date | None = Field(None, description=say.MCP_UNTIL)
    outlet: str | None = Field(None, max_length=FILTER_CHARS, description=say.MCP_OUTLET)
    language: str | None = Field(None, max_length=FILTER_CHARS, description=say.MCP_LANGUAGE)


class Articles(_Given):
    """Arguments of `articles`."""

    words: str | None = Field(None, max_length=FILTER_CHARS, description=say.MCP_WORDS)
    outlet: str | None = Field(None, max_length=FILTER_CHARS, description=say.MCP_OUTLET)
    language: str | None = Field(None, max_length=FILTER_CHARS, description=say.MCP_LANGUAGE)
    since: date | None = Field(None, description=say.MCP_SINCE)
    until: date | None = Field(None, description=say.MCP_UNTIL)
    undated: bool = Field(False, description=say.MCP_UNDATED)
    limit: int = Field(LISTED, ge=1, le=MOST_LISTED, description=say.MCP_LIMIT)
    offset: int = Field(0, ge=0, lt=_INTEGER, description=say.MCP_OFFSET)

    def fits(self, listed: "Listed") -> bool:
        """Whether an article is one of those; as with a question, an undated one passes the bounds of days."""
        day = listed.published_day
        haystack = f"{listed.key}\n{listed.title or ''}\n{listed.outlet or ''}".casefold()
        return (
            all(word in haystack for word in (self.words or "").casefold().split())
            and (self.outlet is None or _same(self.outlet, listed.outlet))
            and (self.language is None or _same(self.language, listed.language))
            and (day is None or self.since is None or day.last >= self.since)
            and (day is None or self.until is None or day.first <= self.until)
            and (day is None or not self.undated)
        )


class Show(_Given):
    """Arguments of `show`."""

    key: str = Field(min_length=1, max_length=4_000, description=say.MCP_KEY)
    start: int | None = Field(None, ge=0, lt=_INTEGER, description=say.MCP_START)
    chars: int = Field(CHARS, ge=1, le=MOST_CHARS, description=say.MCP_CHARS)


class Entry(_Given):
    """One article of a list."""

    article: str
    version: int
    outlet: str | None
    title: str | None
    published: str | None
    published_basis: Literal["stated", "inferred", "unknown"]
    language: str | None
    chars: int


class Entries(_Given):
    """The articles that fit: how many there are, and those from `offset` on."""

    total: int
    offset: int
    articles: tuple[Entry, ...]


class Opened(_Given):
    """A part of an article as it is stored: `text` is its `[start:end]`, of `chars` code points in all.

    `furniture` are the ranges that answers never quote; `quote` the one that the address named; `sha256` is of the
    whole text in UTF-8.
    """

    article: str
    version: int
    outlet: str | None
    title: str | None
    url: str | None
    published: str | None
    published_basis: Literal["stated", "inferred", "unknown"]
    authors: tuple[str, ...]
    wire: str | None
    language: str | None
    sha256: str
    chars: int
    start: int
    end: int
    text: str
    quote: Slice | None
    furniture: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A result: `text` to read, `value` the whole of it."""

    text: str
    value: Answer | Entries | Opened


@dataclass(frozen=True, slots=True)
class Tool:
    """A name that an assistant calls, what it takes and gives, and how the clerk serves it."""

    name: str
    title: str
    description: str
    takes: type[BaseModel]
    gives: type[BaseModel]
    serve: Callable[[Any, Clerk], Told]  # Any: each takes its own arguments, `call` checks them

    def call(self, arguments: object, clerk: Clerk) -> Told:
        """Checks and serves. Raises UsageError, and what the archive raises."""
        try:
            given = self.takes.model_validate(arguments)
        except ValidationError as error:
            first = error.errors()[0]
            name = ".".join(str(part) for part in first["loc"]) or self.name
            raise UsageError(say.MCP_ARGUMENT.format(name, first["msg"].lower())) from error
        return self.serve(given, clerk)


def ask(given: Ask, clerk: Clerk) -> Told:
    """The answer as the terminal tells it, and as it is."""
    from bot.ink import Paper, paint
    from bot.terminal import render
    from index.found import Filters

    filters = Filters(given.since, given.until, given.as_of, _name(given.outlet), _name(given.language))
    answer = clerk.ask(question_of(given.question), filters).answer
    empty = not answer.positions and not clerk.archive.coverage().articles
    text = paint(render(answer, Paper()), Paper())
    return Told(f"{text}\n{words_console.ARCHIVE_EMPTY}\n" if empty else text, answer)


def articles(given: Articles, clerk: Clerk) -> Told:
    """A page of the list."""
    fitting = [listed for listed in clerk.archive.articles() if given.fits(listed)]
    shown = tuple(_entry(listed) for listed in islice(fitting, given.offset, given.offset + given.limit))
    return Told(
        "\n".join(_lines(shown, given.offset, len(fitting))),
        Entries(total=len(fitting), offset=given.offset, articles=shown),
    )


def show(given: Show, clerk: Clerk) -> Told:
    """A part of an article, at the quote that its address names."""
    from bot.showing import find

    article, stretch = find(given.key, None, clerk.archive)
    opened = _opened(article, stretch, given, clerk.archive.furniture(article.key, article.version))
    return Told("\n".join(_told(opened)), opened)


TOOLS = (
    Tool("ask", "Ask the archive", say.MCP_ASK, Ask, Answer, ask),
    Tool("articles", "List articles", say.MCP_ARTICLES, Articles, Entries, articles),
    Tool("show", "Read an article", say.MCP_SHOW, Show, Opened, show),
)


def _name(text: str | None) -> str | None:
    return (text or "").strip() or None


def _same(wanted: str, found: str | None) -> bool:
    return found is not None and wanted.strip().casefold() == found.strip().casefold()


def _entry(listed: "Listed") -> Entry:
    return Entry(
        article=listed.key,
        version=listed.version,
        outlet=listed.outlet,
        title=listed.title,
        published=listed.published_day.iso() if listed.published_day else None,
        published_basis=listed.published_basis.value,
        language=listed.language,
        chars=listed.chars,
    )


def _lines(shown: tuple[Entry, ...], offset: int, total: int) -> Iterator[str]:
    if not shown:
        yield say.none_from(offset, total) if total else say.MCP_NOTHING_LISTED
        return
    yield say.listed(offset + 1, offset + len(shown), total)
    for entry in shown:
        day = words_archive.listed_day(entry.published, entry.published_basis)
        told = (day, entry.article, entry.outlet or words.OUTLET_UNKNOWN, entry.title)
        yield " · ".join(on_one_line(each) for each in told if each)
    if offset + len(shown) < total:
        yield say.more_listed(offset + len(shown))


def _opened(
    article: "Article", stretch: tuple[int, int] | None, given: Show, furniture: tuple[tuple[int, int], ...]
) -> Opened:
    from bot.report.dossier import checksum
    from bot.showing import publication

    text, head = article.text, article.masthead
    start = given.start if given.start is not None else max(0, stretch[0] - _BEFORE) if stretch else 0
    if start and start >= len(text):
        raise UsageError(say.MCP_BEYOND.format(article.key, len(text)))
    end = min(len(text), start + given.chars)
    when = publication(article)[1]
    return Opened(
        article=article.key,
        version=article.version,
        outlet=head.outlet,
        title=head.title,
        url=head.url,
        published=when,
        published_basis=article.published_basis.value,
        authors=head.authors,
        wire=head.wire,
        language=head.language,
        sha256=checksum(text),
        chars=len(text),
        start=start,
        end=end,
        text=text[start:end],
        quote=Slice(start=stretch[0], end=stretch[1], text=text[slice(*stretch)]) if stretch else None,
        furniture=tuple((first, last) for first, last in furniture if first < end and last > start),
    )


def _told(opened: Opened) -> Iterator[str]:
    yield on_one_line(opened.title or opened.article)
    published = words.published(opened.published_basis, opened.published, ())
    head = (opened.outlet or words.OUTLET_UNKNOWN, f"{words.LABELS['published']} {published}", opened.url)
    yield " · ".join(on_one_line(each) for each in head if each)
    key = words_showing.version(opened.article, opened.version)
    yield f"{on_one_line(key)}, {say.part(opened.start, opened.end, opened.chars)}"
    if opened.quote is not None:
        yield ""
        yield say.quoted_at(opened.quote.start, opened.quote.end)
        yield from _quoted(opened.quote.text)
    yield ""
    yield from _quoted(opened.text)


def _quoted(text: str) -> Iterator[str]:
    """Behind a bar, so that no line of an article can pass for one of ours."""
    return (f"{words.QUOTE_BAR}{line}" for line in text.split("\n"))
