"""The text of a Word document: its paragraphs and tables in order, as a reader sees them with all changes accepted.

Read from the file's own XML: python-docx leaves out what stands in tracked insertions, content controls and text boxes.
It does not know styles, pictures, headers or footers.
"""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from index.article import Incoming
from index.errors import Refused
from index.limits import DOCUMENT_XML_BYTES

if TYPE_CHECKING:
    from lxml.etree import _Element

_OLD_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # encrypted .docx files and old .doc ones
_WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_CORE = "{http://purl.org/dc/elements/1.1/}"
# "moveFrom" and "del" hold what was taken out; instructions are field codes; a fallback repeats its choice.
_UNSEEN = frozenset({"del", "moveFrom", "instrText", "delText", "pPr", "rPr", "footnoteReference", "commentReference"})
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}


def read_docx(data: bytes, place: str) -> Incoming:
    """The article of a Word document. Raises Refused for what is encrypted, damaged or another kind of file."""
    if data.startswith(_OLD_MAGIC):
        raise Refused(place, "an encrypted or old Word document: save it as .docx without a password")
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            body = _part(package, "word/document.xml", place)
            core = _part(package, "docProps/core.xml", place) if "docProps/core.xml" in package.namelist() else None
            notes = _part(package, "word/footnotes.xml", place) if "word/footnotes.xml" in package.namelist() else None
    except KeyError:
        raise Refused(place, "not a Word document") from None
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError):
        raise Refused(place, "not a Word document that can be read (damaged or cut off)") from None
    paragraphs = [*_paragraphs(body), *(_paragraphs(notes) if notes is not None else ())]
    text = "\n\n".join(each for each in paragraphs if each.strip())
    return Incoming(place=place, text=text, title=_title(core, text))


def _part(package: zipfile.ZipFile, name: str, place: str) -> "_Element":
    from lxml import etree

    if package.getinfo(name).compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Refused(place, "packed in a way that no word processor packs: open it in one and save it again")
    with package.open(name) as file:
        xml = file.read(DOCUMENT_XML_BYTES + 1)
    if len(xml) > DOCUMENT_XML_BYTES:
        raise Refused(place, f"over {DOCUMENT_XML_BYTES // 1_000_000} MB of text when unpacked: split it")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError:
        raise Refused(place, "a damaged Word document: open it in a word processor and save it again") from None
    if root.getroottree().docinfo.doctype:
        raise Refused(place, "its XML brings definitions of its own, which no word processor writes: not taken")
    return root


def _title(core: "_Element | None", text: str) -> str | None:
    """The title in the file's own data, where the text says it too: templates leave their own there."""
    stated = " ".join((core.findtext(f"{_CORE}title") or "").split()) if core is not None else ""
    return stated if len(stated) > 3 and stated.casefold() in " ".join(text[:3_000].split()).casefold() else None


def _paragraphs(root: "_Element") -> Iterator[str]:
    """Paragraphs in order; a table's row is one, its cells parted by tabs. Text boxes come after their paragraph."""
    for node in root:
        name = _name(node)
        if name == "p":
            yield "".join(_runs(node)).strip()
            for box in _boxes(node):
                yield from _paragraphs(box)
        elif name == "tr":
            cells = (" ".join(each for each in _paragraphs(cell) if each) for cell in node if _name(cell) == "tc")
            yield "\t".join(cells)
        elif name not in _UNSEEN:
            yield from _paragraphs(node)


def _boxes(node: "_Element") -> Iterator["_Element"]:
    """The text boxes of a paragraph, without those that stand in another of them and come with its paragraphs."""
    for child in node:
        name = _name(child)
        if name == "txbxContent":
            yield child
        elif name not in _UNSEEN and child.tag != _FALLBACK:
            yield from _boxes(child)


def _runs(node: "_Element") -> Iterator[str]:
    for child in node:
        name = _name(child)
        if name in _UNSEEN or name == "txbxContent" or child.tag == _FALLBACK:
            continue
        if name == "t":
            yield child.text or ""
        elif name in _MARKS:
            yield _MARKS[name]
        else:
            yield from _runs(child)


def _name(node: "_Element") -> str:
    """The name of an element of the document's own language; other languages have names like them."""
    tag = node.tag if isinstance(node.tag, str) else ""
    return tag.removeprefix(_WORDS).removeprefix(_STRICT)
