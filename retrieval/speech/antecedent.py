"""Who "he", "it" and "the official" is: led back to the speakers of the sentences before.

It is given a speaker that `attribution` has chosen; which of a sentence's speakers a span is given to is not its
business.
"""

import re
from collections.abc import Iterator, Sequence

from index.regex import regex
from index.wires import agency_of
from retrieval.answer import Attribution
from retrieval.speech import speaker as speakers
from retrieval.speech.frames import Frame, find_frames, is_outlet
from retrieval.speech.reporting import PERSON_PRONOUNS, ROLES, STATEMENTS
from retrieval.speech.speaker import Speaker
from retrieval.speech.who import Who, is_anonymous, is_name, is_one_person

LOOK_BACK = 8  # sentences; a pronoun further from its name is not clear
CLEAR = 2  # within so many sentences the nearest speaker is meant; further back only a sole one

_NAME_AT_START = regex(
    r"(?:(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Capt|Rep|Sen|Gov|Prof|Sir)\.?\s[A-Z][\w’-]+(?:\s[A-Z][\w’-]+)?"
    r"|[A-Z][a-zà-ÿ’-]+(?:\s(?:[A-Z]\.|al-[A-Z]\w+|[A-Z][\w’-]+)){1,5})(?=,|\s[a-z])"
)
# "The finance minister, Sam Harlan, ...", "Orlen's port director Sam Harlan has ...".
_OFFICE_AT_START = regex(
    r"(?:[\w’'.-]+\s){0,5}?(?P<office>[\w-]+),?\s(?P<name>[A-Z][\w’-]+(?:\s(?:[A-Z]\.|al-[A-Z]\w+|[A-Z][\w’-]+)){1,3})"
    r"(?=,|\s[a-z])"
)
_OTHER = regex(r"(?:the|a|an|one|yet)?\s*(?:other|another|second|third|fourth)s?(?:\sone)?$", re.IGNORECASE)
_ONE_LAND = {"american": "us", "u.s": "us", "british": "uk", "u.k": "uk"}
_THEY = regex(r"\s+(?:that\s+)?(?:they|their)\b")
_SAYS_NOTHING = frozenset("a an the unnamed aforementioned anonymous unidentified one another same that second".split())


def resolved(sentence: str, before: Sequence[str], found: Sequence[Frame], frame: Frame) -> Attribution:
    who = words_of(sentence, frame.speaker)
    via = frame.via or _outer_outlet(sentence, found, frame)
    if via is None and frame.speaker.kind is Who.ROLE:
        via = _earlier_via(who, before)
    if antecedent := _antecedent(who, frame.speaker.kind, before):
        return antecedent.model_copy(update={"via": via}) if via else antecedent
    return Attribution(who=who, anonymous=is_anonymous(who, sentence, frame.speaker.kind), via=via)


def words_of(sentence: str, who: Speaker) -> str:
    return sentence[who.start : who.end]


def _outer_outlet(sentence: str, found: Sequence[Frame], inner: Frame) -> str | None:
    """The agency whose report the frame stands in: "The agency reported that an official said ..."."""
    for frame in found:
        words = words_of(sentence, frame.speaker)
        if frame is not inner and frame.right and frame.verb[1] <= inner.speaker.start and is_outlet(words):
            return agency_of(words) or words
    return None


def backwards(before: Sequence[str]) -> Iterator[tuple[int, str]]:
    for number in range(len(before) - 1, max(-1, len(before) - 1 - LOOK_BACK), -1):
        yield number, before[number]


def _antecedent(who: str, kind: Who, before: Sequence[str]) -> Attribution | None:
    """The speaker that "he" or "the official" is, where the sentences before make it clear."""
    if _OTHER.match(who):
        return _other_of(before)
    role = _definite_role(who)
    if kind is not Who.PRONOUN and role is None:
        return None
    pronoun = who.lower() if kind is Who.PRONOUN else ""
    candidates: list[tuple[int, Attribution]] = []
    distance = 0
    for number, earlier in backwards(before):
        found = find_frames(earlier)
        distance += not any(words_of(earlier, frame.speaker).lower() == pronoun for frame in found)
        candidates.extend(
            (distance, resolved(earlier, before[max(0, number - CLEAR) : number], found, frame))
            for frame in reversed(found)
            if _may_be(words_of(earlier, frame.speaker), frame.speaker.kind, pronoun, role)
            and not (pronoun in PERSON_PRONOUNS and _is_they(earlier, frame, before[:number]))
        )
        if pronoun in PERSON_PRONOUNS and (named := _named_at_start(earlier)):
            candidates.append((distance, named))
        if candidates and candidates[0][0] <= CLEAR:
            return candidates[0][1]
    alone = {_last_word(found.who) for _, found in candidates}
    return candidates[0][1] if len(alone) == 1 else None


def _is_they(sentence: str, frame: Frame, before: Sequence[str]) -> bool:
    """Whether one name is of several: "Terns say", "Terns said that they". Nobody who has a first name or a title."""
    name = words_of(sentence, frame.speaker)
    if frame.speaker.kind is not Who.NAME or " " in name:
        return False
    if sentence[slice(*frame.verb)] not in {"say", "tell"} and not _THEY.match(sentence, frame.verb[1]):
        return False
    full = re.compile(rf"\b[A-Z][\w’'-]*\.? {re.escape(name)}\b")
    return not any(full.search(earlier) for earlier in (*before, sentence))


def _other_of(before: Sequence[str]) -> Attribution | None:
    """What "the other" is another of: the unnamed one or ones quoted just before ("one of the officials")."""
    for number, earlier in backwards(before[-CLEAR:]):
        found = find_frames(earlier)
        for frame in reversed(found):
            if frame.speaker.kind is Who.ROLE and not _OTHER.match(words_of(earlier, frame.speaker)):
                return resolved(earlier, before[-CLEAR:][:number], found, frame)
    return None


def _last_word(who: str) -> str:
    return who.split()[-1].strip(".,”").lower()


def _named_at_start(sentence: str) -> Attribution | None:
    office = _OFFICE_AT_START.match(sentence)
    if office and is_one_person(office["office"].lower()) and is_name(office["name"]):
        found = speakers.speaker(sentence, *office.span())
        if found and found.kind is Who.NAME and speakers.finite_verb(sentence, 0) >= office.end():
            return Attribution(who=words_of(sentence, found), anonymous=False)
    match = _NAME_AT_START.match(sentence)
    named = speakers.speaker(sentence, match.start(), match.end()) if match else None
    if named is None or named.kind is not Who.NAME:
        return None
    return Attribution(who=words_of(sentence, named), anonymous=False)


def _earlier_via(who: str, before: Sequence[str]) -> str | None:
    """The agency that an unnamed speaker of the same description was quoted through earlier in the article."""
    ours = described(who)
    for _, earlier in backwards(before):
        for frame in find_frames(earlier):
            if frame.via and ours <= described(words_of(earlier, frame.speaker)):
                return frame.via
    return None


def described(who: str) -> frozenset[str]:
    """What is said of an unnamed speaker, in lower case: role in the singular, nationality, service."""
    words = (word.strip('.,()“”"').lower() for word in who.split())
    return frozenset(_ONE_LAND.get(word, _singular(word)) for word in words if word and word not in _SAYS_NOTHING)


def _definite_role(who: str) -> str | None:
    """The "official" of "the official"; None for anything longer or named."""
    words = who.split()
    if len(words) > 3 or words[0].lower() not in {"the", "that", "this", "these", "those"}:
        return None
    head = _singular(words[-1].lower())
    return head if words[-1].islower() and (head in ROLES or head in STATEMENTS) else None


def _may_be(words: str, kind: Who, pronoun: str, role: str | None) -> bool:
    """Whether the speaker found before can be the one meant."""
    lower = [word.strip(",.") for word in words.lower().split()]
    if kind is Who.PRONOUN:
        return False
    if role is not None:
        return len(lower) > 2 and role in {_singular(word) for word in lower}
    plural = any(word.endswith("s") and word in ROLES for word in lower) or " and " in words
    if pronoun in PERSON_PRONOUNS:
        return kind in {Who.NAME, Who.ROLE} and not plural
    if pronoun == "they":
        return plural or (kind is Who.BODY and not STATEMENTS & set(lower))
    return kind is Who.BODY or (kind is Who.NAME and "." not in words)


def _singular(word: str) -> str:
    shorter = word.removesuffix("s")
    return shorter if shorter in ROLES or shorter in STATEMENTS else word
