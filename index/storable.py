"""Whether a text can be kept at all: not empty, not binary, not larger than an article can be; and under what key.

It does not know where the text came from.
"""

from dataclasses import replace

from index.article import Incoming
from index.errors import Refused
from index.limits import ARTICLE_CHARS
from index.regex import regex

BLANK = " \t\r\n\ufeff"
_CONTROL = regex("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def checked(article: Incoming, where: str) -> Incoming:
    """The article, its key fit to be shown and typed, unless its text cannot be kept: then raises Refused, which says
    where it stands."""
    if not article.text.strip(BLANK):
        raise Refused(where, "empty")
    if "\x00" in article.text:
        raise Refused(where, "NUL characters in the text: binary, or damaged")
    if len(article.text) > ARTICLE_CHARS:
        size = len(article.text) / 1_000_000
        raise Refused(where, f"{size:.0f} million characters, {ARTICLE_CHARS // 1_000_000} are taken at most: split it")
    return replace(article, key=plain_key(article.key)) if article.key else article


def plain_key(key: str) -> str:
    """The key with its control characters written out: a key stands in lines, lists and commands."""
    return _CONTROL.sub(lambda found: found.group().encode("unicode_escape").decode("ascii"), key)
