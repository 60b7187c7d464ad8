"""`rashomon edit` and `rashomon remove`: what a person says about an article, and what must go.

It does not know how either is stored.
"""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import click

from bot import manual, words, words_archive
from bot.completion import complete_keys
from bot.desk import Desk, shared_options
from bot.ink import Line, Run
from bot.output import emit_exact, emit_lines
from bot.progress import tell_of_waiting
from bot.showing import publication
from bot.visible import on_one_line

if TYPE_CHECKING:
    from pathlib import Path

    from index.holdings import Removed


@click.command(help=manual.EDIT_HELP)
@click.argument("key", shell_complete=complete_keys)
@click.option("--date", "day", metavar="DATE", help=manual.OPTION_EDIT_DATE)
@click.option("--outlet", metavar="NAME", help=manual.OPTION_EDIT_OUTLET)
@click.option("--title", metavar="TEXT", help=manual.OPTION_EDIT_TITLE)
@shared_options
@click.pass_context
def edit(ctx: click.Context, key: str, day: str | None, outlet: str | None, title: str | None) -> None:
    """Set what the article's file did not say; shows what is known now."""
    from index import changes
    from index.edits import refuse_no_publication

    desk = ctx.find_object(Desk) or Desk()
    if day is not None:
        refuse_no_publication(day, desk.today)
    archive = desk.session().archive
    changes.edit(archive, key, outlet=outlet, title=title, date=day, waiting=tell_of_waiting)
    article = archive.article(key)
    masthead = article.masthead
    shown = words_archive.edited(key, masthead.outlet, masthead.title, words.published(*publication(article)))
    emit_lines([Line((Run(on_one_line(shown)),), 0, 2)])


@click.command(help=manual.REMOVE_HELP)
@click.argument("keys", nargs=-1, required=True, metavar="KEY...", shell_complete=complete_keys)
@click.option("--json", "as_json", is_flag=True, help=manual.OPTION_JSON_LINES)
@shared_options
@click.pass_context
def remove(ctx: click.Context, keys: tuple[str, ...], as_json: bool) -> None:
    """Take articles out for good. Every key is looked up before the first is removed."""
    from index import changes
    from retrieval.verbatim.remains import still_saying, telling

    archive = (ctx.find_object(Desk) or Desk()).session().archive
    named = tuple(dict.fromkeys(keys))
    sentences = {key: telling(archive.article(key)) for key in named}
    with kept_answers(archive.folder) as forget:
        for at, key in enumerate(named):
            left = named[at + 1 :]
            # Before: whoever stops this half way cannot name the key again. After: a bot may have answered meanwhile.
            forgotten = forget(key)
            removed = changes.remove(archive, key, waiting=tell_of_waiting)
            forgotten += forget(key)
            # Copies that this very command takes out next are none that remain.
            remain = tuple(each for each in still_saying(sentences[key], archive) if each not in left)
            _leave_to_feeds(archive.folder, key)
            if as_json:
                emit_exact(_json(removed, forgotten, remain) + "\n")
            else:
                emit_lines(_lines(removed, forgotten, remain))


@contextmanager
def kept_answers(folder: "Path") -> "Iterator[Callable[[str], int]]":
    """What forgets the kept answers that quote an article, and says how many; no history is made where none is."""
    from bot.history import History

    if not History.is_there(folder):
        yield lambda key: 0
        return
    history = History.open(folder)
    try:
        yield history.forget
    finally:
        history.close()


def _leave_to_feeds(folder: "Path", key: str) -> None:
    """What feeds said of the article goes too, and none of them brings it back."""
    from index.web.feedbook import Feedbook

    if Feedbook.is_there(folder):
        with closing(Feedbook.open(folder)) as book:
            book.forget(key)


def _lines(removed: "Removed", forgotten: int, remain: tuple[str, ...]) -> Iterator[Line]:
    summary = words_archive.removed(removed.key, removed.versions, removed.passages, forgotten)
    yield Line((Run(on_one_line(summary)),), 0, 2)
    yield Line((Run(on_one_line(words_archive.remaining(remain))),), 2, 4)
    for backup in removed.backups:
        told = words_archive.STILL_IN_BACKUP if os.path.exists(backup) else words_archive.IN_A_MOVED_BACKUP
        yield Line((Run(on_one_line(told.format(backup))),), 2, 4)


def _json(removed: "Removed", forgotten: int, remain: tuple[str, ...]) -> str:
    row = {
        "article": removed.key,
        "versions": removed.versions,
        "passages": removed.passages,
        "answers": forgotten,
        "backups": list(removed.backups),
        "still_in": list(remain),
    }
    return json.dumps(row, ensure_ascii=False)
