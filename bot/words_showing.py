"""What `rashomon show` says around an article.

Fixed templates only; it does not know how an article is laid out.
"""

from bot.written import count

WHOLE_HINT = "The whole article:"
STRETCH_OUTSIDE = "{}: the stored text has {:,} characters and that stretch is not within it; leave out the numbers"
HEAD_OUTLET = "outlet"
HEAD_AUTHORS = "authors"
HEAD_WIRE = "wire"
HEAD_LANGUAGE = "language"
HEAD_URL = "address"
HEAD_KEY = "key"


def left_out_before(chars: int) -> str:
    """Above a part of an article, opened at a quote."""
    return f"... {count(chars, 'character')} before"


def left_out_behind(chars: int) -> str:
    """Below it."""
    return f"... {count(chars, 'character')} behind"


def version(key: str, number: int) -> str:
    """An article's key and which of its versions this is."""
    return f"{key}, version {number}"
