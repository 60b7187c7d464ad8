"""Whether a figure counts what is asked for: "missiles" beside "rockets", "gunmen" beside "people".

It knows which nouns stand for another and nothing of figures.
"""

from enum import IntEnum

from retrieval.stems import stem_of
from retrieval.values.quantity import Quantity


class NounFit(IntEnum):
    """How what is counted stands to what is asked for, better is higher."""

    OTHER = 0
    UNKNOWN = 1
    SIMILAR = 2
    SAME = 3


_PEOPLE = "people person individual victim life soul body dead one"
_SIMILAR = tuple(
    frozenset(stem_of(w) for w in words.split())
    for words in (
        _PEOPLE,
        "student pupil schoolchild schoolchildren child children",
        "soldier troop serviceman servicemen servicemember member personnel force",
        "rocket missile projectile mortar",
        "attacker gunman gunmen militant shooter assailant terrorist bomber insurgent extremist fighter",
        "drone uav aircraft",
        "worker miner employee staff labourer laborer",
        "police officer policeman policemen",
        "injured wounded hurt injury wound",
        "killed dead death fatality toll died",
        "hostage captive",
        "home house building",
        "migrant refugee asylum-seeker",
        "vote ballot",
        "city town",
        "plane aircraft jet airliner",
        "passenger people",
        "arrest arrested detained detainee suspect",
        "job post position",
    )
)
_HUMAN = frozenset(
    stem_of(w)
    for w in (
        "men women man woman boys girls children civilians soldiers officers passengers students workers residents "
        "tourists teachers migrants protesters militants troops hostages members victims adults teenagers patients "
        "americans germans villagers pilgrims worshippers employees firefighters policemen police personnel others "
        "spectators fans supporters"
    ).split()
)


_PERSONS = frozenset().union(*(_SIMILAR[at] for at in (1, 2, 4, 6, 7, 10, 12, 16, 17)))


def are_people(nouns: tuple[str, ...]) -> bool:
    """Whether the head of the asked noun phrase (stems, head last) is people of whatever sort."""
    return bool(frozenset(nouns[-1:]) & (_SIMILAR[0] | _HUMAN | _PERSONS))


def is_anybody(stem: str) -> bool:
    """Whether it is people of no sort: "persons", "victims", lives, the dead and the hurt."""
    return stem == "live" or any(stem in _SIMILAR[at] for at in (0, 8, 9))


def are_alike(one: str, other: str) -> bool:
    """Whether two stems may name one sort: "pupils" and "students"."""
    return any(one in group and other in group for group in _SIMILAR)


def noun_fit(quantity: Quantity, nouns: tuple[str, ...]) -> NounFit:
    """Whether the figure counts what is asked for; `nouns` are the stems of the asked noun phrase, head last."""
    if not nouns or quantity.unit.measure != "count":
        return NounFit.UNKNOWN
    if not quantity.noun:
        return NounFit.UNKNOWN
    counted = frozenset(stem_of(w) for w in quantity.noun)
    head = stem_of(quantity.noun[-1])
    if head in nouns[-1:] or (counted & frozenset(nouns) and head in nouns):
        return NounFit.SAME
    if any(group & frozenset(nouns[-1:]) and head in group for group in _SIMILAR):
        return NounFit.SIMILAR
    asks_people = bool(frozenset(nouns) & _SIMILAR[0]) or bool(frozenset(nouns) & (_SIMILAR[8] | _SIMILAR[9]))
    if head in _SIMILAR[0] and frozenset(nouns[-1:]) & (_HUMAN | _PERSONS):
        return NounFit.UNKNOWN
    if asks_people and (head in _HUMAN or head in _SIMILAR[8] | _SIMILAR[9]):
        return NounFit.SIMILAR if head in _SIMILAR[8] | _SIMILAR[9] else NounFit.UNKNOWN
    return NounFit.OTHER


_THINGS = _HUMAN.union(*_SIMILAR) | frozenset(
    stem_of(w)
    for w in (
        "lives seats points counts delegates countries visitors customers clients subscribers households families "
        "users tickets beds trees vehicles cars lorries trucks animals birds cows goats copies letters books items "
        "bottles bags shares trips flights meals doses units orders calls times pages steps"
    ).split()
)


def counts_known(quantity: Quantity) -> bool:
    """Whether what is counted is known, and so no money: "cost 300 jobs", "paid nine nurses"."""
    return bool(frozenset(map(stem_of, quantity.noun)) & _THINGS)
