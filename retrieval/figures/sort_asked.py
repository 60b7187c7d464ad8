"""The sort of people that a question counts, "policemen" of "how many policemen died", and whether words tell of it.

English. Who asks for a sort is answered by a part of the figure for all: "six of the dead were policemen". It does not
know whose part the words tell of.
"""

import re

from index.regex import regex
from retrieval.figures.fate_words import DEAD, HURT
from retrieval.questions.question import Question
from retrieval.stems import stem_of
from retrieval.values.content import content_stems
from retrieval.values.counted import are_alike, is_anybody

_COUNTED = regex(
    rf"\b(?:how many|number of)\s+(?P<who>.+?)\s+(?:was|were|is|are|did|do|does|has|have|had|los[et]|{DEAD}|{HURT})\b",
    re.IGNORECASE,
)
_CLAUSE = regex(r"[,;:()“”\"]|\s(?:and|but|while|who|that|when|after|as)\s")
_YOUNG = frozenset(map(stem_of, "child children minor boy girl pupil baby toddler infant".split()))
_UNDER_AGE = regex(
    r"\b(?:under|below|younger than)\s+(?:the age of\s+)?(?:1[0-8]|\d|five|six|ten|twelve|sixteen|eighteen)\b|"
    r"\b(?:minors?|boys?|girls?|bab(?:y|ies)|toddlers?|infants?)\b",
    re.IGNORECASE,
)


def tells_the_sort(question: Question, told: str) -> bool:
    """Whether the first clause of `told`, what is told of some of them, names the sort that the question counts."""
    clause = _CLAUSE.split(told)[0]
    sort = _sort(question)
    if sort & _YOUNG and _UNDER_AGE.search(clause):
        return True
    return any(word == asked or are_alike(word, asked) for word in content_stems(clause) for asked in sort)


def _sort(question: Question) -> frozenset[str]:
    """Stems of what is counted, without those that mean anybody."""
    counted = _COUNTED.search(question.text)
    named = content_stems(counted["who"]) if counted else frozenset()
    return frozenset(stem for stem in named | frozenset(question.focus[-1:]) if not is_anybody(stem))
