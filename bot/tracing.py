"""`rashomon trace`: why an article is, or is not, in the answer to a question.

It does not know how an article is followed (`retrieval.trace` does).
"""

import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import click

from bot import manual, words, words_tracing
from bot.asking import question_of
from bot.completion import complete_keys
from bot.desk import Desk, limiting_options, shared_options
from bot.ink import Line, Paper, Run, Style
from bot.limiting import filters_of
from bot.output import emit_exact, emit_lines, paper_of
from bot.showing import find
from bot.visible import on_a_short_line, on_one_line, visible

if TYPE_CHECKING:
    from retrieval.trace import Followed, Trace

# The sentences that a person can learn from; the others are counted. Of each fate no more than these.
_SHOWN = {"cited": 9, "vague": 3, "outweighed": 3, "doubted": 3, "other_day": 3}


@click.command(help=manual.TRACE_HELP)
@click.argument("key", shell_complete=complete_keys)
@click.argument("question", nargs=-1, required=True, metavar="QUESTION...")
@click.option("--json", "as_json", is_flag=True, help=manual.OPTION_TRACE_JSON)
@limiting_options
@click.option("--reader", metavar="NAME", help=manual.OPTION_READER)
@shared_options
@click.pass_context
def trace(
    ctx: click.Context,
    key: str,
    question: tuple[str, ...],
    as_json: bool,
    as_of: date | None,
    since: date | None,
    until: date | None,
    outlet: str | None,
    language: str | None,
    reader: str | None,
) -> None:
    """Ask, and show what became of the article; the exit code says whether the answer has it."""
    desk = ctx.find_object(Desk) or Desk()
    filters = filters_of(since, until, as_of, outlet, language)
    session, asked = desk.session(reader=reader), question_of(" ".join(question))
    article, _ = find(key, None, session.archive)
    followed = session.trace(asked, article.key, filters, as_of or desk.today)
    if as_json:
        emit_exact(followed.to_json() + "\n")
    else:
        emit_lines(_lines(followed, paper_of(sys.stdout)))
    ctx.exit(0 if any(each.fate.value in ("cited", "vague") for each in followed.sentences) else 1)


def _lines(followed: "Trace", paper: Paper) -> Iterator[Line]:
    yield Line((Run(on_a_short_line(followed.question), Style.STRONG),))
    named = " · ".join(filter(None, (followed.outlet or words.OUTLET_UNKNOWN, followed.title)))
    yield Line((Run(on_one_line(f"{named} ({visible(followed.article)}@{followed.version})")),), 2, 4)
    yield Line()
    for told in _of_article(followed):
        yield Line((Run(told),), 0, 2)
    shown = list(_worth_showing(followed))
    for each in shown:
        yield Line()
        yield from _sentence(each, followed.needed, paper)
    rest = Counter(each.fate.value for each in followed.sentences if each not in shown)
    if rest:
        yield Line()
        yield Line((Run(words_tracing.rest(rest), Style.FAINT),), 0, 2)


def _of_article(followed: "Trace") -> Iterator[str]:
    if followed.hidden is not None:
        yield words_tracing.HIDDEN[followed.hidden]
    elif followed.looked_into:
        yield words_tracing.looked_into(followed.articles)
    else:
        yield words_tracing.not_looked_into(followed.articles)
    if followed.lacks:
        yield words_tracing.LACKS.format(", ".join(map(on_one_line, followed.lacks)))


def _worth_showing(followed: "Trace") -> Iterator["Followed"]:
    room = Counter(_SHOWN)
    for each in followed.sentences:
        if room[each.fate.value] > 0:
            room[each.fate.value] -= 1
            yield each


def _sentence(each: "Followed", needed: float, paper: Paper) -> Iterator[Line]:
    quote = on_one_line(each.quote.text) if paper.is_terminal else each.quote.text
    yield Line((Run(quote),), 3, 3, words.QUOTE_BAR)
    value = on_one_line(each.value) if each.value else None
    told = words_tracing.fate(each.fate.value, value, each.score, each.day, needed)
    yield Line((Run(told, Style.AGREED if each.fate.value == "cited" else Style.STRONG),), 5, 7)
