"""Values into positions: which join, which part, and which are too vague to tell.

The outcome does not hang on the order of the values. It does not know articles or origins.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from retrieval.answer import Kind
from retrieval.values.account import Account, Similar, relate_accounts, relate_statements
from retrieval.values.bound import Bound
from retrieval.values.moment import Moment, relate_moments
from retrieval.values.place import NO_NESTINGS, Nestings, Place, relate_places
from retrieval.values.precision import by_precision
from retrieval.values.quantity import Quantity, relate_quantities
from retrieval.values.relation import Relation
from retrieval.values.same_name import relate_names
from retrieval.values.stance import Polarity
from retrieval.values.value import Names, Value


@dataclass(frozen=True, slots=True)
class Groups:
    """Indexes of the values given: `positions` hold those that join, `vague` those that fit none or several of them."""

    positions: tuple[tuple[int, ...], ...]
    vague: tuple[int, ...]


def relation(a: Value, b: Value, *, nestings: Nestings = NO_NESTINGS, similar: Similar | None = None) -> Relation:
    """How two values stand to each other; symmetric. Values of different kinds part."""
    x, y = a.meaning, b.meaning
    if isinstance(x, Quantity) and isinstance(y, Quantity):
        return relate_quantities(x, y)
    if isinstance(x, Moment) and isinstance(y, Moment):
        return relate_moments(x, y)
    if isinstance(x, Place) and isinstance(y, Place):
        return relate_places(x, y, nestings)
    if isinstance(x, Names) and isinstance(y, Names):
        found = _relate_lists(x, y)
        # What is asked for by name has no describers: "golf" is not a vague way to say "Tennis".
        return Relation.PARTS if found is Relation.VAGUE and a.kind is Kind.NAME else found
    if isinstance(x, Polarity) and isinstance(y, Polarity):
        return Relation.JOINS if x.stance is y.stance else Relation.PARTS
    if isinstance(x, Account) and isinstance(y, Account):
        return relate_accounts(x, y, similar)
    return Relation.PARTS


def _relate_lists(a: Names, b: Names) -> Relation:
    """Lists join when one holds the other."""
    spelling = a.spelling or b.spelling
    if len(a.items) == len(b.items) == 1:
        return relate_names(a.items[0], b.items[0], spelling=spelling)
    short, long = (a, b) if len(a.items) <= len(b.items) else (b, a)
    joined = [any(relate_names(x, y, spelling=spelling) is Relation.JOINS for y in long.items) for x in short.items]
    return Relation.JOINS if all(joined) else Relation.PARTS


def group(
    values: Sequence[Value],
    *,
    nestings: Nestings = NO_NESTINGS,
    similar: Similar | None = None,
    parts: int = 0,
    together: bool = False,
    statements: bool = False,
) -> Groups:
    """Positions over the values, largest first, then by first index.

    `parts`: how many things the question says that it asks for; names that are no more than those are one answer.
    `together`: all values are one answer, for each holds beside the others. `statements`: accounts are one that can
    all be true.

    The most precise values come first and hold the positions; a value that joins several of them goes to the nearest
    figure, or is vague.
    """

    if together:
        return Groups((tuple(range(len(values))),) if values else (), ())

    def related(a: Value, b: Value) -> Relation:
        if statements and isinstance(a.meaning, Account) and isinstance(b.meaning, Account):
            return relate_statements(a.meaning, b.meaning)
        return relation(a, b, nestings=nestings, similar=similar)

    same: dict[tuple[str, ...], list[int]] = {}
    for index, value in enumerate(values):
        same.setdefault(value.key, []).append(index)
    unique = sorted((values[indexes[0]] for indexes in same.values()), key=by_precision)
    held, left = _place_all(unique, related)
    joined, vague = _settle_vague(held, left, related)
    joined = _together(joined, parts)
    positions = [tuple(sorted(i for value in members for i in same[value.key])) for members in joined]
    return Groups(
        tuple(sorted(positions, key=lambda p: (-len(p), p))),
        tuple(sorted(i for value in vague for i in same[value.key])),
    )


Related = Callable[[Value, Value], Relation]


def _place_all(unique: Sequence[Value], related: Related) -> tuple[list[list[Value]], list[Value]]:
    """Positions in the order that they were opened, and the values that open none."""
    held: list[list[Value]] = []
    left: list[Value] = []
    for value in unique:
        if isinstance(value.meaning, Quantity) and value.meaning.bound is Bound.VAGUE:
            left.append(value)
            continue
        fitting = [members for members in held if _joins(value, members, related)]
        if not fitting:
            if any(_is_clock_range(value) and related(value, m[0]) is Relation.VAGUE for m in held):
                left.append(value)
            else:
                held.append([value])
        elif len(fitting) == 1:
            fitting[0].append(value)
        else:
            nearest = _nearest(value, fitting, related)
            if nearest is None:
                left.append(value)
            else:
                nearest.append(value)
    return held, left


def _is_clock_range(value: Value) -> bool:
    moment = value.meaning
    return isinstance(moment, Moment) and moment.minutes is not None and moment.minutes[0] != moment.minutes[1]


def _joins(value: Value, members: Sequence[Value], related: Related) -> bool:
    """Figures go by the one that opened the position; names, days and accounts by the most of its members."""
    if isinstance(value.meaning, Quantity):
        return related(value, members[0]) is Relation.JOINS
    joined = sum(related(value, m) is Relation.JOINS for m in members)
    return joined * 2 >= len(members) and joined > 0


def _nearest(value: Value, fitting: Sequence[list[Value]], related: Related) -> list[Value] | None:
    """The position with the same figure or the nearest one, None on a tie and for bounds; for an account the position
    most of which it joins; None for a name that fits two."""
    meaning = value.meaning
    if isinstance(meaning, Account):
        return max(
            fitting, key=lambda members: sum(related(value, m) is Relation.JOINS for m in members) / len(members)
        )
    if not isinstance(meaning, Quantity):
        return None
    apart = [abs(_figure(m[0]) - meaning.figure) for m in fitting]
    if meaning.bound.is_strict and min(apart) > 0:
        return None
    return fitting[apart.index(min(apart))] if apart.count(min(apart)) == 1 else None


def _figure(value: Value) -> float:
    return value.meaning.figure if isinstance(value.meaning, Quantity) else 0.0


def _settle_vague(
    held: list[list[Value]], left: Sequence[Value], related: Related
) -> tuple[list[list[Value]], list[Value]]:
    """What fits a sole position joins it. One description beside one name is taken for the same person."""
    vague: list[Value] = []
    firsts = list(held)
    for value in left:
        fits = [m for m in firsts if related(value, m[0]) is not Relation.PARTS]
        if not fits:
            # "hundreds" beside "20" fits nothing that is said: it is a position of its own.
            held.append([value])
            firsts.append(held[-1])
        elif len(fits) == 1:
            fits[0].append(value)
        else:
            vague.append(value)
    if (
        len(held) == 2
        and is_described(held[0][0]) != is_described(held[1][0])
        and related(held[0][0], held[1][0]) is Relation.VAGUE
    ):
        held = [[*held[0], *held[1]]]
    return held, vague


def _together(held: list[list[Value]], parts: int) -> list[list[Value]]:
    """ "Which two bases": one report that names the one and another that names the other give one answer."""
    names = [m for m in held if isinstance(m[0].meaning, Names | Place) and not is_described(m[0])]
    if not 2 <= len(names) <= parts or any(_is_list(v) for m in names for v in m):
        return held
    return [[v for m in names for v in m], *(m for m in held if m not in names)]


def _is_list(value: Value) -> bool:
    meaning = value.meaning
    return (isinstance(meaning, Names) and len(meaning.items) > 1) or (
        isinstance(meaning, Place) and bool(meaning.others)
    )


def is_described(value: Value) -> bool:
    """Whether it is a description ("the gunman") where a name is asked for."""
    meaning = value.meaning
    if isinstance(meaning, Names):
        return meaning.items[0].described
    return isinstance(meaning, Place) and meaning.inner.described
