"""Figures that count something else than is asked: others, a part, the whole, the rest, another's.

It gathers the rules for one figure of a sentence; they stand in modules of their own.
"""

from retrieval.candidates import Candidate
from retrieval.figures.aboard import counts_a_part
from retrieval.figures.crowds import is_crowd
from retrieval.figures.demanded import is_only_demanded, is_only_got
from retrieval.figures.everybody import counts_everybody
from retrieval.figures.fates import asked_fates, is_of_another_fate
from retrieval.figures.harm import counts_no_harm
from retrieval.figures.margin import is_margin, is_no_lead, is_of_the_losers
from retrieval.figures.nationals import counts_another_people
from retrieval.figures.other_figure import is_other_figure
from retrieval.figures.paired import is_anothers
from retrieval.figures.rest import counts_the_rest
from retrieval.figures.some_of_them import counts_some_of_them
from retrieval.figures.untold_sort import tells_of_none_of_the_sort
from retrieval.figures.whole import counts_the_whole
from retrieval.questions.question import Question
from retrieval.values.classes import is_of_another_class
from retrieval.values.quantity import Quantity
from retrieval.values.value import Value


def counts_others(question: Question, candidate: Candidate, value: Value) -> bool:
    """Whether the figure counts other things, whom something else happened to, the hurt where the dead are asked for,
    or leaves out somebody who is named with it or was told of before."""
    span = value.start, value.end
    if counts_no_harm(question, candidate):
        return True
    if candidate.article.masthead.language not in (None, "en"):
        return False
    if (
        is_other_figure(question.text, candidate.text, *span)
        or is_only_demanded(question.text, candidate.text, value.start)
        or is_only_got(question.text, candidate.text, value.start)
        or is_anothers(question, candidate.text, *span)
    ):
        return True
    return not _is_age(value) and (
        (isinstance(value.meaning, Quantity) and is_of_another_class(value.meaning, question.focus))
        or is_of_another_fate(question, candidate.text, *span)
        or (bool(asked_fates(question)) and is_crowd(candidate.text, value.start))
        or is_margin(question, candidate.text, *span)
        or is_no_lead(question, candidate.text, *span)
        or is_of_the_losers(question, candidate.text, value.start)
        or counts_another_people(question.text, candidate.text, value.end)
        or counts_the_rest(question.text, candidate.text, *span)
        or counts_some_of_them(question, candidate.text, *span)
        or counts_the_whole(question, candidate.text, *span)
        or tells_of_none_of_the_sort(question, candidate)
        or counts_everybody(question, candidate.text, value)
        or counts_a_part(question, candidate.text, *span)
    )


def _is_age(value: Value) -> bool:
    """Which counts nobody: "the 23-year-old who was freed"."""
    return isinstance(value.meaning, Quantity) and value.meaning.unit.measure == "age"
