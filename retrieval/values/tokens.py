"""Words, numbers and marks of a text with their places, the common ground of the readers of values.

It knows no meaning. A hyphenated word is three tokens; a number keeps its separators.
"""

from dataclasses import dataclass

from index.regex import regex

# Spaces inside numbers: no-break, thin and narrow no-break only; a plain space is judged by the reader of numbers.
_TOKEN = regex(r"\d+(?:[.,\u00a0\u2009\u202f]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|[^\w\s]|_")


@dataclass(frozen=True, slots=True)
class Token:
    """`text[start:end]`; `lower` for comparing, `glued` when nothing stands between it and the token before."""

    written: str
    lower: str
    start: int
    end: int
    glued: bool

    @property
    def is_number(self) -> bool:
        """Whether it is written in digits."""
        return self.written[:1].isdecimal()

    @property
    def is_word(self) -> bool:
        """Whether it is written in letters."""
        return self.written[:1].isalpha()

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.written[:1].isupper()


def tokens_of(text: str) -> tuple[Token, ...]:
    """All tokens, in order."""
    found: list[Token] = []
    end = -1
    for match in _TOKEN.finditer(text):
        written = match.group()
        lower = written.lower().replace("’", "'")
        found.append(Token(written, lower, match.start(), match.end(), match.start() == end))
        end = match.end()
    return tuple(found)
