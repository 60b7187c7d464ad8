"""A question put as "Is it true that the doors were locked?", asked straight: "Were the doors locked?".

It reads English.
"""

import re

from index.regex import regex

_TRUE_THAT = regex(r"^\W*(?:is|was) it (?:true|correct|the case)(?:\s+that)?\s+(?P<told>[^?]+\w)", re.IGNORECASE)
_AUXILIARY = regex(
    r"^(?P<who>(?:[^\s,]+\s+){1,8}?)(?P<aux>was|were|is|are|has|have|had|did|will)\s+(?P<rest>.+)", re.IGNORECASE
)


def asked_straight(question: str) -> str:
    """The question itself where it is put in no such way; a past without an auxiliary ("she left") gets a "has"."""
    found = _TRUE_THAT.match(question)
    if found is None:
        return question
    stated = _AUXILIARY.match(found["told"])
    return f"{stated['aux']} {stated['who']}{stated['rest']}?" if stated else f"has {found['told']}?"
