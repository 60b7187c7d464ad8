"""Cuts one open input into articles: text, pages, documents, e-mails, web archives, JSON objects in every order.

It does not open files and does not look at folders. Lines and array items are taken one by one, so that memory does
not grow with the file; a bad one is yielded as a Refused with its line, and the rest goes on.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from io import TextIOWrapper
from pathlib import PurePath
from typing import BinaryIO

from index.article import Incoming
from index.errors import Refused
from index.formats.array import items
from index.formats.decoding import decode, marked_encoding
from index.formats.pages import read_page
from index.formats.records import BadRecord, read_record
from index.limits import DOCUMENT_BYTES, FILE_BYTES, RECORD_CHARS
from index.storable import BLANK, checked

_CHUNK = 1 << 16


class Format(StrEnum):
    """What an input is made of."""

    TEXT = "text"
    PAGE = "page"
    JSON = "json"
    LINES = "lines"
    PDF = "pdf"
    DOCX = "docx"
    LETTER = "letter"
    WARC = "warc"


_MAGIC = {b"%PDF-": Format.PDF, b"PK\x03\x04": Format.DOCX, b"WARC/": Format.WARC, b"\x1f\x8b": Format.WARC}
FORMAT_OF = {
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".md": Format.TEXT,
    ".markdown": Format.TEXT,
    ".html": Format.PAGE,
    ".htm": Format.PAGE,
    ".xhtml": Format.PAGE,
    ".json": Format.JSON,
    ".jsonl": Format.LINES,
    ".ndjson": Format.LINES,
    ".pdf": Format.PDF,
    ".docx": Format.DOCX,
    ".eml": Format.LETTER,
    ".warc": Format.WARC,
}
_DOCUMENTS = (Format.PDF, Format.DOCX)


def format_of(name: str) -> Format | None:
    """What a file of that name holds; None for a kind that is not read."""
    lowered = name.lower()
    return Format.WARC if lowered.endswith(".warc.gz") else FORMAT_OF.get(PurePath(lowered).suffix)


def sniffed(head: bytes) -> Format:
    """What an input without a name looks like by its first bytes."""
    for magic, kind in _MAGIC.items():
        if head.startswith(magic):
            return kind
    start = head.decode(marked_encoding(head[:4]) or "utf-8", "ignore").lstrip(BLANK)[:200].casefold()
    if start.startswith(("{", "[")):
        return Format.JSON
    if start.startswith(("<!doctype", "<html", "<head", "<body", "<?xml", "<article", "<div", "<p>")):
        return Format.PAGE
    return Format.TEXT


def read_format(
    stream: BinaryIO, kind: Format, place: str, key: str | None, at_most: int | None = None
) -> Iterator[Incoming | Refused]:
    """The articles of an open input; `key` is that of a whole text or page, records bring their own. Of a web archive
    `at_most` bytes are unpacked."""
    if kind is Format.WARC:
        from index.formats.webarchive import read_warc

        articles = read_warc(stream, place, at_most)
    elif kind not in (Format.LINES, Format.JSON):
        articles = _whole(stream, kind, place, key)
    elif kind is Format.LINES:
        articles = _lines(_decoder(stream), place, 0)
    else:
        articles = _json(_decoder(stream), place)
    found = False
    for article in articles:
        found = True
        yield article
    if not found:
        yield Refused(place, "empty")


def _whole(stream: BinaryIO, kind: Format, place: str, key: str | None) -> Iterator[Incoming | Refused]:
    limit = DOCUMENT_BYTES if kind in _DOCUMENTS else FILE_BYTES
    try:
        data = stream.read(limit + 1)
        if len(data) > limit:
            raise Refused(place, f"over {limit // 1_000_000} MB, more than one article can be: split it")
        if not data.strip():
            return
        article = _read(data, kind, place)
        if article.text.strip(BLANK):
            yield checked(replace(article, key=key or article.url), place)
    except Refused as refused:
        yield refused


def _read(data: bytes, kind: Format, place: str) -> Incoming:
    if kind is Format.PDF:
        from index.formats.pdf import read_pdf

        return read_pdf(data, place)
    if kind is Format.DOCX:
        from index.formats.docx import read_docx

        return read_docx(data, place)
    if kind is Format.LETTER:
        from index.formats.letter import read_letter

        return read_letter(data, place)
    text, note = decode(data, place)
    article = read_page(text, place) if kind is Format.PAGE and text.strip(BLANK) else Incoming(place=place, text=text)
    return replace(article, notes=(*article.notes, note)) if note else article


def _decoder(stream: BinaryIO) -> TextIOWrapper:
    """Text of a stream of records. Bytes that are no UTF-8 become lone surrogates, and only their line is refused."""
    if hasattr(stream, "peek"):
        head = stream.peek(4)[:4]
    else:
        head = stream.read(4)
        stream.seek(0)
    return TextIOWrapper(stream, marked_encoding(head) or "utf-8", errors="surrogateescape", newline="\n")


def _lines(text: TextIOWrapper, place: str, number: int) -> Iterator[Incoming | Refused]:
    """One record a line, from line `number` + 1."""
    try:
        while line := text.readline(RECORD_CHARS + 1):
            number += 1
            if len(line) > RECORD_CHARS:
                _skip_line(text, line)
                yield Refused(f"{place}:{number}", f"a line of over {RECORD_CHARS // 1_000_000} MB: split it")
            elif line.strip(BLANK):
                yield _record(line.strip(BLANK), place, f"{place}:{number}")
    except UnicodeError:
        yield Refused(f"{place}:{number + 1}", "broken UTF-16 from here on: convert it to UTF-8")


def _skip_line(text: TextIOWrapper, line: str) -> None:
    while line and not line.endswith("\n"):
        line = text.readline(_CHUNK)


def _record(json_text: str, place: str, where: str) -> Incoming | Refused:
    try:
        text, note = decode(json_text.encode("utf-8", "surrogateescape"), where)
        article = read_record(text, place)
        return checked(replace(article, notes=(*article.notes, note)) if note else article, where)
    except BadRecord as bad:
        return Refused(where, str(bad))
    except Refused as refused:
        return Refused(where, refused.reason)


def _json(text: TextIOWrapper, place: str) -> Iterator[Incoming | Refused]:
    """An array, one object, or (often so named) one object a line."""
    try:
        number, line = 1, text.readline(_CHUNK)
        while line and not line.strip(BLANK):
            number, line = number + line.endswith("\n"), text.readline(_CHUNK)
        if line.lstrip(BLANK).startswith("["):
            yield from _array(text, line, place)
            return
        line += "" if line.endswith("\n") else text.readline(RECORD_CHARS + 1)
        if line.endswith("\n") and _is_whole(line):
            yield _record(line.strip(BLANK), place, f"{place}:{number}")
            yield from _lines(text, place, number)
        elif line:
            rest = line + text.read(RECORD_CHARS)
            if len(rest) > RECORD_CHARS:
                yield Refused(place, f"an object of over {RECORD_CHARS // 1_000_000} MB: split it")
            else:
                yield _record(rest.strip(BLANK), place, place)
    except UnicodeError:
        yield Refused(place, "broken UTF-16: convert it to UTF-8")


def _array(text: TextIOWrapper, begun: str, place: str) -> Iterator[Incoming | Refused]:
    for item in items(text, begun, place):
        yield item if isinstance(item, Refused) else _record(item[0], place, item[1])


def _is_whole(line: str) -> bool:
    try:
        json.loads(line.strip(BLANK))
    except (ValueError, RecursionError):
        return False
    return True
