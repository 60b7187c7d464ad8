"""Names of persons, organisations and things, and what describes them, as they are compared.

It does not know which are one (`same_name`), nor who anybody is.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.regex import regex
from retrieval.stems import stem_of
from retrieval.values.institutions import COMPANIES, INSTITUTIONS
from retrieval.values.ordinal import figures_in
from retrieval.values.title import TITLES
from retrieval.values.tokens import Token, tokens_of

PARTICLES = frozenset(
    "al el ul ad ash as an ar at az bin ben ibn bint abu abd van von der den de del della di da dos das "
    "du la le les ter "
    "of the and y e zu".split()
)
HONORIFICS = TITLES | frozenset(
    "professor sir dame lord lady rev reverend fr father sister brother st saint hon shaikh ayatollah rabbi "
    "cardinal bishop archbishop king queen prince princess emperor major corporal private pvt brigadier brig "
    "marshal prime premier pm vice acting interim former ex mp attorney chief officer constable spokesperson "
    "manager engineer conductor pilot driver teacher student doctor nurse reporter candidate founder head "
    "official lawmaker analyst expert lawyer suspect victim gunman shooter bomber attacker hostage witness "
    "resident foreign defense defence interior health finance energy police army navy state federal district "
    "county city late then jr sr foreign-minister activist cleric dissident philanthropist tycoon billionaire".split()
)
"""With what only describes somebody or their office."""
_QUALIFIERS = {
    "north": "north",
    "northern": "north",
    "south": "south",
    "southern": "south",
    "east": "east",
    "eastern": "east",
    "west": "west",
    "western": "west",
    "upper": "upper",
    "lower": "lower",
    "new": "new",
    "old": "old",
    "central": "central",
    "first": "1",
    "second": "2",
    "third": "3",
    "fourth": "4",
    "fifth": "5",
    "sixth": "6",
    "seventh": "7",
    "eighth": "8",
    "ninth": "9",
    "tenth": "10",
    "one": "1",
    "two": "2",
    "three": "3",
    "four": "4",
    "ii": "2",
    "iii": "3",
    "iv": "4",
    "vi": "6",
    "vii": "7",
    "viii": "8",
    "ix": "9",
}
DIRECTIONS = frozenset("north south east west upper lower".split())


@dataclass(frozen=True, slots=True)
class Name:
    """`words` are folded (no accents, case, roles, particles), `given` the words as compared when spelling counts.

    `qualifiers` are directions and numbers, which must agree; `described` when nothing in it is a proper name ("a
    teacher"), and then `words` are stems and ordinals are qualifiers of their own ("7." of "the 7th floor").
    """

    words: tuple[str, ...]
    given: tuple[str, ...]
    qualifiers: tuple[str, ...] = ()
    described: bool = False
    acronym: str = ""


_POSSESSIVE = regex(r"['’`ʼ‘]s?$")
_APOSTROPHE = regex(r"['’`ʼ‘]")


@lru_cache(maxsize=16_384)
def fold(word: str) -> str:
    """Lower case without accents, apostrophes and possessive. Kept, for names are held against each other again and
    again."""
    word = _POSSESSIVE.sub("", word)
    plain = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return _APOSTROPHE.sub("", plain).casefold()


def read_name(text: str) -> Name | None:
    """The name that the words give, or a description of somebody; None when there is no word in them."""
    tokens = [t for t in tokens_of(text) if t.is_word or t.is_number]
    capitals = [t for t in tokens if t.is_capital or t.is_number]
    proper = [t for t in capitals if t.is_word and not (t is tokens[0] and _is_role_or_article(t))]
    if not proper:
        return _described(tokens, text)
    kept = _named(tokens, text)
    words = tuple(fold(t.written) for t in kept)
    qualifiers = tuple(sorted(_QUALIFIERS.get(w, w) for w in words if w in _QUALIFIERS or w[:1].isdecimal()))
    words = tuple(w for w in words if w and w not in _QUALIFIERS and not w[:1].isdecimal())
    acronym = _acronym(text)
    if not words and not qualifiers:
        return _described(tokens, text)
    return Name(
        words or tuple(fold(t.written) for t in kept), tuple(fold(t.written) for t in kept), qualifiers, False, acronym
    )


def _is_role_or_article(token: Token) -> bool:
    return token.lower in HONORIFICS or token.lower in ("the", "a", "an", "his", "her", "their", "its", "two", "some")


def _named(tokens: Sequence[Token], text: str) -> list[Token]:
    """The words of the name itself: capitals and numbers, roles in front and particles dropped."""
    kept = [t for t in tokens if (t.is_capital or t.is_number) and fold(t.written) not in PARTICLES]
    while len(kept) > 1 and fold(kept[0].written) in HONORIFICS:
        kept = kept[1:]
    return [t for t in kept if not (t.is_number and _is_age_of(text, t))] or kept


def _is_age_of(text: str, token: Token) -> bool:
    return text[: token.start].rstrip().endswith((",", "(")) or text[token.end : token.end + 5].startswith("-year")


def _acronym(text: str) -> str:
    letters = re.sub(r"(?<=[A-Z])\.", "", text.strip()).strip(" '’s")
    letters = re.sub(r"^(?:the|The)\s+", "", letters)
    return letters.casefold() if re.fullmatch(r"[A-Z]{2,6}", letters) else ""


_BODIES = COMPANIES | INSTITUTIONS | frozenset("bureau congress senate".split())


def names_a_body(words: str) -> bool:
    """Whether a name of several words ends as those of organisations do ("Pellin Rowing Association")."""
    folded = [fold(token.written) for token in tokens_of(words) if token.is_word]
    return len(folded) > 1 and folded[-1] in _BODIES


_FILLERS = frozenset("a an the of in on at his her their its this that these those some who was were is are by".split())


def _described(tokens: Sequence[Token], text: str) -> Name | None:
    """What says who or what it is in small letters; figures and directions are apart, for "9th floor" is no "7th"."""
    figures = [f for f in figures_in(tokens) if not _is_age_of(text, tokens[f.at])]
    inside = {at for f in figures for at in range(f.at, f.after)}
    words = [t.lower for at, t in enumerate(tokens) if t.is_word and at not in inside and t.lower not in _FILLERS]
    directions = {_QUALIFIERS[w] for w in words if _QUALIFIERS.get(w) in DIRECTIONS}
    qualifiers = tuple(sorted({f.number for f in figures} | directions))
    stems = tuple(stem_of(w) for w in words) or (qualifiers if any(t.is_word for t in tokens) else ())
    return Name(stems, stems, qualifiers, True) if stems else None


def split_names(text: str) -> tuple[str, ...]:
    """The names of "A, B and C"; one name when nothing joins two capitalised ones ("Trinidad and Tobago" is one)."""
    parts = re.split(r"\s*(?:,\s*(?:and\s+)?|\s+and\s+|\s+&\s+)\s*", text.strip())
    named = [p for p in parts if p[:1].isupper() or any(w[:1].isupper() for w in p.split())]
    if len(named) < 2 or len(named) != len(
        [p for p in parts if not re.fullmatch(r"\d{1,3}|of .*|a .*|the .*|an .*|", p)]
    ):
        return (text.strip(),)
    if not all(len(_words_of(p)) >= 2 for p in named) and "," not in text and not _lists(text):
        return (text.strip(),)
    return tuple(named)


def _words_of(part: str) -> list[str]:
    return [w for w in part.split() if w[:1].isupper()]


def _lists(text: str) -> bool:
    """Whether "X and Y" of single words is a list: both sides are alone, so it may be one name; taken as a list."""
    return len(re.findall(r"\band\b|&", text)) == 1 and len(text.split()) == 3
