"""Races over another distance: who won the 800 metres did not win the 1,500.

English. It does not know that a mile is no sprint, nor other events by their names.
"""

import re

from index.regex import regex

_OVER = regex(
    r"\b(?:the|over|men['’]s|women['’]s|in)\s+(?P<figure>\d[\d,.]*)[ -]?"
    r"(?P<unit>m|met(?:re|er)s?|km|kilomet(?:re|er)s?|miles?|yards?)\b(?!\s+(?:per|an?)\b)",
    re.IGNORECASE,
)
_ALONE = regex(
    r"\W*$|\s*[?,.;:]|\s+(?:in|at|on|of|by|with|for|during|from|last|this|final|heats?|semi|race|title|record|gold|"
    r"hurdles|steeplechase|relay|freestyle|butterfly|breaststroke|backstroke|medley|sprint)\b",
    re.IGNORECASE,
)
"""Behind it: the distance is no pipeline's."""
_SPORT = regex(
    r"\b(?:w[io]n(?:s|ning|ners?)?|lost|r[au]n(?:s|ning|ners?)?|race[ds]?|sw[aiu]m|finish\w*|final|heats?|medal\w*|gold|"
    r"record|title|champion\w*|times?|clocked|fastest|beat(?:en)?|took|entered)\b",
    re.IGNORECASE,
)


def is_of_another_distance(question: str, sentence: str) -> bool:
    """Whether the question names the distance of a race, and the sentence only others."""
    if _SPORT.search(question) is None:
        return False
    asked = {_distance(match) for match in _OVER.finditer(question) if _ALONE.match(question, match.end())}
    told = {_distance(match) for match in _OVER.finditer(sentence)}
    return bool(asked) and bool(told) and told.isdisjoint(asked)


def _distance(match: re.Match[str]) -> tuple[str, str]:
    """ "1,500 m" and "1500 metres" are one."""
    return match["figure"].replace(",", "").rstrip("."), _unit(match["unit"].lower())


def _unit(unit: str) -> str:
    return "mi" if unit.startswith("mi") else unit[0]
