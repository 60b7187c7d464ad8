"""`rashomon verify`: whether a quote stands in the archive, word for word, otherwise or not at all.

It does not know how a quote is looked up, nor whether what it says is so.
"""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from bot import manual, words_verifying
from bot.desk import Desk, shared_options
from bot.ink import Line, Paper, Run, Style
from bot.output import emit_exact, emit_lines, paper_of
from bot.visible import on_a_short_line, on_one_line
from index.errors import UsageError
from index.limits import QUESTION_CHARS

if TYPE_CHECKING:
    from retrieval.verbatim.checked import Checked, Near, Place


@click.command(help=manual.VERIFY_HELP)
@click.argument("quote", nargs=-1, required=True, metavar="QUOTE...")
@click.option("--json", "as_json", is_flag=True, help=manual.OPTION_VERIFY_JSON)
@shared_options
@click.pass_context
def verify(ctx: click.Context, quote: tuple[str, ...], as_json: bool) -> None:
    """Look it up; the exit code says whether it was found."""
    from retrieval.verbatim.looking import look_up

    archive = (ctx.find_object(Desk) or Desk()).session().archive
    checked = look_up(_given(quote), archive)
    if as_json:
        emit_exact(checked.to_json() + "\n")
    else:
        emit_lines(_lines(checked, paper_of(sys.stdout)))
    ctx.exit(0 if checked.outcome == "found" else 1)


def _given(quote: tuple[str, ...]) -> str:
    """The quote on one line, without stray bytes of the shell. Raises UsageError."""
    read = sys.stdin.buffer.read().decode("utf-8", "replace") if quote == ("-",) else " ".join(quote)
    text = " ".join(read.encode("utf-8", "surrogateescape").decode("utf-8", "replace").split())
    if len(text) > QUESTION_CHARS:
        raise UsageError(words_verifying.QUOTE_LONG.format(len(text), QUESTION_CHARS))
    return text


def _lines(checked: "Checked", paper: Paper) -> Iterator[Line]:
    from bot.terminal import by_origin, render_piece

    yield Line((Run(on_a_short_line(checked.quote), Style.STRONG),))
    yield Line()
    yield _outcome(checked)
    for first, *copies in by_origin(checked.places):
        yield from render_piece(first, copies, paper, "quoted", list(_of_place(first)))
    if checked.headlines:
        yield Line()
    for headline in checked.headlines:
        told = (headline.outlet, headline.title, headline.published, headline.article)
        yield Line((Run(on_one_line(f"{words_verifying.IN_HEADLINE}: {' · '.join(filter(None, told))}")),), 3, 5)
    for near in checked.nearest:
        yield from render_piece(near, (), paper, "nearest", list(_of_near(near)))


def _outcome(checked: "Checked") -> Line:
    found = {place.article for place in checked.places} | {each.article for each in checked.headlines}
    origins = {place.origin for place in checked.places} | {each.article for each in checked.headlines}
    where = words_verifying.where(len(found), len(origins))
    if not found:
        name, meaning = words_verifying.DIFFERENTLY if checked.nearest else words_verifying.ABSENT
        style = Style.DISPUTED if checked.nearest else Style.STRONG
    elif checked.places and all(place.version < place.latest for place in checked.places):
        (name, meaning), style = words_verifying.ALTERED, Style.DISPUTED
    elif checked.headlines or any(place.to_the_letter for place in checked.places):
        (name, meaning), style = words_verifying.FOUND, Style.AGREED
    else:
        (name, meaning), style = words_verifying.NOT_TO_THE_LETTER, Style.AGREED
    return Line((Run(name, style), Run(f": {meaning.format(where)}")), 0, 2)


def _of_place(place: "Place") -> Iterator[tuple[str, str]]:
    if place.left_out:
        yield "left_out", words_verifying.left_out(place.left_out)
    if place.version < place.latest:
        yield "versions", words_verifying.GONE.format(place.latest)
    elif place.lacking:
        yield "versions", words_verifying.lacking(place.lacking)


def _of_near(near: "Near") -> Iterator[tuple[str, str]]:
    for each in near.differences:
        yield "differs", on_one_line(words_verifying.difference(each.quote, each.article))
