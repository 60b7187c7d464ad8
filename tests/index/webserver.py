"""A web server on this machine with every fault that the real ones have; sites are names that it is told to answer to.

Loopback only. A site's name leads here because the tests' resolver says so; nothing is looked up.
"""

import gzip
import ssl
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from index.web.fetch import Fetcher


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it came: `headers` in lower case."""

    host: str
    target: str
    headers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """What to answer. `body` in pieces is sent as they come, without a length; `cut` leaves so many bytes unsent."""

    body: bytes | Iterable[bytes] = b""
    status: int = 200
    kind: str = "text/html; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)
    cut: int = 0


Page = Answer | Callable[[Asked], Answer]


class Site:
    """Pages by "host/path"; a host's "*" answers what nothing else does. `asked` is every request in order."""

    def __init__(self, port: int, scheme: str = "http") -> None:
        self.port, self.scheme = port, scheme
        self.pages: dict[str, Page] = {}
        self.asked: list[Asked] = []

    def url(self, place: str) -> str:
        """ "host/path" as an address that leads here."""
        host, _, path = place.partition("/")
        return f"{self.scheme}://{host}:{self.port}/{path}"

    def put(self, place: str, page: Page | str | bytes, **more: Any) -> str:
        """Serves it there and gives the address."""
        if isinstance(page, str | bytes):
            page = Answer(page.encode() if isinstance(page, str) else page, **more)
        self.pages[place] = page
        return self.url(place)

    def count(self, place: str) -> int:
        """How often a page was asked for."""
        return sum(f"{each.host}{each.target}" == place for each in self.asked)

    def answer(self, asked: Asked) -> Answer:
        self.asked.append(asked)
        for place in (
            f"{asked.host}{asked.target}",
            f"{asked.host}{asked.target.partition('?')[0]}",
            f"{asked.host}/*",
        ):
            if place in self.pages:
                page = self.pages[place]
                return page(asked) if callable(page) else page
        return Answer(b"<p>not found</p>", 404)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    site: Site

    def do_GET(self) -> None:
        host = (self.headers.get("Host") or "").partition(":")[0]
        found = {name.lower(): value for name, value in self.headers.items()}
        with suppress(ConnectionError):
            self._send(self.site.answer(Asked(host, self.path, found)))
        self.close_connection = True

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        for name, value in {"Content-Type": answer.kind, **answer.headers}.items():
            self.send_header(name, value)
        if isinstance(answer.body, bytes):
            if answer.status != 304:
                self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body[: len(answer.body) - answer.cut])
        else:
            self.send_header("Connection", "close")
            self.end_headers()
            for piece in answer.body:
                self.wfile.write(piece)
                self.wfile.flush()

    def log_message(self, *args: object) -> None:
        """Nothing."""


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A client that went away is no error of the server's."""


@contextmanager
def served(tls: ssl.SSLContext | None = None) -> Iterator[Site]:
    """A server while the block runs; with `tls` it speaks https."""
    site = Site(0, "https" if tls else "http")
    server = _Server(("127.0.0.1", 0), type("Handler", (_Handler,), {"site": site}))
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class Waits:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.at = 1_000.0
        self.slept: list[float] = []

    def now(self) -> float:
        return self.at

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.at += seconds


def fetching(waits: Waits | None = None, **more: Any) -> Fetcher:
    """A fetcher for which every name leads to this machine, and that may go there."""
    waits = waits or Waits()
    settings = {"allow_private": True, "resolve": lambda host, port: ["127.0.0.1"], **more}
    return Fetcher(sleep=waits.sleep, now=waits.now, **settings)


def endless(piece: bytes = b"x" * 65_536) -> Iterator[bytes]:
    """A body without an end."""
    while True:
        yield piece


def bomb(size: int) -> bytes:
    """So many bytes of nothing, packed to a thousandth."""
    return gzip.compress(b" " * size, 9)


def article_page(
    title: str = "Ferry runs aground off Ormby",
    paragraphs: Iterable[str] = (),
    head: str = "",
) -> str:
    """A plain article page of an invented outlet."""
    words = tuple(paragraphs) or (
        "A ferry with 84 passengers ran aground off Ormby early on Tuesday, the harbour office said.",
        "Divers found a tear of two metres in the hull. Nobody was hurt, and all passengers were ashore by noon.",
        "The harbour master, Edda Quill, said that the buoy which marks the reef had been adrift since the storm.",
        "Repairs will take until the spring, the owner of the line told the Daily Kite on the pier.",
    )
    body = "".join(f"<p>{each}</p>" for each in words)
    return (
        f'<!doctype html><html lang="en"><head><title>{title}</title><meta charset="utf-8">'
        f'<meta property="og:site_name" content="Daily Kite"><meta property="article:published_time" '
        f'content="2031-03-04T09:30:00+00:00">{head}</head><body><nav><a href="/">Home</a></nav>'
        f"<article><h1>{title}</h1>{body}</article><footer>All rights reserved</footer></body></html>"
    )
