"""What a question tells only to say when or why: "after the mayor's death", "on the evening she died".

English. What happened then is not asked after.
"""

import re

from index.regex import regex

_TIME_OR_REASON = r"(?:after|following|since|before|because|despite|on the (?:day|night|evening|morning|eve) (?!of\b))"
# Of "people over 60" the age is asked for.
_BEFOREHAND = regex(
    rf"(?<=\w)\s+(?:{_TIME_OR_REASON}|for \w+ing|over (?!\d|the age))\b.*|^\W*{_TIME_OR_REASON}\b[^,]*,",
    re.IGNORECASE | re.DOTALL,
)


def without_beforehand(question: str) -> str:
    """The question without what went before, "how many were held after the mayor's death" without the death."""
    return _BEFOREHAND.sub("", question)
