"""`rashomon log`: the answers that were given, opened again, or asked again and compared.

It does not know how answers are kept (`history`) nor what counts as a difference.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import click

from bot import manual, words, words_log
from bot.asking import FORMATS, show_answer
from bot.desk import Desk, shared_options
from bot.ink import Line, Run, Style
from bot.limiting import limits_of
from bot.order import reading_order
from bot.output import emit_exact, emit_lines, paper_of, tell
from bot.remembering import Memory, keeping_option
from bot.visible import on_one_line
from index.errors import UsageError

if TYPE_CHECKING:
    from bot.history import Asked, History, Kept
    from bot.session import Session
    from retrieval.answer import Answer

# Whoever runs a bot for others has not asked what they asked.
CHATS = "telegram:"
LISTED = 20
_NUMBER_COLUMNS, _VERDICT_COLUMNS = 6, 12
_MOMENT_COLUMNS = 22
_VALUES = 6
_QUESTION_CHARS = 160
_limit = click.option(
    "--limit", type=click.IntRange(min=1), metavar="N", default=LISTED, show_default=True, help=manual.OPTION_LOG_LIMIT
)
_chats = click.option("--all", "chats", is_flag=True, help=manual.OPTION_LOG_CHATS)
_json = click.option("--json", "as_json", is_flag=True, help=manual.OPTION_LOG_JSON)
_number = click.argument("number", type=click.IntRange(min=1), metavar="N")


@click.group(help=manual.LOG_HELP, invoke_without_command=True)
@_limit
@_chats
@_json
@shared_options
@click.pass_context
def log(ctx: click.Context, limit: int, chats: bool, as_json: bool) -> None:
    """The latest answers."""
    if ctx.invoked_subcommand is None:
        _list(ctx, limit, chats=chats, as_json=as_json)


@log.command(help=manual.LOG_SEARCH_HELP, short_help=manual.LOG_SEARCH_SHORT)
@click.argument("query", nargs=-1, required=True, metavar="WORDS...")
@_limit
@_chats
@_json
@shared_options
@click.pass_context
def search(ctx: click.Context, query: tuple[str, ...], limit: int, chats: bool, as_json: bool) -> None:
    """Those with the words."""
    _list(ctx, limit, " ".join(query), chats=chats, as_json=as_json)


@log.command(help=manual.LOG_SHOW_HELP)
@_number
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help=manual.OPTION_FORMAT)
@click.option("--explain", is_flag=True, help=manual.OPTION_EXPLAIN)
@shared_options
@click.pass_context
def show(ctx: click.Context, number: int, form: str, explain: bool) -> None:
    """One answer as it was given."""
    from bot.difference import alterations
    from retrieval.verify import verify

    desk = ctx.find_object(Desk) or Desk()
    session = desk.session()
    with _history(session) as history:
        asked, kept = _asked(history, number), history.get(number) if history else None
    if kept is None:
        raise UsageError(words_log.FORGOTTEN.format(number))
    verify(kept.answer, session.archive)
    if form == "text":
        emit_lines([Line((Run(words_log.READ_ON.format(_where(asked)), Style.FAINT),)), Line()])
    show_answer(kept.answer, session, desk, form, asked.at, explain=explain)
    for line in map(on_one_line, alterations(kept.answer, session.archive)):
        if form == "text":
            emit_lines([Line((Run(line, Style.DISPUTED),), 0, 2)])
        else:
            tell(line)
    ctx.exit(0 if kept.answer.positions else 1)


@log.command(help=manual.LOG_AGAIN_HELP, short_help=manual.LOG_AGAIN_SHORT)
@_number
@_json
@click.option("--reader", metavar="NAME", help=manual.OPTION_READER)
@keeping_option
@shared_options
@click.pass_context
def again(ctx: click.Context, number: int, as_json: bool, reader: str | None, history: bool | None) -> None:
    """The same question now, and what is different."""
    desk = ctx.find_object(Desk) or Desk()
    session = desk.session(reader=reader, history=history)
    with _history(session) as kept_answers:
        asked, kept = _asked(kept_answers, number), kept_answers.get(number) if kept_answers else None
    answer = session.ask(asked.question, asked.filters, asked.today)
    with Memory(session.settings, desk.clock) as memory:
        new = memory.keep(answer, asked.filters, asked.today)
    if as_json:
        emit_exact(_compared(asked, kept, answer, new) + "\n")
    else:
        emit_lines([*_changes(asked, kept, answer), Line()])
        show_answer(answer, session, desk, "text", desk.clock())
    ctx.exit(0 if answer.positions else 1)


@contextmanager
def _history(session: "Session") -> "Iterator[History | None]":
    """The history beside the archive; None where no answer was ever kept. Raises NoArchive."""
    from bot.history import History

    folder = session.archive.folder
    if not History.is_there(folder):
        yield None
        return
    with closing(History.open(folder)) as history:
        yield history


def _asked(history: "History | None", number: int) -> "Asked":
    asked = history.asked(number) if history else None
    if asked is None:
        raise UsageError(words_log.NO_SUCH_ANSWER.format(number))
    return asked


def _list(ctx: click.Context, limit: int, query: str | None = None, *, chats: bool, as_json: bool) -> None:
    session = (ctx.find_object(Desk) or Desk()).session()
    with _history(session) as history:
        found = history.latest(limit, query, "" if chats else CHATS) if history else []
    if as_json:
        for kept in found:
            emit_exact(_row(kept) + "\n")
    elif paper_of(sys.stdout).is_terminal:
        emit_lines(line for kept in found for line in _lines(kept))
    else:
        emit_lines(Line((Run("\t".join(_columns(kept))),)) for kept in found)
    if not found:
        tell(words_log.NOTHING_FOUND if query else words_log.NOTHING_KEPT)


def _lines(kept: "Kept") -> Iterator[Line]:
    name, _ = words.VERDICTS[kept.answer.verdict.value]
    head = _NUMBER_COLUMNS + _MOMENT_COLUMNS
    number = f"{kept.id}  "
    runs = (
        Run(number, Style.STRONG),
        Run(_moment_utc(kept.asked).ljust(_MOMENT_COLUMNS), Style.FAINT),
        Run(_in_short(kept.asked.question), Style.STRONG),
    )
    yield Line(runs, max(0, _NUMBER_COLUMNS - len(number)), head)
    if kept.answer.positions:
        told = (Run(name.ljust(_VERDICT_COLUMNS), Style.FAINT), Run(_values(kept.answer)))
        yield Line(told, head, head + _VERDICT_COLUMNS)
    else:
        yield Line((Run(name, Style.FAINT),), head)
    limits = " · ".join(words.limit(name, value) for name, value in limits_of(kept.asked.filters))
    if limits:
        yield Line((Run(on_one_line(limits), Style.FAINT),), head, head)


def _columns(kept: "Kept") -> tuple[str, ...]:
    asked = kept.asked
    told = (
        str(kept.id),
        _moment(asked),
        asked.channel,
        kept.answer.verdict.value,
        _in_short(asked.question),
        _values(kept.answer),
    )
    return tuple(map(on_one_line, told))


def _in_short(question: str) -> str:
    """A question as a list has room for it; --json and `log show` have it whole."""
    told = on_one_line(question)
    return told if len(told) <= _QUESTION_CHARS else f"{told[: _QUESTION_CHARS - 1].rstrip()}…"


def _values(answer: "Answer") -> str:
    found = [on_one_line(answer.positions[at].value) for at in reading_order(answer)]
    more = [words_log.and_more(len(found) - _VALUES)] if len(found) > _VALUES else []
    mark = f" {words.PARTING_MARK} " if answer.disagreements else ", "
    return mark.join(found[:_VALUES] + more) or words_log.NO_POSITION


def _moment(asked: "Asked") -> str:
    return f"{asked.at:%Y-%m-%d %H:%M}"


def _moment_utc(asked: "Asked") -> str:
    return f"{_moment(asked)} UTC"


def _where(asked: "Asked") -> str:
    return words_log.asked_on(_moment_utc(asked), on_one_line(asked.channel))


def _changes(asked: "Asked", kept: "Kept | None", answer: "Answer") -> Iterator[Line]:
    from bot.difference import differences

    if kept is None:
        yield Line((Run(words_log.CANNOT_COMPARE.format(_moment_utc(asked))),), 0, 2)
        return
    found = differences(kept.answer, answer)
    told = words_log.CHANGED if found else words_log.UNCHANGED
    yield Line((Run(told.format(_moment_utc(asked)), Style.STRONG if found else Style.PLAIN),), 0, 2)
    for line in found:
        yield Line((Run(on_one_line(line)),), 2, 4)


def _row(kept: "Kept") -> str:
    return json.dumps(_record(kept.asked, kept.answer), ensure_ascii=False)


def _record(asked: "Asked", answer: "Answer | None") -> dict[str, object]:
    """What was asked and what came of it; no quotes, which are checked before they are shown."""
    return {
        "number": asked.id,
        "at": asked.at.isoformat(),
        "channel": asked.channel,
        "question": asked.question,
        "filters": {name: str(value) for name, value in limits_of(asked.filters)},
        "today": asked.today.isoformat(),
        "verdict": answer.verdict.value if answer else None,
        "values": [answer.positions[at].value for at in reading_order(answer)] if answer else [],
    }


def _compared(asked: "Asked", kept: "Kept | None", answer: "Answer", new: int | None) -> str:
    from bot.difference import differences

    changes = list(differences(kept.answer, answer)) if kept else None
    row = {
        "before": _record(asked, kept.answer if kept else None),
        "changed": bool(changes) if changes is not None else None,
        "changes": changes or [],
        "number": new,
        "answer": json.loads(answer.to_json()),
    }
    return json.dumps(row, ensure_ascii=False)
