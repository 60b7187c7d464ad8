"""A name that is only credited with a report: "first reported by the Velm Courier", "accounts seen by the Courier",
"the Courier's Ada Venn reported". It answers who reported, and no other question. And who "reports" what
another "broke" does not answer who reported it first.

English, rules of form; of outlets, not of persons: who first reported a fire may have put it out. Nor does an outlet's
own name answer that it was told something, or has seen it, whoever is asked for.
"""

import re

from index.regex import regex
from retrieval.reading import bare_name

_CREDIT = regex(
    r"\b(?:first (?:reported|published|revealed)|(?:accounts?|documents?|e-?mails?|records?|files?|letters?|messages?|"
    r"texts?|memos?|figures|footage|videos?|recordings?|transcripts?|data|copy|audio|photos?|images?|pictures?) "
    r"(?:\w+ ){0,2}?(?:seen|obtained|reviewed|published|viewed)) by\s+(?:the\s+)?(?:\w+ (?:outlet|website|newspaper|"
    r"paper|magazine|network|broadcaster|agency)\s+)?$",
    re.IGNORECASE,
)
_OWN_REPORTER = regex(r"['’]s?\s(?:[\w.'’-]+\s){1,4}?(?:first\s)?report(?:s|ed)\b")
_ASKS_REPORT = regex(
    r"\b(?:report|say|said|tell|told|accord|outlet|newspaper|paper|magazine|channel|network|web|site|publish|print|"
    r"wrote|write|journal|agency|broadcast|station|source|quot|media|news|reveal|leak|obtain|review|saw|seen|broke)",
    re.IGNORECASE,
)

_ASKS_FIRST = regex(
    r"\b(?:broke (?:the )?(?:news|story)|first (?:report|publish|reveal)\w*|first to (?:report|publish|reveal))\b",
    re.IGNORECASE,
)
_FIRST = regex(r"\b(?:first|initially|originally|broke|broken|scoop\w*|exclusive\w*|reveal\w*)\b", re.IGNORECASE)


def reported_later(question: str, text: str) -> bool:
    """Whether it is asked who reported something first, and the sentence tells of no first."""
    return _ASKS_FIRST.search(question) is not None and _FIRST.search(text) is None


_TOLD_TO = regex(
    r"\b(?:t(?:old|ells?|elling)|(?:seen|obtained|reviewed|viewed|examined|read|contacted|approached|asked|reached|quoted|"
    r"commissioned|checked|verified) by|(?:sp(?:oke|eaking|oken)|talk(?:ed|ing)|shown|sent|leaked|passed|given|"
    r"available|statement|letter|e-?mail|interview|message) (?:to|with)|interviewed (?:by|in|for))\s+(?:the\s+)?$",
    re.IGNORECASE,
)


def is_own_outlet(question: str, text: str, start: int, end: int, outlet: str | None) -> bool:
    """Whether `text[start:end]` is the article's own outlet, to which something was told or shown."""
    if outlet is None or bare_name(text[start:end]) != bare_name(outlet) or _TOLD_TO.search(text, 0, start) is None:
        return False
    return _ASKS_REPORT.search(question) is None


def is_credited(question: str, text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` (code points) is only who reported, and the question asks for no such."""
    if _CREDIT.search(text, 0, start) is None and _OWN_REPORTER.match(text, end) is None:
        return False
    return _ASKS_REPORT.search(question) is None
