"""Whether a sentence says the asked deed of somebody else alone: "Venn's deputy was released" to "Was Venn released?",
"Somebody ordered this" to "Did Venn order it?", "Six were hurt" to "Was Venn hurt?".

Only where somebody is asked about by name or office. It goes by the words right before the verb, in English; who is
only described ("the chairwoman was released") may be the asked one.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from index.regex import regex
from retrieval.grammar import SUBORDINATING
from retrieval.values.deeds import PAIRS, SAME
from retrieval.values.name import HONORIFICS
from retrieval.values.numeral import SPELLED
from retrieval.values.same_name import same_word

NAME = r"[A-Z][\w’'-]*\w(?:\s+(?:(?:de|van|von|bin|al|el|la|du)\s+)?[A-Z][\w’'-]*\w)*"
_ASKED = regex(
    r"^\W*(?P<aux>[Dd]id|[Hh]as|[Hh]ave|[Hh]ad|[Ww]as|[Ww]ere|[Ii]s|[Ww]ill)\s+"
    rf"(?:(?:the\s+)?(?:(?!(?:of|at|in|on|for|from|and|any|some|most|all)\b)[a-z-]+\s+){{0,4}})?(?P<name>{NAME})(?<!['’]s)\s+"
    r"(?:(?:ever|still|later|really|also|been|be|now|then|again|being)\s+)*(?P<rest>[a-z].*?)\W*$"
)
_OFFICES = (
    r"(?:captain|skipper|owner|engineer|inspector|driver|pilot|conductor|mayor|governor|minister|president|director|manager|"
    r"coach|referee|editor|treasurer|chairman|chairwoman|prosecutor|judge|guard|mate|operator|contractor|architect)"
)
_ASKED_OFFICE = regex(
    rf"^\W*(?P<aux>[Dd]id|[Hh]as|[Hh]ad|[Ww]as|[Ii]s|[Ww]ill)\s+the\s+(?:[\w’'-]+\s+)?(?P<office>{_OFFICES})\s+"
    r"(?:(?:of|at|from|in)\s+(?:the\s+)?[\w’'-]+(?:\s+[A-Z][\w’'-]+){0,3}\s+)?"
    r"(?:(?:ever|still|later|really|also|been|be|now|then|again|being)\s+)*(?P<rest>[a-z].*?)\W*$"
)
_TOLD_OFFICE = regex(rf"\b(?:the|an?|its|his|her|['’]s)\s+(?:[a-z-]+\s+)?(?P<office>{_OFFICES})\b")
_KIN = (
    r"(?:wife|husband|widow|widower|son|daughter|brother|sister|mother|father|parents|children|deputy|deputies|lawyers?|"
    r"colleagues?|partner|aides?|assistant|secretary|predecessor|successor|driver|bodyguards?|rivals?|friends?|allies|ally|"
    r"nephew|niece|cousin|uncle|aunt|chauffeur|cook|neighbours?|neighbors?|boss|employer|accountant)"
)
_AUXILIARIES = regex(
    r"(?:(?:^|\s+)(?:was|were|is|are|be|been|being|has|have|had|also|later|then|already|both|himself|herself|\w+ly))+\s*$"
)
_AND = regex(r"\s+(?:was|were|been|being)\s+(?:[^\s,;:]+\s+){1,4}and(?:\s+\w+ly)*\s*$")
""" "Was questioned and" released."""
_IS_DONE = regex(r"\b(?:was|were|is|are|been|being|be)\b")
_BORDER = regex(rf"[;:“”\"()]|\s[–—-]\s|\b(?:{SUBORDINATING}|but|whereas|until|that|and|or|if|as|where|said|says)\b")
"""What parts clauses; a comma may only set off who somebody is."""
_RELATIVE = regex(r",\s+(?:who|whom|whose|which)\b[^,;:“”\"]*(?:,|$)")
_NAMED = regex(rf"(?<![\w’'-]){NAME}")
_ENDS = regex(r"(?:\s*,(?:[^,;]*,)?)?\s*$")
_OF = regex(r"\b(?:of|in|on|at|by|for|from|to|into|with|against|near|about|over|than)\s+(?:the\s+)?$")
_OTHER_DEEDS = ("order(?:ed)?", "sign(?:ed)?", "die[ds]?|perished|drowned", "apologi[sz]e[ds]?", "kill(?:ed)?")
_NUMBER = rf"(?:\d[\d.,]*|{SPELLED}|several|some|many|(?:dozens|hundreds|thousands)(?: of)?|a (?:dozen|few|number of))"
_COUNTED = regex(
    rf"(?:^|(?<!\bof)(?<!\bno)[\s,;:“\"—–-]){_NUMBER}"
    r"(?:\s+of (?:them|the \w+|its \w+|their \w+)|\s+[a-z]+){0,3}?\s*$",
    re.IGNORECASE,
)
""" "Fourteen people", "six of them": it may be of the asked one, and does not say so."""
_DESCRIBED = regex(r"(?:^|\s)(?:the|an?)\s+(?:[^\s,;:“”\"]+\s*){1,8}$")
_RESIGNATION = regex(r"\bresignation\b")
_NOBODY_KNOWN = regex(r"\b(?:somebody|someone|some people|others|those(?: who)?|these people)\s*$", re.IGNORECASE)
"""Who did it, where it is not known who, and they to whom it is only said to be done: "those detained"."""
_SOMEBODY = regex(r"\b(?:he|she|they|it|who|I|we)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Asked:
    """Whose deed is asked after (the words of the name, or the office), what tells it, and whether it is one that is
    done to him."""

    name: frozenset[str]
    office: str
    deed: re.Pattern[str]
    is_done_to: bool


def says_of_another(question: str, sentence: str) -> bool:
    """Whether the sentence has the asked deed, and each time another for its subject."""
    asked = _read(question)
    if asked is None:
        return False
    found = [_is_anothers(asked, sentence, deed) for deed in asked.deed.finditer(sentence)]
    found += [
        _is_taken(asked, sentence, noun) for noun in _RESIGNATION.finditer(sentence) if asked.deed.match("resigned")
    ]
    return bool(found) and all(found)


@lru_cache(maxsize=8)
def _read(question: str) -> _Asked | None:
    named = _ASKED.match(question)
    form = named or _ASKED_OFFICE.match(question)
    deed = _deed(form["rest"]) if form else None
    words = untitled(named["name"]) if named else frozenset()
    office = form["office"] if form and not named else ""
    if form is None or deed is None or not (words or office):
        return None
    is_done_to = form["aux"].lower() in ("was", "were", "is") or re.search(r"\bbeen\b|\bbe\b", question) is not None
    return _Asked(words, office, deed, is_done_to)


def _deed(rest: str) -> re.Pattern[str] | None:
    """All forms of the deed that the words behind the subject begin with, and of its opposite, where a table has it."""
    if re.match(r"fired? (?:on|at|upon)\b", rest):
        return None
    forms = [told.words for asking, told in SAME if re.match(rf"(?:{asking.words})\b", rest)]
    sides = [side for pair in PAIRS for side in pair.both_ways()]
    forms += [other.words for one, other, _ in sides if one.words and re.match(rf"(?:{one.words})\b", rest)]
    forms += [deed for deed in _OTHER_DEEDS if re.match(rf"(?:{deed})\b", rest)]
    return re.compile(rf"\b(?:{'|'.join(forms)})\b") if forms else None


def _is_anothers(asked: _Asked, sentence: str, deed: re.Match[str]) -> bool:
    """Whether the words before the deed name another subject, or one who only belongs to the asked one."""
    subject, said = _before(sentence[: deed.start()])
    if _NOBODY_KNOWN.search(subject):
        return not said or asked.is_done_to
    if asked.name and _COUNTED.search(_BORDER.split(subject)[-1][-60:]):
        return not any(re.search(rf"\b{re.escape(word)}\b", sentence) for word in asked.name)
    if asked.is_done_to is (_IS_DONE.search(said) is None):
        return False
    clause = _clause(subject)
    if asked.office:
        return _is_of_another_office(asked.office, clause)
    return _belongs(asked, clause) or is_named_otherwise(asked.name, clause) or _is_told_by(asked, sentence, clause)


def subject_before(before: str) -> str | None:
    """The clause before a deed without its auxiliaries; None where it is done to somebody."""
    subject, said = _before(before)
    return None if _IS_DONE.search(said) else _clause(subject)


def _before(deed: str) -> tuple[str, str]:
    """What stands before a deed, parted before its auxiliaries."""
    auxiliaries = _AND.search(deed) or _AUXILIARIES.search(deed)
    return (deed[: auxiliaries.start()], auxiliaries.group()) if auxiliaries else (deed, "")


def _clause(subject: str) -> str:
    return _BORDER.split(_RELATIVE.sub(",", subject)[-160:])[-1]


def _is_of_another_office(office: str, clause: str) -> bool:
    told = {found["office"] for found in _TOLD_OFFICE.finditer(clause)}
    return bool(told) and office not in clause.lower() and {office, *told} != {"captain", "skipper"}


def _is_taken(asked: _Asked, sentence: str, noun: re.Match[str]) -> bool:
    """Whether the asked one is whom the resignation is handed to, or who accepts it."""
    names = "|".join(re.escape(word) for word in asked.name) or "(?!)"
    to = re.match(rf"\s+to\s+(?:(?:the\s+)?(?:[\w’'-]+\s+){{0,2}}?)?(?:{names})\b", sentence[noun.end() :])
    taker = re.search(
        rf"\b(?:{names})(?:,[^,;]*,)?\s+(?:has\s+|had\s+|\w+ly\s+)?(?:accept|receiv|reject|refus|welcom)\w*\s+"
        r"(?:[^\s,;]+\s+){0,3}?$",
        sentence[: noun.start()],
    )
    return (to or taker) is not None


def _belongs(asked: _Asked, clause: str) -> bool:
    """ "Venn's deputy", "his lawyer, Sten Hale," where Venn is named no other way."""
    names = "|".join(re.escape(word) for word in asked.name)
    owned = re.search(rf"\b(?:(?:{names})['’]s?|[Hh]is|[Hh]er|[Tt]heir)\s+(?:[a-z-]+\s+){{0,2}}{_KIN}\b", clause)
    if owned is None or re.search(rf"\b(?:{names})\b(?!['’])", clause):
        return False
    return not re.search(r"\b(?:said|told)\b", clause)


def _is_told_by(asked: _Asked, sentence: str, clause: str) -> bool:
    """Whether the asked one only says it, of one who is described."""
    name = "|".join(re.escape(word) for word in asked.name)
    says = r"(?:said|says|added)"
    speaks = (
        rf"\b(?:{says}|according to)\s+(?:[^.,;:]{{1,40}},\s+)?(?:[^\s.,;:]+\s+){{0,3}}?(?:{name})(?=\s*(?:[.,;:]|$))"
        rf"|\b(?:{name})(?:,[^,;]*,)?\s+(?:{says}|told)\b"
    )
    is_described = _DESCRIBED.search(clause) is not None and _SOMEBODY.search(clause) is None
    return is_described and re.search(speaks, sentence) is not None


def is_named_otherwise(asked: frozenset[str], clause: str) -> bool:
    """Whether the clause ends in another's name, with or without who that is."""
    names = list(_NAMED.finditer(clause))
    last = next((name for name in reversed(names) if _is_subject(clause, name)), None)
    if last is None or _SOMEBODY.search(clause):
        return False
    words = {word for name in names for word in re.findall(r"[\w-]+", name.group())}
    is_asked = any(same_word(word.lower(), own.lower()) for word in words for own in asked)
    return not is_asked and bool(untitled(last.group()))


def untitled(name: str) -> frozenset[str]:
    return frozenset(word for word in name.split() if word.lower() not in HONORIFICS)


def _is_subject(clause: str, name: re.Match[str]) -> bool:
    """Whether the clause ends with this name and who that is; a first word may be capital for that alone."""
    is_first_word = " " not in name.group() and not clause[: name.start()].strip()
    return not is_first_word and _ENDS.match(clause, name.end()) is not None and not _OF.search(clause, 0, name.start())
