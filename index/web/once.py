"""What a feed holds now, taken in once: the address of a feed among those of articles.

It remembers nothing: `polling` is for feeds that are followed.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from shlex import quote

from index.article import Incoming
from index.errors import Refused
from index.limits import FEED_NEW_ITEMS
from index.web.address import canonical
from index.web.feeds import Item, read_feed, unpacked
from index.web.fetch import Fetched, Fetcher
from index.web.items import of_item, own_text, read_item
from index.web.links import is_feed, read_fetched, why_not


@dataclass(frozen=True, slots=True)
class _Source:
    url: str
    title: str | None


@dataclass(frozen=True, slots=True)
class Once:
    """Reads what stands at an address, its article or those of a feed's items, as `sources` wants it.

    `was_removed` says whether an article of that key was taken out, which no feed brings back; `stop` is asked between
    two fetches.
    """

    fetcher: Fetcher
    was_removed: Callable[[str], bool] = lambda key: False
    stop: Callable[[], bool] = lambda: False

    def __call__(self, url: str) -> Iterator[Incoming | Refused]:
        """The articles, or one line for each that cannot be had."""
        try:
            fetched = self.fetcher.fetch(url)
            if why_not(fetched) is None and is_feed(fetched):
                yield from self._feed(fetched)
            else:
                yield from read_fetched(fetched)
        except Refused as refused:
            yield refused

    def _feed(self, fetched: Fetched) -> Iterator[Incoming | Refused]:
        feed = read_feed(unpacked(fetched))
        source = _Source(fetched.url, feed.title)
        if not feed.items:
            raise Refused(fetched.asked, "a feed without an article")
        for item in feed.items[:FEED_NEW_ITEMS]:
            if self.stop():
                return
            yield from self._item(item, source)
        left = len(feed.items) + feed.cut - FEED_NEW_ITEMS
        if left > 0:
            told = f"{left} more in it than the {FEED_NEW_ITEMS} that are taken at once"
            raise Refused(fetched.asked, f"{told}: rashomon feeds add {quote(fetched.url)} takes them in turn")

    def _item(self, item: Item, source: _Source) -> Iterator[Incoming | Refused]:
        try:
            if self.was_removed(canonical(item.url)):
                raise Refused(item.url, "was removed from the archive: add its own address to have it again")
            yield from [of_item(one, item, source) for one in read_item(self.fetcher.fetch(item.url))]
        except Refused as refused:
            yield own_text(item, source, refused.reason) or refused
