"""Names that a sentence gives only to say that another is right: "It was the Ondine, and not the Astra".

English, and what stands right before a name; what a whole clause denies is `values.rejection`'s, and "three, not two"
is a denial of its own (`denial`).
"""

import re

from index.regex import regex

_NOT = regex(
    r"(?:\b(?:and|but)\s+|[,;(–—-]\s*)not\s+(?:(?:on|in|at|by|from|to|with|near|under|of|as|the|an?|mrs?|ms|dr|captain|"
    r"president|general|minister|sir|dame)\.?\s+){0,3}$",
    re.IGNORECASE,
)


def is_set_aside(text: str, start: int) -> bool:
    """Whether the value that begins at `start` (code points) is said not to be the one."""
    return _NOT.search(text, max(0, start - 60), start) is not None
