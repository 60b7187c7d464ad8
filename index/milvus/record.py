"""A version of an article as Milvus keeps it: a row of numbers, and its words in pieces that fit into a field.

It does not search and it does not know the catalogue.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from shlex import quote

from index.article import Article, Basis, Masthead, Passage, Sentence
from index.day import Day, DayFrom, DayMark
from index.errors import ArchiveBroken
from index.milvus.schema import FIELD_BYTES, KEPT_BANDS, KEPT_DAYS, KEPT_GROUNDS, NOTHING
from index.milvus.server import Row
from index.rows import calendar_days, text_sha256

VERSION_FIELDS = (
    "id", "key_hash", "latest", "origin", "story", "first_passage", "number", "first", "last", "basis",
    "text_pieces", "sentence_pieces", "head_pieces", "slot", "bands",
)  # fmt: skip
# A version's pieces are numbered: its text from 0, its sentences and its masthead from these on. They have two slots
# each: what changes is written beside what is there, and the version's row, which comes last, says which counts.
# Article texts end at 2 million characters, so that no part runs into the next; 2**51 ids times 4,096 fit into 63 bits.
PIECES_A_VERSION = 4_096
SENTENCES, HEAD = (1_024, 2_048), (3_072, 3_584)
BASES = (Basis.STATED, Basis.INFERRED, Basis.UNKNOWN)
Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Record:
    """An article's version with what only its archive knows. Passages have ids from `first_passage` on, if any."""

    article: Article
    latest: bool
    place: str
    input_sha256: bytes
    added: datetime
    furniture: Ranges = ()
    edits: tuple[tuple[str, str], ...] = ()
    bands: tuple[int, ...] = ()
    first_passage: int = 0
    slot: int = 0  # 0 or 1: where the pieces that may change are

    @property
    def id(self) -> int:
        """The version's id."""
        return self.article.id

    @property
    def passage_ids(self) -> range:
        """Ids of its passages, in order."""
        return range(self.first_passage, self.first_passage + len(self.article.passages))

    def withdrawn(self) -> "Record":
        """As it stays when a newer version is in its place: to be opened, not to be found."""
        return replace(self, latest=False, bands=(), first_passage=0, article=replace(self.article, passages=()))


def hash_of(name: str) -> int:
    """What a key, an outlet or a language is filtered by: 63 bits, never 0, which means that there is none."""
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).digest()
    return (int.from_bytes(digest[:8], "big") >> 1) or 1


def folded_hash(name: str | None) -> int:
    """The same without case, 0 for None."""
    return hash_of(name.strip().casefold()) if name is not None else 0


def bounds(day: Day | None) -> tuple[int, int]:
    """First and last day by their ordinals; 0 for an unknown day."""
    return (day.first.toordinal(), day.last.toordinal()) if day else (0, 0)


def days_told(article: Article) -> set[int]:
    """Year, month and day as one number; day 0 for a whole month. The catalogue's calendar for days without a year."""
    published = article.masthead.published_day
    told = {s.day.day for s in article.sentences if s.day is not None} | ({published} if published else set())
    return {(y * 100 + m) * 100 + d for day in told for m, d, y in calendar_days(day)}


def version_row(record: Record) -> Row:
    """The row of `versions`, whose arrival is the commit."""
    article = record.article
    first, last = bounds(article.masthead.published_day)
    return {
        "id": article.id,
        "key_hash": hash_of(article.key),
        "latest": record.latest,
        "origin": article.origin or 0,
        "story": article.story or 0,
        "outlet": folded_hash(article.masthead.outlet),
        "language": folded_hash(article.masthead.language),
        "first_passage": record.first_passage,
        "number": article.version,
        "first": first,
        "last": last,
        "basis": BASES.index(article.published_basis),
        "passages": len(article.passages),
        "sentences": len(article.sentences),
        "chars": len(article.text),
        "text_pieces": len(_cut(article.text)),
        "sentence_pieces": len(_cut(_sentences_json(record))),
        "head_pieces": len(_cut(_head_json(record))),
        "slot": record.slot,
        "bands": list(record.bands[:KEPT_BANDS]),
        "days": sorted(days_told(article))[:KEPT_DAYS] if record.latest else [],
        "grounds": [hash_of(key) for key in article.published_from][:KEPT_GROUNDS],
        "nothing": NOTHING,
    }


def piece_rows(record: Record, *, with_text: bool) -> list[Row]:
    """The rows of `pieces`; a text that is in never changes."""
    parts = [(SENTENCES[record.slot], _sentences_json(record)), (HEAD[record.slot], _head_json(record))]
    if with_text:
        parts.append((0, record.article.text))
    return [
        {"id": piece_id(record.id, start + at), "version": record.id, "text": text, "nothing": NOTHING}
        for start, whole in parts
        for at, text in enumerate(_cut(whole))
    ]


def piece_id(version_id: int, number: int) -> int:
    """The id of a version's nth piece."""
    return version_id * PIECES_A_VERSION + number


def piece_ids(row: Row, *, head_only: bool = False) -> list[int]:
    """Ids of all pieces that a row of `versions` names, or of its masthead's."""
    text, *others = _parts(row)
    chosen = others[1:] if head_only else [text, *others]
    return [piece_id(row["id"], start + at) for start, count in chosen for at in range(count)]


def _parts(row: Row) -> tuple[tuple[int, int], ...]:
    """Where text, sentences and masthead begin, and how many pieces they have."""
    slot = row["slot"]
    return (
        (0, row["text_pieces"]),
        (SENTENCES[slot], row["sentence_pieces"]),
        (HEAD[slot], row["head_pieces"]),
    )


def _whole(row: Row, part: int, pieces: dict[int, str]) -> str:
    start, count = _parts(row)[part]
    return "".join(pieces.get(piece_id(row["id"], start + at), "") for at in range(count))


def record_of(row: Row, pieces: dict[int, str]) -> Record:
    """The version of a row and the pieces that it names. Raises ArchiveBroken."""
    text, sentences, head = (_whole(row, part, pieces) for part in range(3))
    try:
        told = json.loads(head)
        record = _record(row, told, text, json.loads(sentences))
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise ArchiveBroken(
            f"version {row['id']}: some of its rows are missing or damaged; `rashomon doctor` names the article"
        ) from error
    if text_sha256(text).hex() != told["sha256"]:
        raise ArchiveBroken(
            f"{record.article.key}: its stored text was altered; `rashomon remove {quote(record.article.key)}` "
            "and add it again"
        )
    return record


@dataclass(frozen=True, slots=True)
class Head:
    """What a list says of an article."""

    key: str
    place: str
    added: datetime
    masthead: Masthead


def head_of(row: Row, pieces: dict[int, str]) -> Head:
    """The masthead alone. Raises ArchiveBroken."""
    try:
        told = json.loads(_whole(row, 2, pieces))
        return Head(told["key"], told["place"], datetime.fromisoformat(told["added"]), _masthead(told["masthead"]))
    except (ValueError, KeyError, TypeError) as error:
        raise ArchiveBroken(
            f"version {row['id']}: some of its rows are missing or damaged; `rashomon doctor` names the article"
        ) from error


def _record(row: Row, told: dict[str, object], text: str, body: dict[str, list[list[object]]]) -> Record:
    passages = tuple(Passage(*each) for each in body["passages"])  # type: ignore[arg-type]  # four numbers, as written
    article = Article(
        id=row["id"],
        key=str(told["key"]),
        version=row["number"],
        text=text,
        masthead=_masthead(told["masthead"]),
        published_basis=BASES[row["basis"]],
        published_from=tuple(told["published_from"]),  # type: ignore[arg-type]  # a list of keys, as written
        origin=row["origin"] or None,
        story=row["story"] or None,
        sentences=tuple(_sentence(each) for each in body["sentences"]),
        passages=passages,
    )
    return Record(
        article=article,
        latest=row["latest"],
        place=str(told["place"]),
        input_sha256=bytes.fromhex(str(told["input"])),
        added=datetime.fromisoformat(str(told["added"])),
        furniture=tuple((int(str(start)), int(str(end))) for start, end in body["furniture"]),
        edits=tuple(sorted(told["edits"].items())),  # type: ignore[attr-defined]  # an object, as written
        bands=tuple(row["bands"]),
        first_passage=row["first_passage"],
        slot=row["slot"],
    )


def _head_json(record: Record) -> str:
    article = record.article
    masthead = asdict(article.masthead)
    published, day = article.masthead.published, article.masthead.published_day
    masthead["published"] = published.astimezone(UTC).isoformat() if published else None
    masthead["published_day"] = [day.first.isoformat(), day.last.isoformat()] if day else None
    return json.dumps(
        {
            "key": article.key,
            "place": record.place,
            "added": record.added.isoformat(),
            "sha256": text_sha256(article.text).hex(),
            "input": record.input_sha256.hex(),
            "published_from": article.published_from,
            "edits": dict(record.edits),
            "masthead": masthead,
        },
        ensure_ascii=True,
    )


def _masthead(told: object) -> Masthead:
    if not isinstance(told, dict):
        raise TypeError("a masthead is an object")
    published, day = told["published"], told["published_day"]
    values = {
        **{name: value for name, value in told.items() if name != "dateline"},  # older records have that field
        "published": datetime.fromisoformat(published) if published else None,
        "published_day": Day(date.fromisoformat(day[0]), date.fromisoformat(day[1])) if day else None,
        "authors": tuple(told["authors"]),
        "notes": tuple(told["notes"]),
    }
    return Masthead(**values)


def _sentences_json(record: Record) -> str:
    article = record.article
    passages = [(p.start, p.end, p.first_sentence, p.last_sentence) for p in article.passages]
    body = {
        "sentences": [_sentence_list(s) for s in article.sentences],
        "passages": passages,
        "furniture": record.furniture,
    }
    return json.dumps(body, ensure_ascii=True, separators=(",", ":"))


def _sentence_list(sentence: Sentence) -> list[object]:
    mark = sentence.day
    if mark is None:
        return [sentence.start, sentence.end]
    days = (mark.day.first.isoformat(), mark.day.last.isoformat())
    return [sentence.start, sentence.end, *days, mark.day_from.value, mark.words]


def _sentence(told: Sequence[object]) -> Sentence:
    start, end, *mark = told
    if not mark:
        return Sentence(int(str(start)), int(str(end)))
    first, last, day_from, words = map(str, mark)
    day = Day(date.fromisoformat(first), date.fromisoformat(last))
    return Sentence(int(str(start)), int(str(end)), DayMark(day, DayFrom(day_from), words))


def _cut(text: str) -> list[str]:
    """Pieces of at most FIELD_BYTES in UTF-8, cut between characters."""
    if len(text) * 4 <= FIELD_BYTES:
        return [text]
    step = FIELD_BYTES // 4 if not text.isascii() else FIELD_BYTES
    return [text[at : at + step] for at in range(0, len(text), step)]


def whole(pieces: Iterable[Row]) -> dict[int, str]:
    """Rows of `pieces` by their id."""
    return {row["id"]: row["text"] for row in pieces}
