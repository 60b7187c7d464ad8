"""By how many votes somebody won is not how many he got: "won by 12 votes", "31 votes ahead", "a 31-vote lead". Nor are
votes that were cast, or void, a lead, nor the losers' votes how many voted for it (14 of "passed by 19 votes to 14").

Figures that votes follow; "by 19 votes to 14" is a result and no margin.
"""

import re

from index.regex import regex
from retrieval.questions.question import Question
from retrieval.values.number import quantities
from retrieval.values.vote import is_defeat

_ASKS_VOTES = regex(r"\bhow many (?:[\w-]+ )?votes\b", re.IGNORECASE)
_ASKS_MARGIN = regex(
    r"\bby how many\b|\b(?:margin|ahead|lead(?:s|ing)?|led|majority|difference|separat\w+|short|behind|gap|w[io]n by|"
    r"decid\w+|swing|swung|shift\w*|missing|lack\w*|need(?:ed)? more)\b",
    re.IGNORECASE,
)
_BY = regex(
    r"\bby\s+(?:(?:just|only|a mere|about|some|nearly|almost|over|more than|around|exactly)\s+)*$", re.IGNORECASE
)
_VOTES = regex(r"\s+votes?\b(?!\s+to\b)", re.IGNORECASE)
_AHEAD = regex(
    r"\s+votes?\s+(?:ahead|behind|short|clear|more than|fewer than)\b|"
    r"-vote\s+(?:finish|lead|margin|majority|win|victory)\b",
    re.IGNORECASE,
)


def is_margin(question: Question, text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` (code points) is a lead in votes and the question asks how many votes there were."""
    if not _ASKS_VOTES.search(question.text) or _ASKS_MARGIN.search(question.text):
        return False
    is_by = _BY.search(text[:start]) is not None and _VOTES.match(text, end) is not None
    return is_by or _AHEAD.match(text, end) is not None


_ASKS_LEAD = regex(r"\bby how many (?:[\w-]+ )?votes\b", re.IGNORECASE)
_LEAD = r"(?:lead|margin|majority|difference|gap|edge|advantage|ahead|behind|apart|short|clear|in front|separat\w+)"
_LED_BY = regex(rf"\b(?:(?:by|from|to|into)\s+(?:[\w-]+\s+){{0,3}}?|{_LEAD}\b[^\d.;]{{0,60}})$", re.IGNORECASE)
_LEADS = regex(rf"[^\d.;]{{0,40}}\b{_LEAD}\b|[\s-]votes?\s+(?:more|fewer|to)\b", re.IGNORECASE)
_SCORED = regex(r"\bto\b|\d[-–]\d", re.IGNORECASE)


def is_no_lead(question: Question, text: str, start: int, end: int) -> bool:
    """Whether it is asked by how many votes, and nothing beside the figure says that it is a lead or a result."""
    if not _ASKS_LEAD.search(question.text) or _SCORED.search(text, start, end):
        return False
    return not _LED_BY.search(text, 0, start) and not _LEADS.match(text, end)


_RESULT = regex(
    r"\b(?P<won>\d[\d,]*|[a-z-]+)(?:\s+(?:votes?|members|deputies|senators|judges|justices))?(?:\s*[-–]\s*|\s+(?:to|against)\s+)$",
    re.IGNORECASE,
)
_PASSED = regex(
    r"\b(?:pass(?:ed|es)|carried|approv\w+|adopt\w+|accept\w+|back(?:ed|s)|endorsed|ratified|toppled|ousted|upheld|"
    r"in favou?r)\b",
    re.IGNORECASE,
)
_COUNTS_VOTES = regex(r"\bhow many\b.*\bvot|\bnumber of votes\b", re.IGNORECASE)
_ASKS_LOSERS = regex(r"\b(?:against|oppos\w*|no|reject\w*|los[et]\w*|margin|by how many|and how many)\b", re.IGNORECASE)


def is_of_the_losers(question: Question, text: str, start: int) -> bool:
    """Whether the figure that starts there is of those who lost a vote by which something passed, and it is asked how
    many voted, but not against it."""
    if not _COUNTS_VOTES.search(question.text) or _ASKS_LOSERS.search(question.text):
        return False
    result = _RESULT.search(text, 0, start) if _PASSED.search(text) and not is_defeat(text[:start]) else None
    return result is not None and any(each.figure_start == result.start("won") for each in quantities(text))
