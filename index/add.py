"""Adds articles: reads them one after another, stores them in batches, each of which is in for good or not at all.

It does not know formats, and no text is kept in memory once its batch is in. While one batch is embedded, the one
before is stored and the next one read.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from shlex import quote
from typing import Protocol

from index.article import STDIN, Article, Basis, Incoming
from index.batch import Batch, Embedder, Embedding, embedding
from index.embedding.bulk import for_many
from index.embedding.encoder import Encoder
from index.errors import Refused
from index.formats.recurring import Recurring
from index.holdings import Holdings, Pen
from index.keys import are_one, have_other_outlets, input_sha256, is_stem, keys_of
from index.neighbours.vectors import Vectors
from index.origins.grouping import group
from index.steps import Steps, default_steps

# Refusals and notes are told one by one as they come; the summary keeps the first ones only, whatever the input's size.
KEPT_LINES = 1_000
_NOT_TEXT = "its text has half characters (lone surrogates); save it as UTF-8"
_NO_SENTENCE = "no sentence in it, only page furniture; nothing to quote"


@dataclass(frozen=True, slots=True)
class Summary:
    """What an add did. `refused` and `notes` hold the first 1,000; `stopped`: it was interrupted, the rest is not in;
    `last` is the key of the last input that was not refused.

    `undated` counts those that went in without any publication day, `copies` those folded into an older text's origin.
    """

    added: int = 0
    updated: int = 0
    skipped: int = 0
    refusals: int = 0
    undated: int = 0
    inferred: int = 0
    copies: int = 0
    passages: int = 0
    refused: tuple[Refused, ...] = ()
    notes: tuple[str, ...] = ()
    stopped: bool = False
    last: str | None = None


class Progress(Protocol):
    """Who watches an add."""

    def stored(self, summary: Summary) -> None:
        """A batch is in for good; the summary is of all so far."""
        ...

    def refused(self, refusal: Refused) -> None:
        """One input could not be taken."""
        ...


class Silent:
    """Watches nothing."""

    def stored(self, summary: Summary) -> None:
        """Nothing."""

    def refused(self, refusal: Refused) -> None:
        """Nothing."""


def add(
    archive: Holdings,
    incoming: Iterable[Incoming | Refused],
    encoder: Encoder,
    clock: Callable[[], datetime],
    progress: Progress | None = None,
    *,
    steps: Steps | None = None,
    stop: Callable[[], bool] = lambda: False,
    waiting: Callable[[], None] | None = None,
    begun: Summary | None = None,
) -> Summary:
    """Adds all of them. `clock` gives zone-aware UTC; `stop` is asked between inputs, `waiting` called if another
    process writes; `begun` is what `first_fitting` has told of inputs before these.

    Raises ModelMismatch, ArchiveBusy, ArchiveBroken; what was told to `progress` as stored is in."""
    with archive.writing(waiting=waiting) as writer:
        writer.require_model(encoder.model)
        with embedding(for_many(encoder)) as embedder:
            adding = _Adding(
                writer, embedder, clock, progress or Silent(), steps or default_steps(), begun or Summary()
            )
            return adding.run(incoming, stop)


def first_fitting(
    incoming: Iterable[Incoming | Refused],
    clock: Callable[[], datetime],
    progress: Progress | None = None,
    *,
    stop: Callable[[], bool] = lambda: False,
) -> tuple[Summary, Incoming | None]:
    """The first that can go in, and what came of those before it: no archive is made for inputs that are all refused.

    Of a stream it takes no more than that first one.
    """
    summary, progress, steps = Summary(), progress or Silent(), default_steps()
    for one in incoming:
        if isinstance(one, Refused):
            refusal = one
        elif (why := _why_not(one, steps, clock().date())) is None:
            return summary, one
        else:
            refusal = why
        summary = _refused(summary, refusal)
        progress.refused(refusal)
        if stop():
            return replace(summary, stopped=True), None
    return summary, None


def _why_not(one: Incoming, steps: Steps, today: date) -> Refused | None:
    if not _is_text(one.text):
        return Refused(one.place, _NOT_TEXT)
    prepared = steps.prepare(one, keys_of(one)[0], {}, today)
    return None if prepared.article.passages else Refused(one.place, _NO_SENTENCE)


def _refused(summary: Summary, refusal: Refused) -> Summary:
    kept = (*summary.refused, refusal) if summary.refusals < KEPT_LINES else summary.refused
    return replace(summary, refusals=summary.refusals + 1, refused=kept)


class _Adding:
    """One run of `add`."""

    def __init__(
        self,
        writer: Pen,
        embedder: Embedder,
        clock: Callable[[], datetime],
        progress: Progress,
        steps: Steps,
        begun: Summary,
    ) -> None:
        self._writer, self._embedder, self._clock = writer, embedder, clock
        self._progress, self._steps = progress, steps
        self._batch = Batch()
        self._embedding: Embedding | None = None
        self._recurring = Recurring()
        self._summary = begun

    def run(self, incoming: Iterable[Incoming | Refused], stop: Callable[[], bool]) -> Summary:
        for one in incoming:
            if isinstance(one, Refused):
                self._refuse(one)
            elif not _is_text(one.text):
                self._refuse(Refused(one.place, _NOT_TEXT))
            else:
                self._take(one)
            if stop():
                self._summary = replace(self._summary, stopped=True)
                break
        else:
            self._bring_back()
        self._store_all()
        self._writer.renew_base()
        return self._summary

    def _refuse(self, refusal: Refused) -> None:
        self._summary = _refused(self._summary, refusal)
        self._progress.refused(refusal)

    def _take(self, one: Incoming) -> None:
        digest = input_sha256(one)
        if any(self._holds(key) for key in keys_of(one)):
            self._store_all()
        key = self._own_key(one, digest)
        self._summary = replace(self._summary, last=key)
        known, came_before = self._writer.place_and_input(key), self._recurring.came_before(key)
        if known is not None and known[1] == digest:
            self._skip(1 + self._recurring.settle(key))
        elif known is not None and self._writer.earlier_text(key, digest) is not None:
            self._skip(self._recurring.put_off(key, one, digest))
        else:
            self._skip(self._recurring.settle(key))
            is_in = self._prepare(one, key, digest)
            if is_in and known is None and key != one.key and one.key is not None and not is_stem(one):
                self._note(f"{one.key}: another article has this key; the one from {one.place} is kept as {key}")
            if is_in and known is not None and came_before and self._recurring.is_news(key):
                self._note(f"{key}: more than one text came under this key, each is a version of it; the last counts")

    def _bring_back(self) -> None:
        """What an earlier version said and nothing after it took back: the outlet went back to its old words."""
        for key, one, digest in self._recurring.waiting():
            text = self._writer.earlier_text(key, digest)
            if text is not None:
                self._prepare(replace(one, text=text), key, digest)

    def _prepare(self, one: Incoming, key: str, digest: bytes) -> bool:
        """Puts it into the batch; False if there is nothing in it to quote."""
        prepared = self._steps.prepare(one, key, self._writer.edits(key), self._clock().date())
        if not prepared.article.passages:
            self._refuse(Refused(one.place, _NO_SENTENCE))
            return False
        self._batch.put(prepared, digest)
        if self._batch.is_full():
            self._begin()
        return True

    def _skip(self, count: int) -> None:
        self._summary = replace(self._summary, skipped=self._summary.skipped + count)

    def _note(self, note: str) -> None:
        self._summary = replace(self._summary, notes=(*self._summary.notes, note)[:KEPT_LINES])

    def _holds(self, key: str) -> bool:
        return key in self._batch.keys or (self._embedding is not None and key in self._embedding.batch.keys)

    def _own_key(self, one: Incoming, digest: bytes) -> str:
        """The first of its keys that is free or its own already."""
        *keys, last = keys_of(one)
        for key in keys:
            known = self._writer.place_and_input(key)
            if known is None or self._is_its_own(key, one, digest, known):
                return key
        return last

    def _is_its_own(self, key: str, one: Incoming, digest: bytes, known: tuple[str, bytes]) -> bool:
        """Whether the article of that key is this one: from the same place, or from another and still the same."""
        (place, latest), came_before = known, self._recurring.has_come(key)
        # Two pipes are two places, the lines of one are not.
        is_there = place == one.place and (came_before or place != STDIN)
        if latest == digest or (is_there and one.key is not None):
            return True
        if is_stem(one):
            return False
        if self._writer.earlier_text(key, digest) is not None:
            return True
        found = self._writer.read(self._writer.latest(key))
        prepared = self._steps.prepare(one, key, {}, self._clock().date()).article
        if one.key is not None:
            return are_one(prepared, found)
        # Two texts may have one hash. Two outlets' copies of a text are two articles, a corrected name is not.
        is_corrected = is_there and not came_before
        return found.text == one.text and (is_corrected or not have_other_outlets(prepared, found))

    def _store_all(self) -> None:
        self._begin()
        self._begin()

    def _begin(self) -> None:
        """Embeds what was read, and stores the batch before it meanwhile."""
        before, self._embedding = self._embedding, None
        if self._batch.prepared:
            self._embedding = self._embedder.begin(self._batch)
            self._batch = Batch()
        if before is not None:
            self._store(before.batch, before.vectors.result())

    def _store(self, batch: Batch, vectors: Vectors) -> None:
        ready = list(batch.ready(vectors))
        known = sum(self._writer.place_and_input(r.key) is not None for r in ready)
        with self._writer.transaction():
            ids = [self._writer.store(one, self._clock()) for one in ready]
            copies, inferred = group(self._writer, self._steps, ids)
            stored = [self._writer.read(version_id) for version_id in ids]
        self._writer.group_with_others(self._steps, ids)
        summary = self._summary
        undated = sum(article.published_basis is Basis.UNKNOWN for article in stored)
        notes = [note for article in stored for note in _notes(article)]
        self._summary = replace(
            summary,
            added=summary.added + len(ids) - known,
            updated=summary.updated + known,
            undated=summary.undated + undated,
            inferred=summary.inferred + inferred,
            copies=summary.copies + copies,
            passages=summary.passages + batch.passages,
            notes=(*summary.notes, *notes)[:KEPT_LINES],
        )
        # What is in is told before the base is looked after, which may take a moment.
        self._progress.stored(self._summary)
        self._writer.renew_base()


def _notes(article: Article) -> list[str]:
    notes = [f"{article.key}: {note}" for note in article.masthead.notes]
    if article.published_basis is Basis.UNKNOWN and not notes:
        notes.append(
            f"{article.key}: no publication date in it; `rashomon edit {quote(article.key)} --date DAY` sets one"
        )
    return notes


def _is_text(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
