"""Quantities in a text: figure, bound, unit and the noun that is counted.

It does not know the question; `noun` lets the caller see whether the right thing is counted.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from index.timex import TimexKind, find_times
from retrieval.stamp import without_stamp
from retrieval.tongues.tables import wording
from retrieval.values.bare_share import CHANGES, is_bare_share
from retrieval.values.bound import Bound, bound_after, bound_before
from retrieval.values.currency_names import currency, dollar_sign
from retrieval.values.label import is_no_quantity, is_ratio
from retrieval.values.noun import noun_after
from retrieval.values.numeral import NUMERAL_WORDS, Numeral, read_numeral
from retrieval.values.quantity import Quantity, Sort
from retrieval.values.tokens import Token, tokens_of
from retrieval.values.unit import MONEY_SIGNS, MONEY_WORDS, UNITS, Unit, money, to_base, unit_at

_COUNT = Unit("count", "")


@dataclass(frozen=True, slots=True)
class Stated:
    """A quantity and where it stands: `start` to `end` with modifier and unit, `noun_end` with what is counted.

    `shown`: how it is written where its words leave the unit out, else "".
    """

    start: int
    end: int
    noun_end: int
    figure_start: int
    quantity: Quantity
    shown: str = ""


@lru_cache(maxsize=1024)
def quantities(text: str, language: str | None = None) -> tuple[Stated, ...]:
    """All quantities, left to right; no clock times, calendar dates, years or numbers that are labels ("flight 12").

    `language` is the text's (ISO 639-1); English rules read what has no table of its own (`tongues`).
    """
    table, text = wording(language), without_stamp(text)
    if table is None:
        return _all(tokens_of(text))
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


def _at(tokens: Sequence[Token], at: int) -> tuple[Stated | None, int]:
    """The quantity at token `at` and the token to go on from."""
    if not tokens[at].is_number and tokens[at].lower not in _OPENERS:
        return None, at + 1
    if _is_modifier(tokens, at):
        return None, at + 1
    none = _none(tokens, at)
    if none is not None:
        return none, at + 1
    share = _fraction(tokens, at)
    if share is not None:
        return share
    single = _single_unit(tokens, at)
    if single is not None:
        return single
    numeral = read_numeral(tokens, at)
    if numeral is None:
        return None, at + 1
    if tokens[at].is_number and is_no_quantity(tokens, at, numeral):
        return None, _past_label(tokens, numeral.after)
    if not tokens[at].is_number and _is_pronoun(tokens, at, numeral):
        return None, numeral.after
    return _measured(tokens, at, numeral)


def _is_modifier(tokens: Sequence[Token], at: int) -> bool:
    """Whether "many" or "few" stands between "as" and "as" before a figure: "as few as nine boats" counts nine."""
    if tokens[at].lower not in ("many", "few") or not at or at + 2 >= len(tokens):
        return False
    return tokens[at - 1].lower == tokens[at + 1].lower == "as" and read_numeral(tokens, at + 2) is not None


def _past_label(tokens: Sequence[Token], after: int) -> int:
    """Over the rest of "11/21/2012" and "8:07", which are no quantities either."""
    while (
        after + 1 < len(tokens) and tokens[after].written in ":/." and tokens[after].glued and tokens[after + 1].glued
    ):
        after += 2
    return after


_NOBODY = frozenset("nobody none noone zero".split())
_OPENERS = NUMERAL_WORDS | _NOBODY | {"no", "not", "without", "a", "an", "half"}
_NO_FIGURE = frozenset(
    "more fewer less later longer other one doubt idea matter wonder such way comment need question sign evidence "
    "further reason sense chance longer indication immediate word information".split()
)
_AFTER_NOT_ONE = frozenset("one but or nor and to who that which , - –".split())


def _none(tokens: Sequence[Token], at: int) -> Stated | None:
    """ "no injuries", "nobody", "not a single arrest", "not one boat": a count of none."""
    words = [t.lower for t in tokens[at : at + 3]]
    length = 0
    if words[:2] == ["no", "one"] or words[0] in _NOBODY:
        length = 2 if words[0] == "no" else 1
    elif words[0] == "no" and len(words) > 1 and tokens[at + 1].is_word and words[1] not in _NO_FIGURE:
        length = 1
    elif words in (["not", "a", "single"], ["without", "a", "single"]):
        length = 3
    elif words[:2] == ["not", "one"] and words[-1] not in _AFTER_NOT_ONE:
        length = 2
    if not length:
        return None
    noun, end = noun_after(tokens, at + length, plural=words[0] not in ("not", "without"))
    quantity = Quantity(0, 0, Bound.EXACT, _COUNT, 0, noun)
    last = tokens[at + length - 1].end
    return Stated(tokens[at].start, last, max(end, last), tokens[at].start, quantity)


_PARTS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "thirds": 3,
    "quarter": 4,
    "quarters": 4,
    "fourths": 4,
    "fifth": 5,
    "fifths": 5,
    "sixths": 6,
    "tenth": 10,
    "tenths": 10,
}
_NUMERATORS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "seven": 7, "nine": 9}
_SHARE = Unit("share", "fraction")


def _fraction(tokens: Sequence[Token], at: int) -> tuple[Stated, int] | None:
    """ "two-thirds", "a quarter of", "half the staff", "one in five", "four out of five"."""
    words = [t.lower for t in tokens[at : at + 5]]
    if words[0] == "half" and len(words) > 1 and words[1] in ("of", "the", "its", "their", "his", "her", "all"):
        return _share(tokens, at, at + 1, 0.5)
    if words[0] in _NUMERATORS and len(words) > 1:
        step = 2 if words[1] == "-" and len(words) > 2 else 1
        top, part = _NUMERATORS[words[0]], words[step]
        following = words[step + 1] if len(words) > step + 1 else ""
        if part in _PARTS and ((part.endswith("s") and top > 1) or following == "of" or (step == 2 and top == 1)):
            if following == "of" and tokens[at + step + 2 : at + step + 3] and words[step + 2 : step + 3] == ["a"]:
                return None
            return _share(tokens, at, at + step + 1, top / _PARTS[part])
    bare = 1 if words[0] == "half" else 2 if words[0] in ("a", "one") else 0
    if bare and len(words) >= bare and words[bare - 1] in _PARTS and is_bare_share(tokens, at, at + bare):
        return _share(tokens, at, at + bare, 1 / _PARTS[words[bare - 1]])
    return _one_in(tokens, at)


def _one_in(tokens: Sequence[Token], at: int) -> tuple[Stated, int] | None:
    top = read_numeral(tokens, at)
    if top is None or top.vague or top.scaled or not 0 < top.low <= 10:
        return None
    words = [t.lower for t in tokens[top.after : top.after + 2]]
    skip = 2 if words == ["out", "of"] else 1 if words[:1] in (["in"], ["in"]) else 0
    bottom = read_numeral(tokens, top.after + skip) if skip else None
    if bottom is None or bottom.vague or not top.low < bottom.low <= 1000 or bottom.low % 1:
        return None
    after = tokens[bottom.after].lower if bottom.after < len(tokens) else ""
    if after in UNITS and UNITS[after].measure == "time":
        return None
    return _share(tokens, at, bottom.after, top.low / bottom.low)


def _share(tokens: Sequence[Token], at: int, after: int, value: float) -> tuple[Stated, int]:
    bound, start = bound_before(tokens, at)
    bound = Bound.APPROX if bound is Bound.EXACT else bound
    end = tokens[after - 1].end
    quantity = Quantity(value, value, bound, _SHARE, value * 100)
    return Stated(tokens[start].start, end, end, tokens[at].start, quantity), after


_SINGLES: tuple[tuple[tuple[str, ...], float], ...] = (
    (("a", "quarter", "of", "a"), 0.25),
    (("half", "a"), 0.5),
    (("half", "an"), 0.5),
    (("a", "half"), 0.5),
    (("a", "half", "-"), 0.5),
    (("a",), 1),
    (("an",), 1),
)
_BEFORE_SINGLE = frozenset("by for after within lasted lasting took last lasts takes taking".split())


def _single_unit(tokens: Sequence[Token], at: int) -> tuple[Stated, int] | None:
    """ "half a mile", "about an hour", "for a week": a unit that only an article counts ("500 a day" is a rate)."""
    words = tuple(t.lower for t in tokens[at : at + 5])
    for phrase, value in _SINGLES:
        unit = UNITS.get(words[len(phrase)]) if words[: len(phrase)] == phrase and len(words) > len(phrase) else None
        if unit is None:
            continue
        bound, start = bound_before(tokens, at)
        measures = start < at or value < 1 or (at > 0 and tokens[at - 1].lower in _BEFORE_SINGLE)
        if not measures or unit.measure not in ("length", "time", "mass", "area"):
            return None
        after = at + len(phrase) + 1
        figure = to_base(value, unit)
        quantity = Quantity(figure, figure, bound, unit, value)
        end = tokens[after - 1].end
        return Stated(tokens[start].start, end, end, tokens[at].start, quantity), after
    return None


_AFTER_PRONOUN = frozenset("of another who that can must should may might 's or thing would which has is".split())
_BEFORE_PRONOUN = frozenset("any every this that the which each some another".split())


def _is_pronoun(tokens: Sequence[Token], at: int, numeral: Numeral) -> bool:
    """ "one" that stands for a thing or a person rather than counts."""
    if tokens[at].lower != "one" or numeral.after != at + 1:
        return False
    before = tokens[at - 1].lower if at else ""
    after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if after == "or" and read_numeral(tokens, at + 2) is not None:
        return False
    return before in _BEFORE_PRONOUN or after in _AFTER_PRONOUN


def _measured(tokens: Sequence[Token], at: int, numeral: Numeral) -> tuple[Stated, int]:
    """The quantity that the numeral begins, with sign, range, unit, modifiers and noun."""
    paid_in, first = _sign_before(tokens, at)
    bound, start = bound_before(tokens, first)
    second = _range_end(tokens, at, numeral)
    last, after = (second, second.after) if second is not None else (numeral, numeral.after)
    ordinal = after < len(tokens) and tokens[after].glued and tokens[after].lower in ("st", "nd", "rd", "th")
    after += ordinal
    unit, after = (paid_in, _past_dollar_word(tokens, after)) if paid_in else _unit(tokens, at, after)
    right, after = bound_after(tokens, after)
    unit, after = (unit, after) if unit else _unit(tokens, at, after)
    quantity = _quantity(numeral, last, unit or _COUNT, right or bound, tokens)
    if ordinal:
        quantity = replace(quantity, sort=Sort.ORDINAL)
    of = after + 1 if after < len(tokens) and tokens[after].lower == "of" and numeral.vague else after
    noun, noun_end = (
        noun_after(tokens, of, plural=numeral.low != 1) if quantity.unit.measure in ("count", "share") else ((), 0)
    )
    end = tokens[after - 1].end
    if bound is Bound.EXACT and second is not None and first > 0 and tokens[first - 1].lower == "between":
        start = first - 1
    stated = Stated(tokens[start].start, end, max(end, noun_end), tokens[first].start, replace(quantity, noun=noun))
    return stated, after


def _sign_before(tokens: Sequence[Token], at: int) -> tuple[Unit | None, int]:
    """The currency sign before the figure and the token that the amount begins with."""
    if not at or tokens[at - 1].lower not in MONEY_SIGNS:
        return None, at
    sign, first = tokens[at - 1].lower, at - 1
    if sign == "$" and first and tokens[first].glued and tokens[first - 1].is_word:
        return money(dollar_sign(tokens[first - 1].written)), first - 1
    return money(currency(MONEY_SIGNS[sign])), first


def _past_dollar_word(tokens: Sequence[Token], after: int) -> int:
    return after + 1 if after < len(tokens) and tokens[after].lower in MONEY_WORDS else after


def _range_end(tokens: Sequence[Token], at: int, first: Numeral) -> Numeral | None:
    """The second figure of "3 to 5", "40-50", "between 3 and 5", "three or four", "3-1"."""
    if first.vague or first.after >= len(tokens) or first.low != first.high:
        return None
    link, step = tokens[first.after], first.after + 1
    before = [t.lower for t in tokens[max(0, at - 8) : at]]
    is_from = link.lower == "to" and "from" in before[-3:]
    if link.lower == "and" and not (before and "between" in before[-3:]):
        return None
    if is_from and any(w in CHANGES for w in before):
        return None
    if is_ratio(tokens, first.after):
        return read_numeral(tokens, step)
    if link.lower not in ("to", "and", "or", "-", "–", "—") or (link.written in "-–—" and not link.glued):
        return None
    if step < len(tokens) and tokens[step].lower in MONEY_SIGNS:
        step += 1
    second = read_numeral(tokens, step)
    if second is None or second.vague or (link.lower == "or" and not first.low < second.low <= first.low + 5):
        return None
    if is_from and second.low < first.low and not second.scaled:  # "from nine to seven years" is no range
        return None
    if tokens[step].is_number and is_no_quantity(tokens, step, second):
        return None
    return second if link.lower in ("to", "-", "–", "—") or first.low < second.low or second.scaled else None


def _unit(tokens: Sequence[Token], at: int, after: int) -> tuple[Unit | None, int]:
    """The unit at token `after`, past a hyphen ("19-day"), and the token behind it."""
    unit, end = unit_at(tokens, after)
    if unit is None and after + 1 < len(tokens) and tokens[after].written in "-–" and tokens[after].glued:
        unit, end = unit_at(tokens, after + 1)
        if unit is not None and [t.lower for t in tokens[end : end + 2]] == ["-", "old"]:
            return Unit("age", unit.name, unit.factor / UNITS["year"].factor), end + 2
    if unit is None and _is_age(tokens, at, after):
        return Unit("age", "year"), after
    return (unit, end) if unit is not None else (None, after)


_OLDEST = 115


def _is_age(tokens: Sequence[Token], at: int, after: int) -> bool:
    """ "Name, 36, of": a figure between commas behind a name; "aged 36"."""
    before = tokens[at - 1].lower if at else ""
    if before in ("aged", "age"):
        return True
    closes = after >= len(tokens) or tokens[after].written in ",).;"
    opens = before in (",", "(") and at > 1 and tokens[at - 2].is_capital
    figure = tokens[at].written
    return closes and opens and figure.isdecimal() and int(figure[:4]) <= _OLDEST


def _quantity(first: Numeral, last: Numeral, unit: Unit, bound: Bound, tokens: Sequence[Token]) -> Quantity:
    low, high = first.low, last.high
    if first.vague:
        return Quantity(low, high, Bound.VAGUE, unit, low)
    if first is last:
        loose = low != high
        bound = Bound.APPROX if loose and bound is Bound.EXACT else bound
        return Quantity(to_base(low, unit), to_base(high, unit), bound, unit, (low + high) / 2)
    if last.scaled and not first.scaled and low < high and low * 1000 < high:
        low *= _scale_of(last)
    link = tokens[first.after].lower
    if (
        link == ":"
        or low > high
        or (link in "-–—" and unit.measure == "count" and high <= 20 and not noun_after(tokens, last.after)[0])
    ):
        return Quantity(low, high, Bound.EXACT, Unit("score", ""), low, sort=Sort.SCORE)
    return Quantity(to_base(low, unit), to_base(high, unit), Bound.RANGE, unit, low)


def _scale_of(numeral: Numeral) -> float:
    for scale in (1e12, 1e9, 1e6, 1e3):
        if numeral.high >= scale:
            return scale
    return 1.0
