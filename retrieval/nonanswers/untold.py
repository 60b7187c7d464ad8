"""A yes or no from a sentence that tells nothing of the asked act: "They had been told in May" to "Did Venn resign?".

For acts whose words are few (`acts`); harm is `figures.harm`'s. It reads English, and does not know of whom the words
are said (`values.another_subject` does).
"""

import re
from functools import lru_cache

from index.regex import regex
from retrieval.candidates import Candidate
from retrieval.nonanswers.acts import ACTS
from retrieval.questions.question import Question

_PERSONS = (
    r"(?:[A-Z][\w’'-]+|he|she|they|president|minister|mayor|captain|driver|pilot|owner|director|head|chief|"
    r"chair(?:man|woman|person)?|coach|manager|commander|boss|suspect|man|woman|boy|girl|officer|colonel|general|"
    r"judge|editor|doctor|engineer|inspector|governor|leader|guard|teacher|attacker|gunman|founder|teenager|"
    r"government|cabinet|coalition)"
)
_SUBJECT = (
    r"\s+(?:(?!(?:who|whom|that|which|when|after|before|while|because|if|whether|or|to)\b)[^\s,;]+\s){0,7}?"
    rf"{_PERSONS}(?:\s(?:of|at|from|in)\s(?:[^\s,;]+\s){{0,4}}?[^\s,;]+)?"
    r"\s+(?:(?:ever|still|later|really|actually|also|been|be|now|then|again|being)\s+)*"
)
_ASKED = tuple(
    (
        regex(
            rf"^\W*(?:(?i:did|does|do|will){_SUBJECT}(?:{act.do})|"
            rf"(?i:was|were|is|are|has|have|had){_SUBJECT}(?:{act.done}))\b"
        ),
        regex(rf"\b(?:{act.words})\b", re.IGNORECASE),
    )
    for act in ACTS
)
_ASKS_MORE = regex(
    r"\b(?:because|why|how|advice|(?:his|her|its|their) own|voluntar\w+|willing\w*|freely|justified|right\w*|"
    r"when)\b",
    re.IGNORECASE,
)
"""What is asked of the act beside whether it was done, and may be told without it."""
_POINTS_BACK = regex(
    r"[^.;:“”\"]{1,80}?\b(?:den(?:y|ies|ied)|reject(?:s|ed)|disput(?:es|ed)|dismiss(?:es|ed)|confirm(?:s|ed)|"
    r"admit(?:s|ted)|refus(?:es|ed)|declin(?:es|ed)|sa(?:ys|id) (?:no|yes|not|so|otherwise))\b[^,;:“”\"]{0,60}\W*$"
    r"|\W*(?:yes|no|never|not (?:so|yet|true|at|by|a|in))\b|.*\bsuch\b"
    r"|.*\b(?:did|do|does|has|have|had|was|were|is|are|will|would)(?:\s+not|n['’]t)?\W*$"
    r"|\W*(?:he|she|it|they)\s+(?:\w+\s+)?not\b[^.]*\bnever\b",
    re.IGNORECASE,
)


def tells_nothing_of_act(question: Question, candidate: Candidate) -> bool:
    """Whether it is asked if somebody resigned, was arrested or the like, and no word of that stands in the sentence
    nor, where it points back ("She denied this."), in the one before it."""
    words = _words_asked(question.text)
    if words is None or not _are_english(question, candidate) or words.search(candidate.text):
        return False
    if not _POINTS_BACK.match(candidate.text):
        return True
    return candidate.number > 0 and not words.search(candidate.article.words(candidate.number - 1))


@lru_cache(maxsize=8)
def _words_asked(question: str) -> re.Pattern[str] | None:
    if _ASKS_MORE.search(question):
        return None
    return next((words for asked, words in _ASKED if asked.match(question)), None)


def _are_english(question: Question, candidate: Candidate) -> bool:
    return question.language == "en" and candidate.article.masthead.language in (None, "en")
