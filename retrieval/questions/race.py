"""Whether a question asks for a time that is measured, not told by the clock: "what was the winning time?".

"What time did she run?" asks for it too where a race is named. It does not read times.
"""

import re

from index.regex import regex

_EVENT = (
    r"(?:race|(?:half[- ])?marathon|(?:semi-?)?final|heats?|swim|miles?|laps?|course|sprint|relay|climb|leg|stage|"
    r"hurdles|steeplechase|freestyle|butterfly|breaststroke|backstroke|medley|slalom|downhill|"
    r"\d[\d,.]*(?:[ -]?(?:m|km|k|met(?:re|er)s?|kilomet(?:re|er)s?|miles?|yards?))?)"
)
_MEASURED = regex(
    r"\b(?:winning|finishing|race|lap|best|fastest|quickest|slowest|course|journey|travel|response|waiting|flight|"
    r"running|flying|average|personal) time\b(?! (?:to|for|of)\b)|\brunning time\b|"
    r"\bin (?:what|which) time (?:did|does|do|was|were|has|had)\b|"
    rf"\bwhat (?:was|is) \S+(?: \S+)?['’]s? time (?:in|over|for|on) the (?:\S+ ){{0,3}}?{_EVENT}\b",
    re.IGNORECASE,
)
_RUN = regex(
    r"\bwhat time did (?:\S+ ){1,5}?(?:clock|post|run|swim|ski|skate|row|cycle)\b(?: \S+){0,3}? "
    rf"(?:in|over|for|at|on|the) (?:\S+ ){{0,4}}?{_EVENT}\b",
    re.IGNORECASE,
)


def asks_race_time(asked: str) -> bool:
    """Whether how long it took is asked for."""
    return _MEASURED.search(asked) is not None or _RUN.search(asked) is not None
