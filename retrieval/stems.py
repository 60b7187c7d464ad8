"""Content words and their stems, for comparing a question's words with a sentence's.

Stems are Snowball's (Porter2, Porter 2001); it knows English stop words only, other languages keep all theirs.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

import Stemmer

from index.regex import regex

_WORD = regex(r"\d[\d.,:]*\d|\w+(?:[’']\w+)*", re.UNICODE)
_POSSESSIVE = regex(r"[’']s?$")

STOP_WORDS = frozenset(
    "a an the this that these those there here it its he she they them his her their him we us our you your i me my "
    "of in on at by for from to into onto with within without over under about between among through during before "
    "after since until till up down out off and or but nor so yet if then than as not no yes do does did done doing "
    "is are was were be been being am has have had having can could may might must will would shall should who whom "
    "whose which what when where why how many much any some all both each every more most other such only own same "
    "also very just too ever never get got say says said "
    "tell told according reported report reports s t d ll re ve".split()
)


@dataclass(frozen=True, slots=True)
class Stem:
    """A content word as written and its stem."""

    word: str
    stem: str


@cache
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("english")


@cache
def stem_of(word: str) -> str:
    """The stem of one word, lower case, possessive and thousands separators gone."""
    word = _POSSESSIVE.sub("", word.lower())
    if word[:1].isdigit():
        return word.replace(",", "")
    return str(_stemmer().stemWord(word))


def words_of(text: str) -> list[str]:
    """All words, as written."""
    return _WORD.findall(text)


def content_words(text: str) -> tuple[Stem, ...]:
    """Words that carry meaning, in order, each stem once."""
    found: dict[str, Stem] = {}
    for word in words_of(text):
        if word.lower() not in STOP_WORDS and (len(word) > 1 or word.isdigit()):
            stem = stem_of(word)
            found.setdefault(stem, Stem(word, stem))
    return tuple(found.values())


@lru_cache(maxsize=65_536)
def stems_in(text: str) -> frozenset[str]:
    """The stems of all words of a text; stop words too, since asking for them costs more than having them."""
    return frozenset(map(stem_of, _WORD.findall(text)))
