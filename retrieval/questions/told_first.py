"""A question that tells of its event in sentences of their own: "A ferry sank off Velm in May. How many drowned?".

It finds the sentence that asks, and what "which one?" and "what was it?" there stand for.
"""

import re

from index.abbreviations import may_end
from index.regex import regex
from retrieval.answer import BEARERS, Kind
from retrieval.questions.nouns import kind_of_nouns
from retrieval.questions.phrase import Asked, focus_of, until_verb, words_in
from retrieval.questions.words import AUXILIARIES, QUESTION_WORDS

_PREPOSITION = r"(?:in|on|at|from|to|by|for|of|with|under|until)"
_ASKS = regex(
    rf"\W*(?:(?:and|so|but) )?(?:{_PREPOSITION} )?(?:about )?"
    rf"(?:{'|'.join(sorted(QUESTION_WORDS))}|{'|'.join(AUXILIARIES)}|name (?:the|both|all))\b",
    re.IGNORECASE,
)
_WHEN_IT_WAS = regex(rf"\W*when (?!(?:{'|'.join(AUXILIARIES)}|exactly|precisely)\b)", re.IGNORECASE)
_END = regex(r"(?P<word>[\w.'’-]+)[\"”’)]*(?:\.|!|…)[\"”’)]*\s+(?=\w)")
_SEMICOLON = regex(rf";\s+(?=(?:{_PREPOSITION} )?(?:{'|'.join(sorted(QUESTION_WORDS))})\b)", re.IGNORECASE)
_MEANT = regex(
    rf"^\W*(?:{_PREPOSITION} )?(?:which(?: (?:one|ones|two|was it|is it|were they|are they))?|what (?:was|is|were|are) "
    rf"(?:it|they|that)|what(?: is|['’]s| was| are| were) (?:it|they|that)(?P<called> called)?)\W*$",
    re.IGNORECASE,
)
_ONE = regex(r"\b(?:an?|another|one|two|three|some)\s+(?=\w)", re.IGNORECASE)


def told_and_asked(text: str) -> tuple[str, str]:
    """What the sentences before tell, "" where there are none, and the last one; before a question nothing is told."""
    start = _last_start(text)
    if (
        start
        and (_WHEN_IT_WAS.match(text) or not _ASKS.match(text))
        and "?" not in text[:start]
        and _ASKS.match(text, start)
    ):
        return text[:start], text[start:]
    return "", text


def _last_start(text: str) -> int:
    semicolon = _SEMICOLON.search(text)
    if semicolon is not None:
        return semicolon.end()
    ends = [end for end in _END.finditer(text) if may_end(end["word"].capitalize())]
    return ends[-1].end() if ends else 0


def meant(told: str, asked: str) -> Asked | None:
    """What kind of thing "which one?" asks for: the first that is told of as "a" or "another"; None where it names what
    it asks for."""
    refers = _MEANT.match(asked) if told else None
    for one in _ONE.finditer(told) if refers else ():
        phrase = until_verb(words_in(told[one.end() :]))
        kind = kind_of_nouns(phrase)
        if refers and kind is not None and kind is not Kind.DATE:
            return (Kind.NAME if refers["called"] and kind not in BEARERS else kind), focus_of(phrase)
    return None
