"""Asking followed feeds for news: what is new or changed is fetched and handed on, and each feed's health is kept.

It stores no article; whoever does reports back with `settle`, and only then is an item remembered as taken.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from index.article import Incoming
from index.errors import Refused, UsageError
from index.limits import FEED_BYTES, FEED_CHARS, FEED_NEW_ITEMS
from index.web.connection import PERMITS
from index.web.feedbook import Feedbook, Followed, Noted
from index.web.feeds import Feed, Item, feeds_named, read_feed, unpacked
from index.web.fetch import Fetched, Fetcher
from index.web.items import of_item, own_text, read_item
from index.web.links import is_feed, why_not

FEEDS = "application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,*/*;q=0.5"
FIRST_BACK_OFF = timedelta(minutes=10)
LONGEST_BACK_OFF = timedelta(hours=24)
LONGEST_POLL = timedelta(minutes=5)  # of one feed: a site that answers slowly must not keep the others waiting
LONGEST_WAIT = timedelta(days=7)  # that a server may ask for
# When the page of an item is looked at again: most silent changes come within hours of the publication.
LOOK_AGAIN = (timedelta(hours=1), timedelta(hours=6), timedelta(hours=24), timedelta(hours=72))
TRY_AGAIN = (timedelta(hours=1), timedelta(hours=6), timedelta(hours=24))


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
            articles = [of_item(one, item, feed) for one in read_item(fetched)]
            yield from ((one, replace(note, key=one.key) if isinstance(one, Incoming) else note) for one in articles)
        except Refused as refused:
            own = own_text(item, feed, refused.reason)
            failed = replace(note, error=refused.reason, next_check=_next(TRY_AGAIN, checks, now), etag=None)
            yield (own, replace(note, key=own.key)) if own is not None else (Refused(item.url, refused.reason), failed)


def _answered(fetched: Fetched) -> Fetched:
    why = why_not(fetched)
    if why:
        raise Refused(fetched.asked, why)
    return unpacked(fetched)


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
