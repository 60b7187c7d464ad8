"""A visitor of the site without a network: what a browser sends, and what comes back."""

import asyncio
import re
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import httpx

from bot.counter import Counter
from bot.web.guarding import Rules
from bot.web.site import site
from tests.bot.newsstand import clerk_at

HERE = "127.0.0.1:8060"
RULES = Rules(frozenset({"127.0.0.1", "localhost"}), port=8060)
TOKEN = "a-token-of-tests-and-of-nobody-else"
GUARDED = Rules(frozenset({"127.0.0.1"}), token=TOKEN, port=8060)


class Visitor:
    """As a browser at `HERE`: cookies are kept, redirects are not followed."""

    def __init__(self, app: Any) -> None:
        self._app = app
        self.cookies = httpx.Cookies()

    def get(self, path: str, **headers: str) -> httpx.Response:
        return self.send("GET", path, headers)

    def post(self, path: str, fields: dict[str, str] | None = None, **headers: str) -> httpx.Response:
        """A form of one of our own pages."""
        return self.send("POST", path, {"origin": f"http://{HERE}"} | headers, data=fields or {})

    def send(self, method: str, path: str, headers: dict[str, str], **content: Any) -> httpx.Response:
        named = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]

        async def run() -> httpx.Response:
            transport = httpx.ASGITransport(self._app)
            async with httpx.AsyncClient(transport=transport, base_url=f"http://{HERE}", cookies=self.cookies) as http:
                reply = await http.request(method, path, headers=named, **content)
                self.cookies = httpx.Cookies(http.cookies)
                return reply

        return asyncio.run(run())

    def ask(self, question: str, **fields: str) -> httpx.Response:
        """Asks, and opens the page that the browser is sent to."""
        reply = self.post("/ask", {"question": question, **fields})
        return self.get(reply.headers["location"]) if reply.status_code == 303 else reply


@contextmanager
def visiting(
    folder: Path, rules: Rules = RULES, *, history: bool = True, shared: bool = False, waiting: int = 16
) -> Iterator[Visitor]:
    """The site on the archive in a folder."""
    counter = Counter(clerk_at(folder, "web", history=history), waiting)
    try:
        yield Visitor(site(counter, rules, shared=shared))
    finally:
        counter.close()


def text_of(reply: httpx.Response) -> str:
    """What a reader of the page reads, near enough: without tags, white space as single spaces."""
    return " ".join(unescape(re.sub(r"<[^>]*>", "", reply.text)).split())


def tags_of(reply: httpx.Response) -> list[tuple[str, frozenset[str]]]:
    """Every tag with the names of its attributes."""
    found: list[tuple[str, frozenset[str]]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.append((tag, frozenset(name for name, _ in attrs)))

    Reader().feed(reply.text)
    return found
