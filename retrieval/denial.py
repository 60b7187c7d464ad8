"""Sentences that name who, what or where it was and say that it was not: "Kell has not resigned".

Rules over English negations of the very words that were asked, near them and in one clause with the name. It does not
know yes/no questions (`values.polarity` does); of figures and days it knows "not seven" and what somebody rejects.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from index.regex import regex
from retrieval.answer import NAMED, Kind
from retrieval.claim import Claim
from retrieval.claims import attribution_of
from retrieval.questions.question import Question
from retrieval.speech.frames import find_frames
from retrieval.values.account import clause
from retrieval.values.content import content_stems
from retrieval.values.negation import NOT_DENYING
from retrieval.values.read import Span
from retrieval.values.rejection import rejections
from retrieval.values.stance import Polarity, Stance
from retrieval.values.value import Value

KINDS = (*NAMED, Kind.NUMBER, Kind.DATE)
BETWEEN = 2  # words between a "not" and what it negates: "has not yet formally resigned"
AFTER_DENIAL = 6  # words between "denied" and what: "denied that any of its men had attacked"

_NOT = regex(r"\b(?:not|never)\b|n['’]t\b", re.IGNORECASE)
_DENIED = regex(r"\bden(?:y|ied|ies|ying)\b|\bdenials? (?:of|that)\b", re.IGNORECASE)
_NO_NEGATION = regex("|".join(NOT_DENYING), re.IGNORECASE)
_BORDER = regex(
    r"[;:“”\"]|\s[–—-]\s|,\s+yet\b|,?\s+\b(?:but|although|though|while|whereas|however|despite|because|after|before|when|"
    r"who|which|if|unless|until|once)\b",
    re.IGNORECASE,
)
_NOT_THIS = regex(r"\bnot\s+(?:(?:by|in|at|on|from)\s+)?(?:(?:the|an?)\s+)?$", re.IGNORECASE)
_WORD = regex(r"\S+")
_THAT = regex(
    r"(?:\s+(?:reporters|journalists|yesterday|today|(?:(?:on|late|early|this) )*\w+day|morning|afternoon|evening|"
    r"night))*\s+that\b"
)
_ASKS_IT = regex(
    r"\b(?:not|never|no|den(?:y|ied|ies)|refus\w+|fail\w*)\b|n['’]t\b"
    r"|\b(?:reject|dismiss|refut|rebut|disput)\w*\s(?:\S+\s){0,4}?(?:that|claims?|reports?|allegations?|charges?)\b",
    re.IGNORECASE,
)
# Nor what was claimed: "On what night was the mill alleged to have ...?" is answered by the denial.
_ASKS_CLAIM = regex(r"\b(?:alleg|accus|claim|suspect|suppos)\w*|\b(?:said|reported|thought) to\b", re.IGNORECASE)
# Of what is denied, words that take something for granted: "the 40 who fled", "a strike that killed 40".
_GRANTED = regex(
    r"\b(?:who|whom|whose|which|that|when|where|while|after|before|because|since|although)\b"
    r"|\b(?:the|those|these|its|his|her|their|our|all)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_NOUN = regex(r"\s*(?:any|an?|the)\b", re.IGNORECASE)


def denial_in(question: Question, claim: Claim) -> Claim | None:
    """What the claim's sentence says instead, in the words that deny; None where it denies nothing."""
    candidate, offset = claim.candidate, claim.candidate.sentence.start
    if candidate.article.masthead.language not in (None, "en"):
        return None
    words = denying(question, candidate.text, (claim.start - offset, claim.end - offset))
    if words is None:
        return None
    start, end = words
    value = Value(Kind.POLARITY, candidate.text[start:end], Polarity(Stance.NO, None, 1.0), start, end)
    said = attribution_of(candidate, words)
    return replace(claim, start=offset + start, end=offset + end, value=value, attribution=said)


def denying(question: Question, sentence: str, span: Span) -> Span | None:
    """The words of `sentence` that deny of `sentence[span]` what the question asks after: "not two", or the clause
    without who is named as saying so. None where none do."""
    if question.kind not in KINDS or _ASKS_IT.search(question.text):
        return None
    if not_this := _NOT_THIS.search(sentence, 0, span[0]):
        return not_this.start(), span[1]
    if question.kind not in NAMED:
        return None if _ASKS_CLAIM.search(question.text) else _rejected(sentence, span)
    for start, end in _clauses(sentence):
        if start <= span[0] < end:
            negated = _negated(sentence[start:end], _asked(question))
            if negated is None:
                return None
            core = min(span[0], start + negated[0]), max(span[1], start + negated[1])
            return _said(sentence, (start, max(end, core[1])), core)
    return None


def _rejected(sentence: str, span: Span) -> Span | None:
    """The clause that denies what holds the figure or the day: "denied that 40 had died", "denied losing 40 men"."""
    for each in rejections(sentence):
        first = each.content[0]
        is_noun = each.is_direct and not sentence[:first].endswith("that") and _NOUN.match(sentence, first)
        if each.holds(span) and not is_noun and not _GRANTED.search(sentence, first, span[0]):
            core = each.words
            start = max(begin for begin, _ in _clauses(sentence) if begin <= core[0])
            return _said(sentence, (start, core[1]), core)
    return None


@lru_cache(maxsize=8)
def _asked(question: Question) -> frozenset[str]:
    """Stems of what is said to have happened: without names, and without the noun that is asked for."""
    names = content_stems(" ".join(question.names))
    return frozenset(content_stems(question.without_days)) - names - set(question.focus)


def _clauses(sentence: str) -> Iterator[Span]:
    """Each without the word or mark that parts it from the one before."""
    borders = [(0, 0), *(found.span() for found in _BORDER.finditer(sentence)), (len(sentence), len(sentence))]
    return ((before[1], after[0]) for before, after in pairwise(borders))


def _negated(words: str, asked: frozenset[str]) -> Span | None:
    """From the negation to the last asked word that it reaches."""
    words = _NO_NEGATION.sub(lambda found: "·" * len(found.group()), words)
    cues = (
        *((found.span(), BETWEEN) for found in _NOT.finditer(words)),
        *((found.span(), AFTER_DENIAL) for found in _DENIED.finditer(words)),
        *(((each.words[0], each.content[0]), AFTER_DENIAL) for each in rejections(words)),
    )
    return next((reach for cue, between in cues if (reach := _reach(words, cue, between, asked))), None)


def _reach(words: str, cue: Span, between: int, asked: frozenset[str]) -> Span | None:
    last = None
    for at, word in enumerate(_WORD.finditer(words, cue[1])):
        if at > between:
            break
        if content_stems(word.group()) & asked:
            last = word.end()
        # A comma ends what a "not" reaches: "not on the bridge, struck ...".
        if word.group().endswith((",", ".")):
            break
    return None if last is None else (cue[0], last)


def _said(sentence: str, within: Span, core: Span) -> Span:
    """The clause around `core`, without "police said" before it and ", a spokesman said" after it."""
    first, last = within
    for frame in find_frames(sentence):
        start, end = frame.span
        if frame.left and core[1] <= start < last:
            last = start
        elif frame.right and first < end <= core[0]:
            that = _THAT.match(sentence, end, core[0])
            first = that.end() if that else end
    start, end = clause(sentence[first:last], core[0] - first, core[1] - first)
    return first + start, first + end
