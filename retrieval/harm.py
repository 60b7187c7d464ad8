"""Whether a sentence tells of anybody's harm, where harm is asked after.

English words; it does not know whose harm.
"""

import re

from index.regex import regex
from retrieval.candidates import Candidate
from retrieval.fate_words import DEAD, DIED, HURT, TOLL_OF_DEAD, TOLL_OF_HURT, VICTIMS
from retrieval.question import Question
from retrieval.values.asked import counting_words

# "Was he asked about the killing?" asks after nobody's harm.
_ASKS_HARM = regex(rf"\b(?:{DIED}|{HURT}|{VICTIMS})\b", re.IGNORECASE)
_COUNTED = regex(rf"\b(?:{DEAD}|{HURT}|{VICTIMS})\b", re.IGNORECASE)
# Not "shot at the drone" nor "footage shot from a roof"; "shot at close range" hurt somebody.
_SHOT = (
    r"(?<!video )(?<!film )(?<!footage )(?<!photo )(?<!photos )(?<!images )shot"
    r"(?!\s+(?:at(?!\s+(?:close|point|short)\b)|towards?|on (?:video|film|camera|location))\b)"
)
_TELLS_HARM = regex(
    rf"\b(?:{DEAD}|{HURT}|{VICTIMS}|kill\w+|dead\w+|fatal\w*|toll|murder\w+|massacre\w*|bod(?:y|ies)|li(?:fe|ves)|"
    r"surviv\w*|unhurt|unharmed|uninjured|unscathed|injur\w+|harm\w*|safe\w*|alive|hospital\w*|"
    rf"{_SHOT}|execut\w*|assassinat\w*|stabb\w*|bled|burn\w*|missing|mourn\w*|funeral\w*|gunned)\b",
    re.IGNORECASE,
)


def asks_harm(question: Question, candidate: Candidate) -> bool:
    """Whether anybody's harm is asked after, and both are English."""
    return _are_english(question, candidate) and _ASKS_HARM.search(question.text) is not None


def _are_english(question: Question, candidate: Candidate) -> bool:
    return question.language == "en" and candidate.article.masthead.language in (None, "en")


def tells_of_no_harm(question: Question, candidate: Candidate) -> bool:
    """Whether anybody's harm is asked after and the sentence tells of none: it says neither yes nor no. "The army
    denied that." tells of what the sentence before it tells of."""
    if not asks_harm(question, candidate) or _TELLS_HARM.search(candidate.text):
        return False
    return _DENIES_BEFORE.match(candidate.text) is None or _TELLS_HARM.search(_before(candidate)) is None


def counts_no_harm(question: Question, candidate: Candidate) -> bool:
    """Whether the dead or hurt are to be counted and neither the sentence nor the one before it tells of any: the
    size of the crowd is no toll."""
    if not _are_english(question, candidate) or _TELLS_HARM.search(candidate.text):
        return False
    counted = " ".join(counting_words(question.text)) if _HOW_MANY.search(question.text) else ""
    counts = _COUNTED.search(counted) is not None or _ASKS_TOLL.search(question.text) is not None
    return counts and _TELLS_HARM.search(_before(candidate)) is None


_HOW_MANY = regex(r"\bhow many\b", re.IGNORECASE)
_ASKS_TOLL = regex(rf"\b(?:{TOLL_OF_DEAD}|{TOLL_OF_HURT})\b", re.IGNORECASE)
_DENIES_BEFORE = regex(
    r"[^.;:,]{1,60}?\b(?:den(?:y|ies|ied)|reject(?:s|ed)|disput(?:es|ed)|dismiss(?:es|ed))\s+"
    r"(?:that|this|it|(?:the|this|that|those|these)\s+(?:\w+\s+)?(?:reports?|claims?|allegations?|accounts?|accusations?))"
    r"(?:\s+(?:on|in|later|yesterday|today|in an?|to)\b[^,;:]{0,40})?\W*$",
    re.IGNORECASE,
)


def _before(candidate: Candidate) -> str:
    """The sentence before it, "" of the first."""
    return candidate.article.words(candidate.number - 1) if candidate.number else ""
