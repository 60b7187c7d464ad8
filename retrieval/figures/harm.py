"""Whether a sentence tells of anybody's harm, where harm is asked after.

English words; it does not know whose harm.
"""

import re

from index.regex import regex
from retrieval.candidates import Candidate
from retrieval.figures.fate_words import DEAD, DIED, HURT, TOLL_OF_DEAD, TOLL_OF_HURT, VICTIMS
from retrieval.questions.beforehand import without_beforehand
from retrieval.questions.question import Question
from retrieval.values.asked import HOW_MANY, counting_words

# "Was he asked about the killing?" asks after nobody's harm.
_ASKS_HARM = regex(rf"\b(?:{DIED}|{HURT}|{VICTIMS})\b", re.IGNORECASE)
# "Did the mayor see the victims?" asks what else somebody did.
_KNOWN_HARM = regex(
    r"(?<!\blead )(?<!\bled )\b(?:of|on|into|over|about|for|to|seen?|saw|visit(?:ed)?|me?et|named?|pa(?:y|id)) "
    rf"(?:(?!and\b|or\b)[\w’'-]+ ){{0,4}}?(?:{VICTIMS}|deaths?|the (?:dead|injured|wounded|killed))\b|"
    rf"\bwho (?:(?:was|were|had|been|have) )*(?:{DIED}|{HURT})\b|\b(?:having|had) (?:\w+ ){{1,3}}?killed\b",
    re.IGNORECASE,
)
_COUNTED = regex(rf"\b(?:{DEAD}|{HURT}|{VICTIMS})\b", re.IGNORECASE)
# Not "shot at the drone" nor "footage shot from a roof"; "shot at close range" hurt somebody.
_SHOT = (
    r"(?<!video )(?<!film )(?<!footage )(?<!photo )(?<!photos )(?<!images )shot"
    r"(?!\s+(?:at(?!\s+(?:close|point|short)\b)|towards?|on (?:video|film|camera|location))\b)"
)
_TELLS_HARM = regex(
    rf"\b(?:{DEAD}|{HURT}|{VICTIMS}|kill\w+|dead\w+|fatal\w*|toll|murder\w+|massacre\w*|bod(?:y|ies)|li(?:fe|ves)|"
    r"surviv\w*|unhurt|unharmed|uninjured|unscathed|injur\w+|harm\w*|safe\w*|alive|hospital\w*|"
    rf"{_SHOT}|execut\w*|assassinat\w*|stabb\w*|bled|burn\w*|missing|mourn\w*|funeral\w*|gunned|"
    r"bur(?:y|ied|ial\w*)|coffins?|graves?|morgues?|corpses?|met (?:his|her|their) (?:end|death|fate)s?|crushed|"
    r"trampled|limbs?|amputat\w*|los(?:t|e|ing) an? (?:arm|leg|hand|foot|eye|finger)|maimed|bruis\w*|bandag\w*)\b",
    re.IGNORECASE,
)


def asks_harm(question: Question, candidate: Candidate) -> bool:
    """Whether anybody's harm is asked after, and both are English."""
    if not _are_english(question, candidate):
        return False
    return _ASKS_HARM.search(_KNOWN_HARM.sub("", without_beforehand(question.text))) is not None


def _are_english(question: Question, candidate: Candidate) -> bool:
    return question.language == "en" and candidate.article.masthead.language in (None, "en")


def tells_of_no_harm(question: Question, candidate: Candidate) -> bool:
    """Whether anybody's harm is asked after and the sentence tells of none: it says neither yes nor no. "The army
    denied that." and "Among them is the mayor." tell of what the sentence before them tells of."""
    if not asks_harm(question, candidate) or _TELLS_HARM.search(candidate.text):
        return False
    return not (_DENIES_BEFORE.match(candidate.text) and _tells_before(candidate))


def counts_no_harm(question: Question, candidate: Candidate) -> bool:
    """Whether the dead or hurt are to be counted, and neither the sentence nor the one before it tells of any: the size
    of the crowd is no toll."""
    if not _are_english(question, candidate) or _TELLS_HARM.search(candidate.text):
        return False
    counted = " ".join(counting_words(question.text)) if HOW_MANY.search(question.text) else ""
    if _COUNTED.search(counted) is None and _ASKS_TOLL.search(question.text) is None:
        return False
    return not _tells_before(candidate)


_ASKS_TOLL = regex(rf"\b(?:{TOLL_OF_DEAD}|{TOLL_OF_HURT})\b", re.IGNORECASE)
_DENIES_BEFORE = regex(
    r"[^.;:,]{1,60}?\b(?:den(?:y|ies|ied)|reject(?:s|ed)|disput(?:es|ed)|dismiss(?:es|ed))\s+"
    r"(?:that|this|it|(?:the|this|that|those|these)\s+(?:\w+\s+)?(?:reports?|claims?|allegations?|accounts?|accusations?))"
    r"(?:\s+(?:on|in|later|yesterday|today|in an?|to)\b[^,;:]{0,40})?\W*$"
    r"|[^.;:]{1,60}?\bno such\b|\W*(?:that|this|it)(?:['’]s|\s(?:is|was))\s(?:\w+ly\s)?"
    r"(?:not true|untrue|false|wrong|an? lie)\b",
    re.IGNORECASE,
)


def _tells_before(candidate: Candidate) -> bool:
    """Whether the sentence before it tells of harm."""
    return candidate.number > 0 and _TELLS_HARM.search(candidate.article.words(candidate.number - 1)) is not None
