"""How many voted for something, and how many against, where a result tells both at once: "voted 118 to 109", "passed by
61-40", "defeated by 34 votes to 16".

English. It does not know what was voted on: the first figure is of those who had it their way.
"""

import re
from collections.abc import Sequence

from index.regex import regex
from retrieval.values.bound import Bound
from retrieval.values.numeral import SPELLED, read_numeral
from retrieval.values.quantity import Quantity
from retrieval.values.stated import Stated
from retrieval.values.tokens import tokens_of
from retrieval.values.unit import COUNT

_ASKED = regex(
    r"\bhow many\s+(?:(?!did\b)[\w’'-]+\s+){0,5}?(?:voted|(?:were\s+|had\s+)?cast)\s+"
    r"(?P<what>(?:for|to|in|against|yes|no)\b[^?]*)",
    re.IGNORECASE,
)
_AGAINST = regex(
    r"(?:against|no)\b|to\s+(?:reject|defeat|oppose|throw out|vote down)\b|in\s+opposition\b", re.IGNORECASE
)
_FIGURE = rf"(?:\d(?:[\d,]*\d)?|(?:{SPELLED})(?:-\w+)?)"
_RESULT = regex(
    rf"(?<![\w.,])(?<!\bon )(?<!\bfrom )(?P<first>{_FIGURE})(?:\s+votes?)?(?:\s?[-–]\s?|\s+(?:votes\s+)?to\s+)"
    rf"(?P<second>{_FIGURE})(?![\w%]|[.,]\d|\s+(?:per\s?cent|percent)\b)",
    re.IGNORECASE,
)
_VOTED = regex(
    r"\b(?:vot(?:e|ed|es|ing)|ballot|pass(?:ed|es)|approv\w+|adopt\w+|carried|reject\w+|defeat\w+|ratif\w+|confirmed|"
    r"cleared|failed|ousted|dismissed)\b",
    re.IGNORECASE,
)
_DEFEATED = regex(
    r"\b(?:reject\w*|defeat\w*|(?:vot(?:ed|ing)|turned|went) (?:\w+ ){0,3}?down|thr(?:ew|own) out|fail(?:ed|s|ing)|"
    r"fell|against)\b",
    re.IGNORECASE,
)
_BEHIND = regex(r"\s+(?:against|to (?:reject|defeat|throw out|vote down))\b", re.IGNORECASE)
_NEAR = 90
"""Characters before a result within which it is told that there was a vote."""


def with_votes(text: str, stated: Sequence[Stated], question: str) -> tuple[Stated, ...]:
    """The figures, of each result of a vote the one that the question asks for."""
    asked = _ASKED.search(question)
    if asked is None:
        return tuple(stated)
    asks_against = _AGAINST.match(asked["what"]) is not None
    kept = list(stated)
    for result in _RESULT.finditer(text):
        first, second = _count(result, "first"), _count(result, "second")
        if first is None or second is None or not _VOTED.search(text, max(0, result.start() - _NEAR), result.start()):
            continue
        is_first = _is_against(text, result, first, second) is asks_against
        kept = [each for each in kept if each.end <= result.start() or result.end() <= each.start]
        kept.append(first if is_first else second)
    return tuple(sorted(kept, key=lambda each: each.start))


def _count(result: re.Match[str], which: str) -> Stated | None:
    start, end = result.span(which)
    tokens = tokens_of(result[which])
    numeral = read_numeral(tokens, 0)
    if numeral is None or numeral.after < len(tokens) or numeral.vague:
        return None
    return Stated(start, end, end, start, Quantity(numeral.low, numeral.low, Bound.EXACT, COUNT, numeral.low))


def _is_against(text: str, result: re.Match[str], first: Stated, second: Stated) -> bool:
    """Whether the first figure is of those who were against: of what was defeated the larger is."""
    if _BEHIND.match(text, result.end()):
        return True
    return is_defeat(text[: result.start()]) and first.quantity.low > second.quantity.low


def is_defeat(before: str) -> bool:
    """Whether the words before a result say that what was voted on was defeated."""
    return _DEFEATED.search(before[-_NEAR:].rpartition(";")[2]) is not None
