"""Whom a sentence is about that may quote nobody: its subject, where "he", "it" or "they" behind it can be that one.

It sees one sentence and the ones before it, and no speakers of theirs. English.
"""

import re
from collections.abc import Sequence

from index.regex import regex
from retrieval.answer import Attribution
from retrieval.grammar import PREPOSITIONS
from retrieval.speech import beside, persons
from retrieval.speech.finite import finite_verb
from retrieval.speech.he_or_she import agrees, words_before
from retrieval.speech.reporting import BODIES, NO_PERSONS, OFFICES, PERSON_ENDING, ROLES
from retrieval.speech.speaker import Speaker, speaker
from retrieval.speech.who import NOT_NAMES, TITLES, Who, is_anonymous, is_name, is_one_person, kind_of
from retrieval.values.list_number import behind_list_number

_NAME_AT_START = regex(
    r"(?:(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Capt|Rep|Sen|Gov|Prof|Sir)\.?\s[A-Z][\w’-]+(?:\s[A-Z][\w’-]+)?"
    r"|[A-Z][a-zà-ÿ’-]+(?:\s(?:[A-Z]\.|al-[A-Z]\w+|[A-Z][\w’-]+)){1,5})(?=,|\s[a-z])"
)
# "The finance minister, Sam Harlan, ...", "Orlen's port director Sam Harlan has ...".
_OFFICE_AT_START = regex(
    r"(?:[\w’'.-]+\s){0,5}?(?P<office>[\w-]+),?\s(?P<name>[A-Z][\w’-]+(?:\s(?:[A-Z]\.|al-[A-Z]\w+|[A-Z][\w’-]+)){1,3})"
    r"(?=,|\s[a-z])"
)
_LAST_NAME_AT_START = regex(r"(?:(?:But|And|Yet)\s)?(?P<name>[A-Z][\w’-]*[a-zà-ÿ])\s(?=[a-z])")
_LAST_NAME_DESCRIBED = regex(r"(?:(?:But|And|Yet)\s)?(?P<name>[A-Z][\w’-]*[a-zà-ÿ])(?=,\s(?![A-Z])[^,;:“\"]+,\s[a-z])")
_FIRST_THE = regex(r"(?:[Tt]he|[Aa]n?|[Oo]ne|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)\s")
_ASIDE = regex(r",\s[^,]+,")
_THEIRS = regex(r"[^,;:“\"A-Z]*?\b(?P<whose>his|her)\b")
_WHOSE = {"he": "his", "she": "her"}
# What only somebody who speaks does, so that even a noun that is not known to speak is a speaker ("the port").
_TAKES_SIDES = regex(
    r"(?<![-\w])(?:reject(?:s|ed)|den(?:ies|ied)|disput(?:es|ed)|contradict(?:s|ed)|dismiss(?:es|ed)|disagree[sd]"
    r"|critici[sz](?:es|ed)|blame[sd]|accuse[sd]|defend(?:s|ed)|condemn(?:s|ed)|welcome[sd]|oppose[sd]"
    r"|apologi[sz](?:es|ed)|refuse[sd]|decline[sd]|protest(?:s|ed)|object(?:s|ed)|accept(?:s|ed)|call(?:s|ed)"
    r"|praise[sd]|repl(?:ies|ied)|respond(?:s|ed)|confirm(?:s|ed)|announce[sd]|revise[sd]|rul(?:es|ed) out)\b"
)
_NOT_THEIRS = regex(
    r"(?:\b(?:was|were|is|are|been|be|being|to|not|never|the|an?|of|no|its|his|her|their|who|which|that)|n['’]t)\s+"
    r"(?:\w+ly\s+)?$"
)
_GOVERNED = regex(rf"\s(?:{PREPOSITIONS})\b")
# What else a sentence may begin with in front of a verb.
_NO_NAMES = frozenset(
    "Since Then Now Still Later Also Yet So Such Each Every Neither Nor Or Only Even Today Yesterday Tomorrow To With "
    "Under Over During Until Did Does Do Has Have Was Were Is Are Will Would Can Could Should Because Although Though "
    "Whether Once Never Nothing Nobody Everyone Everybody Someone Anyone Somebody Something Everything Few Those His "
    "Her Its Their Our My Your You Perhaps Maybe Just Of Residents People Police Officials".split()
)


def is_several(who: str) -> bool:
    """Whether the words end in several of something that speaks: "investigators", "the courts"."""
    head = _GOVERNED.split(who)[0].split()[-1].lower()
    one = head.removesuffix("s")
    return one != head and (one in BODIES | ROLES or PERSON_ENDING.search(head) is not None)


def is_person(who: str, before: Sequence[str]) -> bool:
    """Whether the words name one person, as far as they or the sentences before tell: "it" is nobody."""
    who = _GOVERNED.split(who)[0] if who[:1].islower() or who.startswith(("The ", "A ", "An ")) else who
    if is_one_person(who):
        return True
    words = [word.strip('.,“”"') for word in who.split()]
    if kind_of(words) is not Who.NAME:
        return False
    common = [word for word in words if word.islower() and word not in NO_PERSONS and PERSON_ENDING.search(word)]
    if common or any(word in TITLES or word.lower() in ROLES | OFFICES for word in words):
        return True
    if len(words) == 1:
        return any(_first_name(earlier, words[-1]) for earlier in before)
    last = re.escape(words[-1])
    said = re.compile(rf"(?:[^\w\s]|\b[a-z]+)\s{last}\s(?:said|says|told|added)\b|\b(?:Mr|Mrs|Ms|Dr)\.? {last}\b")
    return any(re.match(rf"{last}\s[a-z]", text) or said.search(text) for text in before)


def _first_name(text: str, last: str) -> bool:
    return any(word.rstrip(".") not in NOT_NAMES for word in words_before(text, last))


def person_in(sentence: str, pronoun: str, before: Sequence[str]) -> Attribution | None:
    """Who "he" or "she" is behind the sentence: a person whom it begins with."""
    found = (
        _named(sentence)
        or _last_named(sentence, pronoun, before)
        or _in_office(sentence)
        or persons.subject(sentence, before)
        or _last_described(sentence, before)
    )
    if found is None:
        return None
    aside = _ASIDE.match(sentence, found.end)
    if aside and finite_verb(aside[0], 0) < len(aside[0]):
        aside = None  # "Venn, 52, is the husband of Ada Holt, a judge"
    is_other = not agrees(sentence[found.start : aside.end() if aside else found.end], pronoun, [*before, sentence])
    return None if is_other else _told(sentence, found)


def body_in(sentence: str, before: Sequence[str]) -> Attribution | None:
    """What "it" is behind the sentence: a body that is its subject, or a name or noun that answers or accuses there."""
    if sentence[:1] in '“"':
        return None
    side = _taking_side(sentence)
    found = side or beside.subject(sentence, len(sentence))
    if (
        found is None
        or _ends_short(sentence, found)
        or found.kind not in ({Who.BODY, Who.NAME, Who.THING} if side else {Who.BODY})
    ):
        return None
    who = sentence[found.start : found.end]
    return None if is_several(who) or is_person(who, [*before, sentence]) else _told(sentence, found)


def several_in(sentence: str) -> Attribution | None:
    """Who "they" are behind the sentence: several people that are its subject."""
    if sentence[:1] in '“"':
        return None
    side = _taking_side(sentence)
    found = side or beside.subject(sentence, len(sentence))
    if found is None or _ends_short(sentence, found) or found.kind not in {Who.ROLE, Who.BODY, Who.THING}:
        return None
    head = sentence[found.start : found.end].split()[-1].lower()
    several = head in {"police", "authorities", "people"} or (head.endswith("s") and not head.endswith("ss"))
    speak = side is not None or head in ROLES or head == "police" or PERSON_ENDING.search(head) is not None
    return _told(sentence, found) if several and speak else None


def _ends_short(sentence: str, found: Speaker) -> bool:
    """Whether the words end before their noun ("the report by")."""
    return _GOVERNED.match(sentence, sentence.rfind(" ", found.start, found.end)) is not None


def _told(sentence: str, found: Speaker) -> Attribution:
    who = sentence[max(found.start, behind_list_number(sentence)) : found.end]
    return Attribution(who=who, anonymous=is_anonymous(who, sentence, found.kind))


def side_in(sentence: str) -> Attribution | None:
    """Who answers or accuses there, quoting nothing: the port of "the port rejected the charge"."""
    side = _taking_side(sentence)
    return None if side is None else _told(sentence, side)


def _taking_side(sentence: str) -> Speaker | None:
    """The subject of "the port rejected the charge"."""
    verb = _TAKES_SIDES.search(sentence)
    if verb is None or _NOT_THEIRS.search(sentence, 0, verb.start()) or re.search(r"[“\"]", sentence[: verb.start()]):
        return None
    found = beside.before(sentence, verb.start())
    return None if found is None or found.kind is Who.PRONOUN else found


def _in_office(sentence: str) -> Speaker | None:
    """The subject of "the mayor rejected the charge" and of "the mayor of Velm, Ada Venn, left"."""
    if (side := _taking_side(sentence)) and is_one_person(sentence[side.start : side.end]):
        return side
    found = beside.subject(sentence, len(sentence))
    if found is None or found.kind is not Who.NAME or re.search(r"[“\"]", sentence[: found.end]):
        return None
    lead, who = sentence[: found.start].rstrip(" ,"), sentence[found.start : found.end]
    if lead.endswith(":"):
        return None
    if who.split()[0].strip(".") in TITLES or (lead and is_one_person(lead)):
        return found
    office, _, aside = who.partition(",")
    common = [word for word in office.split() if word.islower() and word not in {"of", "for", "the", "at", "in"}]
    is_office = is_one_person(office if aside else (common or [""])[-1]) and _FIRST_THE.match(office)
    return found if is_office else None


def _named(sentence: str) -> Speaker | None:
    office = _OFFICE_AT_START.match(sentence)
    if office and is_one_person(office["office"].lower()) and is_name(office["name"]):
        found = speaker(sentence, *office.span())
        if found and found.kind is Who.NAME and finite_verb(sentence, 0) >= office.end():
            return found
    match = _NAME_AT_START.match(sentence)
    if match is None or match[0].split()[0].strip(".") in _NO_NAMES | NOT_NAMES:
        return None
    found = speaker(sentence, match.start(), match.end())
    return found if found and found.kind is Who.NAME else None


def _last_named(sentence: str, pronoun: str, before: Sequence[str]) -> Speaker | None:
    """The Harlan of "Harlan left at noon", whom a sentence before names in full or this one owns something to."""
    match = _LAST_NAME_AT_START.match(sentence)
    found = speaker(sentence, *match.span("name")) if match else None
    if match is None or found is None or found.kind is not Who.NAME or match["name"] in _NO_NAMES:
        return None
    whose = None if sentence.startswith("and ", match.end()) else _THEIRS.match(sentence, match.end())
    if whose and whose["whose"] == _WHOSE[pronoun]:
        return found
    return found if any(_first_name(earlier, match["name"]) for earlier in before) else None


def _last_described(sentence: str, before: Sequence[str]) -> Speaker | None:
    """The Harlan of "Harlan, a member of the council, asked for a recount", whom a sentence before names in full."""
    match = _LAST_NAME_DESCRIBED.match(sentence)
    found = speaker(sentence, *match.span("name")) if match else None
    if match is None or found is None or found.kind is not Who.NAME or match["name"] in _NO_NAMES:
        return None
    return found if any(_first_name(earlier, match["name"]) for earlier in before) else None
