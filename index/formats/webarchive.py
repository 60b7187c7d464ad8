"""The pages in a WARC file, as crawlers and web archives keep them.

Only pages that were answered with success are articles; pictures, scripts and redirects are passed over in silence.
"""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any, BinaryIO

from index.article import Incoming
from index.errors import Refused
from index.formats.webpage import read_webpage
from index.limits import FETCH_BYTES
from index.web.address import is_address

_PAGES = ("text/html", "application/xhtml+xml")
_AT_ONCE = 1 << 16
_NOBODY = SimpleNamespace(stderr=SimpleNamespace(write=len))
# What warcio raises over damage. A length past all memory overflows.
_BROKEN = (OSError, EOFError, ValueError, KeyError, AttributeError, TypeError, OverflowError)


def read_warc(stream: BinaryIO, place: str, at_most: int | None = None) -> Iterator[Incoming | Refused]:
    """The articles of a WARC file, packed or not, one by one; a damaged record ends it, with a line, and so does what
    is unpacked beyond `at_most` bytes."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    _quiet()
    number, pages, unpacked = 0, 0, 0
    try:
        for record in ArchiveIterator(stream):
            number += 1
            unpacked += record.length or 0
            if at_most is not None and (unpacked > at_most or record.length is None):
                yield Refused(place, f"over {at_most // 1_000_000} MB when unpacked; save the file and add that")
                return
            if record.rec_type not in ("response", "resource"):
                continue
            url = record.rec_headers.get_header("WARC-Target-URI") or ""
            headers = record.http_headers
            kind = (headers or record.rec_headers).get_header("Content-Type") or ""
            if headers is not None and headers.get_statuscode() != "200":
                continue
            if kind.partition(";")[0].strip().lower() in _PAGES and is_address(url):
                pages += 1
                body = _body(record)
                unpacked += max(0, len(body) - (record.length or 0))  # a page may be packed in its record
                yield _page(body, _charset(kind), url)
    except ArchiveLoadFailed:
        yield Refused(place, f"not a WARC file after record {number}; nothing after it was read")
    except _BROKEN as error:
        yield Refused(place, f"damaged after record {number} ({type(error).__name__}); nothing after it was read")
    else:
        if not pages:
            yield Refused(place, f"{number} records and no page among them")


def _quiet() -> None:
    """warcio writes what it finds wrong straight to the terminal; the articles tell whether it matters. Its own name
    for `sys` is changed, not the process's standard error, which other threads write to."""
    from warcio import archiveiterator, bufferedreaders

    for module in (archiveiterator, bufferedreaders):
        module.sys = _NOBODY


def _body(record: Any) -> bytes:
    """One byte more than a page may have at the most. Raises EOFError where the file holds less than the record says:
    warcio goes on with what broken packing left of a page."""
    body: bytes = record.content_stream().read(FETCH_BYTES + 1)
    while record.raw_stream.read(_AT_ONCE):
        pass
    if getattr(record.raw_stream, "limit", 0) > 0:
        raise EOFError
    return body


def _page(body: bytes, charset: str | None, url: str) -> Incoming | Refused:
    if len(body) > FETCH_BYTES:
        return Refused(url, f"over {FETCH_BYTES // 1_000_000} MB: no article is that large")
    try:
        return read_webpage(body, charset, url)
    except Refused as refused:
        return refused


def _charset(kind: str) -> str | None:
    found = [each.partition("=")[2].strip(" \"'") for each in kind.split(";") if "charset" in each.lower()]
    return found[0] if found and found[0] else None
