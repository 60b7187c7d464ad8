"""Whether a text can be kept at all: not empty, not binary, not larger than an article can be.

It does not know where the text came from.
"""

from index.article import Incoming
from index.errors import Refused
from index.limits import ARTICLE_CHARS

BLANK = " \t\r\n\ufeff"


def checked(article: Incoming, where: str) -> Incoming:
    """The article, unless its text cannot be kept: then raises Refused, which says where it stands."""
    if not article.text.strip(BLANK):
        raise Refused(where, "empty")
    if "\x00" in article.text:
        raise Refused(where, "NUL characters in the text: binary, or damaged")
    if len(article.text) > ARTICLE_CHARS:
        size = len(article.text) / 1_000_000
        raise Refused(where, f"{size:.0f} million characters, {ARTICLE_CHARS // 1_000_000} are taken at most: split it")
    return article
