"""A yes/no question of what the sentence rejects or negates: "Police denied that lamps had been stolen" and "lamps were
not stolen" say no to "Were lamps stolen?", however sure a reader is that the words say yes.

A rejection of nothing, of an act that was not asked, or one that is itself asked after, says nothing outright, nor does
a "not" where much of what is asked is not told.
"""

import re

from index.regex import regex
from retrieval.values.content import content_stems
from retrieval.values.negation import DOUBLE, NEGATIVE, NO_NEGATION
from retrieval.values.proposition import ASKS_DENIAL, Proposition
from retrieval.values.rejection import rejections

Span = tuple[int, int]

MOSTLY = 0.6  # of the question's stems, in the clause with the "not"
_NOT = regex(r"(?:\b(?:not|never)|n['’]t)\s+(?:(?:yet|been|be|ever|even|\w+ly)\s+){0,2}(?P<verb>\w+)", re.IGNORECASE)
_CLAUSES = regex(r"[^;:,“”\"]+(?:,(?!\s+(?:but|and|while|though|although|which|who)\b)[^;:,“”\"]+)*")
_ON_CONDITION = regex(r"\b(?:if|unless|whether|had it)\b", re.IGNORECASE)
_AUXILIARY = regex(r"^\W*\w+n['’]t\b")


def rejects_asked(question: str, sentence: str) -> Span | None:
    """The words that reject, or negate, what is asked (code points); None where none do."""
    if ASKS_DENIAL.match(question) or DOUBLE.search(sentence):
        return None
    asked = Proposition.read(question)
    if asked.negated or asked.refused or asked.knowledge:
        return None
    return _rejected(asked, sentence) or _negated(asked, question, sentence)


def _rejected(asked: Proposition, sentence: str) -> Span | None:
    for each in rejections(sentence):
        told = sentence[slice(*each.content)]
        first, last = each.words
        beside = content_stems(f"{sentence[:first]} {sentence[last:]}")
        stems = content_stems(told)
        is_act = asked.act is None or bool(stems & asked.act)
        shared = len(stems & asked.stems)
        if is_act and shared and shared >= len(beside & asked.stems) and not NEGATIVE.search(told):
            return first, last
    return None


def _negated(asked: Proposition, question: str, sentence: str) -> Span | None:
    """A "not" right before the asked verb, in a clause that tells most of what is asked."""
    words = NO_NEGATION.sub(lambda found: "·" * len(found.group()), sentence)
    stems = content_stems(_AUXILIARY.sub("", question))
    for clause in _CLAUSES.finditer(words):
        found = _NOT.search(clause.group())
        if found is None or _ON_CONDITION.search(clause.group()):
            continue
        is_asked = bool(content_stems(found["verb"]) & asked.stems)
        if is_asked and len(content_stems(clause.group()) & stems) >= MOSTLY * len(stems):
            return clause.start() + found.start(), clause.start() + found.end()
    return None
