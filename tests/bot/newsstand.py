"""A small real archive about a ferry that never was, and sessions that read it without any model.

`python -m tests.bot.newsstand ARCHIVE COMMAND...` runs a command of the program on such an archive.
"""

import sys
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from bot.cli import main
from bot.counter import Clerk
from bot.desk import Desk
from bot.settings import Settings
from index.add import add
from index.archive import LocalArchive
from index.article import Incoming
from tests.bot.desks import NOW, WordSession
from tests.fakes import CuedReader, WordEncoder

QUESTION = "How many people were hurt on the ferry Gannet?"
HOSTILE = '</blockquote><script>alert("x")</script><img src=x onerror=alert(1)> \u202egnip\u202c'
COURIER = (
    "The ferry Gannet ran aground off Ormby on Sunday evening, 4 May 2031. "
    "Three people were hurt on the ferry Gannet, the harbour office said.\n\nIts pilot saw the light too late."
)
KITE = (
    f"Ferry aground {HOSTILE} says nobody.\n\n"
    f"Five people were hurt on the ferry Gannet off Ormby on 4 May 2031, a nurse said {HOSTILE}.\n\n"
    "The crossing stays closed for a week."
)


def incoming(key: str, text: str, outlet: str | None, day: str | None, title: str = "Ferry aground") -> Incoming:
    """One article, as an input has it."""
    return Incoming(f"/desk/{key}.txt", text, key=key, title=title, source=outlet, date=day, language="en")


ARTICLES = (
    incoming("courier-1", COURIER, "Ormby Courier", "2031-05-05"),
    incoming("kite-1", KITE, "Daily Kite", "2031-05-06", title=f"Ferry {HOSTILE}"),
    incoming("mill-1", "The mill at Ormby was sold to a painter. It had stood empty.", None, None, title="A mill"),
)


def put(folder: Path, articles: Sequence[Incoming] = ARTICLES) -> Path:
    """Adds articles to the archive in a folder, made if it is not there."""
    with LocalArchive.create(folder) as archive:
        add(archive, list(articles), WordEncoder(name="/models/words"), lambda: NOW)
    return folder


class CuedSession(WordSession):
    """Finds the figures of these articles, and is sure of them."""

    @cached_property
    def reader(self) -> CuedReader:
        return CuedReader("Three people", "Five people", "Nine people")


def clerk_at(folder: Path, channel: str = "test", *, history: bool = True) -> Clerk:
    """A clerk on the archive in a folder."""
    return Clerk(CuedSession(Settings(archive=folder, history=history)), lambda: NOW, channel)


if __name__ == "__main__":
    sys.exit(main([*sys.argv[2:], "--archive", sys.argv[1]], Desk(opener=CuedSession, clock=lambda: NOW)))
