"""A text as the words that two people would agree it has: no case, no punctuation, no blanks, but each with its place.

What changes the sense stays: figures with their sign and decimals, signs of currency, percent. It knows no articles.
"""

import unicodedata
from dataclasses import dataclass

from index.regex import regex

# What no reader sees may stand within a word: soft hyphens, joiners, marks of direction.
_UNSEEN = "\u00ad\u200b-\u200f\u2060\ufeff"
_MARKS = f"\u0300-\u036f{_UNSEEN}"
_WORD = regex(
    r"(?:(?<![^\s(\[{\"“‘'«—–])[-+\u2212])?\d+(?:[.,:/]\d+)*[^\W_]*"
    rf"|[^\W_](?:[^\W_]|[{_MARKS}]|['’ʼ](?=[^\W_]))*"
    r"|[$€£¥₽₴₹₺₪%‰°§&@#=<>]"
)
_HIDDEN = regex(f"[{_UNSEEN}]")
_ENDS = frozenset(".!?…\n؟।")
_SAME = str.maketrans({"’": "'", "ʼ": "'", "\u2212": "-"})
# Where whoever quotes left words out, or put words of their own in.
_GAP = regex(r"\[[^\]\n]{0,200}\]|\(\s*(?:\.{2,}|…)\s*\)|\.{3,}|\.(?: \.){2,}|…")


@dataclass(frozen=True, slots=True)
class Word:
    """`text[start:end]` of the text it was read from, and how it is compared; `opens`: a sentence ends before it."""

    said: str
    start: int
    end: int
    opens: bool = True


def words_of(text: str, first: int = 0) -> tuple[Word, ...]:
    """The words of `text`, their places counted from `first`."""
    words: list[Word] = []
    end = 0
    for found in _WORD.finditer(text):
        opens = not words or not _ENDS.isdisjoint(text[end : found.start()])
        start, end = found.span()
        words.append(Word(_plain(found.group()), first + start, first + end, opens))
    return tuple(words)


def parts_of(quote: str) -> tuple[tuple[Word, ...], ...]:
    """The words of a quote, parted where its writer left some out: "we [...] shall leave", "They … left"."""
    parts, at = [], 0
    for gap in [*_GAP.finditer(quote), None]:
        parts.append(words_of(quote[at : gap.start() if gap else len(quote)], at))
        at = gap.end() if gap else at
    return tuple(part for part in parts if part)


def _plain(word: str) -> str:
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFKC", _HIDDEN.sub("", word)).translate(_SAME).casefold()
