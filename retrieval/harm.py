"""Whether a sentence tells of anybody's harm, where harm is asked after.

English words; it does not know whose harm.
"""

import re

from retrieval.candidates import Candidate
from retrieval.question import Question
from retrieval.values.asked import counting_words

_ASKS_HARM = re.compile(r"\b(?:killed|die[ds]?|dead|deaths?|hurt|injur\w+|wounded|casualt\w+|victims?)\b", re.I)
# Not "shot at the drone" nor "footage shot from a roof"; "shot at close range" hurt somebody.
_SHOT = (
    r"(?<!video )(?<!film )(?<!footage )(?<!photo )(?<!photos )(?<!images )shot"
    r"(?!\s+(?:at(?!\s+(?:close|point|short)\b)|towards?|on (?:video|film|camera|location))\b)"
)
_TELLS_HARM = re.compile(
    r"\b(?:kill\w*|die[ds]?|dying|dead\w*|deaths?|fatal\w*|casualt\w+|victims?|toll|slain|murder\w*|bod(?:y|ies)|drown\w*|"
    r"perish\w*|li(?:fe|ves)|surviv\w*|unhurt|unharmed|uninjured|unscathed|injur\w*|wound\w*|hurt|harm\w*|safe\w*|alive|"
    rf"hospital\w*|{_SHOT}|massacre\w*|execut\w*|assassinat\w*|stabb\w*|bled|burn\w*|missing|mourn\w*|funeral\w*|gunned)\b",
    re.IGNORECASE,
)


def asks_harm(question: Question, candidate: Candidate) -> bool:
    """Whether anybody's harm is asked after, and both are English."""
    is_english = question.language == "en" and candidate.article.masthead.language in (None, "en")
    return is_english and _ASKS_HARM.search(question.text) is not None


def tells_of_no_harm(question: Question, candidate: Candidate) -> bool:
    """Whether anybody's harm is asked after and the sentence tells of none: it says neither yes nor no. "The army
    denied that." tells of what the sentence before it tells of."""
    if not asks_harm(question, candidate) or _TELLS_HARM.search(candidate.text):
        return False
    return _DENIES_BEFORE.match(candidate.text) is None or _TELLS_HARM.search(_before(candidate)) is None


def counts_no_harm(question: Question, candidate: Candidate) -> bool:
    """Whether the dead or hurt are to be counted and neither the sentence nor the one before it tells of any: the
    size of the crowd is no toll."""
    if not asks_harm(question, candidate) or _TELLS_HARM.search(candidate.text):
        return False
    counted = " ".join(counting_words(question.text)) if _HOW_MANY.search(question.text) else ""
    counts = _ASKS_HARM.search(counted) is not None or _DEATH_TOLL.search(question.text) is not None
    return counts and _TELLS_HARM.search(_before(candidate)) is None


_HOW_MANY = re.compile(r"\bhow many\b", re.IGNORECASE)
_DEATH_TOLL = re.compile(r"\b(?:death toll|number of (?:the )?(?:dead|deaths|injured|wounded|killed))\b", re.IGNORECASE)
_DENIES_BEFORE = re.compile(
    r"[^.;:,]{1,60}?\b(?:den(?:y|ies|ied)|reject(?:s|ed)|disput(?:es|ed)|dismiss(?:es|ed))\s+"
    r"(?:that|this|it|(?:the|this|that|those|these)\s+(?:\w+\s+)?(?:reports?|claims?|allegations?|accounts?|accusations?))"
    r"(?:\s+(?:on|in|later|yesterday|today|in an?|to)\b[^,;:]{0,40})?\W*$",
    re.IGNORECASE,
)


def _before(candidate: Candidate) -> str:
    """The sentence before it, "" of the first."""
    article, number = candidate.article, candidate.number
    if number == 0:
        return ""
    before = article.sentences[number - 1]
    return article.text[before.start : before.end]
