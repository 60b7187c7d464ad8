"""`rashomon articles` and `rashomon stats`: what the archive holds.

It does not open an article or load a model.
"""

import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from bot import manual, words, words_archive
from bot.desk import Desk, shared_options
from bot.ink import Line, Run, Style
from bot.output import emit_exact, emit_lines, paper_of
from bot.visible import on_one_line

if TYPE_CHECKING:
    from index.listed import Listed, Stats

_DAY_COLUMNS = 22
_KEY_COLUMNS = 24
_LABEL_COLUMNS = 14


@click.command(help=manual.ARTICLES_HELP)
@click.option("--undated", is_flag=True, help=manual.OPTION_UNDATED)
@click.option("--json", "as_json", is_flag=True, help=manual.OPTION_JSON_LINES)
@shared_options
@click.pass_context
def articles(ctx: click.Context, undated: bool, as_json: bool) -> None:
    """List every article, by publication day."""
    desk = ctx.find_object(Desk) or Desk()
    shown = (listed for listed in desk.session().archive.articles() if not undated or listed.published_day is None)
    if as_json:
        for listed in shown:
            emit_exact(_article_json(listed) + "\n")
    elif paper_of(sys.stdout).is_terminal:
        emit_lines(line for listed in shown for line in _article_lines(listed))
    else:
        emit_lines(Line((Run("\t".join(_columns(listed))),)) for listed in shown)


def _article_lines(listed: "Listed") -> Iterator[Line]:
    day, key, outlet, title = _columns(listed)
    told = Run(" · ".join((outlet or words.OUTLET_UNKNOWN, title or words_archive.NO_TITLE)))
    first = Run(day.ljust(_DAY_COLUMNS), Style.FAINT)
    if len(key) <= _KEY_COLUMNS:
        yield Line((first, Run(key.ljust(_KEY_COLUMNS) + " ", Style.STRONG), told), 0, _DAY_COLUMNS)
    else:
        # A long key, as an address is, has a line of its own, and what it names stands below in its column.
        yield Line((first, Run(key, Style.STRONG)), whole=True)
        yield Line((told,), _DAY_COLUMNS, _DAY_COLUMNS)


def _columns(listed: "Listed") -> tuple[str, str, str, str]:
    """Day, key, outlet, title; each on one line and without tabs, so that a pipe can cut them."""
    day = words_archive.listed_day(
        listed.published_day.iso() if listed.published_day else None, listed.published_basis.value
    )
    return day, on_one_line(listed.key), on_one_line(listed.outlet or ""), on_one_line(listed.title or "")


def _article_json(listed: "Listed") -> str:
    row = {
        "article": listed.key,
        "version": listed.version,
        "outlet": listed.outlet,
        "title": listed.title,
        "published": listed.published_day.iso() if listed.published_day else None,
        "published_basis": listed.published_basis.value,
        "language": listed.language,
        "place": listed.place,
        "chars": listed.chars,
        "passages": listed.passages,
        "origin": listed.origin,
        "story": listed.story,
    }
    return json.dumps(row, ensure_ascii=False)


@click.command(help=manual.STATS_HELP)
@click.option("--json", "as_json", is_flag=True, help=manual.OPTION_JSON_LINES)
@shared_options
@click.pass_context
def stats(ctx: click.Context, as_json: bool) -> None:
    """Count what there is."""
    session = (ctx.find_object(Desk) or Desk()).session()
    found = session.archive.stats()
    if as_json:
        emit_exact(_stats_json(found) + "\n")
        return
    rows = [(words_archive.STATS_FOLDER, session.settings.place), *_stats_rows(found)]
    emit_lines(Line((Run(label.ljust(_LABEL_COLUMNS), Style.FAINT), Run(on_one_line(text)))) for label, text in rows)


def _stats_rows(found: "Stats") -> list[tuple[str, str]]:
    span = (
        words_archive.days_between(found.first, found.last) if found.first and found.last else words_archive.NONE_DATED
    )
    return [
        (words_archive.STATS_ARTICLES, words_archive.stats_articles(found.articles, found.versions, found.outlets)),
        (words_archive.STATS_PUBLISHED, span),
        (words_archive.STATS_DATED, words_archive.stats_dated(found.articles, found.inferred, found.undated)),
        (words_archive.STATS_GROUPS, words_archive.stats_groups(found.origins, found.stories)),
        (words_archive.STATS_PARTS, words_archive.stats_parts(found.sentences, found.passages)),
        (words_archive.STATS_SIZE, words_archive.stats_size(found.chars, found.bytes)),
        (
            words_archive.STATS_MODEL,
            f"{found.model.name} ({found.model.sha256[:8]})" if found.model else words_archive.NO_MODEL,
        ),
    ]


def _stats_json(found: "Stats") -> str:
    row = {
        "articles": found.articles,
        "versions": found.versions,
        "outlets": found.outlets,
        "origins": found.origins,
        "stories": found.stories,
        "sentences": found.sentences,
        "passages": found.passages,
        "undated": found.undated,
        "inferred": found.inferred,
        "first": found.first.isoformat() if found.first else None,
        "last": found.last.isoformat() if found.last else None,
        "chars": found.chars,
        "bytes": found.bytes,
        "model": found.model.name if found.model else None,
    }
    return json.dumps(row, ensure_ascii=False)
