"""What a counted noun is one of: people, buildings, vehicles, shots. A figure of one class answers no question for
another: no seats are counted by "61,000 people", no civilians by "five soldiers", no soldiers by "five attackers".

A closed list of things that reports count; whatever is not on it, or on two lists that are asked for, says nothing.
"""

from retrieval.stems import stem_of
from retrieval.values.counted import are_people
from retrieval.values.quantity import Quantity

_CLASSES = tuple(
    frozenset(stem_of(word) for word in words.split())
    for words in (
        "house home building flat apartment dwelling school hospital church mosque shop store factory hotel cellar "
        "warehouse tower branch",
        "car bus truck lorry vehicle van tank ambulance motorcycle taxi",
        "ship boat vessel ferry trawler tanker yacht dinghy",
        "plane aircraft jet airliner helicopter warplane drone",
        "missile rocket shell bomb grenade drone projectile warhead",
        "gun rifle pistol weapon firearm",
        "shot bullet round cartridge time",
        "country nation state",
        "city town",
        "page book copy document letter time",
        "tent camera seat tree chair",
        "share stock bond",
        "dose jab vaccine",
        "storey floor",
        "earthquake aftershock hurricane tornado",
    )
)
_UNARMED = frozenset(
    stem_of(word)
    for word in "civilian villager resident protester protestor demonstrator passenger bystander worshipper tourist "
    "fan supporter spectator child children".split()
)
_ARMED = frozenset(
    stem_of(word)
    for word in "soldier troop officer policeman policemen policewoman police fighter militant guard gendarme rebel "
    "gunman gunmen insurgent paratrooper".split()
)
_FORCES = frozenset(
    stem_of(word)
    for word in "soldier troop servicemen policeman policemen policewoman police gendarme guard paratrooper conscript "
    "recruit".split()
)
_AGAINST = frozenset(
    stem_of(word)
    for word in "attacker militant gunman gunmen rebel insurgent assailant terrorist extremist raider bandit".split()
)
_TAUGHT = frozenset(stem_of(word) for word in "child children pupil student schoolchildren".split())
_GROWN_UP = frozenset(stem_of(word) for word in "parent mother father teacher".split())
_SIDES = (
    (_TAUGHT, _GROWN_UP),
    (_GROWN_UP, _TAUGHT),
    (_ARMED, _UNARMED),
    (_UNARMED, _ARMED),
    (_FORCES, _AGAINST),
    (_AGAINST, _FORCES),
)
_DOUBTFUL = frozenset(map(stem_of, "member fighter bomber weapon".split()))
"""States are members of a union, fighters and bombers aircraft, missiles weapons."""


def is_of_another_class(quantity: Quantity, nouns: tuple[str, ...]) -> bool:
    """Whether the figure counts things of another class than the asked noun's (stems, head last), people where things
    are asked for, those under arms where others are, attackers where soldiers are, or the other way round."""
    if quantity.unit.measure != "count" or not quantity.noun or not nouns:
        return False
    counted, asked = (stem_of(quantity.noun[-1]),), nouns[-1:]
    if any(asked[0] in one and counted[0] in other for one, other in _SIDES):
        return True
    if asked[0] in _DOUBTFUL or counted[0] in _DOUBTFUL:
        return False
    classes, asked_classes = _classes(counted), _classes(asked)
    if are_people(asked) or are_people(counted):
        return bool(asked_classes if are_people(counted) else classes) and are_people(asked) is not are_people(counted)
    return bool(classes) and bool(asked_classes) and classes.isdisjoint(asked_classes)


def _classes(noun: tuple[str, ...]) -> frozenset[int]:
    return frozenset(at for at, words in enumerate(_CLASSES) if words & frozenset(noun))
