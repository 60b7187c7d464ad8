"""Quantities in a text: figure, bound, unit and the noun that is counted.

It does not know the question; `noun` lets the caller see whether the right thing is counted.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from index.times.expression import TimexKind
from index.times.stamp import without_stamp
from index.times.timex import find_times
from retrieval.tongues.tables import wording
from retrieval.values.bound import Bound
from retrieval.values.label import is_no_quantity, is_pronoun, past_label
from retrieval.values.list_number import without_list_number
from retrieval.values.lone_unit import LAST_LONG, lone_unit
from retrieval.values.measurement import measured
from retrieval.values.none import OPENS_NONE, none_counted
from retrieval.values.numeral import NUMERAL_WORDS, read_numeral
from retrieval.values.quantity import Quantity
from retrieval.values.share import share_of
from retrieval.values.stated import Stated
from retrieval.values.tokens import Token, tokens_of


@lru_cache(maxsize=1024)
def quantities(text: str, language: str | None = None) -> tuple[Stated, ...]:
    """All quantities, left to right; no clock times, calendar dates, years or numbers that are labels ("flight 12").

    `language` is the text's (ISO 639-1); English rules read what has no table of its own (`tongues`).
    """
    table, text = wording(language), without_stamp(text)
    if table is None:  # elsewhere "3. Liga" is the third
        return _all(tokens_of(without_list_number(text)))
    from retrieval.tongues.figures import english_tokens

    return _of_tongue(_all(english_tokens(text, table)), text, language)


def _of_tongue(found: Sequence[Stated], text: str, language: str | None) -> tuple[Stated, ...]:
    """Without what is a day or a time of day; a thing counted only where its English is known."""
    times = [(t.start, t.end) for t in find_times(text, None, language) if t.kind in (TimexKind.DAY, TimexKind.CLOCK)]
    known = frozenset(english for table in (wording(language),) if table for english in table.nouns.values())
    return tuple(
        replace(s, noun_end=s.noun_end if noun else s.end, quantity=replace(s.quantity, noun=noun))
        for s in found
        if not any(start <= s.figure_start < end for start, end in times)
        for noun in ((s.quantity.noun[-1:] if s.quantity.noun and s.quantity.noun[-1] in known else ()),)
    )


def _all(tokens: Sequence[Token]) -> tuple[Stated, ...]:
    found: list[Stated] = []
    at = behind = 0
    while at < len(tokens):
        stated, after = _at(tokens, at)
        if stated is not None and (not found or stated.start >= found[-1].end):
            if found and _goes_on(found[-1].quantity, stated.quantity, tokens[behind:at]):
                found[-1] = _with_rest(found[-1], stated)
            else:
                found.append(stated)
            behind = after
        at = after
    return tuple(found)


_IN_PARTS = frozenset({"time", "length", "mass"})


def _goes_on(whole: Quantity, rest: Quantity, between: Sequence[Token]) -> bool:
    """Whether the second figure is the rest of the first: "seven minutes and forty seconds", "two hours 15 minutes"."""
    return (
        whole.unit.measure == rest.unit.measure
        and whole.unit.measure in _IN_PARTS
        and rest.unit.factor < whole.unit.factor
        and rest.high < whole.unit.factor
        and whole.bound not in (Bound.RANGE, Bound.VAGUE)
        and rest.bound is Bound.EXACT
        and "".join(token.written for token in between) in ("", "and", ",", ",and")
    )


def _with_rest(first: Stated, second: Stated) -> Stated:
    whole, rest = first.quantity, second.quantity
    written = whole.written + rest.low / whole.unit.factor
    low, high = whole.low + rest.low, whole.high + rest.low
    quantity = replace(whole, low=low, high=high, written=written, rest=whole.rest + rest.low)
    return replace(first, end=second.end, noun_end=second.noun_end, quantity=quantity)


_OPENERS = NUMERAL_WORDS | OPENS_NONE | LAST_LONG | {"a", "an", "another", "half"}


def _at(tokens: Sequence[Token], at: int) -> tuple[Stated | None, int]:
    """The quantity at token `at` and the token to go on from."""
    if (not tokens[at].is_number and tokens[at].lower not in _OPENERS) or _is_modifier(tokens, at):
        return None, at + 1
    none = none_counted(tokens, at)
    if none is not None:
        return none, at + 1
    without_figure = share_of(tokens, at) or lone_unit(tokens, at)
    if without_figure is not None:
        return without_figure
    numeral = read_numeral(tokens, at)
    if numeral is None:
        return None, at + 1
    if tokens[at].is_number and is_no_quantity(tokens, at, numeral):
        return None, past_label(tokens, numeral.after)
    if not tokens[at].is_number and is_pronoun(tokens, at, numeral):
        return None, numeral.after
    return measured(tokens, at, numeral)


def _is_modifier(tokens: Sequence[Token], at: int) -> bool:
    """Whether "many" or "few" stands between "as" and "as" before a figure: "as few as nine boats" counts nine."""
    if tokens[at].lower not in ("many", "few") or not at or at + 2 >= len(tokens):
        return False
    return tokens[at - 1].lower == tokens[at + 1].lower == "as" and read_numeral(tokens, at + 2) is not None
