"""Whether a speaker found before can be the one whom "he", "they" or "the official" means.

It judges one speaker alone; which of those that can is meant is `antecedent`'s business.
"""

import re
from collections.abc import Sequence

from index.regex import regex
from retrieval.speech.frames import Frame
from retrieval.speech.he_or_she import agrees
from retrieval.speech.reporting import FINDERS, PERSON_PRONOUNS, ROLES, STATEMENTS
from retrieval.speech.speaker import Speaker
from retrieval.speech.subject import is_person, is_several
from retrieval.speech.who import Who, are_two, is_one_person

_ONE_LAND = {"american": "us", "u.s": "us", "british": "uk", "u.k": "uk"}
_THEY = regex(r"\s+(?:that\s+)?(?:they|their)\b")
_SAYS_NOTHING = frozenset("a an the unnamed aforementioned anonymous unidentified one another same that second".split())


def words_of(sentence: str, who: Speaker) -> str:
    """The speaker, as the sentence has them."""
    return sentence[who.start : who.end]


def _is_they(sentence: str, frame: Frame, before: Sequence[str]) -> bool:
    """Whether one name is of several: "Terns say", "Terns said that they". Nobody who has a first name or a title."""
    name = words_of(sentence, frame.speaker)
    if frame.speaker.kind is not Who.NAME or " " in name:
        return False
    if sentence[slice(*frame.verb)] not in {"say", "tell"} and not _THEY.match(sentence, frame.verb[1]):
        return False
    full = re.compile(rf"\b[A-Z][\w’'-]*\.? {re.escape(name)}\b")
    return not any(full.search(earlier) for earlier in (*before, sentence))


def described(who: str) -> frozenset[str]:
    """What is said of an unnamed speaker, in lower case: role in the singular, nationality, service."""
    words = (word.strip('.,()“”"').lower() for word in who.split())
    return frozenset(_ONE_LAND.get(word, _singular(word)) for word in words if word and word not in _SAYS_NOTHING)


def definite_role(who: str) -> str | None:
    """The "official" of "the official"; None for anything longer or named."""
    words = who.split()
    if len(words) > 3 or words[0].lower() not in {"the", "that", "this", "these", "those"}:
        return None
    head = _singular(words[-1].lower())
    return head if words[-1].islower() and (head in ROLES or head in STATEMENTS) else None


def is_the(role: str, sentence: str, frame: Frame) -> bool:
    """Whether the speaker found before can be "the official"."""
    lower = [word.strip(",.") for word in words_of(sentence, frame.speaker).lower().split()]
    return frame.speaker.kind is not Who.PRONOUN and len(lower) > 2 and role in {_singular(word) for word in lower}


def may_be(sentence: str, frame: Frame, pronoun: str, before: Sequence[str]) -> bool:
    """Whether the speaker found before can be the one that the pronoun means."""
    words, kind = words_of(sentence, frame.speaker), frame.speaker.kind
    if kind is Who.PRONOUN:
        return False
    lower = [word.strip(",.") for word in words.lower().split()]
    plural = any(word.endswith("s") and word in ROLES for word in lower) or are_two(words)
    if pronoun in PERSON_PRONOUNS:
        one = (kind in {Who.NAME, Who.ROLE} or is_one_person(words)) and not (FINDERS | {"evidence"}) & set(lower)
        return (
            one and not plural and agrees(words, pronoun, [*before, sentence]) and not _is_they(sentence, frame, before)
        )
    if pronoun == "they":
        return plural or (kind is Who.BODY and not is_one_person(words) and not STATEMENTS & set(lower))
    return kind is not Who.ROLE and not plural and not is_several(words) and not is_person(words, [*before, sentence])


def _singular(word: str) -> str:
    shorter = word.removesuffix("s")
    return shorter if shorter in ROLES or shorter in STATEMENTS else word
