"""A line that only says whose report it is and when it was printed: "Velm Courier, 12 March 2031", "Posted by ...".

It knows the form of such a line, not outlets' names; which outlet and day it states is read by `masthead`.
"""

import re
from datetime import date

from index.page.publication import find_dates
from index.regex import regex
from index.times.monthnames import DATE_LABELS, MONTHS, WEEKDAYS

_LONGEST = 120  # characters
_NAME_WORDS = 8
_YEAR = regex(r"(?:19|20)\d\d")
_ANY_DAY = date(2999, 1, 1)
_WORD = regex(r"[^\W\d_][\w'’.&]*|\d+")
_PAGE = regex(r"\bpage\s\d+(?:\sof\s\d+)?", re.IGNORECASE)
_APART = regex(r"[,|·•–—()/:\t]|\s-\s|\s{2,}|\n")
_SMALL = frozenset("of the and & de la le les des du del der die das und y e et i d von van by par por di".split())
_PRINTED = regex(
    r"(?:posted|published|publié|publicado|pubblicato|veröffentlicht|updated|mis à jour|aktualisiert|опубликовано|"
    r"опубліковано)\b",
    re.IGNORECASE,
)


def is_imprint(line: str) -> bool:
    """Whether beside a full date the line has nothing but names and words of printing, set apart from it."""
    if len(line) > _LONGEST or not _YEAR.search(line) or line.endswith(("!", "?", ":")):
        return False
    dates = list(find_dates(line, _ANY_DAY))
    if not dates:
        return False
    rest = line
    for found in reversed(dates):
        rest = f"{rest[: found.start]}\n{rest[found.end :]}"
    rest = _PAGE.sub("|", rest)
    words = [word for word in _WORD.findall(rest) if not _is_of_date(word)]
    if _PRINTED.search(rest) and len(words) <= _NAME_WORDS // 2:
        return True
    are_names = all(word[0].isupper() or word.casefold().strip(".") in _SMALL for word in words)
    is_apart = not words or _APART.search(rest.strip()) is not None or _touches_edge(line, dates[0].start, dates[0].end)
    return len(words) <= _NAME_WORDS and are_names and is_apart


def _is_of_date(word: str) -> bool:
    plain = word.casefold().strip(".")
    return plain in MONTHS or plain in WEEKDAYS or (plain in DATE_LABELS and plain not in _SMALL)


def _touches_edge(line: str, start: int, end: int) -> bool:
    """Whether a sign, not a blank alone, stands between the date and the name beside it."""
    return line[:start].rstrip()[-1:] in ",|·•–—(-/" if start else line[end:].lstrip()[:1] in ",|·•–—)-/"
