"""The persons whom a sentence names: as the subject of one of its clauses, or anywhere.

It sees one sentence and the ones before it, and no verbs of saying. English.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from index.regex import regex
from retrieval.grammar import PREPOSITIONS, SUBORDINATING
from retrieval.speech import beside, quotation
from retrieval.speech.finite import finite_verb
from retrieval.speech.given_names import MEN, WOMEN
from retrieval.speech.he_or_she import is_known, mentions, told_of
from retrieval.speech.reporting import OFFICES, ROLES
from retrieval.speech.speaker import Speaker, speaker
from retrieval.speech.who import TITLES, Who, is_one_person

_CAPITAL = r"[A-Z][\w-]*[a-zà-ÿ](?![\w-])"
_NAME = regex(
    rf"(?<![\w’'-])(?:(?P<title>Mr|Mrs|Ms|Dr|Gen|Rep|Sen|Gov|Sgt|Lt|Col|Capt|Judge|Justice)\.?\s(?=[A-Z]))?"
    rf"{_CAPITAL}(?:\s(?:[A-Z]\.|{_CAPITAL}))*(?P<owns>[’'])?"
)
_WHO_CLAUSE = regex(rf"(?P<name>(?:[A-Z][\w’'.-]*\s){{0,5}}{_CAPITAL}),\s(?:who|whose)\s")
_OWNED = regex(r"(?:the|an?|one|another|his|her|its|their|our|this|that|[^,]*[’']s?)\s", re.IGNORECASE)
_AGED = regex(r",\s\d{2},?(?!\d)")
_UNLIKE = regex(r"(?:Unlike|Like)\s[^,;“\"]+,(?:\s(?:who|which|a|an|the)\s[^,;“\"]+,)?\s(?=[A-Z])")
_BORDER = regex(rf"\b(?:{SUBORDINATING}|that|as|if|until|where|whether|and|but|so)\s|[;:—]\s?|\s[–-]\s", re.IGNORECASE)
_LEADS_ON = regex(r"\b(?:that|which|who|whom|whose|where|when|if)\s")
_HEAD = regex(rf"\s(?:{PREPOSITIONS})\s")
_SPOKE = r"(?:said|says|told|added|wrote|tweeted|asked|replied)\b"
_SPOKE_BEHIND = regex(rf"\s(?:also\s|has\s)?{_SPOKE}(?!\s(?:that\s)?they\b)")
_SPOKE_BEFORE = regex(rf"\b{_SPOKE}\s(?:[A-Z][\w.-]*\s){{0,3}}$")


@dataclass(frozen=True, slots=True)
class Person:
    """`words` of a sentence that name somebody; `pronoun` is "he" or "she" where they tell, else None."""

    words: str
    last: str
    pronoun: str | None


@lru_cache(maxsize=4_096)
def named(sentence: str) -> tuple[Person, ...]:
    """Whoever is named outside quotations with a title or a common given name, and not only as an owner."""
    return tuple(_named(sentence))


def _named(sentence: str) -> Iterator[Person]:
    for match in _NAME.finditer(sentence):
        words = match[0].split()
        start = 0 if match["title"] else next((n for n, w in enumerate(words[:-1]) if w in MEN or w in WOMEN), None)
        if start is not None and not match["owns"] and not quotation.is_within(sentence, match.start()):
            name = " ".join(words[start:])
            yield Person(name, words[-1], told_of(name))


def only_named(sentence: str) -> Person | None:
    """The one person whom a sentence with a verb names, where no other name is its subject."""
    found = {each.words: each for each in named(sentence)}
    if len(found) != 1 or finite_verb(sentence, 0) == len(sentence):
        return None
    (only,) = found.values()
    other = beside.subject(sentence, len(sentence))
    is_other = other and other.kind is Who.NAME and only.last not in sentence[: other.end]
    return None if is_other else only


def name_as_subject(sentence: str) -> str | None:
    """The name that is the subject, whoever's it may be: "Venn thanked them"."""
    found = beside.subject(sentence, len(sentence))
    words = sentence[found.start : found.end].split() if found and found.kind is Who.NAME else []
    return " ".join(words) if 0 < len(words) < 4 and all(word[0].isupper() for word in words) else None


def subject(sentence: str, before: Sequence[str]) -> Speaker | None:
    """The subject of "on Monday Ada Venn left", where something tells that it is a person."""
    if unlike := _UNLIKE.match(sentence):
        rest = subject(sentence[unlike.end() :], before)
        return rest and replace(rest, start=rest.start + unlike.end(), end=rest.end + unlike.end())
    found = _with_clause(sentence) or beside.subject(sentence, len(sentence))
    if found is None or _LEADS_ON.search(sentence, 0, found.start) or not _is_person(sentence, found, before):
        return None
    return None if re.search(r"[“\"]", sentence[: found.end]) else found


def _with_clause(sentence: str) -> Speaker | None:
    """The Venn of "Venn, who is the mayor, will leave"."""
    found = _WHO_CLAUSE.match(sentence)
    return speaker(sentence, 0, found.end("name")) if found else None


def last_subject(clause: str, before: Sequence[str]) -> Iterator[Speaker]:
    """The persons who are the subject of a clause, the last one first: Holt and Venn of "Venn left, while Holt told us
    that"."""
    starts = [0, *(border.end() for border in _BORDER.finditer(clause))]
    seen = set()
    for start in reversed(starts):
        part = clause[start:]
        found = _with_clause(part) or beside.subject(part, len(part))
        if found is None or _BORDER.search(part, 0, found.start) or found.start + start in seen:
            continue
        seen.add(found.start + start)
        found = replace(found, start=found.start + start, end=found.end + start)
        if _is_person(clause, found, before) and not quotation.is_within(clause, found.start):
            yield found


def _is_person(sentence: str, found: Speaker, before: Sequence[str]) -> bool:
    who = sentence[found.start : found.end]
    head = _HEAD.split(who.partition(",")[0])[0]
    if found.kind in {Who.ROLE, Who.BODY}:
        is_office = _head_word(who).lower() in ROLES | OFFICES
        return is_office and is_one_person(who.lower()) and _OWNED.match(who) is not None
    if found.kind is not Who.NAME or re.search(r"[’']s?$", head):
        return False
    if head[:1].islower() or head.startswith(("The ", "A ", "An ")):
        return is_one_person(head)
    if sentence.startswith(", who ", found.end) or _AGED.match(sentence, found.start + len(head)):
        return True
    return _has_title(head) or is_known(head, [*before, sentence]) or _has_spoken(head, before)


def _head_word(who: str) -> str:
    return _HEAD.split(who)[0].rpartition(" ")[2].strip(",")


def _has_title(who: str) -> bool:
    """Whether the name stands behind a title: "Senate Committee Chairman Ilse Brandt"."""
    words = [word.strip(".") for word in who.split()]
    return words[-1] not in TITLES and any(word in TITLES for word in words[:-1])


def _has_spoken(who: str, before: Sequence[str]) -> bool:
    """Whether a sentence before has the last name speak."""
    last = who.rpartition(" ")[2]
    return any(
        _SPOKE_BEHIND.match(text, start + len(last)) or _SPOKE_BEFORE.search(text, 0, start)
        for text in before
        for start in mentions(text, last)
    )
