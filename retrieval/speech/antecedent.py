"""Who "he", "it" and "the official" is: led back to the speakers of the sentences before.

It is given a speaker that `attribution` has chosen; which of a sentence's speakers a span is given to is not its
business.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from index.regex import regex
from index.wires import agency_of
from retrieval.answer import Attribution
from retrieval.speech.frames import Frame, find_frames, heard
from retrieval.speech.reporting import PERSON_PRONOUNS, ROLES, STATEMENTS, SUBORDINATING
from retrieval.speech.speaker import Speaker
from retrieval.speech.subject import agrees, body_in, is_person, is_several, person_in, several_in
from retrieval.speech.through import is_outlet
from retrieval.speech.who import Who, is_anonymous, is_one_person

LOOK_BACK = 8  # sentences; a pronoun further from its name is not clear
CLEAR = 2  # within so many sentences the nearest speaker is meant; further back only a sole one

_MARK = regex(r"[“”\"]")
_CLOSED = regex(r"\s*(?:[,.;:”\"]|$)")
_REPLIES = regex(r"(?:replied|answered|retorted|countered|responded|shot back)\b")
_ASKED = regex(r"\b(?:asked|questions?|questioned|interview\w*|letter)\b", re.IGNORECASE)
_OTHER = regex(r"(?:the|a|an|one|yet)?\s*(?:other|another|second|third|fourth)(?:\sone)?$", re.IGNORECASE)
_ONE_LAND = {"american": "us", "u.s": "us", "british": "uk", "u.k": "uk"}
# "After Mayor Ada Venn saw the site, she said": what her clause opens with is not her name.
_OPENS_CLAUSE = regex(
    rf"(?:(?:\w+\s){{1,3}}(?=after\b|before\b))?(?:{SUBORDINATING}|as|once)\s(?=[^,]+,\s)",
    re.IGNORECASE,
)
_THEY = regex(r"\s+(?:that\s+)?(?:they|their)\b")
_SAYS_NOTHING = frozenset("a an the unnamed aforementioned anonymous unidentified one another same that second".split())


def resolved(sentence: str, before: Sequence[str], found: Sequence[Frame], frame: Frame) -> Attribution | None:
    """The frame's speaker, "he" and "the official" led back; None for a pronoun that is not clear."""
    who, kind = words_of(sentence, frame.speaker), frame.speaker.kind
    via = frame.via or _outer_outlet(sentence, found, frame)
    if via is None and kind is Who.ROLE:
        via = _earlier_via(who, before)
    if kind is Who.PRONOUN:
        antecedent = _within(sentence, before, found, frame) or _meant(sentence, before, found, frame)
    else:
        antecedent = _definite(who, before)
    if antecedent:
        return antecedent.model_copy(update={"via": via}) if via else antecedent
    return None if kind is Who.PRONOUN else Attribution(who=who, anonymous=is_anonymous(who, sentence, kind), via=via)


def relayed_by(who: str, sentence: str) -> Attribution | None:
    """Who told it to the one whom the outlet heard, in their sentence: the police of "the mayor said police had"."""
    found = find_frames(sentence)
    for frame in found:
        if frame.speaker.kind is Who.PRONOUN or heard(sentence, found, frame) is frame:
            continue
        if words_of(sentence, heard(sentence, found, frame).speaker) == who:
            words = words_of(sentence, frame.speaker)
            return Attribution(who=words, anonymous=is_anonymous(words, sentence, frame.speaker.kind), via=frame.via)
    return None


def words_of(sentence: str, who: Speaker) -> str:
    return sentence[who.start : who.end]


def _outer_outlet(sentence: str, found: Sequence[Frame], inner: Frame) -> str | None:
    """The agency whose report the frame stands in: "The agency reported that an official said ..."."""
    for frame in found:
        words = words_of(sentence, frame.speaker)
        opens = frame.right and frame.verb[1] <= inner.speaker.start
        closes = frame.left and not frame.right and inner.span[1] <= frame.span[0]
        if frame is not inner and (opens or closes) and is_outlet(words):
            return agency_of(words) or words
    return None


def backwards(before: Sequence[str]) -> Iterator[tuple[int, str]]:
    for number in range(len(before) - 1, max(-1, len(before) - 1 - LOOK_BACK), -1):
        yield number, before[number]


def _definite(who: str, before: Sequence[str]) -> Attribution | None:
    """The speaker that "the official" or "the other" is."""
    if _OTHER.match(who):
        return _other_of(before)
    role = _definite_role(who)
    return None if role is None else _clear(_candidates(before, lambda text, frame, _: _is_the(role, text, frame)))


def _within(sentence: str, before: Sequence[str], found: Sequence[Frame], frame: Frame) -> Attribution | None:
    """Whom the sentence itself names before "he": "Venn denied that he had told"."""
    at, pronoun = frame.speaker.start, words_of(sentence, frame.speaker).lower()
    is_behind = frame.left and _CLOSED.match(sentence, frame.verb[1])  # "Venn was drunk, he said"
    if (is_behind and frame.part is None) or not frame.right or _REPLIES.match(sentence, frame.verb[0]):
        return None
    for earlier in reversed([each for each in found if each.span[1] <= at]):
        if _may_be(sentence, earlier, pronoun, before) and not _MARK.search(sentence, earlier.span[1], at):
            return resolved(sentence, before, found, earlier)
    opening = _OPENS_CLAUSE.match(sentence, 0, at)
    clause = sentence[opening.end() if opening else 0 : at]
    return None if is_behind or _MARK.search(clause) else _subject(clause, pronoun, before)


def _meant(sentence: str, before: Sequence[str], found: Sequence[Frame], frame: Frame) -> Attribution | None:
    """Whom a pronoun leads back to in the sentences before."""
    pronoun = words_of(sentence, frame.speaker).lower()
    meant = _candidates(before, lambda text, other, texts: _may_be(text, other, pronoun, texts), pronoun)
    if not before or not _REPLIES.match(sentence, frame.verb[0]) or _ASKED.search(f"{before[-1]} {sentence}"):
        return _clear(meant)
    others = find_frames(before[-1])  # whom somebody replies to is another
    spoke = {_last_word(words_of(before[-1], other.speaker)) for other in others}
    if named := _subject(before[-1], pronoun, before[:-1]):
        spoke.add(_last_word(named.who))
    return _clear((distance, said) for distance, said in meant if _last_word(said.who) not in spoke)


def _candidates(
    before: Sequence[str], fits: Callable[[str, Frame, Sequence[str]], bool], pronoun: str = ""
) -> Iterator[tuple[int, Attribution]]:
    """Who may be meant, nearest first, each with how many sentences back; one that goes on with "he" counts as none."""
    distance = 0
    for number, text in backwards(before):
        found, texts = find_frames(text), before[:number]
        distance += not any(words_of(text, frame.speaker).lower() == pronoun for frame in found)
        for frame in reversed(found):
            if fits(text, frame, before) and (said := resolved(text, texts[-CLEAR:], found, frame)):
                yield distance, said
        if (pronoun in PERSON_PRONOUNS or distance <= CLEAR) and (named := _subject(text, pronoun, before)):
            yield distance, named


def _clear(candidates: Iterator[tuple[int, Attribution]]) -> Attribution | None:
    """The nearest, where it is near or the only one."""
    nearest = next(candidates, None)
    if nearest is None or nearest[0] <= CLEAR:
        return nearest[1] if nearest else None
    alone = {_last_word(nearest[1].who), *(_last_word(found.who) for _, found in candidates)}
    return nearest[1] if len(alone) == 1 else None


def _subject(sentence: str, pronoun: str, before: Sequence[str]) -> Attribution | None:
    if pronoun in PERSON_PRONOUNS:
        return person_in(sentence, pronoun, before)
    if pronoun == "it":
        return body_in(sentence, before)
    return several_in(sentence) if pronoun else None


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


def _is_the(role: str, sentence: str, frame: Frame) -> bool:
    """Whether the speaker found before can be "the official"."""
    lower = [word.strip(",.") for word in words_of(sentence, frame.speaker).lower().split()]
    return frame.speaker.kind is not Who.PRONOUN and len(lower) > 2 and role in {_singular(word) for word in lower}


def _may_be(sentence: str, frame: Frame, pronoun: str, before: Sequence[str]) -> bool:
    """Whether the speaker found before can be the one that the pronoun means."""
    words, kind = words_of(sentence, frame.speaker), frame.speaker.kind
    if kind is Who.PRONOUN:
        return False
    lower = [word.strip(",.") for word in words.lower().split()]
    plural = any(word.endswith("s") and word in ROLES for word in lower) or " and " in words
    if pronoun in PERSON_PRONOUNS:
        one = kind in {Who.NAME, Who.ROLE} or is_one_person(words)
        return one and not plural and agrees(words, pronoun) and not _is_they(sentence, frame, before)
    if pronoun == "they":
        return plural or (kind is Who.BODY and not is_one_person(words) and not STATEMENTS & set(lower))
    return kind is not Who.ROLE and not plural and not is_several(words) and not is_person(words, [*before, sentence])


def _singular(word: str) -> str:
    shorter = word.removesuffix("s")
    return shorter if shorter in ROLES or shorter in STATEMENTS else word
