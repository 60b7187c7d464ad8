"""Values that stand in a sentence and answer nothing: what was asked, what is taken back, another day's, a dateline's.

Rules of form, on one sentence (a correction: and the next). It does not know what the reader holds of them.
"""

import re

from index.regex import regex
from index.times.expression import Timex
from retrieval.answer import NAMED, Kind
from retrieval.candidates import Candidate
from retrieval.figures.harm import asks_harm, tells_of_no_harm
from retrieval.figures.miscount import counts_others
from retrieval.nonanswers.attributive import is_attributive, is_no_whereabouts
from retrieval.nonanswers.belonging import is_asked_about, says_whose
from retrieval.nonanswers.credited import is_credited, is_own_outlet, reported_later
from retrieval.nonanswers.last_seen import is_where_else
from retrieval.nonanswers.later import denies_only_until
from retrieval.nonanswers.no_comment import says_nothing
from retrieval.nonanswers.only_asked import is_only_asked, stands_in_a_question
from retrieval.nonanswers.only_tells import only_tells
from retrieval.nonanswers.other_day import is_of_the_one_since, tells_when_else
from retrieval.nonanswers.other_end import is_of_the_beginning, is_only_until, names_a_train
from retrieval.nonanswers.other_side import is_other_side
from retrieval.nonanswers.planned import was_only_planned
from retrieval.nonanswers.reported_on import is_day_of_a_report
from retrieval.nonanswers.set_aside import is_set_aside
from retrieval.nonanswers.untold import tells_nothing_of_act
from retrieval.nonanswers.where_to import is_how_far, is_where_from
from retrieval.questions.question import Question
from retrieval.reports import shares_names
from retrieval.retraction import taken_back
from retrieval.stems import stems_in, words_of
from retrieval.values.name import names_a_body
from retrieval.values.value import Value
from retrieval.values.whose_deed import tells_of_anothers_deed

LEAST_SHARED = 0.25
"""Share of the question's words that most sentences have which say yes or no to it."""


def is_no_answer(question: Question, candidate: Candidate, value: Value, other: Timex | None) -> bool:
    """Whether a value that stands in the candidate's sentence is no answer, whatever the reader holds of it; `other` is
    the time beside it that was not asked for (`other_day`)."""
    own_outlet = candidate.article.masthead.outlet
    return (
        _is_all_there_is(candidate.text, value)
        or _is_asked_itself(question, value)
        or _is_taken_back(candidate, value)
        or (value.kind in (Kind.POLARITY, Kind.ACCOUNT) and _IS_QUESTION.search(candidate.text) is not None)
        or (value.kind is Kind.POLARITY and value.shown == "no" and denies_only_until(candidate.text))
        or (value.kind in NAMED and not question.spelling and is_set_aside(candidate.text, value.start))
        or tells_when_else(candidate.text, other, value)
        or is_of_the_one_since(question.text, candidate.text, value.start)
        or _names_nothing_asked(question, candidate)
        or (question.language == "en" and tells_of_anothers_deed(question.text, candidate.text))
        or (value.kind in NAMED and (value.shown.lower() in _PRONOUNS or _NAMES_NOBODY.match(value.shown) is not None))
        or (value.kind in NAMED and _MONTH_OF_A_DAY.match(candidate.text, value.start) is not None)
        or (value.kind in _OUTLETS and is_credited(question.text, candidate.text, value.start, value.end))
        or (value.kind in NAMED and is_own_outlet(question.text, candidate.text, value.start, value.end, own_outlet))
        or (value.kind in NAMED and reported_later(question.text, candidate.text))
        or (value.kind in NAMED and is_attributive(question.text, candidate.text, value.start, value.end))
        or (value.kind in NAMED and _UNPROVEN.search(candidate.text, 0, value.start) is not None)
        or (value.kind is Kind.NUMBER and counts_others(question, candidate, value))
        or (value.kind is Kind.DATE and was_only_planned(question, candidate.text, value))
        or (value.kind is Kind.DATE and is_of_the_beginning(question.text, candidate.text, value.start))
        or (value.kind is Kind.DATE and is_only_until(question.text, candidate.text, value.start))
        or (value.kind is Kind.DATE and names_a_train(candidate.text, value.start, value.end))
        or (value.kind is Kind.DATE and is_day_of_a_report(question.text, candidate.text, value.start))
        or (value.kind is Kind.POLARITY and tells_of_no_harm(question, candidate))
        or (value.kind is Kind.POLARITY and tells_nothing_of_act(question, candidate))
        or (value.kind is Kind.POLARITY and says_nothing(question, candidate.text, value.start, value.end))
        or (value.kind in NAMED and is_only_asked(question.text, candidate.text, value.start, value.end))
        or (value.kind is not Kind.POLARITY and stands_in_a_question(question.text, candidate.text, value.start))
        or (value.kind is Kind.PERSON and _AT.search(candidate.text, 0, value.start) is not None)
        or (value.kind is Kind.PERSON and bool(question.focus) and names_a_body(value.shown))
        or (value.kind is Kind.PERSON and says_whose(question.text, candidate.text, value.start, value.end))
        or (value.kind is Kind.PERSON and is_asked_about(question.text, candidate.text, value.start, value.end))
        or (value.kind is Kind.PERSON and is_other_side(question.text, candidate.text, value.start, value.end))
        or (value.kind is Kind.PERSON and only_tells(question.text, candidate.text, value.start, value.end))
        or (value.kind is Kind.PLACE and is_how_far(question.text, candidate.text, value.start))
        or (value.kind is Kind.PLACE and is_where_from(question.text, candidate.text, value.start))
        or (value.kind is Kind.PLACE and is_where_else(question.text, candidate.text, value.start))
        or (value.kind is Kind.PLACE and is_no_whereabouts(candidate.text, value.start, value.end))
        or (value.kind in (Kind.PERSON, Kind.ORG) and _is_in_dateline(candidate.text, value))
        or (_ASKS_SINCE.search(question.text) is not None and not _SINCE.search(candidate.text, 0, value.start))
    )


_OUTLETS = (Kind.ORG, Kind.NAME, Kind.PLACE)
_IS_QUESTION = regex(r"\?[”\"’')\]*_]*\s*$")  # it says neither yes nor no, nor how it was


def shares_little(question: Question, candidate: Candidate) -> bool:
    """Whether a sentence has so little of what is asked that it may say neither yes nor no. "Was anyone killed at the
    refinery?": "No one was killed." has it in its report."""
    shared = candidate.in_sentence
    if asks_harm(question, candidate):
        shared = max(shared, candidate.nearby)
    return shared < LEAST_SHARED


def _is_all_there_is(text: str, value: Value) -> bool:
    """Whether the sentence says nothing of the value: a date, or a name of a list, that stands alone.

    A date before an ellipsis is how search pages begin what they cut out: the day of the page.
    """
    if value.kind in (Kind.POLARITY, Kind.ACCOUNT):
        return False
    before, after = text[: value.start], text[value.end :]
    if value.kind is Kind.DATE and _ELLIPSIS.match(after) and not _WORD.search(before):
        return True
    return not _WORD.search(before) and not _WORD.search(after)


def _is_taken_back(candidate: Candidate, value: Value) -> bool:
    """Whether the outlet says that it was wrong: "An earlier version of this story gave the toll as 12"."""
    back = taken_back(candidate.article, candidate.number)
    return back is not None and value.start < back[1] and back[0] < value.end


def _is_in_dateline(text: str, value: Value) -> bool:
    """Whether it begins where a report says from where it comes: "TORV, Caldria - The mayor ..."."""
    line = _DATELINE.match(text)
    return line is not None and value.start < line.end()


_DATELINE = regex(r"[^\W\d_a-z]{2}[^a-z\n]{1,40}?(?:,[^\n–—-]{1,40})?(?:\([^)\n]{1,40}\)\s*)?[–—-]{1,2}\s")
_WORD = regex(r"[^\W\d_]{2}")
_ELLIPSIS = regex(r"\s*(?:\.{3}|…)")
_ASKS_SINCE = regex(r"\bsince (?:when|what|which)\b|\bsince when\b", re.IGNORECASE)
_SINCE = regex(r"\bsince\s+(?:\S+\s+){0,3}$", re.IGNORECASE)
_PRONOUNS = frozenset(
    "he she they it him her them his hers their theirs its this that these those who one "
    "people person persons others someone somebody everyone".split()
)
# "No group has claimed it"; a name like "No Hay" goes on with a capital.
_NAMES_NOBODY = regex(
    r"(?:[Nn]o(?:[- ]one|body|ne|thing|where)|[Nn]either|[Nn]o [a-z]\w*)\b|"
    r"(?:[Ee]ither|[Aa]ny)(?: [a-z]\w*(?:\s\S+){0,3})?$|"
    r"(?:[Aa]n?|[Oo]ne)(?: (?:lone|young|old|elderly|local|unidentified|unknown|second|third))*"
    r" (?:man|woman|person|boy|girl|individual)$"
)
_MONTH_OF_A_DAY = regex(r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?\s+\d{1,2}\b")  # not Jan, who won
_UNPROVEN = regex(
    r"\bno (?:\w+ ){0,2}?(?:proof|evidence|signs?|indications?|suggestions?)\b(?: \w+){0,2}? that "
    r"(?:[^\s.,;:“”\"]+ ){0,5}$",
    re.IGNORECASE,
)
_AT = regex(r"\b(?:in|at|near|outside|inside|around|across)\s+(?:the\s+)?$")  # where, not who


def _is_asked_itself(question: Question, value: Value) -> bool:
    """Whether the value only says what the question said: nobody asks for the name that he gives."""
    if question.kind not in NAMED or question.alternatives:
        return False
    asked = {stem.stem for stem in question.words}
    said = [word for word in words_of(value.shown) if word[:1].isalnum()]
    return all(stems_in(word) <= asked for word in said)


def _names_nothing_asked(question: Question, candidate: Candidate) -> bool:
    """Whether an article in another language has none of the question's names, though it would write them alike."""
    article = candidate.article
    is_other = article.masthead.language not in (None, question.language)
    return is_other and candidate.report.names == 0.0 and shares_names(question.language, article)
