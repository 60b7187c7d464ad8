"""Figures that leave their unit to the one that they are set against: "from nine years to seven", "2 of the 42 hours".

English. It does not know which of the two answers, but that what was changed is no longer so.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from index.regex import regex
from retrieval.values.bound import Bound
from retrieval.values.dealt import are_dealt
from retrieval.values.numeral import read_numeral
from retrieval.values.quantity import Quantity, Sort
from retrieval.values.stated import Stated
from retrieval.values.tokens import tokens_of
from retrieval.values.unit import to_base

_WORD = r"[^\W\d_][\w'’-]*"
_ONLY = r"\s+(?:(?:just|only|a)\s+)*"
# "nine years in prison", "40 marks a day"
_TAIL = rf"(?:\s+(?:in|an?|per|behind)\s+{_WORD})?"
_CHANGING = (
    r"(?:slow|rais|increas|reduc|lower|shorten|lengthen|extend|trimm?|climb|jump|dropp?|declin|revis|chang|soar|mount)"
    r"(?:e|ed|es|ing|s)?|ris(?:e|es|en|ing)|rose|f[ae]ll(?:s|en|ing)?|gr[eo]w(?:s|n|ing)?|cut(?:s|ting)?|"
    r"(?:went|gone|go|goes|going) (?:up|down)"
)
_THEN = r"(?:and|but|then|before|which|had|has|have|was|were|it|they|he|she|later|soon|been|is|being|since|quickly)"
_SET_AGAINST = regex(
    rf"{_TAIL},?\s+(?:(?:up |down )?to|than|or|not|instead of|rather than|against|compared (?:with|to)|"
    rf"(?:up|down) from|(?:out )?of (?:the|its|his|her|their|all)){_ONLY}|,?\s+but (?:\w+ )?just\s+",
    re.IGNORECASE,
)
_FOLLOWING = regex(
    rf"{_TAIL},?(?:\s+{_THEN})*\s+(?:{_CHANGING})(?:\s+{_WORD}){{0,3}}?\s+(?:to|from){_ONLY}|"
    rf",?\s+of which{_ONLY}|\s+from{_ONLY}",
    re.IGNORECASE,
)
_BEFORE_OLD = regex(rf"\bfrom\s+(?:{_WORD}\s+){{0,2}}$", re.IGNORECASE)
_BEFORE_STEP = regex(rf"\bby\s+(?:{_WORD}\s+){{0,2}}$", re.IGNORECASE)
_FROM_TO = regex(rf"(?:\s+{_WORD}){{0,4}}?,?\s+(?:(?:up|down)\s+)?to{_ONLY}", re.IGNORECASE)
_OF = regex(r"\s+of\b", re.IGNORECASE)
_NO_GIVER = frozenset({"count", "score", "age", "degrees"})
_SCALE = regex(r"thousand|(?:m|b|tr)illion|lakhs?|crores?", re.IGNORECASE)
_LEAST_WHOLE = 1000  # from 2 million to 3, but from 2 million to 900,000
_LONGEST_SIGN = 3  # "US$", two tokens, and the figure
_ASKS_OLD = regex(
    r"\b(?:original(?:ly)?|initial(?:ly)?|first|before|previous(?:ly)?|former(?:ly)?|earlier|old|until|used to|from)\b",
    re.IGNORECASE,
)
_ASKS_STEP = regex(
    r"\b(?:by|more|less|extra|longer|shorter|difference|(?:chang|exten|lengthen|shorten|prolong|delay|rais|increas|reduc|"
    r"cut|ris|rose|fall|fell|drop|gr[eo]w|jump|climb|low|hike|add|los|gain)\w*)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Words:
    """How a figure with a unit is written around its number: "$" and "", or "" and " kilometres per hour"."""

    sign: str = ""
    scale: str = ""
    unit: str = ""


def with_unsaid_units(quote: str, stated: Sequence[Stated], measures: frozenset[str]) -> tuple[Stated, ...]:
    """The figures, bare ones with the unit, and the scale, of the one that they are set against, where that is of an
    asked measure."""
    givers = [s for s in stated if _gives(s, measures)]
    return tuple(_with_unit(quote, s, givers) if _is_bare(s.quantity) else s for s in stated)


def without_old(quote: str, stated: Sequence[Stated], question: str) -> list[Stated]:
    """The figures, of "from X to Y" only what it is now, of "by X to Y" only what it came to; but where the question
    asks what it was before, only that, and the step where it may ask for that."""
    left = list(stated)
    for old, new in _changes(quote, stated):
        if _BEFORE_OLD.search(quote, 0, old.start):
            gone = new if _ASKS_OLD.search(question) else old
            left = [s for s in left if s is not gone]
        elif not _ASKS_STEP.search(question):
            left = [s for s in left if s is not old]
    return left


def _changes(quote: str, stated: Sequence[Stated]) -> Iterator[tuple[Stated, Stated]]:
    for old, new in pairwise(stated):
        leads = _BEFORE_OLD.search(quote, 0, old.start) or _BEFORE_STEP.search(quote, 0, old.start)
        alike = old.quantity.unit.measure == new.quantity.unit.measure
        if leads and alike and _FROM_TO.fullmatch(quote, old.end, new.start):
            yield old, new


def _gives(stated: Stated, measures: frozenset[str]) -> bool:
    unit = stated.quantity.unit
    fits = not measures or unit.measure.partition(":")[0] in measures
    return (
        fits and unit.measure not in _NO_GIVER and unit.name != "fraction" and stated.quantity.bound is not Bound.RANGE
    )


def _is_bare(quantity: Quantity) -> bool:
    plain = quantity.sort is Sort.CARDINAL and quantity.bound not in (Bound.RANGE, Bound.VAGUE)
    return plain and quantity.unit.measure == "count" and not quantity.noun


def _is_tied(quote: str, bare: Stated, giver: Stated) -> bool:
    """Whether nothing stands between the two but what sets them against each other."""
    if bare.start < giver.start:
        between = quote[bare.end : giver.start]
        is_compound = "-" in quote[giver.figure_start : giver.end]  # "two of the 30-minute shows"
        return not is_compound and _SET_AGAINST.fullmatch(between) is not None
    is_step = _BEFORE_STEP.search(quote, 0, giver.start) and giver.quantity.unit.measure in ("share", "points")
    if is_step or _OF.match(quote, bare.end):  # "rose by 3 percent to 40", "gave 40 marks to 57 of them"
        return False
    between = quote[giver.end : bare.start]
    if _SET_AGAINST.fullmatch(between) or _FOLLOWING.fullmatch(between):
        return True
    if are_dealt(quote, giver.end, bare.start, bare.end):
        return True
    return bool(_BEFORE_OLD.search(quote, 0, giver.start) and _FROM_TO.fullmatch(between))


def _with_unit(quote: str, bare: Stated, givers: Sequence[Stated]) -> Stated:
    giver = next((g for g in reversed(givers) if _is_tied(quote, bare, g)), None)
    if giver is None:
        return bare
    words, quantity, unit = _words(quote[giver.figure_start : giver.end]), bare.quantity, giver.quantity.unit
    own = quote[bare.start : bare.end]
    scale = words.scale if quantity.high < _LEAST_WHOLE and not _SCALE.search(own) else ""
    times = _times(scale)
    low, high = to_base(quantity.low * times, unit), to_base(quantity.high * times, unit)
    full = replace(quantity, low=low, high=high, written=quantity.written * times, unit=unit)
    return replace(bare, quantity=full, shown=f"{words.sign}{own}{scale and ' '}{scale}{words.unit}")


def _words(giver: str) -> _Words:
    tokens = tokens_of(giver)
    for at in range(min(_LONGEST_SIGN, len(tokens))):
        numeral = read_numeral(tokens, at)
        if numeral is not None:
            last = tokens[numeral.after - 1].end
            scale = _SCALE.search(giver, tokens[at].start, last)
            unit = giver[last:] if numeral.low != 1 and not giver.startswith("-", last) else ""
            return _Words(giver[: tokens[at].start], scale[0] if scale else "", unit)
    return _Words()


def _times(scale: str) -> float:
    numeral = read_numeral(tokens_of(f"one {scale}"), 0) if scale else None
    return numeral.low if numeral is not None else 1.0
