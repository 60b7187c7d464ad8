"""Days of what has been where a plan is asked for, and of what was only planned where it is asked what has been.

English, by form; it does not know which plan is meant.
"""

import re
from collections.abc import Set

from index.regex import regex
from retrieval.candidates import Candidate
from retrieval.questions.question import Question
from retrieval.stems import stems_in
from retrieval.values.moment import Moment
from retrieval.values.value import Value

_PLAN = r"due|scheduled|slated|expected|planned|supposed|set (?:for|to)|listed|fixed|to be held"
# In small letters: a name may be "Planned Works".
_ASKS_PLANNED = regex(rf"\b(?:was|were|been) (?:\S+ ){{0,8}}?(?:{_PLAN})\b|^(?!.*\b[Ww]ill\b).*\b(?:{_PLAN})\b")
_ASKS_COMING = regex(r"\b[Ww]ill\b|\b(?:is|are) (?:\S+ ){0,8}?(?:due|scheduled|slated|expected|planned|set) ")
_TELLS_OF_A_PLAN = regex(
    rf"\b(?:{_PLAN}|plans?|set|to (?:be|have)|would|will|postponed|adjourned|delayed|put off|next|until|deadline)\b",
    re.IGNORECASE,
)
_NO_DEED = frozenset(
    stem
    for word in (
        "when will on which what day date weekday month year is are was were be been due scheduled slated expected "
        "planned supposed set listed fixed held to for from by at in of the a an its his her their and or".split()
    )
    for stem in stems_in(word)
)


def is_no_plan(question: Question, candidate: Candidate, value: Value) -> bool:
    """Whether a day before the publication, in a sentence without a plan, stands for a planned one. Of what will be, it
    may also be that it has come ("when will the bridge open?"): there the sentence has nothing of the deed either."""
    masthead = candidate.article.masthead
    day = value.meaning.day if isinstance(value.meaning, Moment) else None
    if masthead.published_day is None or day is None or masthead.language not in (None, "en"):
        return False
    if day.last >= masthead.published_day.first or _TELLS_OF_A_PLAN.search(candidate.text):
        return False
    if _ASKS_COMING.search(question.text):
        return not _deed(question.text) & stems_in(candidate.text)
    return _ASKS_PLANNED.search(question.text) is not None


def _deed(question: str) -> Set[str]:
    """What is to be, without names."""
    return {stem for word in question.split() if word.islower() for stem in stems_in(word)} - _NO_DEED


_WAS_TO_HAVE = regex(
    r"\b(?:(?:was|were) (?:\w+ly )?to have|should have|"
    r"had (?:\w+ly )?been (?:due|planned|scheduled|supposed|expected))\b"
    r"[^,;:]{0,50}$",
    re.IGNORECASE,
)
_ASKS_PLAN = regex(
    r"\b(?:due|scheduled|planned|supposed|expected|meant|(?:was|were|is|are) (?:\S+ ){0,6}?to|should|plan)\b",
    re.IGNORECASE,
)


def was_only_planned(question: Question, text: str, value: Value) -> bool:
    """Whether it came otherwise: "was to have opened in May", where the day of the opening is asked for."""
    return _WAS_TO_HAVE.search(text, 0, value.start) is not None and _ASKS_PLAN.search(question.text) is None
