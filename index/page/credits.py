"""Whose report an article is, from its own lines: the agency credited and the byline.

An agency that is only quoted ("told N News Agency") gets no credit. Names of agencies are in `wires`.
"""

import re

from index.page.interface import is_credit
from index.page.layout import Layout, Line
from index.page.outlets import is_outlet_name
from index.regex import regex
from index.times.monthnames import MONTHS
from index.wires import agency_of, find_agencies

_AGENCIES = "agencies"  # the credit of a report put together from several, none of them named

_PLACE = r"[A-ZÀ-ÖØ-ÞА-ЯІЇЄ][\w.'’-]*(?:[ \u00a0][A-ZÀ-ÖØ-ÞА-ЯІЇЄ][\w.'’-]*){0,3}"
_DATELINE = regex(
    rf"(?P<place>{_PLACE}(?:,\s(?!\w+\.?\s\d){_PLACE})?)?"
    r"(?P<date>,?\s[^\W\d_]{3,9}\.?\s\d{1,2}(?:,\s\d{4})?|,?\s\d{1,2}\s[^\W\d_]{3,9}\.?)?,?[ \u00a0]*"
    r"(?:[(\[/][ \u00a0]*(?P<credit>[^()\[\]/]{2,40}?)[ \u00a0]*[)\]/]+)?"
    r"[ \u00a0]*(?P<dash>—|–|--|-(?=\s)|−|:)?[ \u00a0]*"
)
# Between place and dash stands an agency; one that no list has is known by what it is called.
_AGENCY_BY_FORM = regex(r"(?:[A-ZÀ-ÖØ-Þ][\w’'-]+[ \u00a0]){1,4}(?:Agency|Press|Wire|Newswire|News[ \u00a0]Service)")
_CREDITED = regex(
    r"\b(?:contributed|contributing|with (?:inputs|files|reporting|material)|additional reporting)\b", re.I
)
_WITH_AGENCIES = regex(
    r"\W*(?:with |and |from |by |/|mit |avec |con |с )?(?:news |wire )?(?:agencies|agenturen|agences|agencias)\W*", re.I
)
_AT_END = regex(r"(?:[(\[/]|[—–]\s?|\s-\s?)\s*(?P<credit>\w[\w .,/’'&-]{1,60}?)\s*[)\]]?\.?$")
_LINE_MARK = regex(
    r"^\W*(?:(?:by|from|source|sources|via|text|quelle|fuente|fonte|источник|джерело|par|von|por|di|copyright)\b\s*:?\s*)?"
    r"(?:(?:©|\(c\)|copyright)?\s*(?:19|20)\d\d\s)?(?:the\s)?",
    re.I,
)
_BYLINE = regex(r"(?:by|par|von|por|автор:?|від)\s+(?P<names>\S.{2,120})", re.IGNORECASE)
_NOBODY = regex(
    r"(?:by\s)?(?:our\s)?(?:own\s|special\s)?(?:(?:staff|news|web|online|digital|editorial|city)\s)?"
    r"(?:staff|team|desk|newsroom|newsdesk|reporters?|correspondents?|writers?|admin|redaktion|redacción|редакция|редакція)",
    re.IGNORECASE,
)
_NAME = regex(
    r"[A-ZÀ-ÖØ-ÞА-ЯІЇЄ][\w.'’-]*(?:\s(?:de|da|di|van|von|der|den|al|el|bin|ibn|la|le|[A-ZÀ-ÖØ-ÞА-ЯІЇЄ][\w.'’-]*)){1,4}"
)
_BETWEEN_NAMES = regex(r"[,;&|/]|\b(?:and|et|und|y|e|и|і)\b")  # blanks around it are sought in quadratic time
_LONGEST_DATELINE = 90


def wire_credit(layout: Layout, authors: tuple[str, ...], source: str | None) -> str | None:
    """The agency that an article credits: by its source, authors, dateline, a credit line, or "contributed to"."""
    for name in (source, *authors):
        if name and (agency := agency_of(_LINE_MARK.sub("", name).strip(" .:"))):
            return agency
    if agency := _opening(layout):
        return agency
    for line in (*layout.head[:12], *layout.foot[:12], *layout.masked):
        if agency := _credit_of(line):
            return agency
    for line in (*layout.body[-2:], *layout.foot[:3]):
        if agency := _at_end(line.text):
            return agency
    return None


def byline(layout: Layout) -> tuple[str, ...]:
    """Names in a "By ..." line near the headline, agencies left out."""
    for line in layout.head[:20]:
        match = _BYLINE.match(line.text.lstrip("*_# "))
        if match:
            found = [_NAME.match(part.strip()) for part in _BETWEEN_NAMES.split(match["names"])]
            names = [name.group() for name in found if name]
            names = [name for name in names if not find_agencies(name) and not is_outlet_name(name)]
            people = persons(tuple(name.title() if name.isupper() else name for name in names))
            if people and not any(word.casefold() in MONTHS for name in people for word in name.split()):
                return people
    return ()


def persons(names: tuple[str, ...]) -> tuple[str, ...]:
    """Authors without "Our Staff" and the like, which names nobody."""
    return tuple(name for name in names if not _NOBODY.fullmatch(name.strip()))


def is_name_list(line: str) -> bool:
    """Whether a line is nothing but names of people, two at least ("ADA BROOK and Ben Cole")."""
    parts = [part for each in _BETWEEN_NAMES.split(line) if (part := each.strip())]
    return len(parts) > 1 and all(_NAME.fullmatch(part) for part in parts)


def _opening(layout: Layout) -> str | None:
    """The agency of the line that opens the report ("BASRA (Agency) —")."""
    for line in (*layout.head[-3:], *layout.body[:2]):
        match = _DATELINE.match(line.text[:_LONGEST_DATELINE].lstrip("*_ "))
        agencies = find_agencies(match["credit"] or "") if match else []
        if match and agencies and (match["dash"] or match["place"]):
            return agencies[0].agency
        if match and match["dash"] and _AGENCY_BY_FORM.fullmatch(match["credit"] or ""):
            return str(match["credit"])
    return None


def _credit_of(line: Line) -> str | None:
    """The agency of a line that is a credit and no picture's."""
    text = line.text.strip()
    if len(text) > 200 or "photo" in text.casefold() or "image" in text.casefold() or "getty" in text.casefold():
        return None
    if _CREDITED.search(text):
        found = find_agencies(text)
        return found[0].agency if found else None
    if _WITH_AGENCIES.fullmatch(text):
        return _AGENCIES
    bare = _LINE_MARK.sub("", text).strip(" .()[]-–—*_")
    first = re.split(r"[,.;|/]| All rights| all rights", bare)[0].strip()
    return agency_of(bare) or (agency_of(first) if line.is_masked and first and not is_credit(text) else None)


def _at_end(text: str) -> str | None:
    match = _AT_END.search(text[-80:])
    if not match:
        return None
    if _WITH_AGENCIES.fullmatch(match["credit"]):
        return _AGENCIES
    return next(
        (agency for part in re.split(r"[/,]", match["credit"]) if (agency := agency_of(part.strip(" .")))), None
    )
