"""Days of what was only planned where it is asked when it was: "was to have opened in May".

English, by form; it does not know which plan is meant.
"""

import re

from index.regex import regex
from retrieval.questions.question import Question
from retrieval.values.value import Value

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
