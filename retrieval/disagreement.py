"""Where positions part: which cannot both be true as stated, what kind of disagreement it is, and the words for it.

Words come from fixed templates. It takes no side and does not know how the positions were found.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import combinations, pairwise

from retrieval.answer import Disagreement, DisagreementKind, Kind
from retrieval.values.asked import asked_measures
from retrieval.values.bound import Bound
from retrieval.values.moment import Moment, perhaps_one_clock, relate_moments
from retrieval.values.name import Name, relate_names
from retrieval.values.place import Place
from retrieval.values.polarity import Polarity
from retrieval.values.quantity import Quantity
from retrieval.values.relation import Relation
from retrieval.values.value import Names, QuestionFocus, Value


@dataclass(frozen=True, slots=True)
class Witness:
    """One piece of evidence of a position. `published` is zone-aware; `clock_known` is False for a bare date; `risen`
    says that the figure rose to this one."""

    value: Value
    article: str
    origin: str
    published: datetime | None = None
    clock_known: bool = True
    risen: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """A position: how it is written and who bears it out, at least one witness."""

    shown: str
    witnesses: tuple[Witness, ...]

    @property
    def origins(self) -> int:
        """How many origins say so."""
        return len({w.origin for w in self.witnesses})

    @property
    def anchor(self) -> Value:
        """The value that stands for the side: of the most precise the first by key."""
        return min((w.value for w in self.witnesses), key=lambda v: (_looseness(v), v.key))


def _looseness(value: Value) -> int:
    meaning = value.meaning
    if isinstance(meaning, Quantity):
        return 0 if meaning.bound is Bound.EXACT else 1 if meaning.low == meaning.high else 2
    if isinstance(meaning, Names):
        return int(meaning.items[0].described)
    if isinstance(meaning, Moment):
        return 0 if meaning.has_day and meaning.minutes else 1 if meaning.has_day else 2 if meaning.minutes else 3
    return 0


def disagreements(kind: Kind, sides: Sequence[Side], question: QuestionFocus) -> tuple[Disagreement, ...]:
    """One entry for each set of positions that conflict, indexes in the order of `sides`; a toll that rises from
    report to report has the kind `superseded` and its positions latest first."""
    found = []
    for indexes in _components(sides, question):
        members = [sides[i] for i in indexes]
        risen = _superseded(members, question) if kind is Kind.NUMBER else None
        if risen is not None:
            order = [indexes[i] for i in risen]
            words = _superseded_words([sides[i] for i in order])
            found.append(Disagreement(kind="superseded", positions=tuple(order), words=words))
        else:
            sort = _kind_of(kind, members, question)
            found.append(Disagreement(kind=sort, positions=tuple(indexes), words=_words(sort, members)))
    return tuple(found)


def denial(sides: Sequence[Side], claimed: int, denied: int) -> Disagreement:
    """A position and the one that says it was not so; indexes in the order of `sides`."""
    pair = sides[claimed], sides[denied]
    count = pair[1].origins
    verb = "denies" if count == 1 else "deny"
    why = f"{_WHY['polarity']}{_remark('polarity', pair)}"
    words = f"{_said(pair[0], 'say', first=True)}, {count} {verb} it: {why}."
    return Disagreement(kind="polarity", positions=tuple(sorted((claimed, denied))), words=words)


def conflict(a: Side, b: Side, question: QuestionFocus) -> bool:
    """Whether two positions cannot both be true as stated, or state one thing differently; symmetric.

    A description beside a name, figures of different measures, a day beside a time of day, and denials of two things
    do not conflict: nothing says that they differ.
    """
    x, y = a.anchor.meaning, b.anchor.meaning
    if isinstance(x, Quantity) and isinstance(y, Quantity):
        return (
            x.unit.measure == y.unit.measure
            or _may_share_a_measure(x, y, question)
            or _may_share_a_measure(y, x, question)
        )
    if isinstance(x, Names) and isinstance(y, Names):
        return x.items[0].described is y.items[0].described
    if isinstance(x, Place) and isinstance(y, Place):
        return x.inner.described is y.inner.described
    if isinstance(x, Moment) and isinstance(y, Moment):
        return relate_moments(x, y) is Relation.PARTS
    if isinstance(x, Polarity) and isinstance(y, Polarity):
        return x.stance is not y.stance
    return type(x) is type(y)


def _may_share_a_measure(bare: Quantity, measured: Quantity, question: QuestionFocus) -> bool:
    """Whether a figure without unit or noun may be of the other's measure: "480 million" beside "$500 million"."""
    asked = asked_measures(question)
    fits = not asked or measured.unit.measure.partition(":")[0] in asked
    return bare.unit.measure == "count" and not bare.noun and fits


def _components(sides: Sequence[Side], question: QuestionFocus) -> list[list[int]]:
    """Sets of sides that hang together by conflicts, each of two or more."""
    group = list(range(len(sides)))
    for i, j in combinations(range(len(sides)), 2):
        if conflict(sides[i], sides[j], question):
            low, high = sorted((group[i], group[j]))
            group = [low if g == high else g for g in group]
    components = [[i for i, g in enumerate(group) if g == name] for name in sorted(set(group))]
    return [c for c in components if len(c) > 1]


_KINDS: dict[Kind, DisagreementKind] = {
    Kind.NUMBER: "number",
    Kind.PLACE: "place",
    Kind.NAME: "name",
    Kind.PERSON: "actor",
    Kind.ORG: "actor",
    Kind.DATE: "time",
    Kind.POLARITY: "polarity",
    Kind.ACCOUNT: "account",
}


def _kind_of(kind: Kind, sides: Sequence[Side], question: QuestionFocus) -> DisagreementKind:
    """The kind by the question; two persons who share a part of the name differ by name, not by who did it."""
    if kind is Kind.PERSON and (question.spelling or _share_a_name(sides)):
        return "name"
    return _KINDS[kind]


def _share_a_name(sides: Sequence[Side]) -> bool:
    names = [name for side in sides if (name := _name_of(side)) is not None]
    return len(names) == len(sides) and all(
        _last(x) == _last(y) or relate_names(x, y) is Relation.JOINS for x, y in pairwise(names)
    )


def _name_of(side: Side) -> Name | None:
    meaning = side.anchor.meaning
    if isinstance(meaning, Names) and len(meaning.items) == 1 and not meaning.items[0].described:
        return meaning.items[0]
    return None


def _last(name: Name) -> str:
    return name.words[-1] if name.words else ""


_CUMULATIVE = re.compile(
    r"\b(?:kill\w*|dead|deaths?|died?|dies|toll|fatalit\w+|casualt\w+|injur\w+|wound\w*|hurt|missing|victims?|bodies|"
    r"lives|arrest\w*|detain\w*|infect\w*|cases|displaced|evacuat\w*|homeless|rescued|hospitali[sz]ed|collapsed)\b",
    re.IGNORECASE,
)


def _superseded(sides: Sequence[Side], question: QuestionFocus) -> list[int] | None:
    """The sides latest first when their figures rise strictly with the time of their first report; else None.

    Only for counts of what can but rise (the dead, the injured); a day without a clock does not order reports of that
    day. Where the days do not tell which of two came first, a report does which says that the figure rose to the higher
    one.
    """
    if not _CUMULATIVE.search(question.text) or any(_measure(side) != "count" for side in sides):
        return None
    order = sorted(range(len(sides)), key=lambda i: _figure(sides[i]))
    if any(_figure(sides[i]) >= _figure(sides[j]) for i, j in pairwise(order)):
        return None
    return order[::-1] if all(_rises(sides[i], sides[j]) for i, j in pairwise(order)) else None


def _rises(lower: Side, higher: Side) -> bool:
    first, then = _first_report(lower), _first_report(higher)
    if first is not None and then is not None and (_is_before(first, then) or _is_before(then, first)):
        return _is_before(first, then)
    return any(w.risen for w in higher.witnesses)


def _figure(side: Side) -> float:
    meaning = side.anchor.meaning
    return meaning.figure if isinstance(meaning, Quantity) else 0.0


def _measure(side: Side) -> str:
    meaning = side.anchor.meaning
    return meaning.unit.measure if isinstance(meaning, Quantity) else ""


def _first_report(side: Side) -> Witness | None:
    """The earliest witness; None when any of them is undated, for then nobody knows which came first."""
    if any(w.published is None for w in side.witnesses):
        return None
    return min(side.witnesses, key=lambda w: (w.published, w.article))


def _is_before(a: Witness, b: Witness) -> bool:
    if a.published is None or b.published is None:
        return False
    if a.clock_known and b.clock_known:
        return a.published < b.published
    return a.published.date() < b.published.date()


_WHY: dict[DisagreementKind, str] = {
    "number": "different figures",
    "name": "different names",
    "place": "different names",
    "time": "different times",
    "actor": "different names",
    "polarity": "a claim and its denial",
    "account": "different accounts",
    "superseded": "the figure rises",
}


def _words(kind: DisagreementKind, sides: Sequence[Side]) -> str:
    verb = "name" if kind in ("place", "name", "actor") else "say"
    parts = [_said(side, verb, first=at == 0) for at, side in enumerate(sides)]
    return f"{', '.join(parts)}: {_WHY[kind]}{_remark(kind, sides)}."


def _said(side: Side, verb: str, *, first: bool) -> str:
    count = side.origins
    noun = (" origin" if count == 1 else " origins") if first else ""
    return f"{count}{noun} {verb}{'s' if count == 1 else ''} {side.shown}"


def _remark(kind: DisagreementKind, sides: Sequence[Side]) -> str:
    """What else a reader should know: one article holds several of the positions, or the names may be one place's."""
    articles = [{w.article for w in side.witnesses} for side in sides]
    both = sorted(set().union(*(x & y for x, y in combinations(articles, 2))))
    if both:
        return f"; {both[0]} gives more than one" if len(both) == 1 else f"; {len(both)} articles give more than one"
    if kind == "place" and not _ruled_out(sides):
        return "; possibly one place"
    if kind == "number" and _has_minimum(sides):
        return "; the lower one is a minimum"
    if kind == "time":
        return _perhaps_one_moment(sides)
    return ""


def _perhaps_one_moment(sides: Sequence[Side]) -> str:
    """Of two times of day, one with a zone and one without: a zone between them would make them one."""
    if len(sides) != 2:
        return ""
    x, y = (side.anchor.meaning for side in sides)
    if not (isinstance(x, Moment) and isinstance(y, Moment) and perhaps_one_clock(x, y)):
        return ""
    return f"; possibly one moment: the {'first' if x.offset is None else 'second'} names no zone"


def _ruled_out(sides: Sequence[Side]) -> bool:
    """Whether the names themselves say that the places differ: another direction or number, another outer place."""
    places = [side.anchor.meaning for side in sides]
    for x, y in combinations([p for p in places if isinstance(p, Place)], 2):
        if x.inner.qualifiers != y.inner.qualifiers:
            return True
        if x.outers and y.outers and relate_names(x.outers[-1], y.outers[-1]) is Relation.PARTS:
            return True
    return False


def _has_minimum(sides: Sequence[Side]) -> bool:
    if len(sides) != 2:
        return False
    lower = min(sides, key=_figure).anchor.meaning
    return isinstance(lower, Quantity) and lower.bound in (Bound.AT_LEAST, Bound.MORE_THAN)


def _superseded_words(sides: Sequence[Side]) -> str:
    """ "The figure rises from report to report: 24 (22 May 2016), 17 (21 May 2016); latest first." """
    parts = []
    for side in sides:
        first = _first_report(side)
        when = "" if first is None or first.published is None else f" ({_day(first.published.date())})"
        parts.append(f"{side.shown}{when}")
    return f"The figure rises from report to report: {', '.join(parts)}; latest first."


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
