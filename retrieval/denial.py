"""Whether a sentence that names who, what or where it was says that it was not: "Kell has not resigned".

Rules over English negations of the very words that were asked, near them and in one clause with the name. It does not
know yes/no questions (`values.polarity` does); of figures and days it knows "not seven" alone.
"""

import re
from functools import lru_cache
from itertools import pairwise

from retrieval.answer import Kind
from retrieval.question import Question
from retrieval.values.content import content_stems

NAMED = (Kind.PERSON, Kind.ORG, Kind.NAME, Kind.PLACE)
KINDS = (*NAMED, Kind.NUMBER, Kind.DATE)
BETWEEN = 2  # words between a "not" and what it negates: "has not yet formally resigned"
AFTER_DENIAL = 6  # words between "denied" and what: "denied that any of its men had attacked"

_NOT = re.compile(r"\b(?:not|never)\b|n['’]t\b", re.IGNORECASE)
_DENIED = re.compile(r"\bden(?:y|ied|ies|ying)\b|\bdenials? (?:of|that)\b", re.IGNORECASE)
_NO_NEGATION = re.compile(
    r"\bnot (?:only|just|merely|least|to mention|until|surprisingly|far)\b|\bwhether or not\b|\bif not\b", re.IGNORECASE
)
_BORDER = re.compile(
    r"[;:“”\"]|\s[–—-]\s|,\s+yet\b|,?\s+\b(?:but|although|though|while|whereas|however|despite|because|after|before|when|"
    r"who|which)\b",
    re.IGNORECASE,
)
_NOT_THIS = re.compile(r"\bnot\s+(?:(?:by|in|at|on|from)\s+)?(?:(?:the|an?)\s+)?$", re.IGNORECASE)
_ASKS_IT = re.compile(r"\b(?:not|never|no|den(?:y|ied|ies)|refus\w+|fail\w*)\b|n['’]t\b", re.IGNORECASE)


def denies(question: Question, sentence: str, span: tuple[int, int]) -> bool:
    """Whether `sentence` denies of `sentence[span]` what the question asks after."""
    if question.kind not in KINDS or _ASKS_IT.search(question.text):
        return False
    if _NOT_THIS.search(sentence, 0, span[0]):
        return True
    if question.kind not in NAMED:
        return False
    asked = _asked(question)
    for start, end in _clauses(sentence):
        if start <= span[0] < end:
            clause = _NO_NEGATION.sub(lambda found: "·" * len(found.group()), sentence[start:end])
            return _negates(clause, _NOT, BETWEEN, asked) or _negates(clause, _DENIED, AFTER_DENIAL, asked)
    return False


@lru_cache(maxsize=8)
def _asked(question: Question) -> frozenset[str]:
    """Stems of what is said to have happened: without names, and without the noun that is asked for."""
    names = content_stems(" ".join(question.names))
    return frozenset(content_stems(question.without_days)) - names - set(question.focus)


def _clauses(sentence: str) -> list[tuple[int, int]]:
    borders = [0, *(found.start() for found in _BORDER.finditer(sentence)), len(sentence)]
    return list(pairwise(borders))


def _negates(clause: str, cue: re.Pattern[str], between: int, asked: frozenset[str]) -> bool:
    for found in cue.finditer(clause):
        words = clause[found.end() :].split()[: between + 1]
        # A comma ends what a "not" reaches: "not on the bridge, struck ...".
        reach = next((at + 1 for at, word in enumerate(words) if word.endswith((",", "."))), len(words))
        if content_stems(" ".join(words[:reach])) & asked:
            return True
    return False
