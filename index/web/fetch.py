"""Fetches from the web as a polite guest: robots.txt, a pace per host, redirects by hand, limits on everything.

    fetcher = Fetcher()                      # one per process: it remembers robots.txt and when each host was asked
    fetched = fetcher.fetch(url)             # bytes, whatever the status; raises Refused with one line
    for one in read_link(url, fetcher): ...  # index.web.links: an article (Incoming) or the line why not (Refused)

Addresses that are not on the public web (loopback, private networks, link-local, cloud metadata) are refused at every
redirect and at the connection itself, unless `allow_private`. A Fetcher may be shared by threads. It does not know
what an article is.
"""

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin

from index.errors import Refused
from index.limits import FETCH_BYTES, FETCH_SECONDS, HOST_SECONDS, REDIRECTS, ROBOTS_BYTES
from index.web.address import Address, parse
from index.web.robots import AGENT, Robots, Rules

AGENT_LINE = f"{AGENT}/0.1 (news archive of one reader; honours robots.txt)"
PAGES = "text/html,application/xhtml+xml,text/plain;q=0.9,application/pdf;q=0.8,*/*;q=0.1"
_REDIRECTING = (301, 302, 303, 307, 308)
_FOR_GOOD = (301, 308)


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer. `url` is where the redirects ended; `moved_to` is where all that were permanent led, if any did.

    `content_type` is lower case without parameters ("text/html"), `charset` as the server stated it. `retry_after` is
    in seconds, where the server stated it.
    """

    asked: str
    url: str
    status: int
    content_type: str
    charset: str | None
    body: bytes
    etag: str | None = None
    modified: str | None = None
    moved_to: str | None = None
    retry_after: float | None = None


class Fetcher:
    """Fetches, one host at a time at its pace. `sleep`, `now`, `resolve` are the machine's own; tests bring theirs."""

    def __init__(
        self,
        *,
        allow_private: bool = False,
        host_seconds: float = HOST_SECONDS,
        seconds: float = FETCH_SECONDS,
        sleep: Callable[[float], None] = time.sleep,
        now: Callable[[], float] = time.monotonic,
        resolve: Callable[[str, int], Sequence[str]] | None = None,
    ) -> None:
        self._allow_private, self._seconds, self._resolve = allow_private, seconds, resolve
        self._pace = _Pace(host_seconds, sleep, now)
        self._robots = Robots(self._robots_file, now)

    def fetch(
        self,
        url: str,
        *,
        accept: str = PAGES,
        etag: str | None = None,
        modified: str | None = None,
        limit_bytes: int = FETCH_BYTES,
    ) -> Fetched:
        """What is there, after all redirects. With `etag`/`modified` of last time, status 304 says: nothing new.

        Raises Refused where it must not or cannot be had; an answer with any other status is returned as it is.
        """
        headers = {"Accept": accept}
        headers |= {"If-None-Match": etag} if etag else {}
        headers |= {"If-Modified-Since": modified} if modified else {}
        address = parse(url)
        try:
            return self._follow(address, headers, limit_bytes, url)
        except Refused as refused:
            raise Refused(url, refused.reason) from None  # under the address that the person knows

    def _follow(self, address: Address, headers: Mapping[str, str], limit_bytes: int, url: str) -> Fetched:
        moved_to, only_for_good = None, True
        for _ in range(REDIRECTS + 1):
            rules = self._allowed(address, url)
            self._pace.wait(address.origin, rules.seconds_between)
            status, found, body = self._load(address, headers, limit_bytes)
            if status not in _REDIRECTING or "location" not in found:
                return _fetched(url, address, status, found, body, moved_to)
            address = _next(address, found["location"], url)
            only_for_good = only_for_good and status in _FOR_GOOD
            moved_to = str(address) if only_for_good else moved_to
        raise Refused(url, f"led on more than {REDIRECTS} times: its redirects go in a circle")

    def _allowed(self, address: Address, url: str) -> Rules:
        rules = self._robots.of(address.origin)
        if rules.is_down:
            raise Refused(
                url, f"the robots.txt of {address.host} cannot be had now, so nothing may be: try again later"
            )
        if not rules.allow(str(address)):
            raise Refused(
                url, f"the robots.txt of {address.host} asks programs to stay away: save the page and add the file"
            )
        return rules

    def _robots_file(self, url: str) -> tuple[int, bytes]:
        address = parse(url)
        for _ in range(REDIRECTS):
            try:
                status, found, body = self._load(address, {"Accept": "text/plain,*/*;q=0.1"}, ROBOTS_BYTES)
            except Refused as refused:
                if "no article is that large" in refused.reason:
                    return 500, b""
                raise
            if status not in _REDIRECTING or "location" not in found:
                return status, body
            address = _next(address, found["location"], url)
        return 404, b""

    def _load(
        self, address: Address, headers: Mapping[str, str], limit_bytes: int
    ) -> tuple[int, Mapping[str, str], bytes]:
        from index.web.connection import load, resolve

        sent = {"User-Agent": AGENT_LINE, "Accept-Encoding": "gzip, deflate", "Connection": "close", **headers}
        reply = load(
            address,
            sent,
            limit_bytes,
            allow_private=self._allow_private,
            resolve=self._resolve or resolve,
            seconds=self._seconds,
        )
        return reply.status, reply.headers, reply.body


class _Pace:
    """When each host may be asked again."""

    def __init__(self, seconds: float, sleep: Callable[[float], None], now: Callable[[], float]) -> None:
        self._seconds, self._sleep, self._now = seconds, sleep, now
        self._free_at: dict[str, float] = {}
        self._lock = threading.Lock()

    def wait(self, origin: str, seconds: float) -> None:
        """Sleeps until it is this request's turn, and books the next one's."""
        with self._lock:
            now = self._now()
            turn = max(now, self._free_at.get(origin, now))
            self._free_at[origin] = turn + max(self._seconds, seconds)
        if turn > now:
            self._sleep(turn - now)


def _next(address: Address, location: str, url: str) -> Address:
    """Where a redirect leads. From https nothing leads back to plain http: anybody on the way could write the words."""
    try:
        found = parse(urljoin(str(address), location.encode("latin-1").decode("utf-8", "replace")))
    except (Refused, ValueError) as error:
        why = error.reason if isinstance(error, Refused) else "not an address"
        raise Refused(url, f"leads on to what cannot be fetched ({why})") from None
    if address.scheme == "https" and found.scheme == "http":
        raise Refused(url, f"leads from https to unprotected http at {found.host}: add that address if you trust it")
    return found


def _fetched(
    asked: str, address: Address, status: int, headers: Mapping[str, str], body: bytes, moved_to: str | None
) -> Fetched:
    kind, _, parameters = headers.get("content-type", "").partition(";")
    charset = next(
        (value.strip(" \"'") for name, _, value in _pairs(parameters) if name.strip().lower() == "charset"), None
    )
    return Fetched(
        asked=asked,
        url=str(address),
        status=status,
        content_type=kind.strip().lower(),
        charset=charset or None,
        body=body,
        etag=headers.get("etag"),
        modified=headers.get("last-modified"),
        moved_to=moved_to,
        retry_after=_seconds(headers.get("retry-after"), headers.get("date")),
    )


def _pairs(parameters: str) -> list[tuple[str, str, str]]:
    return [each.partition("=") for each in parameters.split(";")]


def _seconds(words: str | None, sent: str | None) -> float | None:
    """Retry-After, which is a count of seconds or a date; a date is counted from the server's own clock."""
    if not words:
        return None
    if words.strip().isdecimal():
        return min(float(words), 31_536_000.0)
    try:
        return max(0.0, (parsedate_to_datetime(words) - parsedate_to_datetime(sent or "")).total_seconds())
    except (TypeError, ValueError, OverflowError):
        return None
