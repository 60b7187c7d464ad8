"""`rashomon add`: articles into the archive, with a bar while it runs and a summary at its end.

It does not know formats or how an article is stored.
"""

import json
import sys
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

import click

from bot import manual, words_archive
from bot.desk import Desk, shared_options
from bot.ink import Line, Run, Style
from bot.output import emit_exact, emit_lines, tell
from bot.progress import Watched, tell_of_waiting, watch
from bot.stopping import Stop, stopping
from bot.visible import on_one_line
from index.errors import NothingAdded, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.session import Session
    from index.add import Summary
    from index.article import Incoming
    from index.embedding.encoder import Encoder
    from index.errors import Refused
    from index.part import Part

NOTES_SHOWN = 10
INTERRUPTED = 130


@click.command(help=manual.ADD_HELP)
# Whether one can be read is found out when its turn comes: it must not keep the others out.
@click.argument(
    "sources", nargs=-1, required=True, metavar="SOURCE...", type=click.Path(allow_dash=True, readable=False)
)
@click.option("--json", "as_json", is_flag=True, help=manual.OPTION_ADD_JSON)
@click.option("--model", metavar="NAME", help=manual.OPTION_MODEL)
@click.option("--watch", "watches", is_flag=True, help=manual.OPTION_WATCH)
@click.option("--part", metavar="K/N", help=manual.OPTION_PART)
@click.option("--allow-private", is_flag=True, help=manual.OPTION_ALLOW_PRIVATE)
@shared_options
@click.pass_context
def add(
    ctx: click.Context,
    sources: tuple[str, ...],
    as_json: bool,
    model: str | None,
    watches: bool,
    part: str | None,
    allow_private: bool,
) -> None:
    """Take in what can be taken, say what could not and why."""
    from index.aside import Aside
    from index.sources import read_sources, total_bytes
    from index.web.address import is_address
    from index.web.once import Once

    desk = ctx.find_object(Desk) or Desk()
    own = _part(part)
    session = desk.session(model=model)
    if watches:
        _watch(desk, session, sources, as_json, own)
        return
    encoder = session.encoder if session.is_there() else session.chosen_encoder()
    with stopping(words_archive.STOPPING) as stop, watch(total_bytes(sources)) as watched, Aside() as aside:
        links = Once(session.fetcher(allow_private=allow_private), _removed_from(session), stop.asked)
        # Before the archive is taken for writing: a slow site must not keep others from it.
        for each in dict.fromkeys(filter(is_address, sources)):
            if not stop.asked():
                aside.keep(each, links(each))
        incoming = read_sources(sources, sys.stdin.buffer, watched.read, aside.of)
        summary = _taken(own.only(incoming), session, desk, encoder, watched, stop)
    _show(summary, as_json)
    tell_of_merges(session)
    if summary.stopped:
        ctx.exit(INTERRUPTED)
    if not summary.added + summary.updated + summary.skipped + own.left:
        raise NothingAdded(words_archive.NOTHING_ADDED if summary.refusals else words_archive.NOTHING_FOUND)


def _removed_from(session: "Session") -> "Callable[[str], bool]":
    """Whether its archive was told to remove an article."""
    return lambda key: session.is_there() and session.archive.was_removed(key)


def _taken(
    incoming: "Iterator[Incoming | Refused]",
    session: "Session",
    desk: Desk,
    encoder: "Encoder",
    watched: Watched,
    stop: Stop,
) -> "Summary":
    """What came of them; an archive that is not there is made once there is something to put in."""
    from index.add import add as add_to
    from index.add import first_fitting

    begun = None
    if not session.is_there():
        begun, first = first_fitting(incoming, desk.clock, watched, stop=stop.asked)
        if first is None:
            return begun
        incoming = chain((first,), incoming)
    archive = session.archive_to_write(tell_of_waiting)
    return add_to(
        archive, incoming, encoder, desk.clock, watched, stop=stop.asked, waiting=tell_of_waiting, begun=begun
    )


def _part(text: str | None) -> "Part":
    """All of it unless a part is named. Raises UsageError."""
    from index.part import Part

    try:
        return Part.read(text or "1/1")
    except ValueError:
        raise UsageError(words_archive.NOT_A_PART.format(text)) from None


def _watch(desk: Desk, session: "Session", folders: tuple[str, ...], as_json: bool, part: "Part") -> None:
    from time import monotonic

    from bot.watching import refuse_no_folders, watch_folders

    refuse_no_folders(folders)
    encoder = _ready_encoder(session)
    with stopping(words_archive.STOPPING) as stop:

        def take(incoming: "Iterator[Incoming | Refused]") -> "Summary":
            return _taken(part.only(incoming), session, desk, encoder, Watched(), stop)

        def show(summary: "Summary") -> None:
            _show(summary, as_json)
            tell_of_merges(session)

        watch_folders(folders, take, show, stop, monotonic)


def _ready_encoder(session: "Session") -> "Encoder":
    """Whatever is wrong with the archive, its place or the model is said now, not when the first file comes."""
    if session.is_there():
        session.archive_to_write(tell_of_waiting)
        return session.encoder
    session.make_place()
    tell(words_archive.MADE_WITH_THE_FIRST.format(session.settings.place))
    return session.chosen_encoder()


def tell_of_merges(session: "Session") -> None:
    """Once, of a merge in a process of its own that failed: nobody else would hear of it."""
    from index.neighbours.merging import failure_to_tell

    failed = failure_to_tell(session.settings.archive)
    if failed is not None:
        tell(words_archive.MERGE_FAILED.format(failed.why))


def _show(summary: "Summary", as_json: bool) -> None:
    if as_json:
        emit_exact(_json(summary) + "\n")
    else:
        emit_lines(_lines(summary))


def _lines(summary: "Summary") -> Iterator[Line]:
    yield Line(
        (Run(words_archive.added(summary.added, summary.updated, summary.skipped, summary.refusals), Style.STRONG),)
    )
    for told in words_archive.added_details(summary.copies, summary.inferred, summary.undated):
        yield Line((Run(told),), 2, 4)
    for note in summary.notes[:NOTES_SHOWN]:
        yield Line((Run(on_one_line(note), Style.FAINT),), 2, 4)
    if len(summary.notes) > NOTES_SHOWN:
        yield Line((Run(words_archive.MORE_NOTES.format(len(summary.notes) - NOTES_SHOWN), Style.FAINT),), 2, 4)
    if summary.stopped:
        yield Line((Run(words_archive.STOPPED),), 0, 2)


def _json(summary: "Summary") -> str:
    row = {
        "added": summary.added,
        "updated": summary.updated,
        "skipped": summary.skipped,
        "refused": summary.refusals,
        "copies": summary.copies,
        "inferred": summary.inferred,
        "undated": summary.undated,
        "passages": summary.passages,
        "stopped": summary.stopped,
        "refusals": [{"source": refusal.source, "reason": refusal.reason} for refusal in summary.refused],
        "notes": list(summary.notes),
    }
    return json.dumps(row, ensure_ascii=False)
