"""Names that say of what sort a thing is and then which one: "Hurricane Ansel", "Camp Vell North", "Flight 41", and
those that a number tells apart: "the Corvid-2", "train 418".

A sentence that tells of another of the sort and never of the asked one answers nothing. English words for sorts; ships
and firms that share a first word are no sort, for the owner's name often answers for the ship.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from index.regex import regex
from index.times.timewords import MONTHS, WEEKDAYS
from retrieval.speech.reporting import BODIES, ROLES
from retrieval.values.same_name import same_word

_SORTS = (
    "hurricane storm typhoon cyclone fort camp flight line route highway hotel hospital operation lake mount port cape "
    "unit block ward district sector station terminal gate pier platform article amendment section chapter title "
    "proposition resolution phase stage group pool division brigade battalion regiment squadron room tower reactor pit "
    "dam island"
).split()
_OF_A_SORT = regex(rf"\b({'|'.join(sort.capitalize() for sort in _SORTS)})\s+((?:[A-Z0-9][\w-]*)(?:\s+[A-Z][\w-]*)?)")
_NUMBERED = regex(
    r"\b(?P<name>[A-Z][A-Za-z’']*[a-z]|[A-Z]{2,}|train|bus|flight|tram|line|gate|lot|case|pier|platform|unit|clause|article|"
    r"section|phase|stage|reactor|route|highway|ward|block|district|terminal|sector|amendment|proposition|resolution|exit|"
    r"shaft|match|dock|hangar|coach|wagon)(?:-| (?:[Nn]o\.? |number )?)(?P<number>[A-Z]{0,3}\d{1,4})\b"
    r"(?![.,:%]?\d|%|\s?(?:per ?cent|people|years?|days?|million|billion|[ap]\.?m\b))"
)
_COUNTING = frozenset(
    "on in by since until of at about only some over nearly than the all our least most another these those for from "
    "with and but when after before between around roughly first last page age aged top as to".split()
)
"""Words that stand before a figure and name nothing."""
_NO_NAMES = BODIES | ROLES | frozenset("authority master services".split())
"""What a sort makes an office or a body of: "District Attorney", "Flight Lieutenant", "Port Authority"."""


@lru_cache(maxsize=8)
def _asked(question: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(_of_a_sort(question))


def _of_a_sort(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for sort, which in _OF_A_SORT.findall(text):
        words = tuple(which.split())
        if words[0].lower() not in _NO_NAMES:
            yield sort, words


def tells_of_another(question: str, sentence: str) -> bool:
    """Whether the sentence names others of a sort that the question names one of, and not that one."""
    for sort, which in _asked(question):
        others = [other for found, other in _of_a_sort(sentence) if found == sort]
        if others and not any(_may_be_one(which, other) for other in others) and not _has(sentence, which):
            return True
    return _tells_of_another_number(question, sentence)


def _tells_of_another_number(question: str, sentence: str) -> bool:
    """Whether it has a name that the question has, with other numbers alone: the Corvid-1 is not the Corvid-2."""
    asked = _numbered(question)
    told = _numbered(sentence) if asked else {}
    return any(
        name in told and not told[name] & numbers and not any(_has(sentence, (number,)) for number in numbers)
        for name, numbers in asked.items()
    )


@lru_cache(maxsize=1024)
def _numbered(text: str) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for match in _NUMBERED.finditer(text):
        name = match["name"].lower()
        if name not in _COUNTING and name not in MONTHS and name not in WEEKDAYS:
            found[name] = found.get(name, frozenset()) | {match["number"]}
    return found


def _may_be_one(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether the shorter name's words are all in the longer one, as each language spells them."""
    short, long = sorted((a, b), key=len)
    return all(any(word == other or _is_spelled(word, other) for other in long) for word in short)


def _is_spelled(a: str, b: str) -> bool:
    """A figure beside a word may be the same number: "4" and "Four"."""
    if a[0].isalpha() and b[0].isalpha():
        return same_word(a.lower(), b.lower())
    return a[0].isalpha() or b[0].isalpha()


def _has(sentence: str, which: Sequence[str]) -> bool:
    return all(re.search(rf"\b{re.escape(word)}\b", sentence) for word in which)
