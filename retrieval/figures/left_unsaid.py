"""Sentences that leave to those before them what happened to whom: "The ministry says nine.", "Five were children.",
"Among them is the mayor.", "Nobody was."

English forms; what was told before they do not know.
"""

import re

from index.regex import regex
from retrieval.figures.sort_asked import tells_the_sort
from retrieval.questions.question import Question
from retrieval.values.bound import MODIFIERS
from retrieval.values.numeral import SPELLED

_WHO_SAYS = regex(
    r"\W*(?:[\w’'-]+\s+){1,6}?"
    r"(?:sa(?:y|ys|id)|gives?|gave|given|speaks?|spoken?|(?:count|put|acknowledge|admit|confirm|report|list)(?:s|e?d|ted)?)"
    rf"\s+(?:(?:it|the (?:toll|number)|of|at|as|{MODIFIERS})\s+)*",
    re.IGNORECASE,
)
_NOTHING_MORE = regex(r"\W*$")
_OF_A_SORT = regex(rf"(?:\s+of (?:them|those|these))?\s+(?:were|are|was|is)\s+(?!\d|{SPELLED}\b)", re.IGNORECASE)
_AMONG = regex(r"\bamong (?:them|those|these|the)\b[^,.;:]*\b(?:is|are|was|were)\s+$", re.IGNORECASE)
_REPORTS_OF = regex(
    r"\b(?:earlier|first|initial|previous|other) (?:reports?|counts?|accounts?|tolls?|figures?) of\s+$", re.IGNORECASE
)
_ANSWERS_SHORTLY = regex(
    r"\W*(?:[\w’'-]+\s+){1,3}?(?:was|were|is|are|did|has|have|had)(?:\s+not|n['’]t)?"
    r"(?:,?[”\"]?\s+(?:[\w’'-]+\s+){1,6}(?:said|says|added))?\W*$",
    re.IGNORECASE,
)
_BEGINS_AMONG = regex(r"\W*(?:also )?among (?:them|those|these|the (?:dead|injured|victims))\b", re.IGNORECASE)


def figure_leaves_it_unsaid(question: Question, sentence: str, start: int, end: int) -> bool:
    """Whether the figure `sentence[start:end]` (code points) is all that is said, or what is told of those whom it
    counts is only that they are of the sort that the question counts."""
    before, after = sentence[:start], sentence[end:]
    if _WHO_SAYS.fullmatch(before) and _NOTHING_MORE.match(after):
        return True
    if of_a_sort := _OF_A_SORT.match(after):
        return tells_the_sort(question, after[of_a_sort.end() :])
    tied = _AMONG.search(before) or _REPORTS_OF.search(before)
    return tied is not None and tells_the_sort(question, sentence[start:])


def leaves_it_unsaid(sentence: str) -> bool:
    """Whether a sentence that says yes or no leaves unsaid to what."""
    return bool(_ANSWERS_SHORTLY.match(sentence) or _BEGINS_AMONG.match(sentence))
