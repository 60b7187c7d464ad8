"""Asking followed feeds for news: what is new or changed is fetched and handed on, and each feed's health is kept.

It stores no article; whoever does reports back with `settle`, and only then is an item remembered as taken.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from index.article import Incoming
from index.errors import Refused, UsageError
from index.formats.pages import read_page
from index.formats.webpage import host_name
from index.limits import ARTICLE_CHARS, FEED_BYTES, FEED_CHARS, FEED_NEW_ITEMS
from index.web.address import canonical, is_same_site
from index.web.connection import PERMITS
from index.web.feedbook import Feedbook, Followed, Noted
from index.web.feeds import Feed, Item, feeds_named, read_feed, unpacked
from index.web.fetch import Fetched, Fetcher
from index.web.links import is_feed, read_fetched, why_not

FEEDS = "application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,*/*;q=0.5"
FIRST_BACK_OFF = timedelta(minutes=10)
LONGEST_BACK_OFF = timedelta(hours=24)
LONGEST_POLL = timedelta(minutes=5)  # of one feed: a site that answers slowly must not keep the others waiting
LONGEST_WAIT = timedelta(days=7)  # that a server may ask for
# When the page of an item is looked at again: most silent changes come within hours of the publication.
LOOK_AGAIN = (timedelta(hours=1), timedelta(hours=6), timedelta(hours=24), timedelta(hours=72))
TRY_AGAIN = (timedelta(hours=1), timedelta(hours=6), timedelta(hours=24))
_WHOLE_WORDS = 120  # a feed's own text of an item is taken for the article from so many words on


@dataclass(frozen=True, slots=True)
class Polled:
    """One feed asked once. `feed` is as it is known now; `found` what came of its new and changed items; `left` were
    too many for once and come next time. `moved`, `gone`: what the server said of the feed itself."""

    feed: Followed
    found: tuple[Incoming | Refused, ...] = ()
    notes: tuple[Noted, ...] = ()
    still_there: tuple[str, ...] = ()
    left: int = 0
    moved: str | None = None
    gone: bool = False
    error: str | None = None


def discover(url: str, fetcher: Fetcher) -> tuple[Fetched, Feed, tuple[str, ...]]:
    """The feed at an address, or the first of those that the page there names, and the others. Raises Refused."""
    fetched = _answered(fetcher.fetch(url, accept=FEEDS, limit_bytes=FEED_BYTES))
    if is_feed(fetched) or fetched.body.lstrip()[:1] == b"{":
        return fetched, read_feed(fetched), ()
    named = feeds_named(fetched.body.decode("utf-8", "replace"), fetched.url)
    if not named:
        raise Refused(url, "no feed, and the page there names none: look for a link called RSS on the site")
    first = _answered(fetcher.fetch(named[0], accept=FEEDS, limit_bytes=FEED_BYTES))
    return first, read_feed(first), named[1:]


def follow(
    book: Feedbook, discovered: tuple[Fetched, Feed, tuple[str, ...]], now: datetime
) -> tuple[Followed, Feed, tuple[str, ...], bool]:
    """Follows what `discover` gave: it, what is in it, other feeds of that page, whether it was followed before."""
    fetched, feed, others = discovered
    place = fetched.moved_to or fetched.asked
    before = [each for each in book.feeds() if each.url == place]
    return book.follow(place, feed.title, feed.kind, now), feed, others, bool(before)


def due(feeds: list[Followed], now: datetime) -> list[Followed]:
    """Those that may be asked now."""
    return [each for each in feeds if each.gone is None and (each.due is None or each.due <= now)]


def chosen(book: Feedbook, words: str) -> Followed:
    """The one feed that a person means. Raises UsageError."""
    found = book.find(words)
    if not found:
        raise UsageError(f"{words}: no feed is called so; `rashomon feeds list` lists them")
    if len(found) > 1:
        numbers = ", ".join(f"{each.id} ({each.name})" for each in found[:5])
        raise UsageError(f"{words}: fits {len(found)} feeds; name one by its number: {numbers}")
    return found[0]


class Polling:
    """Polls feeds. `stop` is asked between two fetches."""

    def __init__(
        self, book: Feedbook, fetcher: Fetcher, clock: Callable[[], datetime], stop: Callable[[], bool] = lambda: False
    ) -> None:
        self._book, self._fetcher, self._clock, self._stop = book, fetcher, clock, stop
        self._tired: timedelta | None = None  # how long a site wants to be left alone

    def poll(self, feed: Followed) -> Polled:
        """Asks one feed and fetches what is new in it; nothing is remembered before `settle`."""
        feed = replace(feed, due=None)  # whatever wait was agreed, it is being asked now
        try:
            fetched = self._fetcher.fetch(
                feed.url, accept=FEEDS, etag=feed.etag, modified=feed.modified, limit_bytes=FEED_BYTES
            )
            if fetched.status == 410:
                return Polled(feed, gone=True, error=why_not(fetched))
            if fetched.status == 304:
                return self._taken(feed, None, None)
            if fetched.status in (429, 503) and fetched.retry_after:
                return Polled(self._told_to_wait(feed, fetched.retry_after), error=why_not(fetched))
            found = read_feed(_answered(fetched))
        except Refused as refused:
            return Polled(feed, error=refused.reason)
        known = replace(
            feed, etag=fetched.etag, modified=fetched.modified, title=found.title or feed.title, kind=found.kind
        )
        moved = fetched.moved_to if fetched.moved_to not in (None, feed.url) else None
        return self._taken(replace(known, url=moved or feed.url), found, moved)

    def settle(self, polled: Polled, taken: int) -> Followed:
        """Remembers a poll whose articles are in for good; `taken` of them were new or changed."""
        feed, now = polled.feed, self._clock()
        values: dict[str, object] = {"polled": now}
        if polled.gone:
            values |= {"gone": now, "error": polled.error}
        elif polled.error is not None:
            failures = feed.failures + 1
            wait = min(FIRST_BACK_OFF * 2 ** min(failures - 1, 20), LONGEST_BACK_OFF)
            # What this program may not ask is not the site's fault, and whoever permits it wants it asked at once.
            at = None if polled.error.endswith(PERMITS) else max(now + wait, feed.due or now)
            since = feed.failing_since or now
            values |= {"failures": failures, "error": polled.error, "due": at, "failing_since": since}
        else:
            due = feed.due if feed.due is not None and feed.due > now else None
            values |= {"succeeded": now, "failures": 0, "error": None, "due": due, "failing_since": None}
            values |= {"etag": feed.etag, "modified": feed.modified, "title": feed.title, "kind": feed.kind}
            values |= {"articles": feed.articles + taken}
            values |= {"brought": now} if taken else {}
            self._book.note_items(feed.id, list(polled.notes), list(polled.still_there))
        if polled.moved:
            before = next(each.url for each in self._book.feeds() if each.id == feed.id)
            self._book.note(feed.id, {"url": polled.moved, "moved_from": before})
        return self._book.note(feed.id, values)

    def _told_to_wait(self, feed: Followed, seconds: float) -> Followed:
        return replace(feed, due=self._clock() + min(timedelta(seconds=seconds), LONGEST_WAIT))

    def _taken(self, feed: Followed, found: Feed | None, moved: str | None) -> Polled:
        """What is new or changed in the feed (None: the server says it is the same), and pages to look at again."""
        known, now = self._book.items(feed.id), self._clock()
        items = found.items if found else ()
        wanted = [item for item in items if _is_new(item, known.get(item.id))]
        names = {item.id for item in wanted}
        wanted += [note.item for note in known.values() if _is_due(note, now) and note.item.id not in names]
        articles: list[Incoming | Refused] = []
        notes: list[Noted] = []
        chars = 0
        self._tired = None
        for item in wanted[:FEED_NEW_ITEMS]:
            is_enough = chars > FEED_CHARS or self._clock() - now > LONGEST_POLL
            if is_enough or self._stop() or self._tired is not None:
                break
            for one, note in self._item(item, known.get(item.id), feed):
                articles += [one] if one is not None else []
                chars += _chars(one)
                notes.append(note)
        left = len(wanted) - len({note.item.id for note in notes})
        there = tuple(item.id for item in items) if found else tuple(known)
        # What was left is asked for again only if the feed is not answered with "nothing new".
        kept = feed if not left else replace(feed, etag=None, modified=None)
        if self._tired is not None:
            kept = self._told_to_wait(kept, self._tired.total_seconds())
        return Polled(kept, tuple(articles), tuple(notes), there, left, moved)

    def _item(
        self, item: Item, before: Noted | None, feed: Followed
    ) -> Iterator[tuple[Incoming | Refused | None, Noted]]:
        """An item's article, or why there is none; None where its page says that nothing changed."""
        now = self._clock()
        is_new = _is_new(item, before) and (before is None or before.item is not item)
        checks = 0 if is_new or before is None else before.checks + 1
        known = before if before is not None and before.error is None and not is_new else None
        fingerprint = item.fingerprint if is_new or before is None else before.fingerprint
        note = Noted(item, fingerprint, now, checks, _next(LOOK_AGAIN, checks, now))
        try:
            fetched = self._fetcher.fetch(
                item.url, etag=known.etag if known else None, modified=known.modified if known else None
            )
            if fetched.status == 429:
                self._tired = timedelta(seconds=fetched.retry_after or 0) or FIRST_BACK_OFF
                return  # the item is left for the next time, and so are those after it
            note = replace(note, etag=fetched.etag, modified=fetched.modified)
            if fetched.status == 304 and known is not None:
                yield None, replace(note, etag=known.etag, modified=known.modified)
                return
            articles = [_of_item(one, item, feed) for one in _read(fetched)]
            yield from ((one, replace(note, key=one.key) if isinstance(one, Incoming) else note) for one in articles)
        except Refused as refused:
            own = _own_text(item, feed, refused.reason)
            failed = replace(note, error=refused.reason, next_check=_next(TRY_AGAIN, checks, now), etag=None)
            yield (own, replace(note, key=own.key)) if own is not None else (Refused(item.url, refused.reason), failed)


def _answered(fetched: Fetched) -> Fetched:
    why = why_not(fetched)
    if why:
        raise Refused(fetched.asked, why)
    return unpacked(fetched)


def _read(fetched: Fetched) -> list[Incoming | Refused]:
    """What is in an item's answer, which is an article, seldom a few. Raises Refused, also for what no reader foresaw:
    the feed's other items go on."""
    found: list[Incoming | Refused] = []
    chars = 0
    try:
        for one in read_fetched(fetched):
            found.append(one)
            chars += _chars(one)
            if chars > ARTICLE_CHARS:
                raise Refused(fetched.asked, "more in it than one article can be: add it by its address")
        return found
    except Refused:
        raise
    except Exception as error:
        raise Refused(fetched.asked, f"this page cannot be read ({type(error).__name__}): save it as text") from error


def _chars(one: Incoming | Refused | None) -> int:
    return len(one.text) if isinstance(one, Incoming) else 0


def _is_new(item: Item, known: Noted | None) -> bool:
    """Whether the feed tells of it for the first time, or otherwise than before."""
    return known is None or known.fingerprint != item.fingerprint


def _is_due(note: Noted, now: datetime) -> bool:
    """Whether its page is to be looked at again."""
    return note.next_check is not None and note.next_check <= now


def _next(waits: tuple[timedelta, ...], checks: int, now: datetime) -> datetime | None:
    return now + waits[checks] if checks < len(waits) else None


def _of_item(one: Incoming | Refused, item: Item, feed: Followed) -> Incoming | Refused:
    """The page's article with what only the feed knows. The publisher that an item names wins over the page's own name
    on the feed's own site, where an aggregator shows what is another's; of other sites they know themselves."""
    if isinstance(one, Refused):
        return one
    own_name = one.source if one.source != host_name(one.place) else None
    is_own = _is_of_the_site(feed, one.place)
    named = (item.source, own_name, feed.title) if is_own else (own_name, item.source)
    return replace(
        one,
        source=next((name for name in named if name), one.source),
        title=one.title or item.title,
        date=one.date or item.date,
    )


def _is_of_the_site(feed: Followed, url: str) -> bool:
    """Whether an address is of the feed's own site: only there may the feed say what stands in an article, or by its
    title whose it is."""
    try:
        return is_same_site(feed.url, url)
    except Refused:
        return False


def _own_text(item: Item, feed: Followed, why: str) -> Incoming | None:
    """The article as the feed itself carries it, where that is the whole text and the page could not be had. Of
    another site's page it is the feed's own account, kept under the feed's address and name."""
    if not item.content:
        return None
    try:
        page = read_page(f"<html><body><article>{item.content}</article></body></html>", item.url)
        is_own, place = _is_of_the_site(feed, item.url), canonical(item.url)
        site = place if is_own else canonical(feed.url)
    except Refused:
        return None
    if len(page.text.split()) < _WHOLE_WORDS:
        return None
    return Incoming(
        place=site,
        text=page.text,
        key=site if is_own else f"{site}#{place}",
        title=item.title,
        source=(item.source if is_own else None) or feed.title or host_name(site),
        url=site,
        date=item.date,
        notes=(f"text from the feed itself; its page{'' if is_own else f' {place}'}: {why}",),
    )
