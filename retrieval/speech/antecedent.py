"""Who "he", "it" and "the official" is: led back to the speakers of the sentences before.

It is given a speaker that `attribution` has chosen; which of a sentence's speakers a span is given to is not its
business.
"""

import re
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import takewhile

from index.regex import regex
from index.wires import agency_of
from retrieval.answer import Attribution
from retrieval.grammar import SUBORDINATING
from retrieval.speech import persons, quotation
from retrieval.speech.fitting import definite_role, described, is_the, may_be, words_of
from retrieval.speech.frames import Frame, find_frames, heard
from retrieval.speech.he_or_she import agrees
from retrieval.speech.lookback import CLEAR, backwards, goes_on, others, unquoted
from retrieval.speech.reporting import PERSON_PRONOUNS
from retrieval.speech.speaker import Speaker
from retrieval.speech.subject import body_in, person_in, several_in
from retrieval.speech.through import is_outlet
from retrieval.speech.who import Who, is_anonymous

_MARK = regex(r"[“”\"]")
_CLOSED = regex(r"\s*(?:[,.;:”\"]|$)")
_OPENED = regex(r"\b(?:where|which|that|because|though|when|as|but|and),?\s$")
_REPLIES = regex(r"(?:replied|answered|retorted|countered|responded|shot back)\b")
_ASKED = regex(r"\b(?:asked|questions?|questioned|interview\w*|letter)\b", re.IGNORECASE)
_ASKED_OF = {"he": regex(r"\basked\shim\b"), "she": regex(r"\basked\sher\b")}  # "Venn asked him to go"
_OTHER = regex(r"(?:the|a|an|one|yet)?\s*(?:other|another|second|third|fourth)(?:\sone)?$", re.IGNORECASE)
# "After Mayor Ada Venn saw the site, she said": what her clause opens with is not her name.
_OPENS_CLAUSE = regex(
    rf"(?:(?:\w+\s){{1,3}}(?=after\b|before\b))?(?:{SUBORDINATING}|as|once)\s(?=[^,]+,\s)",
    re.IGNORECASE,
)
_BEGINS = {"he": regex(r".[^A-Z“\"]*?\bhe\b|He\b"), "she": regex(r".[^A-Z“\"]*?\bshe\b|She\b")}
_OWNS = {"he": regex(r"\b[Hh](?:is|im)\b"), "she": regex(r"\b[Hh]er\b")}


def resolved(sentence: str, before: Sequence[str], found: Sequence[Frame], frame: Frame) -> Attribution | None:
    """The frame's speaker, "he" and "the official" led back; None for a pronoun that is not clear."""
    who, kind = words_of(sentence, frame.speaker), frame.speaker.kind
    via = frame.via or _outer_outlet(sentence, found, frame)
    if via is None and kind is Who.ROLE:
        via = _earlier_via(who, before)
    if kind is Who.PRONOUN:
        antecedent = _within(sentence, before, found, frame) or _meant(sentence, before, frame)
    else:
        antecedent = _definite(sentence, who, before)
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


def _pronoun_of(sentence: str, who: Speaker) -> str:
    """Of "according to his data" it is he."""
    words = words_of(sentence, who).lower()
    return {"his": "he", "her": "she"}.get(words, words)


def _outer_outlet(sentence: str, found: Sequence[Frame], inner: Frame) -> str | None:
    """The agency whose report the frame stands in: "The agency reported that an official said ..."."""
    for frame in found:
        words = words_of(sentence, frame.speaker)
        opens = frame.right and frame.verb[1] <= inner.speaker.start
        closes = frame.left and not frame.right and inner.span[1] <= frame.span[0]
        if frame is not inner and (opens or closes) and is_outlet(words):
            return agency_of(words) or words
    return None


def _definite(sentence: str, who: str, before: Sequence[str]) -> Attribution | None:
    """The speaker that "the official" or "the other" is."""
    if _OTHER.match(who):
        return _other_of(before)
    role = definite_role(who)
    if role is None:
        return None
    found = _clear(_candidates(sentence, before, lambda text, frame, _: is_the(role, text, frame)))
    return found.said if found else None


def _within(sentence: str, before: Sequence[str], found: Sequence[Frame], frame: Frame) -> Attribution | None:
    """Whom the sentence itself names before "he": "Venn denied that he had told"."""
    at, pronoun = frame.speaker.start, _pronoun_of(sentence, frame.speaker)
    # "Venn was drunk, he said", not "Venn went to Velm, where, he said, ..."
    is_behind = frame.left and _CLOSED.match(sentence, frame.verb[1]) and not _OPENED.search(sentence, 0, at)
    if is_behind and (named := _before_colon(sentence, before, frame)):
        return named
    if (is_behind and frame.part is None) or not frame.right or _REPLIES.match(sentence, frame.verb[0]):
        return None
    for earlier in reversed([each for each in found if each.span[1] <= at]):
        if may_be(sentence, earlier, pronoun, before) and not quotation.is_within(sentence, at):
            return resolved(sentence, before, found, earlier)
    return None if is_behind else _subject_within(sentence, before, frame)


def _before_colon(sentence: str, before: Sequence[str], frame: Frame) -> Attribution | None:
    """The Venn of "Venn has an answer: the pier, he says, is safe"."""
    at, pronoun = frame.speaker.start, _pronoun_of(sentence, frame.speaker)
    colon = sentence.find(": ", 0, at)
    if colon < 0 or pronoun not in PERSON_PRONOUNS or _MARK.search(sentence, 0, colon):
        return None
    return _last_subject(sentence[:colon], pronoun, before)


def _subject_within(sentence: str, before: Sequence[str], frame: Frame) -> Attribution | None:
    """Who is the subject of a clause before the pronoun, where the sentence does not begin with the same pronoun."""
    at, pronoun = frame.speaker.start, _pronoun_of(sentence, frame.speaker)
    if pronoun in PERSON_PRONOUNS and _BEGINS[pronoun].match(sentence, 0, at):
        return None
    is_quoted = frame.left and _MARK.search(sentence, 0, at)
    if pronoun in PERSON_PRONOUNS and not is_quoted and (named := _last_subject(sentence[:at], pronoun, before)):
        return named
    opening = _OPENS_CLAUSE.match(sentence, 0, at)
    clause = sentence[opening.end() if opening else 0 : at]
    return None if _MARK.search(clause) else _subject(clause, pronoun, before)


def _meant(sentence: str, before: Sequence[str], frame: Frame) -> Attribution | None:
    """Whom a pronoun leads back to in the sentences before."""
    pronoun = _pronoun_of(sentence, frame.speaker)
    spoke = _answered(sentence, before, frame, pronoun)
    possible = _candidates(sentence, before, lambda text, other, texts: may_be(text, other, pronoun, texts), pronoun)
    meant = _clear(each for each in possible if _last_word(each.said.who) not in spoke)
    if pronoun not in PERSON_PRONOUNS:
        return meant.said if meant else None
    if meant is None or _is_another_named(sentence, meant, spoke, pronoun, before):
        return None if spoke else _only_named(sentence, pronoun, before)
    return meant.said


def _answered(sentence: str, before: Sequence[str], frame: Frame, pronoun: str) -> set[str]:
    """Who speaks just before a reply, as last words: whom somebody replies to is another."""
    if not before or not _REPLIES.match(sentence, frame.verb[0]):
        return set()
    if _ASKED.search(f"{before[-1]} {sentence}") and not _ASKED_OF.get(pronoun, _ASKED_OF["he"]).search(before[-1]):
        return set()
    spoke = {_last_word(words_of(before[-1], other.speaker)) for other in find_frames(before[-1])}
    if named := _subject(before[-1], pronoun, before[:-1]):
        spoke.add(_last_word(named.who))
    return spoke


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Who may be meant, in which of the sentences, and how many back; one that is all quoted or goes on with "he"
    counts as none."""

    said: Attribution
    number: int
    distance: int


def _candidates(
    sentence: str, before: Sequence[str], fits: Callable[[str, Frame, Sequence[str]], bool], pronoun: str = ""
) -> Iterator[_Candidate]:
    """Nearest first."""
    distance = 0
    for number, text in unquoted(sentence, before):
        found, texts = find_frames(text), before[:number]
        distance += not goes_on(text, pronoun)
        for frame in reversed(found):
            if quotation.is_within(text, frame.verb[0]):
                continue
            if fits(text, frame, before) and (said := resolved(text, texts[-CLEAR:], found, frame)):
                yield _Candidate(said, number, distance)
        if (pronoun in PERSON_PRONOUNS or distance <= CLEAR) and (named := _subject(text, pronoun, before)):
            yield _Candidate(named, number, distance)


def _is_another_named(sentence: str, meant: _Candidate, spoke: Set[str], pronoun: str, before: Sequence[str]) -> bool:
    """Whether a sentence since then names somebody else whom the pronoun can mean, none of those who `spoke`."""
    same = {*spoke, *meant.said.who.lower().split()}
    for _, text in takewhile(lambda other: other[0] > meant.number, others(sentence, pronoun, before)):
        if any(each.pronoun in (None, pronoun) and each.last.lower() not in same for each in persons.named(text)):
            return True
        other = persons.name_as_subject(text)
        if other and _last_word(other) not in same and agrees(other, pronoun, before):
            return True
    return False


def _only_named(sentence: str, pronoun: str, before: Sequence[str]) -> Attribution | None:
    """The only person whom the sentence just before names, where the pronoun can mean them."""
    _, text = next(others(sentence, pronoun, before), (0, ""))
    only = persons.only_named(text)
    if only is None or only.pronoun != pronoun or _OWNS[pronoun].search(text[: text.find(only.words)]):
        return None
    return Attribution(who=only.words, anonymous=False)


def _clear(candidates: Iterator[_Candidate]) -> _Candidate | None:
    """The nearest, where it is near or the only one."""
    nearest = next(candidates, None)
    if nearest is None or nearest.distance <= CLEAR:
        return nearest
    alone = {_last_word(nearest.said.who), *(_last_word(found.said.who) for found in candidates)}
    return nearest if len(alone) == 1 else None


def _subject(sentence: str, pronoun: str, before: Sequence[str]) -> Attribution | None:
    if pronoun in PERSON_PRONOUNS:
        return person_in(sentence, pronoun, before)
    if pronoun == "it":
        return body_in(sentence, before)
    return several_in(sentence) if pronoun else None


def _last_subject(clause: str, pronoun: str, before: Sequence[str]) -> Attribution | None:
    """The person who is the subject of the last clause before the pronoun: "Venn left, while Holt told us that he"."""
    for found in persons.last_subject(clause, before):
        who = words_of(clause, found)
        if agrees(who, pronoun, [*before, clause]):
            return Attribution(who=who, anonymous=is_anonymous(who, clause, found.kind))
    return None


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
