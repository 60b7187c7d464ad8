"""`rashomon feeds`: follow the news of a site, ask it once or again and again, and see how each feed is doing.

It does not know formats or HTTP, nor how an article is stored.
"""

import json
import random
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, nullcontext
from itertools import chain
from typing import TYPE_CHECKING

import click

from bot import manual, words_archive, words_intake
from bot.adding import tell_of_merges
from bot.desk import Desk, shared_options
from bot.ink import Line, Run, Style
from bot.output import emit_exact, emit_lines, tell
from bot.progress import Watched, tell_of_waiting, watch
from bot.stopping import Stop, Stopped, stopping
from bot.visible import on_one_line
from bot.written import count, day_in_words
from index.errors import ArchiveBusy, NothingAdded, UsageError
from index.regex import regex

if TYPE_CHECKING:
    from datetime import datetime

    from bot.session import Session
    from index.add import Summary
    from index.article import Incoming
    from index.errors import Refused
    from index.web.feedbook import Feedbook, Followed
    from index.web.polling import Polled, Polling

LOCK = "feeds.lock"
SHORTEST_SECONDS = 60.0
JITTER = 0.1
_WHILE = regex(r"(\d{1,6})\s*(s|m|min|h|d)?")
_SECONDS = {"s": 1, "m": 60, "min": 60, "h": 3_600, "d": 86_400}


@click.group(help=manual.FEEDS_HELP)
@shared_options
def feeds() -> None:
    """Groups the commands."""


@feeds.command("add", help=manual.FEEDS_ADD_HELP)
@click.argument("addresses", nargs=-1, required=True, metavar="ADDRESS...")
@click.option("--allow-private", is_flag=True, help=manual.OPTION_ALLOW_PRIVATE)
@shared_options
@click.pass_context
def add_feed(ctx: click.Context, addresses: Sequence[str], allow_private: bool) -> None:
    """Follow feeds, or the feeds that pages name."""
    from index.errors import Refused
    from index.web.polling import discover, follow

    desk, added = _desk(ctx), 0
    session = desk.session()
    fetcher = session.fetcher(allow_private=allow_private)
    for address in addresses:
        try:
            fetched = discover(address, fetcher)
        except Refused as refused:
            tell(words_archive.REFUSED.format(refused))
            continue
        with closing(_book(session)) as book:
            feed, found, others, was_there = follow(book, fetched, desk.clock())
        added += 1
        now = words_intake.followed(feed.name, len(found.items), found.cut)
        _say(words_intake.ALREADY.format(feed.name) if was_there else now)
        if others:
            _say(words_intake.OTHERS.format(", ".join(others[:5])), faint=True)
    if not added:
        raise NothingAdded(words_archive.NOTHING_ADDED)
    _say(words_intake.NEXT_STEP.format(words_intake.ALLOWED if allow_private else ""), faint=True)


@feeds.command("list", help=manual.FEEDS_LIST_HELP)
@click.option("--json", "as_json", is_flag=True, help=manual.OPTION_JSON_LINES)
@shared_options
@click.pass_context
def list_feeds(ctx: click.Context, as_json: bool) -> None:
    """Every feed and how it is doing."""
    desk = _desk(ctx)
    followed = _followed(desk.session())
    if as_json:
        emit_exact("".join(f"{_json_of(each)}\n" for each in followed))
    elif not followed:
        tell(words_intake.NONE_FOLLOWED)
    else:
        emit_lines(line for each in followed for line in _lines(each, desk.clock()))


@feeds.command("remove", help=manual.FEEDS_REMOVE_HELP)
@click.argument("named", nargs=-1, required=True, metavar="FEED...")
@shared_options
@click.pass_context
def remove_feed(ctx: click.Context, named: Sequence[str]) -> None:
    """Follow feeds no more."""
    from index.web.polling import chosen

    session = _desk(ctx).session()
    if not _followed(session):
        raise UsageError(words_intake.NONE_FOLLOWED)
    with closing(_book(session)) as book:
        for feed in [chosen(book, each) for each in named]:
            book.drop(feed.id)
            _say(words_intake.DROPPED.format(feed.name))


class _While(click.ParamType[float]):
    """A length of time, as 10m."""

    name = "TIME"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Seconds. Raises a usage error for anything else."""
        found = _WHILE.fullmatch(str(value).strip().lower())
        if not found:
            self.fail(words_intake.NOT_A_WHILE.format(value), param, ctx)
        seconds = float(int(found[1]) * _SECONDS[found[2] or "m"])
        if seconds < SHORTEST_SECONDS:
            self.fail(words_intake.TOO_OFTEN.format(value), param, ctx)
        return seconds


@feeds.command("poll", help=manual.FEEDS_POLL_HELP)
@click.argument("named", nargs=-1, metavar="[FEED]...")
@click.option("--every", metavar="TIME", type=_While(), help=manual.OPTION_EVERY)
@click.option("--allow-private", is_flag=True, help=manual.OPTION_ALLOW_PRIVATE)
@click.option("--json", "as_json", is_flag=True, help=manual.OPTION_POLL_JSON)
@shared_options
@click.pass_context
def poll(ctx: click.Context, named: Sequence[str], every: float | None, allow_private: bool, as_json: bool) -> None:
    """Ask feeds for news, once or for ever."""
    from index.web.polling import Polling

    desk = _desk(ctx)
    session = desk.session()
    if not _followed(session):
        if every is None:
            raise UsageError(words_intake.NONE_FOLLOWED)
        tell(words_intake.NONE_FOLLOWED_YET.format(session.settings.place))
    if session.is_there():
        session.archive_to_write(tell_of_waiting)  # whatever is wrong with it is said before a site is asked
    with closing(_book(session)) as book, _alone(session), stopping(words_intake.STOPPING) as stop:
        fetcher = session.fetcher(allow_private=allow_private, sleep=stop.sleep)
        rounds = _Rounds(desk, session, book, Polling(book, fetcher, desk.clock, stop.asked), stop, as_json)
        if every is None:
            if not rounds.run(named, is_alone=True) and not stop.asked():
                raise NothingAdded(words_intake.NONE_READ)
            return
        tell(words_intake.WATCHING.format(count(len(book.feeds()), "feed"), words_intake.every(every)))
        while not stop.asked():
            rounds.run(named, is_alone=False)
            stop.wait(every * random.uniform(1 - JITTER, 1 + JITTER))


class _Rounds:
    """Asks every feed that may be asked, one after the other. An archive is made for the first article that comes."""

    def __init__(
        self, desk: Desk, session: "Session", book: "Feedbook", polling: "Polling", stop: Stop, as_json: bool
    ) -> None:
        self._desk, self._session, self._book = desk, session, book
        self._polling, self._stop, self._as_json = polling, stop, as_json

    def run(self, named: Sequence[str], *, is_alone: bool) -> bool:
        """Whether any feed could be read. Named feeds are asked whatever waits were agreed; `is_alone`: tells all."""
        from index.web.polling import chosen, due

        everything = [chosen(self._book, each) for each in named] if named else self._book.feeds()
        now = self._desk.clock()
        asked = everything if named else due(everything, now)
        if is_alone:
            for waiting in everything:
                if waiting not in asked and waiting.due is not None and waiting.gone is None:
                    tell(words_intake.WAITS.format(waiting.name, words_intake.ahead(waiting.due, now)))
        read = [self._one(feed, is_alone) for feed in asked if not self._stop.asked()]
        return any(read) or not asked

    def _one(self, feed: "Followed", tells_all: bool) -> bool:
        # A first poll takes a minute or more: a person who waits for it sees which feed is being asked.
        with watch(0, on_one_line(feed.name)) if tells_all else nullcontext(Watched()) as watched:
            try:
                polled = self._polling.poll(feed)
            except Stopped:
                return True
            summary = self._stored(polled, watched)
        after = self._polling.settle(polled, summary.added + summary.updated)
        for note in polled.notes:
            if note.key is not None and self._was_removed(note.key):
                self._book.forget(note.key)
        tell_of_merges(self._session)
        if self._as_json:
            emit_exact(_json_of_poll(after, polled, summary) + "\n")
        else:
            self._tell(polled, after, summary, tells_all)
        return polled.error is None

    def _stored(self, polled: "Polled", watched: Watched) -> "Summary":
        from index.add import Summary, first_fitting
        from index.add import add as add_to

        first: Incoming | Refused | None
        begun, fresh = Summary(), iter([each for each in polled.found if not self._is_in(each)])
        if not self._session.is_there():
            begun, first = first_fitting(fresh, self._desk.clock, watched)
        else:
            first = next(fresh, None)
        if first is None:
            return begun
        archive, rest = self._session.archive_to_write(tell_of_waiting), chain((first,), fresh)
        return add_to(
            archive, rest, self._session.encoder, self._desk.clock, watched, waiting=tell_of_waiting, begun=begun
        )

    def _was_removed(self, key: str) -> bool:
        return self._session.is_there() and self._session.archive.was_removed(key)

    def _is_in(self, one: "Incoming | Refused") -> bool:
        """Whether the archive has these words under this headline (another spelling of the outlet is no new version),
        or had the article and was told to remove it."""
        from index.errors import Refused, UnknownArticle

        if isinstance(one, Refused) or one.key is None or not self._session.is_there():
            return False
        if self._was_removed(one.key):
            return True  # who took an article out does not want it back from a feed
        try:
            known = self._session.archive.article(one.key)
        except UnknownArticle:
            return False
        return known.text == one.text and known.masthead.title in (one.title, None)

    def _tell(self, polled: "Polled", after: "Followed", summary: "Summary", tells_all: bool) -> None:
        now = self._desk.clock()
        if polled.moved:
            _say(words_intake.moved(after.name, after.url))
        if polled.gone:
            tell(words_intake.gone(after.name))
        elif polled.error is not None:
            again = words_intake.ahead(after.due, now) if after.due else None
            tell(words_intake.failed(after.name, polled.error, again))
        elif tells_all or summary.added or summary.updated or summary.refusals:
            told = words_intake.polled(after.name, summary.added, summary.updated, summary.refusals, polled.left)
            _say(told)


@contextmanager
def _alone(session: "Session") -> Iterator[None]:
    """One poller an archive. Raises UsageError."""
    from contextlib import ExitStack

    from index.lock import writing

    with ExitStack() as held:
        try:
            held.enter_context(writing(session.settings.archive / LOCK, 0.0))
        except ArchiveBusy:
            raise UsageError(words_intake.BUSY) from None
        yield


def _desk(ctx: click.Context) -> Desk:
    return ctx.find_object(Desk) or Desk()


def _book(session: "Session") -> "Feedbook":
    """Made now if there is none."""
    from index.web.feedbook import Feedbook

    return Feedbook.open(session.settings.archive)


def _followed(session: "Session") -> "list[Followed]":
    """The feeds that are followed; looking makes no book and no archive. Raises NoArchive where there is neither."""
    from index.web.feedbook import Feedbook

    if not Feedbook.is_there(session.settings.archive):
        _ = session.archive
        return []
    with closing(_book(session)) as book:
        return book.feeds()


def _say(told: str, *, faint: bool = False) -> None:
    emit_lines([Line((Run(on_one_line(told), Style.FAINT if faint else Style.PLAIN),), 0, 2)])


def _lines(feed: "Followed", now: "datetime") -> Iterator[Line]:
    asked = words_intake.ago(feed.polled, now) if feed.polled else None
    name = Run(f"{feed.id}  {on_one_line(feed.name)}", Style.STRONG)
    yield Line((name,), 0, 4)
    yield Line((Run(on_one_line(_health(feed, now))),), 4, 4)
    yield Line((Run(words_intake.brought_in(feed.articles, asked), Style.FAINT),), 4, 4)
    yield Line((Run(feed.url, Style.FAINT),), 4, 4)


def _health(feed: "Followed", now: "datetime") -> str:
    if feed.gone is not None:
        return words_intake.GONE_SINCE.format(day_in_words(feed.gone.date()), feed.id)
    if feed.failures and feed.error is not None:
        return words_intake.failing(feed.failures, feed.failing_since or now, feed.due, feed.error, now)
    if feed.polled is None:
        return words_intake.NEVER_POLLED
    return words_intake.healthy(feed.brought, feed.added, now)


def _json_of(feed: "Followed") -> str:
    from dataclasses import asdict

    hidden = ("etag", "modified")
    row = {name: value for name, value in asdict(feed).items() if name not in hidden}
    return json.dumps(row, ensure_ascii=False, default=str)


def _json_of_poll(feed: "Followed", polled: "Polled", summary: "Summary") -> str:
    row = {
        "feed": feed.id,
        "url": feed.url,
        "added": summary.added,
        "updated": summary.updated,
        "refused": [{"source": each.source, "reason": each.reason} for each in summary.refused],
        "left": polled.left,
        "error": polled.error,
        "gone": polled.gone,
    }
    return json.dumps(row, ensure_ascii=False)
