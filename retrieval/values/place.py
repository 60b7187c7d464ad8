"""Places as answers: the place itself, what it lies in, and facts of nesting collected from sentences.

There is no gazetteer: a place nests in another only where some text says so.
"""

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.regex import regex
from retrieval.answer import Kind
from retrieval.questions.words import NOUNS
from retrieval.values.capitals import in_small_letters, runs
from retrieval.values.name import Name, read_name
from retrieval.values.relation import Relation
from retrieval.values.same_name import relate_names
from retrieval.values.spelling import ALIKE, distance

_RELATIVE = regex(
    r"(?:\b(?:near|nearby|outside|beyond|towards?|(?:north|south|east|west|north-?west|north-?east|"
    r"south-?west|south-?east)"
    r" of|(?:miles|kilomet(?:re|er)s|km|minutes|hours|yards|met(?:re|er)s) (?:from|away from)|close to|border with))"
    r"\s+(?:the\s+)?(?:[a-z-]+\s+){0,2}$"
)
_ADMINISTRATIVE = frozenset(
    "district province city town village county state region governorate municipality prefecture oblast republic area "
    "neighborhood neighbourhood suburb capital base airbase".split()
)


@dataclass(frozen=True, slots=True)
class Place:
    """`inner` is the place asked for, `outers` what the same words say that it lies in, nearest first; `others` are
    further places of the same answer ("A and B")."""

    inner: Name
    outers: tuple[Name, ...] = ()
    others: tuple[Name, ...] = ()


Nestings = frozenset[tuple[tuple[str, ...], tuple[str, ...]]]
NO_NESTINGS: Nestings = frozenset()


def read_place(quote: str, start: int, end: int) -> tuple[Place, int, int] | None:
    """The place that the words name, or a description ("in her car"), and where it stands; None without words."""
    inside = [(max(a, start), min(b, end)) for a, b in runs(quote) if a < end and start < b]
    inside = [(a, b) for a, b in inside if b > a]
    named = [r for r in inside if not _RELATIVE.search(quote[max(0, r[0] - 40) : r[0]])] or inside
    if not named:
        name = read_name(in_small_letters(quote[start:end]))
        return None if name is None else (Place(name), start, end)
    first, last = named[0]
    inner = read_name(quote[first:last])
    others = tuple(
        n
        for (_, b), (c, d) in pairwise(named)
        if _LISTED.fullmatch(quote[b:c]) and (n := read_name(quote[c:d])) is not None
    )
    outers = tuple(n for a, b in named[1:] if _nests(quote[last:a]) and (n := read_name(quote[a:b])) is not None)
    return None if inner is None else (Place(inner, outers, others), first, named[-1][1] if others else last)


_LISTED = regex(r",?\s(?:and|or)\s(?:[a-z-]+\s){0,6}|,\s(?!an?\s|the\s)(?:[a-z-]+\s){1,4}")
_LOCATED = regex(r"(?P<noun>[a-z-]+)\s+(?:at|in|of|near|called|named|known as)\s+(?:the\s+)?(?=[^\W\d_a-z])")
_ADJECTIVE = regex(r"(?:\w+(?:an|ish|ese|ic|i)|[A-Z]\.?[A-Z]\.?(?:-led)?|\w+-led)")


def whole_place(quote: str, start: int, end: int) -> tuple[int, int]:
    """The span, moved on to the name that it only leads to: "the coalition base in X", "the town of X"."""
    touched = [quote[a:b] for a, b in runs(quote) if a < end and start < b]
    if any(_ADJECTIVE.fullmatch(run) is None for run in touched):
        return start, end
    led = next((m for m in _LOCATED.finditer(quote, start) if m.start() <= end + 1), None)
    after = [r for r in runs(quote) if led is not None and r[0] == led.end() and led["noun"] in NOUNS[Kind.PLACE]]
    return after[0] if after else (start, end)


def _nests(between: str) -> bool:
    """Whether the words between two names put the first into the second."""
    if re.fullmatch(r",\s*", between):
        return True
    return len(between) < 60 and re.search(r"\b(?:in|of)\s+(?:the\s+)?(?:[a-z-]+\s+){0,3}$", between) is not None


def relate_places(a: Place, b: Place, nestings: Nestings = NO_NESTINGS) -> Relation:
    """One place, or one nested in the other: JOINS. Symmetric."""
    if a.others or b.others:
        pairs = [_relate_inner(x, y) for x in (a.inner, *a.others) for y in (b.inner, *b.others)]
        return Relation.JOINS if Relation.JOINS in pairs else Relation.PARTS
    direct = _relate_inner(a.inner, b.inner)
    if direct is not Relation.PARTS:
        return direct
    if any(_is_in(x, y, nestings) for x, y in ((a, b), (b, a))):
        return Relation.JOINS
    return Relation.PARTS


def _is_in(inner: Place, outer: Place, nestings: Nestings) -> bool:
    if any(_relate_inner(o, outer.inner) is Relation.JOINS for o in inner.outers):
        return True
    return (inner.inner.words, outer.inner.words) in nestings


def _relate_inner(a: Name, b: Name) -> Relation:
    plain_a, plain_b = _plain(a), _plain(b)
    relation = relate_names(plain_a, plain_b, alike=ALIKE)
    if relation is not Relation.PARTS or a.described or b.described:
        return relation
    if a.qualifiers != b.qualifiers or len(plain_a.words) != len(plain_b.words) or len(plain_a.words) < 2:
        return relation
    return Relation.JOINS if _nearly(plain_a.words, plain_b.words) else relation


def _plain(name: Name) -> Name:
    """Without the words that say what sort of place it is, where others remain."""
    if name.described:
        return name
    words = tuple(w for w in name.words if w not in _ADMINISTRATIVE)
    given = tuple(w for w in name.given if w not in _ADMINISTRATIVE)
    return Name(words, given, name.qualifiers, False, name.acronym) if words else name


def _nearly(a: Sequence[str], b: Sequence[str]) -> bool:
    """Names of several words, one at least in the same letters: the others may differ by more than one alone could."""
    distances = [distance(x, y) for x, y in zip(a, b, strict=True)]
    return min(distances) == 0.0 and max(distances) <= 0.4


_KINDS = (
    r"(?:district|province|region|governorate|county|state|area|countryside|suburbs?|neighbou?rhood|city|town|village|"
    r"capital)"
)
_PREPOSITION = regex(
    r"\b(?:in|at|near|from|to|of|on|around|outside|for|into|toward|towards)\s+(?:the\s+)?(?:[a-z-]+\s+){0,4}$"
)


def nestings(sentences: Iterable[str]) -> Nestings:
    """Which place lies in which, as the sentences say: "A, B", "A in B", "the A district of B", "B's A"; transitive."""
    facts: set[tuple[tuple[str, ...], tuple[str, ...]]] = set()
    for sentence in sentences:
        found = runs(sentence)
        for at, ((a, b), (c, d)) in enumerate(itertools.pairwise(found)):
            between, before = sentence[b:c], sentence[max(0, a - 50) : a]
            after = sentence[d : d + 8]
            inner_first = _says_in(between, before, after, listed=at + 2 < len(found) and found[at + 2][0] - d <= 6)
            owner = re.fullmatch(rf"['’]s\s+(?:[a-z-]+\s+){{0,3}}(?:{_KINDS}\s+(?:of\s+)?)?", between)
            if inner_first or owner:
                x, y = read_name(sentence[a:b]), read_name(sentence[c:d])
                if x is not None and y is not None and x.words != y.words:
                    inner, outer = (x, y) if inner_first else (y, x)
                    facts.add((_plain(inner).words, _plain(outer).words))
                    facts.add((inner.words, outer.words))
    return _closed(facts)


def _says_in(between: str, before: str, after: str, *, listed: bool) -> bool:
    if re.fullmatch(r",\s", between):
        return not listed and not re.match(r",?\s(?:and|or)\b", after) and _PREPOSITION.search(before) is not None
    pattern = (
        rf"(?:\s{_KINDS})?(?:\s(?:is|lies|sits|was)(?:\slocated)?)?,?\s(?:(?:an?|the)\s(?:[a-z-]+\s){{0,2}}{_KINDS}\s)?"
        r"(?:in|of)\s(?:the\s)?(?:[a-z-]+\s){0,3}"
    )
    match = re.fullmatch(pattern, between)
    return match is not None and (" in " in between or re.search(_KINDS, between) is not None)


def _closed(facts: set[tuple[tuple[str, ...], tuple[str, ...]]]) -> Nestings:
    """With what follows: a village in a district in a province. Pairs that say both ways are dropped."""
    above: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for inner, outer in facts:
        if (outer, inner) not in facts:
            above.setdefault(inner, set()).add(outer)
    closed: set[tuple[tuple[str, ...], tuple[str, ...]]] = set()
    for inner in above:
        seen: set[tuple[str, ...]] = set()
        waiting = sorted(above[inner])
        while waiting and len(seen) < 50:
            outer = waiting.pop()
            if outer not in seen and outer != inner:
                seen.add(outer)
                waiting.extend(sorted(above.get(outer, ())))
        closed |= {(inner, outer) for outer in seen}
    return frozenset(closed)
