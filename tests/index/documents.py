"""Makes documents byte by byte: PDFs from placed lines, Word files from their XML, e-mails, web archives."""

import gzip
import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_LOCK = (
    f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'ab' * 32}> /U <{'cd' * 32}> >> "
    f"/ID [<{'00' * 16}> <{'00' * 16}>]"
)
_WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@dataclass(frozen=True, slots=True)
class Placed:
    """A line of words on a page: where it begins, counted from the lower left in points."""

    left: float
    bottom: float
    words: str
    size: float = 11


def pdf(pages: Sequence[Iterable[Placed]], title: str = "", pictures: bool = False, locked: bool = False) -> bytes:
    """A PDF of A4 pages; `pictures` puts a grey one on each, `locked` asks for a password that nobody knows."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>"]
    objects.append(
        "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray /Length 1 >>"
        "\nstream\n\x7f\nendstream"
    )
    objects.append(f"<< /Title ({title}) >>")
    kids = []
    for lines in pages:
        drawn = "".join(_line(each) for each in lines) + ("q 500 0 0 700 40 60 cm /P Do Q\n" if pictures else "")
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> "
            f"/XObject << /P 4 0 R >> >> /Contents {len(objects)} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return _file(objects, _LOCK if locked else "")


def _line(each: Placed) -> str:
    words = each.words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F {each.size} Tf {each.left} {each.bottom} Td ({words}) Tj ET\n"


def _file(objects: Sequence[str], more: str) -> bytes:
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, each in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n{each}\nendobj\n".encode("latin-1"))
    start = out.tell()
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    out.write(
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R "
        f"/Info 5 0 R {more} >>\nstartxref\n{start}\n%%EOF\n".encode("latin-1")
    )
    return out.getvalue()


def column(left: float, top: float, lines: Iterable[str], step: float = 14, size: float = 11) -> list[Placed]:
    """Lines one below the other; an empty one leaves the room between two paragraphs."""
    placed, at = [], top
    for line in lines:
        if line:
            placed.append(Placed(left, at, line, size))
        at -= step if line else step / 2
    return placed


def docx(body: str, title: str = "", more: dict[str, str] | None = None) -> bytes:
    """A Word file of this XML (elements of the "w" language)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", f'<w:document xmlns:w="{_WORDS}"><w:body>{body}</w:body></w:document>')
        package.writestr(
            "docProps/core.xml",
            '<c:coreProperties xmlns:c="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></c:coreProperties>',
        )
        for name, words in (more or {}).items():
            package.writestr(name, words)
    return out.getvalue()


def warc(pages: Iterable[tuple[str, bytes, str]], packed: bool = True) -> bytes:
    """A WARC file of answers: address, body, content type; every record packed on its own, as crawlers do."""
    out = b""
    for number, (url, body, kind) in enumerate(pages):
        answer = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2031-03-05T10:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:{number:032}>\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(answer)}\r\n\r\n"
        )
        record = head.encode() + answer + b"\r\n\r\n"
        out += gzip.compress(record) if packed else record
    return out
