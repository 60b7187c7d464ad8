"""A sentence in another language as tokens that the English reader of numbers understands, each at its own place.

"mindestens dreiundzwanzig Tote" becomes "at least 23 dead": only numbers, what modifies them, units and the commonest
things counted are put into English; every other word is made unreadable, so that no English rule mistakes it.
"""

import re
from collections.abc import Sequence
from functools import cache

from index.regex import regex
from index.tongues.tongue import fold
from retrieval.tongues.wording import Wording
from retrieval.values.tokens import Token, tokens_of

THINGS = "things"  # stands for a noun without a translation
_KEPT = frozenset("km m kg cm mm ha g mw kw usd eur".split())
_LONGEST = 5
_MANY = {
    "тысячи", "тысяч", "тисячі", "тисяч", "الاف", "миллионы", "миллионов", "мільйони", "мільйонів", "millionen",
    "millions", "millones", "ملايين", "миллиарды", "мільярди", "milliarden", "milliards", "مليارات",
}  # fmt: skip
_RISES = regex(
    "возрос|вырос|увелич|сократ|сниз|упал|подня|зрос|збільш|скорот|зниз|впал|підня|sub|aument|baj|descend|ascend"
)
_SCALES = frozenset({"thousand", "million", "billion"})


def english_tokens(text: str, table: Wording) -> tuple[Token, ...]:
    """All tokens in order; `start` and `end` count in `text`."""
    raw = tokens_of(fold(text))
    found: list[Token] = []
    at = 0
    while at < len(raw):
        value, after = _number_words(raw, at, table)
        phrase, length = _phrase(raw, at, table)
        if length and length >= after - at:
            found += _scaled(phrase, raw, at, at + length, found)
            at += length
        elif value is not None:
            found.append(_token(str(value) if value != 1 else "one", raw, at, after))
            at = after
        else:
            found.append(_single(raw, at, table, found))
            at += 1
    return tuple(found)


def _token(word: str, raw: Sequence[Token], first: int, last: int) -> Token:
    return Token(word, word, raw[first].start, raw[last - 1].end, raw[first].glued)


def _single(raw: Sequence[Token], at: int, table: Wording, found: Sequence[Token]) -> Token:
    token = raw[at]
    if token.is_number:
        return _token(plain_digits(token.written, table.code), raw, at, at + 1)
    if not token.is_word or token.lower in _KEPT:
        return token
    for word in (token.lower, *_without_prefix(token.lower, table)):
        for pattern, english in _nouns(table):
            if pattern.fullmatch(word):
                return _token(english, raw, at, at + 1)
    counted = found and found[-1].is_number and re.fullmatch(r"1[4-8]\d\d", found[-1].written)
    return Token(token.written, THINGS if counted else f"·{token.lower}", token.start, token.end, token.glued)


@cache
def _nouns(table: Wording) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(words), english) for words, english in table.nouns.items())


def plain_digits(written: str, code: str) -> str:
    """ "1.000" and "1,5" as English writes them; in Spanish and Arabic, where both ways are in use, three digits behind
    the only mark are thousands."""
    marks = re.findall(r"[.,]", written)
    if not marks:
        return written
    groups = re.split(r"[.,]", written)
    thousands = all(len(group) == 3 for group in groups[1:]) and 1 <= len(groups[0]) <= 3 and groups[0] != "0"
    if len(set(marks)) == 2:  # the last mark is the decimal one
        return "".join(groups[:-1]) + "." + groups[-1]
    if thousands and (marks[0] == "." or len(marks) > 1 or code in ("es", "ar")):
        return ",".join(groups)
    return f"{groups[0]}.{groups[1]}" if len(groups) == 2 else written


def _phrase(raw: Sequence[Token], at: int, table: Wording) -> tuple[str, int]:
    """The English of the longest phrase at token `at`, and how many tokens it has."""
    for length in range(min(_LONGEST, len(raw) - at), 0, -1):
        words = " ".join(t.lower for t in raw[at : at + length])
        for each in (words, *_without_prefix(words, table)):
            if each in table.phrases:
                return table.phrases[each], length
    return "", 0


def _without_prefix(words: str, table: Wording) -> tuple[str, ...]:
    """Without the particles that Arabic writes as one with a word, and its article."""
    if table.code != "ar":
        return ()
    bare = re.sub(r"^[وفبلك](?=\w{3})", "", words)
    return tuple({bare, re.sub(r"^ال", "", bare), re.sub(r"^لل", "", words)} - {words})


def _scaled(phrase: str, raw: Sequence[Token], first: int, last: int, found: Sequence[Token]) -> list[Token]:
    """The words of a phrase; "thousand" with no figure before it is one thousand, or thousands."""
    words = phrase.split()
    if phrase == "up to" and found and (found[-1].is_number or _RISES.match(raw[max(0, first - 1)].lower)):
        words = ["to"]  # "от 5 до 10", "выросло до 10"
    if phrase in _SCALES and not (found and (found[-1].is_number or found[-1].lower in ("one", "several"))):
        words = [f"{phrase}s"] if raw[first].lower in _MANY else ["1", phrase]
    return [_token(word, raw, first, last) for word in words]


def _number_words(raw: Sequence[Token], at: int, table: Wording) -> tuple[int | None, int]:
    """The number below a thousand that the words from token `at` name, and the token behind it."""
    value, end = _value(raw[at].lower, table), at + 1
    if value is None:
        return None, at
    while end < len(raw):
        step = end + 1 if raw[end].lower in table.linked and end + 1 < len(raw) else end
        following = _value(raw[step].lower, table) if step < len(raw) else None
        if following is None or (raw[end].lower == "-" and not raw[step].glued):
            break
        joined = _joined(value, following, table.code, linked=step > end)
        if joined is None:
            break
        value, end = joined, step + 1
    return value, end


def _value(word: str, table: Wording) -> int | None:
    if table.code == "de":
        return table.numbers.get(word) or compound(word)
    if table.code == "ar" and word not in table.numbers and len(word) > 3:
        return table.numbers.get(word.removeprefix("و"))
    return table.numbers.get(word)


def _joined(value: int, following: int, code: str, *, linked: bool) -> int | None:
    """ "vingt trois" is 23, "quatre vingt" 80, "deux cents" 200; None where the second word begins another number."""
    if code == "fr" and value == 4 and following == 20 and not linked:
        return 80
    if code == "fr" and value % 100 == 4 and following == 20:
        return value + 76
    if following == 100 and code in ("fr", "de"):
        return value * 100 if 2 <= value <= 9 else None
    if value % 100 == 0 and value >= 100 and following < 100:
        return value + following
    tens = value % 100
    if tens >= 20 and tens % 10 == 0 and following < 10:
        return value + following
    if code == "fr" and ((tens in (60, 80) and following < 20) or (tens in (10, 70, 90) and following in (7, 8, 9))):
        return value + following
    if code == "ar" and 0 < tens < 10 and following in (10, 20, 30, 40, 50, 60, 70, 80, 90):
        return value + following
    return None


_PIECES = {
    "zwölf": 12, "sechzehn": 16, "siebzehn": 17, "zwanzig": 20, "dreißig": 30, "vierzig": 40, "fünfzig": 50,
    "sechzig": 60, "siebzig": 70, "achtzig": 80, "neunzig": 90, "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15,
    "achtzehn": 18, "neunzehn": 19, "zehn": 10, "elf": 11, "ein": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5,
    "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "hundert": 100, "tausend": 1000, "und": 0,
}  # fmt: skip
_PIECE = regex("|".join(sorted(_PIECES, key=len, reverse=True)))


@cache
def compound(word: str) -> int | None:
    """ "zweihundertdreiundzwanzig" as 223; None for a word that is no German number of at least two parts."""
    pieces = _PIECE.findall(word)
    if len(pieces) < 2 or "".join(pieces) != word or pieces[0] == "und" or pieces[-1] == "und":
        return None
    total = current = 0
    for piece in pieces:
        if piece == "hundert":
            current = (current or 1) * 100
        elif piece == "tausend":
            total, current = total + (current or 1) * 1000, 0
        else:
            current += _PIECES[piece]
    return total + current
