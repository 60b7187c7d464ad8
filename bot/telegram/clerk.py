"""Takes articles in and out beside the worker, one job at a time, so that no question waits for a download or a lock.

It does not know chats. Each job opens the archive for itself; nothing of it is shared with the worker's.
"""

import logging
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYet
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from io import BufferedReader, BytesIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from bot.telegram import phrases
from bot.telegram.submissions import Parcel
from index.article import Article, Incoming
from index.errors import RashomonError, Refused, UnknownArticle
from index.limits import FILE_BYTES

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from bot.session import Session
    from bot.telegram.incoming import Forward
    from bot.telegram.newsroom import Services
    from index.embedding.encoder import Encoder
    from index.holdings import Holdings
    from index.manifest import ModelId

NAME_CHARS = 80
COPIES_NAMED = 5
log = logging.getLogger(__name__)
Fetch = Callable[[str], Iterator[Incoming | Refused]]


@dataclass(frozen=True, slots=True)
class Entry:
    """An article that a parcel brought. `is_new`: it was not there before; `copies` are keys of the same origin."""

    key: str
    version: int
    is_new: bool
    was_known: bool
    outlet: str | None
    title: str | None
    basis: str
    published: str | None
    published_from: tuple[str, ...]
    copies: tuple[str, ...]
    more_copies: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a parcel, or of undoing one (`removed`). `trouble` says why the archive could not be used."""

    entries: tuple[Entry, ...] = ()
    refused: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    kept_back: tuple[str, ...] = ()
    trouble: RashomonError | None = None


class Clerk:
    """One thread. `opener` opens a session for a job, `fetch` reads an address."""

    def __init__(self, opener: "Callable[[], Session]", clock: Callable[[], datetime], fetch: Fetch) -> None:
        self._opener, self._clock, self._fetch = opener, clock, fetch
        self._jobs: dict[tuple[str, int, int], Future[Outcome]] = {}
        self._last: Future[Outcome] | None = None
        self.is_waiting = False

    def take(self, parcel: Parcel, services: "Services | None" = None) -> "Future[Outcome]":
        """Adds what was sent, a file fetched by `services`; the same parcel again is the same job."""
        return self._job(("in", parcel.place.chat, parcel.message), lambda: self._added(parcel, services))

    def undo(self, number: int, keys: Sequence[str]) -> "Future[Outcome]":
        """Removes what a parcel brought, as long as it is what it brought."""
        return self._job(("out", number, 0), lambda: self._undone(keys))

    def forget(self, future: "Future[Outcome]") -> None:
        """The outcome was told."""
        self._jobs = {name: job for name, job in self._jobs.items() if job is not future}

    def _job(self, name: tuple[str, int, int], work: Callable[[], Outcome]) -> "Future[Outcome]":
        if name not in self._jobs:
            self._jobs[name] = self._started(work)
        return self._jobs[name]

    def _started(self, work: Callable[[], Outcome]) -> "Future[Outcome]":
        """After the job before it, in a thread that does not keep the program alive: what it had not stored is taken
        up again after the next start."""
        from threading import Thread

        future: Future[Outcome] = Future()
        before, self._last = self._last, future

        def run() -> None:
            if before is not None:
                before.exception()
            future.set_result(self._guarded(work))

        Thread(target=run, name="clerk", daemon=True).start()
        return future

    def _guarded(self, work: Callable[[], Outcome]) -> Outcome:
        try:
            return work()
        except RashomonError as error:
            return Outcome(trouble=error)
        except Exception as error:  # a defect with one parcel must not leave its sender waiting for ever
            log.error("event=not_taken error=%s", type(error).__name__, exc_info=True)
            return Outcome(trouble=RashomonError(type(error).__name__))
        finally:
            self.is_waiting = False

    def _added(self, parcel: Parcel, services: "Services | None") -> Outcome:
        try:
            found = list(self._read(parcel, services))
        except Refused as gone:
            return Outcome(refused=(str(gone),))
        refused = [_reason(one) for one in found if isinstance(one, Refused)]
        articles = [one for one in found if isinstance(one, Incoming)]
        if not articles:
            return Outcome(refused=tuple(refused))
        with closing(self._opener()) as session:
            entries: list[Entry] = []
            for one in articles:
                entry = self._add(session, one)
                if isinstance(entry, Entry):
                    entries.append(entry)
                else:
                    refused.append(_reason(entry))
        return Outcome(tuple(entries), tuple(refused))

    def _read(self, parcel: Parcel, services: "Services | None") -> Iterator[Incoming | Refused]:
        place = place_of(parcel)
        if parcel.file is not None and services is not None:
            content = services.fetch(parcel.file, FILE_BYTES)
            yield from read_file(parcel.file.name or "file", content, place)
        for link in parcel.links:
            yield from self._fetch(link)
        if parcel.text is not None:
            plain = Incoming(place=place, text=parcel.text)
            yield completed(plain, parcel.forward, self._clock()) if parcel.forward else plain

    def _add(self, session: "Session", one: Incoming) -> Entry | Refused:
        from index.add import add
        from index.keys import keys_of

        archive, waits = session.archive, self._waits
        before = {key: version for key in keys_of(one) if (version := _version(archive, key))}
        summary = add(archive, [one], _Light(session.encoder), self._clock, waiting=waits)
        self.is_waiting = False
        if summary.refused:
            return summary.refused[0]
        key = summary.last
        if key is not None and _version(archive, key) and archive.article(key).text == one.text:
            return _entry(archive, archive.article(key), one, key not in before, summary.skipped > 0)
        return Refused(one.place, phrases.CHANGED_MEANWHILE)

    def _waits(self) -> None:
        self.is_waiting = True

    def _undone(self, keys: Sequence[str]) -> Outcome:
        """An article that was changed since, or came from elsewhere, stays."""
        from bot.keeping import kept_answers
        from index import changes

        removed, kept_back = [], []
        with closing(self._opener()) as session, kept_answers(session.archive.folder) as forget:
            for key in keys:
                try:
                    is_same = session.archive.article(key).version == 1
                except UnknownArticle:
                    continue
                if not is_same:
                    kept_back.append(key)
                    continue
                forget(key)
                changes.remove(session.archive, key, waiting=self._waits)
                forget(key)
                removed.append(key)
        return Outcome(removed=tuple(removed), kept_back=tuple(kept_back))


class _Light:
    """The encoder as it is: a long article must not bring torch into the bot's memory."""

    def __init__(self, encoder: "Encoder") -> None:
        self._encoder = encoder

    @property
    def model(self) -> "ModelId":
        return self._encoder.model

    @property
    def dimension(self) -> int:
        return self._encoder.dimension

    def encode(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        return self._encoder.encode(texts)


def outcome_within(future: "Future[Outcome]", seconds: float) -> Outcome | None:
    """The outcome, if it is there by then."""
    try:
        return future.result(seconds)
    except NotYet:
        return None


def place_of(parcel: Parcel) -> str:
    """Where an article came from, as the archive says it: the same message is the same place."""
    place = f"telegram:{parcel.place.chat}/{parcel.message}"
    return f"{place}/{file_name(parcel.file.name)}" if parcel.file is not None else place


def file_name(name: str) -> str:
    """A file's own name without any folder or sign that nobody sees; people and programs choose them freely."""
    bare = "".join(sign for sign in name.replace("\\", "/").split("/")[-1] if sign.isprintable()).strip(" .")
    path = PurePosixPath(bare)
    return f"{path.stem[:NAME_CHARS]}{path.suffix[:8]}" if bare else "file"


def read_file(name: str, content: bytes, place: str) -> Iterator[Incoming | Refused]:
    """The article of one file; files of many articles are for the command line."""
    from index.formats.cutting import FORMAT_OF, Format, read_format

    many = (Format.JSON, Format.LINES, Format.WARC)
    path = PurePosixPath(file_name(name))
    kind = FORMAT_OF.get(path.suffix.lower())
    if kind is None or kind in many:
        kinds = ", ".join(suffix for suffix, each in FORMAT_OF.items() if each not in many)
        yield Refused(path.name, phrases.FILE_KIND.format(kinds))
        return
    for one in read_format(BufferedReader(BytesIO(content)), kind, place, path.stem):
        yield Refused(path.name, one.reason) if isinstance(one, Refused) else one


def completed(one: Incoming, forward: "Forward", now: datetime) -> Incoming:
    """A forwarded text with what only the forwarding says: the channel where no outlet is named, the moment where no
    date is, the post's address where there is none."""
    from index.steps import default_steps

    steps = default_steps()
    masthead = steps.masthead(one, steps.furniture(one.text, one.title), now.date())
    return replace(
        one,
        # Without the post's own address, which would name Telegram.
        source=one.source or masthead.outlet or forward.channel,
        date=one.date or (None if masthead.published_day else forward.sent.isoformat()),
        url=one.url or masthead.url or forward.link,
    )


def _version(archive: "Holdings", key: str) -> int:
    try:
        return archive.article(key).version
    except UnknownArticle:
        return 0


def _entry(archive: "Holdings", article: Article, one: Incoming, is_new: bool, was_known: bool) -> Entry:
    from bot.showing import publication

    basis, when, origins = publication(article)
    copies: list[str] = []
    place = None
    for each in archive.of_origin(article.origin) if article.origin is not None else ():
        if each.key == article.key:
            place = each.place
        else:
            copies.append(each.key)
    # A kill between the archive's commit and ours: what this very message brought before is still its own.
    own = was_known and article.version == 1 and place == one.place
    return Entry(
        article.key,
        article.version,
        is_new or own,
        was_known and not own,
        article.masthead.outlet,
        article.masthead.title,
        basis,
        when,
        origins,
        tuple(copies[:COPIES_NAMED]),
        max(0, len(copies) - COPIES_NAMED),
    )


def _reason(refused: Refused) -> str:
    name = refused.source.rsplit("/", 1)[-1] if refused.source.startswith("telegram:") else refused.source
    return refused.reason if name.isdecimal() else f"{name}: {refused.reason}"
