"""The text of a PDF, page by page, through pdfium, which browsers trust with hostile files.

It does not know reading order; `pagelayout` does. Neither scans nor encrypted files have a text: both are told apart.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from index.article import Incoming
from index.errors import Refused
from index.formats.pagelayout import Page, Word, lay
from index.limits import ARTICLE_CHARS, DOCUMENT_PAGES

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

_TITLE_WITHIN = 3_000
_HYPHENS = {"\x02": "-", "\ufffe": "-"}
# A scan that was read by a machine has words on every page; one that was not has a stamp or two.
_CHARS_OF_A_PAGE = 25


def read_pdf(data: bytes, place: str) -> Incoming:
    """The article of a PDF. Raises Refused for what is encrypted, damaged, or only pictures of text."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Refused(place, _why(str(error))) from None
    try:
        return _read(document, place)
    except pypdfium2.PdfiumError:
        raise Refused(place, "this PDF is damaged: print it to a new PDF, or add its text") from None
    finally:
        document.close()


def _read(document: "PdfDocument", place: str) -> Incoming:
    count = len(document)
    if count > DOCUMENT_PAGES:
        raise Refused(place, f"{count:,} pages, {DOCUMENT_PAGES:,} are the most: split it")
    pages: list[Page] = []
    pictured = chars = 0
    for number in range(count):
        page = document[number]
        pages.append(_page(page))
        found = sum(len(word.text) for word in pages[-1].words)
        pictured += found < _CHARS_OF_A_PAGE and _has_picture(page)
        chars += found
        page.close()
        if chars > ARTICLE_CHARS:
            raise Refused(place, f"over {ARTICLE_CHARS // 1_000_000} million characters: split it")
    if pictured and chars < _CHARS_OF_A_PAGE * count:
        raise Refused(place, "a scan: pictures of text and no text; run it through OCR first")
    laid = lay(pages)
    text = "\n\n".join(laid.paragraphs)
    if not text.strip():
        raise Refused(place, "no text in this PDF")
    return Incoming(place=place, text=text, title=_title(document, text), notes=_notes(laid.mended, pictured))


def _notes(mended: int, pictured: int) -> tuple[str, ...]:
    told = [f"{mended} words cut at line ends were put together"] if mended > 1 else []
    told += ["1 word cut at a line end was put together"] if mended == 1 else []
    told += [f"{pictured} of its pages are pictures, whose words are not in"] if pictured else []
    return tuple(told)


def _why(error: str) -> str:
    if "password" in error.casefold() or "security" in error.casefold():
        return "an encrypted PDF: save a copy without its password"
    return "not a PDF that can be read (damaged or cut off)"


def _title(document: "PdfDocument", text: str) -> str | None:
    """The title in the file's own data, where the page says it too: programs write "Microsoft Word - draft3" there."""
    stated = " ".join(document.get_metadata_value("Title").split())
    head = " ".join(text[:_TITLE_WITHIN].split())
    return stated if len(stated) > 3 and stated.casefold() in head.casefold() else None


def _has_picture(page: "PdfPage") -> bool:
    import pypdfium2.raw as raw

    return any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))


def _page(page: "PdfPage") -> Page:
    text = page.get_textpage()
    try:
        height = page.get_height()
        return Page(tuple(_words(text, height)), height)
    finally:
        text.close()


def _words(text: "PdfTextPage", height: float) -> Iterator[Word]:
    """Words with their boxes, in the order in which the file draws them."""
    waiting: list[str] = []
    box: tuple[float, float, float, float] | None = None
    for char, where in _chars(text):
        is_blank = char.isspace() or char == "\x00"
        starts_anew = box is not None and where is not None and _is_apart(box, where)
        if box is not None and (is_blank or starts_anew):
            yield Word("".join(waiting), box[0], height - box[3], box[2], height - box[1])
            waiting, box = [], None
        if is_blank or (where is None and box is None):
            continue
        waiting.append(char)
        box = where if box is None else _around(box, where)
    if box is not None:
        yield Word("".join(waiting), box[0], height - box[3], box[2], height - box[1])


Box = tuple[float, float, float, float]  # left, bottom, right, top


def _chars(text: "PdfTextPage") -> Iterator[tuple[str, Box | None]]:
    import ctypes

    import pypdfium2.raw as raw

    rectangle = raw.FS_RECTF()
    where = ctypes.byref(rectangle)
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, index)
        # A lone half of a pair is what a broken font table gives; the archive could not store it.
        char = chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
        is_placed = bool(raw.FPDFText_GetLooseCharBox(text, index, where))
        box = (rectangle.left, rectangle.bottom, rectangle.right, rectangle.top) if is_placed else None
        is_seen = box is not None and box[2] > box[0] and box[3] > box[1]
        yield _HYPHENS.get(char, re.sub(r"[\x00-\x08\x0b\x0e-\x1f]", " ", char)), box if is_seen else None


def _is_apart(box: Box, where: Box) -> bool:
    """Whether a letter belongs to another word though no blank stands between: another line, or too far away."""
    height = box[3] - box[1]
    middle = (where[1] + where[3]) / 2
    return not box[1] <= middle <= box[3] or where[0] - box[2] > 0.6 * height or where[0] < box[0] - 0.6 * height


def _around(box: Box, where: Box | None) -> Box:
    if where is None:
        return box
    return min(box[0], where[0]), min(box[1], where[1]), max(box[2], where[2]), max(box[3], where[3])
