"""Short forms of first names: "Mike Venn" is "Michael Venn".

English, from the `nicknames` package's table; two short forms of one name ("Ted" and "Ned") stay two.
"""

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from retrieval.values.name import Name

if TYPE_CHECKING:
    from nicknames import NickNamer


def called_alike(a: Name, b: Name) -> tuple[Name, Name]:
    """Both names, with one first name where one has the other's short form and both end in the same word."""
    if min(len(a.words), len(b.words)) < 2 or a.words[0] == b.words[0] or a.words[-1] != b.words[-1]:
        return a, b
    return (a, replace(b, words=(a.words[0], *b.words[1:]))) if is_short_form(a.words[0], b.words[0]) else (a, b)


@cache
def is_short_form(one: str, other: str) -> bool:
    """Whether either first name, in small letters, is a short form of the other."""
    names = _names()
    return other in names.nicknames_of(one) or one in names.nicknames_of(other)


@cache
def _names() -> "NickNamer":
    from nicknames import NickNamer

    return NickNamer()
