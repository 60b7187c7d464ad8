"""`rashomon telegram`: the bot on this archive, until it is stopped.

It does not know what is said in a chat (`bot.telegram.conversation`) nor how it is delivered (`bot.telegram.running`).
"""

import os
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from bot import manual, words_console
from bot.desk import Desk, shared_options
from bot.output import tell
from bot.telegram import notices
from index.errors import RashomonError, UsageError
from index.regex import regex

if TYPE_CHECKING:
    from bot.session import Session
    from bot.settings import Settings
    from bot.telegram.allowing import Guests
    from bot.telegram.api import Me
    from bot.telegram.clerk import Fetch
    from bot.telegram.intake import Webhook
    from bot.telegram.newsroom import Branch, Newsroom
    from bot.telegram.running import Plan
    from bot.telegram.working import Bench
    from index.article import Incoming
    from index.errors import Refused
    from index.web.fetch import Fetcher

LOCK = "telegram.lock"
_TOKEN = regex(r"\d{1,20}:[A-Za-z0-9_-]{1,200}", re.ASCII)
_SECRET = regex(r"[A-Za-z0-9_-]{1,256}", re.ASCII)
_DEFECT = 70  # as bot.cli has it


@click.command(help=manual.TELEGRAM_HELP)
@shared_options
@click.pass_context
def telegram(ctx: click.Context) -> None:
    """Check the settings, then run until a signal says stop."""
    from bot.telegram.allowing import Guests
    from bot.telegram.journal import keep_journal

    desk = ctx.find_object(Desk) or Desk()
    session = desk.session()
    settings = session.settings
    token = token_of(settings)
    guests = Guests.read(settings.telegram_allow, settings.telegram_admins)
    hook = webhook_of(settings)
    _ = address_of(settings.telegram_api), session.archive
    if not (guests.everybody or guests.persons or guests.chats or guests.topics or guests.admins):
        tell(notices.NOBODY)
    with only_one(settings.archive):
        keep_journal([token, hook.secret if hook else ""], debug=settings.debug)
        ended = _run(token, settings, plan_of(session, guests, hook, desk.clock))
    if not ended:
        # A question that takes longer than a service manager waits; it is answered after the next start.
        os._exit(0)


def token_of(settings: "Settings") -> str:
    """The bot's token. Raises UsageError."""
    token = settings.telegram_token.get_secret_value() if settings.telegram_token else ""
    file = settings.telegram_token_file
    if not token and file is not None:
        try:
            token = file.expanduser().read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
            raise UsageError(notices.TOKEN_FILE.format(file, reason)) from None
    token = token.strip()
    if not token:
        raise UsageError(notices.NO_TOKEN)
    if not _TOKEN.fullmatch(token):
        raise UsageError(notices.TOKEN_WRONG)
    return token


def address_of(api: str) -> str:
    """The Bot API server's address. Raises UsageError."""
    try:
        parts = urlsplit(api)
        if parts.scheme in ("http", "https") and parts.hostname and parts.port != 0:
            return api
    except ValueError:
        pass
    raise UsageError(notices.ADDRESS.format("telegram_api", api, "an address such as http://127.0.0.1:8081"))


def webhook_of(settings: "Settings") -> "Webhook | None":
    """The webhook, if the settings name one. Raises UsageError."""
    from bot.telegram.intake import Webhook, new_secret

    url = settings.telegram_webhook
    if url is None:
        return None
    if urlsplit(url).scheme != "https" or not urlsplit(url).hostname:
        raise UsageError(notices.ADDRESS.format("telegram_webhook", url, "an https address"))
    host, _, port = settings.telegram_listen.rpartition(":")
    if not host or not port.isdecimal() or int(port) > 65535:
        raise UsageError(notices.ADDRESS.format("telegram_listen", settings.telegram_listen, "HOST:PORT"))
    secret = settings.telegram_secret.get_secret_value() if settings.telegram_secret else new_secret()
    if not _SECRET.fullmatch(secret):
        raise UsageError(notices.SECRET)
    return Webhook(url, secret, host.strip("[]"), int(port))


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """One bot an archive: two would answer everything twice. Raises UsageError."""
    from filelock import FileLock, Timeout

    from index.lock import no_leave

    lock = FileLock(folder / LOCK, mode=0o600)
    try:
        lock.acquire(timeout=0.5)
    except Timeout:
        raise UsageError(notices.TWICE.format(folder)) from None
    except OSError as error:
        raise no_leave(folder, error) from error
    try:
        yield
    finally:
        lock.release()


def plan_of(session: "Session", guests: "Guests", hook: "Webhook | None", clock: Callable[[], datetime]) -> "Plan":
    """How the bot of these settings works."""
    from bot.telegram.running import Plan

    return Plan(
        folder=session.settings.archive,
        opener=lambda connection, me: bench_of(session, guests, clock, connection, me),
        clock=clock,
        tell=tell,
        welcome=lambda incoming: guests.may_use(incoming.person, incoming.place),
        webhook=hook,
        health_port=session.settings.telegram_health or None,
    )


def bench_of(
    session: "Session", guests: "Guests", clock: Callable[[], datetime], connection: sqlite3.Connection, me: "Me"
) -> "Bench":
    """The conversation about this archive, its models loaded so that the first question need not wait for them."""
    from bot.history import History
    from bot.telegram.conversation import Conversation
    from bot.telegram.newsroom import Newsroom
    from bot.telegram.working import Bench

    _ = session.encoder, session.reader
    history = History.open(session.settings.archive)
    newsroom = Newsroom(connection, session, history, guests, clock, me.name)
    conversation = Conversation(newsroom, branches_of(newsroom, session))

    def close() -> None:
        history.close()
        session.close()

    return Bench(conversation, conversation.stands, close)


def branches_of(newsroom: "Newsroom", session: "Session") -> "tuple[Branch, ...]":
    """The parts of the conversation that mind commands, buttons and messages of their own. Raises UsageError."""
    from bot.telegram.allowing import Guests
    from bot.telegram.answering import Answering
    from bot.telegram.clerk import Clerk
    from bot.telegram.feedback import Feedback
    from bot.telegram.taking import Taking
    from bot.telegram.watching import Watching

    answering = Answering(newsroom)
    adders = Guests.read(session.settings.telegram_adders, "")
    # One of its own: the worker's session is not for two threads at once.
    clerk = Clerk(session.another, newsroom.clock, _fetching())
    # Words in reply to a button are looked at before a long one of them is taken for an article.
    return (
        Feedback(newsroom),
        # A receipt is told before the news that its article makes.
        Taking(newsroom, answering, clerk, adders.may_use),
        Watching(newsroom, answering),
    )


def _fetching() -> "Fetch":
    """Reads an address; what that needs is loaded with the first."""

    @cache
    def fetcher() -> "Fetcher":
        from index.web.fetch import Fetcher

        return Fetcher()

    def fetch(url: str) -> "Iterator[Incoming | Refused]":
        from index.web.links import read_link

        return read_link(url, fetcher())

    return fetch


def _run(token: str, settings: "Settings", plan: "Plan") -> bool:
    """Runs the bot; False where a question was still being answered at the end. No error that leaves holds a secret."""
    import asyncio

    from bot.telegram.journal import redacted

    try:
        return asyncio.run(_until_told(token, settings.telegram_api, plan))
    except (RashomonError, sqlite3.Error) as error:
        error.__cause__, error.__suppress_context__ = None, True
        raise
    except OSError as error:
        raise UsageError(notices.SYSTEM.format(redacted(error.strerror or str(error), [token]))) from None
    except Exception as error:
        told = RashomonError(words_console.DEFECT.format(type(error).__name__, redacted(str(error), [token])))
        told.exit_code = _DEFECT
        raise told from None


async def _until_told(token: str, api: str, plan: "Plan") -> bool:
    import asyncio
    import signal

    from bot.telegram.api import open_api
    from bot.telegram.running import Running

    running = Running(open_api(token, api), plan)
    loop = asyncio.get_running_loop()
    for each in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(each, running.stop)
    return await running.run()
