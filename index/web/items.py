"""An item of a feed as an article: its page with what only the feed knows, or the text that the feed carries itself.

It does not fetch.
"""

from dataclasses import replace
from typing import Protocol

from index.article import Incoming
from index.errors import Refused
from index.formats.pages import read_page
from index.formats.webpage import host_name
from index.limits import ARTICLE_CHARS
from index.web.address import canonical, is_same_site
from index.web.feeds import Item
from index.web.fetch import Fetched
from index.web.links import read_fetched

WHOLE_WORDS = 120  # a feed's own text of an item is taken for the article from so many words on


class Source(Protocol):
    """A feed, followed or not."""

    @property
    def url(self) -> str:
        """Where it is."""
        ...

    @property
    def title(self) -> str | None:
        """What it calls itself."""
        ...


def read_item(fetched: Fetched) -> list[Incoming | Refused]:
    """What is in an item's answer, which is an article, seldom a few. Raises Refused, also for what no reader foresaw:
    the feed's other items go on."""
    found: list[Incoming | Refused] = []
    chars = 0
    try:
        for one in read_fetched(fetched):
            found.append(one)
            chars += len(one.text) if isinstance(one, Incoming) else 0
            if chars > ARTICLE_CHARS:
                raise Refused(fetched.asked, "more in it than one article can be: add it by its address")
        return found
    except Refused:
        raise
    except Exception as error:
        raise Refused(fetched.asked, f"this page cannot be read ({type(error).__name__}): save it as text") from error


def of_item(one: Incoming | Refused, item: Item, feed: Source) -> Incoming | Refused:
    """The page's article with what only the feed knows. The publisher that an item names wins over the page's own name
    on the feed's own site, where an aggregator shows what is another's; of other sites they know themselves."""
    if isinstance(one, Refused):
        return one
    own_name = one.source if one.source != host_name(one.place) else None
    named = (item.source, own_name, feed.title) if _is_of_the_site(feed, one.place) else (own_name, item.source)
    return replace(
        one,
        source=next((name for name in named if name), one.source),
        title=one.title or item.title,
        date=one.date or item.date,
    )


def _is_of_the_site(feed: Source, url: str) -> bool:
    """Whether an address is of the feed's own site: only there may the feed say what stands in an article, or by its
    title whose it is."""
    try:
        return is_same_site(feed.url, url)
    except Refused:
        return False


def own_text(item: Item, feed: Source, why: str) -> Incoming | None:
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
    if len(page.text.split()) < WHOLE_WORDS:
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
