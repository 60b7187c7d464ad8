"""Where positions part: which cannot both be true as stated, what kind of disagreement it is, and the words for it.

Words come from fixed templates. It takes no side and does not know how the positions were found.
"""

import re
from collections.abc import Sequence
from datetime import date
from itertools import combinations, pairwise

from index.regex import regex
from retrieval.answer import Disagreement, DisagreementKind, Kind
from retrieval.side import Side
from retrieval.superseded import course
from retrieval.values.asked import asked_measures
from retrieval.values.bound import Bound
from retrieval.values.moment import Moment, perhaps_one_clock, relate_moments
from retrieval.values.name import Name
from retrieval.values.place import Place
from retrieval.values.quantity import Quantity
from retrieval.values.relation import Relation
from retrieval.values.same_name import relate_names
from retrieval.values.stance import Polarity
from retrieval.values.unit import may_be_one
from retrieval.values.value import Names, QuestionFocus


def disagreements(kind: Kind, sides: Sequence[Side], question: QuestionFocus) -> tuple[Disagreement, ...]:
    """One entry for each set of positions that conflict, indexes in the order of `sides`; a figure that rises,
    falls or is told as changed from report to report has the kind `superseded` and its positions latest first."""
    found = []
    for indexes in _components(sides, question):
        members = [sides[i] for i in indexes]
        followed = course(members, question) if kind is Kind.NUMBER else None
        if followed is not None:
            order = [indexes[i] for i in followed.order]
            words = _superseded_words([sides[i] for i in order], followed.way)
            found.append(Disagreement(kind="superseded", positions=tuple(order), words=words))
        else:
            sort = _kind_of(kind, members, question)
            found.append(Disagreement(kind=sort, positions=tuple(indexes), words=_words(sort, members)))
    return tuple(found)


def denial(sides: Sequence[Side], claimed: int, denied: int) -> Disagreement:
    """A position and the one that says it was not so; indexes in the order of `sides`. They are told in theirs,
    but with as many origins what is denied first."""
    pair = sides[claimed], sides[denied]
    count = pair[1].origins
    verb = "denies" if count == 1 else "deny"
    why = f"{_WHY['polarity']}{_remark('polarity', pair)}"
    words = f"{_said(pair[0], 'say', first=True)}, {count} {verb} it: {why}."
    told = (claimed, denied) if pair[0].origins == pair[1].origins else (min(claimed, denied), max(claimed, denied))
    return Disagreement(kind="polarity", positions=told, words=words)


def conflict(a: Side, b: Side, question: QuestionFocus) -> bool:
    """Whether two positions cannot both be true as stated, or state one thing differently; symmetric.

    A description beside a name, figures of different measures, a day beside a time of day, and denials of two things
    do not conflict: nothing says that they differ.
    """
    x, y = a.anchor.meaning, b.anchor.meaning
    if isinstance(x, Quantity) and isinstance(y, Quantity):
        return (
            may_be_one(x.unit, y.unit)
            or _is_one_figure_of_money(x, y)
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


def _is_one_figure_of_money(a: Quantity, b: Quantity) -> bool:
    """ "900 crowns" beside "900 marks": no exchange makes them one sum, as it may "900 crowns" and "80 marks"."""
    are_money = all(each.unit.measure.startswith("money:") for each in (a, b))
    return are_money and (a.low, a.high) == (b.low, b.high)


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


# A measure: "7 Sisters" and "42nd Street" are names.
_FIGURE = regex(
    r"\W*(?:(?:about|some|nearly|around|almost|at least|more than|over|under)\s+)?[€$£¥]?\d[\d.,]*"
    r"(?:\s(?:million|billion|thousand|trillion))?\s?(?:%|per\s?cent|(?-i:[a-z])[\w-]*)?(?:\s(?-i:[a-z])[\w-]*)*\W*$",
    re.IGNORECASE,
)
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
    """The kind by the question; two persons who share a part of the name differ by name, not by who did it, and "4.5
    percent" from "5.2 percent" by the figure."""
    if kind is Kind.NAME and all(_FIGURE.match(side.shown) for side in sides):
        return "number"
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
    return f"{count}{noun} {verb}{'s' if count == 1 else ''} {shortened(side.shown)}"


_WORDS = 10
_PAUSE = regex(r"[,;:]?\s+[–—-]\s|[,;:]\s|\s(?=(?:when|after|because|before|while|although|who|which|whose)\s)")


def shortened(told: str) -> str:
    """A value as the words quote it: no more than the first words, up to the last pause among them, if any."""
    words = told.split()
    if len(words) <= _WORDS:
        return told
    first = " ".join(words[:_WORDS])
    pauses = [pause.start() for pause in _PAUSE.finditer(first) if len(first[: pause.start()].split()) > 2]
    return f"{first[: pauses[-1]] if pauses else first} ..."


def _remark(kind: DisagreementKind, sides: Sequence[Side]) -> str:
    """What else a reader should know: one article holds several of the positions, or the names may be one place's."""
    articles = [{w.article: w.outlet or w.article for w in side.witnesses} for side in sides]
    both = {key: x[key] for x, y in combinations(articles, 2) for key in sorted(x.keys() & y.keys())}
    if both:
        return (
            f"; {next(iter(both.values()))} gives more than one"
            if len(both) == 1
            else f"; {len(both)} articles give more than one"
        )
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
    lower = min(sides, key=lambda side: side.figure).anchor.meaning
    return isinstance(lower, Quantity) and lower.bound in (Bound.AT_LEAST, Bound.MORE_THAN)


def _superseded_words(sides: Sequence[Side], way: str) -> str:
    """ "The figure rises from report to report: 24 (22 May 2016), 17 (21 May 2016); latest first." """
    parts = []
    for side in sides:
        first = side.first_report
        when = "" if first is None or first.published is None else f" ({_day(first.published.date())})"
        parts.append(f"{side.shown}{when}")
    return f"The figure {way} from report to report: {', '.join(parts)}; latest first."


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
