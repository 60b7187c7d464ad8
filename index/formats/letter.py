"""The article in an e-mail: a newsletter, a press release, an alert.

Subject, sender and date are the letter's own, or those of the one that it hands on; attachments are named in a remark
and not read.
"""

from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import EmailPolicy
from email.utils import getaddresses

from index.article import Incoming
from index.errors import Refused
from index.formats.pages import read_page
from index.limits import HEADER_CHARS
from index.page.mail import Forwarded, forwarded
from index.regex import regex

# What the standard library's parser raises for headers that real letters have, found by fuzzing it. Comments within
# comments are read by recursion.
_BROKEN = (AttributeError, LookupError, MessageError, OverflowError, RecursionError, TypeError, ValueError)
_FEW_WORDS = 40
_WORD = regex(r"\w+")


class _ShortFields(EmailPolicy):
    """The standard library's own way, but for fields longer than any letter has."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:HEADER_CHARS]


def read_letter(data: bytes, place: str) -> Incoming:
    """The article of an e-mail. Raises Refused where it has no words."""
    try:
        letter = BytesParser(policy=_ShortFields()).parsebytes(data)
        if not isinstance(letter, EmailMessage) or not (_header(letter, "from") or _header(letter, "subject")):
            raise Refused(place, "not an e-mail: it has neither a sender nor a subject")
        return _read(letter, place)
    except _BROKEN:
        raise Refused(place, "a damaged e-mail: open it in a mail program and save it again") from None


def _read(letter: EmailMessage, place: str) -> Incoming:
    page = _html(letter, place)
    plain = _body(letter, "plain") or ""
    # Some newsletters put "open this in a browser" where their text should be.
    is_plain = len(_WORD.findall(plain)) >= _FEW_WORDS or page is None
    text = plain if is_plain else page.text if page else ""
    if not text.strip():
        raise Refused(place, "no text in this e-mail: save its attachment and add that")
    names = [name or address for name, address in getaddresses([_header(letter, "from") or ""])]
    handed_on = forwarded(text) or Forwarded()
    return Incoming(
        place=place,
        text=text,
        title=handed_on.subject or _header(letter, "subject"),
        source=handed_on.sender or (names[0] if names and names[0] else None),
        url=page.url if page else None,
        date=handed_on.date or _header(letter, "date"),
        language=page.language if page else None,
        notes=_notes(letter),
    )


def _header(letter: EmailMessage, name: str) -> str | None:
    try:
        value = str(letter[name] or "")
    except _BROKEN:
        value = next((str(raw) for each, raw in letter.raw_items() if each.lower() == name), "")
    return " ".join(value.split()) or None


def _html(letter: EmailMessage, place: str) -> Incoming | None:
    html = _body(letter, "html")
    try:
        return read_page(html, place) if html else None
    except Refused:
        return None


def _body(letter: EmailMessage, kind: str) -> str | None:
    part = letter.get_body((kind,))
    if part is None:
        return None
    try:
        content: object = part.get_content()
    except (LookupError, ValueError):  # an encoding that nobody knows
        raw = part.get_payload(decode=True)
        content = raw.decode("utf-8", "replace") if isinstance(raw, bytes) else None
    return content.replace("\r\n", "\n") if isinstance(content, str) else None


def _notes(letter: EmailMessage) -> tuple[str, ...]:
    names = [part.get_filename() for part in letter.iter_attachments()]
    named = [name for name in names if name]
    return (f"its attachments are not read: {', '.join(named)}",) if named else ()
