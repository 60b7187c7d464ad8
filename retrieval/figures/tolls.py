"""Sentences that state a toll in a fixed expression: "the toll has risen to N", "the number of injured rose to N"; and
the number of those who do what is asked, "the number of strikers at N" to how many went on strike.

A reader trained on plain questions passes these over; the expression itself says what is counted, so it is taken at
its word. It answers only who counts people: not how much their families got, nor how many of them were children. It
knows no other way of stating a figure.
"""

import re

from index.regex import regex
from retrieval.figures.fate_words import DEATH_STEMS, HURT_STEMS, TOLL_OF_DEAD, TOLL_OF_HURT
from retrieval.questions.question import Question
from retrieval.stems import stem_of, words_of
from retrieval.values.asked import asked_measures, counting_words
from retrieval.values.bound import MODIFIERS
from retrieval.values.number import quantities
from retrieval.values.numeral import SPELLED
from retrieval.values.rising import REACHED
from retrieval.values.value import QuestionFocus

_PEOPLE = (
    frozenset(stem_of(w) for w in "people person persons human lives victims number count".split())
    | DEATH_STEMS
    | HURT_STEMS
)
_NO_COUNT = regex(r"\bhow (?!many\b|high\b|large\b|big\b|heavy\b)\w+", re.IGNORECASE)
_STATED = (
    rf"[^.;:]{{0,140}}?\b(?:to|at|of|is|was|now|{REACHED})\s+(?P<modifiers>(?:(?:now|already|{MODIFIERS})\s+)*)"
    rf"(?=\d|(?:{SPELLED}|dozens|hundreds|thousands)\b)"
)
_TOLL = regex(rf"\b(?:{TOLL_OF_DEAD}|toll){_STATED}", re.IGNORECASE)
_INJURED = regex(rf"\b(?:{TOLL_OF_HURT}){_STATED}", re.IGNORECASE)
_DOERS = regex(rf"\bnumber of (?:the |those )?(?P<doing>(?!work|offic|oth)[a-z]{{3,}})[eo]rs\b{_STATED}", re.IGNORECASE)
_HOW_MANY_DO = regex(r"^\W*how many\b(?!.*\b(?:was|were|is|are|be|been|being|of)\b)", re.IGNORECASE)


def is_toll(text: str, start: int) -> bool:
    """Whether the figure that starts there is stated as a toll of the dead or hurt, whatever was asked."""
    return toll_of(text, start) is not None


def toll_of(text: str, start: int) -> str | None:
    """Whose toll the figure that starts there is stated as, "dead" or "hurt"; None where it is stated as none.

    A figure starts with its modifiers ("at least 14") or without them.
    """
    of = (("dead", _TOLL), ("hurt", _INJURED))
    return next((who for who, pattern in of if any(_leads_to(start, m) for m in pattern.finditer(text))), None)


def _leads_to(start: int, stated: re.Match[str]) -> bool:
    return stated.start("modifiers") <= start <= stated.end()


def toll(question: Question, text: str) -> tuple[int, int] | None:
    """Where the sentence states the toll that is asked for, half-open, code points; None where it does not."""
    pattern = _asked(question)
    stated = pattern.search(text) if pattern is not None else _number_of_doers(question, text)
    if stated is None:
        return None
    for quantity in quantities(text):
        if quantity.start <= stated.end() < quantity.end or quantity.figure_start == stated.end():
            return quantity.start, quantity.end
    return None


def _number_of_doers(question: Question, text: str) -> re.Match[str] | None:
    """ "The number of strikers", where it is asked how many went on strike; not to how many something was done."""
    stated = _DOERS.search(text) if _HOW_MANY_DO.match(question.text) else None
    if stated is None:
        return None
    doing = stated["doing"].lower()
    return stated if any(word.startswith(doing) for word in words_of(question.text.lower())) else None


def _asked(question: Question) -> re.Pattern[str] | None:
    """The expressions for whom the question counts: all the dead, all the hurt; None where it counts something else."""
    counted = question.focus[-1:]
    if (counted and counted[0] not in _PEOPLE) or _NO_COUNT.search(question.text):
        return None
    if not asked_measures(QuestionFocus(question.text)) <= {"count"}:
        return None
    for stem in map(stem_of, counting_words(question.text)):
        if stem in DEATH_STEMS or stem in HURT_STEMS:
            return _TOLL if stem in DEATH_STEMS else _INJURED
    return None
