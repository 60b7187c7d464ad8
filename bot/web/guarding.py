"""What a request must be before any page sees it: for a name that is served, from our own pages, with the token.

A page of another site can make a browser send requests here, and with a name of its own even read the replies (DNS
rebinding); Host, Origin and Sec-Fetch tell such requests. It does not know the pages.
"""

import hashlib
import hmac
import ipaddress
import re
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from bot import words_serving as words
from index.limits import FORM_BYTES
from index.regex import regex

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE_SECONDS = 30 * 86_400
LOGIN = "/login"
OPEN = (LOGIN, "/assets/", "/icon.svg")
_READING = ("GET", "HEAD")
_LOCAL = regex(r"/(?![/\\])[\w/?=&.%+~-]{0,4000}", re.ASCII)
_COMMON = {
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # Not "no-referrer": a browser would then send "Origin: null" with our own forms.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "x-robots-tag": "noindex",
    "cache-control": "no-store",
}


@dataclass(frozen=True, slots=True)
class Rules:
    """`names` may stand in Host; with `any_address` a bare address may too: rebinding needs a name. `port` names the
    cookie, which browsers share among ports."""

    names: frozenset[str]
    any_address: bool = False
    token: str | None = field(default=None, repr=False)
    port: int = 0

    @property
    def cookie(self) -> str:
        """The cookie's name."""
        return f"rashomon-{self.port}"

    def pass_of(self) -> str:
        """What the cookie holds: it proves the token and does not tell it."""
        return hmac.new((self.token or "").encode(), b"rashomon serve", hashlib.sha256).hexdigest()

    def is_token(self, given: str) -> bool:
        """In the same time, however much of it is right."""
        return self.token is not None and hmac.compare_digest(given.strip().encode(), self.token.encode())

    def serves(self, host: str) -> bool:
        """Whether a Host header names us; through a tunnel the port may be another."""
        name = _name_of(host)
        if name is None:
            return False
        return name in self.names or (self.any_address and _is_address(name))


def _name_of(host: str) -> str | None:
    try:
        parts = urlsplit(f"//{host}")
        _ = parts.port
    except ValueError:
        return None
    if parts.netloc != host or "@" in host or not parts.hostname:
        return None
    return parts.hostname.rstrip(".")


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def local_path(text: str) -> str:
    """A path of this site to go on to; the first page for anything else."""
    return text if _LOCAL.fullmatch(text) else "/"


class Guard:
    """Refuses what may not pass, and gives every reply the headers that bind a browser."""

    def __init__(self, app: "ASGIApp", rules: Rules) -> None:
        self._app, self._rules = app, rules

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        if scope["type"] != "http":
            return

        async def bound(message: "Message") -> None:
            if message["type"] == "http.response.start":
                own = list(message.get("headers", []))
                names = {name.lower() for name, _ in own}
                own += [(k.encode(), v.encode()) for k, v in _COMMON.items() if k.encode() not in names]
                message = {**message, "headers": own}
            await send(message)

        await (_refusal(scope, self._rules) or self._app)(scope, receive, bound)


def _refusal(scope: "Scope", rules: Rules) -> "ASGIApp | None":
    """What is said instead of the page; None where it may be seen."""
    from starlette.datastructures import Headers
    from starlette.responses import PlainTextResponse

    headers = Headers(scope=scope)
    hosts = headers.getlist("host")
    if len(hosts) != 1 or not rules.serves(hosts[0]):
        return PlainTextResponse(words.WEB_HOST + "\n", 421)
    if not _is_ours(scope["method"], hosts[0], headers):
        return PlainTextResponse(words.WEB_ORIGIN + "\n", 403)
    length = headers.get("content-length", "0")
    if not length.isdecimal() or len(length) > 9 or int(length) > FORM_BYTES:
        return PlainTextResponse(words.WEB_TOO_LARGE + "\n", 413)
    if rules.token is None or scope["path"].startswith(OPEN) or _has_pass(headers, rules):
        return None
    return _sign_in(scope)


def _is_ours(method: str, host: str, headers: "Mapping[str, str]") -> bool:
    """Whoever changes something says where it comes from; whoever reads is no part of another site's page."""
    origin, site = headers.get("origin"), headers.get("sec-fetch-site")
    if method not in _READING:
        if origin is None:
            return site == "same-origin"
        return site in (None, "same-origin") and _is_origin(origin, host)
    if origin is not None and not _is_origin(origin, host):
        return False
    # A link to an answer, in a mail or on a page, may be followed; nothing of ours can be put into a page.
    return site in (None, "same-origin", "none") or (
        headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"
    )


def _is_origin(origin: str, host: str) -> bool:
    scheme, _, rest = origin.partition("://")
    return scheme in ("http", "https") and rest.lower() == host.lower()


def _has_pass(headers: "Mapping[str, str]", rules: Rules) -> bool:
    kind, _, given = headers.get("authorization", "").partition(" ")
    if kind.lower() == "bearer" and rules.is_token(given):
        return True
    try:
        morsel = SimpleCookie(headers.get("cookie", "")).get(rules.cookie)
    except CookieError:
        return False
    return morsel is not None and hmac.compare_digest(morsel.value.encode(), rules.pass_of().encode())


def _sign_in(scope: "Scope") -> "ASGIApp":
    from starlette.responses import PlainTextResponse, RedirectResponse

    if scope["method"] not in _READING:
        return PlainTextResponse(words.WEB_NO_TOKEN + "\n", 401)
    query = scope.get("query_string", b"").decode("latin-1")
    wanted = local_path(scope["path"] + (f"?{query}" if query else ""))
    # A token behind the # of the address goes with the redirect: the browser keeps it.
    return RedirectResponse(LOGIN if wanted == "/" else f"{LOGIN}?next={quote(wanted, safe='')}", 303)
