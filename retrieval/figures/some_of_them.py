"""Figures that count some of those just counted: "14 people were hurt, four of them badly" is no four hurt, nor is "14
people were hurt, among them four nurses".

English; a part answers where the question asks for what is told of the part ("how many were hurt badly").
"""

import re

from index.regex import regex
from retrieval.figures.sort_asked import tells_the_sort
from retrieval.questions.question import Question
from retrieval.values.content import content_stems, lower_stems
from retrieval.values.number import quantities
from retrieval.values.stated import Stated

BEHIND_PART = regex(r"\s+(?:[\w-]+\s+)?of (?:them|whom|which)\b")
"""What stands behind a figure that counts some of those before it."""
LEADS_TO_PART = regex(
    r"\b(?:(?:of|among|amongst) (?:them|whom|which)|including|includ(?:es|ed))\s+(?:\w+\s+){0,2}?$", re.IGNORECASE
)
"""What stands before one."""
_CLAUSE = regex(r"[,;:()“”\"]|\s(?:and|but|while|who|that)\s")
_WHO = regex(r"\s+(?:(?!(?:who|that)\b)[\w-]+\s+)?(?:who|that)\b")
_HARM = regex(
    r"\b(?:kill\w*|die[sd]?|dead|deaths?|toll|hurt|injur\w*|wound\w*|lost their lives|victims?)\b", re.IGNORECASE
)


def counts_some_of_them(question: Question, sentence: str, start: int, end: int) -> bool:
    """Whether the figure `sentence[start:end]` (code points) is a part of what the sentence counts before it, and the
    question does not ask for what is told of the part."""
    behind, leading = BEHIND_PART.match(sentence, end), LEADS_TO_PART.search(sentence, 0, start)
    if behind is None and leading is None:
        return False
    whole = _counted_before(sentence, start if leading is None else leading.start())
    if whole is None:
        return False
    told_of = behind.end() if behind is not None else end
    if relative := _WHO.match(sentence, told_of):  # "among them 17 who fell ill"
        told_of = relative.end()
    told = f"{_CLAUSE.split(sentence[:start])[-1]} {_CLAUSE.split(sentence[told_of:])[0]}"
    if _HARM.search(question.text) and _HARM.search(told):
        return False
    noun = " ".join(whole.quantity.noun)
    if tells_the_sort(question, sentence[told_of:]) and not tells_the_sort(question, noun):
        return False
    return not (lower_stems(question.text) - content_stems(noun)) & content_stems(told)


def _counted_before(sentence: str, start: int) -> Stated | None:
    counts = (s for s in quantities(sentence) if s.end <= start and s.quantity.unit.measure == "count")
    return next((s for s in reversed(tuple(counts)) if s.quantity.low > 1), None)
