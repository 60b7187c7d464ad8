"""Numbers that are no quantities: clock times, dates, years, decades, numbers of named things, "one" for somebody.

It reads shapes only and knows no calendar.
"""

import re
from collections.abc import Sequence

from index.times.timewords import ENGLISH, spellings
from retrieval.values.bound import bound_after
from retrieval.values.noun import is_plural, noun_after
from retrieval.values.numeral import Numeral, read_numeral
from retrieval.values.tokens import Token
from retrieval.values.unit import MONEY_SIGNS, UNITS, unit_at

_MONTHS = frozenset(name.lower() for name in spellings(ENGLISH.months))
_LABELS = frozenset(
    "flight no number route highway interstate article section phase chapter grade room gate page channel resolution "
    "boeing airbus act rule version season episode figure table paragraph protocol exit line district ward precinct "
    "sector pier platform track terminal apollo windows iphone opinion amendment type category level stage day".split()
)


def is_no_quantity(tokens: Sequence[Token], at: int, numeral: Numeral) -> bool:
    """A clock time, a calendar date, a year, a decade or a label."""
    before = tokens[at - 1] if at else None
    after = tokens[numeral.after] if numeral.after < len(tokens) else None
    if is_ratio(tokens, numeral.after):
        return False
    if after is not None and after.glued and after.written in ":/" and _is_digit(tokens, numeral.after + 1):
        return True
    if before is not None and tokens[at].glued and _sticks_to(tokens, at):
        return True
    if after is not None and (
        after.lower in ("am", "pm", "gmt", "utc", "o'clock") or _is_half_day(tokens, numeral.after)
    ):
        return True
    if after is not None and after.glued and after.lower == "s":
        return True
    return _is_calendar(tokens, at, numeral) or _is_label(tokens, at, numeral)


def is_ratio(tokens: Sequence[Token], at: int) -> bool:
    """Whether token `at` is the colon of "3:2", which one digit behind it tells from a time of day."""
    colon = tokens[at : at + 2]
    return (
        len(colon) == 2 and colon[0].written == ":" and colon[0].glued and colon[1].glued and len(colon[1].written) == 1
    )


def _is_digit(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].is_number


def _sticks_to(tokens: Sequence[Token], at: int) -> bool:
    """Whether the number is the tail of a name ("B52", "Covid-19", "#5") or of a date or clock ("9/11", "8:07")."""
    before = tokens[at - 1]
    if before.is_word:
        return before.lower not in MONEY_SIGNS
    if before.written in ":/#@_":
        return True
    if before.written in "-–" and at > 1 and before.glued:
        return tokens[at - 2].is_word and read_numeral(tokens, at - 2) is None and tokens[at - 2].lower not in UNITS
    return False


def _is_half_day(tokens: Sequence[Token], at: int) -> bool:
    """ "a.m." and "p.m.", five tokens with their stops."""
    letters = "".join(t.lower for t in tokens[at : at + 3])
    return letters in ("a.m", "p.m")


def _is_calendar(tokens: Sequence[Token], at: int, numeral: Numeral) -> bool:
    value = numeral.low
    before = tokens[at - 1].lower if at else ""
    if before == "." and at > 1:
        before = tokens[at - 2].lower
    after = tokens[numeral.after].lower if numeral.after < len(tokens) else ""
    if numeral.digits and value % 1 == 0 and 1 <= value <= 31:
        ordinal = after in ("st", "nd", "rd", "th") and tokens[numeral.after].glued
        following = [t.lower for t in tokens[numeral.after + ordinal : numeral.after + ordinal + 2]]
        if before in _MONTHS and (before != "may" or tokens[at - 1].is_capital):
            return True
        if following and (following[0] in _MONTHS or (following[0] == "of" and _is_month(following[1:]))):
            return following[0] != "may" or tokens[numeral.after + ordinal].is_capital
    return _is_year(tokens, at, numeral)


def _is_month(words: list[str]) -> bool:
    return bool(words) and words[0] in _MONTHS


def _is_year(tokens: Sequence[Token], at: int, numeral: Numeral) -> bool:
    """Four plain digits that no plural noun follows."""
    if not numeral.digits or not re.fullmatch(r"1[4-9]\d\d|20\d\d", tokens[at].written):
        return False
    if at and (tokens[at - 1].written in MONEY_SIGNS or tokens[at - 1].lower in _MONTHS):
        return tokens[at - 1].written not in MONEY_SIGNS
    if unit_at(tokens, numeral.after)[0] is not None or bound_after(tokens, numeral.after)[0] is not None:
        return False
    if at and tokens[at - 1].lower in ("in", "since", "of", "by", "until", "from", "during", "before", "after", "year"):
        return True
    noun, _ = noun_after(tokens, numeral.after)
    return not (noun and is_plural(noun[-1]))


def _is_label(tokens: Sequence[Token], at: int, numeral: Numeral) -> bool:
    """ "Flight 12", "Phase 3": the number of a thing, not of things."""
    if not at or not numeral.digits:
        return False
    before = tokens[at - 1]
    if before.written == "." and at > 1 and tokens[at - 2].lower == "no":
        return True
    return before.lower in _LABELS and (before.is_capital or before.lower not in ("figure", "no", "day", "level"))


def past_label(tokens: Sequence[Token], after: int) -> int:
    """Over the rest of "11/21/2012" and "8:07", which are no quantities either."""
    while (
        after + 1 < len(tokens) and tokens[after].written in ":/." and tokens[after].glued and tokens[after + 1].glued
    ):
        after += 2
    return after


_AFTER_PRONOUN = frozenset("of another who that can must should may might 's or thing would which has is".split())
_BEFORE_PRONOUN = frozenset("any every this that the which each some another".split())


def is_pronoun(tokens: Sequence[Token], at: int, numeral: Numeral) -> bool:
    """ "one" that stands for a thing or a person rather than counts."""
    if tokens[at].lower != "one" or numeral.after != at + 1:
        return False
    before = tokens[at - 1].lower if at else ""
    after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if after == "or" and read_numeral(tokens, at + 2) is not None:
        return False
    return before in _BEFORE_PRONOUN or after in _AFTER_PRONOUN
