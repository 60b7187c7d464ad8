"""`rashomon serve`: the archive as a web page on this machine, until it is stopped.

It does not know the pages (`bot.web`).
"""

import errno
import ipaddress
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot import manual
from bot import words_serving as words
from bot.counter import Clerk, Counter
from bot.desk import Desk, shared_options
from bot.output import tell
from index.errors import UsageError

if TYPE_CHECKING:
    from types import FrameType

    from starlette.types import ASGIApp

    from bot.web.guarding import Rules

CHANNEL = "web"
PORT = 8060
TOKEN_CHARS = 16
_LONGEST_TOKEN = 500
CONNECTIONS = 64
_BACKLOG = 128
_LAST_SECONDS = 15


@click.command(help=words.SERVE_HELP)
@click.option("--host", metavar="ADDRESS", default="127.0.0.1", show_default=True, help=words.OPTION_HOST)
@click.option(
    "--port", type=click.IntRange(0, 65535), metavar="N", default=PORT, show_default=True, help=words.OPTION_PORT
)
@click.option("--allow-host", "names", metavar="NAME", multiple=True, help=words.OPTION_ALLOW_HOST)
@click.option("--token-file", metavar="FILE", type=click.Path(path_type=Path), help=words.OPTION_TOKEN_FILE)
@click.option("--reader", metavar="NAME", help=manual.OPTION_READER)
@click.option("--history/--no-history", default=None, help=manual.OPTION_HISTORY)
@shared_options
@click.pass_context
def serve(
    ctx: click.Context,
    host: str,
    port: int,
    names: tuple[str, ...],
    token_file: Path | None,
    reader: str | None,
    history: bool | None,
) -> None:
    """Serve until a signal."""
    import asyncio

    from bot.web.site import site

    desk = ctx.find_object(Desk) or Desk()
    session = desk.session(reader=reader, history=history)
    _ = session.archive  # a missing archive is said before a browser is opened
    with listening(host, port) as listener:
        taken = listener.getsockname()[1]
        rules = rules_of(host, taken, names, token_file)
        counter = Counter(Clerk(session, desk.clock, CHANNEL))
        _announce(host, taken, rules, is_told=token_file is None)
        counter.begin()
        try:
            app = site(counter, rules, shared=_is_for_others(host, names), debug=session.settings.debug)
            asyncio.run(_until_told(app, listener))
        finally:
            counter.close()


@contextmanager
def listening(host: str, port: int) -> Iterator[socket.socket]:
    """The open port. Raises UsageError."""
    place = f"{_bracketed(host)}:{port}"
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, protocol)
    except (OSError, UnicodeError) as error:
        raise UsageError(words.SERVE_NO_ADDRESS.format(place, _why(error))) from error
    with listener:
        try:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(address)
            listener.listen(_BACKLOG)
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise UsageError(words.SERVE_IN_USE.format(place)) from error
            raise UsageError(words.SERVE_NO_ADDRESS.format(place, _why(error))) from error
        yield listener


def rules_of(host: str, port: int, names: tuple[str, ...], token_file: Path | None) -> "Rules":
    """Who is served: on this machine whoever can open the port, anybody else with the token. Raises UsageError."""
    from bot.web.guarding import Rules

    token = _read_token(token_file) if token_file else None
    if token is None and _is_for_others(host, names):
        import secrets

        token = secrets.token_urlsafe(32)
    everywhere = host in ("", "0.0.0.0", "::")
    own = {"localhost", "127.0.0.1", "::1"}
    own |= {socket.gethostname().lower()} if everywhere else {host.lower()}
    served = frozenset(own | {name.strip().lower().rstrip(".") for name in names})
    return Rules(served, any_address=everywhere, token=token, port=port)


def _is_for_others(host: str, names: tuple[str, ...]) -> bool:
    """A name that is allowed is a proxy's, behind which may be anybody."""
    return bool(names) or not _is_this_machine(host)


def _is_this_machine(host: str) -> bool:
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _read_token(place: Path) -> str:
    try:
        token = place.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(words.TOKEN_UNREADABLE.format(place, _why(error))) from None
    if not TOKEN_CHARS <= len(token) <= _LONGEST_TOKEN:
        raise UsageError(words.TOKEN_SHORT.format(place, TOKEN_CHARS))
    return token


def _why(error: Exception) -> str:
    return getattr(error, "strerror", None) or type(error).__name__


def _announce(host: str, port: int, rules: "Rules", *, is_told: bool) -> None:
    """Where to go. A token that we made is told here and nowhere else; one from a file is known to who wrote it."""
    name = socket.gethostname() if rules.any_address else _bracketed(host)
    token = f"#{rules.token}" if rules.token and is_told else ""
    if not _is_this_machine(host):
        tell(words.SERVE_OPEN_TO_OTHERS)
    tell(words.SERVE_READY.format(f"http://{name}:{port}/{token}"))


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


async def _until_told(app: "ASGIApp", listener: socket.socket) -> None:
    import uvicorn

    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        http="h11",
        ws="none",
        lifespan="off",
        limit_concurrency=CONNECTIONS,
        timeout_graceful_shutdown=_LAST_SECONDS,
    )
    listener.setblocking(False)
    with _signals_noted():
        await uvicorn.Server(config).serve([listener])


@contextmanager
def _signals_noted() -> Iterator[None]:
    """uvicorn stops gracefully at a signal and then raises it once more: that one has been heeded already."""
    before = {each: signal.signal(each, _heeded) for each in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def _heeded(number: int, frame: "FrameType | None") -> None:
    """Nothing is left to do."""
