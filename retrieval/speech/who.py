"""What kind of speaker some words name: a person, a role, a body, a pronoun; and whether the name is kept back.

It sees the words alone, not where they stand.
"""

import re
from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise

from index.regex import regex
from index.times.timewords import MONTH_NAMES, WEEKDAY_NAMES
from retrieval.speech.given_names import MEN, WOMEN
from retrieval.speech.reporting import (
    ANONYMITY,
    BODIES,
    FINDERS,
    MANY_BODIES,
    NO_PERSONS,
    OFFICES,
    PERSON_ENDING,
    PRONOUNS,
    ROLES,
)
from retrieval.values import title
from retrieval.values.institutions import COMPANIES, FORCES, INSTITUTIONS


class Who(StrEnum):
    """A kind of speaker. A thing is a noun that is not known to speak ("the ad said")."""

    NAME = "name"
    ROLE = "role"
    BODY = "body"
    PRONOUN = "pronoun"
    THING = "thing"


_NAME_WORD = regex(
    r"(?:[A-Z][\w’'.-]*|al-[A-Z]\w+|[a-z]{1,3}’?[A-Z]\w+"
    r"|bin|ibn|van|von|de|del|da|dos|der|den|el|al|ben|di|la|le|abu)$"
)
TITLES = frozenset(title.capitalize() for title in title.TITLES) | frozenset(
    "Sir Lord Lady Chief King Queen Prince Justices Officer Rev Prime Vice Attorney Former Republican Democratic "
    "Democrat".split()
)
NOT_NAMES = frozenset(
    "The A An In On At By For From But And However Meanwhile This That These Those It He She They We I One Two Three "
    "Four Five Some Many Most Several All Both No Not As When While After Before If There Here What Which Who Why How "
    "Where Enough Much Another Other Others Asked Questioned".split()
).union(WEEKDAY_NAMES, MONTH_NAMES)
_NO_OFFICES = frozenset({"Former", "Republican", "Democratic", "Democrat", "Prime", "Vice", "Deputy", "Attorney"})
_PARTY = regex(r"[DRI]-[A-Z]")  # "Sen. Harlan, R-Orlen"
_OF_A_QUOTE = regex(r"(?:i|we)(?:[’'](?:m|d|ve|ll|re))?$|(?:he|she|it|they|you)[’'](?:s|d|ve|ll|re)$")
"""Words of who is quoted, not of the outlet: "I'd", "he'd"."""
_WHERE = frozenset("outside inside near during through between behind beside within around across along".split())
"""Before a noun with its article or owner: "said outside the court", but not "outside experts said"."""
_OWNED = frozenset("the his her its their our that this".split())
_SOME = frozenset("a an one another two three four five several some many most both".split())
_FUNCTION = frozenset(
    "in on at to of for with by from as if and or but not no you is was are were be been had has have these those "
    "there then so than like about into over under after before what which who nobody everyone whoever whatever anyone "
    "anybody everybody none how why where when whether".split()
)
_BODY_WORDS = frozenset(
    "Navy House Senate Congress Pentagon Government Authorities Command Bureau Service Observatory Organization "
    "Organisation Bank Times Post News Journal Press Fund Board Administration Network State States Nations Kingdom "
    "Republic Officials Republicans Democrats Society Museum Embassy County City Coalition Day Night Week Year Act "
    "Bill Deal Plan Street War".split()
).union(word.capitalize() for word in COMPANIES | FORCES | INSTITUTIONS)
_BEHIND_HEAD = frozenset("of in for from at with on near close familiar affiliated".split())


def kind_of(words: Sequence[str]) -> Who | None:
    """The kind of speaker that the words name; None when they can be none."""
    bare = [word.strip('“”"‘.,()') for word in words]
    lower = [word.lower() for word in bare]
    if len(words) == 1 and _PARTY.match(bare[0]):
        return None
    if _OF_A_QUOTE.match(lower[0]) or lower[0] in _FUNCTION or "what" in lower:
        return None
    if lower[0] in _WHERE and len(lower) > 1 and lower[1] in _OWNED | _SOME:
        return None
    if lower == ["others"]:
        return Who.ROLE
    if len(words) == 1 and (lower[0] in _OWNED or lower[0] in PRONOUNS):
        return Who.PRONOUN if lower[0] in PRONOUNS else None
    if lower[0] in PRONOUNS:
        return None
    if lower == ["the", "capital"]:
        return None  # "Two diplomats in Selk, the capital, said"
    return _known_noun(bare, lower) or _by_shape(bare, lower)


def _known_noun(bare: Sequence[str], lower: Sequence[str]) -> Who | None:
    head = _head(lower)
    if _ends_in_name(bare, lower):
        return Who.NAME
    if (head in BODIES and head not in ROLES) or head in MANY_BODIES:
        return Who.BODY
    if any(word in ROLES for word in lower):
        return Who.NAME if _has_name(bare) else Who.ROLE
    if any(word.removesuffix("’s").removesuffix("'s") in BODIES for word in lower):
        return Who.BODY
    return None


def _by_shape(bare: Sequence[str], lower: Sequence[str]) -> Who | None:
    if is_name(" ".join(bare)):
        initials = len(bare[-1]) > 1 and bare[-1].isupper()
        return Who.BODY if initials or any(word in _BODY_WORDS for word in bare) else Who.NAME
    if lower[0] in _OWNED or lower[0] in _SOME:
        if bare[-1][:1].isupper():
            return Who.BODY
        head = _head(lower)
        if PERSON_ENDING.search(head) and head not in NO_PERSONS:
            return Who.ROLE
        if any(map(_is_capital, bare[1:])):
            return Who.NAME
        short = len(bare) <= 5 or (lower[0] in _SOME and _head_at(lower) < 4)  # "a nurse at the clinic in the port"
        return Who.THING if short and len(bare) > 1 and head.isalpha() else None
    capitals = [_is_capital(word) for word in bare]
    if capitals[-1] and capitals.count(False) <= 4:
        return Who.NAME  # "protest organiser Ilse Brandt"
    named = any(capitals[1:]) and bare[0][:1].isupper() and bare[0] not in NOT_NAMES
    return Who.NAME if named and capitals.count(False) <= 4 else None


def is_anonymous(who: str, sentence: str, kind: Who) -> bool:
    """Whether the outlet keeps the speaker's name back: a role without a name ("a US official", "residents")."""
    if ANONYMITY.search(who):
        return True
    words = [word.strip(".,") for word in who.split()]
    lower = [word.lower() for word in words]
    if kind is Who.NAME or _has_name(words) or "attorney general" in who.lower():
        return False
    head = _head(lower)
    if head in FINDERS:
        return False  # "official figures"
    if any(word in ROLES for word in lower):
        return True
    if lower[0] in _SOME and PERSON_ENDING.search(head) and head not in NO_PERSONS:
        return True
    if kind is Who.THING and _is_person(who, sentence):
        return lower[0] in _SOME or bool(ANONYMITY.search(sentence))
    return kind is Who.ROLE and (lower[0] != "the" or bool(ANONYMITY.search(sentence)))


def is_one_person(who: str) -> bool:
    """Whether words without a name are of one person by their role: "the union's head of safety", "the mayor"."""
    head = _head([word.strip('“”"‘.,()') for word in who.split()] or [""])
    if not head.islower():
        return False  # "the Guardian"
    one = head in OFFICES or head == "head" or (head in ROLES and head + "s" in ROLES)
    return one or (PERSON_ENDING.search(head) is not None and head not in NO_PERSONS | BODIES and head[-1] != "s")


def are_two(who: str) -> bool:
    """Whether the words name two: "Holt and Venn", not "Health and Works Secretary Ada Venn"."""
    _, joined, second = who.partition(",")[0].partition(" and ")
    return bool(joined) and not (_is_full_name(second.split()) and len(second.split()) > 2)


def _is_person(who: str, sentence: str) -> bool:
    """Whether "who" follows: "a bell-ringer in the town who asked"."""
    return bool(re.search(rf"{re.escape(who)},?\s(?:[^,.;]{{0,40}}\s)?who\b", sentence))


def is_name(words: str) -> bool:
    """Whether the words are shaped like a person's name, particles included."""
    parts = [word.strip('“”"‘,') for word in words.split()]
    if not parts or len(parts) > 6 or parts[0] in NOT_NAMES or _PARTY.match(parts[0]):
        return False
    return parts[-1][:1].isupper() and all(_NAME_WORD.match(part) for part in parts)


def _has_name(words: Sequence[str]) -> bool:
    """Whether a name stands behind a role or a title ("spokesman Harlan", "Gen. Oduya")."""
    for before, word in pairwise(words):
        named = _is_capital(word) and word not in _BODY_WORDS
        if named and (before.strip(".") in TITLES or before.lower() in ROLES):
            return True
    return False


def _ends_in_name(bare: Sequence[str], lower: Sequence[str]) -> bool:
    """Whether the last two words are a person's: "police chief Sam Harlan", not "the Defence Department".

    Behind "of" or "and", and before "of the bank", a title or the given name has to tell.
    """
    if len(bare) < 2 or not set(lower) & (ROLES | BODIES):
        return False
    head = [word for word in bare[: _head_at(lower) + 1] if len(word) > 1]
    whole = [word for word in bare if len(word) > 1]
    if _is_full_name(head) or _is_full_name(whole):
        return True
    return not {"of", "for", "in", "and", "at"} & set(bare) and _are_capitals(whole[-2:])


def _is_full_name(words: Sequence[str]) -> bool:
    """Whether the words end in a full name: "Army Secretary Per Holt", "Eva Orn"."""
    if len(words) < 2 or not _are_capitals(words[-2:]):
        return False
    return words[-2] in MEN or words[-2] in WOMEN or (len(words) > 2 and words[-3] in TITLES - _NO_OFFICES)


def _are_capitals(words: Sequence[str]) -> bool:
    return all(_is_capital(word) and word not in _BODY_WORDS and not word.isupper() for word in words)


def _head(lower: Sequence[str]) -> str:
    """The last word before a preposition: "the director of the centre" is a director."""
    return lower[_head_at(lower)]


def _head_at(lower: Sequence[str]) -> int:
    behind = (number for number, word in enumerate(lower) if number and word in _BEHIND_HEAD)
    return next(behind, len(lower)) - 1


def _is_capital(word: str) -> bool:
    inner = bool(_NAME_WORD.match(word)) and word[-1:].islower() and not word.islower()
    return (word[:1].isupper() or inner) and word not in NOT_NAMES
