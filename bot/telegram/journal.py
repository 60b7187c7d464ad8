"""The bot's log: one line an event, key=value, on stderr; no words or names of people, and never the token.

It does not know what is logged. Libraries are kept silent: they log addresses (which hold the token) and whole
messages.
"""

import logging
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TextIO
from urllib.parse import quote

from bot.visible import on_one_line
from index.regex import regex

HIDDEN = "[hidden]"
OURS = "bot.telegram"
SILENT = ("telegram", "httpx", "httpcore", "h11", "hpack", "asyncio")
# The shape of every token that Telegram gives out, for those that no setting named.
_TOKEN = regex(r"(?<!\d)\d{5,}(?::|%3A)[A-Za-z0-9_-]{30,}")


class _Line(logging.Formatter):
    def __init__(self, secrets: Sequence[str]) -> None:
        super().__init__()
        self._secrets = tuple(
            dict.fromkeys(form for secret in secrets if secret for form in (secret, quote(secret, safe="")))
        )

    def format(self, record: logging.LogRecord) -> str:
        moment = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line = f"time={moment} level={record.levelname.lower()} {record.getMessage()}"
        if record.exc_info:
            line += f" traceback={self.formatException(record.exc_info)!r}"
        return redacted(on_one_line(line), self._secrets)


def redacted(text: str, secrets: Sequence[str]) -> str:
    """The text with every secret, and everything that looks like a token, hidden."""
    for secret in secrets:
        text = text.replace(secret, HIDDEN)
    return _TOKEN.sub(HIDDEN, text)


def keep_journal(secrets: Sequence[str], *, debug: bool, stream: TextIO | None = None) -> None:
    """Sets up logging for a run of the bot. Tracebacks only with --debug: they may hold what somebody said."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(_Line(secrets))
    if not debug:
        handler.addFilter(_without_traceback)
    ours = logging.getLogger(OURS)
    ours.handlers = [handler]
    ours.propagate = False
    ours.setLevel(logging.DEBUG if debug else logging.INFO)
    for name in SILENT:
        library = logging.getLogger(name)
        library.handlers = [logging.NullHandler()]
        library.propagate = False
        library.setLevel(logging.CRITICAL + 1)


def _without_traceback(record: logging.LogRecord) -> bool:
    record.exc_info = None
    return True
