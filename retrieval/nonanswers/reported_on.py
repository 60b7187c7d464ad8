"""The day of a report that is spoken of, which is no day of what it told: "our report of 12 March on the trial".

English; who asks when something was reported, written or corrected is answered by it.
"""

import re

from index.regex import regex

_REPORT_OF = regex(
    r"\b(?:our|an?|this|earlier|previous|the)\s+(?:\w+\s+){0,2}?(?:reports?|articles?|items?|stor(?:y|ies)|dispatch(?:es)?|"
    r"columns?|editions?|alerts?)\s+(?:of|dated|published on)\s+(?:\w+day,?\s+)?$|"
    r"\bin (?:an? |our )?(?:\w+ )?(?:reports?|articles?|items?|stor(?:y|ies)) of\s+(?:\w+day,?\s+)?$",
    re.IGNORECASE,
)
_ASKS_REPORT = regex(
    r"\b(?:report|article|item|stor(?:y|ies)\b|dispatch|column|edition|alert|correct|publish|wr(?:ote|itten)|print)",
    re.IGNORECASE,
)


def is_day_of_a_report(question: str, sentence: str, start: int) -> bool:
    """Whether the day that begins at `start` (code points) is that of a report, and the question asks for no such."""
    return _REPORT_OF.search(sentence, 0, start) is not None and _ASKS_REPORT.search(question) is None
