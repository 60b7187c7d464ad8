"""The pages as HTML, from values: every word of others is escaped where it is written, nothing is inline.

It does not know HTTP, nor where answers come from.
"""

import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from bot import words_serving as words
from bot.report import page as report
from bot.report.letters import foreign, shown
from bot.visible import on_one_line
from bot.web.inquiry import Choices, Entry, Form, Front, Shown

if TYPE_CHECKING:
    from jinja2 import Environment

_PARTS = "parts"
_TITLE_CHARS = 120


class Pages:
    """`guarded`: whether there is a token, and so something to sign out of."""

    def __init__(self, *, guarded: bool = False) -> None:
        self._guarded = guarded

    def front(self, form: Form, choices: Choices, front: Front, problem: str | None = None) -> str:
        """The form, and what was asked before."""
        return self._page("front.html.jinja", words.ASK_PAGE, at="ask", form=form, choices=choices, it=front,
                          problem=problem)  # fmt: skip

    def answer(self, given: Shown, choices: Choices, *, as_given: bool = False) -> str:
        """An answer under its form."""
        return self._page(
            "answered.html.jinja",
            given.dossier.question,
            at="answer",
            form=given.form,
            choices=choices,
            it=given,
            as_given=as_given,
            answer=report.answer(given.dossier),
        )

    def history(self, entries: tuple[Entry, ...], query: str, *, all_shown: bool) -> str:
        """What was asked before."""
        return self._page("history.html.jinja", words.HISTORY_PAGE, at="history", list=entries, query=query,
                          all_shown=all_shown)  # fmt: skip

    def wrong(self, told: str, again: Form | None = None, choices: Choices | None = None) -> str:
        """One line, and the form where there is a question to ask again."""
        return self._page("wrong.html.jinja", words.WRONG, at="wrong", told=told, form=again, choices=choices)

    def login(self, onward: str, *, wrong: bool = False) -> str:
        """Where the token is given."""
        return self._page("login.html.jinja", words.TOKEN_PAGE, at="login", onward=onward, wrong=wrong)

    def _page(self, name: str, title: str, **values: object) -> str:
        line = on_one_line(title)
        short = line if len(line) <= _TITLE_CHARS else f"{line[:_TITLE_CHARS]}…"
        return _environment().get_template(name).render(title=short, guarded=self._guarded, assets=names(), **values)


@cache
def assets() -> dict[str, tuple[str, str]]:
    """Style and script by the names under which they are served, with their media types; changed text, new name."""
    style = f"{report.style()}\n{_own('web.css')}"
    script = f"{report.script()}\n{_own('web.js')}"
    return {
        f"{_digest(style)}.css": ("text/css; charset=utf-8", style),
        f"{_digest(script)}.js": ("text/javascript; charset=utf-8", script),
    }


def icon() -> str:
    """An SVG."""
    return _own("icon.svg")


@cache
def names() -> tuple[str, str]:
    """What the style and the script are called."""
    style, script = assets()
    return style, script


@cache
def _own(name: str) -> str:
    return files("bot.web").joinpath(_PARTS, name).read_text(encoding="utf-8").replace("\r\n", "\n")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    from bot import words as said

    environment = Environment(
        loader=PackageLoader("bot.web", _PARTS),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"shown": shown, "foreign": foreign}
    environment.globals |= {"say": words, "words": said}
    return environment
