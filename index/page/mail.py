"""Mails within a mail: older ones that are quoted below an answer, and the one that somebody hands on.

It goes by the lines that mail programs put above them. A quotation mark at the beginning of a line alone does not tell:
articles have quotations of that form too.
"""

import re
from dataclasses import dataclass
from email.utils import parseaddr

from index.regex import regex

Range = tuple[int, int]

_WROTE = (
    r"(?:On|Am|Le|El|Il|Em|Op)\s[^\n]{6,120}(?:\n[>\t ]*[^\n]{1,80})?"
    r"(?:wrote|schrieb[^\n:]{0,80}|a écrit|escribió|ha scritto|escreveu)\s?:"
)
_OLDER = regex(rf"^[>\t ]*{_WROTE}[\t ]*\n(?:[\t ]*\n)*(?:>[^\n]*(?:\n|\Z))+", re.MULTILINE)
_HEADER = (
    r"[\t >]*(?:From|Sent|Date|To|Cc|Subject|Reply-To|Von|Gesendet|Datum|An|Betreff|De|Envoyé|À|Objet|Fecha|Para|"
    r"Asunto)[\t ]?:[^\n]*(?:\n|\Z)"
)
_FORWARDED = regex(
    r"^[\t ]*-{2,}[\t ]*(?:forwarded message|original message|begin forwarded message|weitergeleitete nachricht|"
    rf"message transféré|mensaje reenviado)[\t ]*-*[\t ]*\n(?:[\t ]*\n)*(?P<header>(?:{_HEADER})+)",
    re.IGNORECASE | re.MULTILINE,
)
_FIELD = regex(r"^[\t >]*(?P<name>[^:\n]{2,9}?)[\t ]?:[\t ]*(?P<value>[^\n]*)$", re.MULTILINE)
_WORD = regex(r"\w+")
_PREAMBLE_WORDS = 40  # what is said above a mail that is handed on; an answer to one is longer
_SENDER = frozenset("from von de".split())
_SENT = frozenset("date sent datum gesendet envoyé fecha".split())
_SUBJECT = frozenset("subject betreff objet asunto".split())


@dataclass(frozen=True, slots=True)
class Forwarded:
    """What the header of a mail that was handed on says, and where the words end that stand above it."""

    sender: str | None = None
    date: str | None = None
    subject: str | None = None
    end: int = 0


def forwarded(text: str) -> Forwarded | None:
    """The mail that this one hands on, None where there is none or more than one."""
    headers = list(_FORWARDED.finditer(text))
    if len(headers) != 1 or len(_WORD.findall(text[: headers[0].start()])) > _PREAMBLE_WORDS:
        return None
    found = _FIELD.finditer(headers[0]["header"])
    fields = {match["name"].strip().casefold(): match["value"].strip() for match in found}

    def first(names: frozenset[str]) -> str | None:
        return next((value for name, value in fields.items() if name in names and value), None)

    name, address = parseaddr(first(_SENDER) or "")
    return Forwarded(name or address or None, first(_SENT), first(_SUBJECT), headers[0].end())


def around_mail(text: str) -> list[Range]:
    """Older mails quoted in a text, and what stands above one that is handed on."""
    if ":" not in text:
        return []
    found = [match.span() for match in _OLDER.finditer(text)] if ">" in text else []
    handed_on = forwarded(text) if "---" in text else None
    return [(0, handed_on.end), *(span for span in found if span[0] >= handed_on.end)] if handed_on else found
