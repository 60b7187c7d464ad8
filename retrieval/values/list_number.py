"""The number of an entry in a list: "4. Our own losses are light", "(b) The valve stuck". It counts nothing."""

from index.regex import regex

_LIST_NUMBER = regex(r"\s*(?:\(?\d{1,2}[.)]|\(?[a-h]\))\s+(?=[“\"‘'(]?[^\W\d_a-z])")


def behind_list_number(text: str) -> int:
    """Where the text goes on behind the number that it opens with, in code points; 0 where it opens with none."""
    number = _LIST_NUMBER.match(text)
    return 0 if number is None else number.end()


def without_list_number(text: str) -> str:
    """The text with blanks in place of the number that it opens with: every other place in it stays."""
    end = behind_list_number(text)
    return " " * end + text[end:]
