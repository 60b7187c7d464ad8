"""Reading a bare numeral, in digits or in words: "12,500", "twenty-two", "two and a half million", "half a dozen".

It does not know modifiers ("about"), units or what is counted.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.regex import regex
from retrieval.values.tokens import Token

_ONES = dict(
    zip(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen "
        "eighteen nineteen".split(),
        range(20),
        strict=True,
    )
)
_TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True)) | {
    "fourty": 40
}
_SCALES = {
    "thousand": 10**3,
    "million": 10**6,
    "millions": 10**6,
    "billion": 10**9,
    "billions": 10**9,
    "trillion": 10**12,
    "lakh": 10**5,
    "lakhs": 10**5,
    "crore": 10**7,
    "crores": 10**7,
}
_SUFFIXES = {"k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12, "trn": 10**12}
_GROUPED = regex(r"\d{1,3}(?:[,\u00a0\u2009\u202f]\d{3})+(?:\.\d+)?")
_DOTTED = regex(r"\d{1,3}(?:\.\d{3}){2,}")
_PLAIN = regex(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A figure from `low` to `high` (equal unless the words are loose: "half a dozen"), ending before token `after`.

    `scaled` when it has a scale of its own ("3 million"), `digits` when written in digits without one.
    """

    low: float
    high: float
    after: int
    scaled: bool = False
    digits: bool = False
    vague: bool = False


def read_numeral(tokens: Sequence[Token], at: int) -> Numeral | None:
    """The longest numeral that begins at token `at`, or None."""
    if at >= len(tokens):
        return None
    if tokens[at].is_number:
        return _digits(tokens, at)
    return _vague(tokens, at) or _loose(tokens, at) or _words(tokens, at)


def number_of_digits(written: str) -> float | None:
    """ "1,250.5" as 1250.5; None for what is no one number ("1,2", "3.4.5")."""
    if _GROUPED.fullmatch(written) or _PLAIN.fullmatch(written):
        plain = re.sub(r"[,\u00a0\u2009\u202f]", "", written)
    elif _DOTTED.fullmatch(written):
        plain = written.replace(".", "")
    else:
        return None
    return float(plain) if len(plain) <= 18 else None


def _digits(tokens: Sequence[Token], at: int) -> Numeral | None:
    value = number_of_digits(tokens[at].written)
    if value is None:
        return None
    after = at + 1
    if _is_spaced_group(tokens, at):
        while after < len(tokens) and _is_group(tokens[after - 1], tokens[after]):
            value = value * 1000 + float(tokens[after].written)
            after += 1
    if after < len(tokens) and tokens[after].glued and tokens[after].lower in _SUFFIXES:
        # "5m" is five metres as often as five million: only the unambiguous ones and the ones after money are scales.
        money = at > 0 and not tokens[at - 1].is_word and tokens[at - 1].written in "$€£¥₹₽₪₩₺₴"
        if tokens[after].lower != "m" or money:
            value *= _SUFFIXES[tokens[after].lower]
            return Numeral(value, value, after + 1, scaled=True)
    factor, end = _scale(tokens, after)
    return Numeral(value * factor, value * factor, end, scaled=end > after, digits=end == after)


def _is_spaced_group(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    return len(token.written) <= 3 and at + 1 < len(tokens) and _is_group(token, tokens[at + 1])


def _is_group(before: Token, token: Token) -> bool:
    return len(token.written) == 3 and token.written.isdecimal() and token.start == before.end + 1


def _scale(tokens: Sequence[Token], at: int) -> tuple[float, int]:
    """The product of scale words from `at` ("hundred thousand", "dozen"), and where they end."""
    factor, end = 1.0, at
    while end < len(tokens):
        step = end + 1 if tokens[end].written in "-–" and tokens[end].glued else end
        if step >= len(tokens):
            break
        word = tokens[step].lower
        if word in _SCALES or word in ("hundred", "dozen"):
            factor *= _SCALES.get(word) or (100 if word == "hundred" else 12)
            end = step + 1
        else:
            break
    return factor, end


def _words(tokens: Sequence[Token], at: int) -> Numeral | None:
    """Cardinal words: "one hundred and five", "three million two hundred thousand", "two and a half million"."""
    total, current, end = 0.0, _first(tokens, at), at + 1
    if current is None:
        return None
    scaled = False
    while end < len(tokens):
        step = _next_word(tokens, end)
        word = tokens[step].lower if step < len(tokens) else ""
        if word == "hundred" and 0 < current < 100:
            current *= 100
        elif word in _SCALES and current:
            total, current, scaled = total + current * _SCALES[word], 0.0, True
        elif word in _SCALES and total and step == end:  # "two lakh crore", "three thousand million"
            total *= _SCALES[word]
        elif word in _ONES and _fits(current, _ONES[word]):
            current += _ONES[word]
        elif word in _TENS and current % 100 == 0 and (current or total):
            current += _TENS[word]
        elif half := _half(tokens, end):
            current, step = current + 0.5, end + half - 1
        else:
            break
        end = step + 1
    if end < len(tokens) and tokens[end].lower == "dozen" and total == 0:
        dozens = current * 12
        return Numeral(round(dozens * 0.92), round(dozens * 1.08), end + 1, scaled=True)
    return Numeral(total + current, total + current, end, scaled=scaled)


def _first(tokens: Sequence[Token], at: int) -> float | None:
    word = tokens[at].lower
    if word in ("a", "an") and at + 1 < len(tokens) and tokens[at + 1].lower in ("hundred", *_SCALES):
        return 1.0
    value = _ONES.get(word, _TENS.get(word))
    return None if value is None else float(value)


def _fits(current: float, ones: int) -> bool:
    """Whether "five" can follow "twenty" or "one hundred"; not "three four"."""
    return bool(ones) and ((current >= 20 and current % 10 == 0 and ones < 10) or current % 100 == 0)


def _next_word(tokens: Sequence[Token], at: int) -> int:
    """Past a hyphen or an "and" inside a numeral."""
    if tokens[at].written in "-–" and tokens[at].glued and at + 1 < len(tokens) and tokens[at + 1].glued:
        return at + 1
    hundreds = at > 0 and tokens[at - 1].lower in ("hundred", *_SCALES)
    return at + 1 if tokens[at].lower == "and" and hundreds else at


def _half(tokens: Sequence[Token], at: int) -> int:
    """How many tokens add a half from `at`: "two and a half", "a two-and-a-half-year term"."""
    words = [t.lower for t in tokens[at : at + 6]]
    return next((len(half) for half in _HALVES if words[: len(half)] == half), 0)


_HALVES = (["and", "a", "half"], ["-", "and", "-", "a", "-", "half"])


_LOOSE: tuple[tuple[tuple[str, ...], float, float], ...] = (
    (("half", "a", "dozen"), 5, 7),
    (("a", "half", "-", "dozen"), 5, 7),
    (("a", "half", "dozen"), 5, 7),
    (("half", "-", "dozen"), 5, 7),
    (("half", "dozen"), 5, 7),
    (("a", "dozen"), 11, 13),
    (("dozen",), 11, 13),
    (("half", "a", "million"), 475_000, 525_000),
    (("half", "a", "billion"), 475e6, 525e6),
    (("a", "quarter", "of", "a", "million"), 237_500, 262_500),
    (("a", "couple"), 2, 2),
)


def _loose(tokens: Sequence[Token], at: int) -> Numeral | None:
    """Figures that everybody rounds: a dozen, half a dozen, a couple."""
    words = [t.lower for t in tokens[at : at + 5]]
    for phrase, low, high in _LOOSE:
        if tuple(words[: len(phrase)]) == phrase:
            after = at + len(phrase)
            if phrase == ("a", "couple") and tokens[after : after + 1] and tokens[after].lower == "of":
                after += 1
            factor, end = _scale(tokens, after)
            return Numeral(low * factor, high * factor, end, scaled=True)
    return None


_MANY = 1e15
_VAGUE: tuple[tuple[tuple[str, ...], float, float], ...] = (
    (("hundreds", "of", "thousands"), 200_000, 1e6),
    (("tens", "of", "thousands"), 20_000, 100_000),
    (("tens", "of", "millions"), 2e7, 1e8),
    (("hundreds", "of", "millions"), 2e8, 1e9),
    (("several", "dozen"), 30, 100),
    (("a", "few", "dozen"), 30, 60),
    (("several", "hundred"), 300, 1000),
    (("a", "few", "hundred"), 200, 500),
    (("several", "thousand"), 3000, 10_000),
    (("a", "few", "thousand"), 2000, 5000),
    (("a", "few"), 2, 10),
    (("a", "handful"), 2, 10),
    (("a", "number", "of"), 2, _MANY),
    (("dozens",), 20, 300),
    (("scores",), 40, 300),
    (("hundreds",), 200, 3000),
    (("thousands",), 2000, 100_000),
    (("millions",), 2e6, _MANY),
    (("billions",), 2e9, _MANY),
    (("several",), 3, 20),
    (("few",), 1, 10),
    (("multiple",), 2, _MANY),
    (("many",), 3, _MANY),
    (("numerous",), 3, _MANY),
    (("countless",), 3, _MANY),
)


def _vague(tokens: Sequence[Token], at: int) -> Numeral | None:
    """ "several", "dozens": no figure, but figures that it fits."""
    words = tuple(t.lower for t in tokens[at : at + 3])
    for phrase, low, high in _VAGUE:
        if words[: len(phrase)] == phrase:
            return Numeral(low, high, at + len(phrase), vague=True)
    return None


NUMERAL_WORDS = frozenset({*_ONES, *_TENS, *(phrase[0] for phrase, _, _ in (*_LOOSE, *_VAGUE))})
"""Every word that a numeral can begin with."""
SPELLED = rf"(?:{'|'.join(sorted({*_ONES, *_TENS} - {'zero'}, key=len, reverse=True))})"
"""A pattern of the figures that are written as one word, "one" to "ninety"."""
