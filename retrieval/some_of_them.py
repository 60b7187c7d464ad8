"""Figures that count some of those just counted: "14 people were hurt, four of them badly" is no four hurt.

English; a part answers where the question asks for what is told of the part ("how many were hurt badly").
"""

import re

from index.regex import regex
from retrieval.question import Question
from retrieval.sort_asked import tells_the_sort
from retrieval.values.content import content_stems, lower_stems
from retrieval.values.number import quantities
from retrieval.values.stated import Stated

_OF_THEM = regex(r"\s+of (?:them|whom)\b")
_CLAUSE = regex(r"[,;:()“”\"]|\s(?:and|but|while|who|that)\s")
_HARM = regex(
    r"\b(?:kill\w*|die[sd]?|dead|deaths?|toll|hurt|injur\w*|wound\w*|lost their lives|victims?)\b", re.IGNORECASE
)


def counts_some_of_them(question: Question, sentence: str, start: int, end: int) -> bool:
    """Whether the figure `sentence[start:end]` (code points) is a part of what the sentence counts before it, and the
    question does not ask for what is told of the part."""
    of_them = _OF_THEM.match(sentence, end)
    whole = _counted_before(sentence, start) if of_them is not None else None
    if of_them is None or whole is None:
        return False
    told = f"{_CLAUSE.split(sentence[:start])[-1]} {_CLAUSE.split(sentence[of_them.end() :])[0]}"
    if _HARM.search(question.text) and _HARM.search(told):
        return False
    noun = " ".join(whole.quantity.noun)
    if tells_the_sort(question, sentence[of_them.end() :]) and not tells_the_sort(question, noun):
        return False
    return not (lower_stems(question.text) - content_stems(noun)) & content_stems(told)


def _counted_before(sentence: str, start: int) -> Stated | None:
    counts = (s for s in quantities(sentence) if s.end <= start and s.quantity.unit.measure == "count")
    return next((s for s in reversed(tuple(counts)) if s.quantity.low > 1), None)
