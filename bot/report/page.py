"""A dossier as one self-contained page: no request leaves it, and a policy of hashes allows its own style and script.

It does not know where answers or articles come from, nor where the page is put.
"""

import base64
import hashlib
from functools import cache
from importlib.resources import files
from math import cos, pi, sin
from typing import TYPE_CHECKING

from markupsafe import Markup

from bot import words
from bot.report import phrases
from bot.report.dossier import Dossier
from bot.report.letters import foreign, shown
from bot.timeline import SHAPES
from bot.visible import on_one_line

if TYPE_CHECKING:
    from jinja2 import Environment

_PARTS = "parts"
_TITLE_CHARS = 120
_RADIUS = 11.0


def page(dossier: Dossier) -> str:
    """The whole page, for a file or a mail."""
    return _environment().get_template("page.html.jinja").render(
        it=dossier, style=style(), script=script(), policy=policy()
    )  # fmt: skip


def answer(dossier: Dossier) -> Markup:
    """The answer without what is around it, for a page that brings `style` and `script` itself."""
    return Markup(_environment().get_template("answer.html.jinja").render(it=dossier))


@cache
def style() -> Markup:
    """The style sheet: our own text, nothing of an article's."""
    return _own("report.css")


@cache
def script() -> Markup:
    """The script: everything can be read and every link followed without it."""
    return _own("report.js")


def policy() -> str:
    """What a browser may do with the page: nothing but show it with this style and run this script."""
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_hash(style())}'",
            f"script-src '{_hash(script())}'",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _own(name: str) -> Markup:
    text = files("bot.report").joinpath(_PARTS, name).read_text(encoding="utf-8")
    return Markup(text.replace("\r\n", "\n").strip())


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("bot.report", _PARTS),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"shown": shown, "foreign": foreign, "line": _line, "title": _title}
    environment.globals |= {"words": words, "say": phrases, "corners": [_corners(*shape) for shape in SHAPES]}
    return environment


def _line(text: str) -> str:
    """White space as single spaces, line breaks too."""
    return " ".join(text.split())


def _title(text: str) -> str:
    line = on_one_line(text)
    return line if len(line) <= _TITLE_CHARS else f"{line[:_TITLE_CHARS]}…"


def _corners(count: int, turn: float) -> str:
    """A polygon around nought, a corner on top unless it is turned."""
    size = _RADIUS * (1.15 if count in (3, 4) else 1.0)
    angles = [2 * pi * at / count - pi / 2 + turn for at in range(count)]
    return " ".join(f"{size * cos(angle):.1f},{size * sin(angle):.1f}" for angle in angles)
