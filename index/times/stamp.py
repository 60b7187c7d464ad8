"""The time that an entry of a live report opens with: "17:15 The mayor says", "**23.44** - A crowd".

It is no figure and part of nobody's name; as a time of day it stays where it stands.
"""

from index.regex import regex

_STAMP = regex(
    r"\s*[*_]{0,3}(?:[01]?\d|2[0-3])[.:][0-5]\d(?:\s?(?:[AaPp]\.?[Mm]\b\.?|GMT|UTC|BST|E[DS]?T))?[*_]{0,3}[:,]?[*_]{0,3}\s+"
    r"(?:[-–—]\s+)?"
    r"(?!(?i:(?:m|b|tr)illion|thousand|per\s?cent)\b)(?=[“\"‘'(]?[^\W\d_a-z])"
)


def behind_stamp(text: str) -> int:
    """Where the text goes on behind the time that it opens with, in code points; 0 where it opens with none."""
    stamp = _STAMP.match(text)
    return 0 if stamp is None else stamp.end()


def without_stamp(text: str) -> str:
    """The text with blanks in place of the time that it opens with: every other place in it stays."""
    end = behind_stamp(text)
    return " " * end + text[end:]
