"""Whose word alone is asked for: "how many were killed, according to the police?", "what did the police say?".

An outlet is a filter of the search (`reading`); anybody else is held against who the sentences say said it. Where
nobody of that name says anything that answers, all answers stay to a question that may be answered without him; what
he said nobody else can tell.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.article import Article
from index.regex import regex
from retrieval.answer import Kind
from retrieval.claim import Claim, surest_first
from retrieval.confidence import logit
from retrieval.positions import THRESHOLDS
from retrieval.speech.frames import find_frames
from retrieval.speech.named_as import before_preposition, is_named_as
from retrieval.speech.reporting import DETERMINERS
from retrieval.speech.subject import body_in, side_in
from retrieval.stems import stem_of, words_of
from retrieval.values.content import content_stems

_ACCORDING = regex(r"\b(?:according to|in the words of|as told by)\s+(?P<who>[^,;:?]+)", re.IGNORECASE)
_SAYS = (
    r"(?:say|said|says|tell|told|claim|claimed|state|stated|reply|replied|answer|answered|argue|argued|admit|admitted|"
    r"write|written|reveal|revealed|announce|announced|explain|explained|deny|denied)"
)
_WHAT_SAID = regex(
    rf"^\W*(?:(?:and|but)\s)?what (?:else )?(?:did|does|do|has|have|had)\s+"
    rf"(?P<who>(?:(?!{_SAYS}\b)[^\s,;:?]+\s+){{1,10}}?){_SAYS}\b",
    re.IGNORECASE,
)
_NOBODY_NAMED = regex(
    r"(?:he|she|they|it|we|you|i|people|anyone|anybody|everyone|everybody|this|that|these|those|others|sources?|"
    r"reports?|papers|newspapers|outlets|media|articles?)\b",
    re.IGNORECASE,
)
_OWNED = regex(r"(?:its|their)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Heard:
    """The claims, those of one speaker alone where `speaker` is his name, as the question has it; `statements` where
    what he said is all that is asked."""

    claims: Sequence[Claim]
    speaker: str | None = None
    statements: bool = False


def heard_from(question: str, kind: Kind, found: Sequence[Claim]) -> Heard:
    """The claims of the one speaker that the question limits itself to; else all."""
    if kind is Kind.ACCOUNT and (speaker := speaker_of(question)) is not None:
        own = _own(speaker, found)
        return Heard(surest_first([_on_topic(question, claim) for claim in own]), speaker, statements=True)
    asked = _ACCORDING.search(question)
    if asked is None:
        return Heard(found)
    who = asked["who"].strip()
    wanted = content_stems(who)
    own = [claim for claim in found if wanted and (_is_of(wanted, claim) or _is_told_by(who, claim))]
    if _answers(own):
        return Heard(own, who)
    rest = [claim for claim in found if not _is_set_against(who, claim)]
    # What is left over is held for more than it is worth once the surest is out.
    return Heard(rest if len(rest) == len(found) or _answers(rest) else [])


def _answers(claims: Sequence[Claim]) -> bool:
    return any(claim.score >= THRESHOLDS.position for claim in claims)


def speaker_of(question: str) -> str | None:
    """Who it is whose words "what did ... say" asks for; None where it names nobody."""
    asked = _WHAT_SAID.match(question)
    who = asked["who"].strip() if asked is not None else ""
    noun = before_preposition(who.lower().removeprefix("the "))
    return None if not content_stems(who) or _NOBODY_NAMED.fullmatch(noun) else who


_THAN = regex(
    r"\bthan (?:[\w’'-]+ ){0,4}?([\w-]+)(?:['’]s?)? (?:had |has |have )?(?:given|said|put|claimed|reported|counted)\b"
)
_TOPIC = regex(r"\b(?:about|regarding|concerning)\s+(?P<topic>[^?]+)", re.IGNORECASE)
_RAREST = 0.001
_WORTH = 0.7
"""Of what he said on the topic, in log odds, more than of what he said else: who speaks the reader does not weigh."""


def _on_topic(question: str, claim: Claim) -> Claim:
    """As sure as it is of the asked topic, that it or the sentence before it names."""
    topic = _TOPIC.search(question)
    stems = content_stems(topic["topic"]) if topic is not None else frozenset()
    if not stems:
        return claim
    told = content_stems(f"{claim.candidate.before} {claim.candidate.text}")
    odds = logit(claim.score, _RAREST) + (_WORTH if stems & told else -_WORTH)
    return replace(claim, score=1 / (1 + math.exp(-odds)))


def _own(speaker: str, found: Sequence[Claim]) -> list[Claim]:
    """The claims that the speaker is said to have said."""
    return [claim for claim in found if _is_told_by(speaker, claim)]


def _is_told_by(speaker: str, claim: Claim) -> bool:
    return any(is_named_as(speaker, who) for who in _tellers(claim))


def _is_set_against(speaker: str, claim: Claim) -> bool:
    """Whether the sentence sets what another says against what the speaker does: "the guild said nine, two more than
    the owner had given" has no figure of the owner's but by its difference."""
    noun = words_of(before_preposition(speaker))[-1:]
    if claim.attribution is None or not noun or is_named_as(speaker, claim.attribution.who):
        return False
    return any(stem_of(word) == stem_of(noun[0]) for word in _THAN.findall(claim.candidate.text))


def _tellers(claim: Claim) -> Iterator[str]:
    """What the claim's speaker is called where it stands and elsewhere in its article; "its secretary" with whose."""
    said = claim.attribution or side_in(claim.candidate.text)
    if said is None:
        return
    yield said.who
    owner = body_in(claim.candidate.before, ()) if _OWNED.match(said.who) else None
    if owner is not None:
        yield f"{owner.who}, {said.who}"
    yield from _called(claim.candidate.article, _last(said.who))


def _called(article: Article, name: str) -> Iterator[str]:
    """What speakers of the name are called in the article: Venn is "the mayor, Ada Venn"."""
    for number in range(len(article.sentences)) if name else ():
        text = article.words(number)
        if name in text:
            whos = (text[frame.speaker.start : frame.speaker.end] for frame in find_frames(text))
            yield from (who for who in whos if _last(who) == name)


def _last(who: str) -> str:
    """The last word of the name, "" where there is none: of what stands behind "of" none is theirs."""
    for part in reversed(who.split(",")):
        words = words_of(before_preposition(part))
        if words and words[-1][0].isupper() and words[-1].lower() not in DETERMINERS:
            return words[-1]
    return ""


def _is_of(wanted: frozenset[str], claim: Claim) -> bool:
    """Whether it is told as the speaker's; "the police still give the number as nine" has no other."""
    told = claim.attribution.who if claim.attribution is not None else claim.candidate.text
    shared = wanted & content_stems(told)
    return shared == wanted or (claim.attribution is not None and len(shared) * 2 >= len(wanted) > 1)
