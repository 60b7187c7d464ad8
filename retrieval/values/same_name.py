"""Whether two names are one: short forms, spellings, initials and acronyms of it, and what only describes.

It does not know who anybody is: two persons of one name join, two names of one person part.
"""

from collections.abc import Sequence
from dataclasses import replace

from retrieval.stems import stem_of
from retrieval.values.institutions import COMPANIES, FORCES, INSTITUTIONS, PLACES
from retrieval.values.name import DIRECTIONS, HONORIFICS, Name
from retrieval.values.nickname import called_alike
from retrieval.values.relation import Relation, joined_if
from retrieval.values.spelling import ALIKE, distance

_HEADS = INSTITUTIONS | FORCES | PLACES | frozenset("bank club government fund news times post".split())
_LOOSE_HEADS = COMPANIES | frozenset(
    "co company group holdings limited gmbh ag sa news agency university college".split()
)


def relate_names(a: Name, b: Name, *, spelling: bool = False, alike: float | None = None) -> Relation:
    """Whether two names are one; symmetric. `spelling`: the letters themselves are asked for.

    `alike` is how far apart the spellings of a word may be; by itself it hangs on what else the names share.
    """
    if a.described or b.described:
        return _relate_descriptions(a, b)
    if spelling:
        return joined_if(_is_run(a.given, b.given) or _is_run(b.given, a.given))
    if _acronyms_agree(a, b):
        return Relation.JOINS
    if a.qualifiers != b.qualifiers and not (_is_later_of_name(a, b) or _is_later_of_name(b, a)):
        return Relation.PARTS
    if "".join(a.words) == "".join(b.words):  # "#OperationName"
        return Relation.JOINS
    a, b = called_alike(_without_generation(a), _without_generation(b))
    short, long = (a, b) if (len(a.words), a.words) <= (len(b.words), b.words) else (b, a)
    return joined_if(_short_for(short, long, alike if alike is not None else _leeway(short, long)))


_GENERATIONS = frozenset({"ii", "iii", "iv"})


def _is_later_of_name(long: Name, short: Name) -> bool:
    """ "Ada Venn III" beside "Ada Venn": the numeral is left out, as it often is."""
    if short.qualifiers or short.given[-1] == "i" or len(long.qualifiers) > 1 or len(long.words) < 2:
        return False
    return long.given[-1] in _GENERATIONS


def _without_generation(name: Name) -> Name:
    """Without the "Jr." or "Sr." at its end, behind which "Venn" is still the end of "Tam Venn Jr."."""
    return replace(name, words=name.words[:-1]) if len(name.words) > 1 and name.words[-1] in ("jr", "sr") else name


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
    is_numbered = any(qualifier[:1].isdecimal() for qualifier in short.qualifiers)
    if is_numbered and matched[-1] == len(long.words) - 1:  # "the 42nd Brigade" is "the 42nd Mountain Brigade"
        return True
    if len(short.words) == 1 and (short.words[0] in _HEADS or short.words[0] in HONORIFICS):
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
        return joined_if(not _told_apart(a, b) and (_is_figure_alone(a, b) or shared >= max(1, (least + 1) // 2)))
    if not shared or shared < least:
        return Relation.VAGUE
    x, y = (frozenset(q.rstrip(".") for q in name.qualifiers if q[:1].isdecimal()) for name in (a, b))
    return joined_if(x <= y or y <= x)


def _told_apart(a: Name, b: Name) -> bool:
    """Whether both have ordinals, both counts or both directions, and other ones: "the first of two fires" may be "the
    first fire"."""
    for sort in (_is_ordinal, _is_count, DIRECTIONS.__contains__):
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
