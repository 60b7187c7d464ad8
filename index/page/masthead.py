"""What a file says of its article besides the words: outlet, title, time, authors, language, agency, place.

The input's own fields win over what the text says. From a text only what is clear is taken: a date in running text is
no publication date, and None is better than wrong.
"""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from index.article import Incoming, Masthead
from index.language import detect, main_script, normal_code
from index.page.credits import byline, is_name_list, persons, wire_credit
from index.page.imprint import is_imprint
from index.page.interface import is_byline, is_contact, is_label, words_of
from index.page.layout import Layout, Range, lay_out
from index.page.outlets import find_outlet
from index.page.publication import PrintedDate, Publication, day_of_address, find_dates, read_date
from index.regex import regex

_ADDRESS = regex(r"https?://[^\s<>\"')\]]+", re.IGNORECASE)
_PICTURE = regex(r"\.(?:jpe?g|png|gif|webp|svg|mp4)\b", re.IGNORECASE)
_UPDATED = regex(
    r"(?:updated?|modified|aktualisiert|actualizado|mis à jour|обновлено|оновлено)[\s:]*(?:on|at|am|le)?[\s:]*$", re.I
)
_PUBLISHED = regex(
    r"\b(?:first )?(?:published|posted|publicado|publié|veröffentlicht|опубликовано|опубліковано)\b", re.I
)
_DATELINE_DATE = regex(r"[^.!?]{0,60}?(?:\([A-Z][^)]{1,30}\)|[/])?\s*(?:—|–|--|-|/)\s")
_HEADING_MARK = regex(r"^#{1,6}\s+")
_TITLE_LABEL = regex(r"(?:title|headline|titre|titel|título|titolo|заголовок)\s?:\s*(?P<title>\S.*)", re.IGNORECASE)
_DATE_LINE_WORDS = 6  # more words beside a date than these, and the line is no date line
_TITLE_WORDS = range(4, 31)
_MENU_GAP = regex(r"\s*[|·•]\s*|\s{2,}|\t+|\s+[/>›»]\s+")
_MENU_PARTS = 3
_MENU_PART_WORDS = 3
# Names of a paper's sections. A headline has other words beside them.
_SECTIONS = frozenset(
    "home news latest live local national international world region regional politics war crime courts business money "
    "economy markets finance opinion editorial comment analysis letters culture arts books film music theatre travel "
    "food style fashion lifestyle life health science environment climate technology tech education property motoring "
    "sport sports football weather obituaries puzzles tv radio video videos photos podcasts more and".split()
)
_CREDIT_LINE = regex(r"^special to\b|\bwire reports\b|\bstaff (?:writers?|reports?)$", re.IGNORECASE)
_RELEASE = regex(
    r"\bfor (?:immediate )?release\b|^\W*(?:press|media|news) (?:release|advisory)\b|^\W*embargoed\b", re.I
)
_LONGEST_NOTE = 40


def read_masthead(incoming: Incoming, masked: Sequence[Range], today: date) -> Masthead:
    """What is known about `incoming`; `masked` is its furniture, `today` bounds what can have been published."""
    layout = lay_out(incoming.text, masked)
    url = incoming.url or _own_address(layout)
    title = incoming.title or _title(layout)
    found, notes = _publication(incoming, layout, url, today)
    return Masthead(
        outlet=incoming.source or find_outlet(layout, url),
        title=title,
        url=url,
        published=found.moment if found else None,
        published_day=found.day if found else None,
        clock_known=found.clock_known if found else False,
        authors=persons(incoming.authors) or byline(layout),
        language=normal_code(incoming.language or "") or detect(_body_text(incoming.text, masked)),
        wire=wire_credit(layout, incoming.authors, incoming.source),
        notes=(*incoming.notes, *notes),
    )


def _publication(
    incoming: Incoming, layout: Layout, url: str | None, today: date
) -> tuple[Publication | None, tuple[str, ...]]:
    """The stated field, else the page's date line, else the day in its address; and why the field was not believed."""
    notes: tuple[str, ...] = ()
    if incoming.date:
        stated = read_date(incoming.date, today)
        if stated.publication and stated.unread:
            day = stated.publication.day.iso()
            return stated.publication, (f"date {_told(incoming.date)} is read as {day}: {stated.unread}",)
        if stated.publication:
            return stated.publication, ()
        notes = (f"date {_told(incoming.date)} {stated.why}",)
    address = day_of_address(url, today) if url else None
    found = _printed(layout, today)
    if found and address and abs((found.day.first - address.day.first).days) > 1:
        found = address  # the page shows another article's date, or an update's
    found = found or address
    if notes:
        notes = (f"{notes[0]}: {'taken from its page instead' if found else 'unknown'}",)
    return found, notes


def _told(words: str) -> str:
    return repr(" ".join((words if len(words) <= _LONGEST_NOTE else words[: _LONGEST_NOTE - 1] + "…").split()))


def _printed(layout: Layout, today: date) -> Publication | None:
    """The date of a line that is there to say it; None where two such lines differ."""
    head = [found for line in layout.head for found in _date_line(line.text, today)]
    elsewhere = [
        found
        for line in layout.masked
        for found in _date_line(line.text, today)
        if found.clock_known or _PUBLISHED.search(line.text)
    ]
    opening = [found for line in layout.body[:1] for found in _dateline_date(line.text, today)]
    for candidates in (head, opening, elsewhere):
        days = {found.day for found in candidates}
        if len(days) > 1:
            return None
        if days:
            same_day = [found for found in (*candidates, *elsewhere) if found.day in days]
            return next((found for found in same_day if found.clock_known), candidates[0])
    return None


def _date_line(line: str, today: date) -> list[Publication]:
    """The publication date in a line that has little else; a second date is the update's."""
    if len(line) > 300:
        return []
    dates = list(find_dates(_ADDRESS.sub(lambda match: " " * len(match.group()), line), today))
    rest = line
    for found in dates:
        rest = rest.replace(line[found.start : found.end], " ")
    rest = _ADDRESS.sub(" ", rest)
    if not dates or (len(words_of(rest)) > _DATE_LINE_WORDS and not is_byline(line)):
        return []
    first = next((found for found in dates if not _is_update(line, found)), None)
    return [first.publication] if first and first.publication else []


def _is_update(line: str, found: PrintedDate) -> bool:
    return _UPDATED.search(line[: found.start]) is not None


def _dateline_date(line: str, today: date) -> list[Publication]:
    """ "BASRA, May 4, 2031 (Agency) —": a full date before the dash that opens a report."""
    opening = _DATELINE_DATE.match(line[:120])
    if not opening:
        return []
    return [found.publication for found in find_dates(opening.group(), today) if found.publication][:1]


def _title(layout: Layout) -> str | None:
    """The headline above the first sentence: the line that stands there twice, else the first that can be one."""
    labelled = next((match for line in layout.head[:15] if (match := _TITLE_LABEL.match(line.text))), None)
    if labelled:
        return _unquoted(labelled["title"])
    lines = [_HEADING_MARK.sub("", line.text).strip() for line in layout.head[:30]]
    script = main_script("\n".join(line.text for line in layout.body[:8]))
    fitting = [line for line in lines if _could_be_title(line, script)]
    counts = Counter(fitting)
    return next((line for line in fitting if counts[line] > 1), fitting[0]) if fitting else None


def _unquoted(value: str) -> str:
    """A label's value without the marks around all of it; those inside stay, as YAML writes them or not."""
    value = value.strip()
    mark = value[:1]
    if len(value) < 2 or mark != value[-1] or mark not in "\"'":
        return value
    return value[1:-1].replace('\\"' if mark == '"' else "''", mark).strip()


def _could_be_title(line: str, script: str | None) -> bool:
    return (
        len(words_of(line)) in _TITLE_WORDS
        and main_script(line) == script
        and not line.endswith((".", ":", ",", "—", "–", "-"))
        and not is_name_list(line)
        and not is_imprint(line)
        and not _is_menu(line)
        and not (
            is_label(line)
            or is_byline(line)
            or is_contact(line)
            or _ADDRESS.search(line)
            or _CREDIT_LINE.search(line)
            or _RELEASE.search(line)
        )
    )


def _is_menu(line: str) -> bool:
    """Whether a line is a page's list of sections: three short parts or more, or names of sections alone."""
    parts = [part for part in _MENU_GAP.split(line) if part]
    if len(parts) >= _MENU_PARTS and all(len(part.split()) <= _MENU_PART_WORDS for part in parts):
        return True
    return all(word in _SECTIONS for word in words_of(line))


def _own_address(layout: Layout) -> str | None:
    """The address of the article itself: the first above the text that leads to a page and to no picture."""
    for line in layout.head[:5]:
        for match in _ADDRESS.finditer(line.text):
            address = match.group().rstrip(".,;")
            is_deep = address.count("/") > 3 or address.endswith((".html", ".htm"))
            if is_deep and not _PICTURE.search(address):
                return address
    return None


def _body_text(text: str, masked: Sequence[Range]) -> str:
    pieces, at = [], 0
    for start, end in masked:
        pieces.append(text[at:start])
        at = end
    return "".join([*pieces, text[at:]])
