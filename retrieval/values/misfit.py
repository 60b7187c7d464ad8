"""Names of the wrong kind: a title where a place is asked for, a place-less phrase, one whose surname is asked of.

Rules of shape only, without lists of names but that of the countries. What they cannot tell they let pass.
"""

import re

from index.regex import regex
from retrieval.stems import stem_of, words_of
from retrieval.values.countries import SMALLER_THAN_A_COUNTRY, is_country
from retrieval.values.name import HONORIFICS, Name, fold
from retrieval.values.nationality import is_adjective
from retrieval.values.place import Place
from retrieval.values.title import has_title
from retrieval.values.value import QuestionFocus

_PLACE_NOUNS = frozenset(
    "area airport alley apartment bar base basement bathroom beach bed border bridge building bus cafe camp car castle "
    "cave cell church city classroom clinic club coast compound concert corner country court courtyard crossing depot "
    "desert district door doorway embassy factory farm field flat forest garage garden gate ground hall harbour harbor "
    "headquarters highway hill hospital hotel house island junction kitchen lake lobby mall market mine mosque motel "
    "mountain museum office park parking plant platform port prison province ranch region resort restaurant river road "
    "roof room school sea shelter ship shop site square stadium station store street suburb supermarket tavern "
    "terminal theatre theater toilet tower town train tunnel university valley van vehicle venue village warehouse "
    "yard zone outskirts residence colony wilderness sidewalk parliament tropic".split()
)
_PLACES_AT = regex(
    r"\b(?:in|at|on|near|inside|outside|under|behind|from|to|into|around|beside|between|off|over|through|across|along)\s+"
    r"(?:[\w'’-]+\s+){0,4}$",
    re.IGNORECASE,
)
_IS_TIME = regex(
    r"(?:the\s+)?(?:\d{1,2}[:.]\d\d\b|(?:day|night|morning|evening|afternoon|week|month|year)s?\b)|"
    r"(?:\d+|(?!the\b)[a-z]+(?:-[a-z]+)?)\s+(?:(?:days|weeks|months|years)\b|(?:day|week|month|year)\s+(?:in|of)\b)",
    re.IGNORECASE,
)
_LARGE = frozenset("us usa uk un eu uae ussr nato".split())  # no answer to "which town"


_ASKS_KIN = regex(
    r"\b(?:wife|husband|sons?|daughters?|brothers?|sisters?|father|mother|parents?|widow|uncle|aunt|cousin|nephew|niece|"
    r"child|children|family|relatives?|twin|grand\w+|namesake|married|full name|first name)\b|"
    r"\bwho (?:is|was|are|were) (?-i:[A-Z])",
    re.IGNORECASE,
)
_OF = regex(r"\sof\s", re.IGNORECASE)
_LONGEST_PERSON = 3


def is_known_by_surname(name: Name, words: str, question: QuestionFocus) -> bool:
    """Whether the question has the last word of a person's name: who asks who followed Venn knows of Ada Venn. Not
    where it has another first name before it, asks for kin, offers names or asks who somebody is."""
    if name.described or question.spelling or question.alternatives or not 1 < len(name.given) <= _LONGEST_PERSON:
        return False
    if _OF.search(words) or _ASKS_KIN.search(question.text):
        return False
    asked = words_of(question.text)
    before = [
        asked[at - 1] for at, word in enumerate(asked) if at and word[:1].isupper() and fold(word) == name.given[-1]
    ]
    return bool(before) and all(_is_no_first_name(word) or fold(word) in name.given for word in before)


def _is_no_first_name(word: str) -> bool:
    return not word[:1].isupper() or fold(word) in HONORIFICS


def is_no_place(place: Place, quote: str, start: int, end: int, nouns: tuple[str, ...]) -> bool:
    """Whether the words cannot be a place: a person's title, a nationality, a thing that nothing happens in or at."""
    words = quote[start:end]
    if _is_of_another_sort(words, nouns):
        return True
    if place.inner.described:
        return _IS_TIME.match(words) is not None or not _says_where(words, quote, start)
    if has_title(words):
        return True
    if place.inner.acronym in _LARGE and bool(frozenset(nouns) & SMALLER_THAN_A_COUNTRY):
        return True
    return is_adjective(quote, start, end) and not is_country(words)  # "in Japan wounds take long to heal"


# What names itself at its end; a stadium may be called a bridge, and a prison an island.
_ROADS = frozenset("street avenue road lane boulevard highway motorway".split())
_SORTS = frozenset("hotel hospital airport river lake museum bridge".split())


def _is_of_another_sort(words: str, nouns: tuple[str, ...]) -> bool:
    """Whether a hotel is asked for and it ends as a street does, or the like."""
    sort = _sort((words_of(words) or [""])[-1])
    return sort != "" and bool(nouns) and _STEM_SORTS.get(nouns[-1], sort) != sort


def _sort(word: str) -> str:
    lower = word.lower()
    return "road" if lower in _ROADS else lower if lower in _SORTS else ""


_STEM_SORTS = {stem_of(word): _sort(word) for word in _ROADS | _SORTS}


def is_put_at(quote: str, start: int) -> bool:
    """Whether something is said to be at, or to go to, what begins at `start`."""
    return _PLACES_AT.search(quote[max(0, start - 40) : start]) is not None


def _says_where(words: str, quote: str, start: int) -> bool:
    if {word.lower().rstrip("s") for word in words_of(words)} & _PLACE_NOUNS:
        return True
    return is_put_at(quote, start) or _PLACES_AT.match(words + " ") is not None
