"""Follow-ups that ask the question before once more: for whose word its answer is, for the day before or after, or for
another of a sort ("what about the Saint Oswin?" after the Saint Odile).

Rules over words, English; it knows no archive.
"""

import re
from datetime import timedelta

from index.day import Day
from index.regex import regex
from retrieval.answer import Answer
from retrieval.questions.words import DETERMINERS
from retrieval.reading import say

_SAID = r"(?:says?|said|claims?|claimed|reports?|reported|told|tells)"
_WHOSE_WORD = regex(
    rf"(?:and |but |so )?(?:who {_SAID} (?:so|that|this|it)|{_SAID} who|according to whom?|"
    r"whose word is (?:that|this|it)|"
    r"(?:who|what)(?:'s|’s| is| are) (?:the|your) sources?)\W*",
    re.IGNORECASE,
)
_WHO_SAYS = regex(rf"(?:and |but |so )?who {_SAID} (?:that |it (?:is|was) )?(.+?)\W*", re.IGNORECASE)
_DAY_BESIDE = regex(
    r"(?:and |but |what about |how about )?(?:on )?the "
    r"(?:(next|following|previous) day|day (after|before|earlier|later))\W*",
    re.IGNORECASE,
)
_NAME = regex(r"\b[A-ZÀ-ÞЀ-Я][\w'’.-]*(?:[ -][A-ZÀ-ÞЀ-Я\d][\w'’-]*)+")


def asks_whose_word(text: str, before: Answer) -> bool:
    """Whether it asks who says what the answer shows; an answer names that beside each quote."""
    plain = " ".join(text.split())
    if _WHOSE_WORD.fullmatch(plain):
        return True
    told = _WHO_SAYS.fullmatch(plain)
    values = {each.casefold() for position in before.positions for each in (position.value, *position.also)}
    return told is not None and told[1].casefold() in values


def day_beside(text: str, before: Answer) -> str | None:
    """The day before or after the one that was asked about, in full, with its preposition."""
    days = before.reading.days
    asked = _DAY_BESIDE.fullmatch(" ".join(text.split()))
    if asked is None or days is None or days.first != days.last or days.first is None:
        return None
    is_earlier = (asked[1] or asked[2]).lower() in ("previous", "before", "earlier")
    moved = days.first + timedelta(days=-1 if is_earlier else 1)
    return f"on {say(Day(moved, moved))}"


def another_of_the_sort(new: str, question: str) -> str | None:
    """The question with a name of its own put in place of one that shares a word with it; None where none does."""
    own = _NAME.fullmatch(_without_article(new.rstrip(" ?.!")))
    if own is None:
        return None
    words = own[0].split()
    for old in _NAME.findall(question):
        parts = old.split()
        if len(parts) == len(words) and parts != words and set(parts) & set(words):
            return question.replace(old, own[0])
    return None


def _without_article(words: str) -> str:
    first, _, rest = words.partition(" ")
    return rest if first.lower() in DETERMINERS and rest else words
