"""Puts a batch into Milvus in the order that makes it whole or absent, and clears up after a writer that was killed.

It does not decide what is in the batch.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from index.milvus import catalogue
from index.milvus.catalogue import Entry, Kind, entries_of, retired_name
from index.milvus.draft import Draft, terms_of
from index.milvus.record import Record, bounds, folded_hash, piece_rows, version_row
from index.milvus.runs import Note, Run, notes
from index.milvus.schema import PASSAGES, PIECES, VERSIONS
from index.milvus.server import Row, Server
from index.milvus.shelf import Shelf
from index.milvus.words import Terms

# What the catalogue has because some latest version has it.
KEPT = (Kind.OUTLET, Kind.LANGUAGE, Kind.DAY, Kind.FIRST, Kind.LAST)


def commit(server: Server, run: Run, draft: Draft, names: set[str]) -> None:
    """All of the draft. `names` are those of the catalogue that this writer has put in already."""
    new, changed = draft.new, draft.changed
    told = draft.told_otherwise
    run.announce(_ids(new), tuple(sorted(draft.withdrawn)), _ids(told))
    server.put(PIECES, [row for record in new for row in piece_rows(record, with_text=True)])
    server.put(PIECES, [row for record in changed for row in piece_rows(record, with_text=False)])
    server.put(PASSAGES, [row for record in new for row in _passage_rows(record, draft)])
    put_in_catalogue(server, [*new, *(record for record in changed if record.latest)], names)
    server.put(VERSIONS, [version_row(record) for record in (*new, *changed)])
    take_versions(server, draft.removed)
    withdraw(server, draft.withdrawn)
    _put_passages_again(server, told)
    _retire(server, draft)
    _take_out_of_catalogue(server, draft, names)
    run.done()


def sweep(server: Server) -> None:
    """What writers of this machine left half done when they were killed: taken out, or finished."""
    for run, note in notes(server):
        if note.is_of_the_dead():
            finish(server, run, note)


def finish(server: Server, run: Entry, note: Note) -> None:
    """A batch whose rows of `versions` are in is finished, one whose are not is taken out."""
    new, withdrawn = note.new, note.withdrawn
    there = {row["id"] for row in server.by_ids(VERSIONS, "id", new, ("id",))}
    absent = [i for i in new if i not in there]
    take_versions(server, absent)
    withdraw(server, absent)
    rows = server.by_ids(VERSIONS, "id", withdrawn, ("id", "latest"))
    still = {row["id"] for row in rows if row["latest"]}
    # Nothing of the batch is in: then neither is what it was to take out.
    if not new or there:
        withdraw(server, [i for i in withdrawn if i not in still])
    told = Shelf(server).records(note.told).values()
    _put_passages_again(server, [record for record in told if record.latest])
    catalogue.put(server, [Entry(run.name, Kind.RUN, run.number, run.count + 1, "")])


def withdraw(server: Server, version_ids: Iterable[int]) -> None:
    """Takes the versions' passages out of every search."""
    for at in _in_lots(version_ids):
        server.take(PASSAGES, f"version in {at}")


def put_back(server: Server, record: Record) -> None:
    """A version that is not the latest any more, as it should have been when the newer one came."""
    older = replace(record.withdrawn(), slot=1 - record.slot)
    server.put(PIECES, piece_rows(older, with_text=False))
    server.put(VERSIONS, [version_row(older)])
    withdraw(server, (record.id,))


def erase(server: Server) -> None:
    """Has Milvus drop what was taken out."""
    server.settle()


def take_versions(server: Server, version_ids: Iterable[int]) -> None:
    """Takes versions out with their texts; their passages go by `withdraw`."""
    for at in _in_lots(version_ids):
        server.take(VERSIONS, f"id in {at}")
        server.take(PIECES, f"version in {at}")


def _in_lots(ids: Iterable[int], size: int = 500) -> list[list[int]]:
    every = sorted(ids)
    return [every[at : at + size] for at in range(0, len(every), size)]


def _passage_rows(record: Record, draft: Draft) -> list[Row]:
    terms, vectors = draft.terms[record.id], draft.vectors[record.id]
    return [
        passage_row(record, number, words, vector.tolist())
        for number, (words, vector) in enumerate(zip(terms, vectors, strict=True))
    ]


def passage_row(record: Record, number: int, terms: Terms, vector: list[float]) -> Row:
    """What is searched of a passage."""
    masthead = record.article.masthead
    first, last = bounds(masthead.published_day)
    return {
        "id": record.first_passage + number,
        "version": record.id,
        "number": number,
        "first": first,
        "last": last,
        "outlet": folded_hash(masthead.outlet),
        "language": folded_hash(masthead.language),
        "terms": terms.field(),
        "vector": vector,
    }


def _put_passages_again(server: Server, records: Sequence[Record]) -> None:
    """With the day, outlet, language and headline that their articles have now."""
    for record in records:
        rows = server.by_ids(PASSAGES, "version", (record.id,), ("number", "vector"))
        terms = terms_of((record,))[record.id]
        server.put(PASSAGES, [passage_row(record, row["number"], terms[row["number"]], row["vector"]) for row in rows])


def _ids(records: Iterable[Record]) -> tuple[int, ...]:
    return tuple(record.id for record in records)


def put_in_catalogue(server: Server, records: Sequence[Record], names: set[str]) -> None:
    """The outlets, languages and days of these versions, but for `names`, to which they are added."""
    found = {name: entry for record in records for name, (entry, _) in entries_of(record.article).items()}
    missing = [entry for name, entry in found.items() if name not in names]
    catalogue.put(server, missing)
    names.update(found)


def _take_out_of_catalogue(server: Server, draft: Draft, names: set[str]) -> None:
    """What no latest version has any more."""
    before = [draft.before[r.id].article for r in draft.changed if draft.before[r.id].latest]
    before += [record.article for record in draft.removed.values() if record.latest]
    lost = {name: where for article in before for name, (_, where) in entries_of(article).items()}
    gone = [name for name, where in sorted(lost.items()) if not server.has(VERSIONS, f"latest == true and {where}")]
    catalogue.take(server, gone)
    names.difference_update(gone)


def _retire(server: Server, draft: Draft) -> None:
    back = [retired_name(key) for key in draft.back if key not in draft.retired]
    catalogue.take(server, back)
    catalogue.put(server, [Entry(retired_name(key), Kind.RETIRED, number) for key, number in draft.retired.items()])
