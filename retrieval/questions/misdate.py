"""A day in a question that no calendar has: "31 April", "February 30th, 2025", "2024-04-31", in any language.

It does not know what is read in its place. In articles such days are left alone: nobody asks about them.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from index.regex import folded
from index.times.monthnames import MONTHS, month_of
from index.times.timewords import AMBIGUOUS_MONTHS

LEAP_YEAR = 2000  # 29 February without a year is a day
_LAST = 39  # "45 April" counts something


@dataclass(frozen=True, slots=True)
class Misdate:
    """`question[start:end]` names a month that has no such day; `year` None where it names none. In "28 to 31 April"
    the wrong day begins at `day_start`."""

    start: int
    day_start: int
    end: int
    year: int | None
    month: int


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    names = "|".join(sorted(map(re.escape, MONTHS), key=lambda name: (-len(name), name)))
    month = rf"(?P<m>{names})\b\.?"
    year = r"(?P<y>(?:1[5-9]|20)\d\d)(?![\d%])"
    ordinal = r"(?:st|nd|rd|th|er|º|ª|-?го|-?е|\.)"
    return tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            rf"(?<![\w$€£.,/:-])(?:\d{{1,2}}\s?(?:[-–]|and|to)\s?)?(?P<d>\d{{1,2}}){ordinal}?\s*(?:(?:day\s)?of\s|de\s|del\s|di\s|من\s)?{month}"
            rf"(?:,?\s(?:de\s|del\s)?{year}(?:\s(?:года|року))?)?",
            # "April 31 people": a bare number after the month is its day only where a year or nothing follows.
            rf"(?<!\w){month}\s(?:the\s)?(?P<d>\d{{1,2}})(?P<th>(?:st|nd|rd|th)\b)?(?:,?\s{year})?"
            r"(?(th)|(?(y)|(?=\s*(?:[?!;:,]|$))))",
            r"(?<![\d/.-])(?P<y>\d{4})[-/](?P<m>\d{1,2})[-/](?P<d>\d{1,2})(?![/\d-])",
            r"(?<![\d/.-])(?P<d>\d{1,2})(?P<s>[/.])(?P<m>\d{1,2})(?P=s)(?P<y>(?:19|20)\d\d)(?![/\d-])",
            r"(?<![\d/.-])(?P<m>\d{1,2})/(?P<d>\d{1,2})/(?P<y>(?:19|20)\d\d)(?![/\d-])",
        )
    )


def misdate(question: str) -> Misdate | None:
    """The first such day; None where every day that is named can be one."""
    if not any(map(str.isdigit, question)):  # most questions: the patterns take a fiftieth of a cold start to compile
        return None
    found = [read for pattern in _patterns() for match in pattern.finditer(question) if (read := _read(match))]
    return min(found, key=lambda each: (each.start, -each.end), default=None)


def _read(match: re.Match[str]) -> Misdate | None:
    month = int(match["m"]) if match["m"].isdigit() else month_of(match["m"]) or 0
    day, year = int(match["d"]), int(match["y"]) if match["y"] else None
    is_word = folded(match["m"]) in AMBIGUOUS_MONTHS and not match["m"][0].isupper()  # "how 35 may have died"
    if not 1 <= month <= 12 or day > (31 if is_word else _LAST) or _is_there(year or LEAP_YEAR, month, day):
        return None
    day_start = min(match.start(part) for part in "dmy" if match[part])
    return Misdate(match.start(), day_start, match.end(), year, month)


def _is_there(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
