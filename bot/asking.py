"""`rashomon ask`: one question, or a file of them.

It does not know how an answer is found or laid out.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING, BinaryIO

import click

from bot import manual, words_console, words_log
from bot.batch import Asked, read_batch, unasked
from bot.desk import Desk, limiting_options, shared_options
from bot.limiting import filters_of, why_nothing
from bot.output import emit_exact, emit_lines, paper_of, tell
from bot.remembering import Memory, keeping_option
from index.errors import RashomonError, UsageError
from index.limits import QUESTION_CHARS

if TYPE_CHECKING:
    from bot.session import Session
    from index.found import Filters
    from retrieval.answer import Answer

FORMATS = ("text", "json", "markdown", "html", "csv", "csl")


@click.command(help=manual.ASK_HELP)
@click.argument("question", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help=manual.OPTION_JSON)
@click.option("--format", "form", type=click.Choice(FORMATS), help=manual.OPTION_FORMAT)
@click.option("--batch", metavar="FILE", help=manual.OPTION_BATCH)
@limiting_options
@click.option("--explain", is_flag=True, help=manual.OPTION_EXPLAIN)
@click.option("--reader", metavar="NAME", help=manual.OPTION_READER)
@keeping_option
@shared_options
@click.pass_context
def ask(
    ctx: click.Context,
    question: tuple[str, ...],
    as_json: bool,
    form: str | None,
    batch: str | None,
    as_of: date | None,
    since: date | None,
    until: date | None,
    outlet: str | None,
    language: str | None,
    explain: bool,
    reader: str | None,
    history: bool | None,
) -> None:
    """Ask and show; the exit code says whether there was an answer."""

    desk = ctx.find_object(Desk) or Desk()
    filters = filters_of(since, until, as_of, outlet, language)
    _refuse_contradictions(question, batch, form, as_json=as_json)
    session = desk.session(reader=reader, history=history)
    with Memory(session.settings, desk.clock) as memory:
        if batch:
            _ask_batch(batch, session, filters, desk.today, memory)
            return
        asked, today = question_of(_given(question)), as_of or desk.today
        answer = session.ask(asked, filters, today)
        memory.keep(answer, filters, today)
    show_answer(answer, session, desk, form or ("json" if as_json else "text"), desk.clock(), explain=explain)
    if not answer.positions and (why := why_nothing(filters, session.archive)):
        tell(why)
    ctx.exit(0 if answer.positions else 1)


def _refuse_contradictions(question: tuple[str, ...], batch: str | None, form: str | None, *, as_json: bool) -> None:
    if bool(batch) == bool(question):
        raise UsageError(words_console.ASK_ONE_WAY)
    if batch and form not in (None, "json"):
        raise UsageError(words_log.BATCH_IS_JSON)
    if as_json and form not in (None, "json"):
        raise UsageError(words_log.ONE_FORMAT.format(form))


def show_answer(
    answer: "Answer", session: "Session", desk: Desk, form: str, asked: datetime, *, explain: bool = False
) -> None:
    """Writes an answer in one of `FORMATS`; `asked` is when it was asked.

    Raises UnknownArticle where a quoted article was removed since.
    """
    if form == "text":
        from bot.terminal import render, showing

        opener = showing(desk.archive)
        emit_lines(render(answer, paper_of(sys.stdout), explain=explain, opener=opener))
    elif form == "json":
        emit_exact(answer.to_json() + "\n")
    else:
        from bot.exporting.formats import Format, exported

        emit_exact(exported(answer, Format(form), session.archive, asked))


def _given(question: tuple[str, ...]) -> str:
    """The words of the command line, or what stands on standard input for "-"."""
    if question != ("-",):
        return " ".join(question)
    return sys.stdin.buffer.read().decode("utf-8", "surrogateescape")


def question_of(text: str) -> str:
    """The question as it may be asked: no stray bytes of the shell, one space between words. Raises UsageError."""
    asked = " ".join(text.encode("utf-8", "surrogateescape").decode("utf-8", "replace").split())
    if not asked:
        raise UsageError(words_console.QUESTION_EMPTY)
    if not any(sign.isalnum() for sign in asked):
        raise UsageError(words_console.QUESTION_WORDLESS.format(asked if len(asked) <= 40 else f"{asked[:39]}…"))
    if len(asked) > QUESTION_CHARS:
        raise UsageError(words_console.QUESTION_LONG.format(len(asked), QUESTION_CHARS))
    return asked


def _ask_batch(place: str, session: "Session", filters: "Filters", today: date, memory: Memory) -> None:
    """One Answer a line, in order, each written before the next question is asked."""
    with _opened(place) as lines:
        _ = session.archive  # a missing or broken archive is one error, not one for each line
        for asked in read_batch(lines):
            emit_exact(_answer(asked, session, filters, today, memory).to_json() + "\n")


def _answer(asked: Asked, session: "Session", filters: "Filters", today: date, memory: Memory) -> "Answer":
    if asked.error is not None:
        return unasked(asked.question, asked.error)
    try:
        limited = _limited(filters, asked)
        answer = session.ask(question_of(asked.question), limited, limited.as_of or today)
        memory.keep(answer, limited, limited.as_of or today)
        return answer
    except RashomonError as error:
        return unasked(asked.question, f"line {asked.line}: {error}")
    except Exception as error:  # a defect on one line must not take the others' answers with it
        return unasked(asked.question, f"line {asked.line}: {words_console.DEFECT.format(type(error).__name__, error)}")


def _limited(filters: "Filters", asked: Asked) -> "Filters":
    """What the command says, but for what the line says itself. Raises UsageError."""
    return filters_of(
        asked.since or filters.since,
        asked.until or filters.until,
        asked.as_of or filters.as_of,
        asked.outlet or filters.outlet,
        asked.language or filters.language,
    )


@contextmanager
def _opened(place: str) -> Iterator[BinaryIO]:
    if place == "-":
        yield sys.stdin.buffer
        return
    try:
        file = open(place, "rb")  # noqa: SIM115 - closed below; only the opening may be blamed on the user
    except OSError as error:
        raise UsageError(words_console.BATCH_UNREADABLE.format(place, error.strerror)) from error
    with file:
        yield file
