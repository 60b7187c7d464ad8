"""Regular expressions that are compiled at their first use.

Modules name nearly five hundred and a question needs a fifth of them: to compile all took a tenth of a cold start.
Expressions that are made of a table or of a question are compiled where they are made. A match's `re` is the compiled
expression, never the one that a module names.
"""

import re
from typing import cast

METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn", "groups", "groupindex")


class Regex:
    """Stands for `re.compile(pattern, flags)`, and has its methods from the first use of one. Raises re.error then."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> object:
        if name not in METHODS:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self.flags)
        for method in METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


_FOR_I = str.maketrans({"ı": "i", "İ": "i"})  # no other case folds them, and patterns take them for an "i"


def folded(words: str) -> str:
    """Words as patterns without regard to case compare them. Who looks up what such a pattern found spells it so."""
    return words.lower() if words.isascii() else words.translate(_FOR_I).casefold()


def regex(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern, to be compiled when it is first searched with; `flags` are those of `re.compile`."""
    return cast("re.Pattern[str]", Regex(pattern, flags))
