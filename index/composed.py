"""A text as rules read it: letters and their accents composed, unseen signs left out; and the way back to the text.

Macs and PDFs write "ü" as u and a mark of its own, which is no letter to a pattern; web pages hide soft hyphens and
blanks of no width in words. The stored text stays as it is, and what is found in this one is told in its offsets.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from unicodedata import is_normalized, normalize

from index.article import Article
from index.regex import regex

# Soft hyphen, word joiner, byte order mark, marks of direction; then blanks and joiners of no width, which stay behind
# letters whose script needs them.
_UNSEEN = "\u00ad\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_JOINERS = "\u200b\u200c\u200d"
_MARKS = "\u0300-\u036f\u0653-\u0655\u3099\u309a"
_CHANGED = regex(
    rf"(?P<unseen>[{_UNSEEN}]+|(?<![\u0530-\u1dff\u2c00-\U0010ffff])[{_JOINERS}]+)"
    rf"|[^\W\d_]?[{_MARKS}]+|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?"
)


@dataclass(frozen=True, slots=True)
class Composed:
    """`text` as rules read it, of the text that is `stored`; made by `composed`.

    Pieces, by where they begin in `text` (`here`) and in `stored` (`there`); `wide` is how long a changed one is in
    `stored`, 0 for one that is the same in both, up to the next.
    """

    text: str
    stored: str
    here: tuple[int, ...]
    there: tuple[int, ...]
    wide: tuple[int, ...]

    def start(self, at: int) -> int:
        """Where in the stored text the character begins that stands at `at`."""
        piece = bisect_right(self.here, at) - 1
        return self.there[piece] + (0 if self.wide[piece] else at - self.here[piece])

    def end(self, at: int) -> int:
        """Where in the stored text ends what ends at `at`: behind all marks of its last letter."""
        if at == 0:
            return 0
        piece = bisect_right(self.here, at - 1) - 1
        return self.there[piece] + (self.wide[piece] or at - self.here[piece])

    def place(self, at: int) -> int:
        """Where in `text` the character stands that is at `at` in the stored text, or the next that was kept."""
        piece = bisect_right(self.there, at) - 1
        after = self.here[piece + 1] if piece + 1 < len(self.here) else len(self.text)
        if self.wide[piece]:
            return self.here[piece] if at < self.there[piece] + self.wide[piece] else after
        return min(self.here[piece] + at - self.there[piece], after)


NO_NAMES: Mapping[str, str] = {}


def composed(text: str, names: Mapping[str, str] = NO_NAMES) -> Composed | None:
    """The text as it is read, with other words for the `names`; None where that is as it is stored, as nearly all
    are."""
    if not names and _is_plain(text):
        return None
    parts: list[str] = []
    pieces = [(0, 0, 0)]
    at = length = 0
    for start, end, letters in _changes(text, names):
        if start < at:
            continue  # a mark on the last letter of a name
        parts += (text[at:start], letters)
        length += start - at
        if pieces[-1][0] == length:
            pieces.pop()  # nothing stands between two changes
        if letters:
            pieces.append((length, start, end - start))
        length, at = length + len(letters), end
        pieces.append((length, at, 0))
    if at == 0:
        return None
    here, there, wide = zip(*pieces, strict=True)
    return Composed("".join([*parts, text[at:]]), text, here, there, wide)


def _is_plain(text: str) -> bool:
    return text.isascii() or (is_normalized("NFC", text) and not any(sign in text for sign in _UNSEEN + _JOINERS))


def _changes(text: str, names: Mapping[str, str]) -> Iterable[tuple[int, int, str]]:
    """Start, end and what is read instead, in order."""
    signs = () if _is_plain(text) else _signs(text)
    return sorted((*signs, *_renamed(text, names))) if names else signs


def _renamed(text: str, names: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    either = "|".join(map(re.escape, sorted(names, key=lambda name: (-len(name), name))))
    for match in re.finditer(rf"(?<!\w)(?:{either})(?!\w)", text):
        yield match.start(), match.end(), names[match.group()]


def _signs(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _CHANGED.finditer(text):
        letters = "" if match["unseen"] else normalize("NFC", match.group())
        if letters != match.group():
            yield match.start(), match.end(), letters


def plain(words: str, names: Mapping[str, str] = NO_NAMES) -> str:
    """Words composed, for whom nobody needs the way back."""
    found = composed(words, names)
    return found.text if found else words


def as_read(article: Article, names: Mapping[str, str] = NO_NAMES) -> tuple[Article, Composed | None]:
    """The article with its composed text, and other words for the `names`, sentences and passages placed in that; and
    the way back, None where it is as it is stored."""
    found = composed(article.text, names)
    title = article.masthead.title
    if title is not None and (shown := plain(title, names)) != title:
        article = replace(article, masthead=replace(article.masthead, title=shown))
    if found is None:
        return article, None
    sentences = (replace(s, start=found.place(s.start), end=found.place(s.end)) for s in article.sentences)
    passages = (replace(p, start=found.place(p.start), end=found.place(p.end)) for p in article.passages)
    return replace(article, text=found.text, sentences=tuple(sentences), passages=tuple(passages)), found
