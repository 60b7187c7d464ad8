"""Times that a sentence tells beside its event: of what it is held against, and of what somebody had done before.

English; which of the other times is the event's, `sentence_time` says.
"""

import re

from index.day import Day
from index.regex import regex
from index.times.expression import Relation, Timex
from index.times.own_time import is_recent


def stands_aside(sentence: str, timex: Timex, anchor: Day | None) -> bool:
    """Whether the time is no time of what the sentence of an article of `anchor` tells."""
    return _is_compared(sentence, timex, anchor) or _is_told_aside(sentence, timex, anchor)


_THAN = regex(r"\b(?:than|compared (?:with|to))\s+(?P<at>(?:on|in|at|during|for)\s+)?(?:the\s+)?$", re.IGNORECASE)
_ONE_BEFORE = regex(
    r"(?:(?:the|an?|one) )?(?:day|week|month|year|night) (?:before|earlier|ago)$|(?:the )?previous\b|yesterday$|last\b"
)
_SINCE = regex(r"\bsince\s(?!then\b)(?!.*\bwhen\b)[^,;:.“”]{3,70}$")
_BESIDE = regex(
    r"\b(?:than|below|above|unlike|like|against|compared (?:with|to)|(?:up|down) (?:on|from)|exceed\w*|match\w*)\s"
    r"(?:those|that|the (?:one|ones))\s(?:of|in|at|from|during|after)\s[^,;:.“”]{0,70}$"
)


def _is_compared(sentence: str, timex: Timex, anchor: Day | None) -> bool:
    """Whether the time is of what this one is held beside: "two fewer than the day before", "fewer than those of a week
    earlier"; or, where it is no news, "below those of the storm in May", "the most since counting began in 1951"."""
    is_one_before = _ONE_BEFORE.match(timex.words.lower()) is not None
    than = _THAN.search(sentence, 0, timex.start)
    if than is not None and (than["at"] is not None or is_one_before):
        return True
    is_old = timex.relation is Relation.AT and timex.day is not None and not is_recent(timex.day, anchor)
    if is_old and _SINCE.search(sentence, 0, timex.start):
        return True
    return (is_old or is_one_before or timex.shift is not None) and _BESIDE.search(sentence, 0, timex.start) is not None


_OPENS_ASIDE = regex(r",\s(?:which|who|whose|whom|where)\b[^,;:“”\"]*$")
_CLOSES_ASIDE = regex(r"(?P<rest>[^,;:.“”\"]*),\s")
_HAD_DONE = regex(r"\bhad\s+(?!(?:an?|the|his|her|its|their|no|to|only|\w+['’]s|\d+)\b)[a-z]")


def _is_told_aside(sentence: str, timex: Timex, anchor: Day | None) -> bool:
    """Whether it is of what somebody had done some days before: "the Front, which two weeks earlier had boasted of a
    raid, said". An old time tells by itself that it is none of the news, and one of today is."""
    is_news = timex.shift is not None or (
        timex.day is not None and is_recent(timex.day, anchor) and (anchor is None or not timex.day.overlaps(anchor))
    )
    opened = _OPENS_ASIDE.search(sentence, 0, timex.start) if is_news else None
    closed = _CLOSES_ASIDE.match(sentence, timex.end) if opened else None
    if opened is None or closed is None or timex.relation is not Relation.AT:
        return False
    return _HAD_DONE.search(f"{opened.group()}{timex.words}{closed['rest']}") is not None
