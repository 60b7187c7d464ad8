"""The day or hour that something began where it is asked when it ended, and the hour that only names a train.

English, and the clause before the time; it does not know what began.
"""

import re

from index.regex import regex

_ASKS_END = regex(
    r"^\W*(?:when|(?:on |at |by )?(?:what|which) (?:day|date|time|hour|month|year)|until when)\b.*"
    r"(?:\b(?:end(?:ed|s)?|stop(?:ped)?|finish(?:ed)?|(?:give|gave|given) up|"
    r"call(?:ed)? off|lift(?:ed)?|extinguished)\b|"
    r"(?<!break )(?<!set )(?<!come )(?<!go )(?<!find )(?<!turn )(?<!get )(?<!carried )(?<!read )(?<!given )"
    r"\b(?:over|out)(?: for good)?\W*$)",
    re.IGNORECASE,
)
_BEGAN = regex(
    r"\b(?:began|begun|started|broke out|erupted|flared(?: up)?|ignited)(?! to\b)"
    r"(?: (?!(?:and|but|or|until|till|after|before|was|were|is|had|has|over|ended|stopped)\b)[^\s,;:]+){0,8} $"
)
_NAMES_A_TRAIN = regex(r"(?: [ap]\.?m\.?)? (?:from|to|train|express|bus|coach|flight|ferry|boat|tram|service)\b")
_THE = regex(r"\b[Tt]he (?:early |late |delayed )?$")
_CLOCK = regex(r"\d{1,2}[:.]\d\d")


def is_of_the_beginning(question: str, text: str, start: int) -> bool:
    """Whether what stands at `start` (code points) is when something began, and the question asks for an end."""
    return _BEGAN.search(text, 0, start) is not None and _ASKS_END.search(question) is not None


def names_a_train(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` (code points) is a train by its hour: "the 6:05 from Velm"."""
    clock = _CLOCK.match(text, start)
    return (
        clock is not None
        and _THE.search(text, 0, start) is not None
        and _NAMES_A_TRAIN.match(text, min(end, clock.end())) is not None
    )
