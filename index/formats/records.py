"""One JSON object of the input schema, checked once at the edge.

It does not know files or lines; `formats` cuts those and says where a bad record stands.
"""

import re
from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from index.article import Incoming
from index.formats.pages import read_page
from index.regex import regex

_KINDS = {
    "str": "text",
    "int": "a number",
    "float": "a number",
    "bool": "true or false",
    "list": "a list",
    "dict": "an object",
}
_EXAMPLE = '{"id": "own-key-1", "text": "..."}'
_AND = regex(r"[;,&]|\band\b")  # blanks around it are sought in quadratic time


# What exports of newsrooms and crawlers call the fields; the first that says something counts.
_ALSO_CALLED = {
    "text": ("body", "content", "article"),
    "title": ("headline",),
    "source": ("outlet", "publisher", "newspaper", "publication", "site_name", "sitename"),
    "url": ("link",),
    "date": ("published", "published_at", "date_published", "datePublished", "publication_date", "pubDate"),
    "authors": ("author", "byline"),
    "language": ("lang",),
}


class BadRecord(ValueError):
    """Why an object is no article, in words; never leaves `formats`."""


class Record(BaseModel):
    """An object as DESIGN defines it; other fields are ignored, but for what `_ALSO_CALLED` has."""

    model_config = ConfigDict(frozen=True, strict=True, extra="ignore")

    id: str | int | None = None
    text: str | None = None
    html: str | None = None
    title: str | None = None
    source: str | None = None
    url: str | None = None
    date: str | int | float | None = None
    authors: str | tuple[str | None, ...] | None = None
    language: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _by_other_names(cls, given: object) -> object:
        if not isinstance(given, dict):
            return given
        named = given | {name: found for name, others in _ALSO_CALLED.items() if (found := _told(given, name, others))}
        if isinstance(authors := named.get("authors"), list):
            named["authors"] = tuple(authors)  # a strict model takes a list for one only where it reads the JSON itself
        return named


def _told(given: dict[object, object], name: str, others: Sequence[str]) -> str | None:
    """What another name of an empty field has; only text, for a field that was ignored so far refuses no article."""
    if given.get(name) or (name == "text" and given.get("html")):
        return None
    return next((found for other in others if isinstance(found := given.get(other), str) and found.strip()), None)


def read_record(json: str, place: str) -> Incoming:
    """The article that a JSON object describes. Raises BadRecord with the reason in words."""
    try:
        record = Record.model_validate_json(json)
    except ValidationError as error:
        raise BadRecord(_why(error)) from None
    if record.text is not None:
        return _incoming(record, record.text, place)
    if record.html is None:
        raise BadRecord('neither "text" nor "html" in it')
    page = read_page(record.html, place)
    found = _incoming(record, page.text, place)
    return Incoming(
        place=place,
        text=page.text,
        key=found.key or page.url,
        title=found.title or page.title,
        source=found.source or page.source,
        url=found.url or page.url,
        date=found.date or page.date,
        authors=found.authors or page.authors,
        language=found.language or page.language,
    )


def split_names(words: str) -> tuple[str, ...]:
    """The names in "Ada Brook, Ben Cole and Carla Diaz"."""
    return tuple(name for part in _AND.split(words) if (name := part.strip()))


def _incoming(record: Record, text: str, place: str) -> Incoming:
    authors = record.authors or ()
    names = split_names(authors) if isinstance(authors, str) else authors
    url = _filled(record.url)
    return Incoming(
        place=place,
        text=text,
        key=_filled(record.id) or (url.partition("#")[0] if url else None),
        title=_filled(record.title),
        source=_filled(record.source),
        url=url,
        date=_filled(record.date),
        authors=tuple(name.strip() for name in names if name and name.strip()),
        language=_filled(record.language),
    )


def _filled(value: str | int | float | None) -> str | None:
    words = "" if value is None else str(value).strip()
    return words or None


def _why(error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    if first["type"] == "json_invalid":
        return _broken(first["msg"])
    if not first["loc"]:
        return f"not an object, which an article must be: {_EXAMPLE}"
    field = first["loc"][0]
    given = _KINDS.get(type(first["input"]).__name__, "an object")
    wanted = "text or a list of texts" if field == "authors" else "text"
    return f'"{field}" is {given}, {wanted} is wanted'


def _broken(told: str) -> str:
    """In words what the parser says of JSON in its own."""
    place = re.search(r"line (\d+) column (\d+)$", told)
    row, column = (int(place[1]), int(place[2])) if place else (1, 1)
    if "EOF while" in told:
        return "not JSON: it ends within the object; a line break in a text is written as \\n"
    if (row, column) <= (1, 2) and "key must be" not in told:
        return f"not JSON; an article is an object: {_EXAMPLE}"
    where = f"character {column:,}" if row == 1 else f"line {row:,}, character {column:,}"
    return f"not JSON: it is wrong at {where}; look at the quotes, commas and brackets before that"
