"""How the lines of a page lie: what stands above the first sentence, what below the last, what is furniture.

It does not judge lines; `furniture` has, and `masthead`, `outlets` and `credits` read what they say.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from index.regex import regex

Range = tuple[int, int]

_LINE = regex(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_SENTENCE_END = regex(r"""[.!?…。！？؟۔।]["'”’»«)\]」』]*[*_]{0,3}$""")
_SENTENCE_CHARS = 40


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the blanks around it."""

    text: str
    is_masked: bool

    @property
    def is_sentence(self) -> bool:
        """Whether it is part of the body, as far as its end and length tell."""
        return not self.is_masked and len(self.text) >= _SENTENCE_CHARS and bool(_SENTENCE_END.search(self.text))


@dataclass(frozen=True, slots=True)
class Layout:
    """Lines above the first sentence, the body from its first to its last sentence, lines below."""

    head: tuple[Line, ...]
    body: tuple[Line, ...]
    foot: tuple[Line, ...]

    @property
    def masked(self) -> tuple[Line, ...]:
        """Every furniture line, wherever it stands."""
        return tuple(line for part in (self.head, self.body, self.foot) for line in part if line.is_masked)


def _goes_on(line: Line, after: Line) -> bool:
    """Whether a sentence of the body was broken at the end of the line."""
    return not (line.is_masked or after.is_masked) and len(line.text) >= _SENTENCE_CHARS and after.text[0].islower()


def lay_out(text: str, masked: Sequence[Range]) -> Layout:
    """The lines of `text`; a text without any sentence is all body."""
    lines = []
    at = 0
    for match in _LINE.finditer(text):
        words = match.group().strip()
        if not words:
            continue
        while at < len(masked) and masked[at][1] <= match.start():
            at += 1
        inside = at < len(masked) and masked[at][0] < match.end()
        lines.append(Line(words, inside and masked[at][0] <= match.end() - len(match.group().lstrip())))
    sentences = [
        number
        for number, line in enumerate(lines)
        if line.is_sentence or (number + 1 < len(lines) and _goes_on(line, lines[number + 1]))
    ]
    if not sentences:
        return Layout((), tuple(lines), ())
    first, last = sentences[0], sentences[-1] + 1
    return Layout(tuple(lines[:first]), tuple(lines[first:last]), tuple(lines[last:]))
