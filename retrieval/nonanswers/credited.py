"""A name that is only credited with a report: "first reported by the Velm Courier", "accounts seen by the Courier",
"the Courier's Ada Venn reported". It answers who reported, and no other question.

English, rules of form.
"""

import re

from index.regex import regex

_CREDIT = regex(
    r"\b(?:reported|published|obtained|revealed|seen|reviewed|broken) (?:\w+ )?by\s+(?:the\s+)?(?:\w+ (?:outlet|"
    r"website|newspaper|paper|magazine|network|broadcaster|agency)\s+)?$",
    re.IGNORECASE,
)
_OWN_REPORTER = regex(r"['’]s?\s(?:[\w.'’-]+\s){1,4}?(?:first\s)?report(?:s|ed)\b")
_ASKS_REPORT = regex(
    r"\b(?:report|say|said|tell|told|accord|outlet|newspaper|paper|magazine|channel|network|web|site|publish|print|"
    r"wrote|write|journal|agency|broadcast|station|source|quot|media|news|reveal|leak|obtain|review|saw|seen|broke)",
    re.IGNORECASE,
)


def is_credited(question: str, text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` (code points) is only who reported, and the question asks for no such."""
    if _CREDIT.search(text, 0, start) is None and _OWN_REPORTER.match(text, end) is None:
        return False
    return _ASKS_REPORT.search(question) is None
