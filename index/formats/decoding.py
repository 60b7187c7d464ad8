"""Bytes to text, unchanged but for the byte order mark.

It knows encodings, not formats. What cannot be decoded with confidence is refused rather than stored as garbage: a
quote has to be the words that the source printed.
"""

import codecs
import re

from index.errors import Refused
from index.language import detect
from index.limits import SAMPLE_BYTES
from index.regex import regex

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a zip or office file",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"\x1f\x8b": "a gzip file",
    b"\xfd7zXZ": "an xz file",
    b"BZh": "a bzip2 file",
    b"\x7fELF": "a program",
    b"SQLite format 3": "a database",
}
_DECLARED = re.compile(rb"""charset\s*=\s*["']?([A-Za-z0-9_.:-]{2,30})""", re.IGNORECASE)
_STRICT_ASIAN = frozenset({"gb18030", "gbk", "gb2312", "big5", "big5hkscs", "cp932", "shift_jis", "euc_jp", "euc_kr"})
_LEGACY: tuple[tuple[str, frozenset[str]], ...] = (
    ("shift_jis", frozenset({"ja"})),
    ("euc_jp", frozenset({"ja"})),
    ("cp1252", frozenset({"en", "fr", "de", "es", "pt", "it", "nl", "sv", "da", "no", "fi", "id"})),
    ("cp1251", frozenset({"ru", "uk", "bg"})),
    ("koi8-u", frozenset({"ru", "uk"})),
    ("cp1250", frozenset({"pl", "cs", "hu", "ro"})),
    ("cp1254", frozenset({"tr"})),
    ("cp1256", frozenset({"ar", "fa", "ur"})),
    ("cp1255", frozenset({"he"})),
    ("cp1253", frozenset({"el"})),
)
# The encodings of https://encoding.spec.whatwg.org by Python's names. Of Python's others some are none ("undefined"
# raises whatever it gets), and some change words that are only typed like their codes ("unicode_escape").
_OF_THE_WEB = frozenset(
    "utf-8 utf-16 utf-16-le utf-16-be cp866 cp874 cp932 cp949 gb2312 gbk gb18030 big5 big5hkscs hz euc_jp euc_kr "
    "shift_jis iso2022_jp iso2022_kr koi8-r koi8-u mac-roman mac-cyrillic ascii tis-620".split()
) | {
    *(f"cp{number}" for number in range(1250, 1259)),
    *(f"iso8859-{number}" for number in range(1, 17) if number != 12),
}
_ASCII_IN_LOOKS = ("iso2022_jp", "iso2022_kr", "hz", "utf-16-le", "utf-16-be")
_CONTROLS = regex(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def marked_encoding(head: bytes) -> str | None:
    """The encoding that a byte order mark at the start of `head` announces."""
    return next((name for mark, name in _MARKS if head.startswith(mark)), None)


def decode(data: bytes, source: str, stated: str | None = None) -> tuple[str, str | None]:
    """The text of `data` and a remark for the summary where its encoding had to be found out.

    Tried in turn: a byte order mark, UTF-16 without a mark, UTF-8, what a server `stated`, what an HTML page declares
    of itself, detection. UTF-8 comes before what is stated because servers state Latin-1 of UTF-8 pages every day, and
    text in another encoding is hardly ever valid UTF-8. Raises Refused (naming `source`) for what is binary, or in no
    encoding that fits.
    """
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            raise Refused(source, f"{what}, not text: name it as what it is, or add its text")
    named = _encoding(stated)
    if named in _ASCII_IN_LOOKS and (text := _strictly(data, named)) is not None:
        return _printable(text, source), None
    unmarked = None if marked_encoding(data[:4]) else _unmarked_utf16(data)
    text = None if unmarked else _strictly(data, marked_encoding(data[:4]) or "utf-8")
    if text is not None:
        return _printable(text, source), None
    if named and (text := _strictly(data, named)) is not None:
        return _printable(text, source), None
    for guess in (_unmarked_utf16, _declared, _detected):
        guessed = guess(data)
        text = _strictly(data, guessed) if guessed else None
        if text is not None:
            return _printable(text, source), f"{source}: not UTF-8, read as {guessed}"
    what = "binary" if b"\x00" in data[:SAMPLE_BYTES] else "not UTF-8, and no other encoding fits"
    raise Refused(source, f"{what}: convert it to UTF-8 text first")


def _encoding(stated: str | None) -> str | None:
    """The encoding that is meant by a name on the web, where Latin-1 and ASCII mean Windows-1252."""
    try:
        name = codecs.lookup(stated or "").name
    except (LookupError, ValueError):
        return None
    if name not in _OF_THE_WEB:
        return None
    return "cp1252" if name in ("iso8859-1", "ascii") else name


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _printable(text: str, source: str) -> str:
    """The text as it is; refused where NULs or many control characters show that it is none."""
    sample = text[:SAMPLE_BYTES]
    if "\x00" in text or len(_CONTROLS.findall(sample)) > max(8, len(sample) // 50):
        raise Refused(source, "binary: convert it to UTF-8 text first")
    return text


def _unmarked_utf16(data: bytes) -> str | None:
    sample = data[:SAMPLE_BYTES]
    half = max(1, len(sample) // 2)
    if sample[1::2].count(0) > 0.7 * half and sample[0::2].count(0) == 0:
        return "utf-16-le"
    if sample[0::2].count(0) > 0.7 * half and sample[1::2].count(0) == 0:
        return "utf-16-be"
    return None


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:4096])
    if not found or b"<" not in data[:4096]:
        return None
    return _encoding(found.group(1).decode("ascii"))


def _detected(data: bytes) -> str | None:
    """A legacy encoding, only where the decoded words are those of a language that was written in it.

    charset-normalizer alone took French in cp1252 for cp1250 and changed its accents; it is asked for Asian ones only.
    """
    sample = data[:SAMPLE_BYTES]
    if b"\x00" in sample:
        return None
    for encoding, languages in _LEGACY:
        if detect(sample.decode(encoding, "replace")) in languages and "\ufffd" not in sample.decode(
            encoding, "replace"
        ):
            return encoding
    western = sum(byte < 128 for byte in sample) >= 0.85 * len(sample)
    if western and not _CONTROLS.search(sample.decode("cp1252", "replace")):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    is_asian = best is not None and best.chaos <= 0.1 and best.encoding in _STRICT_ASIAN
    return best.encoding if best is not None and is_asian else None
