"""Names of persons, organisations and things: their short forms, spellings and acronyms, and how two compare.

It does not know who anybody is: two persons of one name join, two names of one person part.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.regex import regex
from retrieval.stems import stem_of
from retrieval.values.ordinal import figures_in
from retrieval.values.relation import Relation
from retrieval.values.spelling import ALIKE, distance
from retrieval.values.tokens import Token, tokens_of

_PARTICLES = frozenset(
    "al el ul ad ash as an ar at az bin ben ibn bint abu abd van von der den de del della di da dos das "
    "du la le les ter "
    "of the and y e zu".split()
)
_HONORIFICS = frozenset(
    "mr mrs ms miss dr prof professor sir dame lord lady rev reverend fr father sister brother st saint hon sheikh "
    "shaikh ayatollah imam rabbi pope cardinal bishop archbishop king queen prince princess emperor general gen "
    "lieutenant lt colonel col major maj captain capt sergeant sgt corporal cpl private pvt admiral adm commander cmdr "
    "brigadier brig marshal president prime minister premier pm chancellor vice deputy acting interim "
    "former ex senator "
    "sen representative rep congressman congresswoman mp governor gov mayor secretary ambassador judge "
    "justice attorney "
    "prosecutor sheriff chief officer detective inspector constable spokesman spokeswoman spokesperson "
    "director manager "
    "coach engineer conductor pilot driver teacher student doctor nurse reporter journalist photographer author actor "
    "actress singer candidate leader founder chairman chairwoman ceo head official lawmaker analyst "
    "expert lawyer suspect "
    "victim gunman shooter bomber attacker hostage witness resident foreign defense defence interior health finance "
    "energy police army navy state federal district county city late then jr sr foreign-minister businessman "
    "businesswoman activist cleric dissident rapper musician philanthropist tycoon billionaire".split()
)
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
_DIRECTIONS = frozenset("north south east west upper lower".split())
_HEADS = frozenset(
    "ministry party bank university college school police army council court club union institute agency department "
    "commission committee office airport base hospital church mosque company group force forces movement front brigade "
    "brigades district province city town village county state region street road bridge station stadium museum park "
    "hotel embassy parliament government authority association federation league foundation museum prison mine river "
    "lake island mountain valley square centre center airlines airways news times post agency guard corps fund".split()
)
_LOOSE_HEADS = frozenset(
    "inc corp corporation ltd llc plc co company group holdings limited gmbh ag sa news agency".split()
)


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
    return token.lower in _HONORIFICS or token.lower in ("the", "a", "an", "his", "her", "their", "its", "two", "some")


def _named(tokens: Sequence[Token], text: str) -> list[Token]:
    """The words of the name itself: capitals and numbers, roles in front and particles dropped."""
    kept = [t for t in tokens if (t.is_capital or t.is_number) and fold(t.written) not in _PARTICLES]
    while len(kept) > 1 and fold(kept[0].written) in _HONORIFICS:
        kept = kept[1:]
    return [t for t in kept if not (t.is_number and _is_age_of(text, t))] or kept


def _is_age_of(text: str, token: Token) -> bool:
    return text[: token.start].rstrip().endswith((",", "(")) or text[token.end : token.end + 5].startswith("-year")


def _acronym(text: str) -> str:
    letters = re.sub(r"(?<=[A-Z])\.", "", text.strip()).strip(" '’s")
    letters = re.sub(r"^(?:the|The)\s+", "", letters)
    return letters.casefold() if re.fullmatch(r"[A-Z]{2,6}", letters) else ""


_TITLES = frozenset(
    "mr mrs ms miss dr prof gen lt col maj capt sgt cpl adm cmdr sen rep gov president minister chancellor governor "
    "senator mayor general colonel captain sergeant admiral judge sheriff spokesman spokeswoman sheikh imam "
    "pope actor actress singer rapper musician comedian author journalist photographer coach businessman "
    "businesswoman ceo vp pastor detective deputy inspector".split()
)


def has_title(text: str) -> bool:
    """Whether a capitalised title of a person stands in the words ("Gen. Pavel Druzhin")."""
    return any(t.is_capital and t.lower in _TITLES for t in tokens_of(text))


def without_title(text: str) -> int:
    """Where the person's own name begins: behind the last title that has a capitalised word behind it, else 0."""
    tokens = tokens_of(text)
    begins = 0
    for at, token in enumerate(tokens):
        rest = [t for t in tokens[at + 1 :] if t.is_word]
        if token.lower in _TITLES and rest and rest[0].is_capital:
            begins = rest[0].start
    return begins


_BODIES = frozenset(
    "ministry party university college school court council union institute agency department commission committee "
    "company group corps association associations federation league foundation center centre hospital office bureau "
    "parliament congress senate church authority airlines airways inc corp llc ltd plc".split()
)


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
    directions = {_QUALIFIERS[w] for w in words if _QUALIFIERS.get(w) in _DIRECTIONS}
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


def relate_names(a: Name, b: Name, *, spelling: bool = False, alike: float | None = None) -> Relation:
    """Whether two names are one; symmetric. `spelling`: the letters themselves are asked for.

    `alike` is how far apart the spellings of a word may be; by itself it hangs on what else the names share.
    """
    if a.described or b.described:
        return _relate_descriptions(a, b)
    if spelling:
        return _join(_is_run(a.given, b.given) or _is_run(b.given, a.given))
    if _acronyms_agree(a, b):
        return Relation.JOINS
    if a.qualifiers != b.qualifiers:
        return Relation.PARTS
    short, long = (a, b) if (len(a.words), a.words) <= (len(b.words), b.words) else (b, a)
    return _join(_short_for(short, long, alike if alike is not None else _leeway(short, long)))


def _join(joins: bool) -> Relation:
    return Relation.JOINS if joins else Relation.PARTS


def _is_run(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether `short` stands in `long` in order."""
    rest = iter(long)
    return all(word in rest for word in short)


def _leeway(short: Name, long: Name) -> float:
    """How far spellings may be apart: names of one letter's difference are two people's more often than one's, unless
    another word of the name is the same."""
    if len(long.words) > 1 and any(distance(x, y) == 0 for x in short.words for y in long.words if len(x) > 1):
        return ALIKE
    return 0.1 if len(short.words) == 1 else 0.15


def _short_for(short: Name, long: Name, alike: float) -> bool:
    """Whether every word of the short name is, in order, a spelling of a word of the long one."""
    matched = _matched(short.words, long.words, alike)
    if matched is None:
        return False
    left = [w for i, w in enumerate(long.words) if i not in matched]
    if not left:
        return True
    if len(short.words) == 1 and (short.words[0] in _HEADS or short.words[0] in _HONORIFICS):
        return False
    # "the bank" of a country is not the country: a head that only the long form has makes it another thing.
    heads = [w for w in left if w in _HEADS and w not in _LOOSE_HEADS]
    if heads and len(short.words) == 1:
        return False
    return matched[0] == 0 or matched[-1] == len(long.words) - 1 or len(short.words) > 1


def _matched(short: Sequence[str], long: Sequence[str], alike: float) -> list[int] | None:
    """The places in `long` that the words of `short` take, in order, or None when one finds none."""
    places: list[int] = []
    at = 0
    for word in short:
        while at < len(long) and not same_word(word, long[at], alike):
            at += 1
        if at == len(long):
            return None
        places.append(at)
        at += 1
    return places


def same_word(a: str, b: str, alike: float = ALIKE) -> bool:
    """One word in two spellings, or an initial and its name."""
    if a == b:
        return True
    if min(len(a), len(b)) == 1:
        return a[:1] == b[:1]
    return distance(a, b) <= alike


def _acronyms_agree(a: Name, b: Name) -> bool:
    if a.acronym and b.acronym:
        return a.acronym == b.acronym
    short, long = (a, b) if a.acronym else (b, a)
    if not short.acronym or len(long.given) < 2:
        return False
    initials = "".join(w[0] for w in long.given if w)
    return short.acronym == initials


def _relate_descriptions(a: Name, b: Name) -> Relation:
    """Two descriptions join by the words they share unless figures or directions tell them apart; a description beside
    a name settles nothing but where it is the name in small letters."""
    first, second = frozenset(stem_of(w) for w in a.words), frozenset(stem_of(w) for w in b.words)
    shared, least = len(first & second), min(len(first), len(second))
    if a.described and b.described:
        return _join(not _told_apart(a, b) and (_is_figure_alone(a, b) or shared >= max(1, (least + 1) // 2)))
    if not shared or shared < least:
        return Relation.VAGUE
    x, y = (frozenset(q.rstrip(".") for q in name.qualifiers if q[:1].isdecimal()) for name in (a, b))
    return _join(x <= y or y <= x)


def _told_apart(a: Name, b: Name) -> bool:
    """Whether both have ordinals, both counts or both directions, and other ones: "the first of two fires" may be "the
    first fire"."""
    for sort in (_is_ordinal, _is_count, _DIRECTIONS.__contains__):
        x, y = frozenset(filter(sort, a.qualifiers)), frozenset(filter(sort, b.qualifiers))
        if not (x <= y or y <= x):
            return True
    return False


def _is_ordinal(qualifier: str) -> bool:
    return qualifier.endswith(".")


def _is_count(qualifier: str) -> bool:
    return qualifier[:1].isdecimal() and not _is_ordinal(qualifier)


def _is_figure_alone(a: Name, b: Name) -> bool:
    """ "The 88th" beside "the 88th minute": the figure is all that one says, and the other says it too."""
    return any(frozenset(x.words) <= frozenset(y.qualifiers) for x, y in ((a, b), (b, a)))
