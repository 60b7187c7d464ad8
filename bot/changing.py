"""`rashomon changes`: what an outlet altered in an article after it was first seen, word by word.

It does not know how words are compared, nor which of two versions is right.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import click

from bot import manual, words_intake
from bot.completion import complete_keys
from bot.desk import Desk, shared_options
from bot.ink import Line, Run, Style
from bot.output import emit_exact, emit_lines, paper_of, tell
from bot.visible import on_one_line

if TYPE_CHECKING:
    from index.alterations import Alteration
    from index.article import Article
    from index.holdings import Holdings
    from index.listed import Seen

AROUND = 8  # words shown before and after an alteration
_LONGEST = 1_200  # characters of one alteration that are shown; --json has all


@dataclass(frozen=True, slots=True)
class Step:
    """From one version to the next."""

    old: "Article"
    new: "Article"
    seen: "Seen"
    altered: "tuple[Alteration, ...]"


@click.command(help=manual.CHANGES_HELP)
@click.argument("key", required=False, shell_complete=complete_keys)
@click.option("--json", "as_json", is_flag=True, help=manual.OPTION_JSON_LINES)
@shared_options
@click.pass_context
def changes(ctx: click.Context, key: str | None, as_json: bool) -> None:
    """The changes of an article, or the articles that changed."""
    archive = (ctx.find_object(Desk) or Desk()).session().archive
    if key is None:
        _list(archive, as_json)
        return
    steps = list(_steps(archive, key))
    if as_json:
        emit_exact("".join(f"{_json_of(step)}\n" for step in steps))
    elif not steps:
        tell(words_intake.NEVER_CHANGED.format(key))
    else:
        emit_lines([*_head(steps[-1].new), *(line for step in steps for line in _lines(step)), *_answers(archive, key)])


def _steps(archive: "Holdings", key: str) -> Iterator[Step]:
    from index.alterations import alterations

    for before, after in pairwise(archive.versions(key)):
        old, new = archive.article(key, before.number), archive.article(key, after.number)
        masked = archive.furniture(key, before.number), archive.furniture(key, after.number)
        yield Step(old, new, after, alterations(old.text, new.text, *masked))


def _list(archive: "Holdings", as_json: bool) -> None:
    changed = archive.changed()
    for each in changed:
        article = archive.article(each.key)
        if as_json:
            row = {"key": each.key, "versions": each.number, "changed": each.added.isoformat(), **_known(article)}
            emit_exact(json.dumps(row, ensure_ascii=False) + "\n")
        elif paper_of(sys.stdout).is_terminal:
            emit_lines(_listed(each, article))
        else:
            told = (
                each.added.date().isoformat(),
                each.key,
                str(each.number),
                *(v or "" for v in _known(article).values()),
            )
            emit_lines([Line((Run("\t".join(map(on_one_line, told))),))])
    if not changed and not as_json:
        tell(words_intake.NOTHING_CHANGED)


def _known(article: "Article") -> dict[str, str | None]:
    return {"outlet": article.masthead.outlet, "title": article.masthead.title}


def _listed(seen: "Seen", article: "Article") -> Iterator[Line]:
    told = " · ".join(on_one_line(value) for value in _known(article).values() if value)
    yield Line((Run(told or seen.key, Style.STRONG),), 0, 4)
    yield Line((Run(words_intake.changed_last(seen.number, seen.added), Style.FAINT),), 4, 4)
    yield Line((Run(on_one_line(seen.key), Style.FAINT),), 4, 4)


def _head(article: "Article") -> Iterator[Line]:
    told = " · ".join(on_one_line(value) for value in _known(article).values() if value)
    yield Line((Run(told or on_one_line(article.key), Style.STRONG),), 0, 2)


def _lines(step: Step) -> Iterator[Line]:
    yield Line()
    told = words_intake.step(step.old.version, step.new.version, step.seen.added, len(step.altered))
    yield Line((Run(told, Style.STRONG),), 0, 2)
    old_title, new_title = step.old.masthead.title, step.new.masthead.title
    if old_title != new_title:
        label = Run(words_intake.HEADLINE)
        yield Line((label, *_marked(old_title or "", new_title or "")), 2, 4)
    for group in _groups(step.altered, step.old.text):
        yield Line(tuple(_snippet(step, group)), 2, 4)


def _groups(altered: "Sequence[Alteration]", old: str) -> Iterator[list["Alteration"]]:
    """Alterations whose surroundings would overlap are told in one line; each paragraph has its own."""
    group: list[Alteration] = []
    for each in altered:
        between = old[group[-1].old_end : each.old_start] if group else ""
        if "\n" in between or len(between.split()) > 2 * AROUND:
            yield group
            group = []
        group.append(each)
    if group:
        yield group


def _snippet(step: Step, group: "Sequence[Alteration]") -> Iterator[Run]:
    old, at = step.old.text, group[0].old_start
    before = old[:at].rpartition("\n")[2].split()
    yield Run(on_one_line(f"{'… ' if len(before) > AROUND else ''}{' '.join(before[-AROUND:])}"))
    for each in group:
        yield Run(on_one_line(" ".join(old[at : each.old_start].split())))
        yield Run(" " if _is_parted(step, each.old_start - 1, each.new_start - 1) else "")
        yield from _marked(old[each.old_start : each.old_end], step.new.text[each.new_start : each.new_end])
        yield Run(" " if _is_parted(step, each.old_end, each.new_end) else "")
        at = each.old_end
    after = old[at:].partition("\n")[0].split()
    yield Run(on_one_line(f"{' '.join(after[:AROUND])}{' …' if len(after) > AROUND else ''}"))


def _is_parted(step: Step, old_at: int, new_at: int) -> bool:
    """Whether a blank stands there in either version."""
    return step.old.text[max(old_at, 0) :][:1] == " " or step.new.text[max(new_at, 0) :][:1] == " "


def _marked(gone: str, come: str) -> Iterator[Run]:
    """Words that went and words that came; the marks are those of wdiff, so that a pipe can tell them too."""
    if gone.strip():
        yield Run(f"[-{_shown(gone)}-]", Style.DISPUTED)
    if gone.strip() and come.strip():
        yield Run(" ")
    if come.strip():
        yield Run(f"{{+{_shown(come)}+}}", Style.AGREED)


def _shown(text: str) -> str:
    told = " ".join(text.split())
    return on_one_line(told if len(told) <= _LONGEST else words_intake.cut(told[:_LONGEST], len(told) - _LONGEST))


def _answers(archive: "Holdings", key: str) -> Iterator[Line]:
    """Kept answers that quoted words which the latest version has no more."""
    from bot.history import History
    from retrieval.outdated import outdated

    if not History.is_there(archive.folder):
        return
    with closing(History.open(archive.folder)) as history:
        kept = history.quoting(key)
    for each in kept:
        if any(not quote.stands and quote.evidence.article == key for quote in outdated(each.answer, archive)):
            told = words_intake.quoted_old_words(each.id, on_one_line(each.asked.question))
            yield Line((Run(told, Style.DISPUTED),), 0, 2)


def _json_of(step: Step) -> str:
    row = {
        "key": step.new.key,
        "from": step.old.version,
        "to": step.new.version,
        "seen": step.seen.added.isoformat(),
        "title": [step.old.masthead.title, step.new.masthead.title],
        "changes": [
            {
                "old": {
                    "start": each.old_start,
                    "end": each.old_end,
                    "text": step.old.text[each.old_start : each.old_end],
                },
                "new": {
                    "start": each.new_start,
                    "end": each.new_end,
                    "text": step.new.text[each.new_start : each.new_end],
                },
            }
            for each in step.altered
        ],
    }
    return json.dumps(row, ensure_ascii=False)
