"""The figure of a span, as an answer to "how many", "how much" or "how old".

It does not decide whether what is counted is what is asked; of several figures it takes the one that fits best.
"""

import re
from collections.abc import Sequence

from index.regex import regex
from retrieval.answer import Kind
from retrieval.questions.race import asks_race_time
from retrieval.stems import stem_of
from retrieval.tongues.tables import wording
from retrieval.values.asked import asked_measures
from retrieval.values.bound import Bound
from retrieval.values.content import content_stems
from retrieval.values.counted import noun_fit
from retrieval.values.figure import figure_words
from retrieval.values.measure_fit import in_measure
from retrieval.values.named_score import with_named_scores
from retrieval.values.number import quantities
from retrieval.values.numeral import read_numeral
from retrieval.values.occasions import asks_how_often, is_multiple, occasions
from retrieval.values.part import parts_first
from retrieval.values.price import with_prices
from retrieval.values.quantity import Quantity
from retrieval.values.race_time import with_race_times
from retrieval.values.stated import Stated
from retrieval.values.tally import with_tallies
from retrieval.values.tokens import tokens_of
from retrieval.values.unit import COUNT
from retrieval.values.unsaid_unit import with_unsaid_units, without_old
from retrieval.values.value import QuestionFocus, Value
from retrieval.values.vote import with_votes


def number_value(quote: str, start: int, end: int, question: QuestionFocus, language: str | None) -> Value | None:
    """What the span says; None where it has no figure in the measure that is asked for."""
    measures = asked_measures(question)
    stated = _stated(quote, question.text, measures, language)
    found = in_measure(quote, parts_first(quote, stated, question.text), question.text, measures)
    inside = _inside(found, start, end)
    if not inside and any(s.start < end and start < s.end for s in stated):
        return None
    if not inside:
        return _lone_figure(quote, start, end, measures, language)
    best = _best(quote, (start, end), without_old(quote, inside, question.text), question)
    shown = best.shown or figure_words(quote, best.start, best.end, language)
    return Value(Kind.NUMBER, shown, best.quantity, best.start, best.end)


def _stated(quote: str, question: str, measures: frozenset[str], language: str | None) -> tuple[Stated, ...]:
    """The quantities of the sentence, with what only such a question lets be read as one."""
    is_english = wording(language) is None
    stated = quantities(quote, language)
    if asks_how_often(question) and is_english:  # in Spanish "once" is eleven
        stated = tuple(s for s in (*stated, *occasions(quote)) if not is_multiple(quote, s.end))
    if measures & {"money", "count"}:
        stated = with_prices(quote, stated, "" if "money" in measures else question)
    if is_english:
        stated = with_votes(quote, with_unsaid_units(quote, stated, measures), question)
    if asks_race_time(question):
        stated = with_race_times(quote, stated)
    if "score" in measures and is_english:
        stated = with_named_scores(quote, stated, question)
    return with_tallies(quote, stated) if not measures or "score" in measures else stated


def _inside(found: Sequence[Stated], start: int, end: int) -> list[Stated]:
    """Those that the span touches; else those whose noun it touches."""
    return [s for s in found if s.start < end and start < s.end] or [
        s for s in found if s.start < end and start < s.noun_end
    ]


def _best(quote: str, span: tuple[int, int], inside: Sequence[Stated], question: QuestionFocus) -> Stated:
    return max(
        inside,
        key=lambda s: (
            noun_fit(s.quantity, question.nouns),
            not _is_step(quote, s, question.text),
            _is_named(quote, s, inside, question),
            _covered(s, *span),
            -s.start,
        ),
    )


def _is_step(quote: str, stated: Stated, question: str) -> bool:
    """Whether it is what a figure rose or fell by on the way to another: "by two to nine"."""
    is_by = re.search(r"\bby\s+$", quote[: stated.start]) is not None and re.match(r"\s+to\s", quote[stated.end :])
    return bool(is_by) and re.search(r"\bby how\b", question, re.IGNORECASE) is None


_ASKED_NOUN = regex(
    r"\b(?:what|which)\s+(?:(?:is|was|were|are)\s+)?(?:(?:the|its|his|her|their)\s+)?(?P<noun>[\w-]+)"
    r"(?=\s+(?:of|in|at|for|on|did|does|was|were|is|are|had|has)\b|\s*\?|$)",
    re.IGNORECASE,
)
_WORDS_BEHIND = 4


def _is_named(quote: str, stated: Stated, others: Sequence[Stated], question: QuestionFocus) -> bool:
    """Whether the asked noun leads to the figure, with none between: "the width is 3.4 and the depth 9"."""
    asked = _ASKED_NOUN.search(question.text)
    if asked is None:
        return False
    last = max((s.end for s in others if s.end <= stated.start), default=0)
    return stem_of(asked["noun"].lower()) in content_stems(
        " ".join(quote[last : stated.start].split()[-_WORDS_BEHIND:])
    )


def _covered(stated: Stated, start: int, end: int) -> int:
    return min(stated.end, end) - max(stated.figure_start, start)


def _lone_figure(quote: str, start: int, end: int, measures: frozenset[str], language: str | None) -> Value | None:
    """A span that is a numeral and nothing else counts even where its surroundings speak against it ("one of four")."""
    tokens = tokens_of(quote[start:end])
    if not tokens or tokens[0].is_number or (measures and not measures & {"count", "bare"}):
        return None
    numeral = read_numeral(tokens, 0)
    if numeral is None or numeral.after < len(tokens) or numeral.vague:
        return None
    quantity = Quantity(numeral.low, numeral.low, Bound.EXACT, COUNT, numeral.low)
    return Value(Kind.NUMBER, figure_words(quote, start, end, language), quantity, start, end)
