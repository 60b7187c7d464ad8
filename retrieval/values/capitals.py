"""Runs of capitalised words, which is how names look; what is a capital for its place in the sentence is cut off.

It does not know who or what a name is, nor alphabets without capitals.
"""

import re
from functools import lru_cache
from itertools import pairwise

from index.regex import regex
from index.times.timewords import FULL_WEEKDAY

# A mark that no letter of its own holds stands behind its letter.
_CAP = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w\u0300-\u036f'’`.-]*"
# What stands between the words of one name: some with spaces or hyphens ("Rio de la Plata"), Arabic articles with a
# hyphen only ("as-", "at-" are English words else).
_PARTICLE = r"(?:al|el|de|del|della|di|da|do|dos|la|le|les|du|des|van|der|den|of|bin|upon|sur)"
_ARTICLE = r"(?:al|el|ad|as|ash|an|ar|at|az)"
RUN = regex(
    rf"(?:\b{_ARTICLE}-(?={_CAP}))?\b{_CAP}"
    rf"(?:(?:\s(?:{_PARTICLE}[\s-]){{1,2}}|\s(?:{_ARTICLE}-)?|-(?:(?:{_PARTICLE}|{_ARTICLE})-)?){_CAP})*"
)


@lru_cache(maxsize=4_096)
def runs(text: str) -> tuple[tuple[int, int], ...]:
    """Runs of capitalised words with their particles; sentence-initial function words aside.

    Kept, for a sentence is asked for them by every rule about names, for each of its spans.
    """
    found = []
    for start, end in (part for match in RUN.finditer(text) for part in _owners(text, *match.span())):
        first = (_ARTICLE_OF if _GOES_BEFORE.search(text, max(0, start - 2), start) else _LEADING).match(
            text, start, end
        )
        if first:
            start = first.end()
        start = _opened(text, start, end)
        end -= len(text[start:end]) - len(text[start:end].rstrip())
        while end > start and text[end - 1] in ".-'’`" and not re.search(r"\b[A-Z]\.$", text[start:end]):
            end -= 1
        if re.search(r"['’]s$", text[start:end]):
            end -= 2
        end = _before_weekday(text, start, end)
        if end > start and not _is_of_calendar(text, start, end):
            found.append((start, end))
    return tuple(found)


# One word for a feature behind a possessive makes one name of both ("Widow's Point"); "Varania's Hamra base" has two.
_FEATURE = (
    r"(?:Head|Hill|Bay|Point|Cross|Corner|Creek|Cove|Rocks?|Peak|Pass|Ridge|Woods?|Mill|Farm|Ford|Ferry|Landing|Wharf|"
    r"Gate|Green|Lane|Street|Road|Square|Bridge|Island|Well|Leap|Seat|Church|Cathedral|Hospital|Park|Falls|Land|Arms|Nest|"
    r"Rest|Inn|Quay|Yard|Row|Gap|Cottages?|Beach|Sands|Common)"
)
_CUTS = regex(rf"['’]s\s(?!{_FEATURE}\b(?!\s[A-Z]))|(?<=[a-z]{{4}})\.\s")


def _owners(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A run cut behind each possessive, for an owner and what is owned are two names, and behind a full stop that no
    short form ("Gov.", "St.") explains."""
    borders = [start, *(start + m.end() for m in _CUTS.finditer(text[start:end])), end]
    return [(a, b) for a, b in pairwise(borders) if b > a]


_LEADING = regex(
    r"(?:The|A|An|In|On|At|From|Of|By|For|To|And|But|As|After|Before|When|While|Near|He|She|It|They|We|His|"
    r"Her|Its|Their|"
    r"This|That|These|Those|There|Some|No|All|Both|Two|Three|One|If|With|Since|Then|Now|Also|Later|Earlier|"
    r"Our|My|Your|Mr|Mrs|Ms)\b\.?[\s-]*"
)
# Behind a small word in the middle of a sentence, a capital is the name's own: "the lane to Three Oaks".
_GOES_BEFORE = regex(r"[a-z] $")
_ARTICLE_OF = regex(r"(?:The|A|An|Mr|Mrs|Ms)\b\.?[\s-]*")
_OPENING = regex(
    r"(?:Is|Are|Was|Were|Did|Does|Do|Can|Could|Should|Would|Has|Have|Had|Only|Even|Today|Yesterday|Tomorrow|Because|"
    r"Although|Though|Until|Once|Meanwhile|However|The)\s(?=[^\W\d_a-z])"
)
_WEEKDAY = regex(
    r"(?<!Black)(?<!Bloody)(?<!Good)(?<!Super)(?<!Ash)(?<!Palm)(?<!Easter)(?<!Cyber)(?<!Holy)(?<!Maundy)(?<!Giving)"
    rf"\s{FULL_WEEKDAY}$"
)
_OF_CALENDAR = regex(rf"(?:January|February|July|September|October|November|December|{FULL_WEEKDAY})s?")
_MONTH_AND_NAME = regex(r"March|April|May|June|August")
_DAY_BEFORE = regex(
    r"\b(?:\d{1,2}(?:st|nd|rd|th)?(?:\sof)?|in|since|until|during|early|late|mid|last|next)[\s-]+$", re.IGNORECASE
)
_DAY_BEHIND = regex(r"\s+\d")


def _is_of_calendar(text: str, start: int, end: int) -> bool:
    """Whether it is a weekday or a month and no more; "June" is somebody's name where no figure makes it one."""
    if _OF_CALENDAR.fullmatch(text, start, end) is not None:
        return True
    dated = _DAY_BEFORE.search(text, max(0, start - 12), start) or _DAY_BEHIND.match(text, end)
    return dated is not None and _MONTH_AND_NAME.fullmatch(text, start, end) is not None


def _opened(text: str, start: int, end: int) -> int:
    """Where the name begins behind words that are capitals only because a sentence or a headline opens with them.

    Not behind a quotation mark: a title may begin with them.
    """
    if text[:start].endswith(("“", "‘", '"', "'")):
        return start
    while opening := _OPENING.match(text, start, end):
        start = opening.end()
    return start


def _before_weekday(text: str, start: int, end: int) -> int:
    """Where the name ends before the day that American English puts behind it ("told Ostra Monday")."""
    day = _WEEKDAY.search(text, start, end)
    return end if day is None else day.start()


def in_small_letters(words: str) -> str:
    """Words whose capitals are no name's ("the Friday auction"); as they are where another alphabet may hold one."""
    return words if RUN.search(words) is None else words.lower()


_MOST_WORDS_GROWN = 2


def whole_names(quote: str, start: int, end: int) -> tuple[int, int]:
    """The span, grown to the ends of the capitalised runs that it cuts; by two words at most, for a heading is one run
    of capitals."""
    first, last = start, end
    for a, b in runs(quote):
        if a < end and start < b:
            first = min(first, a) if len(quote[a:start].split()) <= _MOST_WORDS_GROWN else first
            last = max(last, b) if len(quote[end:b].split()) <= _MOST_WORDS_GROWN else last
    return first, last
